#pragma once
#include <cstdint>
#include <map>
#include <memory>

#include "engine/verdict/shape.h"

namespace glacis::verdict {

/// The one seam through which every residual goes. `both`: some completion each way. `gave_up`: effort ran out;
/// never to be taken for an answer. `contradiction`: no completion satisfies what is given.
enum class Answer : std::uint8_t { yes, no, both, gave_up, contradiction };

struct Effort {
  unsigned native_bits = 16;                 ///< shapes with at most this many bits of unknowns are enumerated
  std::uint32_t resource_limit = 4'000'000;  ///< Z3's rlimit for each question beyond, and the effort for each optimum
  std::uint64_t budget = 1'000'000'000;      ///< of rlimit, about, for all questions of one decider together
};

/// Decides one shape. The answer depends on the shape and the effort alone: never on history, threads or time.
/// `used`: what it took of the rlimit is added to it.
Answer decide(Shape const& shape, Effort const& effort, std::uint64_t* used = nullptr);
/// The two ways, for tests that compare them. Enumeration REQUIRES bits() <= 26.
Answer decide_natively(Shape const& shape);
Answer decide_by_solver(Shape const& shape, Effort const& effort);

/// Remembers the answer of each shape. Once its budget is used up, it gives up on what it cannot enumerate: which
/// shapes these are depends on the order of the questions, and on nothing else.
class Decider {
 public:
  explicit Decider(Effort effort = {}) : effort_(effort) {}
  Answer decide(Shape const& shape);
  std::size_t asked() const { return asked_; }
  std::size_t distinct() const { return answers_.size(); }
  std::size_t gave_up() const { return gave_up_; }

 private:
  Effort effort_;
  std::uint64_t used_ = 0;
  std::map<Shape, Answer> answers_;
  std::size_t asked_ = 0;
  std::size_t gave_up_ = 0;
};

}  // namespace glacis::verdict

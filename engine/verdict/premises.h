#pragma once
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include "engine/verdict/givens.h"
#include "engine/verdict/premise.h"

namespace glacis::verdict {

/// Collects, while a goal is written out with all that it reads (Grounder), what is known of it.
class Premises {
 public:
  explicit Premises(Evaluator const& evaluator) : evaluator_(&evaluator) {}

  /// Of a cell that is read, each saying; of a cell that has none because its element has no such attribute, that.
  /// True if it was not read before.
  bool read(Cell cell);
  /// Of a question that was answered: the flag is the answer.
  void answer(std::uint64_t flag, Flags::Key key, Truth truth, std::vector<Fact> facts);
  std::vector<PremiseRef> const& all() const { return premises_; }
  /// By the kinds that are stated of it, the element has the attribute.
  Truth has_attribute(Cell cell) const;
  /// What of a cell goes without saying: that it has a value, if its element surely has the attribute.
  Mask possible(Cell cell) const;

 private:
  void add(Premise premise) { premises_.push_back(std::make_shared<Premise const>(std::move(premise))); }

  Evaluator const* evaluator_;
  std::vector<PremiseRef> premises_;
  std::unordered_set<std::uint64_t> seen_;  ///< never iterated
};

}  // namespace glacis::verdict

#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "engine/verdict/decide.h"
#include "tests/verdict/draw.h"

namespace glacis::verdict::tests {

/// A random goal with what is given, written plainly, to compare the engine with: an oracle tries every completion.
struct Sentence {
  struct Node {
    Shape::Form form = Shape::Form::constant;
    std::uint32_t a = 0;  ///< as in Shape::Node
    std::uint32_t b = 0;
    std::uint64_t values = 0;
  };
  std::vector<std::uint32_t> domains;
  std::vector<std::uint64_t> possible;  ///< what restrict() says, per variable
  std::vector<Node> nodes;
  std::uint32_t goal = 0;
  std::vector<std::uint32_t> given;
};

/// At most `variables` variables of 2 to 5 values; at most `completions` completions.
Sentence draw_sentence(Draw const& draw, std::uint32_t variables, std::uint64_t completions);

/// By trying all completions.
Answer answer_by_trial(Sentence const& sentence);
Answer answer_by_trial(Shape const& shape);
Shape shape_of_sentence(Sentence const& sentence);

/// The sentence in a residual; `key` names its variables, `late` restricts after the literals are made.
struct Built {
  Residual residual;
  Residual::Ref goal = 0;
  std::vector<Residual::Ref> given;
  Shape shape() const { return residual.shape(goal, given); }
};
Built build(Sentence const& sentence, std::function<std::uint64_t(std::uint32_t)> const& key, bool late = false);

}  // namespace glacis::verdict::tests

#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/shape.h"

namespace glacis::verdict {

/// "Can this hold at all?", asked of the goal of a shape or of its negation, with what is given. Without negations,
/// and reduced: a value is dropped if another makes at least the same literals true (so a Boolean that occurs in one
/// polarity only is fixed), until nothing changes. The answer stays the same.
struct Question {
  std::vector<std::uint64_t> kept;  ///< values left of each variable; 0: it does not occur any more
  std::vector<Shape::Node> nodes;   ///< children before parents; a constant only as root; literals within `kept`
  std::uint32_t root = 0;

  bool is_settled() const { return nodes[root].form == Shape::Form::constant; }
  bool settled_answer() const { return nodes[root].a != 0; }  ///< REQUIRES is_settled()
  unsigned bits() const;
};

Question ask(Shape const& shape, bool goal);

}  // namespace glacis::verdict

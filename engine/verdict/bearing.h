#pragma once
#include <string>
#include <vector>

#include "engine/verdict/inquiry.h"

namespace glacis::verdict {

/// How far an answer to one question, as evidence names it, settles whether a goal holds, whatever the rest is. Where
/// nothing could be decided within the effort, `some` and `all` are what is sure: an upper and a lower bound.
struct Bearing {
  std::string fact;   ///< "secure-element of meter"
  bool some = false;  ///< an answer that is possible settles it
  bool all = false;   ///< each does
  Mask possible;      ///< if the question is about one cell: its values,
  Mask settling;      ///< and those of them that settle it
};

/// Of each question that the goal reads, in order of its name.
std::vector<Bearing> bearings(Inquiry& inquiry, Residual::Ref goal, Columns const& columns, Flags const& flags);

}  // namespace glacis::verdict

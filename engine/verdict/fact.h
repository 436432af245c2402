#pragma once
#include <string>

#include "engine/model/value.h"
#include "engine/text/source.h"

namespace glacis::verdict {

/// A fact that a verdict, a fit or a conflict read, in words, with where it was said.
struct Fact {
  std::string text;
  model::Basis basis = model::Basis::stated;
  text::Span place;      ///< nowhere for structure and unknowns
  bool unknown = false;  ///< not known: it would settle the question
  friend bool operator==(Fact const&, Fact const&) = default;
};

}  // namespace glacis::verdict

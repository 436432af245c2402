#pragma once
#include "engine/report/guide.h"

namespace glacis::report {

/// A figure of a mechanism's cost and what it is called.
struct CostFigure {
  char const* what;
  std::optional<model::Interval> model::Cost::*of;
};
inline constexpr CostFigure cost_figures[] = {{"RAM once", &model::Cost::ram_once},
                                              {"RAM each", &model::Cost::ram_each},
                                              {"flash", &model::Cost::flash},
                                              {"message", &model::Cost::per_message},
                                              {"handshake", &model::Cost::handshake}};

/// The part of a page that the catalogue alone says.
GuidePage page_of(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue, text::Sources const& sources,
                  model::MechanismId mechanism);

}  // namespace glacis::report

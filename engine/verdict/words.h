#pragma once
#include <string>

#include "engine/verdict/judge.h"
#include "engine/verdict/standing.h"

namespace glacis::verdict {

/// How facts are told: "secure-element of meter is 2", "secure-element of meter".
char const* name_of(model::Link link);  ///< "data in"
std::string name_of(Case const& the_case, Cell cell);
std::string name_of(Case const& the_case, model::Element element);
Fact told(Case const& the_case, Cell cell, Saying const& saying);
/// What decides the cell in this view: its facts, its presumption, or that it is not known.
std::vector<Fact> told(Evaluator const& evaluator, Cell cell);

}  // namespace glacis::verdict

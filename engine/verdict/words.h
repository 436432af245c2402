#pragma once
#include <string>

#include "engine/verdict/fact.h"
#include "engine/verdict/standing.h"
#include "engine/verdict/world.h"

namespace glacis::verdict {

/// The value as a reader sees it: "C1", "51 B to 100 B", "another".
std::string value_name(Columns const& columns, ColumnId column, std::uint32_t value);
/// What an unknown is: "secure-element of meter (0: none, 1: software)", "a mechanism at meter gives integrity:hop".
std::string name_of(Columns const& columns, Flags const& flags, std::uint64_t variable);
/// What a world says of its unknowns: "secure-element of meter is 0", "meter is not relied on with reading"; where no
/// mechanism gives one thing is one fact, "no mechanism at meter or home gives integrity:hop".
std::vector<Fact> told(Columns const& columns, Flags const& flags, std::vector<Assignment> const& world);

/// The same of one that is supposed, with all the values that it leaves: "device-class of meter is C1 or C2".
Fact told(Columns const& columns, Assignment const& supposed);

/// How facts are told: "secure-element of meter is 2", "secure-element of meter".
char const* name_of(model::Link link);  ///< "data in"
std::string name_of(Case const& the_case, Cell cell);
std::string name_of(Case const& the_case, model::Element element);
Fact told(Case const& the_case, Cell cell, Saying const& saying);
/// What decides the cell in this view: its facts, its presumption, or that it is not known.
std::vector<Fact> told(Evaluator const& evaluator, Cell cell);

}  // namespace glacis::verdict

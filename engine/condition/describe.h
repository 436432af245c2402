#pragma once
#include <string>

#include "engine/condition/formula.h"
#include "engine/model/vocabulary.h"

namespace glacis::condition {

/// "an entity", "a flow", …; data are "data".
std::string one_of_sort(Sort sort);
/// "entities", "flows", …
std::string many_of_sort(Sort sort);
/// What a path yields: "an entity", "a set of flows", "a level", "a size".
std::string describe(model::Vocabulary const& vocabulary, Path const& path);
/// The same with the type's name: "a level of `impact`".
std::string describe_fully(model::Vocabulary const& vocabulary, Path const& path);
/// "a size", "an energy".
std::string one_of_dimension(model::Dimension dimension);

}  // namespace glacis::condition

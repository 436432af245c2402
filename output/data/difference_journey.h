#pragma once
#include <string>
#include <vector>

#include "output/data/difference_result.h"

namespace glacis::output {

/// What is drawn of an element here and not there: "report carries reading".
std::vector<std::string> drawn_only(std::string const& id, SavedResult const& here, SavedResult const& there);

/// Why a journey is drawn here and not there: flows that are, or carry its datum, on one side only, of it or of those
/// that took its place. `is_new`: here is after, else before.
std::vector<std::string> why_drawn(std::string const& journey, SavedResult const& here, SavedResult const& there,
                                   bool is_new);

}  // namespace glacis::output

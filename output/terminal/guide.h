#pragma once
#include <string>

#include "engine/report/guide.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// Everything about one mechanism.
std::string guide_page(report::Guide const& guide, report::GuidePage const& page, Style const& style);
/// Where it fits, and why not: a line a reason.
std::string guide_places(report::Guide const& guide, report::GuidePage const& page, Style const& style);
/// All mechanisms of the guide, a line each.
std::string guide_index(report::Guide const& guide, Style const& style);
/// From requirements over features to mechanisms: what is realized, what is not, and what is used by nothing.
std::string guide_trace(report::Guide const& guide, Style const& style);

}  // namespace glacis::output

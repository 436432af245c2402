#pragma once
#include <optional>

#include "engine/report/guide.h"
#include "output/command/analysis.h"

namespace glacis::output {

/// Analyzes the use cases and gathers what they say of the mechanisms. Nothing if something was wrong, or if facts
/// contradict each other; that has been shown.
std::optional<report::Guide> survey(Request const& request, Project const& project,
                                    std::vector<model::MechanismId> const& mechanisms,
                                    std::vector<std::string> const& files, text::Sources& sources, Console& console);

}  // namespace glacis::output

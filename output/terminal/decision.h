#pragma once
#include <string>
#include <vector>

#include "engine/report/decision.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// The decision table of each use case; of several, also what each capability is worth over all. `all`: with the
/// capabilities that change no plan, and every id.
std::string to_text(std::vector<report::Decision> const& decisions, bool all, Style const& style);

}  // namespace glacis::output

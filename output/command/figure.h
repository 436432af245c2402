#pragma once
#include <filesystem>

#include "engine/report/report.h"
#include "engine/text/diagnostic.h"

namespace glacis::output {

/// Draws the figure of a report to a file; its warnings and its failure become diagnostics. True if it was written.
bool draw_to(report::Report const& report, std::filesystem::path const& out, text::Diagnostics& diagnostics);

}  // namespace glacis::output

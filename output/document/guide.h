#pragma once
#include <string>

#include "engine/report/guide.h"

namespace glacis::output {

/// Each in Markdown; `linked`: the page of each mechanism of the guide is a file beside it, `ID.md`.

/// A page about one mechanism.
std::string guide_page_markdown(report::Guide const& guide, report::GuidePage const& page, bool linked);
/// The table of all mechanisms.
std::string guide_index_markdown(report::Guide const& guide, bool linked);
/// From requirements over features to mechanisms, and the mechanisms that nothing uses.
std::string guide_trace_markdown(report::Guide const& guide, bool linked);

}  // namespace glacis::output

#pragma once
#include <string>

#include "engine/report/guide.h"

namespace glacis::output {

/// A page about one mechanism, in Markdown. Links go to other pages of the guide, `ID.md` beside it.
std::string guide_page_markdown(report::Guide const& guide, report::GuidePage const& page);
/// The table of all mechanisms; with links if their pages are beside it.
std::string guide_index_markdown(report::Guide const& guide, bool with_pages);
/// From requirements over features to mechanisms, and the mechanisms that nothing uses.
std::string guide_trace_markdown(report::Guide const& guide);

}  // namespace glacis::output

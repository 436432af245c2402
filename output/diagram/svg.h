#pragma once
#include <string>
#include <string_view>

namespace glacis::output {

/// Makes Graphviz's SVG fit for a report: a title and a description for screen readers instead of ids as tooltips, and
/// nothing that names a version.
std::string tidy_svg(std::string_view svg, std::string_view title, std::string_view description);

/// How many edges Graphviz drew.
std::size_t count_edges(std::string_view svg);

}  // namespace glacis::output

#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

/// Without control and bidi characters, so that no author's text can steer a terminal. Line breaks become spaces.
std::string plain(std::string_view text);

/// How many characters a terminal shows (wide scripts are counted as one).
std::size_t columns(std::string_view text);

/// Lines of at most `width` columns, broken at spaces only: an id is never cut, even if its line gets too long.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// `lead`, then the text beside it, wrapped at `width` in all; later lines are indented as far. Ends in '\n'.
std::string hanging(std::string_view lead, std::string_view text, std::size_t width);

/// Filled up with spaces to `width` columns.
std::string pad(std::string_view text, std::size_t width);

/// "1 mechanism", "2 mechanisms", "3 capabilities".
std::string counted(std::size_t number, std::string_view noun);

/// "high", or both ends of what it may be.
std::string join_range(report::Range const& range, std::string_view between);

std::string join(std::vector<std::string> const& parts, std::string_view between);

}  // namespace glacis::output

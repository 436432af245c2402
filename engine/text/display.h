#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace glacis::text {

/// A stretch of a source line as a terminal shows it, and where the marked bytes came to stand in it.
struct DisplayedLine {
  std::string text;
  std::size_t mark_column = 0;  ///< in terminal columns, from 0
  std::size_t mark_width = 1;
};

/// Tabs become spaces, control characters and bytes that are not UTF-8 become U+FFFD, wide characters take two columns.
/// A long line is cut around [mark_begin, mark_end) (bytes of `line`), with `...` where something was left out.
DisplayedLine display_line(std::string_view line, std::size_t mark_begin, std::size_t mark_end);

/// An author's words within a message: on one line, without control characters, at most `longest` bytes.
std::string display_words(std::string_view words, std::size_t longest = 2000);

}  // namespace glacis::text

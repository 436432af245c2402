#include "engine/text/display.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/utf8.h"

namespace glacis::text {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t widest = 110;       ///< columns of a source line that are shown
constexpr std::size_t longest_mark = 60;  ///< columns that a cut line keeps of a longer mark
constexpr std::size_t context = 30;       ///< columns that a cut line keeps before the mark
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view gap = "...";

using Range = std::pair<char32_t, char32_t>;
bool is_among(std::array<Range, 8> const& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range range) { return range.first <= c && c <= range.second; });
}

/// East Asian wide and emoji blocks; combining marks. Coarse: a caret that is one off is no harm.
constexpr std::array<Range, 8> wide{{{0x1100, 0x115F},
                                     {0x2E80, 0x303E},
                                     {0x3041, 0xA4CF},
                                     {0xAC00, 0xD7A3},
                                     {0xF900, 0xFAFF},
                                     {0xFE30, 0xFE6F},
                                     {0xFF00, 0xFF60},
                                     {0x1F300, 0x1FAFF}}};
constexpr std::array<Range, 8> combining{{{0x0300, 0x036F},
                                          {0x0483, 0x0489},
                                          {0x0591, 0x05BD},
                                          {0x064B, 0x065F},
                                          {0x1AB0, 0x1AFF},
                                          {0x1DC0, 0x1DFF},
                                          {0x20D0, 0x20FF},
                                          {0xFE00, 0xFE0F}}};
/// C0, C1, and what reorders or hides the text around it.
constexpr std::array<Range, 8> unprintable{{{0x00, 0x1F},
                                            {0x7F, 0x9F},
                                            {0x200B, 0x200F},
                                            {0x2028, 0x202E},
                                            {0x2066, 0x2069},
                                            {0xFEFF, 0xFEFF},
                                            {0xFFF9, 0xFFFB},
                                            {0xE0000, 0xE007F}}};

struct Cell {
  std::size_t width = 1;   ///< terminal columns
  std::size_t length = 1;  ///< bytes of the line
  std::string text;
};

Cell cell_at(std::string_view line, std::size_t at, std::size_t column) {
  CodePoint const point = decode(line, at);
  if (point.value == U'\t') {
    std::size_t const width = tab_stop - column % tab_stop;
    return {width, point.length, std::string(width, ' ')};
  }
  if (!point.valid || is_among(unprintable, point.value)) return {1, point.length, std::string(replacement)};
  std::size_t width = 1;
  if (is_among(wide, point.value)) width = 2;
  if (is_among(combining, point.value)) width = 0;
  return {width, point.length, std::string(line.substr(at, point.length))};
}

/// Long lines are cut in bytes first, so that a caret at the end of megabytes costs nothing.
std::pair<std::size_t, std::size_t> window_of(std::string_view line, std::size_t mark_begin, std::size_t mark_end) {
  if (line.size() <= widest) return {0, line.size()};
  std::size_t const kept_mark = std::min(mark_end - mark_begin, longest_mark);
  std::size_t begin = mark_begin > context ? mark_begin - context : 0;
  if (mark_begin + kept_mark + gap.size() <= widest) begin = 0;
  std::size_t end = std::min(line.size(), begin + widest);
  while (begin > 0 && begin < line.size() && continues(line[begin])) --begin;
  while (end < line.size() && continues(line[end])) ++end;
  return {begin, end};
}

}  // namespace

DisplayedLine display_line(std::string_view line, std::size_t mark_begin, std::size_t mark_end) {
  mark_begin = std::min(mark_begin, line.size());
  mark_end = std::clamp(mark_end, mark_begin, line.size());
  auto const [begin, end] = window_of(line, mark_begin, mark_end);
  DisplayedLine result;
  if (begin > 0) result.text += gap;
  std::size_t column = result.text.size();
  std::size_t mark_from = column;
  std::size_t mark_to = column;
  for (std::size_t at = begin; at < end;) {
    Cell const cell = cell_at(line, at, column);
    result.text += cell.text;
    column += cell.width;
    if (at < mark_begin) mark_from = column;
    if (at < mark_end) mark_to = column;
    at += cell.length;
  }
  if (end < line.size()) result.text += gap;
  result.mark_column = mark_from;
  result.mark_width = std::max<std::size_t>(1, mark_to > mark_from ? mark_to - mark_from : 1);
  return result;
}

std::string display_words(std::string_view words, std::size_t longest) {
  std::string result;
  for (std::size_t at = 0; at < words.size();) {
    if (result.size() >= longest) return result + std::string(gap);
    CodePoint const point = decode(words, at);
    bool const blank = point.value == U'\n' || point.value == U'\t' || point.value == U'\r';
    if (blank) {
      result += ' ';
    } else if (!point.valid || is_among(unprintable, point.value)) {
      result += replacement;
    } else {
      result += words.substr(at, point.length);
    }
    at += point.length;
  }
  return result;
}

}  // namespace glacis::text

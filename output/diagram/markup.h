#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/diagram/label.h"

namespace glacis::output {

/// The colors of a figure: chosen for contrast on white and for readers who do not tell red from green.
namespace color {
inline constexpr std::string_view ink = "#1A1A1A";
inline constexpr std::string_view grey = "#595959";
inline constexpr std::string_view white = "#FFFFFF";
inline constexpr std::string_view boundary = "#8C2D04";
inline constexpr std::string_view alarm = "#B33C00";
inline constexpr std::string_view plan = "#00507A";
inline constexpr std::string_view safe = "#006B4F";
inline constexpr std::string_view safe_fill = "#CDE9DD";
/// By depth of nesting.
std::string_view zone_fill(std::size_t depth);
}  // namespace color

/// What a badge says, worst first: a violated claim's, then those of findings.
enum class Mark : std::uint8_t { violated, certain, exposed, open, undecided, covered };
/// REQUIRES a verdict that figures show (not excluded).
Mark mark_of(std::string_view verdict);

/// A piece of a Graphviz HTML-like label whose size is fixed, so that nothing stretches it.
struct Chip {
  std::string markup;
  int width = 0;  ///< points
};

struct Font {
  double size = 8;
  std::string_view color = color::ink;
  bool bold = false;
  bool italic = false;
};

std::string font(LabelText const& text, Font const& style);

/// `risk` in letters, or empty.
Chip badge(Mark mark, std::string_view number, std::string_view risk = {});
/// The mechanism `M<number>`.
Chip pill(std::string_view number);
Chip flow_number(std::string_view number);
/// A word without a frame, as high as the others.
Chip word(std::string_view text, int width, std::string_view ink);
/// "…+5": findings for which there is no room.
Chip remainder(std::string_view count);

enum class Align : std::uint8_t { left, center };
/// Chips side by side.
std::string row(std::vector<Chip> const& chips, Align align);
inline constexpr int chip_gap = 3, chip_height = 14, row_height = chip_height + 2;
int width_of(std::vector<Chip> const& chips);

}  // namespace glacis::output

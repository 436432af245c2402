#include "output/diagram/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace glacis::output {
namespace {

struct Look {
  std::string_view fill, border, style, text;
  /// Weights draw the eye: an edge of 1 point, except where nothing is filled and the edge carries the meaning.
};

/// Letters are about 5 points wide, `M` is 7. Text stands 3 points below the edge: a line of text is set too high in
/// its box, which shows where the box has an edge.
Chip chip(std::string_view text, std::size_t extra, Look const& look) {
  int const width = static_cast<int>(9 + 5 * label_text(text).columns() + extra);
  std::string const content = font(label_text(text), {8, look.text, true});
  return {fmt::format(R"(<TABLE ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{0}" HEIGHT="{1}" BORDER="1" CELLBORDER="0" )"
                      R"(CELLSPACING="0" CELLPADDING="0" BGCOLOR="{2}" COLOR="{3}" STYLE="{4}">)"
                      R"(<TR><TD FIXEDSIZE="TRUE" WIDTH="{5}" HEIGHT="2"></TD></TR>)"
                      R"(<TR><TD FIXEDSIZE="TRUE" WIDTH="{5}" HEIGHT="10">{6}</TD></TR></TABLE>)",
                      width, chip_height, look.fill, look.border, look.style, width - 2, content),
          width};
}

Look look_of(Mark mark) {
  switch (mark) {
    case Mark::violated: return {color::ink, color::ink, "SOLID", color::white};
    case Mark::certain: return {color::alarm, color::alarm, "SOLID", color::white};
    case Mark::exposed: return {color::white, color::alarm, "SOLID", color::alarm};
    case Mark::open: return {color::white, color::plan, "DASHED", color::plan};
    case Mark::undecided: return {color::white, color::ink, "DOTTED", color::ink};
    case Mark::covered: return {color::safe_fill, color::safe, "ROUNDED", color::ink};
  }
  return {};
}

char sign_of(Mark mark) {
  switch (mark) {
    case Mark::violated: return 'C';
    case Mark::certain: return '!';
    case Mark::exposed: return '*';
    case Mark::open: return '?';
    case Mark::undecided: return '~';
    case Mark::covered: return '+';
  }
  return '~';
}

std::string_view name_of(Align align) { return align == Align::left ? "LEFT" : "CENTER"; }

}  // namespace

std::string_view color::zone_fill(std::size_t depth) {
  static constexpr std::array<std::string_view, 3> fills = {"#F5F5F5", "#EBEBEB", "#E0E0E0"};
  return fills[std::min(depth, fills.size() - 1)];
}

Mark mark_of(std::string_view verdict) {
  if (verdict == "certain") return Mark::certain;
  if (verdict == "exposed") return Mark::exposed;
  if (verdict == "open") return Mark::open;
  if (verdict == "covered") return Mark::covered;
  return Mark::undecided;
}

std::string font(LabelText const& text, Font const& style) {
  // An empty font element is a syntax error.
  std::string inner = text.markup().empty() ? "&#160;" : text.markup();
  if (style.bold) inner = "<B>" + inner + "</B>";
  if (style.italic) inner = "<I>" + inner + "</I>";
  return fmt::format(R"(<FONT POINT-SIZE="{}" COLOR="{}">{}</FONT>)", style.size, style.color, inner);
}

Chip badge(Mark mark, std::string_view number, std::string_view risk) {
  if (risk.empty()) return chip(fmt::format("{}{}", sign_of(mark), number), 0, look_of(mark));
  // The space is narrower than a letter, capitals are wider.
  return chip(fmt::format("{}{} {}", sign_of(mark), number, risk), label_text(risk).columns() - 1, look_of(mark));
}

Chip pill(std::string_view number) {
  return chip(fmt::format("M{}", number), 2, {color::plan, color::plan, "ROUNDED", color::white});
}

Chip flow_number(std::string_view number) { return chip(number, 0, {color::ink, color::ink, "ROUNDED", color::white}); }

Chip word(std::string_view text, int width, std::string_view ink) {
  return {fmt::format(R"(<TABLE ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{0}" HEIGHT="{1}" BORDER="0" CELLBORDER="0" )"
                      R"(CELLSPACING="0" CELLPADDING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="{0}" HEIGHT="2"></TD></TR>)"
                      R"(<TR><TD FIXEDSIZE="TRUE" WIDTH="{0}" HEIGHT="11">{2}</TD></TR></TABLE>)",
                      width, chip_height, font(label_text(text), {8, ink, true})),
          width};
}

Chip remainder(std::string_view count) {
  return word(fmt::format("…+{}", count), static_cast<int>(15 + 5 * count.size()), color::grey);
}

int width_of(std::vector<Chip> const& chips) {
  int width = 0;
  for (Chip const& each : chips) width += each.width + (width == 0 ? 0 : chip_gap);
  return width;
}

std::string row(std::vector<Chip> const& chips, Align align) {
  std::string cells;
  for (Chip const& each : chips) {
    if (!cells.empty()) cells += fmt::format(R"(<TD FIXEDSIZE="TRUE" WIDTH="{}" HEIGHT="1"></TD>)", chip_gap);
    cells += "<TD>" + each.markup + "</TD>";
  }
  return fmt::format(R"(<TABLE ALIGN="{}" FIXEDSIZE="TRUE" WIDTH="{}" HEIGHT="{}" BORDER="0" CELLBORDER="0" )"
                     R"(CELLSPACING="0" CELLPADDING="0"><TR>{}</TR></TABLE>)",
                     name_of(align), width_of(chips), row_height, cells);
}

}  // namespace glacis::output

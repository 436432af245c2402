#include "output/diagram/plate.h"

#include <fmt/format.h>

#include <algorithm>

namespace glacis::output {
namespace {

constexpr Font small = {7.5, color::grey, false, false};
constexpr Font remark = {7.5, color::grey, false, true};
constexpr std::size_t most_lines = 3;

std::string joined(std::vector<std::string> const& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

std::string cell_row(std::string_view content) { return fmt::format("<TR><TD>{}</TD></TR>", content); }

std::string left_row(std::string_view content) { return fmt::format(R"(<TR><TD ALIGN="LEFT">{}</TD></TR>)", content); }

std::string table(std::string_view attributes, std::string_view rows) {
  return fmt::format(R"(<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" {}>{}</TABLE>>)", attributes, rows);
}

/// Lines set to the left, and about how much room they take.
struct Block {
  std::string markup;
  double width = 0, height = 0;

  void add(std::string_view text, std::size_t columns, std::size_t most, Font const& style) {
    for (LabelText const& line : label_lines(text, columns, most)) {
      markup += font(line, style) + R"(<BR ALIGN="LEFT"/>)";
      width = std::max(width, 0.53 * style.size * static_cast<double>(line.columns()));
      height += style.size >= 8 ? 9 : 6.8;
    }
  }
};

std::string left_lines(std::string_view text, std::size_t columns, std::size_t most, Font const& style) {
  Block block;
  block.add(text, columns, most, style);
  return block.markup;
}

/// To the left of the text, and to the right of what is wider: the text or the first row of chips.
Levels levels_of(Block const& text, double text_height, std::vector<std::vector<Chip>> const& chips) {
  double const in_text = text_height / 2;
  bool const chips_wider = !chips.empty() && width_of(chips.front()) > text.width;
  return {in_text, chips_wider ? text_height + 9 : in_text};
}

/// Above the name: the kind, unless the name already says it, and how many.
std::string kind_of(report::Entity const& entity) {
  std::vector<std::string> parts;
  if (entity.kind != entity.title) parts.push_back(entity.kind);
  if (entity.many) parts.emplace_back("many");
  if (entity.optional) parts.emplace_back("optional");
  return joined(parts);
}

std::vector<std::string> remarks_of(report::Entity const& entity) {
  std::vector<std::string> remarks;
  if (entity.relay) remarks.emplace_back("relay");
  if (entity.no_flow) remarks.emplace_back("no flow stated");
  return remarks;
}

/// An entity's box is as wide as its name: chips may use that.
int chips_width(report::Entity const& entity, Wrapping const& wrapping) {
  std::size_t const name = std::min(entity.title.size(), wrapping.columns);
  return std::max(wrapping.chips, static_cast<int>(name * 5));
}

void add_data(Block& block, report::Flow const& flow, std::size_t columns) {
  if (!flow.data.empty())
    return block.add(joined(flow.data) + (flow.data_known ? "" : " and more"), columns, most_lines, {});
  block.add(flow.title, columns, most_lines, {});
  block.add(flow.data_known ? "no data stated" : "data not known", columns, 1, remark);
}

/// A presumed reference point is for the table of flows.
std::string bearer_of(report::Flow const& flow) {
  std::string const network = flow.network == "not known" ? "network not known" : flow.network;
  if (flow.point.empty() || flow.point.find("(presumed)") != std::string::npos) return network;
  return network.empty() ? flow.point : flow.point + ", " + network;
}

}  // namespace

std::string entity_label(report::Entity const& entity, Notes const& notes, Wrapping const& wrapping) {
  std::string body;
  if (std::string const kind = kind_of(entity); !kind.empty()) {
    for (LabelText const& line : label_lines(kind, wrapping.columns + 4, 2)) body += cell_row(font(line, small));
  }
  for (LabelText const& line : label_lines(entity.title, wrapping.columns, most_lines))
    body += cell_row(font(line, {9, color::ink, true}));
  for (std::string const& each : remarks_of(entity)) body += cell_row(font(label_text(each), remark));
  for (std::vector<Chip> const& each : chips_of(notes, chips_width(entity, wrapping)))
    body += cell_row(row(each, Align::center));
  return table(R"(CELLPADDING="1")", body);
}

std::string node_title(report::Entity const& entity, Notes const& notes, Wrapping const& wrapping) {
  std::string const kind = kind_of(entity);
  std::string text = (kind.empty() ? "" : left_lines(kind, wrapping.columns + 4, 2, small)) +
                     left_lines(entity.title, wrapping.columns, most_lines, {9, color::ink, true});
  for (std::string const& each : remarks_of(entity)) text += left_lines(each, wrapping.columns, 1, remark);
  std::string body = fmt::format(R"(<TR><TD ALIGN="LEFT" BALIGN="LEFT">{}</TD></TR>)", text);
  for (std::vector<Chip> const& each : chips_of(notes, wrapping.chips)) body += left_row(row(each, Align::left));
  return table(R"(CELLPADDING="0")", body);
}

std::string node_itself_label() { return "<" + font(label_text("the node itself"), remark) + ">"; }

std::string remark_label(std::string_view text) { return "<" + font(label_text(text), remark) + ">"; }

/// Chips stand beside the title: height is scarcer than width.
std::string zone_title(report::Zone const& zone, Notes const& notes) {
  std::string_view const ink = zone.trust_boundary ? color::boundary : color::grey;
  std::string body = fmt::format(R"(<TD ALIGN="LEFT" BALIGN="LEFT">{}</TD>)",
                                 left_lines(zone.title, 24, most_lines, {8.5, ink, true}));
  constexpr int one_row = 1000;
  for (std::vector<Chip> const& each : chips_of(notes, one_row))
    body += fmt::format(R"(<TD ALIGN="LEFT">{}</TD>)", row(each, Align::left));
  return table(R"(CELLPADDING="0")", "<TR>" + body + "</TR>");
}

Plate flow_plate(report::Flow const& flow, Notes const& notes, Wrapping const& wrapping, std::string_view fill) {
  constexpr double number_height = 19;
  Block text;
  add_data(text, flow, wrapping.columns);
  if (!flow.back.empty()) text.add("back: " + joined(flow.back), wrapping.columns + 2, 2, small);
  std::string const bearer = bearer_of(flow);
  if (!bearer.empty()) text.add(bearer, wrapping.columns + 2, 2, small);
  std::vector<std::vector<Chip>> const chips = chips_of(notes, wrapping.chips);
  std::string body =
      fmt::format(R"(<TR><TD VALIGN="TOP">{}</TD><TD ALIGN="LEFT" BALIGN="LEFT" CELLPADDING="1">{}</TD></TR>)",
                  row({flow_number(fmt::format("{}", flow.number))}, Align::left), text.markup);
  for (std::vector<Chip> const& each : chips)
    body += fmt::format(R"(<TR><TD></TD><TD ALIGN="LEFT">{}</TD></TR>)", row(each, Align::left));
  return {table(fmt::format(R"(CELLPADDING="0" BGCOLOR="{}")", fill), body),
          levels_of(text, std::max(number_height, text.height + 2), chips)};
}

Plate bracket_plate(Bracket const& bracket, Wrapping const& wrapping) {
  constexpr double padding = 3;
  Block text;
  text.add("end to end:", wrapping.columns, 1, {8, color::plan, true});
  text.add(joined(bracket.data), wrapping.columns, most_lines, {8, color::plan});
  std::vector<std::vector<Chip>> const chips = chips_of(bracket.notes, wrapping.chips);
  std::string body =
      fmt::format(R"(<TR><TD ALIGN="LEFT" BALIGN="LEFT" CELLPADDING="{}">{}</TD></TR>)", padding, text.markup);
  for (std::vector<Chip> const& each : chips) body += left_row(row(each, Align::left));
  return {table(fmt::format(R"(CELLPADDING="0" BGCOLOR="{}")", color::white), body),
          levels_of(text, text.height + 2 * padding, chips)};
}

}  // namespace glacis::output

#include "output/diagram/plate.h"

#include <fmt/format.h>

#include <algorithm>

namespace glacis::output {
namespace {

constexpr Font small = {7.5, color::grey, false, false};
constexpr Font remark = {7.5, color::grey, false, true};
constexpr std::size_t most_lines = 3;
/// Between a plate and a line that meets it sideways.
constexpr int air_beside = 2;

std::string listed(std::vector<std::string> const& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

std::string cell_row(std::string_view content) { return fmt::format("<TR><TD>{}</TD></TR>", content); }

std::string left_row(std::string_view content) { return fmt::format(R"(<TR><TD ALIGN="LEFT">{}</TD></TR>)", content); }

std::string table(std::string_view attributes, std::string_view rows) {
  return fmt::format(R"(<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" {}>{}</TABLE>>)", attributes, rows);
}

/// About how much room a line of text or a row of chips takes.
struct Strip {
  double width = 0, height = 0;
};

/// Lines set to the left.
struct Block {
  std::string markup;
  std::vector<Strip> strips;

  void add(std::string_view text, std::size_t columns, std::size_t most, Font const& style) {
    for (LabelText const& line : label_lines(text, columns, most)) {
      markup += font(line, style) + R"(<BR ALIGN="LEFT"/>)";
      strips.push_back({0.53 * style.size * static_cast<double>(line.columns()), style.size >= 8 ? 9 : 6.8});
    }
  }
  double height() const {
    double sum = 0;
    for (Strip const& each : strips) sum += each.height;
    return sum;
  }
};

std::string left_lines(std::string_view text, std::size_t columns, std::size_t most, Font const& style) {
  Block block;
  block.add(text, columns, most, style);
  return block.markup;
}

double widest(std::vector<Strip> const& strips) {
  double width = 0;
  for (Strip const& each : strips) width = std::max(width, each.width);
  return width;
}

/// How deep a line may go into a plate along its middle before it comes near ink. REQUIRES strips as it meets them.
double depth_of(std::vector<Strip> const& strips, double middle) {
  constexpr double air = 7;
  double depth = 0;
  for (Strip const& each : strips) {
    if (each.width + air > middle) break;
    depth += each.height;
  }
  return std::max(0.0, depth - 2);
}

/// To the left of the text, and to the right of what is wider: the text or the first row of chips; above and below as
/// deep as there is no ink. `text_height` is of all above the chips, `indent` of text and chips.
Levels levels_of(Block const& text, double text_height, std::vector<std::vector<Chip>> const& chips, double indent) {
  double const in_text = text_height / 2;
  bool const chips_wider = !chips.empty() && width_of(chips.front()) > widest(text.strips);
  std::vector<Strip> strips = text.strips;
  for (std::vector<Chip> const& each : chips) strips.push_back({static_cast<double>(width_of(each)), row_height});
  double const middle = (indent + widest(strips)) / 2 - indent;
  double const above = depth_of(strips, middle);
  std::reverse(strips.begin(), strips.end());
  return {in_text, chips_wider ? text_height + row_height / 2.0 : in_text, above, depth_of(strips, middle)};
}

/// Above the name: the kind, unless the name already says it, and how many.
std::string kind_of(report::Entity const& entity) {
  std::vector<std::string> parts;
  if (entity.kind != entity.title) parts.push_back(entity.kind);
  if (entity.many) parts.emplace_back("many");
  if (entity.optional) parts.emplace_back("optional");
  return listed(parts);
}

std::string remarks_of(report::Entity const& entity) {
  std::vector<std::string> remarks;
  if (entity.relay) remarks.emplace_back("relay");
  if (entity.no_flow) remarks.emplace_back("no flow stated");
  return listed(remarks);
}

/// Kind and remarks, on one line if they fit, then the name in bold.
std::string heading_of(report::Entity const& entity, std::size_t columns, std::string_view line_end) {
  std::string const kind = kind_of(entity), remarks = remarks_of(entity);
  bool const fits = kind.size() + 2 + remarks.size() <= columns + 4;
  std::string const space = font(label_text(""), {4, color::grey});
  std::string heading;
  auto const add = [&](std::string_view text, std::size_t most, std::size_t width, Font const& style) {
    for (LabelText const& line : label_lines(text, width, most)) heading.append(font(line, style)).append(line_end);
  };
  if (!kind.empty() && !remarks.empty() && fits)
    heading.append(font(label_text(kind + ","), small) + space + font(label_text(remarks), remark)).append(line_end);
  else {
    if (!kind.empty()) add(kind, 2, columns + 4, small);
    if (!remarks.empty()) add(remarks, 1, columns + 4, remark);
  }
  add(entity.title, most_lines, columns, {9, color::ink, true});
  return heading;
}

/// An entity's box is as wide as its name: chips may use that.
int chips_width(report::Entity const& entity, Wrapping const& wrapping) {
  std::size_t const name = std::min(entity.title.size(), wrapping.columns);
  return std::max(wrapping.chips, static_cast<int>(name * 5));
}

/// As many of the parts as fit whole, and how many more there are.
std::string joined_to_fit(std::vector<std::string> parts, std::size_t columns, std::size_t most) {
  std::size_t const all = parts.size();
  for (;;) {
    std::string text = listed(parts);
    if (parts.size() < all) text += fmt::format(" and {} more", all - parts.size());
    if (parts.size() <= 1 || label_lines(text, columns, most + 1).size() <= most) return text;
    parts.pop_back();
  }
}

void add_data(Block& block, report::Flow const& flow, std::size_t columns) {
  if (!flow.data.empty()) {
    std::vector<std::string> data = flow.data;
    if (!flow.data_known) data.back() += " and more";
    return block.add(joined_to_fit(std::move(data), columns, most_lines), columns, most_lines, {});
  }
  block.add(flow.title, columns, most_lines, {});
  block.add(flow.data_known ? "no data stated" : "data not known", columns, 1, remark);
}

/// A presumed reference point is for the table of flows.
std::string bearer_of(report::Flow const& flow) {
  std::string network = flow.network == "not known" ? "network not known" : flow.network;
  if (flow.point.empty() || flow.point.view().find("(presumed)") != std::string::npos) return network;
  return network.empty() ? std::string(flow.point) : flow.point + ", " + network;
}

}  // namespace

std::string entity_label(report::Entity const& entity, Notes const& notes, Wrapping const& wrapping) {
  std::string body = cell_row(heading_of(entity, wrapping.columns, "<BR/>"));
  for (std::vector<Chip> const& each : chips_of(notes, chips_width(entity, wrapping)))
    body += cell_row(row(each, Align::center));
  return table(R"(CELLPADDING="1")", body);
}

std::string node_title(report::Entity const& entity, Notes const& notes, Wrapping const& wrapping) {
  std::string const heading = heading_of(entity, wrapping.columns, R"(<BR ALIGN="LEFT"/>)");
  std::string body = fmt::format(R"(<TR><TD ALIGN="LEFT" BALIGN="LEFT">{}</TD></TR>)", heading);
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
  for (std::vector<Chip> const& each : chips_of(notes, one_row))
    body += fmt::format(R"(<TD WIDTH="{}"></TD><TD ALIGN="LEFT">{}</TD>)", chip_gap, row(each, Align::left));
  return table(R"(CELLPADDING="0")", "<TR>" + body + "</TR>");
}

Plate flow_plate(report::Flow const& flow, Notes const& notes, Wrapping const& wrapping) {
  Block text;
  add_data(text, flow, wrapping.columns);
  if (!flow.back.empty()) {
    std::vector<std::string> back = flow.back;
    back.front() = "back: " + back.front();
    text.add(joined_to_fit(std::move(back), wrapping.columns + 2, 2), wrapping.columns + 2, 2, small);
  }
  std::string const bearer = bearer_of(flow);
  if (!bearer.empty()) text.add(bearer, wrapping.columns + 2, most_lines, small);
  std::vector<std::vector<Chip>> const chips = chips_of(notes, wrapping.chips);
  Chip const number = flow_number(fmt::format("{}", flow.number));
  std::string body = fmt::format(
      R"(<TR><TD VALIGN="TOP">{}</TD><TD WIDTH="{}"></TD><TD ALIGN="LEFT" BALIGN="LEFT" CELLPADDING="1">{}</TD>)"
      R"(<TD WIDTH="{}"></TD></TR>)",
      row({number}, Align::left), chip_gap - 1, text.markup, air_beside);
  for (std::vector<Chip> const& each : chips)
    body += fmt::format(R"(<TR><TD></TD><TD></TD><TD ALIGN="LEFT">{}</TD><TD></TD></TR>)", row(each, Align::left));
  return {table(R"(CELLPADDING="0")", body),
          levels_of(text, std::max<double>(row_height, text.height() + 2), chips, number.width + chip_gap)};
}

Plate bracket_plate(Bracket const& bracket, Wrapping const& wrapping) {
  Block text;
  text.add("end to end:", wrapping.columns, 1, {8, color::plan, true});
  text.add(joined_to_fit(bracket.data, wrapping.columns, most_lines), wrapping.columns, most_lines, {8, color::plan});
  std::vector<std::vector<Chip>> const chips = chips_of(bracket.notes, wrapping.chips);
  std::string body =
      fmt::format(R"(<TR><TD ALIGN="LEFT" BALIGN="LEFT" CELLPADDING="1">{}</TD><TD WIDTH="{}"></TD></TR>)", text.markup,
                  air_beside);
  for (std::vector<Chip> const& each : chips) body += left_row(row(each, Align::left));
  return {table(R"(CELLPADDING="0")", body), levels_of(text, text.height() + 2, chips, 0)};
}

Signs signs_of(report::Report const& report, Rooms const& rooms, Scene const& scene, Wrapping const& wrapping) {
  Signs signs;
  for (std::uint32_t i = 0; i < report.entities.size(); ++i)
    signs.add(scene.entities[i], rooms.has_software(i) ? wrapping.chips : chips_width(report.entities[i], wrapping));
  for (Notes const& notes : scene.zones) signs.add(notes, one_row);
  for (Notes const& notes : scene.flows) signs.add(notes, wrapping.chips);
  for (Bracket const& bracket : scene.brackets) signs.add(bracket.notes, wrapping.chips);
  signs.add(scene.model, one_row);
  return signs;
}

}  // namespace glacis::output

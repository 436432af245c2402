#include "output/diagram/legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace glacis::output {
namespace {

struct Entry {
  Chip sign;
  std::string text;
};

constexpr int sign_width = 26;

Chip line(std::string_view ink, std::string_view style, int weight) {
  return {fmt::format(R"(<TABLE ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{0}" HEIGHT="14" BORDER="0" CELLBORDER="0" )"
                      R"(CELLSPACING="0" CELLPADDING="0"><TR><TD BORDER="{1}" SIDES="B" COLOR="{2}" STYLE="{3}" )"
                      R"(WIDTH="{0}" HEIGHT="7"></TD></TR><TR><TD HEIGHT="6" WIDTH="{0}"></TD></TR></TABLE>)",
                      sign_width, weight, ink, style),
          sign_width};
}

Chip box(std::string_view ink, std::string_view fill, std::string_view style) {
  return {fmt::format(R"(<TABLE ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{0}" HEIGHT="12" BORDER="1" CELLBORDER="0" )"
                      R"(CELLSPACING="0" CELLPADDING="0" COLOR="{1}" BGCOLOR="{2}" STYLE="{3}">)"
                      R"(<TR><TD FIXEDSIZE="TRUE" WIDTH="{4}" HEIGHT="10"></TD></TR></TABLE>)",
                      sign_width, ink, fill, style, sign_width - 2),
          sign_width};
}

Chip double_box() {
  return {fmt::format(R"(<TABLE ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{0}" HEIGHT="12" BORDER="1" CELLBORDER="1" )"
                      R"(CELLSPACING="2" CELLPADDING="0" STYLE="ROUNDED"><TR><TD FIXEDSIZE="TRUE" WIDTH="{1}" )"
                      R"(HEIGHT="6" STYLE="ROUNDED"></TD></TR></TABLE>)",
                      sign_width, sign_width - 6),
          sign_width};
}

bool any_flow(report::Report const& report, std::function<bool(report::Flow const&)> const& holds) {
  return std::any_of(report.flows.begin(), report.flows.end(), holds);
}

bool any_entity(report::Report const& report, std::function<bool(report::Entity const&)> const& holds) {
  return std::any_of(report.entities.begin(), report.entities.end(), holds);
}

bool any_zone(report::Report const& report, bool trust_boundary) {
  return std::any_of(report.zones.begin(), report.zones.end(),
                     [&](report::Zone const& zone) { return zone.trust_boundary == trust_boundary; });
}

void add_structure(std::vector<Entry>& entries, report::Report const& report, Rooms const& rooms) {
  if (!report.flows.empty()) entries.push_back({flow_number("n"), "flow, in order of use"});
  if (any_flow(report, [](report::Flow const& flow) { return flow.optional; }))
    entries.push_back({line(color::ink, "DASHED", 1), "optional"});
  if (any_flow(report, [](report::Flow const& flow) { return !flow.back.empty(); }))
    entries.push_back({word("back", sign_width, color::ink), "return data, open arrowhead"});
  if (any_flow(report, [](report::Flow const& flow) { return flow.multicast; }))
    entries.push_back({word("►►", sign_width, color::ink), "double arrowhead: multicast"});
  if (any_zone(report, true))
    entries.push_back({box(color::boundary, "#F5F5F5", "DASHED"), "zone with trust boundary"});
  if (any_zone(report, false)) entries.push_back({box("#8A8A8A", "#F5F5F5", "SOLID"), "zone without change of trust"});
  if (std::any_of(rooms.all().begin(), rooms.all().end(),
                  [](Room const& room) { return room.sort == Room::Sort::node; }))
    entries.push_back({box(color::ink, color::white, "SOLID"), "node with its software"});
  if (any_entity(report, [](report::Entity const& entity) { return entity.many; }))
    entries.push_back({double_box(), "many instances"});
}

void add_threats(std::vector<Entry>& entries, report::Report const& report, Signs const& signs) {
  struct Meaning {
    Mark mark;
    char const* text;
  };
  static constexpr Meaning meanings[] = {
      {Mark::certain, "threat, certain"},           {Mark::exposed, "threat, exposed"},
      {Mark::open, "threat, open: fact missing"},   {Mark::undecided, "threat, undecided"},
      {Mark::covered, "threat, covered as stated"}, {Mark::violated, "claim, violated here"}};
  for (Meaning const& each : meanings) {
    if (signs.marks.count(each.mark) != 0) entries.push_back({badge(each.mark, "n"), each.text});
  }
  if (signs.risks && !report.scale.levels.empty()) {
    std::vector<std::string> levels;
    for (auto const& level : report.scale.levels)
      levels.push_back(level.letter == level.name ? level.name : report::Text(level.letter + " " + level.name));
    std::reverse(levels.begin(), levels.end());
    entries.push_back({word("risk", sign_width, color::ink), fmt::format("{}", fmt::join(levels, ", "))});
  }
  if (signs.remainders) entries.push_back({remainder("n"), "n more at this place"});
}

void add_mechanisms(std::vector<Entry>& entries, Scene const& scene, Signs const& signs) {
  if (signs.pills) entries.push_back({pill("n"), "mechanism of the plan"});
  if (!scene.brackets.empty()) entries.push_back({line(color::plan, "SOLID", 2), "mechanism end to end"});
}

std::string cells(Entry const& entry) {
  return fmt::format(R"(<TD ALIGN="LEFT">{}</TD><TD WIDTH="{}"></TD><TD ALIGN="LEFT">{}{}</TD>)",
                     row({entry.sign}, Align::left), chip_gap, font(label_text(entry.text), {7.5}),
                     "&#160;&#160;&#160;");
}

}  // namespace

std::string legend(report::Report const& report, Rooms const& rooms, Scene const& scene, Wrapping const& wrapping,
                   std::size_t columns) {
  Signs const signs = signs_of(report, rooms, scene, wrapping);
  std::vector<Entry> entries;
  add_structure(entries, report, rooms);
  add_threats(entries, report, signs);
  add_mechanisms(entries, scene, signs);
  std::string body = fmt::format(R"(<TR><TD COLSPAN="{}" HEIGHT="4"></TD></TR>)", 3 * columns);
  if (!scene.model.empty()) {
    constexpr int words_width = 92;
    std::vector<Chip> chips = chips_of(scene.model, one_row).front();
    chips.insert(chips.begin(), word("the system as a whole:", words_width, color::ink));
    body += fmt::format(R"(<TR><TD COLSPAN="{}" ALIGN="LEFT">{}</TD></TR>)", 3 * columns, row(chips, Align::left));
  }
  std::size_t const height = (entries.size() + columns - 1) / columns;
  for (std::size_t i = 0; i < height; ++i) {
    body += "<TR>";
    for (std::size_t at = i; at < height * columns; at += height)
      body += at < entries.size() ? cells(entries[at]) : "<TD></TD><TD></TD><TD></TD>";
    body += "</TR>";
  }
  return fmt::format(R"(<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{}</TABLE>>)", body);
}

}  // namespace glacis::output

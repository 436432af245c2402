#include "output/terminal/guide.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "output/guide/rows.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Guide;
using report::GuidePage;

constexpr std::size_t lead_width = 12;

/// Lines behind a word in a column of its own, which stands at the first of them only.
class Sheet {
 public:
  explicit Sheet(Style const& style) : style_(style), width_(style.width - 2) {}
  void line(std::string const& lead, std::string const& text) {
    if (text.empty()) return;
    text_ += hanging(pad(lead, lead_width), plain(text), width_);
  }
  void lines(std::string lead, std::vector<std::string> const& texts) {
    for (std::string const& text : texts) {
      line(lead, text);
      lead.clear();
    }
  }
  void heading(std::string const& text) { text_ += "\n" + paint(style_, Tone::title, text) + "\n"; }
  void raw(std::string const& text) { text_ += text; }
  std::size_t width() const { return width_; }
  std::string const& text() const { return text_; }

 private:
  Style style_;
  std::size_t width_;
  std::string text_;
};

std::vector<std::string> conditions_of(GuidePage const& page) {
  std::vector<std::string> lines;
  for (GuidePage::Condition const& each : page.when)
    lines.push_back(each.text + (each.meaning.empty() ? "" : "   (" + each.meaning + ")"));
  if (lines.empty()) lines.emplace_back("nothing: it stands anywhere of its sort");
  return lines;
}

void add_catalogue(Sheet& sheet, GuidePage const& page) {
  sheet.line("on", page.on + (page.generic ? "; a shape of solution, no standard" : ""));
  sheet.line("source", page.source);
  sheet.line("guidance", page.guidance);
  sheet.line("provides", features_text(page, false));
  std::string const implied = features_text(page, true);
  sheet.line("", implied.empty() ? "" : "and so " + implied);
  sheet.lines("fits where", conditions_of(page));
  sheet.lines("requires", page.requires_all);
  sheet.lines("brings", page.brings);
  sheet.line("conflicts", join(page.conflicts, ", "));
  sheet.line("cost", cost_text(page));
  sheet.line("profile of", page.profile_of);
  sheet.line("profiles", page.profiles.empty()
                             ? ""
                             : join(page.profiles, ", ") + "; one that surely fits stands in plans instead of it");
}

void add_uses(Sheet& sheet, GuidePage const& page) {
  if (!page.stated_in.empty()) {
    sheet.heading("Stated in");
    sheet.line("", join(page.stated_in, ", "));
  }
  sheet.heading("In plans");
  for (GuidePage::Use const& use : page.uses) {
    sheet.raw("  " + plain(use.use_case) + "  (" + plan_text(use) + ")\n");
    sheet.line("    at", join(use.places, ", "));
    sheet.line("    closes", by_rule(use.closes));
    sheet.line("    meets", by_rule(use.meets));
    sheet.line("    helps", join(use.supports, ", "));
  }
  if (page.uses.empty()) sheet.raw("  none of the analyzed use cases places it\n");
}

std::vector<std::string> first_of(std::vector<std::string> names) {
  constexpr std::size_t most = 8;
  if (names.size() <= most + 1) return names;
  std::string const rest = "and " + std::to_string(names.size() - most) + " more";
  names.resize(most);
  names.push_back(rest);
  return names;
}

void add_neighbours(Sheet& sheet, GuidePage const& page) {
  if (!page.companions.empty()) sheet.heading("With it in recommended plans");
  std::map<std::string, std::vector<std::string>> by_relation;
  for (GuidePage::Companion const& each : page.companions)
    by_relation[each.relation].push_back(each.mechanism +
                                         (each.use_cases > 1 ? " (" + counted(each.use_cases, "use case") + ")" : ""));
  for (auto& [relation, names] : by_relation)
    sheet.raw(hanging("  " + pad(relation + ":", 20), plain(join(first_of(std::move(names)), ", ")), sheet.width()));
  if (page.better.empty()) return;
  sheet.heading("Superfluous beside, at the analyzed places");
  for (GuidePage::Better const& each : page.better)
    sheet.raw(hanging("  ", plain(each.mechanism + ": " + each.title + "; " + better_text(each)), sheet.width()));
}

std::string places_line(Guide const& guide, FitRow const& row, std::size_t width) {
  std::string text;
  for (auto const& [use_case, places] : row.places) {
    std::string const lead = guide.use_cases.size() > 1 ? "      " + plain(use_case) + ": " : "      ";
    // Ids wrap below one another, not below the use case's name.
    std::vector<std::string> const lines = wrap(join(places, ", "), width > 8 + lead.size() ? width - 8 : width);
    bool first = true;
    for (std::string const& line : wrap(lead.substr(6) + join(lines, " "), width - 6)) {
      text += std::string(first ? 6 : 8, ' ') + line + "\n";
      first = false;
    }
  }
  return text;
}

void add_fit(Sheet& sheet, Guide const& guide, GuidePage const& page, std::string const& fit, Style const& style) {
  std::vector<FitRow> const rows = fit_rows(guide, page, fit);
  if (rows.empty()) return;
  std::size_t all = 0;
  for (FitRow const& row : rows) all += row.count;
  std::string const title = fit == "surely" ? "Surely" : fit == "perhaps" ? "Perhaps" : "Not";
  sheet.heading(title + "  " + std::to_string(all));
  std::string needs;
  std::size_t const width = style.width - 2;
  for (FitRow const& row : rows) {
    bool const some = row.count_of_needs > 1 && row.count_of_needs < all;
    std::string const how_many = some ? fmt::format(", at {} places", row.count_of_needs) : std::string();
    if (row.needs != needs) sheet.raw(hanging("  needs ", row.needs + how_many, width));
    needs = row.needs;
    std::string because = row.because;
    if (because.empty() && fit == "surely") because = row.note.empty() ? "from the facts alone" : "as presumed";
    if (!row.note.empty()) because += (because.empty() ? "" : "; ") + row.note;
    sheet.raw(hanging("    ", because, width));
    sheet.raw(places_line(guide, row, width));
  }
}

}  // namespace

std::string guide_places(Guide const& guide, GuidePage const& page, Style const& style) {
  Sheet sheet(style);
  for (char const* fit : {"surely", "perhaps", "not"}) add_fit(sheet, guide, page, fit, style);
  if (page.groups.empty()) sheet.raw("\nThere is nothing of its sort in the analyzed use cases.\n");
  return sheet.text();
}

std::string guide_page(Guide const& guide, GuidePage const& page, Style const& style) {
  Sheet sheet(style);
  sheet.raw(hanging(paint(style, Tone::title, plain(page.id)) + "  ", plain(page.title), style.width));
  add_catalogue(sheet, page);
  sheet.line("fits", counts_text(page) + " of " + counted(guide.use_cases.size(), "use case"));
  if (!page.verticals.empty()) sheet.line("verticals", join(page.verticals, ", "));
  sheet.raw(guide_places(guide, page, style));
  add_uses(sheet, page);
  add_neighbours(sheet, page);
  return sheet.text();
}

std::string guide_index(Guide const& guide, Style const& style) {
  std::size_t id_width = 0;
  for (GuidePage const& page : guide.pages) id_width = std::max(id_width, columns(page.id));
  std::string text =
      paint(style, Tone::title, pad("mechanism", id_width) + "  " + pad("on", 7) + "  plans  surely  perhaps    not") +
      "\n";
  std::size_t unused = 0;
  for (GuidePage const& page : guide.pages) {
    text += fmt::format("{}  {}  {:>5}  {:>6}  {:>7}  {:>5}\n", pad(plain(page.id), id_width), pad(page.on, 7),
                        page.uses.size(), page.surely, page.perhaps, page.never);
    text += hanging("    ", plain(page.title + (style.width >= 100 ? ": " + features_text(page, false) : "")),
                    style.width - 2);
    unused += page.uses.empty() ? 1 : 0;
  }
  return text + fmt::format("\n{} over {}; {} in no plan. glacis guide MECHANISM tells more.\n",
                            counted(guide.pages.size(), "mechanism"), counted(guide.use_cases.size(), "use case"),
                            unused);
}

std::string guide_trace(Guide const& guide, Style const& style) {
  std::size_t const width = style.width - 2;
  std::string text, use_case, subject;
  std::size_t unrealized = 0;
  for (report::TraceRow const& row : guide.trace) {
    if (row.use_case != use_case) {
      text += std::string(text.empty() ? "" : "\n") + paint(style, Tone::title, plain(row.use_case)) + "\n";
      subject.clear();
    }
    if (row.subject.id != subject) text += "  " + row.subject.sort + " " + plain(row.subject.id) + "\n";
    use_case = row.use_case;
    subject = row.subject.id;
    bool const open = row.state == "unrealized";
    unrealized += open ? 1 : 0;
    std::string const end = !row.mechanisms.empty() ? join(row.mechanisms, ", ")
                            : open                  ? "UNREALIZED, " + row.reason
                                                    : "not needed: other features close what raises it";
    std::string const lead =
        "    " + pad(plain(row.requirement), 11) + " " + pad(plain(row.feature + ":" + row.scope), 33) + " ";
    text += hanging(lead, plain(end), width);
  }
  text += fmt::format("\n{} over {}, {} unrealized\n", counted(guide.trace.size(), "requirement"),
                      counted(guide.use_cases.size(), "use case"), unrealized);
  for (std::string const& line : orphan_lines(guide)) text += hanging("  ", line, width);
  return text;
}

}  // namespace glacis::output

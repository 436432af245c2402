#include "output/document/guide.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "output/document/markdown.h"
#include "output/guide/rows.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Guide;
using report::GuidePage;

/// A guide of which each page is a file of its own (`linked`), or not.
struct Book {
  Guide const& guide;
  bool linked = false;
};

bool has_page(Guide const& guide, std::string const& id) {
  return std::any_of(guide.pages.begin(), guide.pages.end(), [&](GuidePage const& page) { return page.id == id; });
}

std::string link(Book const& book, std::string const& id) {
  if (!book.linked || !has_page(book.guide, id)) return markdown_code(id);
  return "[" + markdown_code(id) + "](" + markdown_address(id + ".md") + ")";
}

std::string links(Book const& book, std::vector<std::string> const& ids) {
  std::string text;
  for (std::string const& id : ids) text += (text.empty() ? "" : ", ") + link(book, id);
  return text;
}

/// A property of the mechanism; nothing if it has none.
std::string property(std::string const& name, std::string const& markdown) {
  return markdown.empty() ? "" : "- **" + name + "**: " + markdown + "\n";
}

std::string catalogue_part(Book const& book, GuidePage const& page) {
  std::string text = property("Stands on", page.on + (page.generic ? "; a shape of solution, no standard" : ""));
  text += property("Source", markdown_text(page.source));
  text += property("Guidance", markdown_text(page.guidance));
  text += property("Provides", markdown_text(features_text(page, false)));
  text += property("And so", markdown_text(features_text(page, true)));
  text += property("Requires", markdown_codes(page.requires_all));
  text += property("Brings", markdown_codes(page.brings));
  text += property("Conflicts with", links(book, page.conflicts));
  text += property("Cost", markdown_text(cost_text(page)));
  if (!page.profile_of.empty()) text += property("Profile of", link(book, page.profile_of));
  if (!page.profiles.empty())
    text += property("Profiles", links(book, page.profiles) + "; one that surely fits stands in plans instead of it");
  return text;
}

std::string conditions_part(GuidePage const& page) {
  if (page.when.empty()) return "\n## Where it may stand\n\nAnywhere of its sort.\n";
  std::string text = "\n## Where it may stand\n\nWhere all of these hold:\n\n";
  for (GuidePage::Condition const& each : page.when)
    text += "- " + markdown_code(each.text) + (each.meaning.empty() ? "" : ": " + markdown_text(each.meaning)) + "\n";
  return text;
}

std::string places_text(Book const& book, FitRow const& row) {
  std::string text;
  for (auto const& [use_case, places] : row.places) {
    text += text.empty() ? "" : "; ";
    if (book.guide.use_cases.size() > 1) text += markdown_text(use_case) + ": ";
    for (std::string const& place : places) text += (&place == &places.front() ? "" : ", ") + markdown_text(place);
  }
  return text;
}

std::string because_text(FitRow const& row, std::string const& fit) {
  std::string text = row.because;
  if (text.empty() && fit == "surely") text = row.note.empty() ? "from the facts alone" : "as presumed";
  if (!row.note.empty()) text += (text.empty() ? "" : "; ") + row.note;
  return markdown_text(text);
}

std::string fit_part(Book const& book, GuidePage const& page, std::string const& fit) {
  std::vector<FitRow> const rows = fit_rows(book.guide, page, fit);
  if (rows.empty()) return {};
  std::size_t all = 0;
  for (FitRow const& row : rows) all += row.count;
  bool const sure = fit == "surely";
  std::vector<std::string> heads{"Because", "Places"};
  if (!sure) heads.insert(heads.begin(), fit == "not" ? "What fails" : "What is open");
  std::vector<std::vector<std::string>> cells;
  std::string needs;
  for (FitRow const& row : rows) {
    cells.push_back({because_text(row, fit), places_text(book, row)});
    // An empty cell would read as "nothing".
    if (!sure) cells.back().insert(cells.back().begin(), row.needs == needs ? "″" : markdown_code(row.needs));
    needs = row.needs;
  }
  std::string const title = sure ? "It surely fits" : fit == "perhaps" ? "It perhaps fits" : "It does not fit";
  return fmt::format("\n### {}: {} {}\n\n", title, all, all == 1 ? "place" : "places") + markdown_table(heads, cells);
}

std::string limits_part(GuidePage const& page) {
  if (page.limits.size() < 2) return {};
  std::string text;
  for (GuidePage::Limit const& each : page.limits)
    text += (text.empty() ? "" : ", ") + markdown_code(each.needs) + fmt::format(" at {}", each.places);
  return "\nWhat fails, by places: " + text + ".\n";
}

std::string uses_part(Book const& book, GuidePage const& page) {
  std::string text = "\n## Plans that use it\n\n";
  if (!page.stated_in.empty()) text += "Stated in " + markdown_codes(page.stated_in) + ".\n\n";
  if (page.uses.empty()) return text + "No plan of the analyzed use cases places it.\n";
  std::vector<std::vector<std::string>> rows;
  for (GuidePage::Use const& use : page.uses)
    rows.push_back({markdown_text(use.use_case), plan_text(use), markdown_codes(use.places),
                    markdown_text(by_rule(use.closes)), markdown_codes(use.meets), links(book, use.supports)});
  text += "Verticals: " + markdown_text(join(page.verticals, ", ")) + ".\n\n";
  return text + markdown_table({"Use case", "Plan", "At", "Closes", "Meets", "Supports"}, rows);
}

std::string neighbours_part(Book const& book, GuidePage const& page) {
  std::string text;
  if (!page.companions.empty()) {
    std::map<std::string, std::vector<std::string>> by_relation;
    for (GuidePage::Companion const& each : page.companions)
      by_relation[each.relation].push_back(link(book, each.mechanism) + fmt::format(" ({})", each.use_cases));
    text += "\n## With it in recommended plans\n\nIn brackets, in how many use cases.\n\n";
    for (auto const& [relation, names] : by_relation) text += "- " + relation + ": " + join(names, ", ") + "\n";
  }
  if (page.better.empty()) return text;
  text +=
      "\n## What makes it superfluous\n\nAt the analyzed places each of these provides all that it does, wherever "
      "it fits or may fit, and asks for no more; proved there only.\n\n";
  std::vector<std::vector<std::string>> rows;
  for (GuidePage::Better const& each : page.better)
    rows.push_back({link(book, each.mechanism), markdown_text(each.title), markdown_text(better_text(each))});
  return text + markdown_table({"Mechanism", "Title", "Cost"}, rows);
}

}  // namespace

std::string guide_page_markdown(Guide const& guide, GuidePage const& page, bool linked) {
  Book const book{guide, linked};
  std::string text = fmt::format("# {}\n\n{}\n\n", markdown_text(page.title), markdown_code(page.id));
  text += catalogue_part(book, page) + conditions_part(page);
  text += fmt::format("\n## Where it fits\n\nOver {}: {}.\n", counted(book.guide.use_cases.size(), "use case"),
                      counts_text(page));
  text += limits_part(page);
  for (char const* fit : {"surely", "perhaps", "not"}) text += fit_part(book, page, fit);
  return text + uses_part(book, page) + neighbours_part(book, page);
}

std::string guide_index_markdown(Guide const& guide, bool linked) {
  Book const book{guide, linked};
  std::string text = fmt::format(
      "# Mechanisms\n\nOver {}. *Plans*: of how many use cases a plan places it. *Fits*: surely, perhaps and not, at "
      "how "
      "many places, as presumed.\n\n",
      counted(book.guide.use_cases.size(), "use case"));
  std::vector<std::vector<std::string>> rows;
  for (GuidePage const& page : book.guide.pages)
    rows.push_back({link(book, page.id), markdown_text(page.title), page.on, markdown_text(features_text(page, false)),
                    std::to_string(page.uses.size()), fmt::format("{}/{}/{}", page.surely, page.perhaps, page.never)});
  text += markdown_table({"Mechanism", "Title", "On", "Provides", "Plans", "Fits"}, rows);
  if (linked) text += "\nFrom requirements to mechanisms: [trace](trace.md).\n";
  return text;
}

namespace {

std::string trace_end(Book const& book, report::TraceRow const& row) {
  if (!row.mechanisms.empty()) return links(book, row.mechanisms);
  if (row.state == "unrealized") return "**unrealized**: " + markdown_text(row.reason);
  return "not needed: other features close what raises it";
}

std::string trace_table(Book const& book, std::string const& use_case) {
  std::vector<std::vector<std::string>> rows;
  std::string last;
  for (report::TraceRow const& row : book.guide.trace) {
    if (row.use_case != use_case) continue;
    std::string const component = markdown_text(row.subject.title);
    rows.push_back({component == last ? "″" : component, markdown_text(row.requirement),
                    markdown_text(row.feature_title + " (" + row.scope + ")"), trace_end(book, row)});
    last = component;
  }
  if (rows.empty()) return "No requirement.\n";
  return markdown_table({"Component", "Requirement", "Feature", "Mechanism"}, rows);
}

}  // namespace

std::string guide_trace_markdown(Guide const& guide, bool linked) {
  Book const book{guide, linked};
  std::string text =
      "# From requirements to mechanisms\n\nThe architecture says which component needs which feature; the security "
      "specification says which mechanism realizes it.\n";
  for (Guide::UseCase const& use_case : book.guide.use_cases)
    text += fmt::format("\n## {}\n\n", markdown_text(use_case.title)) + trace_table(book, use_case.id);
  std::vector<std::string> const orphans = orphan_lines(book.guide);
  if (orphans.empty()) return text;
  text += "\n## Mechanisms that nothing uses\n\n";
  for (std::string const& line : orphans) text += "- " + markdown_text(line) + "\n";
  return text;
}

}  // namespace glacis::output

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <set>

#include "output/document/parts.h"

namespace glacis::output {
namespace {

/// Requirements of one feature that serve one objective by the same mechanisms: one row.
struct Trace {
  struct Key {
    std::string objective, feature, known_as, mechanisms;
    auto operator<=>(Key const&) const = default;
  } key;
  std::vector<std::string> causes;
  std::vector<std::size_t> requirements;  ///< by index, ascending
};

std::string objective_of(Wording const& wording, std::string const& cause) {
  report::Finding const* finding = wording.finding(cause);
  return finding ? std::string(finding->objective) : std::string();
}

Trace::Key key_of(report::Requirement const& requirement, std::string const& cause, Wording const& wording) {
  std::string taken = wording.mechanisms(requirement.mechanisms);
  if (taken.empty() && !requirement.instead.empty()) taken = "see " + Wording::list(requirement.instead);
  return {markdown_text(objective_of(wording, cause)),
          fmt::format("{} ({})", markdown_text(requirement.feature_title), report::spaced(requirement.scope)),
          Wording::list(requirement.known_as), std::move(taken)};
}

std::vector<Trace> traces_of(ClausePage const& page) {
  std::vector<Trace> traces;
  std::vector<report::Requirement> const& requirements = page.report.requirements;
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    for (report::Text const& cause : requirements[i].because) {
      Trace::Key key = key_of(requirements[i], cause, page.wording);
      auto at = std::find_if(traces.begin(), traces.end(), [&](Trace const& each) { return each.key == key; });
      if (at == traces.end()) at = traces.insert(traces.end(), Trace{std::move(key), {}, {}});
      at->causes.push_back(cause);
      if (at->requirements.empty() || at->requirements.back() != i) at->requirements.push_back(i);
    }
  }
  return traces;
}

/// "SMR-SEC-01, SMR-SEC-04 to SMR-SEC-07".
std::string ids_of(std::vector<std::size_t> const& indices, std::vector<report::Requirement> const& requirements) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < indices.size();) {
    std::size_t end = i;
    while (end + 1 < indices.size() && indices[end + 1] == indices[end] + 1) ++end;
    std::string const first = markdown_text(requirements[indices[i]].id);
    bool const run = end - i >= 2;
    parts.push_back(run ? first + " to " + markdown_text(requirements[indices[end]].id) : first);
    i = run ? end + 1 : i + 1;
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::vector<std::string> once(std::vector<std::string> ids) {
  std::set<std::string> seen;
  std::erase_if(ids, [&](std::string const& id) { return !seen.insert(id).second; });
  return ids;
}

}  // namespace

void write_traceability(ClausePage const& page) {
  page.clause.subclause("Traceability");
  if (say_not_evaluated(page)) return;
  if (page.report.requirements.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(
      fmt::format("{} leads from threats to what closes them.", "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{
      "Traceability", {"Because of", "Objective", "Requirements", "Feature", "Known as", "Mechanisms"}, {}, id_length};
  for (Trace const& each : traces_of(page))
    table.rows.push_back({page.wording.causes(once(each.causes)), each.key.objective,
                          ids_of(each.requirements, page.report.requirements), each.key.feature, each.key.known_as,
                          each.key.mechanisms});
  page.clause.table(table);
}

}  // namespace glacis::output

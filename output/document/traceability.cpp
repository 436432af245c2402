#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "output/document/parts.h"

namespace glacis::output {
namespace {

/// Requirements of one feature that serve one objective by the same mechanisms: one row.
struct Trace {
  struct Key {
    std::string objective, feature, known_as, mechanisms;
    bool operator==(Key const&) const = default;
  } key;
  std::map<std::size_t, std::set<std::string>> causes;  ///< of each requirement, by index
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
      if (at == traces.end()) at = traces.insert(traces.end(), Trace{std::move(key), {}});
      at->causes[i].insert(cause);
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

/// "**SMR-SEC-01, SMR-SEC-02**: threat 4; **SMR-SEC-03**: threats 4, 7": those that the same raises stand together.
std::string with_causes(Trace const& trace, ClausePage const& page) {
  std::vector<std::pair<std::set<std::string>, std::vector<std::size_t>>> groups;
  for (auto const& [requirement, causes] : trace.causes) {
    auto at = groups.begin();
    while (at != groups.end() && at->first != causes) ++at;
    if (at == groups.end()) at = groups.insert(at, {causes, {}});
    at->second.push_back(requirement);
  }
  std::vector<std::string> parts;
  for (auto const& [causes, requirements] : groups)
    parts.push_back(fmt::format("**{}**: {}", ids_of(requirements, page.report.requirements),
                                page.wording.causes({causes.begin(), causes.end()})));
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace

void write_traceability(ClausePage const& page) {
  page.clause.subclause("Traceability");
  if (say_not_evaluated(page)) return;
  if (page.report.requirements.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(
      fmt::format("{} leads from threats to what closes them.", "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{"Traceability",
                      {"Objective", "Requirements and what raises them", "Feature", "Known as", "Mechanisms"},
                      {},
                      id_length};
  for (Trace const& each : traces_of(page))
    table.rows.push_back(
        {each.key.objective, with_causes(each, page), each.key.feature, each.key.known_as, each.key.mechanisms});
  page.clause.table(table);
}

}  // namespace glacis::output

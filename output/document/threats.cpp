#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "output/document/parts.h"

namespace glacis::output {
namespace {

using report::Finding;
using report::Report;

constexpr std::size_t most_facts = 4;

/// Threats on one subject that share verdict, risk and what closes them: one row.
struct Group {
  std::vector<Finding const*> findings;

  bool takes(Finding const& other) const {
    Finding const& first = *findings.front();
    if (Wording::risk(first) != Wording::risk(other)) return false;
    return std::tie(first.subject.sort, first.subject.id, first.as_presumed, first.verdict, first.closed_by,
                    first.if_present, first.if_applies,
                    first.resolve) == std::tie(other.subject.sort, other.subject.id, other.as_presumed, other.verdict,
                                               other.closed_by, other.if_present, other.if_applies, other.resolve);
  }
};

std::vector<Group> grouped(std::vector<Finding> const& findings) {
  std::vector<Group> groups;
  for (Finding const& finding : findings) {
    if (finding.number == 0) continue;
    auto const found =
        std::find_if(groups.begin(), groups.end(), [&](Group const& group) { return group.takes(finding); });
    if (found == groups.end())
      groups.push_back({{&finding}});
    else
      found->findings.push_back(&finding);
  }
  return groups;
}

std::string evidence_of(Group const& group) {
  std::vector<report::Fact> known, unknown;
  for (Finding const* finding : group.findings) {
    for (report::Fact const& fact : finding->evidence) (fact.basis == "unknown" ? unknown : known).push_back(fact);
    unknown.insert(unknown.end(), finding->settled_by.begin(), finding->settled_by.end());
  }
  std::string text = Wording::facts(known, most_facts);
  if (!unknown.empty()) text += (text.empty() ? "" : "; ") + ("not known: " + Wording::facts(unknown, most_facts));
  if (!group.findings.front()->resolve.empty())
    text += (text.empty() ? "" : "; ") + ("to resolve by: " + markdown_text(group.findings.front()->resolve));
  return text;
}

std::vector<std::string> row_of(Group const& group, Wording const& wording) {
  std::vector<std::uint32_t> numbers;
  std::vector<std::string> titles, references;
  for (Finding const* finding : group.findings) {
    numbers.push_back(finding->number);
    titles.push_back(finding->threat_title);
    for (report::Reference const& reference : finding->refs) {
      if (std::find(references.begin(), references.end(), reference.id) == references.end())
        references.push_back(reference.id);
    }
  }
  Finding const& first = *group.findings.front();
  return {Wording::ranges(numbers),
          Wording::list(titles, "; "),
          Wording::subject(first.subject),
          Wording::verdict(first),
          Wording::risk(first),
          evidence_of(group),
          wording.mechanisms(first.closed_by),
          Wording::list(references)};
}

/// "Of 83 threats examined, 2 are certain, …": every verdict that occurs, the excluded last.
std::string counting(report::Counts const& counts) {
  std::vector<std::string> parts;
  auto const add = [&](std::size_t count, char const* word) {
    if (count == 0) return;
    parts.push_back(parts.empty() ? fmt::format("{} {} {}", count, count == 1 ? "is" : "are", word)
                                  : fmt::format("{} {}", count, word));
  };
  add(counts.certain, "certain");
  add(counts.exposed, "exposed");
  add(counts.open, "open");
  add(counts.undecided, "undecided");
  add(counts.covered, "covered");
  add(counts.excluded, "excluded");
  if (parts.empty()) return "No threat was examined.";
  std::string text = fmt::format("Of {} threats examined, ", counts.examined());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text + ".";
}

bool same(report::Counts const& a, report::Counts const& b) {
  return std::tie(a.excluded, a.covered, a.certain, a.exposed, a.open, a.undecided) ==
         std::tie(b.excluded, b.covered, b.certain, b.exposed, b.open, b.undecided);
}

std::string scale_note(report::RiskScale const& scale) {
  if (scale.name.empty()) return "Risk is not rated: no scale was chosen.";
  std::vector<std::string> levels;
  for (report::RiskScale::Level const& level : scale.levels)
    levels.push_back(level.letter == level.name
                         ? markdown_text(level.name)
                         : fmt::format("{} ({})", markdown_text(level.name), markdown_text(level.letter)));
  return fmt::format("Risk is rated by {}, from the lowest: {}. Where not everything is known, it is what it may be.",
                     markdown_text(scale.title), fmt::join(levels, ", "));
}

void write_findings(ClausePage const& page) {
  MarkdownClause& clause = page.clause;
  Report const& report = page.report;
  clause.subclause("Threats");
  if (say_not_evaluated(page)) return;
  std::vector<Group> const groups = grouped(report.findings);
  std::string text = counting(report.presumed);
  if (!same(report.facts, report.presumed)) {
    std::string facts = counting(report.facts);
    facts.front() = 'o';
    text += " From the facts alone, without what is presumed: " + facts;
  }
  if (!groups.empty()) text += fmt::format(" They are listed in {}.", clause.next_table());
  if (!report.excluded.empty())
    text += fmt::format(" Table {}.A-1 gives the reason for each exclusion.", page.options.clause);
  clause.paragraph(text);
  if (groups.empty()) return;
  MarkdownTable table{
      fmt::format("Threats to {}", markdown_text(report.title)),
      {"No", "Threat", "Subject", "Verdict", "Risk", "Evidence, or what would settle it", "Closed by", "Refs"},
      {}};
  for (Group const& group : groups) table.rows.push_back(row_of(group, page.wording));
  clause.table(table);
  bool const all_drawn = std::none_of(report.findings.begin(), report.findings.end(),
                                      [](Finding const& finding) { return finding.as_far_as_drawn; });
  if (!all_drawn) {
    std::vector<std::uint32_t> numbers;
    for (Finding const& finding : report.findings) {
      if (finding.as_far_as_drawn && finding.number != 0) numbers.push_back(finding.number);
    }
    bool const every = std::all_of(report.findings.begin(), report.findings.end(), [](Finding const& finding) {
      return finding.as_far_as_drawn || finding.number == 0;
    });
    clause.note(every ? "All verdicts hold as far as drawn."
                      : fmt::format("The verdicts of threats {} hold as far as drawn.", Wording::ranges(numbers)));
  }
  clause.note(scale_note(report.scale));
}

void write_obligations(ClausePage const& page) {
  page.clause.subclause("Obligations");
  if (say_not_evaluated(page)) return;
  if (page.report.obligations.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(
      fmt::format("Existing specifications oblige the system to what {} lists.", page.clause.next_table()));
  MarkdownTable table{
      "Obligations from existing specifications", {"Id", "Obligation", "Applies to", "Strength", "Met", "Source"}, {}};
  for (report::Obligation const& each : page.report.obligations) {
    std::string met = report::spaced(each.as_presumed);
    if (each.verdict != each.as_presumed)
      met += fmt::format(" (as presumed; from the facts alone {})", report::spaced(each.verdict));
    table.rows.push_back({markdown_code(each.id), markdown_text(each.title), Wording::subject(each.subject),
                          each.strength, met, markdown_text(each.reference)});
  }
  page.clause.table(table);
}

void write_requirements(ClausePage const& page) {
  page.clause.subclause("Potential security requirements");
  if (say_not_evaluated(page)) return;
  if (page.report.requirements.empty()) return page.clause.paragraph("None.");
  std::string text = fmt::format(
      "The threats of clause {0}.7 and the obligations of clause {0}.8 raise the potential requirements of {1}.",
      page.options.clause, page.clause.next_table());
  bool const choices = std::any_of(page.report.requirements.begin(), page.report.requirements.end(),
                                   [](report::Requirement const& each) { return !each.instead.empty(); });
  if (choices) text += " Where one says \"unless\", it is one of several that would do.";
  page.clause.paragraph(text);
  MarkdownTable table{"Potential security requirements", {"Id", "Potential requirement", "Because of", "Known as"}, {}};
  for (report::Requirement const& each : page.report.requirements)
    table.rows.push_back({markdown_text(each.id), markdown_text(each.sentence), page.wording.causes(each.because),
                          Wording::list(each.known_as)});
  page.clause.table(table);
}

}  // namespace

void write_threats(ClausePage const& page) {
  write_findings(page);
  write_obligations(page);
  write_requirements(page);
}

void write_excluded(ClausePage const& page) {
  page.clause.annex('A', "Annex: excluded threats");
  if (say_not_evaluated(page)) return;
  if (page.report.excluded_unlisted > 0)
    return page.clause.paragraph(
        fmt::format("{} threats do not apply: too many to be listed.", page.report.excluded_unlisted));
  if (page.report.excluded.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(fmt::format("The threats of {} do not apply, for the reason given.", page.clause.next_table()));
  MarkdownTable table{"Excluded threats", {"Threat", "Subjects", "Because"}, {}};
  struct Row {
    std::string threat, because;
    std::vector<std::string> subjects;
  };
  std::vector<Row> rows;
  for (Finding const& each : page.report.excluded) {
    std::string const because = each.evidence.empty() ? "as drawn" : Wording::facts(each.evidence, most_facts);
    if (rows.empty() || rows.back().threat != each.threat_title || rows.back().because != because)
      rows.push_back({each.threat_title, because, {}});
    rows.back().subjects.push_back(each.subject.title);
  }
  for (Row const& each : rows)
    table.rows.push_back({markdown_text(each.threat), Wording::list(each.subjects, "; "), each.because});
  page.clause.table(table);
}

}  // namespace glacis::output

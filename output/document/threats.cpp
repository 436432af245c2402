#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "output/document/parts.h"

namespace glacis::output {
namespace {

using report::Finding;
using report::Report;

/// One threat to several subjects, with one verdict as presumed: one row. The facts alone may give them different ones.
struct Group {
  std::vector<Finding const*> findings;

  bool takes(Finding const& other) const {
    Finding const& first = *findings.front();
    return first.threat == other.threat && first.as_presumed == other.as_presumed;
  }
};

/// In the order of their first numbers, so that the worst come first.
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

/// What is so of all is said once; what differs, with the numbers of which it is said: "critical: 4, 11; major: 67".
/// `none` stands for an empty text.
template <class Say>
std::string said_of(Group const& group, std::string const& none, Say const& say) {
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> texts;
  for (Finding const* finding : group.findings) {
    std::string text = say(*finding);
    if (text.empty()) text = none;
    auto const same = std::find_if(texts.begin(), texts.end(), [&](auto const& each) { return each.first == text; });
    if (same == texts.end())
      texts.push_back({text, {finding->number}});
    else
      same->second.push_back(finding->number);
  }
  if (texts.size() == 1) return texts.front().first;
  std::vector<std::string> parts;
  for (auto const& [text, numbers] : texts) parts.push_back(fmt::format("{}: {}", text, Wording::ranges(numbers)));
  return fmt::format("{}", fmt::join(parts, "; "));
}

/// "**4**: smart meter (F1, F7); **11**: head end (F2; not known: F9)".
std::string subjects_of(Group const& group, ClausePage const& page) {
  std::vector<std::string> parts;
  for (Finding const* finding : group.findings) {
    std::string const facts = page.evidence.cited(*finding);
    parts.push_back(fmt::format("**{}**: {}{}", finding->number, page.wording.subjects({finding->subject}),
                                facts.empty() ? "" : " (" + facts + ")"));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string closing(Finding const& finding, Wording const& wording) {
  std::string mechanisms = wording.mechanisms(finding.closed_by);
  if (finding.resolve.empty()) return mechanisms;
  return (mechanisms.empty() ? "" : mechanisms + ", ") + "to resolve by " + markdown_text(finding.resolve);
}

std::string references_of(Group const& group) {
  std::vector<std::string> references;
  for (report::Reference const& reference : group.findings.front()->refs) references.push_back(reference.id);
  return Wording::list(references);
}

std::string named_threat(Finding const& finding) {
  return markdown_text(finding.threat_title) + " " + markdown_code(finding.threat);
}

std::vector<std::string> row_of(Group const& group, ClausePage const& page) {
  Finding const& first = *group.findings.front();
  return {named_threat(first),
          said_of(group, "", Wording::verdict),
          said_of(group, "not rated", Wording::risk),
          subjects_of(group, page),
          said_of(group, first.as_presumed == "covered" ? "not needed" : "none",
                  [&](Finding const& each) { return closing(each, page.wording); }),
          references_of(group)};
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

std::string introduction(ClausePage const& page, bool listed) {
  Report const& report = page.report;
  std::string text = counting(report.presumed);
  if (!same(report.facts, report.presumed)) {
    std::string facts = counting(report.facts);
    facts.front() = 'o';
    text += " From the facts alone, without what is presumed: " + facts;
  }
  if (listed) text += fmt::format(" They are listed in {}, each subject after its number.", page.clause.next_table());
  if (page.evidence.has_threats())
    text +=
        fmt::format(" Facts on which a verdict rests, or which would settle it, are cited from {}.", facts_table(page));
  if (!report.excluded.empty())
    text += fmt::format(" Table {}.A-1 gives the reason for each exclusion.", page.options.clause);
  return text;
}

void note_drawing(ClausePage const& page) {
  std::vector<std::uint32_t> drawn;
  std::size_t listed = 0;
  for (Finding const& finding : page.report.findings) {
    if (finding.number == 0) continue;
    ++listed;
    if (finding.as_far_as_drawn) drawn.push_back(finding.number);
  }
  if (drawn.empty()) return;
  page.clause.note(drawn.size() == listed
                       ? "All verdicts hold as far as drawn."
                       : fmt::format("The verdicts of threats {} hold as far as drawn.", Wording::ranges(drawn)));
}

/// Of all findings, excluded or not.
template <class Is>
bool any_subject(Report const& report, Is const& is) {
  auto const of = [&](Finding const& finding) { return is(finding.subject); };
  return std::any_of(report.findings.begin(), report.findings.end(), of) ||
         std::any_of(report.excluded.begin(), report.excluded.end(), of);
}

void note_ids(ClausePage const& page, Finding const& example) {
  std::string text = fmt::format(
      "The lasting name of a finding joins the ids of its threat and its subject, as in {0}. Ids of entities, zones, "
      "data and flows stand in the tables of clauses {1}.2 to {1}.4",
      markdown_code(example.id), page.options.clause);
  if (any_subject(page.report, [](report::SubjectRef const& subject) { return subject.sort == "journey"; }))
    text += fmt::format(", those of journeys in table {}.5-1", page.options.clause);
  if (any_subject(page.report, [](report::SubjectRef const& subject) { return !subject.with.empty(); }))
    text += "; data at a place have the id `place/data`, with `?` for data that are not listed";
  page.clause.note(text + ".");
}

void write_evidence(ClausePage const& page) {
  if (!page.evidence.has_threats()) return;
  page.clause.table(
      {"Facts on which the verdicts rest", {"No", "Fact", "Basis", "Threats"}, page.evidence.of_threats()});
  page.clause.note(fmt::format("Facts name elements by their ids. Their bases: {}.", page.evidence.bases()));
}

/// One threat and its subjects, those with the same facts together.
struct Exclusion {
  Finding const* first = nullptr;
  std::vector<std::pair<std::string, std::vector<report::SubjectRef>>> by_facts;
};

std::vector<Exclusion> exclusions_of(ClausePage const& page) {
  std::vector<Exclusion> exclusions;
  for (Finding const& each : page.report.excluded) {
    auto at = std::find_if(exclusions.begin(), exclusions.end(),
                           [&](Exclusion const& other) { return other.first->threat == each.threat; });
    if (at == exclusions.end()) at = exclusions.insert(exclusions.end(), Exclusion{&each, {}});
    std::string facts = each.evidence.empty() ? "as drawn" : page.evidence.cited(each);
    auto const same =
        std::find_if(at->by_facts.begin(), at->by_facts.end(), [&](auto const& other) { return other.first == facts; });
    if (same == at->by_facts.end())
      at->by_facts.push_back({facts, {each.subject}});
    else
      same->second.push_back(each.subject);
  }
  return exclusions;
}

/// "**F1, F7**: smart meter; head end; **F2**: flow 3": where facts end is where their subjects begin.
std::vector<std::string> row_of(Exclusion const& exclusion, Wording const& wording) {
  std::vector<std::string> parts;
  for (auto const& [facts, subjects] : exclusion.by_facts)
    parts.push_back(fmt::format("**{}**: {}", facts, wording.subjects(subjects)));
  return {named_threat(*exclusion.first), fmt::format("{}", fmt::join(parts, "; "))};
}

}  // namespace

void write_threats(ClausePage const& page) {
  MarkdownClause& clause = page.clause;
  Report const& report = page.report;
  clause.subclause("Threats");
  if (say_not_evaluated(page)) return;
  std::vector<Group> const groups = grouped(report.findings);
  clause.paragraph(introduction(page, !groups.empty()));
  if (groups.empty()) return;
  MarkdownTable table{fmt::format("Threats to {}", markdown_text(report.title)),
                      {"Threat", "Verdict", "Risk", "Number, subject and facts", "Closed by", "References"},
                      {}};
  for (Group const& group : groups) table.rows.push_back(row_of(group, page));
  clause.table(table);
  note_drawing(page);
  clause.note(scale_note(report.scale));
  note_ids(page, *groups.front().findings.front());
  write_evidence(page);
}

void write_excluded(ClausePage const& page) {
  MarkdownClause& clause = page.clause;
  Report const& report = page.report;
  clause.annex('A', "Annex: excluded threats");
  if (say_not_evaluated(page)) return;
  if (report.excluded_unlisted > 0)
    return clause.paragraph(fmt::format("{} threats do not apply: too many to be listed.", report.excluded_unlisted));
  if (report.excluded.empty()) return clause.paragraph("None.");
  std::vector<std::string> lists;
  if (page.evidence.has_threats()) lists.push_back(facts_table(page));
  auto facts = page.evidence.of_exclusions();
  if (!facts.empty()) lists.push_back(further_facts_table(page));
  clause.paragraph(fmt::format("The threats of {} do not apply to the subjects given{}.", clause.next_table(),
                               lists.empty() ? "" : fmt::format(", for the facts of {}", fmt::join(lists, " and "))));
  MarkdownTable table{"Excluded threats", {"Threat", "Facts and subjects"}, {}};
  for (Exclusion const& each : exclusions_of(page)) table.rows.push_back(row_of(each, page.wording));
  clause.table(table);
  if (!facts.empty())
    clause.table(without_empty_columns({"Further facts", {"No", "Fact", "No", "Fact"}, std::move(facts)}));
}

}  // namespace glacis::output

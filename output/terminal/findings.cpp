#include <algorithm>
#include <map>

#include "output/terminal/facts.h"
#include "output/terminal/subject.h"
#include "output/terminal/text.h"
#include "output/terminal/view.h"

namespace glacis::output {
namespace {

using report::Fact;
using report::Finding;
using Findings = std::vector<Finding const*>;

/// Of one verdict, unless all is asked for.
constexpr std::size_t most_findings = 300;

std::string capitals(std::string_view word) {
  std::string result(word);
  for (char& letter : result) letter = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  return result;
}

/// What a verdict rests on, then what is not known.
std::vector<Fact> facts_of(Finding const& finding) {
  std::vector<Fact> facts = finding.evidence;
  for (Fact const& fact : finding.settled_by) {
    bool const seen = std::any_of(facts.begin(), facts.end(), [&](Fact const& each) { return each.text == fact.text; });
    if (!seen) facts.push_back(fact);
  }
  return facts;
}

bool holds(std::vector<Fact> const& facts, Fact const& fact) {
  return std::any_of(facts.begin(), facts.end(),
                     [&](Fact const& each) { return each.text == fact.text && each.basis == fact.basis; });
}

std::vector<Fact> common_facts(Findings const& group) {
  std::vector<Fact> common = facts_of(*group.front());
  for (Finding const* finding : group) {
    std::vector<Fact> const facts = facts_of(*finding);
    std::erase_if(common, [&](Fact const& fact) { return !holds(facts, fact); });
  }
  return common;
}

std::string notes_of(View const& view, Finding const& finding) {
  std::vector<std::string> notes;
  if (finding.if_present) notes.emplace_back("if present");
  if (finding.if_applies) notes.emplace_back("should it apply");
  if (!finding.disposition.empty()) {
    std::string note = finding.disposition == "accept"     ? "accepted"
                       : finding.disposition == "transfer" ? "transferred"
                                                           : "said to be a false alarm";
    if (!finding.disposed_until.empty()) note += " until " + finding.disposed_until;
    notes.push_back(std::move(note));
  }
  if (!finding.resolve.empty()) notes.push_back("to resolve: " + plain(finding.resolve));
  if (!view.options().strict && finding.verdict != finding.as_presumed)
    notes.push_back(finding.verdict + " from the facts");
  return notes.empty() ? "" : "  (" + join(notes, "; ") + ")";
}

/// One line a finding; the facts that several share stand once, after the last of them or before them all.
std::string group_text(View const& view, Findings const& group) {
  std::string const indent(view.badge_width() + 4, ' ');
  std::string text = hanging("  ", subject_heading(view.report(), group.front()->subject), view.width());
  std::vector<Fact> common;
  if (group.size() > 1) common = common_facts(group);
  if (!common.empty()) {
    text += hanging(indent + "all: ", sentence(common, view.telling(group.front()->subject.id)), view.width());
  }
  std::string pending;
  for (Finding const* const finding : group) {
    std::vector<Fact> own = facts_of(*finding);
    std::erase_if(own, [&](Fact const& fact) { return holds(common, fact); });
    std::string const words = sentence(own, view.telling(finding->subject.id));
    if (words != pending && !pending.empty()) text += hanging(indent + "  ", pending, view.width());
    text += "  " + view.badge_column(*finding) + "  " + view.risk_column(*finding) + plain(finding->id) +
            notes_of(view, *finding) + "\n";
    pending = words;
  }
  if (!pending.empty()) text += hanging(indent + "  ", pending, view.width());
  return text;
}

std::size_t widest_id(View const& view, Findings const& findings) {
  std::size_t widest = 0;
  for (Finding const* finding : findings) {
    widest = std::max(widest, columns(finding->id) + columns(notes_of(view, *finding)));
  }
  return widest;
}

/// What stands on one subject comes together, at the worst of it.
void gather_subjects(Findings& findings) {
  using Subject = std::pair<std::string, std::string>;
  auto const subject = [](Finding const* finding) { return Subject{finding->subject.sort, finding->subject.id}; };
  std::map<Subject, std::size_t> first;
  for (Finding const* finding : findings) first.emplace(subject(finding), first.size());
  std::stable_sort(findings.begin(), findings.end(),
                   [&](Finding const* a, Finding const* b) { return first.at(subject(a)) < first.at(subject(b)); });
}

std::string unlisted_text(View const& view) {
  std::size_t const count = view.report().excluded_unlisted;
  return count == 0 ? "" : "  " + std::to_string(count) + " in all: too many to be listed\n";
}

/// What would settle it; from the facts alone that may be what is only presumed.
std::string waits_for(View const& view, Finding const& finding) {
  Telling const telling = view.telling(finding.subject.id);
  std::string const open = unknowns(facts_of(finding), telling);
  bool const settled_as_presumed = finding.verdict != finding.as_presumed && view.options().strict;
  return open.empty() || settled_as_presumed ? sentence(facts_of(finding), telling) : open;
}

}  // namespace

std::string findings_part(View const& view, std::string_view verdict) {
  Findings findings = view.of_verdict(verdict);
  if (findings.empty()) return verdict == "excluded" ? unlisted_text(view) : "";
  std::size_t const more = view.options().all || findings.size() <= most_findings ? 0 : findings.size() - most_findings;
  findings.resize(findings.size() - more);
  gather_subjects(findings);
  std::string text = paint(view.style(), tone_of(verdict), capitals(verdict)) + "\n";
  for (auto first = findings.begin(); first != findings.end();) {
    auto const last = std::find_if(first, findings.end(), [&](Finding const* finding) {
      return finding->subject.id != (*first)->subject.id || finding->subject.sort != (*first)->subject.sort;
    });
    text += group_text(view, Findings(first, last));
    first = last;
  }
  if (more > 0) text += "  " + std::to_string(more) + " more: glacis analyze --all\n";
  if (verdict == "excluded") text += unlisted_text(view);
  return text;
}

std::string open_part(View const& view) {
  constexpr std::size_t shown_at_most = 12;
  Findings findings = view.of_verdict("open");
  if (findings.empty()) return "";
  std::size_t const all = findings.size();
  if (!view.options().all && all > shown_at_most + 1) findings.resize(shown_at_most);
  std::size_t const before = view.badge_width() + 4 + view.risk_width();
  std::size_t const column = before + std::min<std::size_t>(widest_id(view, findings), view.width() / 2 - 2) + 2;
  std::string text = paint(view.style(), Tone::open, pad("OPEN", column)) + "what is not known\n";
  for (Finding const* finding : findings) {
    std::string const id = plain(finding->id) + notes_of(view, *finding);
    text += "  " + view.badge_column(*finding) + "  " + view.risk_column(*finding) + id;
    bool const beside = before + columns(id) + 2 <= column;
    std::size_t const indent = beside ? column : view.badge_width() + 6;
    if (!beside) text += "\n";
    std::string const rest = hanging(std::string(indent, ' '), waits_for(view, *finding), view.width());
    text += beside ? std::string(column - before - columns(id), ' ') + rest.substr(indent) : rest;
  }
  if (findings.size() < all) {
    text += "  " + std::to_string(all - findings.size()) + " more: glacis analyze --all\n";
  }
  return text;
}

}  // namespace glacis::output

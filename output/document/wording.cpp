#include "output/document/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "output/document/markdown.h"

namespace glacis::output {
namespace {

/// Journeys of data that have one only, so that the datum is name enough.
std::map<std::string, std::string> lone_journeys(std::vector<report::Journey> const& journeys) {
  std::map<std::string, std::size_t> count;
  for (report::Journey const& each : journeys) ++count[each.data_id];
  std::map<std::string, std::string> titles;
  for (report::Journey const& each : journeys) {
    if (count[each.data_id] == 1) titles[each.id] = each.data_title;
  }
  return titles;
}

}  // namespace

Wording::Wording(report::Report const& report) {
  for (report::Finding const& each : report.findings) findings_[each.id] = &each;
  for (report::Obligation const& each : report.obligations) {
    obligations_[each.id] = &each;
    obligation_numbers_[each.id] = static_cast<std::uint32_t>(obligation_numbers_.size() + 1);
  }
  for (report::PlacedMechanism const& each : report.recommended.placed)
    mechanism_numbers_[each.mechanism] = each.number;
  for (report::PlacedMechanism const& each : report.recommended.placed) kind_numbers_[each.kind].push_back(each.number);
  for (report::Flow const& each : report.flows) flow_numbers_[each.id] = each.number;
  lone_journeys_ = lone_journeys(report.journeys);
}

std::string Wording::list(std::vector<std::string> const& texts, std::string_view between) {
  std::string result;
  for (std::string const& text : texts) {
    if (!result.empty()) result += between;
    result += markdown_text(text);
  }
  return result;
}

std::string Wording::subject(report::SubjectRef const& subject) { return markdown_text(subject.title); }

std::string Wording::in_few_words(report::SubjectRef const& subject) const {
  if (subject.sort != "journey") return Wording::subject(subject);
  auto const lone = lone_journeys_.find(subject.id);
  return lone == lone_journeys_.end() ? Wording::subject(subject) : markdown_text(lone->second) + ", end to end";
}

std::string Wording::subjects(std::vector<report::SubjectRef> const& subjects) const {
  std::vector<std::string> parts;
  std::vector<std::uint32_t> flows;
  std::set<std::pair<std::string, std::string>> seen;
  for (report::SubjectRef const& each : subjects) {
    if (!seen.insert({each.sort, each.id}).second) continue;
    auto const flow = each.sort == "flow" ? flow_numbers_.find(each.id) : flow_numbers_.end();
    if (flow != flow_numbers_.end())
      flows.push_back(flow->second);
    else
      parts.push_back(in_few_words(each));
  }
  if (!flows.empty()) {
    std::string const word = flows.size() == 1 ? "flow " : "flows ";
    parts.push_back(word + ranges(std::move(flows)));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string Wording::risk(report::Finding const& finding) {
  if (!finding.risk) return "";
  report::Range const& level = finding.risk->level;
  return markdown_text(level.low == level.high ? std::string(level.high) : level.low + " to " + level.high);
}

std::string Wording::verdict(report::Finding const& finding) {
  std::string text = finding.as_presumed;
  if (finding.if_applies) text += ", should it apply";
  std::vector<std::string> remarks;
  if (finding.verdict != finding.as_presumed)
    remarks.push_back(fmt::format("from the facts alone {}", finding.verdict));
  if (finding.if_present) remarks.emplace_back("if present");
  if (!remarks.empty()) text += fmt::format(" ({})", fmt::join(remarks, "; "));
  return text;
}

std::string Wording::facts(std::vector<report::Fact> const& facts, std::size_t most) {
  std::vector<std::string> texts;
  for (report::Fact const& fact : facts) {
    std::string text = markdown_text(fact.text);
    if (fact.basis == "presumed") text += " (presumed)";
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }
  std::size_t const left = texts.size() > most ? texts.size() - most : 0;
  texts.resize(texts.size() - left);
  std::string result = fmt::format("{}", fmt::join(texts, "; "));
  if (left != 0) result += fmt::format("; and {} more", left);
  return result;
}

std::string Wording::ranges(std::vector<std::uint32_t> numbers, std::string_view lead) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
    if (end - i >= 2) {
      parts.push_back(fmt::format("{0}{1} to {0}{2}", lead, numbers[i], numbers[end]));
    } else {
      for (std::size_t k = i; k <= end; ++k) parts.push_back(fmt::format("{}{}", lead, numbers[k]));
    }
    i = end + 1;
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string Wording::threats(std::vector<std::string> const& ids) const {
  std::vector<std::uint32_t> numbers;
  std::vector<std::string> others;
  for (std::string const& id : ids) {
    report::Finding const* found = finding(id);
    if (found && found->number != 0)
      numbers.push_back(found->number);
    else
      others.push_back(markdown_code(id));
  }
  std::string result = ranges(std::move(numbers));
  for (std::string const& each : others) result += (result.empty() ? "" : ", ") + each;
  return result;
}

std::string Wording::causes(std::vector<std::string> const& ids) const {
  std::vector<std::string> of_threats, of_obligations;
  for (std::string const& id : ids) (obligation(id) ? of_obligations : of_threats).push_back(id);
  std::vector<std::string> parts;
  if (!of_threats.empty()) parts.push_back((of_threats.size() == 1 ? "threat " : "threats ") + threats(of_threats));
  if (!of_obligations.empty()) {
    std::vector<std::uint32_t> numbers;
    for (std::string const& id : of_obligations) numbers.push_back(obligation_numbers_.at(id));
    std::string const word = numbers.size() == 1 ? "obligation " : "obligations ";
    parts.push_back(word + ranges(std::move(numbers), "D"));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string Wording::mechanisms(std::vector<std::string> const& ids) const {
  std::vector<std::uint32_t> numbers;
  std::vector<std::string> others;
  for (std::string const& id : ids) {
    auto const found = mechanism_numbers_.find(id);
    if (found != mechanism_numbers_.end())
      numbers.push_back(found->second);
    else
      others.push_back(markdown_code(id));
  }
  std::string result = ranges(std::move(numbers), "M");
  for (std::string const& each : others) result += (result.empty() ? "" : ", ") + each;
  return result;
}

std::string Wording::kinds(std::vector<std::string> const& ids) const {
  std::string result;
  for (std::string const& id : ids) {
    result += (result.empty() ? "" : ", ") + markdown_code(id);
    auto const found = kind_numbers_.find(id);
    if (found != kind_numbers_.end()) result += fmt::format(" ({})", ranges(found->second, "M"));
  }
  return result;
}

std::string Wording::obligation_number(std::string const& id) const {
  auto const found = obligation_numbers_.find(id);
  return found == obligation_numbers_.end() ? "" : fmt::format("D{}", found->second);
}

report::Finding const* Wording::finding(std::string const& id) const {
  auto const found = findings_.find(id);
  return found == findings_.end() ? nullptr : found->second;
}

report::Obligation const* Wording::obligation(std::string const& id) const {
  auto const found = obligations_.find(id);
  return found == obligations_.end() ? nullptr : found->second;
}

}  // namespace glacis::output

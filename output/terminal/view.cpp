#include "output/terminal/view.h"

#include <algorithm>

#include "output/terminal/text.h"

namespace glacis::output {

View::View(report::Report const& report, SummaryOptions const& options, Style const& style)
    : report_(&report), options_(options), style_(style) {
  if (!report.files.empty()) own_file_ = report.files.front();
  for (report::PlacedMechanism const& placed : plan().placed) numbers_.emplace(placed.mechanism, placed.number);
  for (auto const* list : {&report.findings, &report.excluded}) {
    for (report::Finding const& finding : *list) {
      by_id_.emplace(finding.id, &finding);
      badge_width_ = std::max(badge_width_, own_badge(finding).size());
      risk_width_ = std::max(risk_width_, risk_text(finding).size());
    }
  }
}

std::vector<report::Finding const*> View::of_verdict(std::string_view verdict) const {
  std::vector<report::Finding const*> result;
  for (auto const* list : {&report_->findings, &report_->excluded}) {
    for (report::Finding const& finding : *list) {
      if (verdict_of(finding) == verdict) result.push_back(&finding);
    }
  }
  if (!options_.strict) return result;
  // The report has them by risk as presumed.
  auto const weight = [](report::Finding const* finding) {
    auto const& risk = finding->risk_from_facts;
    return risk ? std::pair{std::int64_t{risk->high}, std::int64_t{risk->low}}
                : std::pair{std::int64_t{-1}, std::int64_t{-1}};
  };
  std::stable_sort(result.begin(), result.end(), [&](auto const* a, auto const* b) { return weight(a) > weight(b); });
  return result;
}

std::string View::own_badge(report::Finding const& finding) const {
  std::string result(1, sign_of(verdict_of(finding)));
  return finding.number == 0 ? result : result + std::to_string(finding.number);
}

std::string View::risk_text(report::Finding const& finding) const {
  auto const& risk = options_.strict ? finding.risk_from_facts : finding.risk;
  return risk ? join_range(risk->level, "-") : "";
}

std::string View::risk_column(report::Finding const& finding) const { return pad(risk_text(finding), risk_width()); }

std::string View::reference(std::string const& id) const {
  auto const found = by_id_.find(id);
  if (found == by_id_.end() || found->second->number == 0) return id;
  return own_badge(*found->second);
}

std::string View::references(std::vector<std::string> const& ids) const {
  std::vector<report::Finding const*> numbered;
  std::vector<std::string> parts, others;
  for (std::string const& id : ids) {
    auto const found = by_id_.find(id);
    bool const has_number = found != by_id_.end() && found->second->number != 0;
    if (has_number) numbered.push_back(found->second);
    if (!has_number) others.push_back(id);
  }
  std::sort(numbered.begin(), numbered.end(), [](auto const* a, auto const* b) { return a->number < b->number; });
  for (std::size_t first = 0; first < numbered.size();) {
    std::size_t last = first;
    while (last + 1 < numbered.size() && numbered[last + 1]->number == numbered[last]->number + 1 &&
           verdict_of(*numbered[last + 1]) == verdict_of(*numbered[first])) {
      ++last;
    }
    if (last < first + 2) last = first;
    std::string const run = last == first ? "" : "-" + std::to_string(numbered[last]->number);
    parts.push_back(own_badge(*numbered[first]) + run);
    first = last + 1;
  }
  parts.insert(parts.end(), others.begin(), others.end());
  return join(parts, " ");
}

Telling View::telling(std::string const& subject) const {
  std::size_t const most = options_.all ? 1000 : 4;
  return {own_file_, subject.substr(0, subject.find('/')), most};
}

std::string View::number_of(std::string const& mechanism) const {
  auto const found = numbers_.find(mechanism);
  return found == numbers_.end() ? mechanism : "M" + std::to_string(found->second);
}

std::string View::badge_column(report::Finding const& finding) const {
  std::string const text = own_badge(finding);
  return paint(style_, tone_of(verdict_of(finding)), text) + std::string(badge_width_ - text.size(), ' ');
}

std::string summarize(report::Report const& report, SummaryOptions const& options, Style const& style) {
  View const view(report, options, style);
  std::vector<std::string> parts{header_part(view)};
  if (!report.conflict.empty()) return join({parts.front(), conflict_part(view)}, "\n");
  for (std::string_view const verdict : {"certain", "exposed"}) parts.push_back(findings_part(view, verdict));
  parts.push_back(open_part(view));
  for (std::string_view const verdict : {"undecided", "covered"}) {
    if (verdict == "undecided" || options.all) parts.push_back(findings_part(view, verdict));
  }
  parts.push_back(obligations_part(view));
  parts.push_back(plan_part(view));
  parts.push_back(questions_part(view));
  if (options.all) parts.push_back(findings_part(view, "excluded"));
  parts.push_back(dispositions_part(view));
  parts.push_back(claims_part(view));
  parts.push_back(objectives_part(view));
  std::erase(parts, std::string());
  return join(parts, "\n");
}

}  // namespace glacis::output

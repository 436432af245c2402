#include "output/document/evidence.h"

#include <fmt/format.h>

#include "output/document/markdown.h"
#include "output/document/wording.h"

namespace glacis::output {
namespace {

std::string basis_in_words(report::Fact const& fact) {
  if (fact.basis == "structure") return "as drawn";
  return markdown_text(fact.basis);
}

std::string number_of(std::size_t index) { return fmt::format("F{}", index + 1); }

/// All that a finding cites. What would settle it is often part of its evidence too.
template <class Use>
void each_fact(report::Finding const& finding, Use const& use) {
  for (report::Fact const& fact : finding.evidence) use(fact);
  for (report::Fact const& fact : finding.settled_by) use(fact);
}

}  // namespace

Evidence::Evidence(report::Report const& report) {
  for (report::Finding const& finding : report.findings) {
    if (finding.number != 0) add(finding);
  }
  exclusions_ = facts_.size();
  for (report::Finding const& finding : report.excluded) add(finding);
}

void Evidence::add(report::Finding const& finding) {
  each_fact(finding, [&](report::Fact const& fact) {
    auto const next = static_cast<std::uint32_t>(facts_.size() + 1);
    auto const [known, added] = numbers_.try_emplace({fact.text, fact.basis}, next);
    if (added) facts_.push_back({&fact, {}});
    if (finding.number != 0) facts_[known->second - 1].threats.push_back(finding.number);
  });
}

std::string Evidence::cited(report::Finding const& finding) const {
  std::vector<std::uint32_t> numbers;
  each_fact(finding, [&](report::Fact const& fact) { numbers.push_back(numbers_.at({fact.text, fact.basis})); });
  return Wording::ranges(std::move(numbers), "F");
}

std::string Evidence::presumed() const {
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < exclusions_; ++i) {
    if (facts_[i].fact->basis == "presumed") numbers.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return Wording::ranges(std::move(numbers), "F");
}

std::vector<std::vector<std::string>> Evidence::of_threats() const {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < exclusions_; ++i)
    rows.push_back({number_of(i), markdown_text(facts_[i].fact->text), basis_in_words(*facts_[i].fact),
                    Wording::ranges(facts_[i].threats)});
  return rows;
}

std::vector<std::vector<std::string>> Evidence::of_exclusions() const {
  std::size_t const count = facts_.size() - exclusions_, half = (count + 1) / 2;
  std::vector<std::vector<std::string>> rows(half);
  for (std::size_t i = 0; i < 2 * half; ++i) {
    bool const filled = i < count;
    rows[i % half].push_back(filled ? number_of(exclusions_ + i) : "");
    rows[i % half].push_back(filled ? Wording::facts({*facts_[exclusions_ + i].fact}, 1) : "");
  }
  return rows;
}

}  // namespace glacis::output

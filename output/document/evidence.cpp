#include "output/document/evidence.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/document/markdown.h"
#include "output/document/wording.h"

namespace glacis::output {
namespace {

std::string basis_in_words(report::Fact const& fact) {
  if (fact.basis == "structure") return "as drawn";
  return markdown_text(fact.basis);
}

/// Basis, as shown, and what it means.
struct Meaning {
  char const *basis, *text;
};
constexpr Meaning meanings[] = {
    {"stated", "in the model"},
    {"as drawn", "seen from the elements and how they are joined"},
    {"always", "so of all of that kind"},
    {"narrowed", "one of several, by what is stated"},
    {"assumed", "by an assumption"},
    {"presumed", "usually so, where nothing is stated"},
    {"unknown", "not known; it may settle the verdict"},
};

std::string number_of(std::size_t index) { return fmt::format("F{}", index + 1); }

/// "clock of meter is true (presumed)"; what is stated or drawn goes without saying.
std::string with_basis(report::Fact const& fact) {
  std::string text = markdown_text(fact.text);
  if (fact.basis == "stated" || fact.basis == "structure") return text;
  return fmt::format("{} ({})", text, basis_in_words(fact));
}

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
  std::vector<std::uint32_t> known, unknown;
  each_fact(finding, [&](report::Fact const& fact) {
    (fact.basis == "unknown" ? unknown : known).push_back(numbers_.at({fact.text, fact.basis}));
  });
  std::string text = Wording::ranges(std::move(known), "F");
  if (unknown.empty()) return text;
  return fmt::format("{}{}not known: {}", text, text.empty() ? "" : "; ", Wording::ranges(std::move(unknown), "F"));
}

std::string Evidence::presumed() const {
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < exclusions_; ++i) {
    if (facts_[i].fact->basis == "presumed") numbers.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return Wording::ranges(std::move(numbers), "F");
}

bool Evidence::exclusions_presume() const {
  return std::any_of(facts_.begin() + static_cast<std::ptrdiff_t>(exclusions_), facts_.end(),
                     [](Entry const& each) { return each.fact->basis == "presumed"; });
}

std::string Evidence::bases() const {
  std::vector<std::string> parts;
  for (auto const& [basis, text] : meanings) {
    std::string const name = basis;
    if (std::any_of(facts_.begin(), facts_.end(),
                    [&](Entry const& each) { return basis_in_words(*each.fact) == name; }))
      parts.push_back(fmt::format("*{}*: {}", name, text));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
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
    rows[i % half].push_back(filled ? number_of(exclusions_ + i) : " ");
    rows[i % half].push_back(filled ? with_basis(*facts_[exclusions_ + i].fact) : " ");
  }
  return rows;
}

}  // namespace glacis::output

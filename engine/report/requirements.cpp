#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/report/plans.h"
#include "engine/report/sentence.h"

namespace glacis::report {
namespace {

using Key = std::pair<rule::Offer, verdict::Subject>;

/// One feature at one subject, with all that raises it.
struct Merged {
  rule::Offer offer;
  verdict::Subject subject;
  model::Strength strength = model::Strength::may;
  std::set<std::uint32_t> findings, obligations;
  std::uint32_t first_number = 0xFFFFFFFFU;  ///< of the findings that raise it
};

int rank(model::Strength strength) {
  return strength == model::Strength::shall ? 2 : strength == model::Strength::should ? 1 : 0;
}

/// "SMR" of "Smart meter reading": at most five initials of words.
std::string initials(std::string const& title) {
  std::string result;
  bool inside = false;
  for (char const letter : title) {
    bool const word =
        (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    if (word && !inside && result.size() < 5) {
      result += static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
    }
    inside = word || static_cast<unsigned char>(letter) >= 0x80U || letter == '\'';
  }
  return result.empty() ? "UC" : result;
}

std::vector<Merged> merge(Words const& words, Results const& results, Report const& report) {
  std::map<std::string, std::uint32_t> numbers;
  for (Finding const& finding : report.findings) numbers.emplace(finding.id, finding.number);
  std::map<Key, Merged> merged;
  for (mechanism::Requirement const& each : results.requirements) {
    Merged& into = merged[{each.offer, each.subject}];
    into.offer = each.offer;
    into.subject = each.subject;
    if (rank(each.strength) > rank(into.strength)) into.strength = each.strength;
    into.findings.insert(each.findings.begin(), each.findings.end());
    into.obligations.insert(each.obligations.begin(), each.obligations.end());
  }
  std::vector<Merged> list;
  for (auto& [key, each] : merged) {
    for (std::uint32_t const index : each.findings) {
      auto const found = numbers.find(finding_id(words, results, index));
      if (found != numbers.end()) each.first_number = std::min(each.first_number, found->second);
    }
    list.push_back(std::move(each));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](Merged const& a, Merged const& b) { return a.first_number < b.first_number; });
  return list;
}

/// Mechanisms of the recommended plan that give the feature and are chosen for what raises it.
std::vector<std::string> mechanisms_of(Words const& words, Results const& results, Merged const& requirement) {
  std::set<std::string> names;
  auto const meets_any = [](std::vector<std::uint32_t> const& list, std::set<std::uint32_t> const& wanted) {
    return std::any_of(list.begin(), list.end(), [&](std::uint32_t index) { return wanted.count(index) > 0; });
  };
  for (mechanism::Placed const& placed : results.recommended.placed) {
    bool const gives = std::any_of(placed.provides.begin(), placed.provides.end(), [&](rule::Offer const& offer) {
      return offer.feature == requirement.offer.feature;
    });
    bool const here =
        meets_any(placed.closes, requirement.findings) || meets_any(placed.meets, requirement.obligations);
    if (gives && here) names.insert(words.vocabulary()[placed.instance.mechanism].name);
  }
  return {names.begin(), names.end()};
}

}  // namespace

void add_requirements(Words const& words, Results const& results, Report& report) {
  std::string const prefix =
      words.use_case().prefix.empty() ? initials(words.use_case().title) : words.use_case().prefix;
  for (Merged const& each : merge(words, results, report)) {
    model::FeatureDeclaration const& feature = words.vocabulary()[each.offer.feature];
    Requirement requirement;
    requirement.id = fmt::format("{}-SEC-{:02}", prefix, report.requirements.size() + 1);
    requirement.feature = feature.name;
    requirement.feature_title = feature.title.empty() ? spaced(feature.name) : feature.title;
    requirement.scope = model::name_of(each.offer.scope);
    requirement.subject = words.subject(each.subject);
    requirement.strength = model::name_of(each.strength);
    requirement.sentence = requirement_sentence(words, each.offer, each.subject, each.strength);
    for (std::uint32_t const index : each.findings) requirement.because.push_back(finding_id(words, results, index));
    for (std::uint32_t const index : each.obligations)
      requirement.because.push_back(obligation_id(words, results, index));
    requirement.known_as = feature.known_as;
    requirement.addressee = "requirements";
    requirement.mechanisms = mechanisms_of(words, results, each);
    report.requirements.push_back(std::move(requirement));
  }
}

}  // namespace glacis::report

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "engine/report/plans.h"
#include "engine/report/sentence.h"

namespace glacis::report {
namespace {

/// One feature at one subject, with all that raises it.
struct Merged {
  rule::Offer offer;
  verdict::Subject subject;
  model::Strength strength = model::Strength::may;
  std::vector<std::uint32_t> findings, obligations;  ///< ascending
  std::vector<mechanism::Requirement const*> parts;
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

void add_new(std::vector<std::uint32_t> const& from, std::vector<std::uint32_t>& into) {
  auto const middle = static_cast<std::ptrdiff_t>(into.size());
  into.insert(into.end(), from.begin(), from.end());
  std::inplace_merge(into.begin(), into.begin() + middle, into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

/// By feature, then subject: ids stay what they are when tables move.
std::vector<Merged> merge(std::vector<mechanism::Requirement> const& requirements) {
  std::vector<mechanism::Requirement const*> order;
  order.reserve(requirements.size());
  for (mechanism::Requirement const& each : requirements) order.push_back(&each);
  auto const key = [](auto const& each) { return std::tie(each.offer, each.subject); };
  std::stable_sort(order.begin(), order.end(), [&](auto const* a, auto const* b) { return key(*a) < key(*b); });
  std::vector<Merged> list;
  list.reserve(order.size());
  for (mechanism::Requirement const* each : order) {
    if (list.empty() || key(list.back()) != key(*each))
      list.push_back({each->offer, each->subject, each->strength, {}, {}, {}});
    Merged& into = list.back();
    into.parts.push_back(each);
    if (rank(each->strength) > rank(into.strength)) into.strength = each->strength;
    add_new(each->findings, into.findings);
    add_new(each->obligations, into.obligations);
  }
  return list;
}

/// Nothing else would do instead of it.
bool is_needed(Merged const& requirement) {
  return std::any_of(requirement.parts.begin(), requirement.parts.end(),
                     [](mechanism::Requirement const* part) { return part->instead.empty(); });
}

/// Adds "unless A is met, or B and C are met" to what is not needed where something else is there.
void add_choices(std::vector<mechanism::Requirement> const& derived, std::vector<Merged> const& merged,
                 Report& report) {
  std::vector<std::size_t> told_as(derived.size());
  for (std::size_t i = 0; i < merged.size(); ++i)
    for (mechanism::Requirement const* const part : merged[i].parts)
      told_as[static_cast<std::size_t>(part - derived.data())] = i;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    Requirement& requirement = report.requirements[i];
    if (is_needed(merged[i])) continue;
    std::set<std::string> needs;
    for (mechanism::Requirement const* const part : merged[i].parts) {
      for (mechanism::Requirement::Choices const& need : part->instead) {
        std::vector<std::string> choices;
        for (auto const& choice : need) {
          std::vector<std::string> names;
          for (std::uint32_t const number : choice) names.push_back(report.requirements[told_as[number]].id);
          names = sorted(std::move(names));
          requirement.instead.insert(requirement.instead.end(), names.begin(), names.end());
          choices.push_back(enumerated(names) + (names.size() == 1 ? " is met" : " are met"));
        }
        needs.insert(enumerated(choices, " or "));
      }
    }
    requirement.instead = sorted(std::move(requirement.instead));
    std::string_view const without_stop = requirement.sentence.view().substr(0, requirement.sentence.size() - 1);
    requirement.sentence = fmt::format("{}, unless {}.", without_stop, enumerated({needs.begin(), needs.end()}));
  }
}

/// What the recommended plan does for each finding and obligation.
class Chosen {
 public:
  explicit Chosen(Results const& results) : results_(&results) {
    for (std::uint32_t i = 0; i < results.recommended.placed.size(); ++i) {
      for (std::uint32_t const index : results.recommended.placed[i].closes) for_finding_.emplace_back(index, i);
      for (std::uint32_t const index : results.recommended.placed[i].meets) for_obligation_.emplace_back(index, i);
    }
    std::sort(for_finding_.begin(), for_finding_.end());
    std::sort(for_obligation_.begin(), for_obligation_.end());
  }

  /// Mechanisms that give the feature and are chosen for what raises the requirement; where something else would do
  /// instead, only those that give it in its scope.
  TextList mechanisms_of(Words const& words, Merged const& requirement) const {
    std::set<std::string_view> within, beyond;
    auto const add = [&](Helpers const& helpers, std::uint32_t index) {
      for (auto at = std::ranges::lower_bound(helpers, std::pair{index, 0U}); at != helpers.end() && at->first == index;
           ++at) {
        mechanism::Placed const& placed = results_->recommended.placed[at->second];
        for (rule::Offer const& offer : placed.provides) {
          if (offer.feature != requirement.offer.feature) continue;
          bool const same = offer.scope == requirement.offer.scope;
          (same ? within : beyond).insert(words.vocabulary()[placed.instance.mechanism].name);
        }
      }
    };
    for (std::uint32_t const index : requirement.findings) add(for_finding_, index);
    for (std::uint32_t const index : requirement.obligations) add(for_obligation_, index);
    if (!is_needed(requirement)) beyond.clear();
    within.merge(beyond);
    TextList names;
    for (std::string_view const name : within) names.push_back(words.text(name));
    return names;
  }

 private:
  /// A finding or obligation, and a position in Plan::placed.
  using Helpers = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

  Results const* results_;
  Helpers for_finding_, for_obligation_;
};

}  // namespace

void add_requirements(Words const& words, Results const& results, Report& report) {
  std::string const prefix =
      words.use_case().prefix.empty() ? initials(words.use_case().title) : words.use_case().prefix;
  Chosen const chosen(results);
  std::vector<Merged> const merged = merge(results.requirements);
  report.requirements.reserve(merged.size());
  for (Merged const& each : merged) {
    model::FeatureDeclaration const& feature = words.vocabulary()[each.offer.feature];
    Requirement requirement;
    requirement.id = fmt::format("{}-SEC-{:02}", prefix, report.requirements.size() + 1);
    requirement.feature = words.text(feature.name);
    requirement.feature_title = words.text(Words::title(feature));
    requirement.scope = words.text(model::name_of(each.offer.scope));
    requirement.subject = words.subject(each.subject);
    requirement.strength = words.text(model::name_of(each.strength));
    requirement.sentence = requirement_sentence(words, each.offer, each.subject, each.strength);
    for (std::uint32_t const index : each.findings)
      requirement.because.push_back(finding_id(words, results.presumed, index));
    for (std::uint32_t const index : each.obligations)
      requirement.because.push_back(obligation_id(words, results.presumed, index));
    for (auto const& name : feature.known_as) requirement.known_as.push_back(words.text(name));
    requirement.addressee = words.text("requirements");
    requirement.mechanisms = chosen.mechanisms_of(words, each);
    report.requirements.push_back(std::move(requirement));
  }
  add_choices(results.requirements, merged, report);
}

}  // namespace glacis::report

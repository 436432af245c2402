#include "engine/report/stated.h"

#include <algorithm>
#include <numeric>

#include "engine/mechanism/baseline.h"

namespace glacis::report {

using mechanism::Demands;
using mechanism::KindSet;

std::vector<StatedSet> stated_by_releases(model::Vocabulary const& vocabulary) {
  std::vector<StatedSet> result;
  for (model::Release const& release : vocabulary.releases)
    result.push_back({release.name, release.title, release.source, release.mechanisms, release.features});
  return result;
}

std::vector<mechanism::Problem const*> problems_of(std::vector<UseCaseNeeds> const& needs) {
  std::vector<mechanism::Problem const*> result;
  for (UseCaseNeeds const& each : needs) result.push_back(&each.problem);
  return result;
}

Lost lost_of(UseCaseNeeds const& needs, std::vector<std::uint32_t> const& goals) {
  Lost lost{needs.id, {}};
  for (std::uint32_t const goal : goals) lost.findings.push_back(needs.goals[goal].id);
  std::sort(lost.findings.begin(), lost.findings.end());
  return lost;
}

namespace {

/// Groups of mechanisms: first the kinds of what is not stated, then each mechanism that is named, then the kinds of
/// what is stated by its features.
struct Groups {
  std::size_t kinds = 0, named = 0;
  std::vector<std::uint32_t> of;  ///< per mechanism
  std::size_t all() const { return 2 * kinds + named; }
  bool is_stated(std::uint32_t group) const { return group >= kinds; }
  bool is_named(std::uint32_t group) const { return group >= kinds && group < kinds + named; }
};

Groups group(Catalogued const& catalogued, StatedSet const& stated) {
  Groups groups{catalogued.kinds.size(), stated.mechanisms.size(), catalogued.kind_of};
  auto const& declarations = catalogued.vocabulary->mechanisms;
  for (std::uint32_t row = 0; row < declarations.size(); ++row) {
    auto const& provides = catalogued.catalogue->mechanisms[row].provides;
    bool const by_feature = std::any_of(provides.begin(), provides.end(), [&](rule::Offer const& offer) {
      return std::binary_search(stated.features.begin(), stated.features.end(), offer.feature);
    });
    if (by_feature) groups.of[row] = static_cast<std::uint32_t>(groups.kinds + groups.named + catalogued.kind_of[row]);
    // The nearest that is named: itself, or what it is a profile of.
    std::size_t steps = 0;
    for (model::MechanismId up{row}; up.known() && steps <= declarations.size(); ++steps) {
      auto const named = std::lower_bound(stated.mechanisms.begin(), stated.mechanisms.end(), up);
      if (named != stated.mechanisms.end() && *named == up) {
        groups.of[row] =
            static_cast<std::uint32_t>(groups.kinds) + static_cast<std::uint32_t>(named - stated.mechanisms.begin());
        break;
      }
      up = declarations[up.index].profile_of;
    }
  }
  return groups;
}

std::vector<std::int64_t> weights_of(Catalogued const& catalogued, Groups const& groups) {
  auto weights = stage_weights(catalogued.kinds);
  weights.resize(groups.all(), 0);
  return weights;
}

/// The named ones that some use case could use.
std::vector<bool> usable(Groups const& groups, std::vector<UseCaseNeeds> const& needs) {
  std::vector<bool> result(groups.named, false);
  for (UseCaseNeeds const& each : needs)
    for (auto const& candidate : each.problem.candidates)
      if (groups.is_named(groups.of[candidate.kind])) result[groups.of[candidate.kind] - groups.kinds] = true;
  return result;
}

}  // namespace

StatedResult judge_stated(Catalogued const& catalogued, std::vector<UseCaseNeeds> const& needs, StatedSet const& stated,
                          std::uint32_t resource_limit) {
  auto const& vocabulary = *catalogued.vocabulary;
  StatedResult result;
  result.name = stated.name;
  result.title = stated.title;
  result.source = stated.source;
  for (model::MechanismId const id : stated.mechanisms) result.mechanisms.push_back(vocabulary[id].name);
  for (model::FeatureId const id : stated.features) result.features.push_back(vocabulary[id].name);

  Groups const groups = group(catalogued, stated);
  Demands demands(problems_of(needs), groups.of, groups.all());
  KindSet present(groups.all());
  std::vector<std::uint32_t> together;
  for (auto each = static_cast<std::uint32_t>(groups.kinds); each < groups.all(); ++each) {
    present.add(each);
    together.push_back(each);
  }
  Demands::Held const held = demands.held(present);
  std::vector<std::uint32_t> everybody(needs.size());
  std::iota(everybody.begin(), everybody.end(), 0U);
  for (std::uint32_t const u : everybody) {
    std::vector<std::uint32_t> open;
    for (Demands::Goal const& goal : demands.goals(u))
      if (!held[goal.demand]) open.push_back(goal.index);
    if (open.empty())
      ++result.served;
    else
      result.uncovered.push_back(lost_of(needs[u], open));
  }

  auto weights = weights_of(catalogued, groups);
  auto const extended = least_baseline(demands, everybody, weights, resource_limit);
  result.proved = extended.proved;
  for (std::uint32_t const each : extended.groups) {
    if (groups.is_stated(each)) continue;
    result.extension.push_back(catalogued.names[each]);
    together.push_back(each);
  }
  std::sort(together.begin(), together.end());
  for (std::uint32_t each = 0; each < groups.all(); ++each) weights[each] = groups.is_named(each) ? 1 : 0;
  auto const least = least_of(demands, together, weights, resource_limit);
  result.proved = result.proved && least.proved;
  auto const used = usable(groups, needs);
  for (std::size_t i = 0; i < groups.named; ++i) {
    auto const number = static_cast<std::uint32_t>(groups.kinds + i);
    if (!used[i])
      result.unused.push_back(result.mechanisms[i]);
    else if (!std::binary_search(least.groups.begin(), least.groups.end(), number))
      result.redundant.push_back(result.mechanisms[i]);
  }
  return result;
}

}  // namespace glacis::report

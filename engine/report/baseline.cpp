#include "engine/report/baseline.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "engine/mechanism/baseline.h"
#include "engine/report/cut.h"
#include "engine/report/plans.h"
#include "engine/report/stated.h"

namespace glacis::report {
namespace {

using mechanism::Closure;
using mechanism::Cut;
using mechanism::Demands;
using mechanism::Problem;
using Names = std::vector<std::string>;

/// The committed first, then the nearer, then by id.
auto order_of(UseCaseNeeds const& needs) { return 2 - static_cast<int>(needs.commitment); }
bool comes_first(UseCaseNeeds const& a, UseCaseNeeds const& b) {
  if (order_of(a) != order_of(b)) return order_of(a) < order_of(b);
  if (a.horizon != b.horizon) return model::is_sooner(a.horizon, b.horizon);
  return a.id < b.id;
}

/// Equal for those of one commitment and horizon. REQUIRES the order of comes_first
std::vector<std::uint32_t> ranks_of(std::vector<UseCaseNeeds> const& needs) {
  std::vector<std::uint32_t> ranks;
  for (std::size_t u = 0; u < needs.size(); ++u) {
    bool const next =
        u > 0 && (needs[u].commitment != needs[u - 1].commitment || needs[u].horizon != needs[u - 1].horizon);
    ranks.push_back(u == 0 ? 0 : ranks.back() + (next ? 1U : 0U));
  }
  return ranks;
}

class Builder {
 public:
  Builder(Catalogued const& catalogued, std::vector<UseCaseNeeds> const& needs, std::uint32_t resource_limit)
      : catalogued_(&catalogued),
        needs_(&needs),
        limit_(resource_limit),
        weights_(stage_weights(catalogued.kinds)),
        demands_(problems_of(needs), catalogued.kind_of, catalogued.kinds.size()) {
    for (std::uint32_t u = 0; u < needs.size(); ++u) everybody_.push_back(u);
  }

  void run(Baseline& baseline) {
    auto const choice = least_baseline(demands_, everybody_, weights_, limit_);
    baseline.proved = choice.proved;
    chosen_ = choice.groups;
    if (!choice.proved) baseline.gap = gap_of(choice);
    for (std::uint32_t const u : everybody_) {
      auto const uses = least_for(demands_, u, chosen_, weights_, limit_);
      baseline.use_cases[u].uses_proved = uses.proved;
      uses_.push_back(uses.groups);
    }
    auto const stages = order_members(demands_, chosen_, ranks_of(*needs_));
    add_members(stages, baseline);
    for (Cut const& cut : mechanism::sufficient_cuts(choice.cuts, weights_, limit_))
      baseline.cuts.push_back(tell_cut(*catalogued_, *needs_, demands_, cut));
    add_stages(stages, baseline);
    add_verticals(baseline);
    add_services(baseline);
  }

  std::size_t closable(std::uint32_t use_case) const { return demands_.goals(use_case).size(); }

 private:
  Gap gap_of(mechanism::GroupChoice const& choice) const {
    std::size_t stand_ins = 0, fresh = 0;
    for (std::uint32_t const kind : choice.groups) {
      stand_ins += catalogued_->kinds[kind].stand_in ? 1 : 0;
      fresh += catalogued_->kinds[kind].there ? 0 : 1;
    }
    auto const n = static_cast<std::int64_t>(catalogued_->kinds.size()) + 1;
    return *gap_to(mechanism::floor_of(choice.bound, n), stand_ins, fresh);
  }
  std::string const& id_of(std::uint32_t use_case) const { return (*needs_)[use_case].id; }
  std::string name(std::uint32_t kind) const { return catalogued_->names[kind]; }
  Names names(std::vector<std::uint32_t> const& kinds) const {
    Names result;
    for (std::uint32_t const kind : kinds) result.push_back(name(kind));
    return result;
  }

  void add_members(std::vector<mechanism::Stage> const& stages, Baseline& baseline) {
    auto const all_losses = losses(demands_, chosen_);
    auto const profiles = standing_profiles();
    for (mechanism::Stage const& stage : stages) {
      BaselineMember member;
      member.number = static_cast<std::uint32_t>(baseline.members.size() + 1);
      model::MechanismId const base = catalogued_->bases[stage.added];
      auto const& declaration = (*catalogued_->vocabulary)[base];
      member.name = name(stage.added);
      member.title = declaration.title;
      member.source = declaration.source;
      member.stand_in = catalogued_->kinds[stage.added].stand_in;
      member.stated = catalogued_->kinds[stage.added].preferred;
      for (std::uint32_t const row : profiles[stage.added]) {
        member.profiles.push_back(catalogued_->vocabulary->mechanisms[row].name);
        for (rule::Offer const& offer : catalogued_->catalogue->mechanisms[row].provides)
          member.provides.push_back((*catalogued_->vocabulary)[offer.feature].name + ":" + name_of(offer.scope));
      }
      if (member.profiles == Names{declaration.name}) member.profiles.clear();
      std::sort(member.provides.begin(), member.provides.end());
      member.provides.erase(std::unique(member.provides.begin(), member.provides.end()), member.provides.end());
      auto const loss = std::find_if(all_losses.begin(), all_losses.end(),
                                     [&](mechanism::Loss const& each) { return each.kind == stage.added; });
      for (auto const& of : loss->use_cases) member.lost.push_back(lost_of((*needs_)[of.use_case], of.goals));
      baseline.members.push_back(std::move(member));
    }
  }

  /// Per kind the mechanisms of it that stand in some use case with the baseline.
  std::vector<std::set<std::uint32_t>> standing_profiles() const {
    std::vector<std::set<std::uint32_t>> result(catalogued_->kinds.size());
    for (std::uint32_t const u : everybody_)
      for (std::uint32_t const row : standing(u)) result[catalogued_->kind_of[row]].insert(row);

    return result;
  }

  /// The mechanisms of those that it uses which stand, with what they need, where something asks for them.
  std::set<std::uint32_t> standing(std::uint32_t use_case) const {
    Problem const& problem = (*needs_)[use_case].problem;
    Closure closure(problem);

    std::set<std::uint32_t> rows;
    for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
      if (std::binary_search(uses_[use_case].begin(), uses_[use_case].end(),
                             catalogued_->kind_of[problem.candidates[c].kind]))
        closure.place(c);

    for (Problem::Candidate const& candidate : problem.candidates)
      if (closure.holds(candidate.node)) rows.insert(candidate.kind);
    return rows;
  }

  void add_stages(std::vector<mechanism::Stage> const& stages, Baseline& baseline) {
    for (mechanism::Stage const& from : stages) {
      BaselineStage stage;
      stage.added = name(from.added);
      for (std::uint32_t const u : from.now_served) stage.now_served.push_back(id_of(u));
      stage.served = from.served;
      stage.closed = from.closed;
      baseline.stages.push_back(std::move(stage));
    }
    std::vector<std::size_t> reached;
    for (mechanism::Stage const& from : stages) reached.push_back(from.served);
    auto const most = most_served(demands_, reached, limit_);
    for (std::size_t n = 0; n < most.size(); ++n) baseline.stages[n].most = most[n];
  }

  void add_verticals(Baseline& baseline) {
    std::set<std::string> verticals;
    for (UseCaseNeeds const& needs : *needs_) verticals.insert(needs.vertical);
    if (verticals.size() < 2) return;
    for (std::string const& vertical : verticals) baseline.verticals.push_back(vertical_of(vertical));
  }

  BaselineVertical vertical_of(std::string const& vertical) {
    BaselineVertical result;
    result.name = vertical;
    std::vector<std::uint32_t> others;
    for (std::uint32_t const u : everybody_)
      if ((*needs_)[u].vertical != vertical) others.push_back(u);
    result.use_cases = needs_->size() - others.size();
    auto const without = least_baseline(demands_, others, weights_, limit_);
    auto weights = weights_;
    for (std::uint32_t const kind : without.groups) weights[kind] = 0;
    auto const extended = least_baseline(demands_, everybody_, weights, limit_);
    result.proved = without.proved && extended.proved;
    auto const difference = [&](std::vector<std::uint32_t> const& a, std::vector<std::uint32_t> const& b) {
      std::vector<std::uint32_t> kinds;
      std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(kinds));
      return names(kinds);
    };
    result.adds = difference(extended.groups, without.groups);
    result.gone = difference(chosen_, without.groups);
    result.instead = difference(without.groups, chosen_);
    return result;
  }

  void add_services(Baseline& baseline) {
    std::set<std::string> services;
    for (auto const& feature : catalogued_->vocabulary->features)
      if (!feature.service.empty()) services.insert(feature.service);
    baseline.services.assign(services.begin(), services.end());
    for (std::uint32_t const u : everybody_) {
      auto const rows = standing(u);
      for (std::string const& service : services)
        baseline.use_cases[u].services.push_back(service_of((*needs_)[u], service, rows, baseline.members));
      for (BaselineMember& member : baseline.members) {
        if (!uses(u, member)) continue;
        member.used_by.push_back(id_of(u));
        baseline.use_cases[u].uses.push_back(member.name);
      }
    }
  }

  bool uses(std::uint32_t use_case, BaselineMember const& member) const {
    return std::any_of(uses_[use_case].begin(), uses_[use_case].end(),
                       [&](std::uint32_t kind) { return name(kind) == member.name; });
  }

  BaselineUseCase::Service service_of(UseCaseNeeds const& needs, std::string const& service,
                                      std::set<std::uint32_t> const& rows,
                                      std::vector<BaselineMember> const& members) const {
    auto const& vocabulary = *catalogued_->vocabulary;
    BaselineUseCase::Service result;
    result.asked = std::any_of(needs.places.begin(), needs.places.end(), [&](UseCaseNeeds::Place const& place) {
      return vocabulary[place.feature].service == service;
    });
    std::set<std::string> given_by;
    for (std::uint32_t const row : rows) {
      auto const& provides = catalogued_->catalogue->mechanisms[row].provides;
      bool const gives = std::any_of(provides.begin(), provides.end(), [&](rule::Offer const& offer) {
        return vocabulary[offer.feature].service == service;
      });
      if (gives) given_by.insert(name(catalogued_->kind_of[row]));
    }
    for (BaselineMember const& member : members)
      if (given_by.count(member.name) > 0) result.given_by.push_back(member.name);
    return result;
  }

  Catalogued const* catalogued_;
  std::vector<UseCaseNeeds> const* needs_;
  std::uint32_t limit_;
  std::vector<std::int64_t> weights_;
  Demands demands_;
  std::vector<std::uint32_t> everybody_;
  std::vector<std::uint32_t> chosen_;
  std::vector<std::vector<std::uint32_t>> uses_;  ///< per use case the fewest of `chosen_` that serve it
};

char const* commitment_name(model::Commitment commitment) {
  switch (commitment) {
    case model::Commitment::none: return "none";
    case model::Commitment::interested: return "interested";
    case model::Commitment::committed: return "committed";
  }
  return "";
}

BaselineUseCase use_case_of(UseCaseNeeds const& needs) {
  BaselineUseCase result;
  result.id = needs.id;
  result.vertical = needs.vertical;
  result.title = needs.title;
  result.horizon = needs.horizon;
  result.commitment = commitment_name(needs.commitment);
  result.goals = needs.goals.size();
  result.undecided = needs.undecided;
  result.leaves = needs.leaves;
  if (needs.contradictory) result.set_aside = "its facts contradict each other";
  if (needs.gave_up) result.set_aside = "its facts could not be shown to hold together within the effort";
  return result;
}

}  // namespace

std::size_t BaselineMember::opens() const {
  std::size_t sum = 0;
  for (Lost const& each : lost) sum += each.findings.size();
  return sum;
}

std::size_t Baseline::counting() const {
  return static_cast<std::size_t>(
      std::count_if(use_cases.begin(), use_cases.end(), [](auto const& each) { return each.set_aside.empty(); }));
}

Baseline choose_baseline(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue,
                         std::vector<UseCaseNeeds> needs, std::vector<StatedSet> const& stated, verdict::View view,
                         std::uint32_t resource_limit) {
  std::sort(needs.begin(), needs.end(), comes_first);
  Baseline baseline;
  baseline.view = view == verdict::View::facts ? "facts" : "presumed";
  std::vector<BaselineUseCase> set_aside;
  std::vector<UseCaseNeeds> counted;
  for (UseCaseNeeds& each : needs) {
    bool const counts = !each.contradictory && !each.gave_up;
    (counts ? baseline.use_cases : set_aside).push_back(use_case_of(each));
    if (counts) counted.push_back(std::move(each));
  }
  Catalogued const catalogued = catalogue_kinds(vocabulary, catalogue, counted);
  Builder builder(catalogued, counted, resource_limit);
  builder.run(baseline);
  for (std::uint32_t u = 0; u < counted.size(); ++u) {
    baseline.use_cases[u].closable = builder.closable(u);
    baseline.closable += builder.closable(u);
    baseline.asked += counted[u].goals.size();
  }
  for (StatedSet const& each : stated)
    baseline.stated.push_back(judge_stated(catalogued, counted, each, resource_limit));
  baseline.use_cases.insert(baseline.use_cases.end(), std::make_move_iterator(set_aside.begin()),
                            std::make_move_iterator(set_aside.end()));
  return baseline;
}

}  // namespace glacis::report

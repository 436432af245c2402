#include "engine/mechanism/optimistic.h"

#include <algorithm>
#include <memory>
#include <set>

#include "engine/mechanism/candidates.h"

namespace glacis::mechanism {

using Suppositions = std::vector<verdict::Assignment>;

namespace {

/// Each round supposes what supports the last one's mechanisms wait for.
constexpr int most_rounds = 4;
/// A reader asks for a few facts, not for a hundred; and each world is judged whole.
constexpr std::size_t most_supposed = 32;
constexpr std::size_t most_placed = 1'000;

/// The use case as it would be.
struct World {
  Suppositions supposed;
  std::unique_ptr<verdict::Judge> judge;
  verdict::Judgement judgement;
  Plan plan;
  std::size_t good() const { return plan.closes.size() + plan.meets.size(); }
};

class Optimist {
 public:
  Optimist(verdict::Case const& the_case, verdict::Judge& judge, Plan const& recommended, Wishes const& wishes,
           verdict::Effort effort)
      : case_(&the_case), judge_(&judge), recommended_(&recommended), wishes_(&wishes), effort_(effort) {}

  std::optional<Optimistic> plan() {
    std::optional<World> most = most_supposing();
    if (!most || most->good() <= recommended_->closes.size() + recommended_->meets.size()) return std::nullopt;
    World best = fewest(std::move(*most));
    Optimistic result;
    for (verdict::Assignment const& each : best.supposed) {
      result.supposed.push_back(judge_->in_words(each));
      result.supposed.back().basis = model::Basis::assumed;
    }
    result.judgement = std::move(best.judgement);
    result.plan = std::move(best.plan);
    result.plan.kind = PlanKind::optimistic;
    return result;
  }

 private:
  std::optional<World> world(Suppositions supposed) const {
    World world;
    text::Diagnostics silent;
    world.judge = std::make_unique<verdict::Judge>(*case_, effort_, silent, supposed);
    if (world.judge->conflict() || world.judge->gave_up()) return std::nullopt;
    world.supposed = std::move(supposed);
    world.judgement = world.judge->judge(verdict::View::presumed);
    world.plan = choose_plan(*case_, *world.judge, world.judgement, PlanKind::recommended, *wishes_, effort_);
    return world;
  }

  /// Supposes for each mechanism that is waited for what it lacks, as long as all is possible together.
  std::optional<World> most_supposing() {
    std::optional<World> last;
    Suppositions all;
    std::set<Instance> seen;
    for (int round = 0; round < most_rounds; ++round) {
      verdict::Judge& judge = last ? *last->judge : *judge_;
      std::size_t const before = all.size();
      for (Leftover const& left : (last ? last->plan : *recommended_).leaves)
        for (Instance const& instance : left.waiting)
          if (seen.insert(instance).second) suppose(judge, instance, all);
      if (all.size() == before) break;
      auto next = world(all);
      if (!next) break;
      last = std::move(next);
    }
    return last;
  }

  void suppose(verdict::Judge& judge, Instance const& instance, Suppositions& all) const {
    auto const lacks = judge.supposing(verdict::View::presumed, instance.mechanism, instance.spot);
    if (!lacks || lacks->empty() || all.size() + lacks->size() > most_supposed) return;
    Suppositions more = all;
    for (verdict::Assignment const& each : *lacks)
      if (std::find(more.begin(), more.end(), each) == more.end()) more.push_back(each);
    if (judge_->possible(verdict::View::presumed, more)) all = std::move(more);
  }

  World fewest(World most) {
    std::vector<std::uint32_t> const needed = needed_of(most);
    if (needed.size() == most.supposed.size()) return most;
    Suppositions some;
    for (std::uint32_t const each : needed) some.push_back(most.supposed[each]);
    auto fewer = world(std::move(some));
    return fewer && fewer->good() >= most.good() ? std::move(*fewer) : std::move(most);
  }

  /// The fewest suppositions with which as much can be closed, and of those the ones with the best kinds.
  std::vector<std::uint32_t> needed_of(World const& most) {
    Candidates const candidates(*case_, *most.judge, PlanKind::recommended, most.judgement, *wishes_);
    Problem problem = candidates.problem();
    auto const kinds = static_cast<std::uint32_t>(candidates.kinds().size());
    Grouping grouping;
    grouping.weights = stage_weights(candidates.kinds());
    std::int64_t all_kinds = 1;
    for (std::int64_t const weight : grouping.weights) all_kinds += weight;
    std::vector<std::uint32_t> nodes;
    std::size_t const placed = problem.candidates.size();
    for (std::uint32_t s = 0; s < most.supposed.size(); ++s) {
      nodes.push_back(problem.add_candidate(kinds + s, 0));
      grouping.weights.push_back(all_kinds);
    }
    for (std::uint32_t c = 0; c < placed; ++c) {
      std::vector<std::uint32_t> needs{problem.candidates[c].needs};
      for (std::uint32_t const s : rests_on(most, candidates.instance(c))) needs.push_back(nodes[s]);
      if (needs.size() > 1) problem.candidates[c].needs = problem.add(Problem::Form::all_of, needs);
    }
    problem.finish();
    for (Problem::Candidate const& candidate : problem.candidates) grouping.of.push_back(candidate.kind);
    std::vector<std::uint32_t> needed;
    for (std::uint32_t const group : choose_groups(problem, grouping, effort_.resource_limit).groups)
      if (group >= kinds) needed.push_back(group - kinds);
    return needed;
  }

  /// The suppositions that its fit reads; all of them, where what follows from them hides which.
  std::vector<std::uint32_t> rests_on(World const& most, Instance const& instance) {
    verdict::View const view = verdict::View::presumed;
    std::vector<std::uint32_t> result;
    if (judge_->fits(view, instance.mechanism)[instance.spot.index] == verdict::Truth::yes) return result;
    auto const facts = most.judge->fit(view, instance.mechanism, instance.spot).rests_on;
    for (std::uint32_t s = 0; s < most.supposed.size(); ++s)
      if (std::find(facts.begin(), facts.end(), judge_->in_words(most.supposed[s])) != facts.end()) result.push_back(s);
    if (result.empty())
      for (std::uint32_t s = 0; s < most.supposed.size(); ++s) result.push_back(s);
    return result;
  }

  verdict::Case const* case_;
  verdict::Judge* judge_;
  Plan const* recommended_;
  Wishes const* wishes_;
  verdict::Effort effort_;
};

}  // namespace

std::optional<Optimistic> optimistic_plan(verdict::Case const& the_case, verdict::Judge& judge, Plan const& recommended,
                                          Wishes const& wishes, verdict::Effort effort) {
  if (recommended.kinds == Status::gave_up || recommended.placed.size() > most_placed) return std::nullopt;
  return Optimist(the_case, judge, recommended, wishes, effort).plan();
}

}  // namespace glacis::mechanism

#include "engine/report/needs.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/mechanism/candidates.h"
#include "engine/mechanism/leftover.h"

namespace glacis::report {
namespace {

std::string goal_id(Words const& words, verdict::Judgement const& judgement, bool obligation, std::uint32_t index) {
  if (!obligation)
    return verdict::finding_id(words.the_case(), judgement.findings[index].rule, judgement.findings[index].subject);
  verdict::ObligationFinding const& finding = judgement.obligations[index];
  return verdict::finding_id(words.the_case(), finding.rule, finding.subject);
}

std::vector<UseCaseNeeds::Place> places_of(Words const& words, mechanism::Candidates const& candidates) {
  std::vector<UseCaseNeeds::Place> places;
  for (std::uint32_t node = 0; node < candidates.problem().nodes.size(); ++node) {
    verdict::ProtectionNode const* const place = candidates.place(node);
    if (place == nullptr) continue;
    std::string const at = verdict::id_of(words.the_case(), {place->spot, verdict::Subject::none});
    places.push_back({node, place->offer.feature, fmt::format("{} at {}", words.offer(place->offer), at)});
  }
  return places;
}

Leftover leftover_of(Words const& words, verdict::Judgement const& judgement, mechanism::Leftover const& from) {
  Leftover leftover;
  leftover.finding = goal_id(words, judgement, from.obligation, from.index);
  leftover.resolve = from.resolve;
  leftover.waits_for = words.facts(from.waits_for);
  for (model::MechanismId const id : from.would_fit) leftover.would_fit.push_back(words.vocabulary()[id].name);
  leftover.no_mechanism = from.no_mechanism;
  return leftover;
}

}  // namespace

UseCaseNeeds needs_without_verdicts(Words const& words, bool contradictory) {
  model::UseCase const& use_case = words.use_case();
  UseCaseNeeds needs;
  needs.id = use_case.id;
  needs.vertical = use_case.vertical;
  needs.title = use_case.title;
  needs.horizon = use_case.horizon;
  needs.commitment = use_case.commitment;
  needs.contradictory = contradictory;
  needs.gave_up = !contradictory;
  return needs;
}

UseCaseNeeds needs_of_use_case(Words const& words, verdict::Judge& judge, verdict::View view,
                               verdict::Judgement const& judgement) {
  UseCaseNeeds needs = needs_without_verdicts(words, false);
  needs.gave_up = false;

  needs.undecided = static_cast<std::size_t>(
      std::count_if(judgement.findings.begin(), judgement.findings.end(),
                    [](auto const& finding) { return finding.verdict == verdict::Verdict::undecided; }));
  auto const kind = view == verdict::View::facts ? mechanism::PlanKind::strict : mechanism::PlanKind::recommended;
  mechanism::Wishes const none;
  mechanism::Candidates candidates(words.the_case(), judge, kind, judgement, none);
  mechanism::Closure most(candidates.problem());
  most.place_all();
  for (mechanism::Goal const& goal : candidates.goals())
    needs.goals.push_back({goal_id(words, judgement, goal.obligation, goal.index), goal.obligation});
  for (auto const& each : explain_leftovers(words.the_case(), judge, kind, judgement, candidates, most, {}))
    needs.leaves.push_back(leftover_of(words, judgement, each));
  std::stable_sort(needs.leaves.begin(), needs.leaves.end(),
                   [](Leftover const& a, Leftover const& b) { return a.finding < b.finding; });
  needs.places = places_of(words, candidates);
  needs.stated = judge.stated_mechanisms();
  needs.problem = candidates.problem();
  for (std::uint32_t c = 0; c < needs.problem.candidates.size(); ++c)
    needs.problem.candidates[c].kind = candidates.instance(c).mechanism.index;
  return needs;
}

}  // namespace glacis::report

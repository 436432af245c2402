#include "engine/mechanism/demand.h"

#include <algorithm>
#include <map>

namespace glacis::mechanism {

KindSet::KindSet(std::size_t kinds, std::vector<std::uint32_t> const& members) : KindSet(kinds) { add(members); }

void KindSet::add(Cut const& kinds) {
  for (std::uint32_t const kind : kinds) add(kind);
}

bool KindSet::meets(KindSet const& other) const {
  for (std::size_t i = 0; i < words_.size(); ++i)
    if ((words_[i] & other.words_[i]) != 0) return true;
  return false;
}

bool KindSet::contains(KindSet const& other) const {
  for (std::size_t i = 0; i < words_.size(); ++i)
    if ((other.words_[i] & ~words_[i]) != 0) return false;
  return true;
}

std::vector<std::uint32_t> KindSet::members() const {
  std::vector<std::uint32_t> result;
  for (std::uint32_t kind = 0; kind < words_.size() * 64; ++kind)
    if (has(kind)) result.push_back(kind);
  return result;
}

Demand::Demand(Part part, std::vector<std::uint32_t> const& kind_of, std::size_t kinds)
    : problem_(std::move(part.problem)), all_(kinds) {
  for (Problem::Candidate const& candidate : problem_.candidates) kinds_.push_back(kind_of[candidate.kind]);
  std::sort(kinds_.begin(), kinds_.end());
  kinds_.erase(std::unique(kinds_.begin(), kinds_.end()), kinds_.end());
  members_.resize(kinds_.size());
  for (std::uint32_t c = 0; c < problem_.candidates.size(); ++c) {
    auto const found = std::lower_bound(kinds_.begin(), kinds_.end(), kind_of[problem_.candidates[c].kind]);
    members_[static_cast<std::size_t>(found - kinds_.begin())].push_back(c);
  }
}

void Demand::place(Closure& closure, std::size_t number) const {
  for (std::uint32_t const candidate : members_[number]) closure.place(candidate);
}

bool Demand::evaluate(KindSet const& present) const {
  Closure closure(problem_);
  for (std::size_t i = 0; i < kinds_.size(); ++i)
    if (present.has(kinds_[i])) place(closure, i);
  return closure.holds(problem_.goals.front());
}

bool Demand::holds(KindSet const& present) {
  for (KindSet const& cut : cut_sets_)
    if (!present.meets(cut)) return false;
  for (KindSet const& enough : enough_)
    if (present.contains(enough)) return true;
  bool const result = evaluate(present);
  result ? learn_enough(present) : learn_cut(present);
  return result;
}

Cut const& Demand::missed(KindSet const& present) const {
  std::size_t i = 0;
  while (present.meets(cut_sets_[i])) ++i;
  return cuts_[i];
}

/// Adds kinds in their order as long as the goal does not hold; those left out are a minimal cut.
void Demand::learn_cut(KindSet const& present) {
  Closure most(problem_);
  for (std::size_t i = 0; i < kinds_.size(); ++i)
    if (present.has(kinds_[i])) place(most, i);
  Cut left_out;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (present.has(kinds_[i])) continue;
    Closure more = most;
    place(more, i);
    if (more.holds(problem_.goals.front()))
      left_out.push_back(kinds_[i]);
    else
      most = std::move(more);
  }
  cut_sets_.emplace_back(all_, left_out);
  cuts_.push_back(std::move(left_out));
}

void Demand::learn_enough(KindSet const& present) {
  KindSet least(all_);
  for (std::uint32_t const kind : kinds_)
    if (present.has(kind)) least.add(kind);
  for (std::uint32_t const kind : kinds_) {
    if (!least.has(kind)) continue;
    least.remove(kind);
    if (!evaluate(least)) least.add(kind);
  }
  enough_.push_back(std::move(least));
}

Demands::Demands(std::vector<Problem const*> const& problems, std::vector<std::uint32_t> const& kind_of,
                 std::size_t kinds)
    : kinds_(kinds), goals_(problems.size()), asked_for_(problems.size()) {
  std::map<std::vector<std::int64_t>, std::uint32_t> known;
  for (std::size_t u = 0; u < problems.size(); ++u) {
    Problem const& problem = *problems[u];
    Closure all(problem);
    all.place_all();
    Parts parts(problem);
    std::map<std::uint32_t, std::uint32_t> of_node;
    for (std::uint32_t g = 0; g < problem.goals.size(); ++g) {
      std::uint32_t const node = problem.goals[g];
      if (!all.holds(node)) continue;
      auto const [entry, is_new] = of_node.try_emplace(node, 0U);
      if (is_new) {
        Part part = parts.of({node}, nullptr, nullptr);
        for (Problem::Candidate& candidate : part.problem.candidates) candidate.cost = 0;
        auto const next = static_cast<std::uint32_t>(demands_.size());
        entry->second = known.try_emplace(part.signature(), next).first->second;
        if (entry->second == next) demands_.emplace_back(std::move(part), kind_of, kinds);
      }
      goals_[u].push_back({g, entry->second});
      asked_for_[u].push_back(entry->second);
    }
    std::sort(asked_for_[u].begin(), asked_for_[u].end());
    asked_for_[u].erase(std::unique(asked_for_[u].begin(), asked_for_[u].end()), asked_for_[u].end());
  }
}

Demands::Held Demands::held(KindSet const& present) {
  Held result;
  result.reserve(demands_.size());
  for (Demand& demand : demands_) result.push_back(demand.holds(present));
  return result;
}

bool Demands::serves(std::uint32_t use_case, Held const& held) const {
  auto const& demands = asked_for_[use_case];
  return std::all_of(demands.begin(), demands.end(), [&](std::uint32_t demand) { return held[demand]; });
}

std::size_t Demands::closed(std::uint32_t use_case, Held const& held) const {
  auto const& goals = goals_[use_case];
  return static_cast<std::size_t>(
      std::count_if(goals.begin(), goals.end(), [&](Goal const& goal) { return held[goal.demand]; }));
}

Cut const* Demands::missed_of(std::uint32_t demand, KindSet const& present) {
  return demands_[demand].holds(present) ? nullptr : &demands_[demand].missed(present);
}

std::vector<Cut> Demands::missed(std::uint32_t use_case, KindSet& present) {
  std::vector<Cut> cuts;
  for (std::uint32_t const demand : asked_for_[use_case]) {
    while (Cut const* const cut = missed_of(demand, present)) {
      cuts.push_back(*cut);
      present.add(*cut);
    }
  }
  return cuts;
}

}  // namespace glacis::mechanism

#include <algorithm>
#include <map>
#include <set>

#include "engine/mechanism/baseline.h"
#include "engine/verdict/solver.h"

namespace glacis::mechanism {

namespace {

using verdict::SolverClause;
using verdict::SolverLiteral;

/// Use cases that ask for the same, what is known of what they need, and the fewest kinds that serve them.
struct Alike {
  std::uint32_t use_case = 0;  ///< one of them
  std::size_t count = 0;
  std::vector<Cut> cuts;
  std::size_t fewest = 0;  ///< not more than any set that serves them has
};

std::vector<Alike> group_alike(Demands& demands, std::uint32_t resource_limit) {
  std::map<std::vector<std::uint32_t>, Alike> groups;
  for (std::uint32_t u = 0; u < demands.use_cases(); ++u) {
    Alike& group = groups.try_emplace(demands.asked_for(u), Alike{u, 0, {}, 0}).first->second;
    ++group.count;
  }
  std::vector<std::int64_t> const each_counts_one(demands.kinds(), 1);
  std::vector<Alike> result;
  for (auto& [asked_for, group] : groups) {
    GroupChoice choice = least_baseline(demands, {group.use_case}, each_counts_one, resource_limit);
    group.cuts = std::move(choice.cuts);
    group.fewest = choice.proved ? choice.groups.size() : 0;
    result.push_back(std::move(group));
  }
  return result;
}

/// The kinds that are worth having: one that hits no more than another could be exchanged for it. Of several that hit
/// the same, the first.
std::vector<std::uint32_t> undominated(std::vector<Alike> const& groups) {
  std::set<Cut> cuts;
  for (Alike const& group : groups) cuts.insert(group.cuts.begin(), group.cuts.end());
  std::map<std::uint32_t, KindSet> hits;  // per kind, by number of the cut
  std::uint32_t row = 0;
  for (Cut const& cut : cuts) {
    for (std::uint32_t const kind : cut) hits.try_emplace(kind, cuts.size()).first->second.add(row);
    ++row;
  }
  std::vector<std::uint32_t> kept;
  for (auto const& [kind, mine] : hits) {
    bool const dominated = std::any_of(hits.begin(), hits.end(), [&, own = kind, &own_hits = mine](auto const& other) {
      return other.first != own && other.second.contains(own_hits) &&
             (other.first < own || !own_hits.contains(other.second));
    });
    if (!dominated) kept.push_back(kind);
  }
  return kept;
}

/// "Which `count` kinds leave the fewest use cases unserved", as far as cuts are known. Variables: a kind is present; a
/// group is given up; those of the counter.
class Question {
 public:
  Question(std::vector<Alike> const& groups, std::size_t count) : kinds_(undominated(groups)) {
    weights_.assign(kinds_.size() + groups.size() + kinds_.size() * count, 0);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      weights_[given_up(g)] = static_cast<std::int64_t>(groups[g].count);
      if (groups[g].fewest > count) clauses_.push_back({literal(given_up(g))});
      for (Cut const& cut : groups[g].cuts) add(g, cut);
    }
    count_at_most(count, kinds_.size() + groups.size());
  }

  verdict::LeastWeight solve(std::uint32_t resource_limit) const {
    return verdict::least_weight(weights_, clauses_, {}, resource_limit);
  }
  std::size_t given_up(std::size_t group) const { return kinds_.size() + group; }
  std::vector<std::uint32_t> present(verdict::LeastWeight const& answer) const {
    std::vector<std::uint32_t> result;
    for (std::size_t i = 0; i < kinds_.size(); ++i)
      if (answer.chosen[i]) result.push_back(kinds_[i]);
    return result;
  }

 private:
  static SolverLiteral literal(std::size_t variable) { return static_cast<SolverLiteral>(variable + 1); }

  void add(std::size_t group, Cut const& cut) {
    SolverClause clause{literal(given_up(group))};
    for (std::uint32_t const kind : cut) {
      auto const found = std::lower_bound(kinds_.begin(), kinds_.end(), kind);
      if (found != kinds_.end() && *found == kind)
        clause.push_back(literal(static_cast<std::size_t>(found - kinds_.begin())));
    }
    clauses_.push_back(std::move(clause));
  }

  /// Sinz's sequential counter (CP 2005): `more(i, j)` if more than j of the kinds up to i are present.
  void count_at_most(std::size_t count, std::size_t first) {
    auto const more = [&](std::size_t i, std::size_t j) { return literal(first + i * count + j); };
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      clauses_.push_back({-literal(i), more(i, 0)});
      if (i == 0) continue;
      for (std::size_t j = 0; j < count; ++j) {
        clauses_.push_back({-more(i - 1, j), more(i, j)});
        if (j > 0) clauses_.push_back({-literal(i), -more(i - 1, j - 1), more(i, j)});
      }
      clauses_.push_back({-literal(i), -more(i - 1, count - 1)});
    }
  }

  std::vector<std::uint32_t> kinds_;
  std::vector<std::int64_t> weights_;
  std::vector<SolverClause> clauses_;
};

/// REQUIRES count > 0
std::optional<std::size_t> ask(Demands& demands, std::vector<Alike>& groups, std::size_t count,
                               std::uint32_t resource_limit) {
  while (true) {
    Question const question(groups, count);
    verdict::LeastWeight const answer = question.solve(resource_limit);
    if (answer.status != verdict::SolverAnswer::satisfiable) return std::nullopt;
    bool learnt = false;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (answer.chosen[question.given_up(g)]) continue;
      KindSet present(demands.kinds(), question.present(answer));
      for (Cut& cut : demands.missed(groups[g].use_case, present)) {
        groups[g].cuts.push_back(std::move(cut));
        learnt = true;
      }
    }
    // What is relaxed serves no fewer, and these kinds serve as many.
    if (!learnt) return demands.use_cases() - static_cast<std::size_t>(answer.weight);
  }
}

}  // namespace

std::vector<std::optional<std::size_t>> most_served(Demands& demands, std::vector<std::size_t> const& reached,
                                                    std::uint32_t resource_limit) {
  std::vector<Alike> groups = group_alike(demands, resource_limit);
  std::vector<std::optional<std::size_t>> result(reached.size());
  std::size_t bound = demands.use_cases();  // fewer kinds serve no more
  auto const answer = [&](std::size_t n) {
    std::size_t possible = 0;
    for (Alike const& group : groups) possible += group.fewest <= n + 1 ? group.count : 0;
    bool const met = reached[n] == std::min(bound, possible);
    result[n] = met ? reached[n] : ask(demands, groups, n + 1, resource_limit);
    return result[n].has_value();
  };
  // Few kinds and nearly all are easy; if the effort runs out on both sides, it would in between.
  std::size_t last = reached.size();
  while (last > 0 && answer(last - 1)) bound = *result[--last];
  bound = demands.use_cases();
  for (std::size_t n = 0; n + 1 < last && answer(n); ++n) {
  }
  return result;
}

}  // namespace glacis::mechanism

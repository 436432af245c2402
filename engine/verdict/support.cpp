#include <algorithm>
#include <limits>

#include "engine/verdict/partition.h"
#include "engine/verdict/shape.h"

namespace glacis::verdict {

/// For each node up to `ref` whether it is part of it; the constant is.
std::vector<bool> Residual::nodes_below(Ref ref) const {
  std::vector<bool> below(ref / 2 + 1);
  below[ref / 2] = true;
  for (std::size_t node = below.size(); node-- > 1;) {
    if (!below[node] || nodes_[node].b == is_literal) continue;
    below[nodes_[node].a / 2] = below[nodes_[node].b / 2] = true;
  }
  return below;
}

Truth Residual::truth(Ref ref, Left const& left) const {
  std::vector<bool> const below = nodes_below(ref);
  std::vector<Truth> truths(below.size(), Truth::no);
  auto const of = [&](Ref child) { return (child & 1) != 0 ? verdict::negate(truths[child / 2]) : truths[child / 2]; };
  for (std::size_t node = 1; node < below.size(); ++node) {
    if (!below[node]) continue;
    Node const& what = nodes_[node];
    if (what.b != is_literal) {
      truths[node] = verdict::both(of(what.a), of(what.b));
      continue;
    }
    Variable const& variable = variables_[literals_[what.a].variable];
    std::uint64_t const* const mask = words_.data() + literals_[what.a].mask;
    std::uint64_t const* const possible = words_.data() + variable.possible;
    auto const* const within = left(variable.key);
    bool some = false, all = true;
    for (std::size_t i = 0; i < words_of(variable.domain); ++i) {
      std::uint64_t const values = within == nullptr ? possible[i] : possible[i] & (*within)[i];
      some = some || (values & mask[i]) != 0;
      all = all && (values & ~mask[i]) == 0;
    }
    truths[node] = all ? Truth::yes : some ? Truth::unknown : Truth::no;
  }
  return of(ref);
}

bool Residual::fails_at_worst(Ref ref, Left const& left) const {
  std::vector<bool> const below = nodes_below(ref);
  // Which truth of a node makes the whole false: its own truth, its own falsehood, or now this, now that.
  constexpr std::uint8_t by_truth = 1, by_falsehood = 2;
  std::vector<std::uint8_t> ways(below.size());
  ways[ref / 2] = (ref & 1) != 0 ? by_truth : by_falsehood;
  // The literals of a variable, chained from its first one on; the constant ends the chain.
  std::vector<std::uint32_t> first(variables_.size()), next(below.size());
  for (std::size_t node = below.size(); node-- > 1;) {
    if (!below[node]) continue;
    Node const& what = nodes_[node];
    if (what.b == is_literal) {
      std::uint32_t& head = first[literals_[what.a].variable];
      next[node] = head;
      head = static_cast<std::uint32_t>(node);
      continue;
    }
    std::uint8_t const here = ways[node];
    auto const swapped = static_cast<std::uint8_t>(((here & 1) << 1) | ((here & 2) >> 1));
    for (Ref const child : {what.a, what.b}) ways[child / 2] |= (child & 1) != 0 ? swapped : here;
  }
  std::vector<bool> truths(below.size());
  std::vector<std::uint32_t> literals;
  std::vector<std::uint64_t const*> masks;
  std::vector<std::uint64_t> values;
  for (std::size_t node = 1; node < below.size(); ++node) {
    if (!below[node]) continue;
    Node const& what = nodes_[node];
    if (what.b != is_literal) {
      truths[node] = (truths[what.a / 2] != ((what.a & 1) != 0)) && (truths[what.b / 2] != ((what.b & 1) != 0));
      continue;
    }
    if (first[literals_[what.a].variable] != node) continue;  // set with the first literal of its variable
    Variable const& variable = variables_[literals_[what.a].variable];
    auto const* const within = left(variable.key);
    values.assign(words_.data() + variable.possible, words_.data() + variable.possible + words_of(variable.domain));
    for (std::size_t i = 0; within != nullptr && i < values.size(); ++i) values[i] &= (*within)[i];
    literals.clear();
    masks.clear();
    for (std::uint32_t literal = static_cast<std::uint32_t>(node); literal != 0; literal = next[literal]) {
      literals.push_back(literal);
      masks.push_back(words_.data() + literals_[nodes_[literal].a].mask);
    }
    int most = -1;
    std::uint32_t worst = 0;
    for (std::uint32_t const value : representatives(values, masks)) {
      int harm = 0;
      for (std::size_t i = 0; i < masks.size(); ++i) {
        bool const holds = ((masks[i][value / 64] >> (value % 64)) & 1) != 0;
        if ((ways[literals[i]] & (holds ? by_truth : by_falsehood)) != 0) ++harm;
      }
      if (harm > most) {
        most = harm;
        worst = value;
      }
    }
    if (most < 0) return false;  // nothing is left of it
    for (std::size_t i = 0; i < masks.size(); ++i)
      truths[literals[i]] = ((masks[i][worst / 64] >> (worst % 64)) & 1) != 0;
  }
  return truths[ref / 2] == ((ref & 1) != 0);
}

std::optional<std::vector<std::uint64_t>> Residual::support(
    Ref ref, std::function<Truth(std::uint64_t, std::vector<std::uint64_t> const&)> const& truth_of,
    std::function<std::uint64_t(std::uint64_t)> const& weight_of) const {
  std::vector<bool> const below = nodes_below(ref);
  std::vector<Truth> truths(below.size(), Truth::no);  // node 0 is the constant false
  std::vector<std::uint64_t> weights(below.size());
  auto const truth = [&](Ref of) { return (of & 1) != 0 ? verdict::negate(truths[of / 2]) : truths[of / 2]; };
  auto const fails_for = [&](Node const& node) {
    bool const a = truth(node.a) == Truth::no, b = truth(node.b) == Truth::no;
    return a && (!b || weights[node.a / 2] <= weights[node.b / 2]) ? node.a : node.b;
  };
  for (std::size_t node = 1; node < below.size(); ++node) {
    if (!below[node]) continue;
    Node const& what = nodes_[node];
    if (what.b == is_literal) {
      Variable const& variable = variables_[literals_[what.a].variable];
      std::uint64_t const* const mask = words_.data() + literals_[what.a].mask;
      truths[node] = truth_of(variable.key, {mask, mask + words_of(variable.domain)});
      weights[node] = weight_of(variable.key);
      continue;
    }
    truths[node] = verdict::both(truth(what.a), truth(what.b));
    weights[node] =
        truths[node] == Truth::no ? weights[fails_for(what) / 2] : weights[what.a / 2] + weights[what.b / 2];
    weights[node] = std::min(weights[node], std::numeric_limits<std::uint64_t>::max() / 4);
  }
  if (truth(ref) != Truth::yes) return std::nullopt;
  std::vector<std::uint64_t> result;
  std::vector<bool> taken(below.size());
  std::vector<Ref> todo{ref};
  while (!todo.empty()) {
    Ref const now = todo.back();
    todo.pop_back();
    if (now < 2 || taken[now / 2]) continue;
    taken[now / 2] = true;
    Node const& what = nodes_[now / 2];
    if (what.b == is_literal) {
      result.push_back(variables_[literals_[what.a].variable].key);
    } else if (truths[now / 2] == Truth::no) {
      todo.push_back(fails_for(what));
    } else {
      todo.push_back(what.b);
      todo.push_back(what.a);
    }
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace glacis::verdict

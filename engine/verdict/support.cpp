#include <algorithm>
#include <limits>

#include "engine/verdict/shape.h"

namespace glacis::verdict {

std::optional<std::vector<std::uint64_t>> Residual::support(
    Ref ref, std::function<Truth(std::uint64_t, std::vector<std::uint64_t> const&)> const& truth_of,
    std::function<std::uint64_t(std::uint64_t)> const& weight_of) const {
  std::vector<bool> below(ref / 2 + 1);
  below[ref / 2] = true;
  for (std::size_t node = below.size(); node-- > 1;) {
    if (!below[node] || nodes_[node].b == is_literal) continue;
    below[nodes_[node].a / 2] = below[nodes_[node].b / 2] = true;
  }
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

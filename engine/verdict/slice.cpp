#include "engine/verdict/slice.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "engine/verdict/partition.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

namespace {

constexpr std::uint32_t nobody = 0xFFFFFFFFU;

/// Disjoint sets of conjuncts that share a variable; the goal is number 0.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::uint32_t> parent_;
};

std::uint64_t key_of_digit(std::uint32_t variable, unsigned digit) { return 4ULL * variable + digit; }

/// True if the block whose digits are read is among those in `blocks`: digit 1 tells the blocks of a word apart,
/// digit 2 the words, digit 3 groups of 64 words.
Ref literal_of_digits(Residual& into, std::uint32_t variable, std::vector<std::uint64_t> const& blocks) {
  std::vector<Ref> level;
  for (std::uint64_t const word : blocks) level.push_back(into.literal(key_of_digit(variable, 1), 64, {word}));
  for (unsigned digit = 2; level.size() > 1; ++digit) {
    std::vector<Ref> next;
    auto const values = static_cast<std::uint32_t>(std::min<std::size_t>(level.size(), 64));
    for (std::size_t start = 0; start < level.size(); start += 64) {
      std::size_t const end = std::min(level.size(), start + 64);
      std::vector<Ref> distinct(level.begin() + static_cast<std::ptrdiff_t>(start),
                                level.begin() + static_cast<std::ptrdiff_t>(end));
      std::sort(distinct.begin(), distinct.end());
      distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
      Ref sum = into.constant(false);
      for (Ref const lower : distinct) {
        std::uint64_t mask = 0;
        for (std::size_t i = start; i < end; ++i) {
          if (level[i] == lower) mask |= 1ULL << (i - start);
        }
        sum = into.either(sum, into.both(into.literal(key_of_digit(variable, digit), values, {mask}), lower));
      }
      next.push_back(sum);
    }
    level = std::move(next);
  }
  return level.front();
}

}  // namespace

std::vector<Ref> Slicer::conjuncts(std::vector<Ref> const& given) const {
  std::vector<Ref> found;
  std::vector<Ref> todo(given.rbegin(), given.rend());
  std::vector<bool> seen(residual_.nodes_.size() * 2);
  while (!todo.empty()) {
    Ref const ref = todo.back();
    todo.pop_back();
    if (seen[ref]) continue;
    seen[ref] = true;
    if (residual_.conjunction_at(ref)) {
      todo.push_back(residual_.nodes_[ref / 2].b);
      todo.push_back(residual_.nodes_[ref / 2].a);
    } else if (ref != 1) {
      found.push_back(ref);
    }
  }
  return found;
}

Slice Slicer::cut(Ref goal, std::vector<Ref> const& given) const {
  Slice slice;
  slice.goal = goal;
  std::vector<Ref> all = conjuncts(given);
  slice.contradiction = residual_.impossible_ || std::find(all.begin(), all.end(), 0U) != all.end();
  if (slice.contradiction || residual_.is_constant(goal) || all.empty()) return slice;
  all.insert(all.begin(), goal);

  Groups groups(all.size());
  std::vector<std::uint32_t> node_owner(residual_.nodes_.size(), nobody);
  std::vector<std::uint32_t> variable_owner(residual_.variables_.size(), nobody);
  std::vector<std::uint32_t> todo;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (i != 0 && residual_.literal_at(all[i])) continue;
    todo.push_back(all[i] / 2);
    while (!todo.empty()) {
      std::uint32_t const node = todo.back();
      todo.pop_back();
      bool const seen = node_owner[node] != nobody;
      if (seen) {
        groups.join(node_owner[node], i);
        continue;
      }
      node_owner[node] = i;
      Residual::Node const& what = residual_.nodes_[node];
      if (what.b == Residual::is_literal) {
        std::uint32_t& owner = variable_owner[residual_.literals_[what.a].variable];
        if (owner == nobody) owner = i;
        groups.join(owner, i);
      } else {
        todo.push_back(what.a / 2);
        todo.push_back(what.b / 2);
      }
    }
  }
  for (std::uint32_t i = 1; i < all.size(); ++i) {
    if (!residual_.literal_at(all[i])) {
      if (groups.find(i) == groups.find(0)) slice.given.push_back(all[i]);
      continue;
    }
    std::uint32_t const owner = variable_owner[residual_.literal_of(all[i]).variable];
    if (owner != nobody && groups.find(owner) == groups.find(0)) slice.units.push_back(all[i]);
  }
  return slice;
}

std::vector<bool> Slicer::nodes_below(Slice const& slice) const {
  std::vector<bool> used(residual_.nodes_.size());
  used[slice.goal / 2] = true;
  for (Ref const ref : slice.given) used[ref / 2] = true;
  for (std::size_t node = used.size(); node-- > 1;) {
    Residual::Node const& what = residual_.nodes_[node];
    if (!used[node] || what.b == Residual::is_literal) continue;
    used[what.a / 2] = true;
    used[what.b / 2] = true;
  }
  return used;
}

void Slicer::restrict_to_units(Slice const& slice, Residual& into) const {
  for (Ref const unit : slice.units) {
    std::uint32_t const variable = residual_.literal_of(unit).variable;
    std::uint32_t const domain = residual_.variables_[variable].domain;
    std::vector<std::uint64_t> mask(Residual::words_of(domain));
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = residual_.word_of(unit, i);
    into.restrict(key_of_digit(variable, 0), domain, mask);
  }
}

/// For each variable with too many blocks their representatives; for all others nothing.
std::vector<Representatives> Slicer::wide_variables(std::vector<bool> const& used) const {
  std::vector<std::vector<std::uint64_t const*>> masks(residual_.variables_.size());
  for (std::size_t node = 1; node < used.size(); ++node) {
    if (!used[node] || residual_.nodes_[node].b != Residual::is_literal) continue;
    Residual::Literal const& literal = residual_.literals_[residual_.nodes_[node].a];
    masks[literal.variable].push_back(residual_.words_.data() + literal.mask);
  }
  std::vector<Representatives> wide(residual_.variables_.size());
  for (std::size_t i = 0; i < wide.size(); ++i) {
    Residual::Variable const& variable = residual_.variables_[i];
    if (variable.domain <= 64) continue;
    wide[i] =
        representatives({residual_.words_.data() + variable.possible, Residual::words_of(variable.domain)}, masks[i]);
    if (wide[i].size() <= 64) wide[i].clear();
  }
  return wide;
}

Slice Slicer::narrow(Slice const& slice, Residual& into) const {
  std::vector<bool> const used = nodes_below(slice);
  std::vector<Representatives> wide(residual_.variables_.size());
  Slice result;
  std::vector<bool> restricted(residual_.variables_.size());
  if (!residual_.stale_ && slice.units.empty()) wide = wide_variables(used);
  restrict_to_units(slice, into);
  std::vector<Ref> made(residual_.nodes_.size());
  auto const again = [&](Ref ref) { return made[ref / 2] ^ (ref & 1); };
  for (std::size_t node = 1; node < used.size(); ++node) {
    if (!used[node]) continue;
    Residual::Node const& what = residual_.nodes_[node];
    if (what.b != Residual::is_literal) {
      made[node] = into.both(again(what.a), again(what.b));
      continue;
    }
    std::uint32_t const which = residual_.literals_[what.a].variable;
    Residual::Variable const& variable = residual_.variables_[which];
    std::size_t const words = Residual::words_of(variable.domain);
    std::uint64_t const* const possible = residual_.words_.data() + variable.possible;
    std::vector<std::uint64_t> mask(words);
    for (std::size_t i = 0; i < words; ++i) mask[i] = residual_.word_of(static_cast<Ref>(2 * node), i);
    Representatives const& blocks = wide[which];
    if (blocks.empty()) {
      if (!restricted[which]) into.restrict(key_of_digit(which, 0), variable.domain, {possible, possible + words});
      made[node] = into.literal(key_of_digit(which, 0), variable.domain, mask);
    } else {
      std::vector<std::uint64_t> chosen((blocks.size() + 63) / 64);
      std::vector<std::uint64_t> valid(chosen.size());
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        valid[i / 64] |= 1ULL << (i % 64);
        if ((mask[blocks[i] / 64] >> (blocks[i] % 64) & 1) != 0) chosen[i / 64] |= 1ULL << (i % 64);
      }
      made[node] = literal_of_digits(into, which, chosen);
      if (!restricted[which]) result.given.push_back(literal_of_digits(into, which, valid));
    }
    restricted[which] = true;
  }
  result.goal = again(slice.goal);
  for (Ref const ref : slice.given) result.given.push_back(again(ref));
  return result;
}

}  // namespace glacis::verdict

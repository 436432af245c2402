#include "engine/verdict/shape.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/verdict/canonical.h"
#include "engine/verdict/slice.h"

namespace glacis::verdict {

unsigned Shape::bits() const {
  unsigned sum = 0;
  for (std::uint8_t const domain : domains) sum += static_cast<unsigned>(std::bit_width(domain - 1U));
  return sum;
}

void Residual::clear() {
  nodes_.assign(1, {0, 0});  // the constants: reference 0 is false, its negation true
  literals_.clear();
  variables_.clear();
  words_.clear();
  node_index_.clear();
  variable_index_.clear();
  stale_ = false;
  impossible_ = false;
}

void Residual::append_to(std::vector<std::uint64_t>& words) const {
  words.push_back(nodes_.size());
  for (Node const& node : nodes_) words.push_back(std::uint64_t{node.a} << 32 | node.b);
  words.push_back(literals_.size());
  for (Literal const& literal : literals_) words.push_back(std::uint64_t{literal.variable} << 32 | literal.mask);
  words.push_back(variables_.size());
  for (Variable const& variable : variables_) words.push_back(std::uint64_t{variable.domain} << 32 | variable.possible);
  words.insert(words.end(), words_.begin(), words_.end());
}

std::uint64_t Residual::word_of(Ref ref, std::size_t i) const {
  Literal const& literal = literal_of(ref);
  std::uint64_t const possible = words_[variables_[literal.variable].possible + i];
  std::uint64_t const word = words_[literal.mask + i];
  return possible & ((ref & 1) != 0 ? ~word : word);
}

std::uint32_t Residual::variable_of(std::uint64_t key, std::uint32_t domain) {
  assert(domain >= 1 && domain <= 65536);
  auto const fresh = static_cast<std::uint32_t>(variables_.size());
  std::uint32_t const found =
      variable_index_.find_or_add(mix(key), fresh, [&](std::uint32_t i) { return variables_[i].key == key; });
  if (found != fresh) {
    assert(variables_[found].domain == domain);
    return found;
  }
  variables_.push_back({key, domain, static_cast<std::uint32_t>(words_.size()), false});
  words_.resize(words_.size() + words_of(domain), ~0ULL);
  if (domain % 64 != 0) words_.back() = (1ULL << (domain % 64)) - 1;
  return found;
}

Residual::Ref Residual::literal(std::uint64_t variable, std::uint32_t domain, std::vector<std::uint64_t> const& mask) {
  std::uint32_t const which = variable_of(variable, domain);
  std::size_t const words = words_of(domain);
  for (std::size_t i = 0; i < words; ++i) words_.push_back(i < mask.size() ? mask[i] : 0);
  return intern_literal(which);
}

Residual::Ref Residual::flag(std::uint64_t variable) {
  std::uint32_t const which = variable_of(variable, 2);
  words_.push_back(2);
  return intern_literal(which);
}

Residual::Ref Residual::intern_literal(std::uint32_t variable) {
  std::size_t const words = words_of(variables_[variable].domain);
  std::size_t const start = words_.size() - words;
  std::uint64_t* const mask = words_.data() + start;
  std::uint64_t const* const possible = words_.data() + variables_[variable].possible;
  bool none = true;
  bool all = true;
  bool inverted = false;
  for (std::size_t i = 0, seen = 0; i < words; ++i) {
    mask[i] &= possible[i];
    if (seen == 0 && possible[i] != 0) inverted = (mask[i] & possible[i] & (~possible[i] + 1)) != 0;
    seen |= possible[i];
    none = none && mask[i] == 0;
    all = all && mask[i] == possible[i];
  }
  if (none || all) {
    words_.resize(start);
    return constant(all && !none);
  }
  std::uint64_t hash = mix(1, variable);
  for (std::size_t i = 0; i < words; ++i) {
    if (inverted) mask[i] = possible[i] & ~mask[i];
    hash = mix(hash, mask[i]);
  }
  auto const fresh = static_cast<std::uint32_t>(nodes_.size());
  auto const same = [&](std::uint32_t node) {
    if (nodes_[node].b != is_literal) return false;
    Literal const& other = literals_[nodes_[node].a];
    return other.variable == variable && std::equal(mask, mask + words, words_.data() + other.mask);
  };
  std::uint32_t const found = node_index_.find_or_add(hash, fresh, same);
  if (found == fresh) {
    nodes_.push_back({static_cast<Ref>(literals_.size()), is_literal});
    literals_.push_back({variable, static_cast<std::uint32_t>(start)});
    variables_[variable].occurs = true;
  } else {
    words_.resize(start);
  }
  return 2 * found + (inverted ? 1 : 0);
}

Residual::Ref Residual::merge(Ref a, Ref b) {
  std::uint32_t const variable = literal_of(a).variable;
  std::size_t const words = words_of(variables_[variable].domain);
  for (std::size_t i = 0; i < words; ++i) {
    std::uint64_t const word = word_of(a, i) & word_of(b, i);
    words_.push_back(word);
  }
  return intern_literal(variable);
}

Residual::Ref Residual::both(Ref a, Ref b) {
  if (a == 0 || b == 0 || a == (b ^ 1)) return 0;
  if (a == 1 || a == b) return b;
  if (b == 1) return a;
  if (literal_at(a) && literal_at(b)) {
    return literal_of(a).variable == literal_of(b).variable ? merge(a, b) : intern_both(a, b);
  }
  if (conjunction_at(a)) return both_with_conjunction(a, b);
  if (conjunction_at(b)) return both_with_conjunction(b, a);
  if (!literal_at(a)) return both_with_disjunction(a, b);
  return both_with_disjunction(b, a);
}

/// (x and y) and other: nothing new if other is x or y, false if it negates one, and literals of one variable meet.
Residual::Ref Residual::both_with_conjunction(Ref conjunction, Ref other) {
  Node const node = nodes_[conjunction / 2];
  if (other == node.a || other == node.b) return conjunction;
  if (other == (node.a ^ 1) || other == (node.b ^ 1)) return 0;
  if (literal_at(other)) {
    std::uint32_t const variable = literal_of(other).variable;
    if (literal_at(node.a) && literal_of(node.a).variable == variable) return both(merge(node.a, other), node.b);
    if (literal_at(node.b) && literal_of(node.b).variable == variable) return both(node.a, merge(node.b, other));
  }
  if ((other & 1) != 0 && !literal_at(other) && !conjunction_at(other)) {
    Node const inner = nodes_[other / 2];  // other is not (p and q)
    if (inner.a == (node.a ^ 1) || inner.a == (node.b ^ 1) || inner.b == (node.a ^ 1) || inner.b == (node.b ^ 1)) {
      return conjunction;  // x implies not (not x and q)
    }
  }
  return intern_both(conjunction, other);
}

/// not (p and q) and other: other alone if it refutes p or q; if it is one of them, the other must fail.
Residual::Ref Residual::both_with_disjunction(Ref disjunction, Ref other) {
  Node const node = nodes_[disjunction / 2];
  if (other == (node.a ^ 1) || other == (node.b ^ 1)) return other;
  if (other == node.a) return both(other, node.b ^ 1);
  if (other == node.b) return both(other, node.a ^ 1);
  return intern_both(disjunction, other);
}

Residual::Ref Residual::intern_both(Ref a, Ref b) {
  if (b < a) std::swap(a, b);
  auto const fresh = static_cast<std::uint32_t>(nodes_.size());
  std::uint32_t const found = node_index_.find_or_add(
      mix(mix(2, a), b), fresh, [&](std::uint32_t node) { return nodes_[node].a == a && nodes_[node].b == b; });
  if (found == fresh) nodes_.push_back({a, b});
  return 2 * found;
}

void Residual::restrict(std::uint64_t variable, std::uint32_t domain, std::vector<std::uint64_t> const& mask) {
  Variable const& what = variables_[variable_of(variable, domain)];
  bool changed = false;
  bool none = true;
  for (std::size_t i = 0; i < words_of(domain); ++i) {
    std::uint64_t& word = words_[what.possible + i];
    std::uint64_t const narrowed = word & (i < mask.size() ? mask[i] : 0);
    changed = changed || narrowed != word;
    none = none && narrowed == 0;
    word = narrowed;
  }
  stale_ = stale_ || (changed && what.occurs);
  impossible_ = impossible_ || none;
}

std::vector<Residual::Bound> Residual::bounds(Ref ref) const {
  std::vector<Bound> result;
  std::vector<Ref> todo{ref};
  std::vector<bool> seen(nodes_.size());
  while (!todo.empty()) {
    Ref const now = todo.back();
    todo.pop_back();
    if (now < 2 || (!literal_at(now) && seen[now / 2])) continue;
    seen[now / 2] = true;
    if (conjunction_at(now)) {
      todo.push_back(nodes_[now / 2].b);
      todo.push_back(nodes_[now / 2].a);
    }
    if (!literal_at(now)) continue;
    Variable const& variable = variables_[literal_of(now).variable];
    Bound bound{variable.key, {}};
    for (std::size_t i = 0; i < words_of(variable.domain); ++i) bound.values.push_back(word_of(now, i));
    result.push_back(std::move(bound));
  }
  return result;
}

std::vector<std::uint64_t> Residual::variables(Ref ref) const {
  std::vector<std::uint64_t> found;
  std::vector<bool> seen(nodes_.size());
  std::vector<std::uint32_t> todo{ref / 2};
  while (!todo.empty()) {
    std::uint32_t const node = todo.back();
    todo.pop_back();
    if (node == 0 || seen[node]) continue;
    seen[node] = true;
    if (nodes_[node].b == is_literal) {
      found.push_back(variables_[literals_[nodes_[node].a].variable].key);
    } else {
      todo.push_back(nodes_[node].a / 2);
      todo.push_back(nodes_[node].b / 2);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Shape Residual::shape(Ref goal, std::vector<Ref> const& given) const {
  Residual narrowed;
  Residual const* residual = this;
  Slice slice = Slicer(*this).cut(goal, given);
  for (;;) {
    if (slice.contradiction) return Canonical::contradiction();
    if (is_constant(slice.goal)) return Canonical::constant(slice.goal == 1);
    if (!residual->stale_ && slice.units.empty()) {
      Canonical canonical(*residual, slice);
      if (canonical.fits()) return canonical.shape();
    }
    Residual next;
    slice = Slicer(*residual).narrow(slice, next);
    narrowed = std::move(next);
    residual = &narrowed;
    slice = Slicer(narrowed).cut(slice.goal, slice.given);
  }
}

}  // namespace glacis::verdict

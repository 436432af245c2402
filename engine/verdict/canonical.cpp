#include "engine/verdict/canonical.h"

#include <algorithm>
#include <bit>

#include "engine/verdict/partition.h"

namespace glacis::verdict {

namespace {
constexpr std::uint32_t none = 0xFFFFFFFFU;
constexpr std::uint64_t goal_context = mix(3);
constexpr std::uint64_t given_context = mix(4);
}  // namespace

Shape Canonical::constant(bool goal) {
  Shape shape;
  shape.nodes.push_back({Shape::Form::constant, 1, 0, 0});
  if (!goal) shape.nodes.push_back({Shape::Form::constant, 0, 0, 0});
  shape.goal = goal ? 0 : 1;
  return shape;
}

Shape Canonical::contradiction() {
  Shape shape;
  shape.nodes.push_back({Shape::Form::constant, 0, 0, 0});
  return shape;
}

Canonical::Canonical(Residual const& residual, Slice const& slice) : residual_(residual), slice_(slice) {
  collect();
  find_blocks();
}

void Canonical::collect() {
  std::size_t const refs = residual_.nodes_.size() * 2;
  std::vector<std::uint32_t> holders(refs);
  std::vector<bool> absorbed(refs);
  auto const root = [&](Ref ref) { holders[ref] += 2; };
  root(slice_.goal);
  for (Ref const ref : slice_.given) root(ref);
  for (std::size_t i = refs; i-- > 2;) {
    auto const ref = static_cast<Ref>(i);
    if (holders[ref] == 0 || residual_.literal_at(ref)) continue;
    for (Ref const child : {residual_.nodes_[ref / 2].a ^ (ref & 1), residual_.nodes_[ref / 2].b ^ (ref & 1)}) {
      absorbed[child] = ++holders[child] == 1 && (child & 1) == (ref & 1) && !residual_.literal_at(child);
    }
  }
  term_of_.assign(refs, none);
  variable_of_.assign(residual_.variables_.size(), none);
  for (std::size_t i = 2; i < refs; ++i) {
    if (holders[i] != 0 && !absorbed[i]) add_term(static_cast<Ref>(i), absorbed);
  }
  for (Ref const ref : slice_.given) given_.push_back(term_of(ref));
}

void Canonical::add_term(Ref ref, std::vector<bool> const& absorbed) {
  Term term;
  term.ref = ref;
  auto const index = static_cast<std::uint32_t>(terms_.size());
  if (residual_.literal_at(ref)) {
    std::uint32_t& variable = variable_of_[residual_.literal_of(ref).variable];
    if (variable == none) {
      variable = static_cast<std::uint32_t>(variables_.size());
      variables_.emplace_back().index = residual_.literal_of(ref).variable;
    }
    term.variable = variable;
    variables_[variable].literals.push_back(index);
  } else {
    term.form = (ref & 1) != 0 ? Shape::Form::either : Shape::Form::both;
    term.first = static_cast<std::uint32_t>(members_.size());
    std::vector<Ref> todo{ref};
    while (!todo.empty()) {
      Residual::Node const& node = residual_.nodes_[todo.back() / 2];
      todo.pop_back();
      for (Ref const child : {node.b ^ (ref & 1), node.a ^ (ref & 1)}) {
        if (absorbed[child]) {
          todo.push_back(child);
        } else {
          members_.push_back(term_of(child));
        }
      }
    }
    auto const begin = members_.begin() + term.first;
    std::sort(begin, members_.end());
    members_.erase(std::unique(begin, members_.end()), members_.end());
    term.count = static_cast<std::uint32_t>(members_.size()) - term.first;
  }
  term_of_[ref] = index;
  terms_.push_back(term);
}

void Canonical::find_blocks() {
  std::vector<std::uint64_t const*> masks;
  for (Variable& variable : variables_) {
    masks.clear();
    for (std::uint32_t const term : variable.literals) {
      masks.push_back(residual_.words_.data() + residual_.literal_of(terms_[term].ref).mask);
    }
    Residual::Variable const& what = residual_.variables_[variable.index];
    variable.representatives =
        representatives({residual_.words_.data() + what.possible, Residual::words_of(what.domain)}, masks);
    std::size_t const count = variable.representatives.size();
    variable.color = mix(5, count);
    fits_ = fits_ && count <= 64;
    for (std::uint32_t const term : variable.literals) {
      for (std::size_t i = 0; i < count && i < 64; ++i) {
        std::uint32_t const value = variable.representatives[i];
        terms_[term].blocks |= (residual_.word_of(terms_[term].ref, value / 64) >> (value % 64) & 1) << i;
      }
    }
  }
}

void Canonical::color_up() {
  for (Term& term : terms_) {
    if (term.form == Shape::Form::literal) {
      term.color = mix(variables_[term.variable].color, static_cast<std::uint64_t>(std::popcount(term.blocks)));
      continue;
    }
    std::uint64_t sum = static_cast<std::uint64_t>(term.form);
    for (std::uint32_t i = 0; i < term.count; ++i) sum += mix(6, terms_[members_[term.first + i]].color);
    term.color = mix(7, sum);
  }
}

void Canonical::color_down() {
  for (Term& term : terms_) term.context = 0;
  terms_[term_of(slice_.goal)].context += goal_context;
  for (std::uint32_t const term : given_) terms_[term].context += given_context;
  for (std::size_t i = terms_.size(); i-- > 0;) {
    Term const& term = terms_[i];
    std::uint64_t const passed = mix(term.context, term.color);
    for (std::uint32_t j = 0; j < term.count; ++j) terms_[members_[term.first + j]].context += passed;
  }
}

void Canonical::color_variables() {
  for (Variable& variable : variables_) {
    std::uint64_t sum = 0;
    for (std::uint32_t const term : variable.literals) sum += mix(terms_[term].color, terms_[term].context);
    variable.color = mix(variable.color, sum);
  }
}

void Canonical::order_members() {
  auto const before = [this](std::uint32_t a, std::uint32_t b) {
    if (terms_[a].color != terms_[b].color) return terms_[a].color < terms_[b].color;
    if (terms_[a].context != terms_[b].context) return terms_[a].context < terms_[b].context;
    return terms_[a].ref < terms_[b].ref;
  };
  for (Term const& term : terms_) {
    auto const begin = members_.begin() + term.first;
    std::sort(begin, begin + term.count, before);
  }
  std::sort(given_.begin(), given_.end(), before);
}

/// Depth first in the order of the members, each term once, members before what holds them. Numbers the variables.
void Canonical::place(std::uint32_t root, Shape& shape) {
  struct Visit {
    std::uint32_t term;
    std::uint32_t next;
  };
  std::vector<Visit> path;
  auto const enter = [&](std::uint32_t term) {
    if (terms_[term].placed) return;
    terms_[term].placed = true;
    path.push_back({term, 0});
  };
  enter(root);
  while (!path.empty()) {
    Visit& visit = path.back();
    Term const& term = terms_[visit.term];
    if (visit.next < term.count) {
      enter(members_[term.first + visit.next++]);
      continue;
    }
    order_.push_back(visit.term);
    path.pop_back();
    if (term.form != Shape::Form::literal) continue;
    Variable& variable = variables_[term.variable];
    if (variable.seen.empty()) {
      variable.number = static_cast<std::uint32_t>(shape.domains.size());
      shape.domains.push_back(static_cast<std::uint8_t>(variable.representatives.size()));
    }
    variable.seen.push_back(term.blocks);
  }
}

/// Blocks in the first literal come first, and so on: which values they were made of does not count.
void Canonical::order_blocks(Variable& variable) const {
  std::vector<std::uint8_t> sequence(variable.representatives.size());
  for (std::size_t i = 0; i < sequence.size(); ++i) sequence[i] = static_cast<std::uint8_t>(i);
  std::sort(sequence.begin(), sequence.end(), [&](std::uint8_t a, std::uint8_t b) {
    for (std::uint64_t const blocks : variable.seen) {
      bool const in_a = (blocks >> a & 1) != 0;
      bool const in_b = (blocks >> b & 1) != 0;
      if (in_a != in_b) return in_a;
    }
    return false;
  });
  variable.order.resize(sequence.size());
  for (std::size_t i = 0; i < sequence.size(); ++i) variable.order[sequence[i]] = static_cast<std::uint8_t>(i);
}

void Canonical::emit(Term& term, Shape& shape) const {
  auto const add = [&shape](Shape::Node node) {
    shape.nodes.push_back(node);
    return static_cast<std::uint32_t>(shape.nodes.size() - 1);
  };
  if (term.form == Shape::Form::literal) {
    Variable const& variable = variables_[term.variable];
    std::uint64_t values = 0;
    for (std::uint64_t rest = term.blocks; rest != 0; rest &= rest - 1) {
      values |= 1ULL << variable.order[static_cast<std::size_t>(std::countr_zero(rest))];
    }
    term.node = add({Shape::Form::literal, variable.number, 0, values});
    return;
  }
  term.node = terms_[members_[term.first]].node;
  for (std::uint32_t i = 1; i < term.count; ++i) {
    term.node = add({term.form, term.node, terms_[members_[term.first + i]].node, 0});
  }
}

Shape Canonical::shape() {
  Shape shape;
  color_up();
  color_down();
  color_variables();
  color_up();
  color_down();
  color_variables();
  color_up();
  order_members();
  std::uint32_t const goal = term_of(slice_.goal);
  place(goal, shape);
  for (std::uint32_t const term : given_) place(term, shape);
  for (Variable& variable : variables_) order_blocks(variable);
  for (std::uint32_t const term : order_) emit(terms_[term], shape);
  shape.goal = terms_[goal].node;
  if (given_.empty()) {
    shape.given = static_cast<std::uint32_t>(shape.nodes.size());
    shape.nodes.push_back({Shape::Form::constant, 1, 0, 0});
    return shape;
  }
  shape.given = terms_[given_.front()].node;
  for (std::size_t i = 1; i < given_.size(); ++i) {
    shape.nodes.push_back({Shape::Form::both, shape.given, terms_[given_[i]].node, 0});
    shape.given = static_cast<std::uint32_t>(shape.nodes.size() - 1);
  }
  return shape;
}

}  // namespace glacis::verdict

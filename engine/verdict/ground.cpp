#include "engine/verdict/ground.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "engine/verdict/explain.h"
#include "engine/verdict/premises.h"
#include "engine/verdict/reach.h"
#include "engine/verdict/signature.h"

namespace glacis::verdict {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::OpId;
using condition::Path;
using condition::Relation;
using model::KindId;
using model::Sort;
using namespace topic;

namespace {

/// A key by what is asked, not by where it is written: the same question is one flag wherever it stands.
Flags::Key key_of(Topic topic, Formula const& formula, OpId op, std::vector<std::uint32_t> const& variables) {
  std::string const meaning = meaning_of(formula, op, variables);
  Flags::Key key{topic, static_cast<std::uint64_t>(formula[op].op)};
  key.resize(key.size() + (meaning.size() + 7) / 8);
  std::memcpy(key.data() + 2, meaning.data(), meaning.size());
  return key;
}

}  // namespace

Grounder::Ref Grounder::choose(Ref when, Ref then, Ref otherwise) {
  return residual_->either(residual_->both(when, then), residual_->both(residual_->negate(when), otherwise));
}

Grounder::Ref Grounder::of(Truth truth, Flags::Key const& key) {
  if (truth == Truth::unknown) return residual_->flag(flags_->variable(key));
  return residual_->constant(truth == Truth::yes);
}

Grounder::Ref Grounder::known(Truth truth, Flags::Key const& key, std::vector<Fact> facts) {
  std::erase_if(facts, [](Fact const& fact) { return fact.unknown; });
  if (premises_ == nullptr || facts.empty()) return residual_->constant(truth == Truth::yes);
  std::uint64_t const flag = flags_->variable(key);
  premises_->answer(flag, key, truth, std::move(facts));
  return residual_->flag(flag);
}

/// For a proof: what the drawing or a list says is taken as it says it, where it is known.
std::optional<Grounder::Ref> Grounder::answered(Formula const& formula, OpId op,
                                                std::vector<std::uint32_t>& variables) {
  constexpr std::array asked{Op::crosses, Op::trusted_with, Op::label_in, Op::connected,
                             Op::reaches, Op::member,       Op::meets};
  if (std::ranges::find(asked, formula[op].op) == asked.end()) return std::nullopt;
  // What must hold on the way is no drawing.
  if (formula[op].op == Op::reaches && (formula[op].a != condition::nothing || formula[op].b != condition::nothing))
    return std::nullopt;
  if (variables.size() < formula.slots.size()) variables.resize(formula.slots.size(), not_applicable);
  Truth const truth = evaluator_->at(formula, op, variables);
  if (truth == Truth::unknown) return std::nullopt;
  Explainer explainer(*evaluator_);
  explainer.part(formula, op, variables);
  return known(truth, key_of(other_question, formula, op, variables), explainer.take());
}

Grounder::Ref Grounder::cell_in(Cell cell, Mask const& allowed) {
  cell = evaluator_->columns().canonical(cell);
  Column const& column = evaluator_->column(cell.column);
  std::uint64_t const* possible = column.at(cell.row);
  if (premises_ != nullptr) {
    if (premises_->read(cell)) residual_->restrict(cell.key(), column.values + 1, premises_->possible(cell));
    return residual_->literal(cell.key(), column.values + 1, allowed);
  }
  bool inside = false, outside = false;
  for (std::uint32_t i = 0; i < column.width; ++i) {
    inside = inside || (possible[i] & allowed[i]) != 0;
    outside = outside || (possible[i] & ~allowed[i]) != 0;
  }
  if (!inside) return residual_->constant(false);
  if (!outside) return residual_->constant(true);
  residual_->restrict(cell.key(), column.values + 1, Mask(possible, possible + column.width));
  return residual_->literal(cell.key(), column.values + 1, allowed);
}

/// For each element that the cell may refer to; those of which the same is said are taken together.
Grounder::Ref Grounder::referred(ColumnId id, std::uint32_t row, Judge const& judge) {
  Column const& column = evaluator_->column(id);
  std::map<Ref, Mask> groups;
  // Which element it is may be all that counts: for a proof each then stands for itself, also those ruled out; of many
  // that would be too much to write.
  bool const each_itself = premises_ != nullptr && by_identity_ && column.values <= 64;
  std::uint32_t const read = each_itself ? column.rows : row;
  std::uint64_t const* const words = column.at(read);
  auto const element = [&](std::uint32_t value) {
    return value == column.values ? not_applicable : value + 1 == column.values ? value + row : value;
  };
  if (premises_ != nullptr) cell_in({id, row}, column.anything);  // it comes before what it refers to
  column.each(read, [&](std::uint32_t value) {
    Mask& mask = groups[judge(element(value))];
    mask.resize(column.width);
    put(mask, value);
  });
  Ref result = residual_->constant(false);
  for (auto const& [said, mask] : groups) {
    result = residual_->either(result, residual_->both(cell_in({id, row}, mask), said));
  }
  if (premises_ == nullptr) return result;
  // If it referred to something else, that could be like anything, as what has no name could.
  Mask others = column.anything;
  for (std::size_t i = 0; i < others.size(); ++i) others[i] &= ~words[i];
  if (empty(others)) return result;
  return residual_->either(result, residual_->both(cell_in({id, row}, others), judge(element(column.values - 1))));
}

Grounder::Ref Grounder::inside(std::uint32_t zone, std::uint32_t entity) {
  auto const& chains = evaluator_->the_case().structure->chain;
  Mask within(evaluator_->column(zone_column).width), elsewhere(within.size());
  for (std::uint32_t z = 0; z < chains.size(); ++z)
    if (std::find(chains[z].begin(), chains[z].end(), zone) != chains[z].end()) put(within, z);
  put(elsewhere, static_cast<std::uint32_t>(chains.size()));
  Ref const unknown = of(Truth::unknown, {topic::other_question, topic::border, zone, entity});
  Cell const cell{zone_column, entity};
  return residual_->either(cell_in(cell, within), residual_->both(cell_in(cell, elsewhere), unknown));
}

Grounder::Ref Grounder::over(std::uint32_t flow, Judge const& judge) { return referred(over_column, flow, judge); }

Grounder::Ref Grounder::is(Sort sort, std::uint32_t element, std::vector<KindId> const& kinds) {
  if (element == not_applicable) return residual_->constant(false);
  ColumnId const id = kind_column(sort);
  Mask mask(evaluator_->column(id).width);
  for (KindId const wanted : kinds) {
    Mask const& below = evaluator_->columns().domains().below(wanted);
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] |= below[i];
  }
  return cell_in({id, element}, mask);
}

Grounder::Ref Grounder::zone_around(std::uint32_t zone, KindId kind, Judge const& judge) {
  auto const& chains = evaluator_->the_case().structure->chain;
  if (zone >= chains.size()) {
    return zone == not_applicable ? judge(not_applicable)
                                  : residual_->flag(flags_->variable({other_question, zone, kind.index}));
  }
  Ref result = judge(not_applicable);
  for (std::size_t i = chains[zone].size(); i-- > 0;) {
    std::uint32_t const around = chains[zone][i];
    result = choose(is(Sort::zone, around, {kind}), judge(around), result);
  }
  return result;
}

Grounder::Ref Grounder::after(Formula const& formula, Path const& path, std::size_t step, std::size_t steps,
                              std::uint32_t element, Judge const& judge) {
  if (step == steps || element == not_applicable) return judge(element);
  ColumnId const reference = column_of(path.steps[step]);
  if (reference != condition::nothing) {
    return referred(reference, element,
                    [&](std::uint32_t target) { return after(formula, path, step + 1, steps, target, judge); });
  }
  if (premises_ != nullptr && path.steps[step].form == condition::Step::Form::relation &&
      element < evaluator_->the_case().use_case->entities.size()) {
    // Software of which it is not said where it runs runs somewhere: whether there is such a place is for its kind.
    model::Relation const& relation = evaluator_->the_case().vocabulary->relations[path.steps[step].id];
    auto const& stated = evaluator_->the_case().use_case->entities[element].relations;
    bool const drawn =
        std::ranges::any_of(stated, [&](auto const& each) { return each.relation.index == path.steps[step].id; });
    if (!drawn && relation.passes) {
      Ref const somewhere = is(Sort::entity, element, {relation.from});
      return choose(somewhere, residual_->flag(flags_->variable({elsewhere, elsewhere_++})), judge(not_applicable));
    }
  }
  // A sure step: the one target, or, of an unnamed element, something unnamed.
  Path one;
  one.root = Path::Root::element;
  one.element = {evaluator_->sort_after(formula, path, step), element};
  one.steps = {path.steps[step]};
  auto const targets = evaluator_->targets(formula, one, 1, {});
  if (targets.size() == 1) return after(formula, path, step + 1, steps, targets.front(), judge);
  Ref const there = residual_->flag(flags_->variable(
      {other_question, static_cast<std::uint64_t>(path.steps[step].form), path.steps[step].id, element}));
  return choose(there, after(formula, path, step + 1, steps, targets.front(), judge), judge(not_applicable));
}

Grounder::Ref Grounder::each_target(Formula const& formula, Path const& path, std::size_t steps,
                                    std::vector<std::uint32_t> const& variables, Judge const& judge) {
  switch (path.root) {
    case Path::Root::variable: return after(formula, path, 0, steps, variables[path.slot], judge);
    case Path::Root::element: return after(formula, path, 0, steps, path.element.index, judge);
    case Path::Root::everything: break;
    case Path::Root::zone_of: {
      Path const& inner = formula.paths[path.inner];
      auto const from_zone = [&](std::uint32_t zone) {
        return zone_around(zone, path.kind,
                           [&](std::uint32_t around) { return after(formula, path, 0, steps, around, judge); });
      };
      return each_target(formula, inner, inner.steps.size(), variables, [&](std::uint32_t entity) {
        return entity == not_applicable ? judge(not_applicable) : referred(zone_column, entity, from_zone);
      });
    }
  }
  return residual_->constant(false);
}

/// The entity is beyond the trust boundaries of a named zone. Of zones without a name that is not known.
Grounder::Ref Grounder::beyond(std::uint32_t zone, std::uint32_t entity, Flags::Key const& key) {
  Column const& column = evaluator_->column(zone_column);
  Mask unnamed(column.width);
  auto const zones = static_cast<std::uint32_t>(evaluator_->the_case().structure->chain.size());
  for (std::uint32_t value = zones; value <= column.values; ++value) put(unnamed, value);
  Ref const apart = cell_in({zone_column, entity}, evaluator_->zones_apart(zone));
  Ref const somewhere = cell_in({zone_column, entity}, unnamed);
  if (somewhere == residual_->constant(false)) return apart;
  return residual_->either(apart, residual_->both(somewhere, of(Truth::unknown, key)));
}

Grounder::Ref Grounder::zones_differ(std::uint32_t a, std::uint32_t b, std::vector<KindId> const& kinds) {
  Truth const truth = evaluator_->zone_pair_differs(a, b, kinds);
  Flags::Key key{zone_pair, std::min(a, b), std::max(a, b)};
  for (KindId kind : kinds) key.push_back(kind.index);
  auto const of_a = evaluator_->possible(zone_column, a);
  auto const of_b = evaluator_->possible(zone_column, b);
  auto const named = static_cast<std::uint32_t>(evaluator_->the_case().structure->chain.size());
  if (truth == Truth::unknown && kinds.empty()) {
    if (of_a.size() == 1 && of_a.front() < named) return beyond(of_a.front(), b, key);
    if (of_b.size() == 1 && of_b.front() < named) return beyond(of_b.front(), a, key);
  }
  std::size_t const pairs = of_a.size() * of_b.size();
  if (truth != Truth::unknown || pairs > 4096) return of(truth, key);
  auto const& structure = *evaluator_->the_case().structure;
  auto const zones = structure.chain.size();
  return referred(zone_column, a, [&](std::uint32_t from) {
    return referred(zone_column, b, [&](std::uint32_t to) {
      if (from >= zones || to >= zones) return of(Truth::unknown, key);
      if (from == to) return residual_->constant(false);
      if (kinds.empty()) return residual_->constant(structure.boundaries[from] != structure.boundaries[to]);
      // They differ exactly if a zone of the kind is around one of them and not around the other.
      Ref differ = residual_->constant(false);
      auto const only = [&](std::uint32_t inner, std::uint32_t outer) {
        for (std::uint32_t around : structure.chain[inner]) {
          bool const shared = std::ranges::find(structure.chain[outer], around) != structure.chain[outer].end();
          if (!shared) differ = residual_->either(differ, is(Sort::zone, around, kinds));
        }
      };
      only(from, to);
      only(to, from);
      return differ;
    });
  });
}

Grounder::Ref Grounder::crosses(std::uint32_t flow, std::vector<KindId> const& kinds) {
  auto const& use_case = *evaluator_->the_case().use_case;
  if (flow >= use_case.flows.size())
    return of(flow == not_applicable ? Truth::no : Truth::unknown, {other_question, zone_pair, flow});
  Ref result = residual_->constant(false);
  for (auto const& to : use_case.flows[flow].to) {
    result = residual_->either(result, zones_differ(use_case.flows[flow].from.index, to.value.index, kinds));
  }
  return result;
}

Grounder::Ref Grounder::trusted(std::uint32_t entity, std::uint32_t data) {
  Truth const truth = evaluator_->trusted(entity, data);
  auto const& use_case = *evaluator_->the_case().use_case;
  if (truth != Truth::unknown || entity >= use_case.entities.size() || data >= use_case.data.size()) {
    return of(truth, {readers, entity, data});
  }
  auto const& asset = use_case.data[data];
  Ref result = referred(operator_column, entity, [&](std::uint32_t stakeholder) {
    return of(evaluator_->trusted_operator(stakeholder, data), {role, stakeholder, data});
  });
  if (!asset.readers.stated || asset.readers.open)
    result = residual_->either(result, of(Truth::unknown, {readers, entity, data}));
  return result;
}

Grounder::Ref Grounder::quantifier(Formula const& formula, OpId op, std::vector<std::uint32_t>& variables) {
  Operation const& operation = formula[op];
  auto const sets = evaluator_->sets(formula, formula.paths[operation.path], variables);
  if (variables.size() < formula.slots.size()) variables.resize(formula.slots.size(), not_applicable);
  if (sets.size() != 1) {  // which set it is, is itself not known
    return of(evaluator_->at(formula, op, variables), key_of(other_question, formula, op, variables));
  }
  bool const open = sets.front().open;
  bool const counts = operation.op == Op::count;
  Flags::Key const key = open || counts ? key_of(open_list, formula, op, variables) : Flags::Key();
  std::uint32_t const outer = variables[operation.slot];
  std::vector<Ref> bodies;
  Ref many = residual_->constant(false);  // of those that stand for many one is meant
  for (std::uint32_t member : sets.front().sure) {
    variables[operation.slot] = member;
    bodies.push_back(ground(formula, operation.a, variables));
    if (evaluator_->counts_more(formula, operation, member)) many = residual_->either(many, bodies.back());
  }
  variables[operation.slot] = outer;
  Ref result = residual_->constant(operation.op == Op::every);
  if (operation.op == Op::some) {
    for (Ref body : bodies) result = residual_->either(result, body);
    return open ? residual_->either(result, of(Truth::unknown, key)) : result;
  }
  if (operation.op == Op::every) {
    for (Ref body : bodies) result = residual_->both(result, body);
    return open ? residual_->both(result, of(Truth::unknown, key)) : result;
  }
  // at_least[k]: at least k of the members so far.
  auto const at_least = [&](std::int64_t wanted) {
    if (wanted <= 0) return residual_->constant(true);
    std::vector<Ref> so_far(static_cast<std::size_t>(wanted) + 1, residual_->constant(false));
    so_far[0] = residual_->constant(true);
    for (Ref body : bodies) {
      for (std::size_t k = so_far.size() - 1; k > 0; --k)
        so_far[k] = residual_->either(so_far[k], residual_->both(so_far[k - 1], body));
    }
    Flags::Key with_number = key;
    with_number.push_back(static_cast<std::uint64_t>(wanted));
    Ref const more = open ? residual_->constant(true) : many;
    if (more == residual_->constant(false)) return so_far.back();
    return residual_->either(so_far.back(), residual_->both(more, of(Truth::unknown, with_number)));
  };
  std::int64_t const n = std::min<std::int64_t>(operation.number, static_cast<std::int64_t>(bodies.size()) + 1);
  switch (operation.relation) {
    case Relation::at_least: return at_least(n);
    case Relation::greater: return at_least(n + 1);
    case Relation::less: return residual_->negate(at_least(n));
    case Relation::at_most: return residual_->negate(at_least(n + 1));
    case Relation::equal: return residual_->both(at_least(n), residual_->negate(at_least(n + 1)));
    case Relation::unequal: return residual_->negate(residual_->both(at_least(n), residual_->negate(at_least(n + 1))));
  }
  return result;
}

Grounder::Ref Grounder::ground(Formula const& formula, std::vector<std::uint32_t> const& variables) {
  std::vector<std::uint32_t> bound = variables;
  bound.resize(std::max(bound.size(), formula.slots.size()), not_applicable);
  return ground(formula, formula.root(), bound);
}

Grounder::Ref Grounder::ground(Formula const& formula, OpId op, std::vector<std::uint32_t>& variables) {
  Operation const& operation = formula[op];
  if (premises_ != nullptr) {
    if (auto const answer = answered(formula, op, variables)) return *answer;
  }
  auto const question = [&] {
    if (variables.size() < formula.slots.size()) variables.resize(formula.slots.size(), not_applicable);
    return of(evaluator_->at(formula, op, variables), key_of(other_question, formula, op, variables));
  };
  switch (operation.op) {
    case Op::constant: return residual_->constant(operation.value);
    case Op::negate: return residual_->negate(ground(formula, operation.a, variables));
    case Op::both: {
      Ref const a = ground(formula, operation.a, variables);
      return a == residual_->constant(false) ? a : residual_->both(a, ground(formula, operation.b, variables));
    }
    case Op::either: {
      Ref const a = ground(formula, operation.a, variables);
      return a == residual_->constant(true) ? a : residual_->either(a, ground(formula, operation.b, variables));
    }
    case Op::some:
    case Op::every:
    case Op::count: return quantifier(formula, op, variables);
    case Op::value_in: {
      Path const& path = formula.paths[operation.path];
      ColumnId const id = column_of(path.steps.back());
      Mask const allowed = evaluator_->columns().domains().mask(path.type, evaluator_->column(id).values,
                                                                formula.values[operation.values]);
      return each_target(formula, path, path.steps.size() - 1, variables, [&](std::uint32_t element) {
        return element == not_applicable ? residual_->constant(false) : cell_in({id, element}, allowed);
      });
    }
    case Op::compare: return compare(formula, operation, variables);
    case Op::is: {
      Path const& path = formula.paths[operation.path];
      return each_target(formula, path, path.steps.size(), variables,
                         [&](std::uint32_t element) { return is(path.sort, element, operation.kinds); });
    }
    case Op::element_in:
    case Op::same: {
      bool const outer = std::exchange(by_identity_, true);
      Ref const result = identity(formula, operation, variables);
      by_identity_ = outer;
      return result;
    }
    case Op::crosses: {
      Path const& path = formula.paths[operation.path];
      return each_target(formula, path, path.steps.size(), variables,
                         [&](std::uint32_t flow) { return crosses(flow, operation.kinds); });
    }
    case Op::trusted_with: {
      Path const& path = formula.paths[operation.path];
      Path const& other = formula.paths[operation.other];
      return each_target(formula, path, path.steps.size(), variables, [&](std::uint32_t entity) {
        return each_target(formula, other, other.steps.size(), variables,
                           [&](std::uint32_t data) { return trusted(entity, data); });
      });
    }
    case Op::label_in: {
      auto const data = evaluator_->targets(formula, formula.paths[operation.path],
                                            formula.paths[operation.path].steps.size(), variables);
      if (data.size() != 1) return question();
      return of(evaluator_->at(formula, op, variables),
                {label, data.front(), static_cast<std::uint64_t>(operation.number)});
    }
    case Op::connected:
    case Op::reaches: {
      Case const& the_case = evaluator_->the_case();
      Path const& path = formula.paths[operation.path];
      Path const& other = formula.paths[operation.other];
      std::vector<std::uint32_t> const now = variables;
      return each_target(formula, path, path.steps.size(), now, [&](std::uint32_t a) {
        return each_target(formula, other, other.steps.size(), now, [&](std::uint32_t b) {
          if (a == not_applicable || b == not_applicable) return residual_->constant(false);
          std::size_t const named = the_case.use_case->entities.size();
          std::vector<std::uint32_t> bound = now;
          bound.resize(std::max(bound.size(), formula.slots.size()), not_applicable);
          Flags::Key key = key_of(other_question, formula, op, bound);
          key.push_back(a);
          key.push_back(b);
          if (a >= named || b >= named) return of(Truth::unknown, key);
          if (operation.op == Op::connected) return residual_->constant(are_connected(the_case, a, b));
          return reaches(formula, operation, a, b, now, of(Truth::unknown, key));
        });
      });
    }
    case Op::protected_:
    case Op::hop_by_hop: {
      Guard* const guard = evaluator_->guard();
      if (guard == nullptr) return question();
      Path const& path = formula.paths[operation.path];
      return each_target(formula, path, path.steps.size(), variables, [&](std::uint32_t one) {
        if (operation.other == condition::nothing)
          return guard->ground(operation, {{path.sort, one}, Subject::none}, *this, *residual_);
        Path const& other = formula.paths[operation.other];
        return each_target(formula, other, other.steps.size(), variables, [&](std::uint32_t datum) {
          return datum == not_applicable ? residual_->constant(false)
                                         : guard->ground(operation, {{path.sort, one}, datum}, *this, *residual_);
        });
      });
    }
    case Op::member:
    case Op::meets: return question();
  }
  return question();
}

}  // namespace glacis::verdict

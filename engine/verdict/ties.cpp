#include "engine/verdict/ties.h"

#include <algorithm>
#include <map>
#include <set>

namespace glacis::verdict {

using Ref = Residual::Ref;

namespace {

/// Statements that one variable ties together and that are looked at as one.
constexpr std::size_t most_in_bundle = 6;

}  // namespace

Ref kind_link(Cell cell, Columns const& columns, Grounder& grounder, Residual& residual) {
  model::AttributeId const attribute{cell.column - first_attribute_column};
  auto const& vocabulary = *columns.the_case().vocabulary;
  Cell const kind{kind_column(vocabulary[attribute].sort), cell.row};
  std::map<Mask, Mask> kinds_by_values;
  auto const kinds = static_cast<std::uint32_t>(vocabulary.kinds.size());
  for (std::uint32_t k = 0; k < kinds; ++k) {
    if (vocabulary.kinds[k].sort != vocabulary[attribute].sort) continue;
    Mask& group = kinds_by_values[columns.values_under(attribute, model::KindId{k})];
    group.resize(Domains::words(kinds));
    put(group, k);
  }
  Ref all = residual.constant(true);
  for (auto const& [values, group] : kinds_by_values) {
    all = residual.both(
        all, residual.either(residual.negate(grounder.cell_in(kind, group)), grounder.cell_in(cell, values)));
  }
  return all;
}

Ties::Ties(std::vector<Propagation::Open> open, Givens const& givens, Evaluator const& evaluator, Flags& flags,
           Decider& decider)
    : givens_(&givens), columns_(&evaluator.columns()), view_(evaluator.view()) {
  ties_.reserve(open.size());
  for (Propagation::Open& each : open) ties_.push_back({each.given, std::move(each.variables), {}, false});
  for (std::uint32_t number = 0; number < ties_.size(); ++number) {
    for (std::uint64_t variable : read_by(ties_[number])) {
      readers_[variable].push_back(number);
      ++live_[variable];
    }
  }
  Residual residual;
  loosen({&evaluator, &flags, &decider, &residual});
  for (std::uint32_t number = 0; number < ties_.size(); ++number) {
    Tie const& tie = ties_[number];
    for (std::uint64_t variable : tie.loose ? tie.own : read_by(tie)) bearing_[variable].push_back(number);
  }
}

/// The variables that a statement reads, with the kinds behind them.
std::vector<std::uint64_t> Ties::read_by(Tie const& tie) const {
  std::vector<std::uint64_t> read = tie.variables;
  for (std::uint64_t variable : tie.variables) {
    if (auto const kind = columns_->kind_behind(view_, variable)) read.push_back(kind->key());
  }
  std::ranges::sort(read);
  read.erase(std::unique(read.begin(), read.end()), read.end());
  return read;
}

/// The statements, not yet loose, that read the variable; empty if they are too many to be looked at together.
std::vector<std::uint32_t> Ties::bundle_at(std::uint64_t variable) const {
  std::vector<std::uint32_t> bundle;
  if (live_.at(variable) > most_in_bundle) return bundle;
  for (std::uint32_t number : readers_.at(variable)) {
    if (!ties_[number].loose) bundle.push_back(number);
  }
  return bundle;
}

/// What nothing reads, among what is not loose, but the bundle.
std::vector<std::uint64_t> Ties::own_variables(std::vector<std::uint32_t> const& bundle) const {
  std::map<std::uint64_t, std::uint32_t> inside;
  for (std::uint32_t number : bundle) {
    for (std::uint64_t variable : read_by(ties_[number])) ++inside[variable];
  }
  std::vector<std::uint64_t> own;
  for (auto const& [variable, readers] : inside) {
    if (readers == live_.at(variable) && !columns_->kind_behind(view_, variable)) own.push_back(variable);
  }
  return own;
}

/// Can the bundle be met whatever the others are, by the variables in `own`?
bool Ties::is_free(std::vector<std::uint32_t> const& bundle, std::vector<std::uint64_t> const& own,
                   Decision const& by) const {
  by.residual->clear();
  Grounder grounder(*by.evaluator, *by.residual, *by.flags);
  Ref rest = by.residual->constant(true);
  for (std::uint32_t number : bundle) {
    rest = by.residual->both(rest, givens_->ground(ties_[number].given, grounder));
  }
  for (std::uint64_t variable : own) rest = by.residual->exists(rest, variable);
  if (by.residual->is_constant(rest)) return rest == by.residual->constant(true);
  return by.decider->decide(by.residual->shape(rest, {})) == Answer::yes;
}

void Ties::loosen(Decision const& by) {
  std::set<std::uint64_t> round;
  for (Tie const& tie : ties_) round.insert(tie.variables.begin(), tie.variables.end());
  while (!round.empty()) {
    // Small bundles first, and flags before cells: what is seldom asked of is best to be a bundle's own.
    std::vector<std::pair<std::uint32_t, std::uint64_t>> seeds;
    for (std::uint64_t variable : round) seeds.emplace_back(live_.at(variable), ~variable);
    std::ranges::sort(seeds);
    round.clear();
    for (auto const& [readers, seed] : seeds) {
      std::vector<std::uint32_t> const bundle = bundle_at(~seed);
      if (bundle.empty()) continue;
      std::vector<std::uint64_t> own = own_variables(bundle);
      if (!std::ranges::binary_search(own, ~seed)) continue;
      if (is_free(bundle, {~seed}, by))
        own = {~seed};
      else if (own.size() == 1 || !is_free(bundle, own, by))
        continue;
      for (std::uint32_t number : bundle) {
        ties_[number].loose = true;
        ties_[number].own = own;
        for (std::uint64_t variable : read_by(ties_[number])) {
          --live_[variable];
          round.insert(variable);
        }
      }
    }
  }
}

namespace {

/// Takes off, one by one, the variables that the goal does not read and few formulas do: any value will do there.
void forget(std::set<std::uint64_t> const& goal, Residual& residual, std::vector<Ref>& given) {
  std::map<std::uint64_t, std::set<std::size_t>> readers;
  std::set<std::uint64_t> todo;
  auto const read = [&](std::size_t i) {
    for (std::uint64_t variable : residual.variables(given[i])) {
      readers[variable].insert(i);
      if (!goal.contains(variable)) todo.insert(variable);
    }
  };
  for (std::size_t i = 0; i < given.size(); ++i) read(i);
  while (!todo.empty()) {
    std::uint64_t const variable = *todo.begin();
    todo.erase(todo.begin());
    std::set<std::size_t> const bundle = readers[variable];
    if (bundle.empty() || bundle.size() > 3) continue;
    Ref together = residual.constant(true);
    for (std::size_t i : bundle) {
      together = residual.both(together, given[i]);
      for (std::uint64_t other : residual.variables(given[i])) readers[other].erase(i);
      given[i] = residual.constant(true);
    }
    given[*bundle.begin()] = residual.exists(together, variable);
    read(*bundle.begin());
  }
  std::erase(given, residual.constant(true));
}

}  // namespace

void Ties::slice(std::vector<std::uint64_t> variables, Grounder& grounder, Residual& residual,
                 std::vector<Ref>& given) const {
  std::set<std::uint64_t> const goal(variables.begin(), variables.end());
  std::set<std::uint64_t> seen = goal;
  std::set<std::uint32_t> taken;
  while (!variables.empty()) {
    std::uint64_t const variable = variables.back();
    variables.pop_back();
    auto const reach = [&](std::uint64_t next) {
      if (seen.insert(next).second) variables.push_back(next);
    };
    if (auto const kind = columns_->kind_behind(view_, variable)) {
      given.push_back(kind_link(cell_of(variable), *columns_, grounder, residual));
      reach(kind->key());
    }
    auto const found = bearing_.find(variable);
    if (found == bearing_.end()) continue;
    for (std::uint32_t number : found->second) {
      Tie const& tie = ties_[number];
      if (!taken.insert(number).second) continue;
      given.push_back(givens_->ground(tie.given, grounder));
      for (std::uint64_t next : tie.variables) reach(next);
    }
  }
  if (!given.empty()) forget(goal, residual, given);
}

std::vector<Given> Ties::statements(std::vector<std::uint64_t> variables) const {
  std::set<std::uint64_t> seen(variables.begin(), variables.end());
  std::set<Given> result;
  while (!variables.empty()) {
    std::uint64_t const variable = variables.back();
    variables.pop_back();
    auto const reach = [&](std::uint64_t next) {
      if (seen.insert(next).second) variables.push_back(next);
    };
    if (auto const kind = columns_->kind_behind(view_, variable)) reach(kind->key());
    auto const found = bearing_.find(variable);
    if (found == bearing_.end()) continue;
    for (std::uint32_t number : found->second) {
      result.insert(ties_[number].given);
      for (std::uint64_t next : ties_[number].variables) reach(next);
    }
  }
  return {result.begin(), result.end()};
}

std::vector<Ref> Ties::everything(std::vector<std::uint64_t> variables, Grounder& grounder, Residual& residual) const {
  std::vector<Ref> given;
  for (Tie const& tie : ties_) {
    given.push_back(givens_->ground(tie.given, grounder));
    variables.insert(variables.end(), tie.variables.begin(), tie.variables.end());
  }
  std::set<std::uint64_t> seen(variables.begin(), variables.end());
  std::vector<std::uint64_t> todo(seen.begin(), seen.end());
  while (!todo.empty()) {
    std::uint64_t const variable = todo.back();
    todo.pop_back();
    auto const kind = columns_->kind_behind(view_, variable);
    if (!kind) continue;
    given.push_back(kind_link(cell_of(variable), *columns_, grounder, residual));
    if (seen.insert(kind->key()).second) todo.push_back(kind->key());
  }
  return given;
}

std::vector<std::vector<Given>> Ties::components() const {
  std::vector<std::vector<Given>> result;
  std::vector<bool> done(ties_.size());
  for (std::uint32_t first = 0; first < ties_.size(); ++first) {
    if (done[first] || ties_[first].loose) continue;
    std::vector<Given> component;
    std::vector<std::uint32_t> open{first};
    done[first] = true;
    auto const follow = [&](std::uint64_t variable) {
      for (std::uint32_t other : readers_.at(variable)) {
        if (!done[other] && !ties_[other].loose) open.push_back(other);
        done[other] = true;
      }
    };
    while (!open.empty()) {
      Tie const& tie = ties_[open.back()];
      open.pop_back();
      component.push_back(tie.given);
      for (std::uint64_t variable : tie.variables) {
        follow(variable);
        if (auto const kind = columns_->kind_behind(view_, variable)) follow(kind->key());
      }
    }
    std::ranges::sort(component);
    result.push_back(std::move(component));
  }
  return result;
}

}  // namespace glacis::verdict

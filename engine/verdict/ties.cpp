#include "engine/verdict/ties.h"

#include <algorithm>
#include <map>
#include <set>

namespace glacis::verdict {

using Ref = Residual::Ref;

Ref kind_link(Cell cell, Columns const& columns, Grounder& grounder, Residual& residual) {
  model::AttributeId const attribute{cell.column - first_attribute_column};
  auto const& vocabulary = *columns.the_case().vocabulary;
  Cell const kind{kind_column(vocabulary[attribute].sort), cell.row};
  std::map<Mask, Mask> kinds_by_values;
  auto const kinds = static_cast<std::uint32_t>(vocabulary.kinds.size());
  for (std::uint32_t k = 0; k < kinds; ++k) {
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
    for (std::uint64_t variable : ties_[number].variables) {
      readers_[variable].push_back(number);
      // A kind that is not known ties the attributes of its element together.
      if (auto const kind = columns_->kind_behind(view_, variable)) readers_[kind->key()].push_back(number);
    }
  }
  loosen(evaluator, flags, decider);
}

std::vector<std::uint64_t> Ties::own_variables(Tie const& tie,
                                               std::unordered_map<std::uint64_t, unsigned> const& readers) {
  std::vector<std::uint64_t> own;
  for (std::uint64_t variable : tie.variables) {
    if (readers.at(variable) == 1 && !columns_->kind_behind(view_, variable)) own.push_back(variable);
  }
  return own;
}

void Ties::loosen(Evaluator const& evaluator, Flags& flags, Decider& decider) {
  std::unordered_map<std::uint64_t, unsigned> readers;  // never iterated
  std::vector<std::uint32_t> round;
  for (std::uint32_t number = 0; number < ties_.size(); ++number) {
    round.push_back(number);
    for (std::uint64_t variable : ties_[number].variables) {
      ++readers[variable];
      if (auto const kind = columns_->kind_behind(view_, variable)) ++readers[kind->key()];
    }
  }
  Residual residual;
  while (!round.empty()) {
    std::vector<std::uint32_t> loosened;
    for (std::uint32_t number : round) {
      Tie& tie = ties_[number];
      std::vector<std::uint64_t> own = own_variables(tie, readers);
      if (tie.loose || own.empty()) continue;
      residual.clear();
      Grounder grounder(evaluator, residual, flags);
      Ref rest = givens_->ground(tie.given, grounder);
      for (std::uint64_t variable : own) rest = residual.exists(rest, variable);
      bool const always = rest == residual.constant(true) ||
                          (!residual.is_constant(rest) && decider.decide(residual.shape(rest, {})) == Answer::yes);
      if (!always) continue;
      tie.own = std::move(own);
      loosened.push_back(number);
    }
    std::set<std::uint32_t> next;
    for (std::uint32_t number : loosened) {
      ties_[number].loose = true;
      for (std::uint64_t variable : ties_[number].variables) {
        --readers[variable];
        if (auto const kind = columns_->kind_behind(view_, variable)) --readers[kind->key()];
        if (readers[variable] != 1) continue;
        for (std::uint32_t other : readers_[variable]) {
          if (!ties_[other].loose) next.insert(other);
        }
      }
    }
    round.assign(next.begin(), next.end());
  }
}

void Ties::slice(std::vector<std::uint64_t> variables, Grounder& grounder, Residual& residual,
                 std::vector<Ref>& given) const {
  std::set<std::uint64_t> seen(variables.begin(), variables.end());
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
    auto const found = readers_.find(variable);
    if (found == readers_.end()) continue;
    for (std::uint32_t number : found->second) {
      Tie const& tie = ties_[number];
      if (tie.loose && !std::ranges::binary_search(tie.own, variable)) continue;
      if (!taken.insert(number).second) continue;
      given.push_back(givens_->ground(tie.given, grounder));
      for (std::uint64_t next : tie.variables) reach(next);
    }
  }
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

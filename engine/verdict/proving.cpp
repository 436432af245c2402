#include "engine/verdict/proving.h"

#include <algorithm>

#include <fmt/format.h>

namespace glacis::verdict {

using Ref = Residual::Ref;

namespace {

/// With more, each of which is tried without, a proof would be no help to a reader.
constexpr std::size_t most_items = 256;
constexpr std::size_t nothing_out = static_cast<std::size_t>(-1);
constexpr std::size_t unread = static_cast<std::size_t>(-1);  ///< nothing was read: it comes last

bool is_kind(Cell cell) { return cell.column < zone_column && cell.column != kind_column(model::Sort::flow); }

Truth inside(std::uint64_t const* possible, Mask const& mask) {
  bool some = false, all = true;
  for (std::size_t i = 0; i < mask.size(); ++i) {
    some = some || (possible[i] & mask[i]) != 0;
    all = all && (possible[i] & ~mask[i]) == 0;
  }
  return all ? Truth::yes : some ? Truth::unknown : Truth::no;
}

}  // namespace

std::optional<std::vector<std::uint64_t>> Proving::support(Ref goal) {
  std::unordered_map<std::uint64_t, Mask const*> answers;
  std::unordered_map<std::uint64_t, int> doubts;
  for (PremiseRef const& premise : premises_.all()) {
    if (premise->values.empty()) continue;
    if (is_flag(premise->variable)) answers.emplace(premise->variable, &premise->values);
    int const doubt = premise->doubt();
    auto const [at, fresh] = doubts.emplace(premise->variable, doubt);
    at->second = std::min(at->second, doubt);
  }
  Evaluator const& evaluator = *ground_.evaluator;
  auto const truth_of = [&](std::uint64_t variable, Mask const& mask) {
    if (!is_flag(variable)) {
      Cell const cell = cell_of(variable);
      return inside(evaluator.column(cell.column).at(cell.row), mask);
    }
    auto const found = answers.find(variable);
    return found == answers.end() ? Truth::unknown : inside(found->second->data(), mask);
  };
  return residual_->support(goal, truth_of, [&](std::uint64_t variable) {
    auto const found = doubts.find(variable);
    return found == doubts.end() ? std::uint64_t{1} : 1 + 8 * static_cast<std::uint64_t>(found->second);
  });
}

Ref Proving::unit(Premise const& premise) {
  std::uint32_t const domain =
      is_flag(premise.variable) ? 2 : ground_.evaluator->column(cell_of(premise.variable).column).values + 1;
  return residual_->literal(premise.variable, domain, premise.values);
}

/// An attribute of an element whose kind is not sure: it has a value where its kind has the attribute, which goes
/// without saying; what a kind says of it always is a premise.
Cell Proving::link(Cell cell, std::vector<Item>& items, bool applies) {
  Case const& the_case = ground_.evaluator->the_case();
  model::Vocabulary const& vocabulary = *the_case.vocabulary;
  model::AttributeId const attribute{cell.column - first_attribute_column};
  Cell const kind{kind_column(vocabulary[attribute].sort), cell.row};
  Column const& kinds = ground_.evaluator->column(kind.column);
  Column const& values = ground_.evaluator->column(cell.column);
  Mask without(kinds.width), none(values.width);
  put(none, values.not_applicable());
  for (std::uint32_t k = 0; k < vocabulary.kinds.size(); ++k) {
    if (has(kinds.anything.data(), k) && !vocabulary.applies(attribute, model::KindId{k})) put(without, k);
  }
  Ref const no_kind = grounder_.cell_in(kind, without);
  Ref const no_value = grounder_.cell_in(cell, none);
  // Of what surely has the attribute it goes without saying that there is a value; that is no word on its kind.
  if (premises_.has_attribute(cell) == Truth::unknown) {
    links_.push_back(residual_->negate(residual_->both(no_kind, residual_->negate(no_value))));
    links_.push_back(residual_->negate(residual_->both(no_value, residual_->negate(no_kind))));
  }
  for (std::uint32_t k = 0; k < vocabulary.kinds.size(); ++k) {
    for (model::Statement const& statement : vocabulary.kinds[k].always) {
      if (statement.attribute != attribute) continue;
      Mask below(kinds.width);
      bool some = false;
      for (model::KindId const one : vocabulary.concrete_below(model::KindId{k})) {
        if (!has(kinds.anything.data(), one.index) || !vocabulary.applies(attribute, one)) continue;
        put(below, one.index);
        some = true;
      }
      if (!some) continue;
      Mask const said =
          ground_.evaluator->columns().domains().mask(vocabulary[attribute].type, values.values, statement.value);
      Fact fact{fmt::format("{} of a {} is {}", vocabulary[attribute].name, vocabulary.kinds[k].name, statement.text),
                model::Basis::always, statement.place, false};
      auto premise = std::make_shared<Premise const>(
          Premise{0, {}, std::nullopt, {std::move(fact)}, {k, attribute.index, cell.row}});
      Ref const says =
          residual_->either(residual_->negate(grounder_.cell_in(kind, below)), grounder_.cell_in(cell, said));
      items.push_back({{std::move(premise), applies, unread}, says});
    }
  }
  return kind;
}

void Proving::begin_protection(Ref condition) {
  protection_ = premises_.all().size();
  std::vector<std::uint64_t> const read = residual_->variables(condition);
  condition_.insert(read.begin(), read.end());
}

/// What is known of the variables; what follows from statements as these statements, with all that they read.
std::vector<Proving::Item> Proving::items(std::vector<std::uint64_t> const& variables, bool all) {
  std::set<std::uint64_t> wanted(variables.begin(), variables.end());
  std::set<Given> stated;
  std::vector<Item> result;
  links_.clear();
  std::size_t const written = premises_.all().size();
  std::vector<std::size_t> order(written);
  for (std::size_t i = 0; i < written; ++i) order[i] = i;
  auto const want = [&](std::uint64_t variable, bool applies) {
    if (applies) condition_.insert(variable);
    return wanted.insert(variable).second;
  };
  auto const state = [&](Given given, std::optional<Step> const& from) {
    if (!stated.insert(given).second) return;
    Ref const says = givens_->ground(given, grounder_);
    std::vector<std::uint64_t> const read = residual_->variables(says);
    Step step = from.value_or(
        Step{nullptr, std::ranges::any_of(read, [&](auto each) { return is_of_condition(each); }), unread});
    for (std::uint64_t const variable : read) want(variable, step.applies);
    order.resize(premises_.all().size(), step.order);
    step.premise = std::make_shared<Premise const>(Premise{0, {}, given, {givens_->fact_of(given)}, {}});
    result.push_back({std::move(step), says});
  };
  if (all) {
    for (Given const given : ground_.ties->statements({wanted.begin(), wanted.end()})) state(given, std::nullopt);
  }
  Columns const& columns = ground_.evaluator->columns();
  std::set<std::size_t> taken;
  std::set<std::uint64_t> linked;
  for (bool more = true; more;) {
    more = false;
    for (std::uint64_t variable : std::vector(wanted.begin(), wanted.end())) {
      if (!all || is_flag(variable) || !linked.insert(variable).second) continue;
      Cell const cell = cell_of(variable);
      bool const applies = is_of_condition(variable);
      if (cell.row >= ground_.evaluator->column(cell.column).rows) continue;
      if (is_kind(cell)) {
        for (Cell const attribute : columns.ruling_out(ground_.evaluator->view(), cell)) {
          grounder_.cell_in(attribute, ground_.evaluator->column(attribute.column).anything);
          more = want(attribute.key(), applies) || more;
        }
      } else if (premises_.has_attribute(cell) == Truth::unknown || columns.depends_on_kind(cell)) {
        want(link(cell, result, applies).key(), applies);
        more = true;
      }
      order.resize(premises_.all().size(), unread);
    }
    for (std::size_t i = 0; i < premises_.all().size(); ++i) {
      PremiseRef const premise = premises_.all()[i];  // more may be read now
      if (premise->values.empty() || !wanted.contains(premise->variable) || !taken.insert(i).second) continue;
      more = true;
      bool const applies = i < written ? i < protection_.value_or(written) : is_of_condition(premise->variable);
      Step const step{premise, applies, order[i]};
      if (premise->statement)
        state(*premise->statement, step);
      else
        result.push_back({step, unit(*premise)});
    }
  }
  std::ranges::stable_sort(result, {}, [](Item const& item) { return std::pair(!item.step.applies, item.step.order); });
  return result;
}

bool Proving::follows(Ref goal, std::vector<Item> const& items, std::size_t without) {
  // Mostly the literals tell, or the worst completion does.
  std::unordered_map<std::uint64_t, Mask> kept;
  bool only_units = links_.empty();
  for (std::size_t i = 0; i < items.size(); ++i) {
    Premise const& premise = *items[i].step.premise;
    if (i == without || items[i].says == residual_->constant(true)) continue;
    only_units = only_units && !premise.values.empty();
    if (premise.values.empty()) continue;
    auto const [at, fresh] = kept.emplace(premise.variable, premise.values);
    for (std::size_t w = 0; !fresh && w < premise.values.size(); ++w) at->second[w] &= premise.values[w];
  }
  auto const left = [&kept](std::uint64_t variable) -> Mask const* {
    auto const found = kept.find(variable);
    return found == kept.end() ? nullptr : &found->second;
  };
  if (residual_->truth(goal, left) == Truth::yes) return true;
  if (only_units && residual_->fails_at_worst(goal, left)) return false;
  std::vector<Ref> given = links_;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != without) given.push_back(items[i].says);
  }
  Answer const answer = ground_.decider->decide(residual_->shape(goal, given));
  gave_up_ = gave_up_ || answer == Answer::gave_up;
  return answer == Answer::yes;
}

/// All that `needed` reads.
Kept::Question Proving::question(Ref goal, std::vector<Item> const& items) const {
  Kept::Question question{goal, items.size(), links_.size()};
  for (Item const& item : items) {
    Premise const& premise = *item.step.premise;
    question.push_back(item.says);
    question.push_back(static_cast<std::uint64_t>(premise.doubt()));
    question.push_back(premise.values.empty() ? ~std::uint64_t{0} : residual_->number_of(premise.variable));
    question.insert(question.end(), premise.values.begin(), premise.values.end());
  }
  question.insert(question.end(), links_.begin(), links_.end());
  residual_->append_to(question);
  return question;
}

/// Takes away what says nothing that the others do not say already, one after the other.
Kept::Premises Proving::needed(Ref goal, std::vector<Item> items) {
  if (!follows(goal, items, nothing_out)) return std::nullopt;
  std::vector<std::size_t> turns(items.size());
  for (std::size_t i = 0; i < turns.size(); ++i) turns[i] = i;
  std::ranges::sort(turns, [&](std::size_t a, std::size_t b) {
    int const x = items[a].step.premise->doubt(), y = items[b].step.premise->doubt();
    return x != y ? x > y : a > b;
  });
  std::vector<bool> kept(items.size(), true);
  for (std::size_t const turn : turns) {
    kept[turn] = items[turn].says != residual_->constant(true) && !follows(goal, items, turn);
    if (!kept[turn]) items[turn].says = residual_->constant(true);
  }
  return kept;
}

std::optional<std::vector<Proving::Step>> Proving::shrink(Ref goal, std::vector<Item> items) {
  if (items.size() > most_items) return std::nullopt;
  Kept::Question asked = question(goal, items);
  Kept::Premises const* const known = kept_->of(asked);
  Kept::Premises const kept = known != nullptr ? *known : needed(goal, items);
  // Whether a premise is needed is not known then.
  if (gave_up_) return std::nullopt;
  if (known == nullptr) kept_->add(std::move(asked), kept);
  if (!kept) return std::nullopt;
  std::vector<Step> steps;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if ((*kept)[i]) steps.push_back(std::move(items[i].step));
  }
  return steps;
}

std::optional<std::vector<Proving::Step>> Proving::least(Ref goal) {
  if (residual_->is_constant(goal)) {
    if (goal == residual_->constant(true)) return std::vector<Step>{};
    return std::nullopt;
  }
  if (auto const enough = support(goal)) {
    if (auto steps = shrink(goal, items(*enough, false))) return steps;
  }
  return shrink(goal, items(residual_->variables(goal), true));
}

}  // namespace glacis::verdict

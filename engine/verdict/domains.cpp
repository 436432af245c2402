#include "engine/verdict/domains.h"

#include <algorithm>
#include <bit>

namespace glacis::verdict {

using model::Amount;
using model::Sort;
using model::TypeForm;

bool empty(Mask const& mask) {
  return std::ranges::all_of(mask, [](std::uint64_t word) { return word == 0; });
}

bool cut_if_possible(std::uint64_t* words, Mask const& mask) {
  bool left = false;
  for (std::size_t i = 0; i < mask.size(); ++i) left = left || (words[i] & mask[i]) != 0;
  if (!left) return false;
  for (std::size_t i = 0; i < mask.size(); ++i) words[i] &= mask[i];
  return true;
}

void cut(std::uint64_t* words, Mask const& mask) {
  for (std::size_t i = 0; i < mask.size(); ++i) words[i] &= mask[i];
}

unsigned some_or_many(std::uint64_t const* words, std::uint32_t width) {
  unsigned bits = 0;
  for (std::uint32_t i = 0; i < width && bits < 2; ++i) bits += static_cast<unsigned>(std::popcount(words[i]));
  return std::min(bits, 2U);
}

std::uint32_t Domains::elements(Sort sort) const {
  auto const& use_case = *case_->use_case;
  switch (sort) {
    case Sort::entity: return static_cast<std::uint32_t>(use_case.entities.size());
    case Sort::flow: return static_cast<std::uint32_t>(use_case.flows.size());
    case Sort::zone: return static_cast<std::uint32_t>(use_case.zones.size());
    case Sort::data: return static_cast<std::uint32_t>(use_case.data.size());
    case Sort::network: return static_cast<std::uint32_t>(use_case.networks.size());
    case Sort::stakeholder: return static_cast<std::uint32_t>(use_case.stakeholders.size());
    case Sort::journey: return static_cast<std::uint32_t>(case_->structure->journeys.size());
    case Sort::model: return 1;
  }
  return 0;
}

void Domains::cut(model::TypeId type, model::ValueSet const& set) {
  model::Type const& declared = (*case_->vocabulary)[type];
  if (declared.form != TypeForm::quantity) return;
  auto& starts = starts_[static_cast<std::size_t>(declared.dimension)];
  for (model::Interval const& interval : set.intervals) {
    if (interval.low != INT64_MIN) starts.push_back(interval.low);
    if (interval.high != INT64_MAX) starts.push_back(interval.high + 1);
  }
}

void Domains::cut(condition::Formula const& formula) {
  for (condition::Operation const& operation : formula.operations) {
    if (operation.op != condition::Op::value_in) continue;
    cut(formula.paths[operation.path].type, formula.values[operation.values]);
  }
}

Domains::Domains(Case const& the_case) : case_(&the_case) {
  auto const& vocabulary = *the_case.vocabulary;
  auto const kinds = static_cast<std::uint32_t>(vocabulary.kinds.size());
  below_.assign(kinds, Mask(words(kinds)));
  for (std::uint32_t k = 0; k < kinds; ++k)
    for (model::KindId kind{k}; kind.known(); kind = vocabulary.kinds[kind.index].parent) put(below_[kind.index], k);
  auto const& rulebook = *the_case.rulebook;
  auto const cut_statements = [&](std::vector<model::Statement> const& statements) {
    for (model::Statement const& statement : statements) {
      if (!vocabulary[statement.attribute].set_of) cut(vocabulary[statement.attribute].type, statement.value);
    }
  };
  for (model::Kind const& kind : vocabulary.kinds) {
    cut_statements(kind.always);
    cut_statements(kind.usually);
  }
  auto const cut_elements = [&](auto const& elements) {
    for (auto const& element : elements) {
      cut_statements(element.statements);
      cut_statements(element.presumptions);
    }
  };
  auto const& use_case = *the_case.use_case;
  cut_elements(use_case.entities);
  cut_elements(use_case.flows);
  cut_elements(use_case.data);
  cut_elements(use_case.zones);
  cut_elements(use_case.stakeholders);
  cut_elements(use_case.networks);
  for (auto const& constraint : rulebook.constraints) cut(constraint.formula);
  for (auto const& rule : rulebook.rules) {
    cut(rule.when);
    for (auto const& raise : rule.raises) cut(raise);
  }
  for (auto const& mechanism : rulebook.catalogue.mechanisms) cut(mechanism.when);
  for (auto const& conditions : rulebook.catalogue.network_conditions) {
    for (auto const& condition : conditions) {
      if (condition) cut(*condition);
    }
  }
  for (auto const& conditions : the_case.statements->network_conditions) {
    for (auto const& condition : conditions) {
      if (condition) cut(*condition);
    }
  }
  for (auto const& assumption : the_case.statements->assumptions) cut(assumption);
  for (auto const& claim : the_case.statements->claims) cut(claim);
  for (auto& starts : starts_) {
    starts.push_back(INT64_MIN);
    std::ranges::sort(starts);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  }

  counts_.reserve(vocabulary.attributes.size());
  for (model::Attribute const& attribute : vocabulary.attributes) {
    model::Type const& type = vocabulary[attribute.type];
    switch (type.form) {
      case TypeForm::boolean: counts_.push_back(2); break;
      case TypeForm::level:
      case TypeForm::one_of: counts_.push_back(static_cast<std::uint32_t>(type.values.size())); break;
      case TypeForm::quantity: counts_.push_back(regions(type.dimension)); break;
      case TypeForm::reference: counts_.push_back(elements(type.sort) + 1); break;
    }
  }
}

Mask Domains::mask(model::TypeId type, std::uint32_t values, model::ValueSet const& set) const {
  Mask result(words(values));
  model::Type const& declared = (*case_->vocabulary)[type];
  if (declared.form != TypeForm::quantity) {
    for (std::uint32_t member : set.members) put(result, member);
    return result;
  }
  auto const& starts = starts_[static_cast<std::size_t>(declared.dimension)];
  for (model::Interval const& interval : set.intervals) {
    auto i = static_cast<std::uint32_t>(std::ranges::lower_bound(starts, interval.low) - starts.begin());
    for (; i < values && region(declared.dimension, i).high <= interval.high; ++i) put(result, i);
  }
  return result;
}

std::uint32_t Domains::regions(model::Dimension dimension) const {
  return static_cast<std::uint32_t>(starts_[static_cast<std::size_t>(dimension)].size());
}

model::Interval Domains::region(model::Dimension dimension, std::uint32_t index) const {
  auto const& starts = starts_[static_cast<std::size_t>(dimension)];
  Amount const high = index + 1 < starts.size() ? starts[index + 1] - 1 : INT64_MAX;
  return {starts[index], high};
}

}  // namespace glacis::verdict

#include <algorithm>

#include "engine/verdict/evaluate.h"
#include "engine/verdict/guard.h"
#include "engine/verdict/reach.h"

namespace glacis::verdict {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::Path;
using condition::Relation;
using condition::Step;
using model::Element;
using model::KindId;
using model::Link;
using model::Sort;

namespace {

/// The index of "another" element that the cell may refer to: its own, beyond all named ones.
std::uint32_t another(Cell cell) {
  std::uint32_t const code =
      cell.row < (1U << 20U) ? (cell.column << 20U) | cell.row : cell.column * 2654435761U ^ cell.row;
  return 0x40000000U | (code & 0x3FFFFFFFU);
}

Sort sort_of(Link link) {
  switch (link) {
    case Link::flow_to:
    case Link::flow_ends:
    case Link::zone_entities:
    case Link::journey_relays: return Sort::entity;
    case Link::flow_data:
    case Link::flow_back:
    case Link::flow_payload:
    case Link::entity_data_in:
    case Link::entity_data_out:
    case Link::entity_data:
    case Link::entity_stores:
    case Link::data_sources: return Sort::data;
    case Link::entity_flows:
    case Link::entity_flows_in:
    case Link::entity_flows_out:
    case Link::journey_flows: return Sort::flow;
    case Link::data_journeys:
    case Link::data_lineage_journeys: return Sort::journey;
  }
  return Sort::entity;
}

void sort_unique(Evaluator::Targets& elements) {
  std::ranges::sort(elements);
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
}

}  // namespace

ColumnId column_of(Step const& step) {
  switch (step.form) {
    case Step::Form::over: return over_column;
    case Step::Form::zone: return zone_column;
    case Step::Form::operated_by: return operator_column;
    case Step::Form::attribute: return column_of(model::AttributeId{step.id});
    case Step::Form::from:
    case Step::Form::zone_parent:
    case Step::Form::journey_data:
    case Step::Form::journey_origin:
    case Step::Form::journey_consumer:
    case Step::Form::set_attribute:
    case Step::Form::relation:
    case Step::Form::inverse:
    case Step::Form::link:
    case Step::Form::labels: break;
  }
  return condition::nothing;
}

Sort Evaluator::sort_after(Formula const& formula, Path const& path, std::size_t steps) const {
  Sort sort = Sort::entity;
  switch (path.root) {
    case Path::Root::variable: sort = formula.slots[path.slot]; break;
    case Path::Root::element: sort = path.element.sort; break;
    case Path::Root::everything: sort = path.everything; break;
    case Path::Root::zone_of: sort = Sort::zone; break;
  }
  for (std::size_t i = 0; i < steps; ++i) {
    Step const& step = path.steps[i];
    switch (step.form) {
      case Step::Form::from:
      case Step::Form::journey_origin:
      case Step::Form::journey_consumer:
      case Step::Form::relation:
      case Step::Form::inverse: sort = Sort::entity; break;
      case Step::Form::over: sort = Sort::network; break;
      case Step::Form::zone:
      case Step::Form::zone_parent: sort = Sort::zone; break;
      case Step::Form::operated_by: sort = Sort::stakeholder; break;
      case Step::Form::journey_data: sort = Sort::data; break;
      case Step::Form::attribute:
      case Step::Form::set_attribute: {
        auto const& vocabulary = *the_case().vocabulary;
        sort = vocabulary[vocabulary[model::AttributeId{step.id}].type].sort;
        break;
      }
      case Step::Form::link: sort = sort_of(static_cast<Link>(step.id)); break;
      case Step::Form::labels: break;
    }
  }
  return sort;
}

void Evaluator::each_possible(ColumnId id, std::uint32_t row, auto const& take) const {
  Column const& references = column(id);
  references.each(row, [&](std::uint32_t value) {
    if (value + 1 < references.values)
      take(value);
    else if (value < references.values)
      take(another(columns_->canonical({id, row})));
    else
      take(not_applicable);
  });
}

std::vector<std::uint32_t> Evaluator::possible(ColumnId id, std::uint32_t row) const {
  std::vector<std::uint32_t> result;
  each_possible(id, row, [&](std::uint32_t element) { result.push_back(element); });
  return result;
}

/// Where one step that is no list leads from an element.
void Evaluator::step_from(Step const& step, Sort sort, std::uint32_t element, auto const& take) const {
  if (element == not_applicable) return take(not_applicable);
  ColumnId const reference = column_of(step);
  if (reference != condition::nothing) return each_possible(reference, element, take);
  if (element >= columns_->domains().elements(sort)) {
    take(another({static_cast<ColumnId>(step.form) + 512, element}));
    return take(not_applicable);
  }
  auto const& use_case = *the_case().use_case;
  auto const& structure = *the_case().structure;
  switch (step.form) {
    case Step::Form::from: return take(use_case.flows[element].from.index);
    case Step::Form::zone_parent: return take(use_case.zones[element].parent.index);  // none is not_applicable
    case Step::Form::journey_data: return take(structure.journeys[element].data.index);
    case Step::Form::journey_origin: return take(structure.journeys[element].origin.index);
    case Step::Form::journey_consumer: return take(structure.journeys[element].consumer.index);
    case Step::Form::relation: {
      bool stated = false;
      for (auto const& relation : use_case.entities[element].relations) {
        if (relation.relation.index != step.id) continue;
        take(relation.to.index);
        stated = true;
      }
      if (stated) return;
      // Software runs somewhere, drawn or not; any other relation is as drawn.
      model::Relation const& declared = the_case().vocabulary->relations[step.id];
      bool const exists = declared.passes && is(Sort::entity, element, {declared.from}) != Truth::no;
      return take(exists ? another({640 + step.id, element}) : not_applicable);
    }
    case Step::Form::over:
    case Step::Form::zone:
    case Step::Form::operated_by:
    case Step::Form::attribute:
    case Step::Form::set_attribute:
    case Step::Form::inverse:
    case Step::Form::link:
    case Step::Form::labels: break;
  }
}

std::optional<std::uint32_t> Evaluator::only_target(Formula const& formula, Path const& path, std::size_t steps,
                                                    std::vector<std::uint32_t> const& variables) const {
  bool const from_one = path.root == Path::Root::variable || path.root == Path::Root::element;
  if (!from_one) return std::nullopt;
  std::uint32_t now = path.root == Path::Root::variable ? variables[path.slot] : path.element.index;
  for (std::size_t i = 0; i < steps; ++i) {
    std::uint32_t next = not_applicable;
    std::size_t count = 0;
    step_from(path.steps[i], sort_after(formula, path, i), now, [&](std::uint32_t target) {
      next = target;
      ++count;
    });
    if (count != 1) return std::nullopt;
    now = next;
  }
  return now;
}

Evaluator::Targets Evaluator::targets(Formula const& formula, Path const& path, std::size_t steps,
                                      std::vector<std::uint32_t> const& variables) const {
  auto const& use_case = *the_case().use_case;
  auto const& structure = *the_case().structure;
  Targets now;
  switch (path.root) {
    case Path::Root::variable: now = {variables[path.slot]}; break;
    case Path::Root::element: now = {path.element.index}; break;
    case Path::Root::everything: break;
    case Path::Root::zone_of: {
      Path const& inner = formula.paths[path.inner];
      for (std::uint32_t entity : targets(formula, inner, inner.steps.size(), variables)) {
        if (entity == not_applicable)
          now.push_back(not_applicable);
        else
          for (std::uint32_t zone : possible(zone_column, entity)) {
            if (zone >= use_case.zones.size()) {
              now.push_back(zone);
              now.push_back(not_applicable);
              continue;
            }
            bool found = false;
            for (std::uint32_t around : structure.chain[zone]) {
              Truth const fits = is(Sort::zone, around, {path.kind});
              if (fits != Truth::no) now.push_back(around);
              if (fits == Truth::yes) {
                found = true;
                break;
              }
            }
            if (!found) now.push_back(not_applicable);
          }
      }
      sort_unique(now);
      break;
    }
  }
  for (std::size_t i = 0; i < steps; ++i) {
    Targets next;
    for (std::uint32_t element : now) {
      step_from(path.steps[i], sort_after(formula, path, i), element,
                [&](std::uint32_t target) { next.push_back(target); });
    }
    sort_unique(next);
    now = std::move(next);
  }
  return now;
}

Mask Evaluator::values(Formula const& formula, Path const& path, std::vector<std::uint32_t> const& variables) const {
  Column const& values_column = column(column_of(path.steps.back()));
  Mask mask(values_column.width);
  for (std::uint32_t element : targets(formula, path, path.steps.size() - 1, variables)) {
    if (element == not_applicable) {
      put(mask, values_column.not_applicable());
      continue;
    }
    std::uint64_t const* words = values_column.at(element);
    for (std::uint32_t i = 0; i < values_column.width; ++i) mask[i] |= words[i];
  }
  return mask;
}

Evaluator::Members Evaluator::members(Step const& step, Sort sort, std::uint32_t element) const {
  Members result;
  if (element == not_applicable) return result;
  if (element >= columns_->domains().elements(sort)) {
    result.open = true;
    return result;
  }
  auto const& structure = *the_case().structure;
  auto const take = [&](model::Links const& links) {
    if (element >= links.rows()) return;
    auto const linked = links.of(element);
    result.sure.assign(linked.begin(), linked.end());
    result.open = links.is_open(element);
  };
  if (step.form == Step::Form::link) take(structure.of(static_cast<Link>(step.id)));
  if (step.form == Step::Form::inverse) take(structure.inverse[step.id]);
  if (step.form == Step::Form::set_attribute) {
    result.open = true;
    for (auto const& statement : common_of(*the_case().use_case, {sort, element}).statements) {
      if (statement.attribute.index != step.id) continue;
      result.sure = statement.value.members;
      result.open = false;
    }
  }
  return result;
}

std::vector<Evaluator::Members> Evaluator::sets(Formula const& formula, Path const& path,
                                                std::vector<std::uint32_t> const& variables) const {
  std::vector<Members> result;
  if (path.root == Path::Root::everything && path.steps.empty()) {
    Members all;
    all.sure.resize(columns_->domains().elements(path.everything));
    for (std::uint32_t i = 0; i < all.sure.size(); ++i) all.sure[i] = i;
    result.push_back(std::move(all));
    return result;
  }
  std::size_t const last = path.steps.size() - 1;
  Sort const sort = sort_after(formula, path, last);
  for (std::uint32_t element : targets(formula, path, last, variables)) {
    result.push_back(members(path.steps[last], sort, element));
  }
  return result;
}

Truth Evaluator::is(Sort sort, std::uint32_t element, std::vector<KindId> const& kinds) const {
  if (element == not_applicable) return Truth::no;
  Column const& possible_kinds = column(kind_column(sort));
  std::uint64_t const* words = possible_kinds.at(element);
  bool yes = false, no = false;
  for (std::uint32_t word = 0; word < possible_kinds.width; ++word) {
    std::uint64_t below = 0;
    for (KindId const wanted : kinds) below |= columns().domains().below(wanted)[word];
    yes = yes || (words[word] & below) != 0;
    no = no || (words[word] & ~below) != 0;
  }
  return yes && no ? Truth::unknown : yes ? Truth::yes : Truth::no;
}

Truth Evaluator::compare(Relation relation, model::TypeId type, std::uint32_t values, Mask const& a,
                         Mask const& b) const {
  if (relation == Relation::unequal) return negate(compare(Relation::equal, type, values, a, b));
  if (relation == Relation::greater) return compare(Relation::less, type, values, b, a);
  if (relation == Relation::at_least) return compare(Relation::at_most, type, values, b, a);
  model::Type const& declared = (*the_case().vocabulary)[type];
  bool const quantity = declared.form == model::TypeForm::quantity;
  auto const bounds = [&](std::uint32_t value) {
    if (quantity) return columns_->domains().region(declared.dimension, value);
    auto const amount = static_cast<model::Amount>(value);
    return model::Interval{amount, amount};
  };
  bool yes = false, no = has(a.data(), values) || has(b.data(), values);
  for (std::uint32_t i = 0; i < values && !(yes && no); ++i) {
    if (!has(a.data(), i)) continue;
    for (std::uint32_t j = 0; j < values; ++j) {
      if (!has(b.data(), j)) continue;
      model::Interval const x = bounds(i);
      model::Interval const y = bounds(j);
      bool can = false, can_fail = false;
      if (relation == Relation::equal) {
        can = i == j;
        can_fail = i != j || x.low != x.high;
      } else if (relation == Relation::less) {
        can = x.low < y.high;
        can_fail = x.high >= y.low;
      } else {
        can = x.low <= y.high;
        can_fail = x.high > y.low;
      }
      yes = yes || can;
      no = no || can_fail;
    }
  }
  return yes && no ? Truth::unknown : yes ? Truth::yes : Truth::no;
}

Truth Evaluator::leaf(Formula const& formula, Operation const& operation,
                      std::vector<std::uint32_t> const& variables) const {
  Path const& path = formula.paths[operation.path];
  auto const elements = [&](Path const& which) { return targets(formula, which, which.steps.size(), variables); };
  auto const agreed = [&](Path const& which, auto const& judge) {
    auto const only = only_target(formula, which, which.steps.size(), variables);
    return only ? judge(*only) : agree(elements(which), judge);
  };
  switch (operation.op) {
    case Op::compare: {
      Path const& other = formula.paths[operation.other];
      std::uint32_t const count = column(column_of(path.steps.back())).values;
      return compare(operation.relation, path.type, count, values(formula, path, variables),
                     values(formula, other, variables));
    }
    case Op::same: {
      auto const a = elements(path);
      auto const b = elements(formula.paths[operation.other]);
      if (a.size() == 1 && b.size() == 1 && a == b) return a.front() == not_applicable ? Truth::no : Truth::yes;
      auto const unnamed = [](std::uint32_t one) { return one >= 0x40000000U && one != not_applicable; };
      bool meet = std::ranges::any_of(a, unnamed) && std::ranges::any_of(b, unnamed);
      for (std::uint32_t one : a) meet = meet || (one != not_applicable && std::ranges::binary_search(b, one));
      return meet ? Truth::unknown : Truth::no;
    }
    case Op::is: return agreed(path, [&](std::uint32_t one) { return is(path.sort, one, operation.kinds); });
    case Op::element_in:
      return agreed(path, [&](std::uint32_t one) {
        bool const in =
            std::ranges::any_of(operation.elements, [&](Element const& element) { return element.index == one; });
        return in ? Truth::yes : Truth::no;
      });
    case Op::member: {
      auto const some = sets(formula, formula.paths[operation.other], variables);
      auto const in_all = [&](std::uint32_t one) {
        Truth truth = Truth::no;
        for (std::size_t i = 0; i < some.size(); ++i) {
          Truth const in = std::ranges::binary_search(some[i].sure, one) ? Truth::yes
                           : some[i].open                                ? Truth::unknown
                                                                         : Truth::no;
          truth = i == 0 || truth == in ? in : Truth::unknown;
        }
        return one == not_applicable ? Truth::no : truth;
      };
      return agreed(path, in_all);
    }
    case Op::label_in:
      return agreed(path, [&](std::uint32_t one) {
        if (one == not_applicable) return Truth::no;
        if (one >= the_case().use_case->data.size()) return Truth::unknown;
        auto const& labels = the_case().use_case->data[one].labels;
        for (auto const& label : labels.members) {
          if (label.value.index == static_cast<std::uint32_t>(operation.number)) return Truth::yes;
        }
        return labels.open ? Truth::unknown : Truth::no;
      });
    case Op::meets: {
      Tally tally;
      for (auto const& a : sets(formula, path, variables)) {
        for (auto const& b : sets(formula, formula.paths[operation.other], variables)) {
          std::vector<std::uint32_t> common;
          std::ranges::set_intersection(a.sure, b.sure, std::back_inserter(common));
          tally.add(!common.empty() ? Truth::yes : a.open || b.open ? Truth::unknown : Truth::no);
        }
      }
      return tally.agreed();
    }
    case Op::crosses: return agreed(path, [&](std::uint32_t one) { return crosses(one, operation.kinds); });
    case Op::trusted_with: {
      auto const data = elements(formula.paths[operation.other]);
      return agreed(path, [&](std::uint32_t one) {
        return agree(data, [&](std::uint32_t datum) { return trusted(one, datum); });
      });
    }
    case Op::connected:
      return agreed(path, [&](std::uint32_t one) {
        return agreed(formula.paths[operation.other], [&](std::uint32_t other) {
          if (one == not_applicable || other == not_applicable) return Truth::no;
          std::size_t const named = the_case().use_case->entities.size();
          if (one >= named || other >= named) return Truth::unknown;
          return are_connected(the_case(), one, other) ? Truth::yes : Truth::no;
        });
      });
    case Op::protected_:
    case Op::hop_by_hop: {
      if (guard_ == nullptr) return Truth::unknown;
      return agreed(path, [&](std::uint32_t one) {
        model::Element const subject{path.sort, one};
        if (operation.other == condition::nothing) return guard_->truth(operation, {subject, Subject::none});
        return agreed(formula.paths[operation.other], [&](std::uint32_t datum) {
          return datum == not_applicable ? Truth::no : guard_->truth(operation, {subject, datum});
        });
      });
    }
    case Op::reaches:
    case Op::constant:
    case Op::negate:
    case Op::both:
    case Op::either:
    case Op::some:
    case Op::every:
    case Op::count:
    case Op::value_in: break;
  }
  return Truth::unknown;  // not evaluated yet: unknown, never "no"
}

}  // namespace glacis::verdict

#include "engine/verdict/explain.h"

#include <algorithm>

#include <fmt/format.h>

namespace glacis::verdict {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::OpId;
using condition::Path;
using condition::Step;
using model::Basis;
using model::Element;
using model::Link;
using model::Sort;

namespace {

/// More facts than this tell a reader nothing.
constexpr std::size_t most_facts = 24;

/// "no flow is drawn into meter"; empty: there is no list without members of that sort.
std::string absence_of(Link link, std::string const& whose) {
  switch (link) {
    case Link::flow_data:
    case Link::flow_payload: return whose + " carries no data";
    case Link::flow_back: return "nothing comes back on " + whose;
    case Link::entity_data_in: return "no data goes to " + whose;
    case Link::entity_data_out: return "no data comes from " + whose;
    case Link::entity_data: return "no data passes " + whose;
    case Link::entity_stores: return whose + " stores nothing";
    case Link::entity_flows: return "no flow is drawn at " + whose;
    case Link::entity_flows_in: return "no flow is drawn into " + whose;
    case Link::entity_flows_out: return "no flow is drawn out of " + whose;
    case Link::data_sources: return whose + " is derived from nothing";
    case Link::data_journeys:
    case Link::data_lineage_journeys: return whose + " goes nowhere";
    case Link::zone_entities: return "nothing is drawn in " + whose;
    case Link::journey_relays: return "no relay is on the way of " + whose;
    case Link::journey_flows:
    case Link::flow_to:
    case Link::flow_ends: return {};
  }
  return {};
}

}  // namespace

void Explainer::add(Fact fact) {
  if (facts_.size() >= most_facts || std::ranges::find(facts_, fact) != facts_.end()) return;
  facts_.push_back(std::move(fact));
}

/// Where the cell leaves the truth open, what is not known is the fact, however much it is narrowed.
void Explainer::cell(Cell cell, Truth truth) {
  Cell const decides = evaluator_->columns().canonical(cell);
  Column const& column = evaluator_->column(decides.column);
  std::uint64_t const* const words = column.at(decides.row);
  if (truth == Truth::unknown && some_or_many(words, column.width) > 1) {
    add({name_of(evaluator_->the_case(), decides), Basis::stated, {}, true});
    if (!bounds_) return;
  }
  for (Fact& fact : told(*evaluator_, cell)) add(std::move(fact));
}

void Explainer::condition(Formula const& formula, std::vector<std::uint32_t> variables) {
  variables.resize(std::max(variables.size(), formula.slots.size()), not_applicable);
  visit(formula, formula.root(), variables);
}

void Explainer::path(Formula const& formula, Path const& path, std::size_t steps, Truth truth,
                     std::vector<std::uint32_t> const& variables) {
  if (path.root == Path::Root::zone_of) {
    Path const& inner = formula.paths[path.inner];
    for (std::uint32_t entity : evaluator_->targets(formula, inner, inner.steps.size(), variables)) {
      if (entity != not_applicable) cell({zone_column, entity}, truth);
    }
  }
  for (std::size_t i = 0; i < steps; ++i) {
    ColumnId const reference = column_of(path.steps[i]);
    if (reference == condition::nothing) continue;
    auto const targets = evaluator_->targets(formula, path, i, variables);
    if (targets.size() == 1 && targets.front() != not_applicable) cell({reference, targets.front()}, truth);
    // Several possible targets: that they are several is the fact; what each of them is like would drown it.
    if (targets.size() > 1) return;
  }
}

/// Where an entity is, as far as that is not known: its zone, or what kinds of zones are around it.
void Explainer::where(std::uint32_t entity) {
  auto const zones = evaluator_->possible(zone_column, entity);
  auto const& chains = evaluator_->the_case().structure->chain;
  if (zones.size() != 1) return cell({zone_column, entity}, Truth::unknown);
  if (zones.front() >= chains.size()) return;
  for (std::uint32_t const zone : chains[zones.front()]) {
    if (evaluator_->columns().several_kinds(evaluator_->view(), {Sort::zone, zone}))
      cell({kind_column(Sort::zone), zone}, Truth::unknown);
  }
}

void Explainer::crossing(std::uint32_t flow, Truth truth) {
  auto const& use_case = *evaluator_->the_case().use_case;
  if (flow >= use_case.flows.size()) return;
  auto const& drawn = use_case.flows[flow];
  if (truth == Truth::unknown) {
    where(drawn.from.index);
    for (auto const& to : drawn.to) where(to.value.index);
    return;
  }
  char const* verb = truth == Truth::yes ? "crosses a trust boundary" : "crosses no trust boundary";
  add({fmt::format("{} {}", drawn.id, verb), Basis::structure, drawn.place, false});
}

/// Who operates an entity, or what role that is, as far as it is not known.
void Explainer::operated(std::uint32_t entity) {
  auto const operators = evaluator_->possible(operator_column, entity);
  bool const named = operators.size() == 1 && operators.front() < evaluator_->the_case().use_case->stakeholders.size();
  cell(named ? Cell{kind_column(Sort::stakeholder), operators.front()} : Cell{operator_column, entity}, Truth::unknown);
}

void Explainer::trust(std::uint32_t entity, std::uint32_t data, Truth truth) {
  auto const& use_case = *evaluator_->the_case().use_case;
  if (entity >= use_case.entities.size() || data >= use_case.data.size()) return;
  auto const& asset = use_case.data[data];
  std::string const& who = use_case.entities[entity].id;
  if (truth == Truth::unknown) {
    bool const open = !asset.readers.stated || asset.readers.open;
    if (open)
      add({fmt::format("readers of {}", asset.id), Basis::stated, {}, true});
    else
      operated(entity);
    return;
  }
  text::Span const place = asset.readers.stated ? asset.readers.place : asset.place;
  add({fmt::format("{} is {}relied on with {}", who, truth == Truth::yes ? "" : "not ", asset.id), Basis::stated, place,
       false});
}

void Explainer::listing(Formula const& formula, Path const& which, Truth truth,
                        std::vector<std::uint32_t> const& variables) {
  if (which.steps.empty() || truth != Truth::unknown) return;
  Step const& last = which.steps.back();
  if (last.form != Step::Form::link && last.form != Step::Form::set_attribute) return;
  Sort const sort = evaluator_->sort_after(formula, which, which.steps.size() - 1);
  std::string const name = last.form == Step::Form::link
                               ? name_of(static_cast<Link>(last.id))
                               : (*evaluator_->the_case().vocabulary)[model::AttributeId{last.id}].name;
  for (std::uint32_t element : evaluator_->targets(formula, which, which.steps.size() - 1, variables)) {
    if (element == not_applicable || !evaluator_->members(last, sort, element).open) continue;
    add({fmt::format("{} of {}", name, name_of(evaluator_->the_case(), Element{sort, element})),
         Basis::stated,
         {},
         true});
  }
}

void Explainer::absence(Formula const& formula, Path const& which, std::vector<std::uint32_t> const& variables) {
  if (which.steps.empty() && which.root == Path::Root::everything)
    add({fmt::format("no {} is drawn", model::name_of(which.everything)), Basis::structure, {}, false});
  if (which.steps.empty() || which.steps.back().form != Step::Form::link) return;
  Sort const sort = evaluator_->sort_after(formula, which, which.steps.size() - 1);
  for (std::uint32_t const element : evaluator_->targets(formula, which, which.steps.size() - 1, variables)) {
    if (element == not_applicable) continue;
    std::string text =
        absence_of(static_cast<Link>(which.steps.back().id), name_of(evaluator_->the_case(), Element{sort, element}));
    if (!text.empty()) add({std::move(text), Basis::structure, {}, false});
  }
}

bool Explainer::is_surest(Formula const& formula, OpId op, Truth truth,
                          std::vector<std::uint32_t> const& variables) const {
  return surest_ != nullptr && surest_->at(formula, op, variables) == truth;
}

void Explainer::quantifier(Formula const& formula, OpId op, Truth truth, std::vector<std::uint32_t>& variables) {
  Operation const& operation = formula[op];
  Path const& which = formula.paths[operation.path];
  path(formula, which, which.steps.empty() ? 0 : which.steps.size() - 1, truth, variables);
  // `any` that holds and `all` that fails rest on one member; else on all that have the same truth.
  bool const one_is_enough =
      (operation.op == Op::some && truth == Truth::yes) || (operation.op == Op::every && truth == Truth::no);
  std::uint32_t const outer = variables[operation.slot];
  for (auto const& set : evaluator_->sets(formula, which, variables)) {
    if (absence_ && set.sure.empty() && truth != Truth::unknown) absence(formula, which, variables);
    std::vector<std::uint32_t> members;
    for (std::uint32_t member : set.sure) {
      variables[operation.slot] = member;
      bool const counts = operation.op == Op::count || evaluator_->at(formula, operation.a, variables) == truth;
      if (counts) members.push_back(member);
    }
    if (one_is_enough && members.size() > 1) {
      auto const surest = std::ranges::find_if(members, [&](std::uint32_t member) {
        variables[operation.slot] = member;
        return is_surest(formula, operation.a, truth, variables);
      });
      members = {surest == members.end() ? members.front() : *surest};
    }
    for (std::uint32_t member : members) {
      variables[operation.slot] = member;
      visit(formula, operation.a, variables);
    }
  }
  variables[operation.slot] = outer;
  listing(formula, which, truth, variables);
}

void Explainer::visit(Formula const& formula, OpId op, std::vector<std::uint32_t>& variables) {
  if (facts_.size() >= most_facts) return;
  Operation const& operation = formula[op];
  Truth const truth = evaluator_->at(formula, op, variables);
  switch (operation.op) {
    case Op::constant: return;
    case Op::negate: visit(formula, operation.a, variables); return;
    case Op::both:
    case Op::either: {
      Truth const a = evaluator_->at(formula, operation.a, variables);
      Truth const b = evaluator_->at(formula, operation.b, variables);
      // The truth that settles the whole by itself: one part that has it is enough.
      Truth const settling = operation.op == Op::both ? Truth::no : Truth::yes;
      if (truth == settling) {
        bool const first = a == settling && (b != settling || is_surest(formula, operation.a, settling, variables) ||
                                             !is_surest(formula, operation.b, settling, variables));
        visit(formula, first ? operation.a : operation.b, variables);
        return;
      }
      if (truth != Truth::unknown || a == truth || operation.op == Op::both) visit(formula, operation.a, variables);
      if (truth != Truth::unknown || b == truth || operation.op == Op::both) visit(formula, operation.b, variables);
      return;
    }
    case Op::some:
    case Op::every:
    case Op::count: quantifier(formula, op, truth, variables); return;
    case Op::value_in:
    case Op::compare: {
      for (condition::PathId id : {operation.path, operation.other}) {
        if (id == condition::nothing) continue;
        Path const& read = formula.paths[id];
        path(formula, read, read.steps.size() - 1, truth, variables);
        auto const targets = evaluator_->targets(formula, read, read.steps.size() - 1, variables);
        if (targets.size() == 1 && targets.front() != not_applicable)
          cell({column_of(read.steps.back()), targets.front()}, truth);
      }
      return;
    }
    case Op::is: {
      Path const& read = formula.paths[operation.path];
      path(formula, read, read.steps.size(), truth, variables);
      for (std::uint32_t element : evaluator_->targets(formula, read, read.steps.size(), variables)) {
        if (element != not_applicable) cell({kind_column(read.sort), element}, truth);
      }
      return;
    }
    case Op::crosses: {
      Path const& read = formula.paths[operation.path];
      path(formula, read, read.steps.size(), truth, variables);
      for (std::uint32_t flow : evaluator_->targets(formula, read, read.steps.size(), variables)) crossing(flow, truth);
      return;
    }
    case Op::trusted_with: {
      Path const& who = formula.paths[operation.path];
      Path const& what = formula.paths[operation.other];
      for (std::uint32_t entity : evaluator_->targets(formula, who, who.steps.size(), variables)) {
        for (std::uint32_t data : evaluator_->targets(formula, what, what.steps.size(), variables))
          trust(entity, data, truth);
      }
      return;
    }
    case Op::label_in: {
      Path const& read = formula.paths[operation.path];
      auto const& use_case = *evaluator_->the_case().use_case;
      std::string const label =
          evaluator_->the_case().vocabulary->labels[static_cast<std::size_t>(operation.number)].name;
      for (std::uint32_t data : evaluator_->targets(formula, read, read.steps.size(), variables)) {
        if (data >= use_case.data.size()) continue;
        auto const& asset = use_case.data[data];
        if (truth == Truth::unknown)
          add({fmt::format("labels of {}", asset.id), Basis::stated, {}, true});
        else
          add({fmt::format("{} is {}labelled {}", asset.id, truth == Truth::yes ? "" : "not ", label), Basis::stated,
               asset.labels.stated ? asset.labels.place : asset.place, false});
      }
      return;
    }
    case Op::same:
    case Op::element_in:
    case Op::member:
    case Op::meets:
      for (condition::PathId id : {operation.path, operation.other}) {
        if (id == condition::nothing) continue;
        path(formula, formula.paths[id], formula.paths[id].steps.size(), truth, variables);
        if (formula.paths[id].set) listing(formula, formula.paths[id], truth, variables);
      }
      return;
    case Op::connected:
    case Op::reaches: reaching(formula, operation, truth, variables); return;
    case Op::protected_:
    case Op::hop_by_hop: guarded(formula, operation, truth, variables); return;
  }
}

void Explainer::guarded(Formula const& formula, Operation const& operation, Truth truth,
                        std::vector<std::uint32_t> const& variables) {
  Guard* const guard = evaluator_->guard();
  if (guard == nullptr) return;
  Path const& read = formula.paths[operation.path];
  path(formula, read, read.steps.size(), truth, variables);
  Evaluator::Targets data{Subject::none};
  if (operation.other != condition::nothing) {
    Path const& what = formula.paths[operation.other];
    data = evaluator_->targets(formula, what, what.steps.size(), variables);
  }
  for (std::uint32_t element : evaluator_->targets(formula, read, read.steps.size(), variables)) {
    if (element == not_applicable) continue;
    for (std::uint32_t datum : data) {
      if (auto const tree = guard->tree(operation, {{read.sort, element}, datum}))
        protection(guard->protection(), guard->shield(), guard->shield().standing(), *tree);
    }
  }
}

/// Who reaches whom is read off the drawing; where it is not known, what each flow and entity on the way is like.
void Explainer::reaching(Formula const& formula, Operation const& operation, Truth truth,
                         std::vector<std::uint32_t>& variables) {
  Case const& the_case = evaluator_->the_case();
  auto const& entities = the_case.use_case->entities;
  Path const& from = formula.paths[operation.path];
  Path const& to = formula.paths[operation.other];
  path(formula, from, from.steps.size(), truth, variables);
  path(formula, to, to.steps.size(), truth, variables);
  if (truth != Truth::unknown) {
    auto const a = evaluator_->targets(formula, from, from.steps.size(), variables);
    auto const b = evaluator_->targets(formula, to, to.steps.size(), variables);
    if (a.size() != 1 || b.size() != 1 || a.front() >= entities.size() || b.front() >= entities.size()) return;
    char const* const verb = operation.op == Op::connected ? truth == Truth::yes ? "speaks with" : "does not speak with"
                             : truth == Truth::yes         ? "reaches"
                                                           : "does not reach";
    add({fmt::format("{} {} {}", entities[a.front()].id, verb, entities[b.front()].id), Basis::structure,
         entities[a.front()].place, false});
    return;
  }
  auto const open_ones = [&](OpId op, std::uint32_t slot, std::size_t count) {
    if (op == condition::nothing) return;
    std::uint32_t const outer = variables[slot];
    for (std::uint32_t each = 0; each < count; ++each) {
      variables[slot] = each;
      if (evaluator_->at(formula, op, variables) == Truth::unknown) visit(formula, op, variables);
    }
    variables[slot] = outer;
  };
  if (operation.op == Op::connected) return;
  open_ones(operation.a, operation.slot, the_case.use_case->flows.size());
  open_ones(operation.b, operation.slot + 1, entities.size());
}

}  // namespace glacis::verdict

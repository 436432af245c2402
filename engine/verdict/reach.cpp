#include "engine/verdict/reach.h"

#include <algorithm>

#include "engine/verdict/evaluate.h"
#include "engine/verdict/ground.h"
#include "engine/verdict/signature.h"

namespace glacis::verdict {

using condition::Formula;
using condition::Operation;
using condition::OpId;
using model::Link;

std::vector<std::uint32_t> far_ends(Case const& the_case, std::uint32_t flow, std::uint32_t entity) {
  auto const& drawn = the_case.use_case->flows[flow];
  auto const to = the_case.structure->of(Link::flow_to).of(flow);
  std::vector<std::uint32_t> ends;
  if (std::ranges::binary_search(to, entity)) ends.push_back(drawn.from.index);
  if (drawn.from.index == entity) ends.insert(ends.end(), to.begin(), to.end());
  return ends;
}

bool are_connected(Case const& the_case, std::uint32_t a, std::uint32_t b) {
  return std::ranges::any_of(the_case.structure->of(Link::entity_flows).of(a), [&](std::uint32_t flow) {
    auto const ends = far_ends(the_case, flow, a);
    return std::ranges::find(ends, b) != ends.end();
  });
}

Reach::Reach(Case const& the_case, Planes flows, Planes through)
    : case_(&the_case), flows_(std::move(flows)), through_(std::move(through)) {}

std::vector<bool> Reach::from(std::uint32_t source, bool surely) const {
  auto const may = [surely](Truth truth) { return surely ? truth == Truth::yes : truth != Truth::no; };
  std::vector<bool> reached(case_->use_case->entities.size());
  std::vector<std::uint32_t> todo{source};
  reached[source] = true;
  while (!todo.empty()) {
    std::uint32_t const here = todo.back();
    todo.pop_back();
    if (here != source && !may(through_[here])) continue;
    for (std::uint32_t flow : case_->structure->of(Link::entity_flows).of(here)) {
      if (!may(flows_[flow])) continue;
      for (std::uint32_t next : far_ends(*case_, flow, here)) {
        if (!reached[next]) todo.push_back(next);
        reached[next] = true;
      }
    }
  }
  return reached;
}

Truth Reach::between(std::uint32_t a, std::uint32_t b) {
  if (b == source_) std::swap(a, b);
  if (a != source_) {
    source_ = a;
    surely_ = from(a, true);
    perhaps_ = from(a, false);
  }
  return surely_[b] ? Truth::yes : perhaps_[b] ? Truth::unknown : Truth::no;
}

namespace {

bool reads_only(Formula const& formula, OpId op, std::uint32_t slot) {
  Signature const signature = signature_of(formula, op);
  return !signature.text.empty() && signature.slot == slot;
}

}  // namespace

/// The truth of a condition for each element that its variable may be, the others as they stand in one row.
Planes Evaluator::each(Formula const& formula, OpId op, std::uint32_t slot, std::size_t elements,
                       std::vector<std::uint32_t> const& others) const {
  Frame frame = frame_of_all(formula, slot, elements);
  for (std::size_t i = 0; i < others.size() && i < frame.slots.size(); ++i) {
    if (i != slot) frame.slots[i].assign(elements, others[i]);
  }
  return evaluate(formula, op, frame);
}

Planes Evaluator::reaches(Formula const& formula, Operation const& operation, Frame const& frame) const {
  auto const& use_case = *the_case().use_case;
  bool const same_for_all = (operation.a == condition::nothing || reads_only(formula, operation.a, operation.slot)) &&
                            (operation.b == condition::nothing || reads_only(formula, operation.b, operation.slot + 1));
  auto const build = [&](std::vector<std::uint32_t> const& others) {
    Planes flows = operation.a == condition::nothing
                       ? everywhere(use_case.flows.size(), true)
                       : each(formula, operation.a, operation.slot, use_case.flows.size(), others);
    Planes through = operation.b == condition::nothing
                         ? everywhere(use_case.entities.size(), true)
                         : each(formula, operation.b, operation.slot + 1, use_case.entities.size(), others);
    if (operation.b != condition::nothing) std::swap(through.yes, through.no);
    return Reach(the_case(), std::move(flows), std::move(through));
  };
  Planes planes(frame.rows);
  std::vector<std::uint32_t> variables;
  std::optional<Reach> reach;
  for (std::size_t row = 0; row < frame.rows; ++row) {
    take_row(frame, row, variables);
    if (!reach || !same_for_all) reach = build(variables);
    Tally tally;
    auto const ends = [&](condition::PathId id) {
      return targets(formula, formula.paths[id], formula.paths[id].steps.size(), variables);
    };
    for (std::uint32_t const a : ends(operation.path)) {
      for (std::uint32_t const b : ends(operation.other)) {
        if (a == not_applicable || b == not_applicable)
          tally.add(Truth::no);
        else if (a >= use_case.entities.size() || b >= use_case.entities.size())
          tally.add(Truth::unknown);
        else
          tally.add(reach->between(a, b));
      }
    }
    planes.set(row, tally.agreed());
  }
  return planes;
}

namespace {

/// More than that is not written out: the truth is then a free Boolean of its own, and the verdict at most unknown.
constexpr std::size_t most_steps = 20'000;

}  // namespace

/// Reached within one more flow, and so on: as many rounds as there are entities to pass.
Grounder::Ref Grounder::reaches(Formula const& formula, Operation const& operation, std::uint32_t a, std::uint32_t b,
                                std::vector<std::uint32_t> const& variables, Ref otherwise) {
  Case const& the_case = evaluator_->the_case();
  std::vector<std::uint32_t> bound = variables;
  std::map<std::uint32_t, Ref> usable, passable;
  auto const condition = [&](std::map<std::uint32_t, Ref>& known, OpId op, std::uint32_t slot, std::uint32_t element) {
    auto const [entry, is_new] = known.try_emplace(element, residual_->constant(true));
    if (is_new && op != condition::nothing) {
      bound[slot] = element;
      entry->second = ground(formula, op, bound);
      if (slot != operation.slot) entry->second = residual_->negate(entry->second);
    }
    return entry->second;
  };
  // Within reach at all, by flows and entities that perhaps may be used.
  std::map<std::uint32_t, Ref> reached{{a, residual_->constant(true)}};
  std::size_t steps = 0;
  for (std::size_t round = 0; round <= the_case.use_case->entities.size(); ++round) {
    std::map<std::uint32_t, Ref> next = reached;
    for (auto const& [here, how] : reached) {
      Ref const leave =
          here == a ? how : residual_->both(how, condition(passable, operation.b, operation.slot + 1, here));
      if (leave == residual_->constant(false) || here == b) continue;
      for (std::uint32_t flow : the_case.structure->of(Link::entity_flows).of(here)) {
        Ref const along = residual_->both(leave, condition(usable, operation.a, operation.slot, flow));
        if (along == residual_->constant(false)) continue;
        if (++steps > most_steps) return otherwise;
        for (std::uint32_t there : far_ends(the_case, flow, here)) {
          auto const [entry, is_new] = next.try_emplace(there, residual_->constant(false));
          entry->second = residual_->either(entry->second, along);
        }
      }
    }
    if (next == reached) break;
    reached = std::move(next);
  }
  auto const found = reached.find(b);
  return found == reached.end() ? residual_->constant(false) : found->second;
}

}  // namespace glacis::verdict

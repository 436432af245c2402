#include "engine/verdict/knowledge.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/words.h"

namespace glacis::verdict {

using model::Element;
using model::Sort;
using Ref = Residual::Ref;

Knowledge::Knowledge(Columns& columns, Standing const& standing, Decider& decider, text::Diagnostics& diagnostics)
    : columns_(&columns), standing_(&standing), decider_(&decider) {
  if (!columns.contradictions().empty()) {
    conflict_ = explain_cell(columns.contradictions().front());
    return;
  }
  Unresolved& facts = unresolved_[0];
  facts = collect(View::facts);
  std::vector<std::vector<std::uint32_t>> suspects = components(facts, View::facts);
  for (std::uint32_t violated : facts.violated) suspects.insert(suspects.begin(), {violated});
  for (auto const& component : suspects) {
    Answer const answer = consistent(facts, component, View::facts);
    if (answer == Answer::gave_up) gave_up_ = true;
    if (answer != Answer::no) continue;
    std::vector<Given> givens;
    for (std::uint32_t i : component) givens.push_back(facts.givens[i]);
    conflict_ = explain(givens);
    return;
  }
  for (Cell cell : columns.refused()) {
    auto const said = columns.facts_of(cell);
    text::Span const place = said.empty() ? text::Span{} : said.front().place;
    diagnostics.notice(
        text::Code::G110, place,
        fmt::format("what is presumed of the {} does not fit what is stated", name_of(columns.the_case(), cell)),
        "stated here", "the presumption is dropped");
  }
  // Each round drops what the last one found; a cell is dropped at most once.
  while (!gave_up_ && settle_presumptions(diagnostics)) {
  }
}

void Knowledge::add(Unresolved& unresolved, Given given, View view) const {
  Evaluator const evaluator(*columns_, view, false);
  Residual residual;
  Flags flags;
  Grounder grounder(evaluator, residual, flags);
  Ref const ref = ground(given, grounder);
  if (ref == residual.constant(true)) return;
  auto const number = static_cast<std::uint32_t>(unresolved.givens.size());
  std::vector<std::uint64_t> cells = residual.variables(ref);
  std::erase_if(cells, is_flag);
  for (std::uint64_t cell : cells) unresolved.by_cell[cell].push_back(number);
  // A kind that is not known ties the attributes of its element together.
  for (std::uint64_t key : cells) {
    Cell const cell{static_cast<ColumnId>(key >> 32U), static_cast<std::uint32_t>(key)};
    if (auto const kind = kind_of(view, cell)) unresolved.by_cell[kind->key()].push_back(number);
  }
  if (ref == residual.constant(false)) unresolved.violated.push_back(number);
  unresolved.givens.push_back(given);
  unresolved.cells.push_back(std::move(cells));
}

Knowledge::Unresolved Knowledge::collect(View view) const {
  Case const& the_case = columns_->the_case();
  Evaluator const evaluator(*columns_, view, false);
  Unresolved unresolved;
  auto const& constraints = the_case.rulebook->constraints;
  for (std::uint32_t c = 0; c < constraints.size(); ++c) {
    if (constraints[c].usually) continue;
    Planes const truths = evaluator.over_all(constraints[c].formula, constraints[c].on);
    for (std::uint32_t row = 0; row < truths.rows; ++row) {
      if (truths[row] != Truth::yes) add(unresolved, {Given::Form::constraint, c, row}, view);
    }
  }
  for (std::uint32_t a = 0; a < the_case.statements->assumptions.size(); ++a) {
    add(unresolved, {Given::Form::assumption, a, 0}, view);
  }
  auto const& catalogue = the_case.rulebook->catalogue;
  for (std::uint32_t s = 0; s < standing_->stated().size(); ++s) {
    auto const& instance = standing_->stated()[s];
    if (evaluator.at(catalogue[instance.mechanism].when, catalogue[instance.mechanism].when.root(),
                     {instance.spot.index}) != Truth::yes) {
      add(unresolved, {Given::Form::stands, s, 0}, view);
    }
  }
  return unresolved;
}

Ref Knowledge::ground(Given given, Grounder& grounder) const {
  Case const& the_case = columns_->the_case();
  switch (given.form) {
    case Given::Form::constraint:
      return grounder.ground(the_case.rulebook->constraints[given.index].formula, {given.row});
    case Given::Form::assumption: return grounder.ground(the_case.statements->assumptions[given.index], {});
    case Given::Form::stands: {
      auto const& instance = standing_->stated()[given.index];
      return grounder.ground(the_case.rulebook->catalogue[instance.mechanism].when, {instance.spot.index});
    }
  }
  return 1;
}

/// The kind cell that an attribute's cell depends on, where several kinds are possible.
std::optional<Cell> Knowledge::kind_of(View view, Cell cell) const {
  if (cell.column < first_attribute_column || cell.row >= columns_->get(view, cell.column).rows) return {};
  Sort const sort = (*columns_->the_case().vocabulary)[model::AttributeId{cell.column - first_attribute_column}].sort;
  if (!columns_->several_kinds(view, {sort, cell.row})) return {};
  return Cell{kind_column(sort), cell.row};
}

/// For each possible kind: the attribute has a value that the kind allows, or none if it does not apply.
Ref Knowledge::kind_bears_on(Cell cell, Grounder& grounder, Residual& residual) const {
  model::AttributeId const attribute{cell.column - first_attribute_column};
  Sort const sort = (*columns_->the_case().vocabulary)[attribute].sort;
  Cell const kind{kind_column(sort), cell.row};
  std::map<Mask, Mask> kinds_by_values;
  auto const kinds = static_cast<std::uint32_t>(columns_->the_case().vocabulary->kinds.size());
  for (std::uint32_t k = 0; k < kinds; ++k) {
    Mask& group = kinds_by_values[columns_->values_under(attribute, model::KindId{k})];
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

void Knowledge::slice(View view, std::vector<std::uint64_t> variables, Grounder& grounder, Residual& residual,
                      std::vector<Ref>& given) const {
  Unresolved const& unresolved = unresolved_[static_cast<int>(view)];
  std::set<std::uint64_t> seen(variables.begin(), variables.end());
  std::set<std::uint32_t> taken;
  while (!variables.empty()) {
    std::uint64_t const variable = variables.back();
    variables.pop_back();
    if (is_flag(variable)) continue;
    auto const reach = [&](std::uint64_t next) {
      if (seen.insert(next).second) variables.push_back(next);
    };
    Cell const cell{static_cast<ColumnId>(variable >> 32U), static_cast<std::uint32_t>(variable)};
    if (auto const kind = kind_of(view, cell)) {
      given.push_back(kind_bears_on(cell, grounder, residual));
      reach(kind->key());
    }
    auto const found = unresolved.by_cell.find(variable);
    if (found == unresolved.by_cell.end()) continue;
    for (std::uint32_t number : found->second) {
      if (!taken.insert(number).second) continue;
      given.push_back(ground(unresolved.givens[number], grounder));
      for (std::uint64_t next : unresolved.cells[number]) reach(next);
    }
  }
}

std::vector<std::vector<std::uint32_t>> Knowledge::components(Unresolved const& unresolved, View view) const {
  std::vector<std::vector<std::uint32_t>> result;
  std::vector<bool> done(unresolved.givens.size());
  for (std::uint32_t first = 0; first < unresolved.givens.size(); ++first) {
    if (done[first]) continue;
    std::vector<std::uint32_t> component, open{first};
    done[first] = true;
    while (!open.empty()) {
      std::uint32_t const number = open.back();
      open.pop_back();
      component.push_back(number);
      auto const follow = [&](std::uint64_t key) {
        auto const found = unresolved.by_cell.find(key);
        if (found == unresolved.by_cell.end()) return;
        for (std::uint32_t other : found->second) {
          if (!done[other]) {
            done[other] = true;
            open.push_back(other);
          }
        }
      };
      for (std::uint64_t key : unresolved.cells[number]) {
        follow(key);
        if (auto const kind = kind_of(view, {static_cast<ColumnId>(key >> 32U), static_cast<std::uint32_t>(key)}))
          follow(kind->key());
      }
    }
    std::ranges::sort(component);
    result.push_back(std::move(component));
  }
  return result;
}

/// `no`: what the component says cannot hold together.
Answer Knowledge::consistent(Unresolved const& unresolved, std::vector<std::uint32_t> const& component,
                             View view) const {
  Evaluator const evaluator(*columns_, view, false);
  Residual residual;
  Flags flags;
  Grounder grounder(evaluator, residual, flags);
  Ref all = residual.constant(true);
  std::set<std::uint64_t> cells;
  for (std::uint32_t number : component) {
    all = residual.both(all, ground(unresolved.givens[number], grounder));
    cells.insert(unresolved.cells[number].begin(), unresolved.cells[number].end());
  }
  for (std::uint64_t key : cells) {
    Cell const cell{static_cast<ColumnId>(key >> 32U), static_cast<std::uint32_t>(key)};
    if (kind_of(view, cell)) all = residual.both(all, kind_bears_on(cell, grounder, residual));
  }
  return decider_->decide(residual.shape(all, {}));
}

/// One round: finds what cannot hold together as presumed and drops the presumptions of each minimal conflict, kinds'
/// presumptions before the author's own. False: nothing was left to drop.
bool Knowledge::settle_presumptions(text::Diagnostics& diagnostics) {
  unresolved_[1] = collect(View::presumed);
  Unresolved const& unresolved = unresolved_[1];
  bool dropped = false;
  for (auto const& component : components(unresolved, View::presumed)) {
    Answer const answer = consistent(unresolved, component, View::presumed);
    if (answer == Answer::gave_up) gave_up_ = true;
    if (answer != Answer::no) continue;
    std::vector<Given> givens;
    for (std::uint32_t number : component) givens.push_back(unresolved.givens[number]);
    for (Cell cell : refused_by(givens)) {
      auto const said = columns_->presumption_of(cell);
      if (said.empty()) continue;
      columns_->drop(cell);
      dropped = true;
      text::Diagnostic notice;
      notice.code = text::Code::G110;
      notice.severity = text::Severity::notice;
      notice.span = said.front().place;
      notice.message = fmt::format("what is presumed of the {} cannot hold", name_of(columns_->the_case(), cell));
      notice.label = fmt::format("presumed to be {}", said.front().text);
      notice.help = "the presumption is dropped; state the fact to settle it";
      for (Given given : givens) {
        if (notice.notes.size() == 3) break;
        Fact const fact = fact_of(given);
        notice.notes.push_back({fact.place, fmt::format("because {}", fact.text)});
      }
      diagnostics.add(std::move(notice));
    }
  }
  return dropped;
}

/// A minimal set of presumptions that these statements refuse; the author's own are spared first.
std::vector<Cell> Knowledge::refused_by(std::vector<Given> const& givens) const {
  Evaluator const evaluator(*columns_, View::facts, false);
  Residual residual;
  Flags flags;
  Grounder grounder(evaluator, residual, flags);
  Ref all = residual.constant(true);
  for (Given given : givens) all = residual.both(all, ground(given, grounder));
  std::set<Cell> cells;
  for (std::uint64_t key : residual.variables(all)) {
    if (!is_flag(key)) cells.insert({static_cast<ColumnId>(key >> 32U), static_cast<std::uint32_t>(key)});
  }
  for (Cell cell : std::set<Cell>(cells)) {
    if (auto const kind = kind_of(View::facts, cell)) {
      all = residual.both(all, kind_bears_on(cell, grounder, residual));
      cells.insert(*kind);
    }
  }
  struct Presumption {
    Cell cell;
    Ref ref;
    bool author;
  };
  std::vector<Presumption> presumptions;
  for (Cell cell : cells) {
    if (columns_->presumption_of(cell).empty()) continue;
    Column const& column = columns_->get(View::presumed, cell.column);
    Ref const ref = grounder.cell_in(cell, Mask(column.at(cell.row), column.at(cell.row) + column.width));
    presumptions.push_back({cell, ref, columns_->presumed_by_author(cell)});
  }
  std::ranges::stable_sort(presumptions, std::greater<>{}, &Presumption::author);
  for (std::size_t i = 0; i < presumptions.size();) {
    Ref without = all;
    for (std::size_t j = 0; j < presumptions.size(); ++j) {
      if (j != i) without = residual.both(without, presumptions[j].ref);
    }
    if (decider_->decide(residual.shape(without, {})) == Answer::no)
      presumptions.erase(presumptions.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
  std::vector<Cell> result;
  for (Presumption const& presumption : presumptions) result.push_back(presumption.cell);
  return result;
}

}  // namespace glacis::verdict

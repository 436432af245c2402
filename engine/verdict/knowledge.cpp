#include "engine/verdict/knowledge.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/words.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

Knowledge::Knowledge(Columns& columns, Standing const& standing, Decider& decider, Flags& flags,
                     text::Diagnostics& diagnostics)
    : columns_(&columns), givens_(columns.the_case(), standing), decider_(&decider), flags_(&flags) {
  if (!columns.contradictions().empty()) {
    conflict_ = explain_cell(columns.contradictions().front());
    return;
  }
  settle_facts();
  if (conflict_) return;
  tell_refused(diagnostics);
  if (!gave_up_) settle_presumptions(diagnostics);
}

/// Γ can hold, or why not.
void Knowledge::settle_facts() {
  Propagation propagation = propagate(givens_, {}, *columns_, View::facts, *flags_);
  if (!propagation.refuted.empty()) {
    conflict_ = explain(propagation.refuted.front());
    return;
  }
  Evaluator const evaluator(*columns_, View::facts, false);
  ties_[0] = Ties(std::move(propagation.open), givens_, evaluator, *flags_, *decider_);
  for (std::vector<Given> const& component : ties_[0].components()) {
    Answer const answer = consistent(component, *columns_, View::facts);
    if (answer == Answer::gave_up) gave_up_ = true;
    if (answer != Answer::no) continue;
    conflict_ = explain(component);
    return;
  }
}

void Knowledge::tell_refused(text::Diagnostics& diagnostics) const {
  for (Columns::Refused const& refused : columns_->refused()) {
    auto said = columns_->facts_of(refused.cell);
    for (Saying& learned : columns_->learned_of(View::facts, refused.cell)) said.push_back(std::move(learned));
    text::Diagnostic notice;
    notice.code = text::Code::G110;
    notice.severity = text::Severity::notice;
    notice.message = fmt::format("what is presumed of the {} does not fit what is stated",
                                 name_of(columns_->the_case(), refused.cell));
    notice.help = "the presumption is dropped; state the fact to settle it";
    if (refused.presumed.empty()) {
      notice.span = said.empty() ? text::Span{} : said.front().place;
      notice.label = "stated here";
    } else {
      notice.span = refused.presumed.front().place;
      notice.label = fmt::format("presumed to be {}", refused.presumed.front().text);
      for (Saying const& saying : said) notice.notes.push_back({saying.place, fmt::format("because {}", saying.text)});
    }
    diagnostics.add(std::move(notice));
  }
}

/// `no`: what the component says cannot hold together.
Answer Knowledge::consistent(std::vector<Given> const& component, Columns const& columns, View view) {
  Evaluator const evaluator(columns, view, false);
  Residual residual;
  Grounder grounder(evaluator, residual, *flags_);
  Ref all = residual.constant(true);
  for (Given given : component) all = residual.both(all, givens_.ground(given, grounder));
  std::vector<Ref> links;
  for (std::uint64_t variable : residual.variables(all)) {
    if (columns.kind_behind(view, variable)) links.push_back(kind_link(cell_of(variable), columns, grounder, residual));
  }
  for (Ref link : links) all = residual.both(all, link);
  return decider_->decide(residual.shape(all, {}));
}

/// Presumes what Γ lets stand. Each round drops the presumptions of every minimal conflict that it finds; a cell is
/// dropped at most once.
void Knowledge::settle_presumptions(text::Diagnostics& diagnostics) {
  Columns presumed = *columns_;
  std::set<Given> dropped;
  while (true) {
    Columns attempt = presumed;
    Propagation propagation = propagate(givens_, dropped, attempt, View::presumed, *flags_);
    std::vector<std::vector<Given>> contradictory = std::move(propagation.refuted);
    std::swap(*columns_, attempt);
    Evaluator const evaluator(*columns_, View::presumed, false);
    ties_[1] = Ties(std::move(propagation.open), givens_, evaluator, *flags_, *decider_);
    for (std::vector<Given>& component : ties_[1].components()) {
      Answer const answer = consistent(component, *columns_, View::presumed);
      if (answer == Answer::gave_up) gave_up_ = true;
      if (answer == Answer::no) contradictory.push_back(std::move(component));
    }
    if (contradictory.empty()) {
      tell_unusual(dropped, diagnostics);
      return;
    }
    bool fewer = false;
    for (std::vector<Given> const& givens : contradictory) {
      Refusal const refusal = refused_by(givens, presumed);
      for (Given const given : refusal.usual) fewer = dropped.insert(given).second || fewer;
      for (Cell const cell : refusal.cells) {
        tell_dropped(cell, givens, presumed, diagnostics);
        fewer = fewer || !presumed.presumption_of(cell).empty();
        presumed.drop(cell);
      }
    }
    if (!fewer) {  // the effort ran out before the presumptions at fault were found
      gave_up_ = true;
      return;
    }
  }
}

/// One notice a constraint, however many elements it does not hold of.
void Knowledge::tell_unusual(std::set<Given> const& dropped, text::Diagnostics& diagnostics) const {
  for (auto first = dropped.begin(); first != dropped.end();) {
    auto const last = std::find_if(first, dropped.end(), [&](Given given) { return given.index != first->index; });
    Case const& the_case = columns_->the_case();
    auto const& constraint = the_case.rulebook->constraints[first->index];
    auto const& declaration = the_case.vocabulary->constraints[constraint.declaration];
    auto const more = std::distance(first, last) - 1;
    std::string const others = more == 0 ? "" : fmt::format(" and {} more", more);
    diagnostics.notice(text::Code::G110, declaration.condition.span,
                       fmt::format("what is usual by the constraint `{}` cannot hold of {}{}", declaration.name,
                                   name_of(the_case, model::Element{constraint.on, first->row}), others),
                       "usually so", "it is not presumed there");
    first = last;
  }
}

void Knowledge::tell_dropped(Cell cell, std::vector<Given> const& because, Columns const& columns,
                             text::Diagnostics& diagnostics) const {
  auto const said = columns.presumption_of(cell);
  if (said.empty()) return;
  text::Diagnostic notice;
  notice.code = text::Code::G110;
  notice.severity = text::Severity::notice;
  notice.span = said.front().place;
  notice.message = fmt::format("what is presumed of the {} cannot hold", name_of(columns.the_case(), cell));
  notice.label = fmt::format("presumed to be {}", said.front().text);
  notice.help = "the presumption is dropped; state the fact to settle it";
  for (Given given : because) {
    if (notice.notes.size() == 3) break;
    Fact const fact = givens_.fact_of(given);
    notice.notes.push_back({fact.place, fmt::format("because {}", fact.text)});
  }
  diagnostics.add(std::move(notice));
}

/// A minimal set of presumptions that these statements refuse; the author's own are spared first, then the kinds'.
Knowledge::Refusal Knowledge::refused_by(std::vector<Given> const& givens, Columns const& columns) {
  Evaluator const evaluator(columns, View::facts, false);
  Residual residual;
  Grounder grounder(evaluator, residual, *flags_);
  struct Presumption {
    Cell cell;
    Given given;
    Ref ref;
    int tier;  ///< 0: the author's, 1: a kind's, 2: what is usual
  };
  std::vector<Presumption> presumptions;
  Ref all = residual.constant(true);
  std::set<Cell> cells;
  for (Given given : givens) {
    Ref const ref = givens_.ground(given, grounder);
    if (givens_.is_usual(given))
      presumptions.push_back({{}, given, ref, 2});
    else
      all = residual.both(all, ref);
    for (std::uint64_t variable : residual.variables(ref)) {
      if (!is_flag(variable)) cells.insert(cell_of(variable));
    }
  }
  for (Cell cell : std::set<Cell>(cells)) {
    if (auto const kind = columns.kind_behind(View::facts, cell.key())) {
      all = residual.both(all, kind_link(cell, columns, grounder, residual));
      cells.insert(*kind);
    }
  }
  for (Cell cell : cells) {
    if (columns.presumption_of(cell).empty()) continue;
    Column const& column = columns.get(View::presumed, cell.column);
    Ref const ref = grounder.cell_in(cell, Mask(column.at(cell.row), column.at(cell.row) + column.width));
    presumptions.push_back({cell, {}, ref, columns.presumed_by_author(cell) ? 0 : 1});
  }
  std::ranges::stable_sort(presumptions, {}, &Presumption::tier);
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
  // The last tier in the conflict gives way, as a whole.
  Refusal refusal;
  for (Presumption const& presumption : presumptions) {
    if (presumption.tier != presumptions.back().tier) continue;
    if (presumption.tier == 2)
      refusal.usual.push_back(presumption.given);
    else
      refusal.cells.push_back(presumption.cell);
  }
  return refusal;
}

}  // namespace glacis::verdict

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
  Propagation propagation = propagate(givens_, *columns_, View::facts, *flags_);
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
  while (true) {
    Columns attempt = presumed;
    Propagation propagation = propagate(givens_, attempt, View::presumed, *flags_);
    std::vector<std::vector<Given>> contradictory = std::move(propagation.refuted);
    std::swap(*columns_, attempt);
    Evaluator const evaluator(*columns_, View::presumed, false);
    ties_[1] = Ties(std::move(propagation.open), givens_, evaluator, *flags_, *decider_);
    for (std::vector<Given>& component : ties_[1].components()) {
      Answer const answer = consistent(component, *columns_, View::presumed);
      if (answer == Answer::gave_up) gave_up_ = true;
      if (answer == Answer::no) contradictory.push_back(std::move(component));
    }
    if (contradictory.empty()) return;
    bool dropped = false;
    for (std::vector<Given> const& givens : contradictory) {
      for (Cell cell : refused_by(givens, presumed)) {
        auto const said = presumed.presumption_of(cell);
        if (said.empty()) continue;
        presumed.drop(cell);
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
          Fact const fact = givens_.fact_of(given);
          notice.notes.push_back({fact.place, fmt::format("because {}", fact.text)});
        }
        diagnostics.add(std::move(notice));
      }
    }
    if (!dropped) {  // the effort ran out before the presumptions at fault were found
      gave_up_ = true;
      return;
    }
  }
}

/// A minimal set of presumptions that these statements refuse; the author's own are spared first.
std::vector<Cell> Knowledge::refused_by(std::vector<Given> const& givens, Columns const& columns) {
  Evaluator const evaluator(columns, View::facts, false);
  Residual residual;
  Grounder grounder(evaluator, residual, *flags_);
  Ref all = residual.constant(true);
  for (Given given : givens) all = residual.both(all, givens_.ground(given, grounder));
  std::set<Cell> cells;
  for (std::uint64_t variable : residual.variables(all)) {
    if (!is_flag(variable)) cells.insert(cell_of(variable));
  }
  for (Cell cell : std::set<Cell>(cells)) {
    if (auto const kind = columns.kind_behind(View::facts, cell.key())) {
      all = residual.both(all, kind_link(cell, columns, grounder, residual));
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
    if (columns.presumption_of(cell).empty()) continue;
    Column const& column = columns.get(View::presumed, cell.column);
    Ref const ref = grounder.cell_in(cell, Mask(column.at(cell.row), column.at(cell.row) + column.width));
    presumptions.push_back({cell, ref, columns.presumed_by_author(cell)});
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

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
    std::vector<model::Element> const kindless = attempt.narrow_presumed();
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
    if (contradictory.empty() && kindless.empty()) {
      tell_unusual(dropped, diagnostics);
      return;
    }
    bool fewer = false;
    for (model::Element const element : kindless) {
      Refusal const refusal = refused_by({}, {{kind_column(element.sort), element.index}}, presumed);
      fewer = give_way(refusal, presumed, dropped, diagnostics) || fewer;
    }
    for (std::vector<Given> const& givens : contradictory)
      fewer = give_way(refused_by(givens, {}, presumed), presumed, dropped, diagnostics) || fewer;
    if (!fewer) {  // the effort ran out before the presumptions at fault were found
      gave_up_ = true;
      return;
    }
  }
}

/// True if any of them stood until now.
bool Knowledge::give_way(Refusal const& refusal, Columns& presumed, std::set<Given>& dropped,
                         text::Diagnostics& diagnostics) const {
  bool fewer = false;
  for (Given const given : refusal.usual) fewer = dropped.insert(given).second || fewer;
  for (Cell const cell : refusal.cells) {
    tell_dropped(cell, refusal.because, presumed, diagnostics);
    fewer = fewer || !presumed.presumption_of(cell).empty();
    presumed.drop(cell);
  }
  return fewer;
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

void Knowledge::tell_dropped(Cell cell, std::vector<Fact> const& because, Columns const& columns,
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
  for (Fact const& fact : because) {
    if (notice.notes.size() == 3) break;
    notice.notes.push_back({fact.place, fmt::format("because {}", fact.text)});
  }
  diagnostics.add(std::move(notice));
}

namespace {

/// Where several kinds are possible: the kinds behind the attributes, and what is presumed beside those kinds.
std::vector<Ref> linked_with(std::set<Cell>& cells, Columns const& columns, Grounder& grounder, Residual& residual) {
  std::set<Cell> attributes, kinds;
  for (Cell const cell : cells) {
    if (auto const kind = columns.kind_behind(View::facts, cell.key())) {
      attributes.insert(cell);
      kinds.insert(*kind);
    } else if (cell.column < zone_column) {
      kinds.insert(cell);
    }
  }
  for (Cell const kind : kinds) {
    for (Cell const cell : columns.presumed_beside(kind))
      if (columns.kind_behind(View::facts, cell.key())) attributes.insert(cell);
  }
  std::vector<Ref> links;
  for (Cell const cell : attributes) links.push_back(kind_link(cell, columns, grounder, residual));
  cells.insert(attributes.begin(), attributes.end());
  cells.insert(kinds.begin(), kinds.end());
  return links;
}

/// One of what cannot all hold.
struct Part {
  Ref says = 0;
  Cell cell;     ///< of what is presumed of a cell
  Given given;   ///< else the statement
  int tier = 0;  ///< of presumptions, 0: the author's, 1: a kind's, 2: what is usual; of what is hard -1
};

/// A reader is told three; to try each of many takes the square of that.
constexpr std::size_t most_hard = 64;

/// Takes out, one after the other, what is not needed for the parts to be refused by each other and by `beside`.
void shrink(std::vector<Part>& parts, Ref beside, Residual& residual, Decider& decider) {
  for (std::size_t i = 0; i < parts.size();) {
    Ref rest = beside;
    for (std::size_t j = 0; j < parts.size(); ++j)
      if (j != i) rest = residual.both(rest, parts[j].says);
    if (decider.decide(residual.shape(rest, {})) == Answer::no)
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
}

}  // namespace

/// A minimal set of presumptions that these statements, and what is said of these cells, refuse; the author's own are
/// spared first, then the kinds'. Of the statements too only those are kept that are needed for it.
Knowledge::Refusal Knowledge::refused_by(std::vector<Given> const& givens, std::set<Cell> cells,
                                         Columns const& columns) {
  Evaluator const evaluator(columns, View::facts, false);
  Residual residual;
  Grounder grounder(evaluator, residual, *flags_);
  std::vector<Part> hard, soft;
  for (Given const given : givens) {
    Ref const says = givens_.ground(given, grounder);
    bool const usual = givens_.is_usual(given);
    (usual ? soft : hard).push_back({says, {}, given, usual ? 2 : -1});
    for (std::uint64_t const variable : residual.variables(says)) {
      if (!is_flag(variable)) cells.insert(cell_of(variable));
    }
  }
  Ref links = residual.constant(true);
  for (Ref const link : linked_with(cells, columns, grounder, residual)) links = residual.both(links, link);
  for (Cell const cell : cells) {
    if (columns.presumption_of(cell).empty()) continue;
    Column const& column = columns.get(View::presumed, cell.column);
    Ref const says = grounder.cell_in(cell, Mask(column.at(cell.row), column.at(cell.row) + column.width));
    soft.push_back({says, cell, {}, columns.presumed_by_author(cell) ? 0 : 1});
  }
  // What is to be spared is taken out first, and what is hard last.
  std::ranges::stable_sort(soft, {}, &Part::tier);
  Ref all_hard = links;
  for (Part const& part : hard) all_hard = residual.both(all_hard, part.says);
  shrink(soft, all_hard, residual, *decider_);
  Ref refused = links;
  for (Part const& part : soft) refused = residual.both(refused, part.says);
  if (hard.size() <= most_hard) shrink(hard, refused, residual, *decider_);
  // The last tier in the conflict gives way, as a whole.
  int const last = soft.empty() ? -1 : soft.back().tier;
  Refusal refusal;
  for (Part const& part : soft) {
    if (part.tier < last) {
      refusal.because.push_back(told(columns.the_case(), part.cell, columns.presumption_of(part.cell).front()));
    } else if (part.tier == 2) {
      refusal.usual.push_back(part.given);
    } else {
      refusal.cells.push_back(part.cell);
    }
  }
  for (Part const& part : hard) refusal.because.push_back(givens_.fact_of(part.given));
  return refusal;
}

}  // namespace glacis::verdict

#pragma once
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/verdict/decide.h"
#include "engine/verdict/ground.h"
#include "engine/verdict/judge.h"
#include "engine/verdict/standing.h"

namespace glacis::verdict {

/// One piece of Γ beyond what a single cell says: a constraint on an element, an assumption, or that a mechanism
/// which is stated somewhere fits there.
struct Given {
  enum class Form : std::uint8_t { constraint, assumption, stands };
  Form form = Form::constraint;
  std::uint32_t index = 0;  ///< into Rulebook::constraints, UseCase::assumptions or Standing::stated()
  std::uint32_t row = 0;    ///< constraint: the element
  friend auto operator<=>(Given const&, Given const&) = default;
};

/// Γ, and Δ without what Γ refuses. Knows which statements bear on an unknown, so that a question is decided under
/// just the slice of Γ that shares unknowns with it. Everything here is settled when the constructor returns.
class Knowledge {
 public:
  /// `columns` loses the presumptions that Γ refuses; each is told as a notice.
  Knowledge(Columns& columns, Standing const& standing, Decider& decider, text::Diagnostics& diagnostics);

  std::optional<Conflict> const& conflict() const { return conflict_; }
  bool gave_up() const { return gave_up_; }

  /// Appends the slice of Γ that bears on these variables, as formulas in `residual`.
  void slice(View view, std::vector<std::uint64_t> variables, Grounder& grounder, Residual& residual,
             std::vector<Residual::Ref>& given) const;

 private:
  struct Unresolved {
    std::vector<Given> givens;
    std::vector<std::vector<std::uint64_t>> cells;                          ///< per given: the unknown cells it reads
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_cell;  ///< never iterated
    std::vector<std::uint32_t> violated;                                    ///< surely false
  };
  Unresolved collect(View view) const;
  void add(Unresolved& unresolved, Given given, View view) const;
  Residual::Ref ground(Given given, Grounder& grounder) const;
  Residual::Ref kind_bears_on(Cell cell, Grounder& grounder, Residual& residual) const;
  std::optional<Cell> kind_of(View view, Cell cell) const;
  std::vector<std::vector<std::uint32_t>> components(Unresolved const& unresolved, View view) const;
  Answer consistent(Unresolved const& unresolved, std::vector<std::uint32_t> const& component, View view) const;
  Conflict explain(std::vector<Given> const& givens) const;
  bool settle_presumptions(text::Diagnostics& diagnostics);
  std::vector<Cell> refused_by(std::vector<Given> const& givens) const;
  Conflict explain_cell(Cell cell) const;
  Fact fact_of(Given given) const;

  Columns* columns_;
  Standing const* standing_;
  Decider* decider_;
  Unresolved unresolved_[2];
  std::optional<Conflict> conflict_;
  bool gave_up_ = false;
};

}  // namespace glacis::verdict

#pragma once
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/verdict/decide.h"
#include "engine/verdict/ties.h"

namespace glacis::verdict {

/// Γ, and Δ without what Γ refuses. Knows which statements bear on an unknown, so that a question is decided under
/// just the slice of Γ that shares unknowns with it. Everything here is settled when the constructor returns.
class Knowledge {
 public:
  /// `columns` loses the presumptions that Γ refuses, each told as a notice, and learns what follows for single cells.
  Knowledge(Columns& columns, Standing const& standing, Decider& decider, Flags& flags, text::Diagnostics& diagnostics);

  std::optional<Conflict> const& conflict() const { return conflict_; }
  bool gave_up() const { return gave_up_; }

  Givens const& givens() const { return givens_; }
  /// What of Γ bears on a question.
  Ties const& ties(View view) const { return ties_[static_cast<int>(view)]; }

 private:
  Answer consistent(std::vector<Given> const& component, Columns const& columns, View view);
  Conflict explain(std::vector<Given> const& givens) const;
  Conflict explain_cell(Cell cell) const;
  void settle_facts();
  void settle_presumptions(text::Diagnostics& diagnostics);
  /// Presumptions that give way, and of what refuses them no more than is needed.
  struct Refusal {
    std::vector<Cell> cells;
    std::vector<Given> usual;
    std::vector<Fact> because;
  };
  Refusal refused_by(std::vector<Given> const& givens, std::set<Cell> cells, Columns const& columns);
  bool give_way(Refusal const& refusal, Columns& presumed, std::set<Given>& dropped,
                text::Diagnostics& diagnostics) const;
  void tell_dropped(Cell cell, std::vector<Fact> const& because, Columns const& columns,
                    text::Diagnostics& diagnostics) const;
  void tell_unusual(std::set<Given> const& dropped, text::Diagnostics& diagnostics) const;
  void tell_refused(text::Diagnostics& diagnostics) const;

  Columns* columns_;
  Givens givens_;
  Decider* decider_;
  Flags* flags_;
  Ties ties_[2];
  std::optional<Conflict> conflict_;
  bool gave_up_ = false;
};

}  // namespace glacis::verdict

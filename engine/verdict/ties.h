#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/verdict/decide.h"
#include "engine/verdict/propagate.h"

namespace glacis::verdict {

/// The statements of Γ that still tie several unknowns together, so that a question is decided under just those that
/// bear on it. A few statements that some value of a variable which no other reads satisfies whatever the rest is (the
/// unknown network of one flow) say nothing of that rest: they are loose, and bear only on questions about such a
/// variable of their own. Loose ones are taken off round by round, as leaves of a tree; what is left is the core.
class Ties {
 public:
  Ties() = default;
  Ties(std::vector<Propagation::Open> open, Givens const& givens, Evaluator const& evaluator, Flags& flags,
       Decider& decider);

  /// The statements and links of kinds that bear on the variables, as formulas.
  void slice(std::vector<std::uint64_t> variables, Grounder& grounder, Residual& residual,
             std::vector<Residual::Ref>& given) const;
  /// All that is open of Γ, and the links of the kinds behind the variables and whatever it reads: nothing is left out
  /// on the ground that it does not bear on them.
  std::vector<Residual::Ref> everything(std::vector<std::uint64_t> variables, Grounder& grounder,
                                        Residual& residual) const;
  /// The statements that bear on the variables, sorted.
  std::vector<Given> statements(std::vector<std::uint64_t> variables) const;
  bool bears_on(std::uint64_t variable) const { return readers_.contains(variable); }
  /// Statements of the core that share unknowns, over others or directly. Γ can hold if each of them can.
  std::vector<std::vector<Given>> components() const;

 private:
  struct Tie {
    Given given;
    std::vector<std::uint64_t> variables;  ///< sorted
    std::vector<std::uint64_t> own;        ///< if loose: what only its bundle reads among those not looser
    bool loose = false;
  };
  std::vector<std::uint64_t> read_by(Tie const& tie) const;
  std::vector<std::uint32_t> bundle_at(std::uint64_t variable) const;
  std::vector<std::uint64_t> own_variables(std::vector<std::uint32_t> const& bundle) const;
  struct Decision {
    Evaluator const* evaluator;
    Flags* flags;
    Decider* decider;
    Residual* residual;
  };
  bool is_free(std::vector<std::uint32_t> const& bundle, std::vector<std::uint64_t> const& own,
               Decision const& by) const;
  void loosen(Decision const& by);

  Givens const* givens_ = nullptr;
  Columns const* columns_ = nullptr;
  View view_ = View::facts;
  std::vector<Tie> ties_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> readers_;  ///< never iterated
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> bearing_;  ///< of the core, and loose ones that own it
  std::unordered_map<std::uint64_t, std::uint32_t> live_;                  ///< how many of them are not loose
};

/// For each possible kind of the cell's element: the attribute has a value that the kind allows, or none if it does
/// not apply.
Residual::Ref kind_link(Cell cell, Columns const& columns, Grounder& grounder, Residual& residual);

}  // namespace glacis::verdict

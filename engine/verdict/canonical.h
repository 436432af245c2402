#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/slice.h"

namespace glacis::verdict {

/// Writes a slice without names. Negations move into the literals, nested conjunctions and disjunctions become flat,
/// and their members are ordered by colors: hashes of their structure and of how their variables are used elsewhere,
/// which do not depend on the names of variables. Only members that the colors cannot tell apart stay in the order in
/// which they were built; mostly they are symmetric, so that the shape is the same.
class Canonical {
 public:
  /// REQUIRES that no literal below the slice is constant under the restrictions.
  Canonical(Residual const& residual, Slice const& slice);
  /// All variables have at most 64 blocks. REQUIRED by shape().
  bool fits() const { return fits_; }
  Shape shape();

  static Shape constant(bool goal);
  static Shape contradiction();

 private:
  using Ref = Residual::Ref;
  struct Term {
    Shape::Form form = Shape::Form::literal;
    Ref ref = 0;
    std::uint32_t variable = 0;  ///< literal
    std::uint32_t first = 0;     ///< both, either: members in members_
    std::uint32_t count = 0;
    std::uint64_t blocks = 0;   ///< literal: of its variable
    std::uint64_t color = 0;    ///< of what is below
    std::uint64_t context = 0;  ///< of what is above
    std::uint32_t node = 0;     ///< in the shape
    bool placed = false;
  };
  struct Variable {
    std::uint32_t index = 0;  ///< in the residual
    std::vector<std::uint32_t> literals;
    Representatives representatives;
    std::uint64_t color = 0;
    std::uint32_t number = 0;         ///< in the shape
    std::vector<std::uint64_t> seen;  ///< the blocks of its literals in order of first occurrence
    std::vector<std::uint8_t> order;  ///< place of each block in the shape
  };

  void collect();
  void add_term(Ref ref, std::vector<bool> const& absorbed);
  void find_blocks();
  void color_up();
  void color_down();
  void color_variables();
  void order_members();
  void place(std::uint32_t root, Shape& shape);
  void order_blocks(Variable& variable) const;
  void emit(Term& term, Shape& shape) const;
  std::uint32_t term_of(Ref ref) const { return term_of_[ref]; }

  Residual const& residual_;
  Slice const& slice_;
  bool fits_ = true;
  std::vector<Term> terms_;  ///< members before what holds them
  std::vector<std::uint32_t> members_;
  std::vector<Variable> variables_;
  std::vector<std::uint32_t> term_of_;      ///< by reference
  std::vector<std::uint32_t> variable_of_;  ///< by variable of the residual
  std::vector<std::uint32_t> given_;        ///< terms, ordered
  std::vector<std::uint32_t> order_;        ///< terms as they are placed
};

}  // namespace glacis::verdict

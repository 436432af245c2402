#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/verdict/interned.h"
#include "engine/verdict/truth.h"

namespace glacis::verdict {

/// A finite-domain question without names: is `goal` true in every, no, or some completion that satisfies `given`?
/// Variables are numbered by first occurrence in goal, then given; a variable's domain is only as large as the
/// literals tell its values apart. Equal questions are equal shapes, so each is decided once.
struct Shape {
  enum class Form : std::uint8_t { constant, literal, both, either, negate };
  struct Node {
    Form form = Form::constant;
    std::uint32_t a = 0;       ///< literal: the variable; constant: 0 or 1; else a child
    std::uint32_t b = 0;       ///< both, either: the other child
    std::uint64_t values = 0;  ///< literal: true if the variable's value is among these bits
    friend auto operator<=>(Node const&, Node const&) = default;
  };
  std::vector<std::uint8_t> domains;  ///< number of values of each variable, 1..64
  std::vector<Node> nodes;            ///< children before parents
  std::uint32_t goal = 0;
  std::uint32_t given = 0;  ///< node; a constant true if nothing is given
  friend auto operator<=>(Shape const&, Shape const&) = default;

  /// Bits needed to enumerate all completions, rounded up per variable.
  unsigned bits() const;
};

/// Names stand here, so that a shape can be made: variables as (any) 64-bit keys with a domain of up to 2^16 values.
/// Structural sharing: equal nodes are one. One variable always has one domain. Not thread-safe, also when const calls
/// and others mix; the work of `shape` is linear in what the residual holds, so clear it between goals.
class Residual {
 public:
  using Ref = std::uint32_t;
  Residual() { clear(); }
  Ref constant(bool value) const { return value ? 1 : 0; }
  /// True if the variable's value is in `mask`, a bit set over `domain` values, out of those in `possible`.
  Ref literal(std::uint64_t variable, std::uint32_t domain, std::vector<std::uint64_t> const& mask);
  /// A free Boolean.
  Ref flag(std::uint64_t variable);
  Ref both(Ref a, Ref b);
  Ref either(Ref a, Ref b) { return negate(both(negate(a), negate(b))); }
  Ref negate(Ref a) const { return a ^ 1; }
  bool is_constant(Ref ref) const { return ref < 2; }
  /// What `ref` says of one variable whatever the others are.
  struct Bound {
    std::uint64_t variable = 0;
    std::vector<std::uint64_t> values;  ///< at most these
  };
  std::vector<Bound> bounds(Ref ref) const;
  /// True for what makes `ref` true with some possible value of the variable.
  Ref exists(Ref ref, std::uint64_t variable);
  /// The possible values of a variable, in blocks that no literal so far tells apart, each as a mask; by least value.
  std::vector<std::vector<std::uint64_t>> blocks(std::uint64_t variable) const;
  std::uint32_t domain(std::uint64_t variable) const;
  /// Variables that settle `ref` as true whatever the others are, by their literals alone: of each conjunction that
  /// fails one part is enough, the one whose variables weigh the least. Empty: their literals do not settle it.
  std::optional<std::vector<std::uint64_t>> support(
      Ref ref, std::function<Truth(std::uint64_t variable, std::vector<std::uint64_t> const& mask)> const& truth_of,
      std::function<std::uint64_t(std::uint64_t variable)> const& weight_of) const;
  /// The values that are left of a variable, by its key; none: all that are possible.
  using Left = std::function<std::vector<std::uint64_t> const*(std::uint64_t variable)>;
  /// True or false if `ref` is so by its literals alone, whatever the values within what is left.
  Truth truth(Ref ref, Left const& left) const;
  /// One completion within what is left makes `ref` false: the one in which each variable has the value that hurts most
  /// of its literals. Others may, where this one does not.
  bool fails_at_worst(Ref ref, Left const& left) const;
  /// The variables that occur below `ref`, sorted.
  std::vector<std::uint64_t> variables(Ref ref) const;
  /// Restricts a variable to the values in `mask` wherever a shape mentions it (what is possible at all). Before the
  /// variable's literals is cheaper than after them; several restrictions are intersected.
  void restrict(std::uint64_t variable, std::uint32_t domain, std::vector<std::uint64_t> const& mask);

  /// The canonical shape of `goal` under the conjunction of `given`: without negations, without what shares no
  /// variable with the goal, the same for any renaming of the variables. Exact: a variable with more than 64 kinds of
  /// values becomes several, a digit to the base 64 each.
  Shape shape(Ref goal, std::vector<Ref> const& given) const;

  /// Forgets all formulas, variables and restrictions; keeps the memory.
  void clear();
  /// All that it holds but the variables' keys. Equal: the same formulas, over variables with the same numbers.
  void append_to(std::vector<std::uint64_t>& words) const;
  std::uint32_t number_of(std::uint64_t variable) const { return index_of(variable); }
  std::size_t size() const { return nodes_.size(); }

 private:
  friend class Slicer;     // slice.cpp: what belongs to a question
  friend class SmtScript;  // smt.cpp: its form for another solver
  friend class Canonical;  // canonical.cpp: its form without names

  /// A conjunction of two references, or a literal. A reference is twice the node's index, plus one if negated; so
  /// negation costs nothing and both forms of a disjunction are one.
  struct Node {
    Ref a = 0;  ///< literal: index into literals_
    Ref b = 0;  ///< literal: is_literal
  };
  static constexpr Ref is_literal = 0xFFFFFFFFU;
  struct Variable {
    std::uint64_t key = 0;
    std::uint32_t domain = 0;
    std::uint32_t possible = 0;  ///< where its words start in words_
    bool occurs = false;
  };
  struct Literal {
    std::uint32_t variable = 0;
    std::uint32_t mask = 0;  ///< where its words start in words_; never holds the lowest possible value
  };

  static std::size_t words_of(std::uint32_t domain) { return (domain + 63) / 64; }
  bool literal_at(Ref ref) const { return ref > 1 && nodes_[ref / 2].b == is_literal; }
  bool conjunction_at(Ref ref) const { return ref > 1 && (ref & 1) == 0 && nodes_[ref / 2].b != is_literal; }
  Literal const& literal_of(Ref ref) const { return literals_[nodes_[ref / 2].a]; }
  /// Word `i` of the values for which the literal `ref` is true.
  std::uint64_t word_of(Ref ref, std::size_t i) const;
  std::uint32_t variable_of(std::uint64_t key, std::uint32_t domain);
  std::uint32_t index_of(std::uint64_t key) const;  ///< number of variables: there is none
  Ref intern_literal(std::uint32_t variable);       ///< of the words at the end of words_, which it takes off or keeps
  Ref intern_both(Ref a, Ref b);
  Ref merge(Ref a, Ref b);  ///< of two literals of one variable
  std::vector<bool> nodes_below(Ref ref) const;
  std::vector<std::uint32_t> nodes_with(Ref ref, std::uint32_t variable) const;
  std::vector<std::uint32_t> best_values(Ref ref, std::uint32_t variable,
                                         std::vector<std::uint32_t> const& nodes) const;
  Ref both_with_conjunction(Ref conjunction, Ref other);
  Ref both_with_disjunction(Ref disjunction, Ref other);

  std::vector<Node> nodes_;
  std::vector<Literal> literals_;
  std::vector<Variable> variables_;
  std::vector<std::uint64_t> words_;
  Interned node_index_;
  Interned variable_index_;
  bool stale_ = false;       ///< a variable was restricted after a literal of it was made
  bool impossible_ = false;  ///< a restriction left a variable without values
};

}  // namespace glacis::verdict

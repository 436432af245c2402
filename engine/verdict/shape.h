#pragma once
#include <cstdint>
#include <string>
#include <vector>

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
  std::uint32_t given = 0;            ///< node; a constant true if nothing is given
  friend auto operator<=>(Shape const&, Shape const&) = default;

  /// Bits needed to enumerate all completions, rounded up per variable.
  unsigned bits() const;
};

/// Names stand here, so that a shape can be made: variables as (any) 64-bit keys with a domain of up to 2^16 values.
/// Structural sharing: equal nodes are one.
class Residual {
 public:
  using Ref = std::uint32_t;
  Ref constant(bool value) const { return value ? 1 : 0; }
  /// True if the variable's value is in `mask`, a bit set over `domain` values, out of those in `possible`.
  Ref literal(std::uint64_t variable, std::uint32_t domain, std::vector<std::uint64_t> const& mask);
  /// A free Boolean.
  Ref flag(std::uint64_t variable);
  Ref both(Ref a, Ref b);
  Ref either(Ref a, Ref b);
  Ref negate(Ref a);
  bool is_constant(Ref ref) const { return ref < 2; }
  /// The variables that occur below `ref`, sorted.
  std::vector<std::uint64_t> variables(Ref ref) const;
  /// Restricts a variable to the values in `mask` wherever a shape mentions it (what is possible at all).
  void restrict(std::uint64_t variable, std::uint32_t domain, std::vector<std::uint64_t> const& mask);

  /// The canonical shape of `goal` under the conjunction of `given`.
  Shape shape(Ref goal, std::vector<Ref> const& given) const;

 private:
  struct Node {
    Shape::Form form;
    std::uint32_t a = 0;   ///< literal: index into literals_
    std::uint32_t b = 0;
  };
  struct Literal {
    std::uint64_t variable;
    std::uint32_t domain;
    std::vector<std::uint64_t> mask;
  };
  std::vector<Node> nodes_{{Shape::Form::constant, 0, 0}, {Shape::Form::constant, 1, 0}};
  std::vector<Literal> literals_;
  struct Tables;
  // hash-consing and restrictions: see shape.cpp
  std::vector<std::pair<std::uint64_t, std::uint32_t>> unused_;
};

}  // namespace glacis::verdict

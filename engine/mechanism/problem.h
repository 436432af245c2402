#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace glacis::mechanism {

/// The pure choice behind a plan, without names: which candidates to place so that every goal holds. Goals are
/// monotone formulas over candidates; a candidate helps only if what it needs holds without it, so what holds is the
/// least fixpoint from the ground and support is acyclic by construction.
struct Problem {
  /// `support`: a candidate, and what it needs where it is used so; holds like all_of.
  enum class Form : std::uint8_t { all_of, any_of, candidate, support };
  struct Node {
    Form form = Form::any_of;
    std::uint32_t first = 0;  ///< children [first, first + count)
    std::uint32_t count = 0;
    std::uint32_t candidate = 0;  ///< of a candidate's node
    friend bool operator==(Node const&, Node const&) = default;
  };
  struct Candidate {
    std::uint32_t node = 0;
    std::uint32_t needs = always;  ///< the node that must hold for it to help
    std::uint32_t kind = 0;
    std::int64_t cost = 0;  ///< >= 0
    friend bool operator==(Candidate const&, Candidate const&) = default;
  };

  static constexpr std::uint32_t always = 0;  ///< the node that holds
  static constexpr std::uint32_t never = 1;   ///< the node that never does

  std::vector<Node> nodes{{Form::all_of, 0, 0, 0}, {Form::any_of, 0, 0, 0}};
  std::vector<std::uint32_t> children;
  std::vector<Candidate> candidates;  ///< in the order that settles ties
  std::vector<std::uint32_t> goals;   ///< nodes

  /// Who is affected by a node: filled by finish(), after which nothing changes any more.
  std::vector<std::uint32_t> parent_offsets;
  std::vector<std::uint32_t> parents;

  std::uint32_t reserve();  ///< a node to be filled with set()
  void set(std::uint32_t node, Form form, std::vector<std::uint32_t> const& of);
  std::uint32_t add(Form form, std::vector<std::uint32_t> const& of);
  std::uint32_t add_candidate(std::uint32_t kind, std::int64_t cost);  ///< returns its node
  void finish();

  std::span<std::uint32_t const> children_of(std::uint32_t node) const {
    return {children.data() + nodes[node].first, nodes[node].count};
  }
  std::span<std::uint32_t const> parents_of(std::uint32_t node) const {
    return {parents.data() + parent_offsets[node], parents.data() + parent_offsets[node + 1]};
  }
};

}  // namespace glacis::mechanism

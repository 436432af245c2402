#pragma once
#include <compare>
#include <cstdint>

namespace glacis::verdict {

/// One piece of Γ beyond what a single cell says: a constraint on an element, an assumption, or that a mechanism
/// which is stated somewhere fits there. A usual constraint is a piece of Δ, of its last tier.
struct Given {
  enum class Form : std::uint8_t { constraint, assumption, stands };
  Form form = Form::constraint;
  std::uint32_t index = 0;  ///< into Rulebook::constraints, UseCase::assumptions or Standing::stated()
  std::uint32_t row = 0;    ///< constraint: the element
  friend auto operator<=>(Given const&, Given const&) = default;
};

}  // namespace glacis::verdict

#pragma once
#include <cstdint>

#include "engine/model/structure.h"
#include "engine/model/use_case.h"
#include "engine/model/vocabulary.h"
#include "engine/rule/rulebook.h"

namespace glacis::verdict {

/// One use case, read, compiled and derived: what every later stage looks at. Nothing here changes any more.
struct Case {
  model::Vocabulary const* vocabulary = nullptr;
  rule::Rulebook const* rulebook = nullptr;
  model::UseCase const* use_case = nullptr;
  model::Structure const* structure = nullptr;
  rule::Statements const* statements = nullptr;
  std::vector<std::uint32_t> rules;  ///< of the packs that the use case names or that suit its vertical
};

/// Γ alone, or Γ with what is presumed and not refused (Δ*).
enum class View : std::uint8_t { facts, presumed };

/// What a rule speaks of: an element, or with `for` a pair (element, datum). `data` without a datum: none; `missing`
/// stands for the members of an open list.
struct Subject {
  model::Element element;
  std::uint32_t data = 0xFFFFFFFFU;
  friend auto operator<=>(Subject const&, Subject const&) = default;
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  static constexpr std::uint32_t missing = 0xFFFFFFFEU;
};

/// "report", "reading:meter..cis", "meter/meter-key", "meter/?".
std::string id_of(Case const& the_case, Subject const& subject);
/// "threat@subject"
std::string finding_id(Case const& the_case, std::uint32_t rule, Subject const& subject);

/// Where a mechanism stands: an entity, flow, zone, datum or journey.
using Spot = model::Element;

struct Instance {
  model::MechanismId mechanism;
  Spot spot;
  friend auto operator<=>(Instance const&, Instance const&) = default;
};

}  // namespace glacis::verdict

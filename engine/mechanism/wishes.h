#pragma once
#include <vector>

#include "engine/model/vocabulary.h"

namespace glacis::mechanism {

/// What is wanted of a plan, whatever the use case says. Each list is sorted. A mechanism and its profiles are one
/// kind: what is preferred or there of one is so of all; what is forbidden is the mechanism named and its profiles.
struct Wishes {
  std::vector<model::MechanismId> prefer;   ///< among plans that are equally good, those with these
  std::vector<model::MechanismId> forbid;   ///< never placed; what is stated of them stays stated
  std::vector<model::MechanismId> already;  ///< they cost nothing as different mechanisms, like those that are stated
  bool alternatives = false;                ///< the best plan without each kind, not only what is as good: a plan each
};

/// Is a mechanism among those listed, or a profile of one?
bool is_among(model::Vocabulary const& vocabulary, model::MechanismId mechanism,
              std::vector<model::MechanismId> const& listed);

}  // namespace glacis::mechanism

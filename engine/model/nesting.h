#pragma once
#include "engine/model/structure.h"

namespace glacis::model {

/// Chains of zones and the trust boundaries among them; reports zones that enclose each other.
void derive_chains(Vocabulary const& vocabulary, UseCase const& use_case, Structure& into,
                   text::Diagnostics& diagnostics);

/// Where each entity takes what it leaves unsaid; reports an entity with several such places, or itself as one.
std::vector<EntityId> derive_passing(Vocabulary const& vocabulary, UseCase const& use_case,
                                     text::Diagnostics& diagnostics);

/// Reports what both do, of a use case of which no structure can be derived.
void check_nesting(Vocabulary const& vocabulary, UseCase const& use_case, text::Diagnostics& diagnostics);

}  // namespace glacis::model

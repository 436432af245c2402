#pragma once
#include "engine/model/structure.h"

namespace glacis::model {

/// All journeys, sorted by data, origin, consumer. Warns of data that is carried but gets nowhere, notes what was
/// grouped.
std::vector<Journey> derive_journeys(Vocabulary const& vocabulary, UseCase const& use_case,
                                     text::Diagnostics& diagnostics);

/// Gives the journeys what [[journey]] states; reports a statement that names none.
void state_journeys(UseCase const& use_case, std::vector<EntityId> const& passes_from, std::vector<Journey>& journeys,
                    text::Diagnostics& diagnostics);

}  // namespace glacis::model

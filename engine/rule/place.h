#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/rule/need.h"

namespace glacis::rule {

/// What stands at a place of a need. `stored`: a datum in an entity that stores it.
enum class Standing : std::uint8_t { flow, journey, data, entity, stored, zone };

/// The places that a subject has.
std::vector<Where> places_of(SubjectForm subject);
/// REQUIRES that the subject has the place.
Standing standing_at(SubjectForm subject, Where where);
/// The scopes that mean something there; the first are what is meant if none is said.
std::vector<Scope> scopes_at(Standing standing);
/// "a flow", "stored data", …
std::string describe(Standing standing);

}  // namespace glacis::rule

#pragma once
#include "engine/report/baseline.h"
#include "engine/report/catalogued.h"

namespace glacis::report {

std::vector<mechanism::Problem const*> problems_of(std::vector<UseCaseNeeds> const& needs);
Lost lost_of(UseCaseNeeds const& needs, std::vector<std::uint32_t> const& goals);

/// What the set does for the use cases. A mechanism that it states stands with all its profiles; a profile alone.
StatedResult judge_stated(Catalogued const& catalogued, std::vector<UseCaseNeeds> const& needs, StatedSet const& stated,
                          std::uint32_t resource_limit);

}  // namespace glacis::report

#pragma once
#include "engine/mechanism/demand.h"
#include "engine/report/baseline.h"
#include "engine/report/catalogued.h"

namespace glacis::report {

/// "One of these is needed", with the first use case, finding and place that need one.
BaselineCut tell_cut(Catalogued const& catalogued, std::vector<UseCaseNeeds> const& needs, mechanism::Demands& demands,
                     mechanism::Cut const& cut);

}  // namespace glacis::report

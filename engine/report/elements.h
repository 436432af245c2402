#pragma once
#include "engine/report/words.h"

namespace glacis::report {

/// Zones, entities, stakeholders, data, flows and journeys in words. Without a judge (its facts contradict each other)
/// attributes are left out.
void add_elements(Words const& words, verdict::Judge const* judge, Report& report);

}  // namespace glacis::report

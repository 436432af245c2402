#pragma once
#include "engine/report/report.h"
#include "output/data/writer.h"

namespace glacis::output {

/// How far a choice may be from the best: of a plan or a baseline that is not proved.
void fill_gap(JsonWriter& json, report::Gap const& gap);

}  // namespace glacis::output

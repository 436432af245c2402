#pragma once
#include "engine/report/report.h"
#include "output/data/writer.h"

namespace glacis::output {

/// Three members, left out if there is no file: structure and unknowns stand nowhere.
void add_place(JsonWriter& json, report::Location const& place);

}  // namespace glacis::output

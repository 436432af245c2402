#pragma once
#include "engine/text/diagnostic.h"
#include "engine/text/source.h"
#include "engine/verdict/case.h"

namespace glacis::verdict {

/// Reports each constraint that the stated facts already break, whatever is not known, at the element that breaks
/// it; and each stated mechanism that by them cannot stand where it does. No solver: three-valued evaluation alone.
void check_constraints(Case const& the_case, text::Diagnostics& diagnostics);

}  // namespace glacis::verdict

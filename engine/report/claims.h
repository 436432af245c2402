#pragma once
#include "engine/report/words.h"
#include "engine/text/diagnostic.h"

namespace glacis::report {

/// What the claims of the use case come to, in its order; one that holds of nothing is a warning.
void add_claims(Words const& words, verdict::Judge& judge, Report& report, text::Diagnostics& diagnostics);

}  // namespace glacis::report

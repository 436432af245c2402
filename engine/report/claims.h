#pragma once
#include "engine/report/results.h"
#include "engine/report/words.h"
#include "engine/text/diagnostic.h"

namespace glacis::report {

/// What the claims of the use case come to, in its order, and the objectives of the packs; a claim that holds of
/// nothing is a warning.
void add_claims(Words const& words, verdict::Judge& judge, Results const& results, Report& report,
                text::Diagnostics& diagnostics);

}  // namespace glacis::report

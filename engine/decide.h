#pragma once
#include "engine/prepare.h"
#include "engine/verdict/judge.h"

namespace glacis {

/// Which plan to take by what the underlying network is found to offer. REQUIRES a judge of `base` that finds no
/// conflict and has not given up.
report::Decision decide(Library const& library, Prepared const& base, verdict::Judge const& judge,
                        Options const& options);

}  // namespace glacis

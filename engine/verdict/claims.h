#pragma once
#include "engine/verdict/claim.h"
#include "engine/verdict/inquiry.h"

namespace glacis::verdict {

/// Decides one claim in one view, with its least counterexample or the least completion that breaks it. Where many
/// elements may break it and none surely does, it is not guaranteed, also should they never all keep it together.
ClaimFinding judge_claim(condition::Formula const& claim, Ground const& ground, Residual& residual);

}  // namespace glacis::verdict

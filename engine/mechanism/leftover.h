#pragma once
#include "engine/mechanism/candidates.h"

namespace glacis::mechanism {

/// Why each finding and obligation stays that the plan leaves: nothing technical closes it, a mechanism would fit if
/// a fact were known, or the catalogue has nothing. `most` is what holds with every candidate placed.
std::vector<Leftover> explain_leftovers(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view,
                                        verdict::Judgement const& judgement, Candidates& candidates,
                                        Closure const& most);

}  // namespace glacis::mechanism

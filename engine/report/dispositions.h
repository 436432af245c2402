#pragma once
#include <string_view>

#include "engine/report/words.h"
#include "engine/text/diagnostic.h"

namespace glacis::report {

/// Puts the author's dispositions to the findings that they name; `*` stands for anything in an id. Warns of those that
/// have ended before `today` (an ISO date), that name no finding which still stands, and of false alarms that are
/// provably none: those have no effect.
void apply_dispositions(Words const& words, std::string_view today, Report& report, text::Diagnostics& diagnostics);

/// `pattern` with `*` for any text, against the whole of `id`.
bool matches(std::string_view pattern, std::string_view id);

}  // namespace glacis::report

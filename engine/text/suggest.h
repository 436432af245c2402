#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glacis::text {

/// The candidate that `word` is most likely a misspelling of (Damerau–Levenshtein distance at most a third of the
/// longer length, at least 1); ties go to the first in alphabetical order.
std::optional<std::string> closest(std::string_view word, std::vector<std::string> const& candidates);

/// "did you mean `x`?", or, when nothing is close, "one of `a`, `b`, …" (at most `shown` of them), or "".
std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates, std::size_t shown = 8);

}  // namespace glacis::text

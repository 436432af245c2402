#pragma once
#include <cstdint>
#include <optional>

#include "engine/rule/rulebook.h"

namespace glacis::rule {

/// Compiles Vocabulary::rules[number]; empty exactly if it reported an error.
std::optional<Rule> compile_rule(std::uint32_t number, model::Vocabulary const& vocabulary,
                                 condition::DerivedFormulas const& derived, text::Diagnostics& diagnostics);

}  // namespace glacis::rule

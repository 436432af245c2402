#pragma once
#include <cstdint>
#include <string_view>

#include "engine/text/diagnostic.h"

namespace glacis::model {

/// WORD of the grammar: ASCII letters and digits, parts joined by single hyphens, a letter first.
bool is_word(std::string_view text);
/// What the grammar keeps for itself: `any`, `in`, `true`, …
bool is_grammar_word(std::string_view text);
/// Words that a condition reads as its subject or as everything drawn: `flow`, `entities`, …
bool is_subject_word(std::string_view text);

/// What a name has to keep clear of.
enum class Clear : std::uint8_t { nothing, grammar_words, all_reserved };

/// Reports a name that cannot stand where conditions would read it; `what` as in "a kind". True if it can.
bool check_name(std::string_view name, text::Span place, std::string_view what, Clear clear,
                text::Diagnostics& diagnostics);

}  // namespace glacis::model

#pragma once
#include <optional>
#include <string_view>

#include "engine/condition/check.h"
#include "engine/condition/parse.h"

namespace glacis::rule {

/// Parses and checks; empty exactly if it reported an error.
std::optional<condition::Formula> compile_condition(text::Phrase const& phrase, condition::Scope const& scope,
                                                    text::Diagnostics& diagnostics);

/// Where a word of a phrase stands; the whole phrase if it was left out.
text::Span span_of(text::Phrase const& phrase, condition::Word const& word);

/// The feature of a need or an offer; reports one that there is not.
std::optional<model::FeatureId> find_feature(text::Phrase const& phrase, condition::Word const& word,
                                             model::Vocabulary const& vocabulary, text::Diagnostics& diagnostics);

}  // namespace glacis::rule

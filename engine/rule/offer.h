#pragma once
#include <optional>
#include <vector>

#include "engine/rule/catalogue.h"

namespace glacis::rule {

/// The scopes at which a mechanism that stands on such an element can give a feature: where features come from.
std::vector<Scope> scopes_given_from(Sort on);

/// `feature:scope` of a mechanism's `provides`. Both must be said: a mechanism that does not say how far it reaches
/// would be taken for more than it is.
std::optional<Offer> compile_offer(text::Phrase const& phrase, Sort on, model::Vocabulary const& vocabulary,
                                   text::Diagnostics& diagnostics);

}  // namespace glacis::rule

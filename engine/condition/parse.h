#pragma once
#include <optional>

#include "engine/condition/syntax.h"
#include "engine/text/diagnostic.h"

namespace glacis::condition {

inline constexpr std::size_t most_nodes = 10'000;
inline constexpr std::size_t deepest = 200;

/// A whole condition. Never recurses deeper than `deepest`; empty exactly if it reported an error.
std::optional<Tree> parse_condition(text::Phrase const& phrase, text::Diagnostics& diagnostics);

/// `d in flow.payload`: the name and the set.
struct ForClause {
  Word name;
  Tree set;
};
std::optional<ForClause> parse_for(text::Phrase const& phrase, text::Diagnostics& diagnostics);

/// `feature:scope@place`, the last two optional.
struct NeedSyntax {
  Word feature, scope, place;  ///< empty text: unsaid
};
std::optional<NeedSyntax> parse_need(text::Phrase const& phrase, text::Diagnostics& diagnostics);

/// Canonical text; parsing it gives an equal tree.
std::string print(Tree const& tree);

}  // namespace glacis::condition

#pragma once
#include <map>
#include <optional>
#include <string>

#include "engine/condition/formula.h"
#include "engine/condition/parse.h"
#include "engine/model/use_case.h"
#include "engine/text/diagnostic.h"

namespace glacis::condition {

/// Derived definitions that are already checked, by sort and name.
struct DerivedFormulas {
  std::map<std::string, Formula, std::less<>> by_name[model::sort_count];
};

/// What a condition may speak of.
struct Scope {
  model::Vocabulary const* vocabulary = nullptr;
  model::UseCase const* use_case = nullptr;  ///< its ids are names too (assumptions, claims); may be null
  DerivedFormulas const* derived = nullptr;
  std::optional<Sort> subject;                ///< the subject word of a rule: `flow`; none in a use case
  std::string for_name;                       ///< the `for` variable; empty: none
  std::optional<Sort> for_sort = Sort::data;  ///< none: what it lists is wrong, and reported
  bool allow_protected = false;               ///< claims and lints only
  bool allow_choice = true;                   ///< false in a threat's `when`
};

/// Resolves every name, types every part and turns the tree into a formula. All errors at once,
/// each with its caret and a did-you-mean; empty exactly if it reported one, or met a gap of what it reads.
std::optional<Formula> check_condition(Tree const& tree, text::Phrase const& phrase, Scope const& scope,
                                       text::Diagnostics& diagnostics);

/// The set of a `for` clause: a formula with only that path (paths[0]); its result sort is the variable's.
std::optional<Path> check_for(ForClause const& clause, text::Phrase const& phrase, Scope const& scope,
                              text::Diagnostics& diagnostics);

/// Names that no variable may have: the subject words and, in a use case, its ids.
bool is_reserved(std::string_view word);

}  // namespace glacis::condition

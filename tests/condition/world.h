#pragma once
#include <optional>
#include <string>

#include "engine/condition/check.h"

namespace glacis::condition::tests {

/// A small vocabulary and a use case, built by hand, so that these tests do not depend on any reader.
struct World {
  model::Vocabulary vocabulary;
  model::UseCase use_case;
  DerivedFormulas derived;
};
World const& world();

/// Texts and what is said of them.
struct Desk {
  text::Sources sources;
  text::Diagnostics diagnostics;
  text::Phrase phrase(std::string text);
  /// All that was reported, as a user sees it.
  std::string said() const;
};

/// In a pack, about this subject; the vocabulary's derived definitions are in scope.
Scope about(Sort subject);
/// In an assumption of the use case.
Scope in_use_case();
/// The same as a claim or lint, as a threat's `when`, with a `for` variable `d` over data.
Scope claim(Scope scope);
Scope threat(Scope scope);
Scope with_for(Scope scope);

/// A condition where it stands, and the dump of its formula or what is reported.
struct Example {
  Scope scope;
  std::string text;
  std::string expected;
};

/// Parses and checks; the dump of the formula, or everything that was reported.
std::string dump_of(std::string const& text, Scope const& scope);
/// Compact: `some($1 in $0.ends: is($1, {ae}))`.
std::string dump(Formula const& formula, World const& world);

}  // namespace glacis::condition::tests

#pragma once
#include <memory>
#include <optional>
#include <string>

#include "engine/model/read.h"
#include "engine/rule/rulebook.h"
#include "engine/verdict/case.h"

namespace glacis::verdict {

/// A whole case from two texts: packs (a vocabulary with its rules) and a use case. Owns all that a Case points to.
struct SmallCase {
  text::Sources sources;
  text::Diagnostics diagnostics;
  std::optional<model::Vocabulary> vocabulary;
  std::optional<rule::Rulebook> rulebook;
  std::optional<model::UseCase> use_case;
  std::optional<model::Structure> structure;
  std::optional<rule::Statements> statements;
  Case the_case;

  /// Rendered diagnostics; empty if it could be read and compiled.
  std::string problems() const;
  bool good() const { return statements.has_value(); }
};

std::unique_ptr<SmallCase> small_case(std::string const& packs, std::string const& use_case);
/// A use case of this project, by its path from the root, under all that is shipped.
std::unique_ptr<SmallCase> shipped_case(std::string const& path);

}  // namespace glacis::verdict

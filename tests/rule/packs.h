#pragma once
#include <memory>
#include <optional>
#include <string>

#include "engine/model/read.h"
#include "engine/rule/rulebook.h"

namespace glacis::rule::tests {

/// Packs read from text and compiled.
struct Packs {
  text::Sources sources;
  text::Diagnostics diagnostics;
  std::optional<model::Vocabulary> vocabulary;
  std::optional<Rulebook> rulebook;
  std::optional<model::UseCase> use_case;
  std::optional<Statements> statements;

  /// All errors as a user sees them, files without their folder.
  std::string errors() const;
  Rule const& rule(std::string const& name) const;
  Mechanism const& mechanism(std::string const& name) const;
  /// "feature:scope", "confidentiality:hop|end-to-end@flows"; alternatives joined by " or ", the rest by ", ".
  std::string show(Needs const& needs) const;
  std::string show(std::vector<Offer> const& offers) const;
};

/// `models` and `rules` without their [pack]; both may be empty. A use case, if there is one, without [use-case].
std::unique_ptr<Packs> compile(std::string const& models, std::string const& rules = {},
                               std::string const& use_case = {});

/// A vocabulary to speak of: kinds, a few attributes and features.
std::string const& small_vocabulary();

}  // namespace glacis::rule::tests

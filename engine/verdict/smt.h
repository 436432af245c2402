#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/verdict/shape.h"

namespace glacis::verdict {

/// Writes what a residual holds as SMT-LIB 2.6, logic QF_LIA, for another solver to check: a variable is an integer,
/// the number of its value; what is shared is defined once.
class SmtScript {
 public:
  using Ref = Residual::Ref;
  /// A comment about a variable: what it is.
  using Naming = std::function<std::string(std::uint64_t variable)>;

  /// A script that says `heading` in comments, declares every variable with its possible values, and asserts `given`.
  SmtScript(Residual const& residual, std::string_view heading, std::vector<Ref> const& given, Naming const& name);

  /// Is the goal possible? With the answer that is expected, and what it means in a comment.
  void ask(Ref goal, bool satisfiable, std::string_view meaning);
  std::string text() && { return std::move(text_); }

 private:
  std::string word(Ref ref) const;
  std::string among(std::string const& variable, std::uint64_t const* mask, std::uint32_t domain) const;
  void define(std::uint32_t node);

  Residual const* residual_;
  std::string text_;
};

}  // namespace glacis::verdict

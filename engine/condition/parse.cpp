#include "engine/condition/parse.h"

#include <utility>

#include "engine/condition/parser.h"

namespace glacis::condition {

std::optional<Tree> parse_condition(text::Phrase const& phrase, text::Diagnostics& diagnostics) {
  Parser parser(phrase, diagnostics);
  parser.condition();
  parser.end_of_condition(TokenForm::end);
  return parser.tree();
}

std::optional<ForClause> parse_for(text::Phrase const& phrase, text::Diagnostics& diagnostics) {
  Parser parser(phrase, diagnostics);
  ForClause clause;
  clause.name = parser.name("the name of a variable");
  parser.keyword("in");
  parser.set();
  parser.end("the end");
  auto tree = parser.tree();
  if (!tree) return std::nullopt;
  clause.set = std::move(*tree);
  return clause;
}

std::optional<NeedSyntax> parse_need(text::Phrase const& phrase, text::Diagnostics& diagnostics) {
  Parser parser(phrase, diagnostics);
  NeedSyntax need;
  need.feature = parser.word("a feature");
  bool const scoped = parser.take_if(TokenForm::colon);
  if (scoped) need.scope = parser.word("a scope: `hop`, `end-to-end`, …");
  bool const placed = parser.take_if(TokenForm::at);
  if (placed) need.place = parser.word("a place: `self`, `ends`, …");
  parser.end(placed ? "the end" : scoped ? "`@place` or the end" : "`:scope`, `@place` or the end");
  if (parser.failed()) return std::nullopt;
  return need;
}

}  // namespace glacis::condition

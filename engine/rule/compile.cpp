#include "engine/rule/compile.h"

#include <fmt/format.h>

#include "engine/text/suggest.h"

namespace glacis::rule {

using text::Code;
using text::Diagnostics;
using text::Phrase;

std::optional<condition::Formula> compile_condition(Phrase const& phrase, condition::Scope const& scope,
                                                    Diagnostics& diagnostics) {
  auto const tree = condition::parse_condition(phrase, diagnostics);
  if (!tree) return std::nullopt;
  return condition::check_condition(*tree, phrase, scope, diagnostics);
}

text::Span span_of(Phrase const& phrase, condition::Word const& word) {
  return word.text.empty() ? phrase.at(0, phrase.text.size()) : phrase.at(word.begin, word.end);
}

std::optional<model::FeatureId> find_feature(Phrase const& phrase, condition::Word const& word,
                                             model::Vocabulary const& vocabulary, Diagnostics& diagnostics) {
  auto const found = vocabulary.feature_names.find(word.text);
  if (found != vocabulary.feature_names.end()) return found->second;
  if (vocabulary.gaps.may_hold(word.text)) return std::nullopt;
  std::vector<std::string> known;
  for (auto const& [name, id] : vocabulary.feature_names) known.push_back(name);
  diagnostics.error(Code::G090, span_of(phrase, word), fmt::format("there is no feature `{}`", word.text),
                    "expected a feature", text::did_you_mean(word.text, known));
  return std::nullopt;
}

}  // namespace glacis::rule

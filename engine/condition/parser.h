#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "engine/condition/parse.h"
#include "engine/condition/token.h"

namespace glacis::condition {

/// One method a rule of the grammar. The first error is reported and turns every further token into `end`, so that
/// each method returns at once; what they return then is not used.
class Parser {
 public:
  Parser(text::Phrase const& phrase, text::Diagnostics& diagnostics);

  NodeId condition();
  NodeId set();
  Word name(char const* what);
  Word word(char const* what);
  void keyword(char const* which);
  bool take_if(TokenForm form);
  /// Nothing may follow; `after` says what was just read.
  void end(char const* expected);
  /// For a whole condition: also knows what might have been meant.
  void end_of_condition(TokenForm closing, Token const* opened = nullptr);
  /// Empty if anything was reported.
  std::optional<Tree> tree();
  bool failed() const { return failed_ || tokens_.failed(); }

 private:
  class Nesting;

  NodeId quantifier();
  NodeId implication();
  NodeId disjunction();
  NodeId conjunction();
  NodeId negation();
  NodeId atom();
  NodeId count();
  NodeId comparison();
  NodeId operand();
  NodeId path();
  NodeId call(Word name);
  NodeId argument(bool of_reaches);
  std::vector<NodeId> braces(bool with_quantities);
  void relation_and_integer(Node& count);
  void is_kinds(Node& node);
  void refuse_chain();
  void refuse_stray(Word const& first);

  bool at(TokenForm form) const { return token_.form == form; }
  bool at(char const* word) const { return at(TokenForm::word) && token_.word.text == word; }
  bool at_relation_word() const { return at("is") || at("in") || at("meets"); }
  Token take();
  void expect(TokenForm form, char const* expected);
  void unexpected(std::string label, std::string help = {});
  void fail(text::Code code, std::uint32_t begin, std::uint32_t end, std::string message, std::string label = {},
            std::string help = {}, std::vector<text::Note> notes = {});
  Node make(Form form) const;
  /// Ends the node behind the last token taken.
  NodeId add(Node node);
  NodeId add_leaf(Form form, Word word);

  text::Phrase const& phrase_;
  text::Diagnostics& diagnostics_;
  Tokens tokens_;
  Token token_;
  std::uint32_t last_end_ = 0;
  Tree tree_;
  NodeId last_alone_ = 0xFFFFFFFFU;
  std::size_t parts_ = 0;
  std::size_t depth_ = 0;
  bool failed_ = false;
};

}  // namespace glacis::condition

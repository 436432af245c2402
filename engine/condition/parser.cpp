#include "engine/condition/parser.h"

#include <utility>

#include "engine/text/suggest.h"

namespace glacis::condition {

using text::Code;

Parser::Parser(text::Phrase const& phrase, text::Diagnostics& diagnostics)
    : phrase_(phrase), diagnostics_(diagnostics), tokens_(phrase, diagnostics), token_(tokens_.next()) {}

Token Parser::take() {
  Token taken = std::move(token_);
  last_end_ = taken.word.end;
  token_ = failed() ? Token{} : tokens_.next();
  return taken;
}

bool Parser::take_if(TokenForm form) {
  if (!at(form)) return false;
  take();
  return true;
}

void Parser::expect(TokenForm form, char const* expected) {
  if (!take_if(form)) unexpected(std::string("expected ") + expected);
}

void Parser::keyword(char const* which) {
  if (at(which)) {
    take();
    return;
  }
  bool const misspelt = at(TokenForm::word) && text::closest(token_.word.text, {which});
  unexpected(std::string("expected `") + which + "`", misspelt ? std::string("did you mean `") + which + "`?" : "");
}

Word Parser::word(char const* what) {
  if (at(TokenForm::word)) return take().word;
  unexpected(std::string("expected ") + what);
  return {};
}

Word Parser::name(char const* what) {
  if (at(TokenForm::word) && is_keyword(token_.word.text)) {
    fail(Code::G060, token_.word.begin, token_.word.end,
         quoted(token_.word.text) + " is a word of the language, not a name", std::string("expected ") + what);
  }
  return word(what);
}

void Parser::unexpected(std::string label, std::string help) {
  if (at(TokenForm::end)) {
    auto const end = static_cast<std::uint32_t>(phrase_.text.size());
    fail(Code::G060, end, end, last_end_ == 0 ? "there is nothing here" : "it ends too early", std::move(label),
         std::move(help));
    return;
  }
  fail(Code::G060, token_.word.begin, token_.word.end, "unexpected " + quoted(token_.word.text), std::move(label),
       std::move(help));
}

void Parser::fail(Code code, std::uint32_t begin, std::uint32_t end, std::string message, std::string label,
                  std::string help, std::vector<text::Note> notes) {
  if (failed()) return;
  failed_ = true;
  token_ = {};
  text::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.span = phrase_.at(begin, end);
  diagnostic.label = std::move(label);
  diagnostic.help = std::move(help);
  diagnostic.notes = std::move(notes);
  diagnostics_.add(std::move(diagnostic));
}

Node Parser::make(Form form) const {
  Node node;
  node.form = form;
  node.begin = token_.word.begin;
  return node;
}

NodeId Parser::add(Node node) {
  node.end = last_end_;
  parts_ += 1 + (node.words.size() > 1 ? node.words.size() - 1 : 0);
  if (parts_ > most_nodes) {
    fail(Code::G065, node.begin, node.end, "this condition has more than " + std::to_string(most_nodes) + " parts");
  }
  // What follows a failure is never read: an index that exists is enough.
  if (failed()) return 0;
  tree_.nodes.push_back(std::move(node));
  return tree_.root();
}

NodeId Parser::add_leaf(Form form, Word word) {
  Node node;
  node.form = form;
  node.begin = word.begin;
  node.words.push_back(std::move(word));
  return add(std::move(node));
}

std::optional<Tree> Parser::tree() {
  if (failed()) return std::nullopt;
  return std::move(tree_);
}

void Parser::end(char const* expected) {
  if (!at(TokenForm::end)) unexpected(std::string("expected ") + expected);
}

}  // namespace glacis::condition

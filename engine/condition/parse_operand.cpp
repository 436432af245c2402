#include <map>
#include <utility>

#include "engine/condition/parser.h"

namespace glacis::condition {

using text::Code;

NodeId Parser::operand() {
  if (at(TokenForm::quantity)) return add_leaf(Form::quantity, take().word);
  if (at("true") || at("false")) return add_leaf(Form::literal, take().word);
  if (at("via") || at("except")) {
    fail(Code::G067, token_.word.begin, token_.word.end, quoted(token_.word.text) + " outside of `reaches`", {},
         "write `reaches(a, b, via f: …, except e: …)`");
  }
  if (!at(TokenForm::word)) unexpected("expected a condition");
  return path();
}

NodeId Parser::set() {
  if (at(TokenForm::open_brace)) {
    Node node = make(Form::names);
    node.children = braces(true);
    return add(std::move(node));
  }
  if (!at(TokenForm::word)) unexpected("expected a set: a path, or names in `{ }`");
  return path();
}

std::vector<NodeId> Parser::braces(bool with_quantities) {
  take();
  std::vector<NodeId> members;
  std::map<std::string, Word, std::less<>> seen;
  do {
    bool const quantity = with_quantities && at(TokenForm::quantity);
    Word word = quantity ? take().word : name(with_quantities ? "a name or a quantity" : "the name of a kind");
    auto const [first, fresh] = seen.emplace(word.text, word);
    if (!fresh) {
      Word const& earlier = first->second;
      fail(Code::G066, word.begin, word.end, quoted(word.text) + " is here twice", {}, {},
           {{phrase_.at(earlier.begin, earlier.end), "first here"}});
    }
    members.push_back(add_leaf(quantity ? Form::quantity : Form::name, std::move(word)));
  } while (take_if(TokenForm::comma));
  expect(TokenForm::close_brace, "`,` or `}`");
  return members;
}

NodeId Parser::path() {
  Node node = make(Form::path);
  Word first = name("a name");
  if (at(TokenForm::open)) {
    node.children.push_back(call(std::move(first)));
  } else {
    node.words.push_back(std::move(first));
  }
  while (take_if(TokenForm::dot) && node.words.size() <= most_nodes) node.words.push_back(word("a name after the dot"));
  return add(std::move(node));
}

}  // namespace glacis::condition

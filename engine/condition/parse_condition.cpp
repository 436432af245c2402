#include <array>
#include <utility>

#include "engine/condition/parser.h"
#include "engine/text/suggest.h"

namespace glacis::condition {

using text::Code;

/// Counts how deep the author's text nests; everything that calls itself passes through one.
class Parser::Nesting {
 public:
  explicit Nesting(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ <= deepest) return;
    Word const& here = parser_.token_.word;
    parser_.fail(Code::G065, here.begin, here.end, "this condition is nested too deeply",
                 "at most " + std::to_string(deepest) + " levels");
  }
  ~Nesting() { --parser_.depth_; }
  Nesting(Nesting const&) = delete;
  Nesting& operator=(Nesting const&) = delete;

 private:
  Parser& parser_;
};

NodeId Parser::condition() {
  Nesting const nesting(*this);
  return at("any") || at("all") ? quantifier() : implication();
}

NodeId Parser::quantifier() {
  Node node = make(at("any") ? Form::any : Form::all);
  take();
  node.words.push_back(name("the name of a variable"));
  keyword("in");
  node.children.push_back(set());
  expect(TokenForm::colon, "`:` and a condition");
  node.children.push_back(condition());
  return add(std::move(node));
}

NodeId Parser::implication() {
  Node node = make(Form::implies);
  NodeId const left = disjunction();
  if (!at("implies")) return left;
  take();
  node.children = {left, disjunction()};
  NodeId const whole = add(std::move(node));
  if (at("implies")) {
    fail(Code::G064, token_.word.begin, token_.word.end, "a chain of `implies`", {},
         "put one `implies` with both its sides in parentheses");
  }
  return whole;
}

NodeId Parser::disjunction() {
  Node const start = make(Form::or_);
  NodeId left = conjunction();
  while (at("or")) {
    take();
    Node node = start;
    node.children = {left, conjunction()};
    left = add(std::move(node));
  }
  return left;
}

NodeId Parser::conjunction() {
  Node const start = make(Form::and_);
  NodeId left = negation();
  while (at("and")) {
    take();
    Node node = start;
    node.children = {left, negation()};
    left = add(std::move(node));
  }
  return left;
}

NodeId Parser::negation() {
  if (!at("not")) return atom();
  Nesting const nesting(*this);
  Node node = make(Form::not_);
  take();
  node.children.push_back(negation());
  return add(std::move(node));
}

NodeId Parser::atom() {
  if (at(TokenForm::open)) {
    Token const opened = take();
    NodeId const inner = condition();
    end_of_condition(TokenForm::close, &opened);
    return inner;
  }
  if (at("count")) return count();
  if (at("any") || at("all")) {
    fail(Code::G064, token_.word.begin, token_.word.end, quoted(token_.word.text) + " needs parentheses here", {},
         "write `(" + token_.word.text + " … in …: …)`");
  }
  return comparison();
}

NodeId Parser::count() {
  Node node = make(Form::count);
  take();
  Token const opened = token_;
  expect(TokenForm::open, "`(`");
  node.words.push_back(name("the name of a variable"));
  keyword("in");
  node.children.push_back(set());
  expect(TokenForm::colon, "`:` and a condition");
  node.children.push_back(condition());
  end_of_condition(TokenForm::close, &opened);
  relation_and_integer(node);
  return add(std::move(node));
}

void Parser::relation_and_integer(Node& count) {
  count.relation = token_.relation;
  expect(TokenForm::relation, "`==`, `!=`, `<`, `<=`, `>` or `>=` and a whole number");
  bool const whole = at(TokenForm::quantity) && token_.word.text.find_first_not_of("0123456789") == std::string::npos;
  if (!whole) unexpected("expected a whole number");
  if (token_.word.text.size() > 9) {
    fail(Code::G063, token_.word.begin, token_.word.end, quoted(token_.word.text) + " is too large to count to");
  }
  count.children.push_back(add_leaf(Form::quantity, take().word));
}

NodeId Parser::comparison() {
  Node node = make(Form::alone);
  bool const constant = at("true") || at("false");
  node.children.push_back(operand());
  if (at(TokenForm::relation)) {
    node.form = Form::compare;
    node.relation = take().relation;
    node.children.push_back(operand());
  } else if (at("is")) {
    node.form = Form::is;
    is_kinds(node);
  } else if (at("in") || at("meets")) {
    node.form = at("in") ? Form::in : Form::meets;
    take();
    node.children.push_back(set());
  } else if (constant) {
    return node.children.front();
  }
  bool const alone = node.form == Form::alone;
  NodeId const whole = add(std::move(node));
  if (alone) {
    last_alone_ = whole;
  } else {
    refuse_chain();
  }
  return whole;
}

void Parser::is_kinds(Node& node) {
  take();
  if (at("not")) {
    fail(Code::G060, token_.word.begin, token_.word.end, "unexpected `not`", "expected a kind",
         "write `not` before the comparison: `not … is …`");
  }
  if (at(TokenForm::open_brace)) {
    for (NodeId const kind : braces(false)) node.children.push_back(kind);
  } else {
    node.children.push_back(add_leaf(Form::name, name("a kind, or several in `{ }`")));
  }
}

void Parser::refuse_chain() {
  if (!at(TokenForm::relation) && !at_relation_word()) return;
  fail(Code::G064, token_.word.begin, token_.word.end, "a chain of comparisons", {}, "compare twice, joined by `and`");
}

void Parser::end_of_condition(TokenForm closing, Token const* opened) {
  if (take_if(closing) || failed()) return;
  // A path that nothing was compared with may have been meant to be more.
  bool const alone = last_alone_ < tree_.nodes.size() && tree_[last_alone_].end == last_end_;
  if (at(TokenForm::word) && alone) {
    Node const& path = tree_[tree_[last_alone_].children.front()];
    bool const one_word = path.form == Form::path && path.children.empty() && path.words.size() == 1;
    if (one_word) refuse_stray(path.words.front());
  }
  std::string help;
  if (at(TokenForm::word)) {
    if (auto const meant = text::closest(token_.word.text, {"and", "implies", "in", "is", "meets", "or"})) {
      help = "did you mean `" + *meant + "`?";
    }
  }
  if (at("not")) help = "write `not` before the comparison: `not … in …`";
  std::string const last = closing == TokenForm::close ? "`)`" : "the end";
  std::string label = std::string("expected ") + (alone ? "a comparison, " : "") + "`and`, `or`, `implies` or " + last;
  if (at(TokenForm::end) && opened != nullptr) {
    auto const end = static_cast<std::uint32_t>(phrase_.text.size());
    fail(Code::G060, end, end, "a parenthesis is not closed", "expected `)`", {},
         {{phrase_.at(opened->word.begin, opened->word.end), "it opens here"}});
  }
  unexpected(std::move(label), std::move(help));
}

/// A bare word before another word was meant to be one of the words that begin a condition.
void Parser::refuse_stray(Word const& first) {
  struct Other {
    std::string_view word;
    std::string_view ours;
  };
  constexpr std::array others{Other{"every", "all"},  Other{"each", "all"}, Other{"forall", "all"},
                              Other{"exists", "any"}, Other{"some", "any"}, Other{"no", "not any"}};
  std::string meant;
  for (Other const& other : others) {
    if (other.word == first.text) meant = other.ours;
  }
  if (meant.empty()) meant = text::closest(first.text, {"all", "any", "count", "not"}).value_or("");
  if (meant.empty()) return;
  fail(Code::G060, first.begin, first.end, quoted(first.text) + " does not begin a condition", {},
       "did you mean `" + meant + "`?");
}

NodeId Parser::call(Word name) {
  Nesting const nesting(*this);
  Node node;
  node.form = Form::call;
  node.begin = name.begin;
  bool const reaches = name.text == "reaches";
  node.words.push_back(std::move(name));
  Token const opened = take();
  do {
    node.children.push_back(argument(reaches));
  } while (take_if(TokenForm::comma));
  if (at(TokenForm::end)) {
    end_of_condition(TokenForm::close, &opened);
  } else {
    expect(TokenForm::close, "`,` or `)`");
  }
  return add(std::move(node));
}

NodeId Parser::argument(bool of_reaches) {
  if (!at("via") && !at("except")) {
    if (!at(TokenForm::word)) unexpected("expected an argument");
    return path();
  }
  if (!of_reaches) {
    fail(Code::G067, token_.word.begin, token_.word.end, quoted(token_.word.text) + " outside of `reaches`", {},
         "write `reaches(a, b, via f: …, except e: …)`");
  }
  Node node = make(at("via") ? Form::via : Form::except);
  take();
  node.words.push_back(name("the name of a variable"));
  expect(TokenForm::colon, "`:` and a condition");
  node.children.push_back(condition());
  return add(std::move(node));
}

}  // namespace glacis::condition

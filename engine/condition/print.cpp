#include <algorithm>

#include "engine/condition/parse.h"
#include "engine/condition/token.h"

namespace glacis::condition {
namespace {

/// How tightly a form binds: what stands where at least `Level` is asked for needs parentheses if it is below.
enum class Level : std::uint8_t { quantifier, implication, disjunction, conjunction, negation, atom };

Level level_of(Form form) {
  switch (form) {
    case Form::any:
    case Form::all: return Level::quantifier;
    case Form::implies: return Level::implication;
    case Form::or_: return Level::disjunction;
    case Form::and_: return Level::conjunction;
    case Form::not_: return Level::negation;
    case Form::literal:
    case Form::count:
    case Form::compare:
    case Form::alone:
    case Form::is:
    case Form::in:
    case Form::meets:
    case Form::path:
    case Form::call:
    case Form::names:
    case Form::name:
    case Form::quantity:
    case Form::via:
    case Form::except: return Level::atom;
  }
  return Level::atom;
}

class Printer {
 public:
  explicit Printer(Tree const& tree) : tree_(tree) {}

  void print(NodeId id, Level least) {
    bool const enclosed = level_of(tree_[id].form) < least;
    if (enclosed) text_ += '(';
    print_open(tree_[id]);
    if (enclosed) text_ += ')';
  }
  std::string text() && { return std::move(text_); }

 private:
  void print_open(Node const& node);
  void print_chain(Node const& node);
  void print_list(Node const& node, std::size_t first, char const* open, char const* close);
  void print_path(Node const& node);
  void print_bound(Node const& node);
  void print_is(Node const& node);
  void print_infix(Node const& node, char const* sign, Level least) {
    print(node.children[0], least);
    text_ += std::string(" ") + sign + " ";
    print(node.children[1], least);
  }

  Tree const& tree_;
  std::string text_;
};

void Printer::print_open(Node const& node) {
  switch (node.form) {
    case Form::any: text_ += "any "; return print_bound(node);
    case Form::all: text_ += "all "; return print_bound(node);
    case Form::implies: return print_infix(node, "implies", Level::disjunction);
    case Form::or_:
    case Form::and_: return print_chain(node);
    case Form::not_: text_ += "not "; return print(node.children[0], Level::negation);
    case Form::count:
      text_ += "count(";
      print_bound(node);
      text_ += std::string(") ") + sign_of(node.relation) + " ";
      return print(node.children[2], Level::atom);
    case Form::compare: return print_infix(node, sign_of(node.relation), Level::atom);
    case Form::alone: return print(node.children[0], Level::atom);
    case Form::is: return print_is(node);
    case Form::in: return print_infix(node, "in", Level::atom);
    case Form::meets: return print_infix(node, "meets", Level::atom);
    case Form::path: return print_path(node);
    case Form::call: text_ += node.words[0].text; return print_list(node, 0, "(", ")");
    case Form::names: return print_list(node, 0, "{", "}");
    case Form::literal:
    case Form::name:
    case Form::quantity: text_ += node.words[0].text; return;
    case Form::via:
    case Form::except:
      text_ += (node.form == Form::via ? "via " : "except ") + node.words[0].text + ": ";
      return print(node.children[0], Level::quantifier);
  }
}

/// A chain leans to the left as deep as it is long, so it is walked, not descended.
void Printer::print_chain(Node const& node) {
  Level const own = level_of(node.form);
  std::vector<NodeId> right;
  Node const* each = &node;
  while (tree_[each->children[0]].form == node.form) {
    right.push_back(each->children[1]);
    each = &tree_[each->children[0]];
  }
  right.push_back(each->children[1]);
  std::reverse(right.begin(), right.end());
  Level const tighter = own == Level::disjunction ? Level::conjunction : Level::negation;
  print(each->children[0], tighter);
  for (NodeId const id : right) {
    text_ += node.form == Form::or_ ? " or " : " and ";
    print(id, tighter);
  }
}

void Printer::print_list(Node const& node, std::size_t first, char const* open, char const* close) {
  text_ += open;
  for (std::size_t i = first; i < node.children.size(); ++i) {
    if (i > first) text_ += ", ";
    print(node.children[i], Level::quantifier);
  }
  text_ += close;
}

void Printer::print_path(Node const& node) {
  if (!node.children.empty()) print(node.children[0], Level::atom);
  for (std::size_t i = 0; i < node.words.size(); ++i) {
    if (i > 0 || !node.children.empty()) text_ += '.';
    text_ += node.words[i].text;
  }
}

void Printer::print_bound(Node const& node) {
  text_ += node.words[0].text + " in ";
  print(node.children[0], Level::atom);
  text_ += ": ";
  print(node.children[1], Level::quantifier);
}

void Printer::print_is(Node const& node) {
  print(node.children[0], Level::atom);
  text_ += " is ";
  if (node.children.size() == 2) return print(node.children[1], Level::atom);
  print_list(node, 1, "{", "}");
}

}  // namespace

std::string print(Tree const& tree) {
  if (tree.nodes.empty()) return {};
  Printer printer(tree);
  printer.print(tree.root(), Level::quantifier);
  return std::move(printer).text();
}

}  // namespace glacis::condition

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/condition/checker.h"
#include "engine/condition/describe.h"

namespace glacis::condition {

using text::Code;

OpId Checker::condition(NodeId id) {
  Node const& node = tree_[id];
  switch (node.form) {
    case Form::any:
    case Form::all: return quantifier(node);
    case Form::implies: return implication(node);
    case Form::or_:
    case Form::and_: return chain(node);
    case Form::not_: return negation(condition(node.children[0]), node);
    case Form::literal: return constant(node.words[0].text == "true", node);
    case Form::count: return count(node);
    case Form::compare: return compare(node);
    case Form::alone: return alone(node);
    case Form::is: return is(node);
    case Form::in: return in(node);
    case Form::meets: return meets(node);
    case Form::path:
    case Form::call:
    case Form::names:
    case Form::name:
    case Form::quantity:
    case Form::via:
    case Form::except: break;
  }
  error(Code::G076, node.begin, node.end, text_of(node.begin, node.end) + " is no condition");
  return nothing;
}

OpId Checker::constant(bool value, Node const& node) {
  Operation operation = make(Op::constant, node);
  operation.value = value;
  return emit(std::move(operation));
}

OpId Checker::negation(OpId operand, Node const& node) {
  if (operand == nothing) return nothing;
  Operation operation = make(Op::negate, node);
  operation.a = operand;
  return emit(std::move(operation));
}

OpId Checker::implication(Node const& node) {
  OpId const premise = condition(node.children[0]);
  OpId const conclusion = condition(node.children[1]);
  if (premise == nothing || conclusion == nothing) return nothing;
  Operation operation = make(Op::either, node);
  operation.a = negation(premise, tree_[node.children[0]]);
  operation.b = conclusion;
  return operation.a == nothing ? nothing : emit(std::move(operation));
}

/// A chain leans to the left as deep as it is long: walked, and built as a balanced tree, so that nobody who descends
/// into a formula goes deeper than the author's nesting.
OpId Checker::chain(Node const& node) {
  std::vector<NodeId> links;
  Node const* each = &node;
  for (;;) {
    links.push_back(each->children[1]);
    Node const& left = tree_[each->children[0]];
    if (left.form != node.form) break;
    each = &left;
  }
  links.push_back(each->children[0]);
  std::reverse(links.begin(), links.end());
  std::vector<Part> parts;
  bool good = true;
  for (NodeId const link : links) {
    Part const part{condition(link), tree_[link].begin, tree_[link].end};
    good = good && part.op != nothing;
    parts.push_back(part);
  }
  if (!good) return nothing;
  parts.front().begin = node.begin;
  parts.back().end = node.end;
  return combine(node.form == Form::or_ ? Op::either : Op::both, parts.data(), parts.size());
}

OpId Checker::combine(Op op, Part const* parts, std::size_t count) {
  if (count == 1) return parts->op;
  std::size_t const half = (count + 1) / 2;
  Operation operation = make(op, parts[0].begin, parts[count - 1].end);
  operation.a = combine(op, parts, half);
  operation.b = combine(op, parts + half, count - half);
  return operation.a == nothing || operation.b == nothing ? nothing : emit(std::move(operation));
}

OpId Checker::body(Word const& name, std::optional<Path> path, NodeId id) {
  variables_.push_back({name.text, std::move(path)});
  OpId const result = condition(id);
  variables_.pop_back();
  return result;
}

OpId Checker::quantifier(Node const& node) {
  check_variable(node.words[0]);
  if (tree_[node.children[0]].form == Form::names) return quantify_written(node);
  std::optional<Path> const set = set_path(node.children[0]);
  if (!set) {
    body(node.words[0], std::nullopt, node.children[1]);
    return nothing;
  }
  Operation operation = make(node.form == Form::any ? Op::some : Op::every, node);
  operation.slot = add_slot(set->sort);
  operation.a = body(node.words[0], variable(operation.slot, set->sort), node.children[1]);
  operation.path = add(*set);
  return operation.a == nothing ? nothing : emit(std::move(operation));
}

/// `any e in {meter, gateway}: …`: written out once for each.
OpId Checker::quantify_written(Node const& node) {
  std::vector<Part> parts;
  std::optional<Sort> sort;
  for (NodeId const id : tree_[node.children[0]].children) {
    Node const& name = tree_[id];
    Operand const operand = member(name);
    auto const found =
        element_beside(sort ? *sort : element_named(operand.word).value_or(model::Element{}).sort, operand);
    if (!found) return nothing;
    sort = found->sort;
    parts.push_back({body(node.words[0], element(*found), node.children[1]), node.begin, node.end});
    // The next one would only repeat what is wrong.
    if (parts.back().op == nothing) return nothing;
  }
  return combine(node.form == Form::any ? Op::either : Op::both, parts.data(), parts.size());
}

OpId Checker::count(Node const& node) {
  check_variable(node.words[0]);
  Node const& written = tree_[node.children[0]];
  if (written.form == Form::names) {
    error(Code::G077, written.begin, written.end, "a written list is not counted", "expected a path that is a set");
    return nothing;
  }
  std::optional<Path> const set = set_path(node.children[0]);
  if (!set) {
    body(node.words[0], std::nullopt, node.children[1]);
    return nothing;
  }
  Operation operation = make(Op::count, node);
  operation.slot = add_slot(set->sort);
  operation.a = body(node.words[0], variable(operation.slot, set->sort), node.children[1]);
  operation.path = add(*set);
  operation.relation = node.relation;
  std::string const& digits = tree_[node.children[2]].words[0].text;
  std::from_chars(digits.data(), digits.data() + digits.size(), operation.number);
  return operation.a == nothing ? nothing : emit(std::move(operation));
}

OpId Checker::alone(Node const& node) {
  Operand const operand = this->operand(node.children[0]);
  std::string what;
  switch (operand.form) {
    case Operand::Form::wrong: return nothing;
    case Operand::Form::condition: return operand.op;
    case Operand::Form::bare: unknown_name(operand); return nothing;
    case Operand::Form::boolean: return constant(operand.word == "true", node);
    case Operand::Form::quantity: what = "a quantity"; break;
    case Operand::Form::labels: what = "a set of labels"; break;
    case Operand::Form::path: what = describe(vocabulary(), operand.path); break;
  }
  bool const boolean = operand.is_value() && vocabulary()[operand.path.type].form == model::TypeForm::boolean;
  if (!boolean) {
    bool const set = operand.is_set();
    error(Code::G076, operand.begin, operand.end, text_of(operand) + " is " + what + ", not a condition",
          set ? "expected `any`, `all`, `count`, `in` or `meets`" : "expected a comparison");
    return nothing;
  }
  Operation operation = make(Op::value_in, node);
  operation.path = add(operand.path);
  operation.values = add_values({{1}, {}});
  return emit(std::move(operation));
}

}  // namespace glacis::condition

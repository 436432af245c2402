#include <algorithm>
#include <utility>

#include "engine/condition/checker.h"
#include "engine/condition/describe.h"
#include "engine/text/suggest.h"

namespace glacis::condition {

using text::Code;

namespace {

bool has_kinds(Sort sort) {
  switch (sort) {
    case Sort::entity:
    case Sort::zone:
    case Sort::data:
    case Sort::network:
    case Sort::stakeholder: return true;
    case Sort::flow:
    case Sort::journey:
    case Sort::model: return false;
  }
  return false;
}

}  // namespace

std::optional<Path> Checker::set_path(NodeId id) {
  Node const& node = tree_[id];
  if (node.form == Form::names) {
    error(Code::G077, node.begin, node.end, "a written list cannot stand here", "expected a path that is a set");
    return std::nullopt;
  }
  Operand const set = operand(id);
  if (set.form == Operand::Form::labels) {
    error(Code::G077, set.begin, set.end, "labels are not counted or quantified", {}, "ask `label in d.labels`");
    return std::nullopt;
  }
  if (!require_set(set)) return std::nullopt;
  return set.path;
}

bool Checker::require_set(Operand const& operand) {
  if (operand.form == Operand::Form::wrong) return false;
  if (operand.is_set()) return true;
  if (operand.form == Operand::Form::bare) {
    unknown_name(operand);
    return false;
  }
  std::string const what = operand.form == Operand::Form::condition ? "a condition"
                           : operand.is_path()                      ? describe(vocabulary(), operand.path)
                                                                    : "a constant";
  error(Code::G077, operand.begin, operand.end, text_of(operand) + " is " + what + ", not a set",
        "expected a set, such as `flow.ends`");
  return false;
}

Operand Checker::member(Node const& node) const {
  Operand result;
  result.form = node.form == Form::quantity ? Operand::Form::quantity : Operand::Form::bare;
  result.word = node.words[0].text;
  result.begin = node.begin;
  result.end = node.end;
  return result;
}

OpId Checker::is(Node const& node) {
  Operand const left = operand(node.children[0]);
  if (left.form == Operand::Form::wrong) return nothing;
  if (left.form == Operand::Form::bare) {
    unknown_name(left);
    return nothing;
  }
  if (!left.is_element()) {
    std::string const what = left.is_path()                          ? describe(vocabulary(), left.path)
                             : left.is_set()                         ? "a set of labels"
                             : left.form == Operand::Form::condition ? "a condition"
                                                                     : "a constant";
    error(Code::G074, left.begin, left.end, text_of(left) + " is " + what + ", which has no kind", {},
          left.is_set()     ? "quantify: `any x in …: x is …`"
          : left.is_value() ? "write `==`, or `in` with several values"
                            : "");
    return nothing;
  }
  if (!has_kinds(left.path.sort)) {
    error(Code::G075, left.begin, left.end, many_of_sort(left.path.sort) + " have no kinds",
          text_of(left) + " is " + one_of_sort(left.path.sort));
    return nothing;
  }
  Operation operation = make(Op::is, node);
  bool good = true;
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    auto const found = kind(left.path.sort, tree_[node.children[i]].words[0]);
    good = good && found.has_value();
    if (found) operation.kinds.push_back(*found);
  }
  if (!good) return nothing;
  std::sort(operation.kinds.begin(), operation.kinds.end());
  operation.path = add(left.path);
  return emit(std::move(operation));
}

std::optional<model::KindId> Checker::kind(Sort sort, Word const& word) {
  auto const& names = vocabulary().kind_names[static_cast<std::size_t>(sort)];
  auto const found = names.find(word.text);
  if (found != names.end()) return found->second;
  if (is_word_gap(word.text)) return std::nullopt;
  std::vector<std::string> candidates;
  for (auto const& each : names) candidates.push_back(each.first);
  std::string help = text::did_you_mean(word.text, candidates);
  for (std::size_t other = 0; other < model::sort_count; ++other) {
    if (vocabulary().kind_names[other].count(word.text) == 0) continue;
    help = text_of(word.begin, word.end) + " is a kind of " + model::name_of(static_cast<Sort>(other));
  }
  error(Code::G075, word.begin, word.end, text_of(word.begin, word.end) + " is no kind of " + model::name_of(sort), {},
        std::move(help));
  return std::nullopt;
}

OpId Checker::in(Node const& node) {
  Operand const left = operand(node.children[0]);
  Node const& written = tree_[node.children[1]];
  if (written.form == Form::names) return in_names(left, written, node);
  Operand const set = operand(node.children[1]);
  if (left.form == Operand::Form::wrong || set.form == Operand::Form::wrong) return nothing;
  if (set.form == Operand::Form::labels) return in_labels(left, set, node);
  if (set.is_element() && left.is_element() && set.path.sort == left.path.sort) {
    error(Code::G077, set.begin, set.end, text_of(set) + " is one, not a set", {}, "write `==`");
    return nothing;
  }
  if (!require_set(set)) return nothing;
  if (left.form == Operand::Form::bare) {
    element_beside(set.path.sort, left);
    return nothing;
  }
  if (!left.is_element() || left.path.sort != set.path.sort) {
    std::string const what = left.form == Operand::Form::condition ? "a condition"
                             : left.form == Operand::Form::labels  ? "a set of labels"
                             : left.is_path()                      ? describe_fully(vocabulary(), left.path)
                                                                   : "a constant";
    error(Code::G074, left.begin, left.end, text_of(left) + " is " + what,
          text_of(set) + " is " + describe(vocabulary(), set.path), left.is_set() ? "write `meets`" : "");
    return nothing;
  }
  Operation operation = make(Op::member, node);
  operation.path = add(left.path);
  operation.other = add(set.path);
  return emit(std::move(operation));
}

OpId Checker::in_names(Operand const& left, Node const& names, Node const& node) {
  if (left.form == Operand::Form::wrong) return nothing;
  if (left.form == Operand::Form::labels) {
    error(Code::G074, left.begin, left.end, text_of(left) + " is a set of labels", {}, "write `meets`");
    return nothing;
  }
  if (refuse_uncomparable(left)) return nothing;
  if (!left.is_path()) {
    Operand last = left;
    last.begin = names.begin;
    last.end = names.end;
    return two_constants(left, last);
  }
  Operation operation = make(left.is_value() ? Op::value_in : Op::element_in, node);
  std::vector<model::ValueSet> values;
  bool good = true;
  for (NodeId const id : names.children) {
    Operand const name = member(tree_[id]);
    if (left.is_value()) {
      auto const found = constant_beside(left, name);
      good = good && found.has_value();
      if (found) values.push_back(values_that_are(vocabulary()[left.path.type], Relation::equal, *found));
    } else {
      auto const found = element_beside(left.path.sort, name);
      good = good && found.has_value();
      if (found) operation.elements.push_back(*found);
    }
  }
  if (!good) return nothing;
  if (left.is_value()) operation.values = add_values(united(values));
  std::sort(operation.elements.begin(), operation.elements.end());
  operation.path = add(left.path);
  return emit(std::move(operation));
}

OpId Checker::meets(Node const& node) {
  Operand const left = operand(node.children[0]);
  Node const& written = tree_[node.children[1]];
  if (!require_set(left)) {
    if (written.form == Form::path) require_set(operand(node.children[1]));
    return nothing;
  }
  if (written.form == Form::names) return meets_names(left, written, node);
  Operand const right = operand(node.children[1]);
  if (!require_set(right)) return nothing;
  bool const labels = left.form == Operand::Form::labels;
  if (labels != (right.form == Operand::Form::labels) || left.path.sort != right.path.sort) {
    error(Code::G074, node.begin, node.end,
          text_of(left) + " is " + (labels ? "a set of labels" : describe(vocabulary(), left.path)) + ", " +
              text_of(right) + " is " +
              (right.form == Operand::Form::labels ? "a set of labels" : describe(vocabulary(), right.path)),
          "expected two sets of a kind");
    return nothing;
  }
  if (labels) return meet_labels(left, right, node);
  Operation operation = make(Op::meets, node);
  operation.path = add(left.path);
  operation.other = add(right.path);
  return emit(std::move(operation));
}

}  // namespace glacis::condition

#include <algorithm>
#include <utility>

#include "engine/condition/checker.h"
#include "engine/text/suggest.h"

namespace glacis::condition {

using text::Code;

std::optional<model::LabelId> Checker::label(Operand const& name) {
  auto const& names = vocabulary().label_names;
  auto const found = names.find(name.word);
  if (found != names.end() && !name.word.empty()) return found->second;
  if (is_word_gap(name.word)) return std::nullopt;
  std::vector<std::string> candidates;
  for (auto const& each : names) candidates.push_back(each.first);
  error(Code::G073, name.begin, name.end, text_of(name) + " is no label", {},
        text::did_you_mean(name.word, candidates));
  return std::nullopt;
}

OpId Checker::label_in(Path const& data, model::LabelId label, Node const& node) {
  Operation operation = make(Op::label_in, node);
  operation.path = add(data);
  operation.number = label.index;
  return emit(std::move(operation));
}

OpId Checker::in_labels(Operand const& left, Operand const& labels, Node const& node) {
  auto const found = label(left);
  return found ? label_in(labels.path, *found, node) : nothing;
}

OpId Checker::meets_names(Operand const& left, Node const& names, Node const& node) {
  bool const labels = left.form == Operand::Form::labels;
  std::vector<Part> parts;
  std::vector<model::Element> elements;
  bool good = true;
  for (NodeId const id : names.children) {
    Operand const name = member(tree_[id]);
    if (labels) {
      auto const found = label(name);
      good = good && found.has_value();
      if (found) parts.push_back({label_in(left.path, *found, node), node.begin, node.end});
    } else {
      auto const found = element_beside(left.path.sort, name);
      good = good && found.has_value();
      if (found) elements.push_back(*found);
    }
  }
  if (!good) return nothing;
  if (labels) return combine(Op::either, parts.data(), parts.size());
  // Some member of the set is one of these.
  std::sort(elements.begin(), elements.end());
  Operation some = make(Op::some, node);
  some.slot = add_slot(left.path.sort);
  Operation among = make(Op::element_in, node);
  among.path = add(variable(some.slot, left.path.sort));
  among.elements = std::move(elements);
  some.path = add(left.path);
  some.a = emit(std::move(among));
  return some.a == nothing ? nothing : emit(std::move(some));
}

/// Labels are few: some label is among both.
OpId Checker::meet_labels(Operand const& left, Operand const& right, Node const& node) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < vocabulary().labels.size(); ++i) {
    Part const both[] = {{label_in(left.path, model::id_of<model::LabelTag>(i), node), node.begin, node.end},
                         {label_in(right.path, model::id_of<model::LabelTag>(i), node), node.begin, node.end}};
    parts.push_back({combine(Op::both, both, 2), node.begin, node.end});
  }
  return parts.empty() ? constant(false, node) : combine(Op::either, parts.data(), parts.size());
}

}  // namespace glacis::condition

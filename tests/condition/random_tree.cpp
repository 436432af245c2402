#include "tests/condition/random_tree.h"

#include <algorithm>
#include <utility>

namespace glacis::condition::tests {
namespace {

using verdict::tests::Draw;

class Grower {
 public:
  explicit Grower(Draw const& draw) : draw_(draw) {}

  NodeId condition(unsigned depth) {
    if (depth == 0) return leaf(depth);
    switch (draw_(11)) {
      case 0: return quantifier(Form::any, depth - 1);
      case 1: return quantifier(Form::all, depth - 1);
      case 2: return two(Form::implies, depth - 1);
      case 3:
      case 4: return two(Form::or_, depth - 1);
      case 5:
      case 6: return two(Form::and_, depth - 1);
      case 7: return add(Form::not_, {}, {condition(depth - 1)});
      case 8: return count(depth - 1);
      default: return leaf(depth - 1);
    }
  }
  Tree tree() && { return std::move(tree_); }

 private:
  NodeId add(Form form, std::vector<std::string> words, std::vector<NodeId> children) {
    Node node;
    node.form = form;
    for (std::string& word : words) node.words.push_back({std::move(word), 0, 0});
    node.children = std::move(children);
    tree_.nodes.push_back(std::move(node));
    return tree_.root();
  }
  NodeId two(Form form, unsigned depth) {
    NodeId const left = condition(depth);
    return add(form, {}, {left, condition(depth)});
  }
  NodeId quantifier(Form form, unsigned depth) {
    NodeId const over = set(depth);
    return add(form, {name()}, {over, condition(depth)});
  }
  NodeId count(unsigned depth) {
    NodeId const over = set(depth);
    NodeId const body = condition(depth);
    NodeId const number = add(Form::quantity, {std::to_string(draw_(20))}, {});
    NodeId const whole = add(Form::count, {name()}, {over, body, number});
    return with_relation(whole);
  }
  NodeId with_relation(NodeId id) {
    tree_.nodes[id].relation = static_cast<Relation>(draw_(6));
    return id;
  }
  NodeId leaf(unsigned depth) {
    switch (draw_(6)) {
      case 0: return add(Form::literal, {draw_(2) == 0 ? "true" : "false"}, {});
      case 1: {
        NodeId const left = operand(depth);
        return with_relation(add(Form::compare, {}, {left, operand(depth)}));
      }
      case 2: {
        std::vector<NodeId> children{operand(depth)};
        for (NodeId const each : names(false)) children.push_back(each);
        return add(Form::is, {}, std::move(children));
      }
      case 3: {
        NodeId const left = operand(depth);
        return add(draw_(2) == 0 ? Form::in : Form::meets, {}, {left, set(depth)});
      }
      default: return add(Form::alone, {}, {path(depth)});
    }
  }
  NodeId operand(unsigned depth) {
    switch (draw_(6)) {
      case 0: return add(Form::quantity, {quantity()}, {});
      case 1: return add(Form::literal, {draw_(2) == 0 ? "true" : "false"}, {});
      default: return path(depth);
    }
  }
  NodeId set(unsigned depth) {
    if (draw_(3) > 0) return path(depth);
    std::vector<NodeId> members = names(true);
    return add(Form::names, {}, std::move(members));
  }
  std::vector<NodeId> names(bool with_quantities) {
    std::vector<std::string> chosen;
    std::vector<NodeId> ids;
    for (std::uint32_t left = 1 + draw_(3); left > 0; --left) {
      bool const number = with_quantities && draw_(3) == 0;
      std::string text = number ? quantity() : name();
      if (std::find(chosen.begin(), chosen.end(), text) != chosen.end()) continue;
      chosen.push_back(text);
      ids.push_back(add(number ? Form::quantity : Form::name, {std::move(text)}, {}));
    }
    return ids;
  }
  NodeId path(unsigned depth) {
    std::vector<std::string> words;
    std::vector<NodeId> children;
    if (depth > 0 && draw_(4) == 0) {
      children.push_back(call(depth - 1));
    } else {
      words.push_back(name());
    }
    for (std::uint32_t left = draw_(4); left > 0; --left) words.push_back(step());
    return add(Form::path, std::move(words), std::move(children));
  }
  NodeId call(unsigned depth) {
    bool const reaches = draw_(3) == 0;
    std::vector<NodeId> arguments;
    for (std::uint32_t left = 1 + draw_(3); left > 0; --left) {
      if (reaches && draw_(3) == 0) {
        arguments.push_back(add(draw_(2) == 0 ? Form::via : Form::except, {name()}, {condition(depth)}));
      } else {
        arguments.push_back(path(depth));
      }
    }
    return add(Form::call, {reaches ? "reaches" : name()}, std::move(arguments));
  }
  std::string name() {
    static char const* const all[] = {"flow",         "e",   "mca",      "mcc-prime", "C1",
                                      "device-class", "a-1", "anything", "nota",      "x2-y"};
    return all[draw_(std::size(all))];
  }
  /// After a dot also the words of the grammar are names.
  std::string step() {
    static char const* const all[] = {"in", "not", "any", "count", "true", "is"};
    return draw_(5) == 0 ? all[draw_(std::size(all))] : name();
  }
  std::string quantity() {
    static char const* const all[] = {"0", "51 B", "12 KiB", "1.5 ms", "3", "0.125 J", "10 bit/s", "7 EUR", "2 min"};
    return all[draw_(std::size(all))];
  }

  Draw const& draw_;
  Tree tree_;
};

}  // namespace

Tree random_tree(Draw const& draw, unsigned depth) {
  Grower grower(draw);
  grower.condition(depth);
  return std::move(grower).tree();
}

std::string random_text(Draw const& draw) {
  static char const* const tokens[] = {"any",
                                       "all",
                                       "and",
                                       "or",
                                       "not",
                                       "implies",
                                       "is",
                                       "in",
                                       "meets",
                                       "count(",
                                       "via",
                                       "except",
                                       "true",
                                       "false",
                                       "(",
                                       ")",
                                       "{",
                                       "}",
                                       ",",
                                       ":",
                                       ".",
                                       "==",
                                       "!=",
                                       "<",
                                       "<=",
                                       ">",
                                       ">=",
                                       "@",
                                       "=",
                                       "-",
                                       "_",
                                       "é",
                                       "\n",
                                       "flow",
                                       "entity",
                                       "data",
                                       "zone",
                                       "journey",
                                       "entities",
                                       "flows",
                                       "zones",
                                       "e",
                                       "f",
                                       "d",
                                       "meter",
                                       "aggregator",
                                       "reading",
                                       "report",
                                       "home",
                                       "ae",
                                       "site",
                                       "mca",
                                       "C1",
                                       "high",
                                       "personal",
                                       "lorawan",
                                       "3",
                                       "2.5",
                                       "51 B",
                                       "1 s",
                                       "confidentiality",
                                       "any e in flow.ends:",
                                       "all d in flow.payload:",
                                       "any e in {meter, aggregator}:",
                                       "count(e in entities: e.uicc) >= 2",
                                       "flow.from",
                                       "flow.over",
                                       "flow.ends",
                                       "flow.point",
                                       "entity.uicc",
                                       "entity.device-class",
                                       "data.labels",
                                       "e.zone",
                                       "e.uicc",
                                       "meter.device-class",
                                       "flow.in-reach",
                                       "f.in-reach",
                                       "entity.big-2",
                                       "entity.boot-rom",
                                       "crosses(",
                                       "crosses(flow)",
                                       "reaches(",
                                       "via f:",
                                       "except e:",
                                       "zone-of(e, site)",
                                       "trusted-with(e, d)",
                                       "protected(flow,",
                                       "journeys(reading)",
                                       "hop-by-hop(",
                                       ".zone",
                                       ".ends",
                                       ".uicc",
                                       ".in-reach",
                                       ".labels",
                                       ".readers",
                                       ".hosts"};
  std::string text;
  for (std::uint32_t left = draw(30); left > 0; --left) {
    text += tokens[draw(std::size(tokens))];
    if (draw(4) > 0) text += ' ';
  }
  return text;
}

}  // namespace glacis::condition::tests

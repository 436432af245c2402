#include "tests/verdict/sentence.h"

#include <algorithm>
#include <functional>

namespace glacis::verdict::tests {

namespace {

using Form = Shape::Form;

template <class Nodes>
bool evaluate(Nodes const& nodes, std::uint32_t root, std::vector<std::uint32_t> const& completion) {
  std::vector<bool> value(nodes.size());
  for (std::size_t i = 0; i <= root; ++i) {
    auto const& node = nodes[i];
    switch (node.form) {
      case Form::constant: value[i] = node.a != 0; break;
      case Form::literal: value[i] = (node.values >> completion[node.a] & 1) != 0; break;
      case Form::both: value[i] = value[node.a] && value[node.b]; break;
      case Form::either: value[i] = value[node.a] || value[node.b]; break;
      case Form::negate: value[i] = !value[node.a]; break;
    }
  }
  return value[root];
}

template <class Domains, class Visit>
void for_each_completion(Domains const& domains, Visit const& visit) {
  std::vector<std::uint32_t> completion(domains.size());
  for (;;) {
    visit(completion);
    std::size_t i = 0;
    while (i < completion.size() && ++completion[i] == domains[i]) completion[i++] = 0;
    if (i == completion.size()) return;
  }
}

Answer answer(bool holds, bool fails) {
  if (holds) return fails ? Answer::both : Answer::yes;
  return fails ? Answer::no : Answer::contradiction;
}

}  // namespace

Sentence draw_sentence(Draw const& draw, std::uint32_t variables, std::uint64_t completions) {
  Sentence sentence;
  std::uint32_t const count = 1 + draw(variables);
  for (std::uint64_t total = 1; sentence.domains.size() < count;) {
    std::uint32_t const domain = 2 + draw(4);
    if (total * domain > completions) break;
    total *= domain;
    sentence.domains.push_back(domain);
    std::uint64_t const all = (1ULL << domain) - 1;
    std::uint64_t const some = draw(3) == 0 ? draw(static_cast<std::uint32_t>(all)) + 1 : all;
    sentence.possible.push_back(some);
  }
  auto const size = static_cast<std::uint32_t>(sentence.domains.size());
  std::uint32_t const leaves = 1 + draw(2 * size + 2);
  for (std::uint32_t i = 0; i < leaves; ++i) {
    std::uint32_t const variable = draw(size);
    sentence.nodes.push_back({Form::literal, variable, 0, draw(1U << sentence.domains[variable])});
  }
  if (draw(8) == 0) sentence.nodes.push_back({Form::constant, draw(2), 0, 0});
  std::uint32_t const inner = draw(3 * leaves);
  for (std::uint32_t i = 0; i < inner; ++i) {
    auto const made = static_cast<std::uint32_t>(sentence.nodes.size());
    Form const form = draw(5) == 0 ? Form::negate : draw(2) == 0 ? Form::both : Form::either;
    // Mostly the latest nodes, so that formulas become deep.
    std::uint32_t const a = draw(2) == 0 ? made - 1 : draw(made);
    sentence.nodes.push_back({form, a, draw(made), 0});
  }
  auto const made = static_cast<std::uint32_t>(sentence.nodes.size());
  sentence.goal = made - 1 - draw(std::min(made, 3U));
  for (std::uint32_t i = draw(4); i-- > 0;) sentence.given.push_back(draw(made));
  return sentence;
}

Answer answer_by_trial(Sentence const& sentence) {
  bool holds = false;
  bool fails = false;
  for_each_completion(sentence.domains, [&](std::vector<std::uint32_t> const& completion) {
    for (std::size_t i = 0; i < completion.size(); ++i) {
      if ((sentence.possible[i] >> completion[i] & 1) == 0) return;
    }
    for (std::uint32_t const given : sentence.given) {
      if (!evaluate(sentence.nodes, given, completion)) return;
    }
    (evaluate(sentence.nodes, sentence.goal, completion) ? holds : fails) = true;
  });
  return answer(holds, fails);
}

Answer answer_by_trial(Shape const& shape) {
  bool holds = false;
  bool fails = false;
  for_each_completion(shape.domains, [&](std::vector<std::uint32_t> const& completion) {
    if (!evaluate(shape.nodes, shape.given, completion)) return;
    (evaluate(shape.nodes, shape.goal, completion) ? holds : fails) = true;
  });
  return answer(holds, fails);
}

/// Without a residual: the nodes as they are, `given` and `possible` as one conjunction.
Shape shape_of_sentence(Sentence const& sentence) {
  Shape shape;
  for (std::uint32_t const domain : sentence.domains) shape.domains.push_back(static_cast<std::uint8_t>(domain));
  for (Sentence::Node const& node : sentence.nodes) shape.nodes.push_back({node.form, node.a, node.b, node.values});
  auto const add = [&shape](Shape::Node node) {
    shape.nodes.push_back(node);
    return static_cast<std::uint32_t>(shape.nodes.size() - 1);
  };
  shape.goal = sentence.goal;
  shape.given = add({Form::constant, 1, 0, 0});
  for (std::uint32_t const given : sentence.given) shape.given = add({Form::both, shape.given, given, 0});
  for (std::uint32_t i = 0; i < sentence.possible.size(); ++i) {
    std::uint32_t const literal = add({Form::literal, i, 0, sentence.possible[i]});
    shape.given = add({Form::both, shape.given, literal, 0});
  }
  return shape;
}

Built build(Sentence const& sentence, std::function<std::uint64_t(std::uint32_t)> const& key, bool late) {
  Built built;
  auto const restrict_all = [&] {
    for (std::uint32_t i = 0; i < sentence.domains.size(); ++i) {
      built.residual.restrict(key(i), sentence.domains[i], {sentence.possible[i]});
    }
  };
  if (!late) restrict_all();
  std::vector<Residual::Ref> made;
  for (Sentence::Node const& node : sentence.nodes) {
    switch (node.form) {
      case Form::constant: made.push_back(built.residual.constant(node.a != 0)); break;
      case Form::literal:
        made.push_back(built.residual.literal(key(node.a), sentence.domains[node.a], {node.values}));
        break;
      case Form::both: made.push_back(built.residual.both(made[node.a], made[node.b])); break;
      case Form::either: made.push_back(built.residual.either(made[node.a], made[node.b])); break;
      case Form::negate: made.push_back(built.residual.negate(made[node.a])); break;
    }
  }
  if (late) restrict_all();
  built.goal = made[sentence.goal];
  for (std::uint32_t const given : sentence.given) built.given.push_back(made[given]);
  return built;
}

}  // namespace glacis::verdict::tests

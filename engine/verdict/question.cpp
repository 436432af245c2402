#include "engine/verdict/question.h"

#include <algorithm>
#include <bit>

namespace glacis::verdict {

namespace {

using Form = Shape::Form;
using Node = Shape::Node;

std::uint64_t all_values(std::uint8_t domain) { return domain == 64 ? ~0ULL : (1ULL << domain) - 1; }

/// Builds nodes without constants below the root: the first two nodes are false and true.
class Builder {
 public:
  explicit Builder(std::vector<std::uint64_t> const& kept) : kept_(kept) {}
  std::uint32_t constant(bool value) const { return value ? 1 : 0; }
  std::uint32_t literal(std::uint32_t variable, std::uint64_t values) {
    values &= kept_[variable];
    if (values == 0) return 0;
    if (values == kept_[variable]) return 1;
    return add({Form::literal, variable, 0, values});
  }
  std::uint32_t join(Form form, std::uint32_t a, std::uint32_t b) {
    std::uint32_t const neutral = form == Form::both ? 1 : 0;
    if (a == neutral || a == b) return b;
    if (b == neutral) return a;
    if (a < 2) return a;
    if (b < 2) return b;
    return add({form, a, b, 0});
  }
  std::vector<Node> take() { return std::move(nodes_); }

 private:
  std::uint32_t add(Node node) {
    nodes_.push_back(node);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  std::vector<std::uint64_t> const& kept_;
  std::vector<Node> nodes_{{Form::constant, 0, 0, 0}, {Form::constant, 1, 0, 0}};
};

/// Index of a node in one of its polarities.
std::size_t side(std::uint32_t node, bool positive) { return 2 * std::size_t{node} + (positive ? 1 : 0); }

/// Which nodes are needed in which polarity.
std::vector<bool> needed_sides(Shape const& shape, bool goal) {
  std::vector<bool> needed(2 * shape.nodes.size());
  needed[side(shape.goal, goal)] = true;
  needed[side(shape.given, true)] = true;
  for (std::size_t i = needed.size(); i-- > 0;) {
    if (!needed[i]) continue;
    Node const& node = shape.nodes[i / 2];
    bool const positive = i % 2 != 0;
    if (node.form == Form::both || node.form == Form::either) {
      needed[side(node.a, positive)] = true;
      needed[side(node.b, positive)] = true;
    } else if (node.form == Form::negate) {
      needed[side(node.a, !positive)] = true;
    }
  }
  return needed;
}

std::uint32_t build_side(Shape const& shape, std::size_t which, std::vector<std::uint32_t> const& made,
                         Builder& builder) {
  Node const& node = shape.nodes[which / 2];
  bool const positive = which % 2 != 0;
  switch (node.form) {
    case Form::constant: return builder.constant((node.a != 0) == positive);
    case Form::literal: return builder.literal(node.a, positive ? node.values : ~node.values);
    case Form::negate: return made[side(node.a, !positive)];
    case Form::both:
    case Form::either: {
      Form const form = (node.form == Form::both) == positive ? Form::both : Form::either;
      return builder.join(form, made[side(node.a, positive)], made[side(node.b, positive)]);
    }
  }
  return 0;
}

std::vector<bool> reached(Question const& question) {
  std::vector<bool> seen(question.nodes.size());
  seen[question.root] = true;
  for (std::size_t i = question.root + std::size_t{1}; i-- > 0;) {
    Node const& node = question.nodes[i];
    if (!seen[i] || node.form == Form::literal || node.form == Form::constant) continue;
    seen[node.a] = true;
    seen[node.b] = true;
  }
  return seen;
}

/// Drops dominated values; false if there are none, and then `kept` is 0 for what does not occur.
bool drop_values(Question& question) {
  std::vector<bool> const seen = reached(question);
  std::vector<std::uint32_t> place(question.kept.size(), 0xFFFFFFFFU);
  std::vector<std::uint64_t> better;  // 64 for each variable that occurs: the values at least as good as this one
  for (std::size_t i = 0; i < seen.size(); ++i) {
    Node const& node = question.nodes[i];
    if (!seen[i] || node.form != Form::literal) continue;
    if (place[node.a] == 0xFFFFFFFFU) {
      place[node.a] = static_cast<std::uint32_t>(better.size());
      better.resize(better.size() + 64, question.kept[node.a]);
    }
    for (std::uint64_t rest = node.values; rest != 0; rest &= rest - 1) {
      better[place[node.a] + static_cast<std::size_t>(std::countr_zero(rest))] &= node.values;
    }
  }
  bool changed = false;
  for (std::size_t v = 0; v < place.size(); ++v) {
    std::uint64_t& kept = question.kept[v];
    if (place[v] == 0xFFFFFFFFU) {
      kept = 0;
      continue;
    }
    for (std::uint64_t rest = kept; rest != 0; rest &= rest - 1) {
      std::uint64_t const value = rest & (~rest + 1);
      if ((better[place[v] + static_cast<std::size_t>(std::countr_zero(rest))] & kept & ~value) == 0) continue;
      kept &= ~value;
      changed = true;
    }
  }
  return changed;
}

void fold(Question& question) {
  Builder builder(question.kept);
  std::vector<std::uint32_t> made(question.nodes.size());
  std::vector<bool> const seen = reached(question);
  for (std::size_t i = 0; i < question.nodes.size(); ++i) {
    Node const& node = question.nodes[i];
    if (!seen[i]) continue;
    if (node.form == Form::constant) {
      made[i] = builder.constant(node.a != 0);
    } else {
      made[i] = node.form == Form::literal ? builder.literal(node.a, node.values)
                                           : builder.join(node.form, made[node.a], made[node.b]);
    }
  }
  question.root = made[question.root];
  question.nodes = builder.take();
}

}  // namespace

unsigned Question::bits() const {
  unsigned sum = 0;
  for (std::uint64_t const values : kept) {
    if (values != 0) sum += static_cast<unsigned>(std::bit_width(static_cast<unsigned>(std::popcount(values)) - 1U));
  }
  return sum;
}

Question ask(Shape const& shape, bool goal) {
  Question question;
  for (std::uint8_t const domain : shape.domains) question.kept.push_back(all_values(domain));
  Builder builder(question.kept);
  std::vector<bool> const needed = needed_sides(shape, goal);
  std::vector<std::uint32_t> made(needed.size());
  for (std::size_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) made[i] = build_side(shape, i, made, builder);
  }
  question.root = builder.join(Shape::Form::both, made[side(shape.goal, goal)], made[side(shape.given, true)]);
  question.nodes = builder.take();
  while (drop_values(question)) fold(question);
  return question;
}

}  // namespace glacis::verdict

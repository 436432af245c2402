#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/text/phrase.h"

namespace glacis::condition {

/// The syntax of LL(1) conditions as a flat tree: children come before their parents, the root is last.
/// Two trees are equal if they say the same; places do not count.
enum class Form : std::uint8_t {
  any,
  all,  // name: the bound variable; children: set, body
  implies,
  or_,
  and_,     // two children
  not_,     // one child
  literal,  // `true`, `false`: name
  count,    // name; children: set, body, number; relation
  compare,  // two operands; relation
  alone,    // a Boolean path
  is,       // operand, then one name each
  in,
  meets,     // operand, set
  path,      // steps: name.name…, the first child may be a call
  call,      // name; children: arguments
  names,     // { … }: children: names and quantities
  name,      // in names: a bare word
  quantity,  // number with unit: text
  via,
  except  // argument of reaches: name, body
};
enum class Relation : std::uint8_t { equal, unequal, less, at_most, greater, at_least };

using NodeId = std::uint32_t;

struct Word {
  std::string text;
  std::uint32_t begin = 0;  ///< byte offsets in the phrase
  std::uint32_t end = 0;
};

struct Node {
  Form form = Form::literal;
  Relation relation = Relation::equal;
  std::vector<Word> words;  ///< path: its words (without a leading call); else the one name or number
  std::vector<NodeId> children;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Tree {
  std::vector<Node> nodes;
  NodeId root() const { return static_cast<NodeId>(nodes.size() - 1); }
  Node const& operator[](NodeId id) const { return nodes[id]; }
};

bool operator==(Tree const& a, Tree const& b);

}  // namespace glacis::condition

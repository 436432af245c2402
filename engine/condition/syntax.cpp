#include "engine/condition/syntax.h"

#include <utility>

namespace glacis::condition {
namespace {

bool same_words(Node const& a, Node const& b) {
  if (a.words.size() != b.words.size()) return false;
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    if (a.words[i].text != b.words[i].text) return false;
  }
  return true;
}

/// Only where the form has a relation does it say anything.
bool same_relation(Node const& a, Node const& b) {
  return (a.form != Form::compare && a.form != Form::count) || a.relation == b.relation;
}

}  // namespace

bool operator==(Tree const& a, Tree const& b) {
  if (a.nodes.empty() || b.nodes.empty()) return a.nodes.empty() == b.nodes.empty();
  std::vector<std::pair<NodeId, NodeId>> waiting{{a.root(), b.root()}};
  while (!waiting.empty()) {
    Node const& left = a[waiting.back().first];
    Node const& right = b[waiting.back().second];
    waiting.pop_back();
    if (left.form != right.form || left.children.size() != right.children.size()) return false;
    if (!same_words(left, right) || !same_relation(left, right)) return false;
    for (std::size_t i = 0; i < left.children.size(); ++i) waiting.emplace_back(left.children[i], right.children[i]);
  }
  return true;
}

}  // namespace glacis::condition

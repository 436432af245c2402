#include "engine/text/document.h"

namespace glacis::text {

NodeId Document::take(Document const& other, NodeId id) {
  Node copy = other.node(id);
  switch (copy.form) {
    case NodeForm::table: {
      std::vector<Entry> entries(other.entries(id).begin(), other.entries(id).end());
      for (Entry& entry : entries) entry.value = take(other, entry.value);
      copy.first = static_cast<std::uint32_t>(entries_.size());
      entries_.insert(entries_.end(), entries.begin(), entries.end());
      break;
    }
    case NodeForm::array: {
      std::vector<NodeId> elements(other.elements(id).begin(), other.elements(id).end());
      for (NodeId& element : elements) element = take(other, element);
      copy.first = static_cast<std::uint32_t>(elements_.size());
      elements_.insert(elements_.end(), elements.begin(), elements.end());
      break;
    }
    case NodeForm::string:
      phrases_.push_back(other.phrase(id));
      copy.first = static_cast<std::uint32_t>(phrases_.size() - 1);
      break;
    case NodeForm::date:
      dates_.push_back(other.date(id));
      copy.first = static_cast<std::uint32_t>(dates_.size() - 1);
      break;
    case NodeForm::integer:
    case NodeForm::decimal:
    case NodeForm::boolean: break;
  }
  nodes_.push_back(copy);
  return NodeId{static_cast<std::uint32_t>(nodes_.size() - 1)};
}

void Document::put_over(NodeId table, Document const& other, NodeId from) {
  std::vector<Entry> entries(this->entries(table).begin(), this->entries(table).end());
  for (Entry const& entry : other.entries(from)) {
    Entry const taken{entry.key, entry.key_span, take(other, entry.value)};
    auto same = entries.begin();
    while (same != entries.end() && same->key != entry.key) ++same;
    if (same == entries.end())
      entries.push_back(taken);
    else
      *same = taken;
  }
  Node& node = nodes_[static_cast<std::size_t>(table)];
  node.first = static_cast<std::uint32_t>(entries_.size());
  node.count = static_cast<std::uint32_t>(entries.size());
  entries_.insert(entries_.end(), entries.begin(), entries.end());
}

}  // namespace glacis::text

#include <algorithm>

#include "engine/verdict/mixing.h"
#include "engine/verdict/protection.h"

// The nodes of protection trees: simplified when made, and equal ones shared.

namespace glacis::verdict {

using rule::Offer;

namespace {

std::size_t content_hash(ProtectionNode const& node, ProtectionId const* children) {
  std::uint64_t hash = mix(static_cast<std::uint64_t>(node.form), hash_of(node.offer));
  hash = mix(mix(hash, hash_of(node.spot)), node.other);
  hash = mix(hash, (std::uint64_t{node.end} << 1) | (node.so ? 1U : 0U));
  for (std::uint32_t i = 0; i < node.count; ++i) hash = mix(hash, children[i]);
  return static_cast<std::size_t>(hash);
}

}  // namespace

/// Doubles the table of slots, so that at least half of it is vacant.
void Protection::widen() {
  slots_.assign(slots_.size() * 2, vacant);
  for (ProtectionId id = 0; id < nodes_.size(); ++id) {
    std::size_t slot = content_hash(nodes_[id], children_.data() + nodes_[id].first) & (slots_.size() - 1);
    while (slots_[slot] != vacant) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = id;
  }
}

ProtectionId Protection::share(ProtectionNode const& node, Ids const& children) {
  if (nodes_.size() * 2 >= slots_.size()) widen();
  ProtectionNode added = node;
  added.first = static_cast<std::uint32_t>(children_.size());
  added.count = static_cast<std::uint32_t>(children.size());
  auto same = [&](ProtectionNode const& other) {
    return other.form == added.form && other.offer == added.offer && other.spot == added.spot &&
           other.other == added.other && other.end == added.end && other.so == added.so && other.count == added.count &&
           std::equal(children.begin(), children.end(), children_.begin() + other.first);
  };
  std::size_t slot = content_hash(added, children.data()) & (slots_.size() - 1);
  for (; slots_[slot] != vacant; slot = (slot + 1) & (slots_.size() - 1))
    if (same(nodes_[slots_[slot]])) return slots_[slot];
  slots_[slot] = static_cast<ProtectionId>(nodes_.size());
  nodes_.push_back(added);
  children_.insert(children_.end(), children.begin(), children.end());
  return slots_[slot];
}

ProtectionId Protection::group(ProtectionNode::Form form, Ids const& children) {
  ProtectionId const neutral = form == ProtectionNode::Form::all_of ? always_met : never_met;
  ProtectionId const decisive = form == ProtectionNode::Form::all_of ? never_met : always_met;
  Ids kept;
  for (ProtectionId const child : children) {
    if (child == decisive) return decisive;
    // Long groups are the flows of a journey or the members of a place, which come once.
    bool const repeated = children.size() <= 16 && std::find(kept.begin(), kept.end(), child) != kept.end();
    if (child != neutral && !repeated) kept.push_back(child);
  }
  if (kept.empty()) return neutral;
  return kept.size() == 1 ? kept.front() : share({.form = form}, kept);
}

ProtectionId Protection::all_of(Ids const& children) { return group(ProtectionNode::Form::all_of, children); }
ProtectionId Protection::any_of(Ids const& children) { return group(ProtectionNode::Form::any_of, children); }

ProtectionId Protection::mechanism(Offer offer, Spot spot) {
  return share({.form = ProtectionNode::Form::mechanism, .spot = spot, .offer = offer}, {});
}

ProtectionId Protection::inside(std::uint32_t zone, std::uint32_t entity, bool so) {
  return share({.form = ProtectionNode::Form::inside, .spot = {model::Sort::zone, zone}, .other = entity, .so = so},
               {});
}

ProtectionId Protection::crosses(std::uint32_t zone, std::uint32_t flow, std::uint32_t receiver, bool so) {
  return share({.form = ProtectionNode::Form::flow_crosses,
                .spot = {model::Sort::zone, zone},
                .other = flow,
                .end = receiver,
                .so = so},
               {});
}

ProtectionId Protection::unsaid(Spot spot, Unsaid about) {
  return share({.form = ProtectionNode::Form::unsaid, .spot = spot, .other = static_cast<std::uint32_t>(about)}, {});
}

}  // namespace glacis::verdict

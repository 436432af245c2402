#pragma once
#include <map>
#include <vector>

#include "engine/rule/need.h"
#include "engine/verdict/case.h"

namespace glacis::verdict {

/// Where a feature comes from (DESIGN.md's table), as a monotone tree. Leaves: a mechanism at a spot that gives the
/// offer; the flow's network giving it by itself; an entity being trusted with a datum. One tree serves the verdicts
/// (with what is stated) and the plans (with what could be put there).
struct ProtectionNode {
  enum class Form : std::uint8_t { all_of, any_of, mechanism, network, trusted, flow_crosses };
  Form form = Form::any_of;
  std::uint32_t first = 0;  ///< all_of, any_of: children [first, first + count) in Protection::children
  std::uint32_t count = 0;
  Spot spot;                ///< mechanism: where; network: the flow; trusted: the entity; flow_crosses: the zone whose border
  std::uint32_t other = 0;  ///< trusted: the datum; flow_crosses: the flow
  rule::Offer offer;        ///< mechanism, network
};

using ProtectionId = std::uint32_t;

/// Grows on demand; equal questions are one tree.
class Protection {
 public:
  explicit Protection(Case const& the_case) : case_(&the_case) {}

  /// The offer at exactly this scope and subject. Scope end-to-end: a journey, or data (all its journeys). At-rest:
  /// a pair (entity, datum), or data (wherever stored). Hop, link: a flow. Platform: an entity or a zone.
  ProtectionId at(rule::Offer offer, Subject const& subject);
  /// A need of a rule at its subject: each member of its place. `missing` members make it unknown, said by caller.
  ProtectionId need(rule::Need const& need, Subject const& subject);
  /// All needs of a rule: all of, each any of its alternatives.
  ProtectionId needs(rule::Needs const& needs, Subject const& subject);

  ProtectionNode const& operator[](ProtectionId id) const { return nodes_[id]; }
  std::uint32_t child(ProtectionNode const& node, std::uint32_t i) const { return children_[node.first + i]; }
  std::size_t size() const { return nodes_.size(); }

 private:
  ProtectionId all_of(std::vector<ProtectionId> children);
  ProtectionId any_of(std::vector<ProtectionId> children);
  ProtectionId leaf(ProtectionNode node);
  ProtectionId hop(rule::Offer offer, std::uint32_t flow);
  ProtectionId end_to_end(model::FeatureId feature, std::uint32_t journey);
  ProtectionId at_rest(model::FeatureId feature, std::uint32_t entity, std::uint32_t data);
  ProtectionId platform(rule::Offer offer, std::uint32_t entity);

  Case const* case_;
  std::vector<ProtectionNode> nodes_;
  std::vector<ProtectionId> children_;
  std::map<std::pair<rule::Offer, Subject>, ProtectionId> memo_;
};

}  // namespace glacis::verdict

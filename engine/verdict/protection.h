#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "engine/rule/need.h"
#include "engine/verdict/case.h"
#include "engine/verdict/short_list.h"

namespace glacis::verdict {

/// Where a feature comes from, as a monotone tree. Leaves: a mechanism at a spot that gives the
/// offer; the flow's network giving it by itself; an entity being trusted with a datum; a flow's way to one receiver
/// crossing, or an entity being inside, a zone; what nobody said, neither so nor not. One tree serves the verdicts
/// (with what is stated) and the plans (with what could be put there).
struct ProtectionNode {
  enum class Form : std::uint8_t { all_of, any_of, mechanism, network, trusted, flow_crosses, inside, unsaid };
  Form form = Form::any_of;
  std::uint32_t first = 0;  ///< all_of, any_of: children [first, first + count) in Protection::children
  std::uint32_t count = 0;
  Spot spot{};  ///< mechanism, unsaid: where; network: the flow; trusted: the entity; flow_crosses, inside: the zone
  std::uint32_t other = 0;  ///< trusted: the datum; flow_crosses: the flow; inside: the entity; unsaid: what of it
  std::uint32_t end = 0;    ///< flow_crosses: the receiver
  bool so = true;           ///< flow_crosses, inside: false: that it is not so
  rule::Offer offer{};      ///< mechanism, network
};

using ProtectionId = std::uint32_t;

/// What nobody said of an element: what more is in a list that is open; what it has from where it may be.
enum class Unsaid : std::uint8_t { list, zone };

/// Grows on demand; equal questions are one tree, and equal trees are one node. Nodes 0 and 1 are always met and
/// never met.
class Protection {
 public:
  static constexpr ProtectionId always_met = 0;  ///< the first two nodes
  static constexpr ProtectionId never_met = 1;

  explicit Protection(Case const& the_case);

  /// The offer at exactly this scope and subject. Scope end-to-end: a journey, or data (all its journeys). At-rest:
  /// a pair (entity, datum), or data (wherever stored). Hop, link: a flow. Platform: an entity or a zone.
  ProtectionId at(rule::Offer offer, Subject const& subject);
  /// A flow's unscoped need: hop, or end to end on every journey that uses the flow. For a pair (flow, datum), of
  /// that datum.
  ProtectionId hop_or_end_to_end(model::FeatureId feature, Subject const& flow);
  /// A need of a rule at its subject: each member of its place, and what nobody named of it.
  ProtectionId need(rule::Need const& need, Subject const& subject);
  /// The same at one member of its place.
  ProtectionId need_at(rule::Need const& need, Subject const& member);
  /// All needs of a rule: all of, each any of its alternatives.
  ProtectionId needs(rule::Needs const& needs, Subject const& subject);

  /// What a feature named alone means of the subject itself; never met if it has no scope there.
  ProtectionId unscoped(model::FeatureId feature, Subject const& subject);
  /// The subject is drawn: its element and its datum have names.
  bool is_named(Subject const& subject) const;

  /// A subject that a place stands for, unless a tree (of no mechanisms) holds: then it is no member.
  struct Member {
    Subject subject;
    ProtectionId unless = never_met;
  };
  /// Entities of a journey and what is stored as pairs (entity, datum).
  using Members = ShortList<Member, 4>;
  Members members(rule::Where where, Subject const& subject);
  /// Met if the place has no members beside those: the lists that name them are closed.
  ProtectionId no_others(rule::Where where, Subject const& subject);

  ProtectionNode const& operator[](ProtectionId id) const { return nodes_[id]; }
  std::uint32_t child(ProtectionNode const& node, std::uint32_t i) const { return children_[node.first + i]; }
  std::size_t size() const { return nodes_.size(); }

 private:
  struct Question {
    rule::Offer offer;
    Subject subject;
    bool or_end_to_end = false;
    friend bool operator==(Question const&, Question const&) = default;
  };
  struct QuestionHash {
    std::size_t operator()(Question const& question) const;
  };

  static constexpr ProtectionId vacant = 0xFFFFFFFFU;  ///< no node: a slot, or an answer, that is free

  using Ids = ShortList<ProtectionId, 8>;
  ProtectionId all_of(Ids const& children);
  ProtectionId any_of(Ids const& children);
  ProtectionId group(ProtectionNode::Form form, Ids const& children);
  ProtectionId share(ProtectionNode const& node, Ids const& children);
  void widen();
  ProtectionId mechanism(rule::Offer offer, Spot spot);

  /// Where the answer is kept; not answered yet: `vacant`. Valid until the next question.
  ProtectionId& answer(Question const& question);
  ProtectionId build(Question const& question);
  ProtectionId hop(rule::Offer offer, std::uint32_t flow);
  /// `spanned`: without those whose hops are protected one by one.
  enum class Ways : std::uint8_t { all, spanned };
  ProtectionId end_to_end(model::FeatureId feature, std::uint32_t journey, Ways ways);
  ProtectionId end_to_end_over(model::FeatureId feature, Subject const& flow, Ways ways);
  ProtectionId at_rest(rule::Offer offer, std::uint32_t entity, std::uint32_t data);
  ProtectionId platform(rule::Offer offer, std::uint32_t entity);
  void add_entity(std::vector<rule::Offer> const& offers, std::uint32_t entity, Ids& into);
  void add_anywhere(std::vector<std::uint32_t> const& zones, std::vector<rule::Offer> const& offers, Spot spot,
                    Ids& into, std::function<void(std::uint32_t)> const& add);
  void add_zones(std::vector<rule::Offer> const& offers, std::uint32_t flow, std::uint32_t receiver, Ids& into);
  /// A zone that has it stated, or may have it.
  enum class Giving : std::uint8_t { no, perhaps, stated };
  Giving giving(std::uint32_t zone, std::vector<rule::Offer> const& offers) const;
  ProtectionId inside(std::uint32_t zone, std::uint32_t entity, bool so);
  ProtectionId crosses(std::uint32_t zone, std::uint32_t flow, std::uint32_t receiver, bool so);
  ProtectionId unsaid(Spot spot, Unsaid about);
  Members stored_on(std::uint32_t journey);
  Members of_zone(rule::Where where, std::uint32_t zone);

  Case const* case_;
  std::vector<ProtectionNode> nodes_;
  std::vector<ProtectionId> children_;
  std::vector<ProtectionId> slots_;                 ///< open addressing over nodes_, by content
  std::vector<std::vector<ProtectionId>> answers_;  ///< of whole elements: per offer, form and sort a column
  std::unordered_map<Question, ProtectionId, QuestionHash> answers_of_pairs_;

  std::vector<std::uint32_t> border_zones_;                ///< zones that are trust boundaries
  std::vector<std::uint32_t> vague_entities_;              ///< of which the zone is not said for sure
  std::vector<std::uint32_t> open_stores_;                 ///< entities that may store more than is listed
  std::vector<std::uint32_t> open_flows_;                  ///< flows that may carry more than is listed
  std::vector<std::vector<std::uint32_t>> flows_of_data_;  ///< that list it, either way
  std::vector<std::vector<std::uint32_t>> stored_at_;      ///< entities that store the datum
  std::vector<std::vector<std::uint32_t>> journeys_of_flow_;
};

}  // namespace glacis::verdict

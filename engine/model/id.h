#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace glacis::model {

/// An index into a table that only grows. Default: none.
template <class Tag>
struct Id {
  static constexpr std::uint32_t nothing = 0xFFFFFFFFU;
  std::uint32_t index = nothing;
  constexpr bool known() const { return index != nothing; }
  friend constexpr auto operator<=>(Id const&, Id const&) = default;
};

template <class Tag>
constexpr Id<Tag> id_of(std::size_t index) {
  return Id<Tag>{static_cast<std::uint32_t>(index)};
}

// Names of the vocabulary.
using KindId = Id<struct KindTag>;
using TypeId = Id<struct TypeTag>;
using AttributeId = Id<struct AttributeTag>;
using LabelId = Id<struct LabelTag>;
using RelationId = Id<struct RelationTag>;
using FeatureId = Id<struct FeatureTag>;
using MechanismId = Id<struct MechanismTag>;
using ScaleId = Id<struct ScaleTag>;

// Elements of a use case.
using EntityId = Id<struct EntityTag>;
using FlowId = Id<struct FlowTag>;
using ZoneId = Id<struct ZoneTag>;
using DataId = Id<struct DataTag>;
using StakeholderId = Id<struct StakeholderTag>;
using NetworkId = Id<struct NetworkTag>;
using JourneyId = Id<struct JourneyTag>;

/// The sorts of things that a condition can speak of. Network and stakeholder are never a rule's subject.
enum class Sort : std::uint8_t { entity, flow, zone, data, network, stakeholder, journey, model };
inline constexpr std::size_t sort_count = 8;

/// Any element: its sort and its index in that sort's table. `model` has the one index 0.
struct Element {
  Sort sort = Sort::model;
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(Element const&, Element const&) = default;
};

/// "entity", "flow", …
char const* name_of(Sort sort);

}  // namespace glacis::model

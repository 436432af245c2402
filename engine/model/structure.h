#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/use_case.h"
#include "engine/text/diagnostic.h"

namespace glacis::model {

/// For each row a sorted list of element indices, packed; `open` says that its author left the list open or out.
struct Links {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> targets;
  std::vector<std::uint8_t> open;
  std::span<std::uint32_t const> of(std::uint32_t row) const {
    return {targets.data() + offsets[row], targets.data() + offsets[row + 1]};
  }
  bool is_open(std::uint32_t row) const { return open[row] != 0; }
  std::size_t rows() const { return offsets.size() - 1; }
};

/// Set-valued steps of a path that the drawing itself answers.
enum class Link : std::uint8_t {
  flow_to,
  flow_ends,
  flow_data,
  flow_back,
  flow_payload,
  entity_data_in,
  entity_data_out,
  entity_data,
  entity_stores,
  entity_flows,
  entity_flows_in,
  entity_flows_out,
  data_sources,
  data_journeys,
  zone_entities,
  journey_relays,
  journey_flows,
  data_lineage_journeys  ///< with those of what is derived from it
};
inline constexpr std::size_t link_count = 18;

/// More pairs of origin and consumer than can be looked at one by one are grouped; the journey is then judged at the
/// first of those that it stands for, with the flows and relays of all.
enum class Stands : std::uint8_t { for_pair, for_origins, for_all };

/// How a data asset gets from where it arises, over relays, to who uses it. Id: `reading:meter..cis`.
struct Journey {
  DataId data;
  EntityId origin;
  EntityId consumer;
  std::vector<FlowId> flows;     ///< sorted
  std::vector<EntityId> relays;  ///< sorted
  bool derived_ends = false;     ///< an end was derived, not stated: as far as drawn
  bool if_present = false;       ///< only over optional flows or entities
  MechanismListing mechanisms;   ///< from [[journey]]
  Stands stands = Stands::for_pair;
};

/// What follows from the drawing alone. Linear in it, but for the journeys' own size.
struct Structure {
  Links links[link_count];
  std::vector<Links> inverse;  ///< per relation: y.hosts
  std::vector<std::vector<std::uint32_t>>
      chain;  ///< per zone: itself and what encloses it, innermost first, cut at cycles (an error)
  std::vector<std::vector<std::uint32_t>> boundaries;  ///< per zone: the trust boundaries of its chain
  std::vector<EntityId> passes_from;  ///< per entity: the element whose unsaid attributes it takes, or none
  std::vector<Journey> journeys;      ///< sorted by data, origin, consumer
  Links const& of(Link link) const { return links[static_cast<std::size_t>(link)]; }
};

/// Empty exactly if it reported an error (a [[journey]] that is none, a cycle of zones).
std::optional<Structure> derive_structure(Vocabulary const& vocabulary, UseCase const& use_case,
                                          text::Diagnostics& diagnostics);

/// "reading:meter..cis"; grouped: "reading:all..cis", "reading:all..all" (`all` cannot be an id)
std::string id_of(UseCase const& use_case, Journey const& journey);

}  // namespace glacis::model

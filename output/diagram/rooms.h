#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

using RoomId = std::uint32_t;

/// A box of a figure that holds others: a zone, or a node with its software. Room 0 is the sheet itself.
struct Room {
  enum class Sort : std::uint8_t { sheet, zone, node } sort = Sort::sheet;
  std::uint32_t index = 0;  ///< into Report::zones or Report::entities
  RoomId parent = 0;
  std::size_t depth = 0;  ///< of zones around it
  std::vector<RoomId> rooms;
  std::vector<std::uint32_t> entities;  ///< drawn as boxes directly in it
  std::vector<std::uint32_t> flows;     ///< whose plates stand directly in it: the innermost room around all ends
};

/// Who stands where. Nesting deeper than a page can show is drawn flat.
class Rooms {
 public:
  explicit Rooms(report::Report const& report);

  std::vector<Room> const& all() const { return rooms_; }
  Room const& operator[](RoomId id) const { return rooms_.at(id); }
  /// The room around an entity's box; of a node with software: its own, for the node's box stands inside.
  RoomId around(std::uint32_t entity) const { return of_entity_.at(entity); }
  bool has_software(std::uint32_t entity) const { return node_room_.at(entity).has_value(); }
  /// A node with software that itself is an end of a flow, so that it needs a box beside its software.
  bool has_own_box(std::uint32_t entity) const { return own_box_.at(entity); }
  /// A flow between two boxes that stand directly in one room, so that its line may run sideways.
  bool can_fold(report::Report const& report, std::uint32_t flow) const;

 private:
  void build_zones(report::Report const& report);
  void build_nodes(report::Report const& report);
  RoomId add(Room::Sort sort, std::uint32_t index, RoomId parent);
  RoomId common(RoomId a, RoomId b) const;

  std::vector<Room> rooms_;
  std::vector<RoomId> of_zone_, of_entity_;
  std::vector<std::optional<RoomId>> node_room_;
  std::vector<bool> own_box_;
};

}  // namespace glacis::output

#include "output/diagram/rooms.h"

#include <algorithm>

namespace glacis::output {
namespace {

constexpr std::size_t deepest = 6;

}  // namespace

Rooms::Rooms(report::Report const& report) {
  rooms_.emplace_back();
  build_zones(report);
  build_nodes(report);
  for (std::uint32_t i = 0; i < report.entities.size(); ++i) {
    if (!has_software(i) || has_own_box(i)) rooms_[of_entity_[i]].entities.push_back(i);
  }
  for (std::uint32_t i = 0; i < report.flows.size(); ++i) {
    RoomId room = around(report.flows[i].from);
    for (std::uint32_t to : report.flows[i].to) room = common(room, around(to));
    rooms_[room].flows.push_back(i);
  }
}

RoomId Rooms::add(Room::Sort sort, std::uint32_t index, RoomId parent) {
  RoomId const id = static_cast<RoomId>(rooms_.size());
  std::size_t const depth = rooms_[parent].depth + (rooms_[parent].sort == Room::Sort::zone ? 1U : 0U);
  rooms_.push_back({sort, index, parent, depth, {}, {}, {}});
  rooms_[parent].rooms.push_back(id);
  return id;
}

void Rooms::build_zones(report::Report const& report) {
  of_zone_.assign(report.zones.size(), 0);
  // Parents first, in as many rounds as zones nest; what is left over would be a ring, which the model refuses.
  for (bool grew = true; grew;) {
    grew = false;
    for (std::uint32_t i = 0; i < report.zones.size(); ++i) {
      std::optional<std::uint32_t> const parent = report.zones[i].parent;
      if (of_zone_[i] != 0 || (parent && of_zone_.at(*parent) == 0)) continue;
      RoomId around = parent ? of_zone_[*parent] : 0;
      if (rooms_[around].depth >= deepest) around = rooms_[around].parent;
      of_zone_[i] = add(Room::Sort::zone, i, around);
      grew = true;
    }
  }
}

void Rooms::build_nodes(report::Report const& report) {
  std::size_t const count = report.entities.size();
  node_room_.assign(count, std::nullopt);
  own_box_.assign(count, false);
  of_entity_.assign(count, 0);
  auto const node_of = [&](std::uint32_t entity) {
    std::optional<std::uint32_t> const node = report.entities[entity].runs_on;
    return node && *node != entity && !report.entities.at(*node).runs_on ? node : std::nullopt;
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    std::optional<std::uint32_t> const zone = report.entities[i].zone;
    of_entity_[i] = zone ? of_zone_.at(*zone) : 0;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    std::optional<std::uint32_t> const node = node_of(i);
    if (!node) continue;
    if (!node_room_[*node]) node_room_[*node] = add(Room::Sort::node, *node, of_entity_[*node]);
    of_entity_[i] = *node_room_[*node];
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    if (node_room_[i]) of_entity_[i] = *node_room_[i];
  }
  for (report::Flow const& flow : report.flows) {
    own_box_[flow.from] = own_box_[flow.from] || has_software(flow.from);
    for (std::uint32_t to : flow.to) own_box_[to] = own_box_[to] || has_software(to);
  }
}

bool Rooms::can_fold(report::Report const& report, std::uint32_t flow) const {
  report::Flow const& each = report.flows.at(flow);
  return each.to.size() == 1 && each.to.front() != each.from && around(each.from) == around(each.to.front());
}

RoomId Rooms::common(RoomId a, RoomId b) const {
  std::vector<RoomId> chain;
  for (RoomId at = a; at != 0; at = rooms_[at].parent) chain.push_back(at);
  for (RoomId at = b; at != 0; at = rooms_[at].parent) {
    if (std::find(chain.begin(), chain.end(), at) != chain.end()) return at;
  }
  return 0;
}

}  // namespace glacis::output

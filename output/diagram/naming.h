#pragma once
#include <string>

namespace glacis::output {

/// What the generated ids of a figure tell: `e` entity by index, `f` flow by number, `b` bracket, `t` title of a zone,
/// `o` remark in an empty zone; rooms are `cluster_z` zone, `cluster_n` node with software, `cluster_gap` the frame
/// without ink that keeps zones apart.
inline bool is_entity(std::string const& node) { return node.front() == 'e'; }
/// A plate stands on a line, between its halves.
inline bool is_plate(std::string const& node) { return node.front() == 'f' || node.front() == 'b'; }
inline bool has_ink(std::string const& room) { return room.rfind("cluster_gap", 0) != 0; }

}  // namespace glacis::output

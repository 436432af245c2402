#pragma once
#include <string>

#include "engine/report/report.h"
#include "output/diagram/placement.h"
#include "output/diagram/rooms.h"
#include "output/diagram/scene.h"

namespace glacis::output {

/// How much room the texts of a figure take.
struct Wrapping {
  std::size_t columns = 22;  ///< of author text
  int chips = 114;           ///< points, before chips go to the next row
};

/// Room for all chips side by side.
inline constexpr int one_row = 1000;

/// The label of a box: kind, name, remarks, chips.
std::string entity_label(report::Entity const& entity, Notes const& notes, Wrapping const& wrapping);
/// The title of the box around a node with its software: as entity_label, set to the left.
std::string node_title(report::Entity const& entity, Notes const& notes, Wrapping const& wrapping);
/// For a node that stands beside its own software.
std::string node_itself_label();
std::string zone_title(report::Zone const& zone, Notes const& notes);

/// A plate stands on a line, which should meet its ink.
struct Plate {
  std::string label;
  Levels levels;
};
/// Number, data, what comes back, bearer, chips.
Plate flow_plate(report::Flow const& flow, Notes const& notes, Wrapping const& wrapping);
Plate bracket_plate(Bracket const& bracket, Wrapping const& wrapping);
/// The signs on all labels of a figure, and those of the model as a whole.
Signs signs_of(report::Report const& report, Rooms const& rooms, Scene const& scene, Wrapping const& wrapping);
/// In a zone without entities.
std::string remark_label(std::string_view text);

}  // namespace glacis::output

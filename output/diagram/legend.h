#pragma once
#include <string>

#include "engine/report/report.h"
#include "output/diagram/plate.h"
#include "output/diagram/rooms.h"
#include "output/diagram/scene.h"

namespace glacis::output {

/// The signs that occur in a figure, always in the same order, as the label of the graph, in `columns` columns; before
/// them the threats and mechanisms of the model as a whole.
std::string legend(report::Report const& report, Rooms const& rooms, Scene const& scene, Wrapping const& wrapping,
                   std::size_t columns);

}  // namespace glacis::output

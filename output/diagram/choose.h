#pragma once
#include <compare>
#include <functional>
#include <optional>

#include "engine/report/report.h"
#include "output/diagram/check.h"
#include "output/diagram/dot.h"

namespace glacis::output {

/// A layout that was tried, and what became of it.
struct Draft {
  Layout layout;
  Placement placement;
  Inspection inspection;
};

/// What is wrong with a draft, the worst first: no saving of bends outweighs a size that does not fit a page, and no
/// size a line that misleads.
struct Flaws {
  double faults = 0;   ///< hits, weighted by how much they mislead
  double size = 0;     ///< a page that must be turned, then what exceeds a page
  double clutter = 0;  ///< crossings, bends, length, area
  auto operator<=>(Flaws const&) const = default;
};
Flaws flaws_of(Draft const& draft);

/// Lays a figure out; empty: it could not be laid out that way. May change the layout's legend.
using Drafter = std::function<std::optional<Draft>(Layout const&)>;

/// Tries layouts around `first`, at most `most`, and returns the one with the fewest flaws: orders of flows,
/// wrapping, gaps, flows sideways, then the places of zone titles, then the direction. What it tries depends only on
/// what the drafter answers. Empty: no layout worked.
std::optional<Draft> choose_layout(report::Report const& report, Layout const& first, std::size_t most,
                                   Drafter const& drafter);

}  // namespace glacis::output

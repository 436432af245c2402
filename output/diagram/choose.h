#pragma once
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

/// What is wrong with a draft as one number: hits weighted by how much they mislead, then size, crossings and length.
double flaws(Inspection const& inspection);

/// Lays a figure out; empty: it could not be laid out that way. May change the layout's legend.
using Drafter = std::function<std::optional<Draft>(Layout const&)>;

/// Tries layouts around `first`, at most `most`, and returns the one with the fewest flaws: orders of flows, gaps,
/// wrapping and direction, then the corners of zone titles, then other forms of lines. What it tries depends only on
/// what the drafter answers. Empty: no layout worked.
std::optional<Draft> choose_layout(report::Report const& report, Layout const& first, std::size_t most,
                                   Drafter const& drafter);

}  // namespace glacis::output

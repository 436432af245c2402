#pragma once
#include "engine/report/report.h"

namespace glacis::tests {

/// Smart meter reading as a finished report, written by hand: every verdict, a presumption, an optional flow, a relay,
/// a multicast, a node with software, a pair, leftovers of each sort. What renderers are tested against.
report::Report sample_report();

/// A use case whose facts contradict each other.
report::Report sample_conflict();

}  // namespace glacis::tests

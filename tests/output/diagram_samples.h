#pragma once
#include "engine/report/report.h"

namespace glacis::tests {

/// A meter park with a relay, many instances, a multicast command, an optional flow and 40 findings, most of them
/// exposed: what a figure looks like at its fullest.
report::Report meter_reading();
/// A patient's home: zones in zones, software on its node, a store, persons, data in return, fans of mechanisms.
report::Report patient_care();
/// Two boxes and a flow whose texts try to break out of their labels.
report::Report hostile_texts();

}  // namespace glacis::tests

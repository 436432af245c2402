#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/baseline.h"
#include "engine/report/report.h"

namespace glacis::output {

/// What a batch made of one use case.
struct Outcome {
  std::string id;
  std::string title;
  std::string file;       ///< the use case itself, as found
  std::string base;       ///< of its results, relative to the index: "energy/smart-meter-reading"
  bool analyzed = false;  ///< .json and .md are there
  bool contradictory = false;
  bool drawn = false;     ///< .svg is there
  report::Counts counts;  ///< as presumed
  std::string worst;      ///< risk of what is neither covered nor excluded nor decided; empty: none, or not rated
  std::string size;       ///< of the plan: "27 mechanisms of 23 kinds"
  std::size_t closes = 0, to_close = 0;
  std::string messages;     ///< diagnostics as shown
  std::string first_error;  ///< "G021", or empty
};

/// "critical (12)": the worst, and how many have it.
std::string worst_risk(report::Report const& report);

/// The index as a Markdown table, and the same as one plain HTML page; with the baseline, if there is one.
std::string index_markdown(std::vector<Outcome> const& outcomes, report::Baseline const* baseline = nullptr);
std::string index_html(std::vector<Outcome> const& outcomes, report::Baseline const* baseline = nullptr);

}  // namespace glacis::output

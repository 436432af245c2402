#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "output/diagram/choose.h"
#include "output/diagram/dot.h"
#include "output/diagram/finish.h"
#include "output/diagram/process.h"

namespace glacis::output {

/// Lays one report out, in as many ways as it is asked, and remembers why it could not. Spawns `dot`.
class Board {
 public:
  /// The report outlives it.
  Board(report::Report const& report, Deadline deadline);

  /// The best of at most `most` layouts around `first`; for figures too large for that, the first simple one that
  /// works. Empty: see problem().
  std::optional<Draft> best(Layout const& first, std::size_t most);
  /// In Graphviz's language, with the place of everything.
  std::string text_of(Draft const& draft) const;
  /// `format` as Graphviz calls it.
  ProcessResult render(Draft const& draft, std::string const& format, int dots_per_inch) const;

  /// Why there is no draft, or only a simple one.
  std::string const& problem() const { return problem_; }
  /// A hit in words: "the line of flow 3 runs through `aggregator`".
  std::string spoken(Hit const& hit) const;

 private:
  std::optional<Draft> lay_out(Layout const& layout);
  std::optional<Draft> lay_out_simply(Layout layout);
  ProcessResult run(std::string const& dot) const;
  std::optional<Placement> place(Dot const& dot);
  void place_brackets(Placement& placement, Layout const& layout, Dot const& dot);
  Draft completed(Layout const& layout, Dot const& dot, Placement placement, double less);
  Draft finished(Layout layout, Placement placement);
  Placement const& loose(Layout const& layout);
  std::vector<Size> legend_sizes(Layout const& layout);
  std::string spoken(std::string const& id) const;

  report::Report const& report_;
  Rooms rooms_;
  Scene scene_;
  Deadline deadline_;
  std::string problem_;
  std::set<std::string> tried_;
  std::map<std::string, std::optional<Placement>> placed_;  ///< by what Graphviz was asked
  std::map<std::pair<std::size_t, int>, Placement> loose_;  ///< by the wrapping of texts
};

/// Why a program that was spawned gave no result.
std::string what_went_wrong(ProcessResult const& result);

}  // namespace glacis::output

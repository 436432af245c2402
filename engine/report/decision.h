#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace glacis::report {

/// A property of a network that is found out at run time, and what it does to the recommended plan.
struct Capability {
  std::string id;         ///< "gba of mobile-a"
  std::string attribute;  ///< "gba"
  std::string network;    ///< title
  std::string by, over, how;
  std::string presumed;              ///< "yes", "no", or empty: nothing is
  bool matters = false;              ///< to the plan in some combination
  std::vector<std::string> saves;    ///< mechanisms that are needed only where it is not offered, all else as presumed
  std::vector<std::string> enables;  ///< mechanisms that are used only where it is
  std::vector<std::string> closes;   ///< findings that are closed only where it is
  std::vector<std::string> lost;     ///< findings that are no longer closed if it is told, and relied on, but not so
};

/// A plan that some combination leads to.
struct PlanOutcome {
  bool impossible = false;  ///< no plan: what is stated refuses the combination
  std::string status;       ///< of the fewest kinds: "optimal", …; "gave-up": there is no plan, and none is excluded
  std::vector<std::string> mechanisms;
  std::size_t instances = 0, closes = 0, to_close = 0;
};

struct DecisionRow {
  std::vector<std::string> when;  ///< of each capability that matters: "yes", "no" or "-"
  std::uint32_t outcome = 0;      ///< into Decision::outcomes
};

/// Which plan to take by what the underlying network is found to offer.
struct Decision {
  std::string use_case, title;
  std::vector<Capability> capabilities;  ///< those that matter first, by network, then attribute
  std::vector<std::string> as_presumed;  ///< ids of those that matter, too, beyond the most that are combined
  std::vector<PlanOutcome> outcomes;     ///< in order of the rows
  std::vector<DecisionRow> rows;         ///< each combination meets exactly one; none: nothing is to be discovered
  std::size_t combinations = 0;          ///< that were planned for
};

}  // namespace glacis::report

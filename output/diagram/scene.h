#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "output/diagram/markup.h"

namespace glacis::output {

/// Of badges, and of pills, at one place.
inline constexpr std::size_t most_shown = 4;

struct Badge {
  Mark mark = Mark::open;
  std::uint32_t number = 0;
  std::string risk;  ///< "H", "M–H", or empty
};

/// What stands on one subject of a figure.
struct Notes {
  std::vector<Badge> badges;         ///< worst first
  std::vector<std::uint32_t> pills;  ///< numbers of mechanisms of the recommended plan, ascending
  bool empty() const { return badges.empty() && pills.empty(); }
};

/// Mechanisms that stand end to end: between each origin and each consumer. One of the two is a single entity.
struct Bracket {
  std::vector<std::uint32_t> origins, consumers;  ///< into Report::entities
  std::vector<std::string> data;                  ///< titles
  Notes notes;
};

/// Where each threat and each mechanism of a report is shown. Parallel to the report's own tables.
struct Scene {
  std::vector<Notes> entities, flows, zones;
  Notes model;
  std::vector<Bracket> brackets;
};

Scene arrange(report::Report const& report);

/// The chips of one subject, in at most two rows of about `width` points, badges and pills: all badges if there are at
/// most four and they fit, else the three worst, or fewer, and how many more; pills alike.
std::vector<std::vector<Chip>> chips_of(Notes const& notes, int width);

/// Which signs chips_of draws, so that a legend explains no other.
struct Signs {
  std::set<Mark> marks;
  bool risks = false, pills = false, remainders = false;
  void add(Notes const& notes, int width);
};

}  // namespace glacis::output

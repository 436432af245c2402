#pragma once
#include <cstddef>
#include <vector>

#include "engine/verdict/judge.h"

namespace glacis::verdict {

/// What judging says of a case by its facts, beside what every completion says.
struct Trial {
  struct Row {
    Finding finding;                   ///< with the engine's verdict
    Verdict expected = Verdict::open;  ///< the completions'
    std::size_t worlds = 0;            ///< completions; none would be a contradiction that the engine overlooked
    bool agrees() const { return finding.verdict == expected && worlds > 0; }
  };
  std::vector<Row> rows;
  std::size_t skipped = 0;  ///< findings that would have taken more than `most` completions
  bool gave_up = false;     ///< whether the facts can hold was not decided: nothing else was tried
  bool conflict = false;    ///< the engine says that the facts contradict each other; then no rows
  std::size_t worlds = 0;   ///< of a conflict: completions there are (none)
  bool tried_all = true;    ///< of a conflict: all of them were tried
};

/// REQUIRES that the case is good. At most so many completions for each finding, 30 times as many for a conflict.
Trial try_completions(Case const& the_case, std::size_t most);

}  // namespace glacis::verdict

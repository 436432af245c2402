#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/mechanism/optimistic.h"
#include "engine/verdict/judge.h"

namespace glacis::report {

/// What the earlier stages found about one use case.
struct Results {
  verdict::Judgement facts, presumed;
  std::vector<mechanism::Requirement> requirements;  ///< of the presumed view
  mechanism::Plan recommended, strict, cautious;
  std::optional<mechanism::Optimistic> optimistic;
  std::string explained;                     ///< id of a finding whose worlds are wanted
  bool worlds = false;                       ///< those of all findings are
  bool weigh = false;                        ///< what the answers to questions would settle is wanted
  std::vector<model::MechanismId> surveyed;  ///< whose places are wanted
};

}  // namespace glacis::report

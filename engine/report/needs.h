#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/mechanism/problem.h"
#include "engine/report/words.h"

namespace glacis::report {

/// What the baseline has to know of one use case: all else of its analysis is let go.
struct UseCaseNeeds {
  std::string id, vertical, title, horizon;
  model::Commitment commitment = model::Commitment::none;
  bool contradictory = false;  ///< no verdicts, so no needs
  bool gave_up = false;        ///< its facts could not be shown to hold together within the effort: likewise
  std::size_t undecided = 0;   ///< findings
  mechanism::Problem problem;  ///< a candidate's kind is the number of its mechanism in the catalogue
  struct Goal {
    std::string id;  ///< "eavesdropping@report"
    bool obligation = false;
  };
  std::vector<Goal> goals;  ///< as problem.goals
  struct Place {
    std::uint32_t node = 0;
    model::FeatureId feature;
    std::string text;  ///< "confidentiality:hop at report"
  };
  std::vector<Place> places;  ///< by node
  std::vector<model::MechanismId> stated;
  std::vector<Leftover> leaves;  ///< what no set of mechanisms closes
};

/// In the view that was judged. The judge may go afterwards.
UseCaseNeeds needs_of_use_case(Words const& words, verdict::Judge& judge, verdict::View view,
                               verdict::Judgement const& judgement);
/// Of a use case that has no verdicts.
UseCaseNeeds needs_without_verdicts(Words const& words, bool contradictory);

}  // namespace glacis::report

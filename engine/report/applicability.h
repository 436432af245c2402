#pragma once
#include <vector>

#include "engine/report/words.h"

namespace glacis::report {

/// Where each of the mechanisms fits, as presumed and from the facts, and why not; and what could replace it there.
void add_applicability(Words const& words, verdict::Judge& judge, std::vector<model::MechanismId> const& mechanisms,
                       Report& report);

/// Places with the same fit for the same reasons.
struct FitGroup {
  struct Place {
    std::string use_case;
    SubjectRef subject;
    std::vector<Location> said;  ///< where that is said what the group's facts have no place for; each once
  };
  std::string fit, from_facts;
  std::vector<FitReason> reasons;       ///< a fact has a place here if it is the same for all
  std::vector<Fact> rests_on, choices;  ///< likewise
  std::vector<Place> places;            ///< in order of use case
};

/// Surely, perhaps, not; in each the reasons by the number of places.
std::vector<FitGroup> grouped(std::vector<FitPlace> const& places);

}  // namespace glacis::report

#pragma once
#include <vector>

#include "engine/verdict/judge.h"

namespace glacis::mechanism {

/// A mechanism at a place where it may stand by its sort.
struct FitAt {
  verdict::Spot spot;
  verdict::Truth from_facts = verdict::Truth::unknown;
  verdict::Fit fit;                         ///< as presumed
  std::vector<verdict::FitReason> reasons;  ///< as presumed; empty if it surely fits
};

/// Every place of the use case that is of the mechanism's sort, in order.
std::vector<FitAt> places_of(verdict::Case const& the_case, verdict::Judge& judge, model::MechanismId mechanism);

/// By the catalogue alone `other` could do what `one` does: on the same sort it provides all of it, requires, brings
/// and conflicts with no more, and is not a stand-in for a standard. What it costs is not looked at.
bool could_replace(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue, model::MechanismId one,
                   model::MechanismId other);

/// A mechanism that could be replaced by another, and whether it was proved that the other fits, as presumed, at every
/// place of the use case where the one does or may.
struct Replaceable {
  model::MechanismId mechanism, by;
  bool everywhere = true;
};
/// By any mechanism of the catalogue, sorted by `by`.
std::vector<Replaceable> replacements_of(verdict::Case const& the_case, verdict::Judge& judge,
                                         model::MechanismId mechanism);

}  // namespace glacis::mechanism

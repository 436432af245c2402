#pragma once
#include <cstdint>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/verdict/words.h"

namespace glacis::verdict {

/// Where a lint surely holds by the facts; what is only presumed or not known raises none.
struct Remark {
  std::uint32_t rule = 0;  ///< in Rulebook::rules
  model::Element subject;
  std::vector<Fact> facts;  ///< what it rests on
};

/// All lints of the case, by rule, then subject.
std::vector<Remark> find_remarks(Case const& the_case);

/// What is well formed, but hardly meant, as warnings: the remarks under their subjects' declarations, and stated
/// mechanisms that require what nothing gives, where everything that could give it is stated.
void tell_oddities(Case const& the_case, text::Diagnostics& diagnostics);

}  // namespace glacis::verdict

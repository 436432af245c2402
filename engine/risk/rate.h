#pragma once
#include <optional>
#include <vector>

#include "engine/risk/scale.h"
#include "engine/verdict/judge.h"

namespace glacis::risk {

/// A value that an attribute of a datum at stake may have, as an impact.
struct Harm {
  std::uint32_t data = 0;
  model::AttributeId attribute;
  Grade impact;
};

/// The risk of a threat on a subject in one view, and how it came about. What is not known makes intervals.
struct Rating {
  Grade likelihood, impact, level;
  Grade potential, first_likelihood, first_impact;  ///< before anything was raised
  std::optional<Harm> worst;                        ///< the harm that the impact is taken from
  std::vector<Harm> open;                           ///< the harms that are not known and could raise the impact
  bool more_data = false;                           ///< data at stake are not all listed: the impact may be higher
  std::vector<verdict::Truth> raises;               ///< as in Rule::raises
};

Rating rate(verdict::Case const& the_case, verdict::Judge const& judge, model::Scale const& scale, verdict::View view,
            std::uint32_t rule, verdict::Subject const& subject);

}  // namespace glacis::risk

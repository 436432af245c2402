#pragma once
#include "engine/report/guide.h"

namespace glacis::report {

/// The part of a page that the catalogue alone says.
GuidePage page_of(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue, text::Sources const& sources,
                  model::MechanismId mechanism);

}  // namespace glacis::report

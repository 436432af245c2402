#pragma once
#include "engine/model/structure.h"

namespace glacis::model {

/// Warns of each [[accept]], [[transfer]] and [[false-alarm]] whose subject there is not, so that no finding can have
/// its id. Whether a finding has it, only an analysis can tell.
void check_dispositions(Vocabulary const& vocabulary, UseCase const& use_case, Structure const& structure,
                        text::Diagnostics& diagnostics);

}  // namespace glacis::model

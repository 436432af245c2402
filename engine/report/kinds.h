#pragma once
#include <optional>
#include <string>

#include "engine/model/use_case.h"
#include "engine/report/report.h"

namespace glacis::report {

/// The nearest kind that says how an entity is drawn; a process if none does.
Entity::Shape shape_of(model::Vocabulary const& vocabulary, model::Possible<model::KindId> const& kind);

/// Who has to do it: "M2M device", "M2M gateway", "IN-CSE"; empty if the kind does not tell.
std::string party_of(model::Vocabulary const& vocabulary, model::Possible<model::KindId> const& kind);

/// "smart meter", "gateway or server", "not known (presumed gateway)", "not known".
std::string kind_text(model::Vocabulary const& vocabulary, model::Possible<model::KindId> const& kind);

}  // namespace glacis::report

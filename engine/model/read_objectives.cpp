#include "engine/model/pack_draft.h"

namespace glacis::model {

void read_objectives(PackDraft& draft) {
  for (auto const& declared : draft.objectives.all()) {
    Table table = declared.table("objective");
    Objective objective;
    objective.name = declared.name;
    objective.place = declared.place;
    objective.title = title_of(table, declared.name);
    objective.source = table.string("source");
    auto const* const that = table.needed_phrase("that");
    table.finish();
    if (that == nullptr) continue;
    objective.that = *that;
    draft.vocabulary.objectives.push_back(std::move(objective));
  }
}

}  // namespace glacis::model

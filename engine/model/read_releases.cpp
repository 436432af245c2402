#include <algorithm>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

template <class Id, class Find>
std::vector<Id> find_each(Table& table, std::string_view key, Find const& find) {
  std::vector<Id> result;
  for (text::Phrase const* const name : table.strings(key)) {
    if (auto const found = find(*name)) result.push_back(*found);
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

Release read_release(PackDraft& draft, Declared const& declared) {
  Table table = declared.table("release");
  Release release;
  release.name = declared.name;
  release.place = declared.place;
  release.title = title_of(table, declared.name);
  release.source = table.string("source");
  release.mechanisms = find_each<MechanismId>(table, "mechanisms", [&](text::Phrase const& name) {
    return find_mechanism(draft.vocabulary, name, draft.diagnostics);
  });
  release.features = find_each<FeatureId>(table, "features", [&](text::Phrase const& name) {
    return find_feature(draft.vocabulary, name, draft.diagnostics);
  });
  bool const says = table.holds("mechanisms") || table.holds("features");
  if (!says) {
    draft.diagnostics.error(text::Code::G023, declared.place, "[release." + declared.name + "] has no `mechanisms`",
                            "expected a key `mechanisms`, or `features`");
  }
  table.finish();
  return release;
}

}  // namespace

void read_releases(PackDraft& draft) {
  auto& releases = draft.vocabulary.releases;
  for (auto const& declared : draft.releases.all()) releases.push_back(read_release(draft, declared));
  std::stable_sort(releases.begin(), releases.end(),
                   [](Release const& a, Release const& b) { return is_sooner(a.name, b.name); });
}

}  // namespace glacis::model

#include <algorithm>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

std::vector<FeatureId> find_features(PackDraft& draft, std::vector<text::Phrase const*> const& names) {
  std::vector<FeatureId> result;
  for (auto const* const name : names) {
    if (auto const found = find_feature(draft.vocabulary, *name, draft.diagnostics)) result.push_back(*found);
  }
  return result;
}

/// Left out: all.
std::vector<Scope> read_scopes(PackDraft& draft, Table& table) {
  std::vector<std::string> words;
  std::vector<Scope> all;
  for (std::size_t i = 0; i < scope_count; ++i) {
    all.push_back(static_cast<Scope>(i));
    words.emplace_back(name_of(all.back()));
  }
  if (!table.holds("scopes")) {
    table.take("scopes");
    return all;
  }
  auto const errors = draft.diagnostics.errors();
  std::vector<Scope> result;
  for (auto const* const name : table.strings("scopes")) {
    if (auto const found = find_word(*name, words, draft.diagnostics)) result.push_back(static_cast<Scope>(*found));
  }
  // Whoever needs a scope that could not be read is not to blame.
  if (draft.diagnostics.errors() > errors) return all;
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void read_feature(PackDraft& draft, Declared const& declared, FeatureDeclaration& feature) {
  Table table = declared.table("feature");
  feature.title = title_of(table, declared.name);
  feature.meaning = table.string("meaning");
  feature.scopes = read_scopes(draft, table);
  feature.implies = find_features(draft, table.strings("implies"));
  if (auto const item = table.take("follows-from")) {
    for (auto const& names : read_alternatives(*item)) {
      std::vector<text::Phrase const*> each;
      for (auto const& name : names) each.push_back(&name);
      feature.follows_from.push_back(find_features(draft, each));
    }
  }
  // Protection of each hop adds up over trusted relays unless the feature is about the ends themselves.
  feature.relayed = table.flag("relayed", true);
  feature.verb = table.string("verb");
  feature.service = table.string("service");
  for (auto const* const name : table.strings("known-as")) feature.known_as.push_back(name->text);
  table.finish();
}

}  // namespace

std::vector<std::vector<Phrase>> read_alternatives(Item item) {
  std::vector<std::vector<Phrase>> result;
  auto const list = item.as_list();
  if (!list) return result;
  for (auto const& element : *list) {
    std::vector<Phrase> any_of;
    auto const members = element.is(text::NodeForm::array) ? element.elements() : std::vector<Item>{element};
    for (auto const& member : members) {
      if (auto const* const phrase = member.as_string()) any_of.push_back(*phrase);
    }
    if (members.empty()) {
      element.diagnostics->error(text::Code::G046, element.span(), "found a list of nothing",
                                 "expected alternatives, any one of which will do");
    }
    if (!any_of.empty()) result.push_back(std::move(any_of));
  }
  return result;
}

void read_features(PackDraft& draft) {
  auto& features = draft.vocabulary.features;
  for (auto const& declared : draft.features.all()) {
    draft.vocabulary.feature_names.emplace(declared.name, id_of<FeatureTag>(features.size()));
    features.emplace_back();
    features.back().name = declared.name;
    features.back().place = declared.place;
  }
  for (std::size_t i = 0; i < features.size(); ++i) read_feature(draft, draft.features.all()[i], features[i]);
}

}  // namespace glacis::model

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;

constexpr std::array<std::string_view, 4> flow_names{"from", "to", "ends", "cast"};

template <std::size_t size>
bool has(std::array<std::string_view, size> const& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

KindId read_end(PackDraft& draft, Table& table, std::string_view key) {
  auto const* const name = table.needed_phrase(key);
  if (name == nullptr) return draft.vocabulary.root(Sort::entity);
  return find_kind(draft.vocabulary, Sort::entity, *name, draft.diagnostics)
      .value_or(draft.vocabulary.root(Sort::entity));
}

void read_passes(PackDraft& draft, Table& table, Relation& relation) {
  auto const* const passes = table.phrase("passes");
  relation.passes = passes != nullptr && find_word(*passes, {"all"}, draft.diagnostics).has_value();
}

Relation read_relation(PackDraft& draft, Declared const& declared) {
  Table table = declared.table("relation");
  Relation relation;
  relation.name = declared.name;
  relation.place = declared.place;
  relation.from = read_end(draft, table, "from");
  relation.to = read_end(draft, table, "to");
  read_passes(draft, table, relation);
  if (auto const* const inverse = table.phrase("inverse")) {
    if (check_name(inverse->text, inner(*inverse), "a relation", Clear::nothing, draft.diagnostics)) {
      relation.inverse = inverse->text;
    } else {
      draft.vocabulary.gaps.add(inverse->text);
    }
  }
  table.finish();
  return relation;
}

/// Relations and their inverses are steps of an entity, next to what it has built in.
void check_step(PackDraft& draft, std::string const& step, Span place, std::map<std::string, Span>& steps) {
  if (is_built_in_name(Sort::entity, step)) {
    draft.diagnostics.error(Code::G038, place, fmt::format("`{}` cannot be a relation", step),
                            "each entity has it already");
    return;
  }
  auto const [at, added] = steps.emplace(step, place);
  if (!added) report_twice(step, place, at->second, draft.diagnostics);
}

}  // namespace

bool is_built_in_name(Sort sort, std::string_view name) {
  static constexpr std::array<std::string_view, 18> entity{
      "kind", "title", "zone",    "operator", "stores", "mechanisms", "many",     "optional",  "given",
      "is",   "id",    "data-in", "data-out", "data",   "flows",      "flows-in", "flows-out", "usually"};
  static constexpr std::array<std::string_view, 8> flow{"title", "data",     "back",    "payload",
                                                        "over",  "optional", "usually", "mechanisms"};
  static constexpr std::array<std::string_view, 11> data{"kind",       "title",    "readers", "derived-from",
                                                         "labels",     "origin",   "sources", "consumer",
                                                         "mechanisms", "journeys", "usually"};
  static constexpr std::array<std::string_view, 7> zone{"kind",       "title",    "zone",   "trust-boundary",
                                                        "mechanisms", "entities", "usually"};
  static constexpr std::array<std::string_view, 9> network{
      "kind", "title", "protects", "is", "always", "usually", "mechanisms", "abstract", "trust-boundary"};
  switch (sort) {
    case Sort::entity: return has(entity, name);
    case Sort::flow: return has(flow, name) || has(flow_names, name);
    case Sort::data: return has(data, name);
    case Sort::zone: return has(zone, name);
    case Sort::network: return has(network, name);
    case Sort::stakeholder: return name == "kind" || name == "title" || name == "usually";
    case Sort::journey:
      return name == "data" || name == "origin" || name == "consumer" || name == "relays" || name == "flows";
    case Sort::model: return false;
  }
  return false;
}

void read_relations(PackDraft& draft) {
  auto& relations = draft.vocabulary.relations;
  for (auto const& declared : draft.relations.all()) {
    draft.vocabulary.relation_names.emplace(declared.name, id_of<RelationTag>(relations.size()));
    relations.push_back(read_relation(draft, declared));
  }
  std::map<std::string, Span> steps;
  for (auto const& relation : relations) check_step(draft, relation.name, relation.place, steps);
  for (auto const& relation : relations) {
    if (!relation.inverse.empty()) check_step(draft, relation.inverse, relation.place, steps);
  }
}

}  // namespace glacis::model

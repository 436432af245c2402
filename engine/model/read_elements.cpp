#include <fmt/format.h>

#include <tuple>

#include "engine/model/case_draft.h"
#include "engine/model/lists.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;

Possible<ZoneId> read_zone_of(CaseDraft& draft, Table& table) {
  return read_possible<ZoneId>(table.take("zone"),
                               [&](Phrase const& name) { return find_element<ZoneTag>(draft, Sort::zone, name); });
}

void read_relations_of(CaseDraft& draft, Table& table, Entity& entity) {
  for (auto const* const entry : table.rest()) {
    auto const found = draft.vocabulary.relation_names.find(entry->key);
    if (found == draft.vocabulary.relation_names.end()) continue;
    table.mark(*entry);
    auto const targets = read_mentions<EntityId>(table.item().at(entry->value), [&](Phrase const& name) {
      return find_element<EntityTag>(draft, Sort::entity, name);
    });
    for (auto const& target : targets) entity.relations.push_back({found->second, target.value, target.place});
  }
  std::sort(entity.relations.begin(), entity.relations.end(),
            [](auto const& a, auto const& b) { return std::tie(a.relation, a.to) < std::tie(b.relation, b.to); });
}

void read_entity(CaseDraft& draft, Declared const& declared, std::vector<std::string> const& relation_names,
                 Entity& entity) {
  Table table = declared.table("entity");
  entity.title = title_of(table, declared.name);
  entity.kind = read_kind_of(draft, table, Sort::entity);
  entity.zone = read_zone_of(draft, table);
  entity.operated_by = read_possible<StakeholderId>(table.take("operator"), [&](Phrase const& name) {
    return find_element<StakeholderTag>(draft, Sort::stakeholder, name);
  });
  entity.stores = read_listing<DataId>(
      table.take("stores"), [&](Phrase const& name) { return find_element<DataTag>(draft, Sort::data, name); });
  entity.mechanisms = read_mechanisms_on(draft, table, Sort::entity);
  entity.many = table.flag("many");
  entity.optional = table.flag("optional");
  entity.given = table.flag("given");
  draft.read_ways([&] { read_relations_of(draft, table, entity); });
  read_attributes_of(draft, table, Sort::entity, &entity.kind, entity, relation_names);
}

void report_end(CaseDraft& draft, RelationStatement const& stated, EntityId end, KindId expected) {
  text::Diagnostic diagnostic;
  diagnostic.code = Code::G054;
  auto const& entity = draft.use_case[end];
  diagnostic.message =
      fmt::format("`{}` is of kind `{}`", entity.id, draft.vocabulary[entity.kind.members.front()].name);
  diagnostic.span = stated.place;
  diagnostic.label = fmt::format("`{}` joins it only as `{}`", draft.vocabulary[stated.relation].name,
                                 draft.vocabulary[expected].name);
  diagnostic.notes.push_back({draft.vocabulary[stated.relation].place, "declared here"});
  draft.diagnostics.add(std::move(diagnostic));
}

void check_relations(CaseDraft& draft, EntityId from) {
  for (auto const& stated : draft.use_case[from].relations) {
    auto const& relation = draft.vocabulary[stated.relation];
    if (!may_be(draft.vocabulary, draft.use_case[from].kind, relation.from))
      report_end(draft, stated, from, relation.from);
    if (!may_be(draft.vocabulary, draft.use_case[stated.to].kind, relation.to))
      report_end(draft, stated, stated.to, relation.to);
  }
}

void read_zone(CaseDraft& draft, Declared const& declared, Zone& zone) {
  Table table = declared.table("zone");
  zone.title = title_of(table, declared.name);
  zone.kind = read_kind_of(draft, table, Sort::zone);
  if (auto const* const parent = table.phrase("zone")) {
    zone.parent = find_element<ZoneTag>(draft, Sort::zone, *parent).value_or(ZoneId{});
  }
  if (auto const item = table.take("trust-boundary")) zone.trust_boundary = item->as_boolean();
  zone.mechanisms = read_mechanisms_on(draft, table, Sort::zone);
  read_attributes_of(draft, table, Sort::zone, &zone.kind, zone);
}

}  // namespace

void read_entities(CaseDraft& draft) {
  auto& entities = draft.use_case.entities;
  auto const relation_names = keys_of(draft.vocabulary.relation_names);
  for (std::size_t i = 0; i < entities.size(); ++i) {
    read_entity(draft, draft.entities.all()[i], relation_names, entities[i]);
  }
  for (std::size_t i = 0; i < entities.size(); ++i) check_relations(draft, id_of<EntityTag>(i));
}

void read_zones(CaseDraft& draft) {
  auto& zones = draft.use_case.zones;
  for (std::size_t i = 0; i < zones.size(); ++i) read_zone(draft, draft.zones.all()[i], zones[i]);
}

void read_stakeholders(CaseDraft& draft) {
  auto& stakeholders = draft.use_case.stakeholders;
  for (std::size_t i = 0; i < stakeholders.size(); ++i) {
    auto const& declared = draft.stakeholders.all()[i];
    auto& stakeholder = stakeholders[i];
    Table table = declared.table("stakeholder");
    stakeholder.title = title_of(table, declared.name);
    stakeholder.kind = read_kind_of(draft, table, Sort::stakeholder);
    read_attributes_of(draft, table, Sort::stakeholder, &stakeholder.kind, stakeholder);
  }
}

void read_networks(CaseDraft& draft) {
  auto const first = draft.vocabulary.networks.size();
  for (std::size_t i = 0; i < draft.networks.all().size(); ++i) {
    auto const& declared = draft.networks.all()[i];
    auto& network = draft.use_case.networks[first + i];
    Table table = declared.table("network");
    network.title = title_of(table, declared.name);
    network.kind = read_kind_of(draft, table, Sort::network);
    if (auto const item = table.take("protects")) network.protects = read_protects(*item, draft.vocabulary);
    read_attributes_of(draft, table, Sort::network, &network.kind, network);
  }
}

}  // namespace glacis::model

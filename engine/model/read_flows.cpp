#include <fmt/format.h>

#include "engine/model/case_draft.h"
#include "engine/model/lists.h"
#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

constexpr std::size_t most_deliveries = 5'000'000;

/// An entity, a stakeholder of the use case, or a role: a kind of stakeholder.
std::optional<Reader> find_reader(CaseDraft& draft, Phrase const& name) {
  auto const& names = draft.use_case.names;
  auto const found = names.find(draft.use_case.prefixes.meant(name.span.source, name.text));
  if (found != names.end()) {
    auto const element = found->second;
    if (element.sort == Sort::entity) return EntityId{element.index};
    if (element.sort == Sort::stakeholder) return StakeholderId{element.index};
  }
  auto const& roles = draft.vocabulary.kind_names[static_cast<std::size_t>(Sort::stakeholder)];
  if (auto const role = roles.find(name.text); role != roles.end()) return role->second;
  if (found == names.end() && is_gap(draft, name)) return std::nullopt;
  std::string help;
  if (draft.diagnostics.errors() < text::Diagnostics::limit) {
    auto candidates = keys_of(roles);
    for (auto const& [id, element] : names) {
      if (element.sort == Sort::entity || element.sort == Sort::stakeholder) candidates.push_back(id);
    }
    help = suggest(name.text, candidates, draft.diagnostics);
  }
  draft.diagnostics.error(Code::G028, inner(name), fmt::format("there is no reader `{}`", name.text),
                          "expected an entity, a stakeholder or a role", help);
  return std::nullopt;
}

std::vector<Mention<EntityId>> read_entity_mentions(CaseDraft& draft, Table& table, std::string_view key) {
  auto const item = table.take(key);
  if (!item) return {};
  return read_mentions<EntityId>(
      *item, [&](Phrase const& name) { return find_element<EntityTag>(draft, Sort::entity, name); });
}

Listing<DataId> read_data_listing(CaseDraft& draft, Table& table, std::string_view key) {
  return read_listing<DataId>(table.take(key),
                              [&](Phrase const& name) { return find_element<DataTag>(draft, Sort::data, name); });
}

void read_datum(CaseDraft& draft, Declared const& declared, Data& data) {
  Table table = declared.table("data");
  data.title = title_of(table, declared.name);
  data.kind = read_kind_of(draft, table, Sort::data);
  data.readers =
      read_listing<Reader>(table.take("readers"), [&](Phrase const& name) { return find_reader(draft, name); });
  data.derived_from = read_data_listing(draft, table, "derived-from");
  data.labels = read_listing<LabelId>(
      table.take("labels"), [&](Phrase const& name) { return find_label(draft.vocabulary, name, draft.diagnostics); });
  draft.read_ways([&] {
    data.origins = read_entity_mentions(draft, table, "origin");
    data.consumers = read_entity_mentions(draft, table, "consumer");
  });
  data.mechanisms = read_mechanisms_on(draft, table, Sort::data);
  read_attributes_of(draft, table, Sort::data, &data.kind, data);
}

void read_cast(CaseDraft& draft, Table& table, Flow& flow) {
  auto const* const cast = table.phrase("cast");
  if (cast == nullptr) return;
  // One that cannot be read is not blamed for a list of receivers as well.
  flow.multicast = find_word(*cast, {"unicast", "multicast"}, draft.diagnostics) != std::size_t{0};
}

void read_ends(CaseDraft& draft, Table& table, Flow& flow) {
  if (auto const* const from = table.needed_phrase("from")) {
    flow.from = find_element<EntityTag>(draft, Sort::entity, *from).value_or(EntityId{});
    flow.from_place = inner(*from);
  }
  if (table.need("to")) flow.to = read_entity_mentions(draft, table, "to");
}

void check_receivers(CaseDraft& draft, Table& table, Flow const& flow) {
  auto const to = table.take("to");
  if (to && to->is(NodeForm::array) && !flow.multicast) {
    draft.diagnostics.error(Code::G044, to->span(), fmt::format("{} has a list of receivers", table.header()),
                            "expected one entity", "write `cast = \"multicast\"`, or a flow for each receiver");
  }
  for (auto const& receiver : flow.to) {
    if (receiver.value != flow.from || draft.use_case[flow.from].many) continue;
    draft.diagnostics.warning(
        Code::G045, receiver.place,
        fmt::format("the flow `{}` leads from `{}` to itself", flow.id, draft.use_case[flow.from].id),
        "expected another entity", "state `many = true` there if it stands for several");
  }
}

void read_flow(CaseDraft& draft, Declared const& declared, Flow& flow) {
  Table table = declared.table("flow");
  flow.title = title_of(table, declared.name);
  read_cast(draft, table, flow);
  draft.read_ways([&] {
    read_ends(draft, table, flow);
    flow.data = read_data_listing(draft, table, "data");
    flow.back = read_data_listing(draft, table, "back");
  });
  check_receivers(draft, table, flow);
  flow.over = read_possible<NetworkId>(
      table.take("over"), [&](Phrase const& name) { return find_element<NetworkTag>(draft, Sort::network, name); });
  flow.mechanisms = read_mechanisms_on(draft, table, Sort::flow);
  flow.optional = table.flag("optional");
  read_attributes_of(draft, table, Sort::flow, nullptr, flow);
}

/// What is carried to each receiver is looked at one by one.
std::size_t deliveries(Flow const& flow) {
  return flow.to.size() * (flow.data.members.size() + flow.back.members.size());
}

}  // namespace

void read_data(CaseDraft& draft) {
  auto& data = draft.use_case.data;
  for (std::size_t i = 0; i < data.size(); ++i) read_datum(draft, draft.data.all()[i], data[i]);
}

void read_flows(CaseDraft& draft) {
  auto& flows = draft.use_case.flows;
  std::size_t count = 0;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    read_flow(draft, draft.flows.all()[i], flows[i]);
    count += deliveries(flows[i]);
    if (count <= most_deliveries) continue;
    draft.diagnostics.error(Code::G043, flows[i].place, fmt::format("the flows up to `{}` carry too much", flows[i].id),
                            fmt::format("expected at most {} data times receivers", most_deliveries));
    return;
  }
}

}  // namespace glacis::model

#include "engine/model/structure.h"

#include <algorithm>

#include "engine/model/journey.h"
#include "engine/model/nesting.h"

namespace glacis::model {

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Sorts and packs (row, target) pairs; no row is open yet.
Links pack(std::size_t rows, Pairs pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  Links result;
  result.offsets.assign(rows + 1, 0);
  result.open.assign(rows, 0);
  result.targets.reserve(pairs.size());
  for (auto const& [row, target] : pairs) {
    ++result.offsets[row + 1];
    result.targets.push_back(target);
  }
  for (std::size_t i = 0; i < rows; ++i) result.offsets[i + 1] += result.offsets[i];
  return result;
}

class Linker {
 public:
  Linker(UseCase const& use_case, Structure& into) : use_case_(use_case), into_(into) {}

  void link_flows() {
    auto const& flows = use_case_.flows;
    Pairs to, ends, data, back;
    for (std::uint32_t i = 0; i < flows.size(); ++i) {
      ends.emplace_back(i, flows[i].from.index);
      for (auto const& receiver : flows[i].to) {
        to.emplace_back(i, receiver.value.index);
        ends.emplace_back(i, receiver.value.index);
      }
      for (auto const& mention : flows[i].data.members) data.emplace_back(i, mention.value.index);
      for (auto const& mention : flows[i].back.members) back.emplace_back(i, mention.value.index);
    }
    auto payload = data;
    payload.insert(payload.end(), back.begin(), back.end());
    set(Link::flow_to, pack(flows.size(), std::move(to)));
    set(Link::flow_ends, pack(flows.size(), std::move(ends)));
    set(Link::flow_data, pack(flows.size(), std::move(data)));
    set(Link::flow_back, pack(flows.size(), std::move(back)));
    set(Link::flow_payload, pack(flows.size(), std::move(payload)));
    for (std::uint32_t i = 0; i < flows.size(); ++i) {
      if (data_open(flows[i])) open(Link::flow_data, i);
      if (flows[i].back.open) open(Link::flow_back, i);
      if (data_open(flows[i]) || flows[i].back.open) open(Link::flow_payload, i);
    }
  }

  /// REQUIRES link_flows.
  void link_entities() {
    auto const rows = use_case_.entities.size();
    Pairs flows, in, out, data_in, data_out, stores;
    for (std::uint32_t i = 0; i < use_case_.flows.size(); ++i) {
      auto const& flow = use_case_.flows[i];
      out.emplace_back(flow.from.index, i);
      add_data(flow.from, flow, data_in, data_out);
      for (auto const& receiver : flow.to) {
        in.emplace_back(receiver.value.index, i);
        add_data(receiver.value, flow, data_out, data_in);
      }
    }
    for (std::uint32_t i = 0; i < rows; ++i) {
      for (auto const& mention : use_case_.entities[i].stores.members) stores.emplace_back(i, mention.value.index);
    }
    flows = in;
    flows.insert(flows.end(), out.begin(), out.end());
    auto data = data_in;
    data.insert(data.end(), data_out.begin(), data_out.end());
    data.insert(data.end(), stores.begin(), stores.end());
    set(Link::entity_flows, pack(rows, std::move(flows)));
    set(Link::entity_flows_in, pack(rows, std::move(in)));
    set(Link::entity_flows_out, pack(rows, std::move(out)));
    set(Link::entity_data_in, pack(rows, std::move(data_in)));
    set(Link::entity_data_out, pack(rows, std::move(data_out)));
    set(Link::entity_stores, pack(rows, std::move(stores)));
    set(Link::entity_data, pack(rows, std::move(data)));
    open_entities();
  }

  void link_sources() {
    Pairs sources;
    auto const& data = use_case_.data;
    for (std::uint32_t i = 0; i < data.size(); ++i) {
      for (auto const& mention : data[i].derived_from.members) sources.emplace_back(i, mention.value.index);
    }
    set(Link::data_sources, pack(data.size(), std::move(sources)));
    for (std::uint32_t i = 0; i < data.size(); ++i) {
      if (data[i].derived_from.open) open(Link::data_sources, i);
    }
  }

  /// An entity is in its zone and in all that enclose it. REQUIRES chains.
  void link_zones() {
    Pairs pairs;
    std::vector<std::uint32_t> perhaps;
    bool anywhere = false;
    for (std::uint32_t i = 0; i < use_case_.entities.size(); ++i) {
      auto const& zone = use_case_.entities[i].zone;
      anywhere = anywhere || !zone.stated;
      if (!zone.stated) continue;
      // Surely in what encloses every zone that it may be in.
      std::vector<std::uint32_t> around;
      for (auto const member : zone.members) {
        auto const& chain = into_.chain[member.index];
        around.insert(around.end(), chain.begin(), chain.end());
      }
      std::sort(around.begin(), around.end());
      for (auto at = around.begin(); at != around.end();) {
        auto const next = std::upper_bound(at, around.end(), *at);
        bool const sure = static_cast<std::size_t>(next - at) == zone.members.size();
        if (sure) pairs.emplace_back(*at, i);
        if (!sure) perhaps.push_back(*at);
        at = next;
      }
    }
    set(Link::zone_entities, pack(use_case_.zones.size(), std::move(pairs)));
    for (auto const zone : perhaps) open(Link::zone_entities, zone);
    for (std::uint32_t i = 0; anywhere && i < use_case_.zones.size(); ++i) open(Link::zone_entities, i);
  }

  /// The journeys of a datum and of all that is derived from it, directly or not.
  void link_lineage(Pairs const& journeys_of) {
    auto const& data = use_case_.data;
    std::vector<std::vector<std::uint32_t>> derived(data.size()), journeys(data.size());
    bool open_origin = false;
    for (std::uint32_t i = 0; i < data.size(); ++i) {
      for (auto const& mention : data[i].derived_from.members) derived[mention.value.index].push_back(i);
      open_origin = open_origin || data[i].derived_from.open;
    }
    for (auto const& [datum, journey] : journeys_of) journeys[datum].push_back(journey);
    Pairs pairs;
    std::vector<std::uint32_t> seen_for(data.size(), 0xFFFFFFFFU);
    for (std::uint32_t i = 0; i < data.size(); ++i) {
      std::vector<std::uint32_t> todo{i};
      seen_for[i] = i;
      while (!todo.empty()) {
        std::uint32_t const datum = todo.back();
        todo.pop_back();
        for (std::uint32_t const journey : journeys[datum]) pairs.emplace_back(i, journey);
        for (std::uint32_t const next : derived[datum]) {
          if (seen_for[next] != i) todo.push_back(next);
          seen_for[next] = i;
        }
      }
    }
    set(Link::data_lineage_journeys, pack(data.size(), std::move(pairs)));
    for (std::uint32_t i = 0; open_origin && i < data.size(); ++i) open(Link::data_lineage_journeys, i);
  }

  /// REQUIRES journeys.
  void link_journeys() {
    auto const& journeys = into_.journeys;
    Pairs of_data, relays, flows;
    for (std::uint32_t i = 0; i < journeys.size(); ++i) {
      of_data.emplace_back(journeys[i].data.index, i);
      for (auto const relay : journeys[i].relays) relays.emplace_back(i, relay.index);
      for (auto const flow : journeys[i].flows) flows.emplace_back(i, flow.index);
    }
    link_lineage(of_data);
    set(Link::data_journeys, pack(use_case_.data.size(), std::move(of_data)));
    open_journeys();
    set(Link::journey_relays, pack(journeys.size(), std::move(relays)));
    set(Link::journey_flows, pack(journeys.size(), std::move(flows)));
  }

  void link_relations(std::size_t count) {
    std::vector<Pairs> pairs(count);
    for (std::uint32_t i = 0; i < use_case_.entities.size(); ++i) {
      for (auto const& stated : use_case_.entities[i].relations) {
        pairs[stated.relation.index].emplace_back(stated.to.index, i);
      }
    }
    for (auto& each : pairs) into_.inverse.push_back(pack(use_case_.entities.size(), std::move(each)));
  }

 private:
  /// A flow that may carry more than is listed may carry a datum on a way of its own, or what is derived from it.
  void open_journeys() {
    std::size_t vague = 0;
    std::vector<std::size_t> named(use_case_.data.size());
    std::vector<std::uint32_t> listed;
    for (Flow const& flow : use_case_.flows) {
      if (!data_open(flow) && !flow.back.open) continue;
      ++vague;
      listed.clear();
      for (auto const* list : {&flow.data, &flow.back})
        for (auto const& mention : list->members) listed.push_back(mention.value.index);
      std::sort(listed.begin(), listed.end());
      listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
      for (std::uint32_t const datum : listed) ++named[datum];
    }
    for (std::uint32_t i = 0; i < named.size(); ++i) {
      if (named[i] == vague) continue;
      open(Link::data_journeys, i);
      open(Link::data_lineage_journeys, i);
    }
  }

  static bool data_open(Flow const& flow) { return !flow.data.stated || flow.data.open; }

  void set(Link link, Links links) { into_.links[static_cast<std::size_t>(link)] = std::move(links); }
  void open(Link link, std::uint32_t row) { into_.links[static_cast<std::size_t>(link)].open[row] = 1; }

  /// `data` goes from the flow's `from`, `back` to it.
  static void add_data(EntityId entity, Flow const& flow, Pairs& backward, Pairs& forward) {
    for (auto const& mention : flow.data.members) forward.emplace_back(entity.index, mention.value.index);
    for (auto const& mention : flow.back.members) backward.emplace_back(entity.index, mention.value.index);
  }

  void open_entities() {
    auto const open_end = [&](std::uint32_t entity, Link link) {
      open(link, entity);
      open(Link::entity_data, entity);
    };
    for (auto const& flow : use_case_.flows) {
      if (data_open(flow)) open_end(flow.from.index, Link::entity_data_out);
      if (flow.back.open) open_end(flow.from.index, Link::entity_data_in);
      for (auto const& receiver : flow.to) {
        if (data_open(flow)) open_end(receiver.value.index, Link::entity_data_in);
        if (flow.back.open) open_end(receiver.value.index, Link::entity_data_out);
      }
    }
    for (std::uint32_t i = 0; i < use_case_.entities.size(); ++i) {
      if (use_case_.entities[i].stores.open) open_end(i, Link::entity_stores);
    }
  }

  UseCase const& use_case_;
  Structure& into_;
};

}  // namespace

std::optional<Structure> derive_structure(Vocabulary const& vocabulary, UseCase const& use_case,
                                          text::Diagnostics& diagnostics) {
  auto const errors = diagnostics.errors();
  Structure result;
  derive_chains(vocabulary, use_case, result, diagnostics);
  result.passes_from = derive_passing(vocabulary, use_case, diagnostics);
  result.journeys = derive_journeys(vocabulary, use_case, diagnostics);
  state_journeys(use_case, result.passes_from, result.journeys, diagnostics);
  Linker linker{use_case, result};
  linker.link_flows();
  linker.link_entities();
  linker.link_sources();
  linker.link_zones();
  linker.link_journeys();
  linker.link_relations(vocabulary.relations.size());
  if (diagnostics.errors() > errors) return std::nullopt;
  return result;
}

}  // namespace glacis::model

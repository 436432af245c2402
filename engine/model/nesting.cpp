#include "engine/model/nesting.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace glacis::model {

namespace {

using text::Code;

constexpr std::size_t deepest = 64;

/// Follows `next` from each element; calls `on_loop` once for each loop, with its members.
template <class Next, class Loop>
void find_loops(std::size_t size, Next const& next, Loop const& on_loop) {
  constexpr std::uint32_t nothing = 0xFFFFFFFFU;
  std::vector<std::uint32_t> walk_of(size, nothing);  // the walk that came by first
  for (std::uint32_t start = 0; start < size; ++start) {
    auto at = start;
    while (at != nothing && walk_of[at] == nothing) {
      walk_of[at] = start;
      at = next(at);
    }
    if (at == nothing || walk_of[at] != start) continue;
    std::vector<std::uint32_t> members;
    auto member = at;
    do {
      members.push_back(member);
      member = next(member);
    } while (member != at);
    on_loop(members);
  }
}

template <class Elements>
std::string steps(Elements const& elements, std::vector<std::uint32_t> const& loop, std::string_view verb) {
  std::string result;
  for (auto const member : loop) result += fmt::format("`{}` {} ", elements[member].id, verb);
  return result + fmt::format("`{}`", elements[loop.front()].id);
}

/// Unless the zone or its kind says no; of a kind that is not known, yes.
bool is_boundary(Vocabulary const& vocabulary, Zone const& zone) {
  if (zone.trust_boundary) return *zone.trust_boundary;
  if (!zone.kind.stated) return true;
  return std::any_of(zone.kind.members.begin(), zone.kind.members.end(), [&](KindId member) {
    auto const possible = vocabulary.concrete_below(member);
    if (possible.empty()) return vocabulary[member].trust_boundary.value_or(true);
    return std::any_of(possible.begin(), possible.end(),
                       [&](KindId kind) { return vocabulary[kind].trust_boundary.value_or(true); });
  });
}

void report_depth(std::string const& id, Span place, text::Diagnostics& diagnostics) {
  diagnostics.error(Code::G043, place, fmt::format("`{}` is nested more than {} deep", id, deepest));
}

/// The one relation that passes, if the entity states one.
RelationStatement const* passing(Vocabulary const& vocabulary, Entity const& entity, text::Diagnostics& diagnostics) {
  RelationStatement const* result = nullptr;
  for (auto const& stated : entity.relations) {
    if (!vocabulary[stated.relation].passes) continue;
    if (result == nullptr) {
      result = &stated;
      continue;
    }
    text::Diagnostic diagnostic;
    diagnostic.code = Code::G050;
    diagnostic.message = fmt::format("`{}` takes what it leaves unsaid from two places", entity.id);
    diagnostic.span = std::max(stated.place, result->place);
    diagnostic.label = fmt::format("`{}` passes facts on", vocabulary[stated.relation].name);
    diagnostic.notes.push_back({std::min(stated.place, result->place), "the other is here"});
    diagnostics.add(std::move(diagnostic));
  }
  return result;
}

}  // namespace

void derive_chains(Vocabulary const& vocabulary, UseCase const& use_case, Structure& into,
                   text::Diagnostics& diagnostics) {
  auto const& zones = use_case.zones;
  find_loops(
      zones.size(), [&](std::uint32_t zone) { return zones[zone].parent.index; },
      [&](std::vector<std::uint32_t> const& loop) {
        diagnostics.error(Code::G049, zones[loop.front()].place, steps(zones, loop, "lies in"),
                          "a zone cannot enclose itself");
      });
  into.chain.resize(zones.size());
  into.boundaries.resize(zones.size());
  bool reported = false;
  for (std::uint32_t i = 0; i < zones.size(); ++i) {
    auto& chain = into.chain[i];
    for (auto zone = ZoneId{i}; zone.known(); zone = zones[zone.index].parent) {
      if (std::find(chain.begin(), chain.end(), zone.index) != chain.end()) break;
      if (chain.size() == deepest) {
        if (!std::exchange(reported, true)) report_depth(zones[i].id, zones[i].place, diagnostics);
        break;
      }
      chain.push_back(zone.index);
      if (is_boundary(vocabulary, zones[zone.index])) into.boundaries[i].push_back(zone.index);
    }
  }
}

std::vector<EntityId> derive_passing(Vocabulary const& vocabulary, UseCase const& use_case,
                                     text::Diagnostics& diagnostics) {
  auto const& entities = use_case.entities;
  std::vector<EntityId> result(entities.size());
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (auto const* const stated = passing(vocabulary, entities[i], diagnostics)) result[i] = stated->to;
  }
  find_loops(
      entities.size(), [&](std::uint32_t entity) { return result[entity].index; },
      [&](std::vector<std::uint32_t> const& loop) {
        diagnostics.error(Code::G050, entities[loop.front()].place, steps(entities, loop, "takes unsaid facts from"),
                          "an entity cannot take them from itself");
        // Whoever follows the chain afterwards comes to an end.
        result[loop.front()] = {};
      });
  for (std::size_t i = 0; i < entities.size(); ++i) {
    std::size_t depth = 0;
    for (auto at = result[i]; at.known() && depth <= deepest; at = result[at.index]) ++depth;
    if (depth <= deepest) continue;
    report_depth(entities[i].id, entities[i].place, diagnostics);
    break;
  }
  return result;
}

void check_nesting(Vocabulary const& vocabulary, UseCase const& use_case, text::Diagnostics& diagnostics) {
  Structure unused;
  derive_chains(vocabulary, use_case, unused, diagnostics);
  derive_passing(vocabulary, use_case, diagnostics);
}

}  // namespace glacis::model

#include "engine/verdict/surroundings.h"

#include <algorithm>

namespace glacis::verdict {

namespace {

using Zones = std::vector<std::uint32_t>;

/// The entity whose word on the zone counts: itself, or the first that it runs on which says something.
model::Possible<model::ZoneId> const& zone_of(Case const& the_case, std::uint32_t entity) {
  auto const& entities = the_case.use_case->entities;
  for (std::uint32_t const host : with_hosts(the_case, entity))
    if (entities[host].zone.stated || !entities[host].zone.usually.empty()) return entities[host].zone;
  return entities[entity].zone;
}

Zones sorted_chain(std::vector<Zones> const& chains, std::uint32_t zone) {
  Zones chain = chains[zone];
  std::sort(chain.begin(), chain.end());
  return chain;
}

Zones united(Zones const& a, Zones const& b) {
  Zones result;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

Zones without(Zones const& a, Zones const& b) {
  Zones result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

Zones shared(Zones const& a, Zones const& b) {
  Zones result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

/// The boundaries around an end: in each possible place, in some, and whether it may be anywhere else.
struct Around {
  Zones surely, perhaps;
  bool anywhere = false;
};

Around around(Case const& the_case, std::uint32_t entity) {
  auto const& zone = zone_of(the_case, entity);
  auto const& boundaries = the_case.structure->boundaries;
  Around result;
  result.anywhere = !zone.stated;
  for (std::size_t i = 0; i < zone.members.size(); ++i) {
    Zones const chain = sorted_chain(boundaries, zone.members[i].index);
    result.perhaps = united(result.perhaps, chain);
    result.surely = i == 0 ? chain : shared(result.surely, chain);
  }
  for (model::ZoneId const usual : zone.usually)
    result.perhaps = united(result.perhaps, sorted_chain(boundaries, usual.index));
  return result;
}

}  // namespace

std::vector<std::uint32_t> with_hosts(Case const& the_case, std::uint32_t entity) {
  auto const& hosts = the_case.structure->passes_from;
  std::vector<std::uint32_t> chain{entity};
  while (hosts[chain.back()].known() && std::find(chain.begin(), chain.end(), hosts[chain.back()].index) == chain.end())
    chain.push_back(hosts[chain.back()].index);
  return chain;
}

bool is_zone_sure(Case const& the_case, std::uint32_t entity) { return zone_of(the_case, entity).known(); }

Surroundings zones_around(Case const& the_case, std::uint32_t entity) {
  auto const& zone = zone_of(the_case, entity);
  auto const& chains = the_case.structure->chain;
  Surroundings result;
  Zones some;
  for (std::size_t i = 0; i < zone.members.size(); ++i) {
    Zones const& chain = chains[zone.members[i].index];
    if (i == 0) result.surely = chain;
    std::erase_if(result.surely,
                  [&](std::uint32_t z) { return std::find(chain.begin(), chain.end(), z) == chain.end(); });
    some = united(some, sorted_chain(chains, zone.members[i].index));
  }
  for (model::ZoneId const usual : zone.usually) some = united(some, sorted_chain(chains, usual.index));
  Zones surely = result.surely;
  std::sort(surely.begin(), surely.end());
  result.perhaps = without(some, surely);
  result.anywhere = !zone.stated;
  for (std::uint32_t z = 0; result.anywhere && z < chains.size(); ++z)
    if (!std::binary_search(some.begin(), some.end(), z)) result.others.push_back(z);
  return result;
}

Borders borders_between(Case const& the_case, std::uint32_t from, std::uint32_t to,
                        std::vector<std::uint32_t> const& border_zones) {
  Around const a = around(the_case, from);
  Around const b = around(the_case, to);
  Borders result;
  // An end of which nothing is said may be anywhere, so nothing is surely crossed on its account.
  if (!a.anywhere && !b.anywhere) result.crossed = united(without(a.surely, b.perhaps), without(b.surely, a.perhaps));
  Zones const both = shared(a.surely, b.surely);
  result.perhaps = without(without(united(a.perhaps, b.perhaps), both), result.crossed);
  if (a.anywhere || b.anywhere) result.anywhere = without(without(border_zones, result.perhaps), both);
  return result;
}

std::vector<Across> flows_across(Case const& the_case, std::uint32_t zone) {
  auto const& flows = the_case.use_case->flows;
  auto const& receivers = the_case.structure->of(model::Link::flow_to);
  std::vector<Across> result;
  auto const& boundary = the_case.structure->boundaries[zone];
  if (boundary.empty() || boundary.front() != zone) return result;  // nothing is crossed where no boundary is
  Zones const only{zone};
  for (std::uint32_t f = 0; f < flows.size(); ++f) {
    bool surely = false, perhaps = false;
    for (std::uint32_t const receiver : receivers.of(f)) {
      Borders const borders = borders_between(the_case, flows[f].from.index, receiver, only);
      auto has = [&](Zones const& zones) { return std::find(zones.begin(), zones.end(), zone) != zones.end(); };
      surely = surely || has(borders.crossed);
      perhaps = perhaps || has(borders.perhaps) || has(borders.anywhere);
    }
    if (surely || perhaps) result.push_back({f, surely});
  }
  return result;
}

}  // namespace glacis::verdict

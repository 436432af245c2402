#include <algorithm>

#include "engine/verdict/evaluate.h"

namespace glacis::verdict {

using model::KindId;
using model::Sort;

Truth Evaluator::zone_pair_differs(std::uint32_t a, std::uint32_t b, std::vector<KindId> const& kinds) const {
  if (a == b) return Truth::no;
  auto const& structure = *the_case().structure;
  auto const zones = static_cast<std::uint32_t>(the_case().use_case->zones.size());
  auto const of_a = possible(zone_column, a);
  auto const of_b = possible(zone_column, b);
  if (columns_->canonical({zone_column, a}) == columns_->canonical({zone_column, b})) return Truth::no;
  auto const chain = [&](std::uint32_t zone, bool& sure) {
    if (kinds.empty()) return structure.boundaries[zone];
    std::vector<std::uint32_t> filtered;
    for (std::uint32_t around : structure.chain[zone]) {
      Truth const fits = is(Sort::zone, around, kinds);
      if (fits == Truth::unknown) sure = false;
      if (fits == Truth::yes) filtered.push_back(around);
    }
    return filtered;
  };
  if (of_a.size() > 16 || of_b.size() > 16) return Truth::unknown;
  Tally tally;
  for (std::uint32_t from : of_a) {
    for (std::uint32_t to : of_b) {
      bool sure = from < zones && to < zones;
      bool const differs = sure && chain(from, sure) != chain(to, sure);
      // Within one zone nothing is crossed, whatever its kind is.
      if (from == to && from < zones)
        tally.add(Truth::no);
      else
        tally.add(!sure ? Truth::unknown : differs ? Truth::yes : Truth::no);
    }
  }
  return tally.agreed();
}

Mask const& Evaluator::zones_apart(std::uint32_t zone) const {
  auto const& boundaries = the_case().structure->boundaries;
  apart_.resize(boundaries.size());
  if (apart_[zone].empty()) {
    apart_[zone].resize(column(zone_column).width);
    for (std::uint32_t other = 0; other < boundaries.size(); ++other) {
      if (boundaries[other] != boundaries[zone]) put(apart_[zone], other);
    }
  }
  return apart_[zone];
}

Truth Evaluator::crosses(std::uint32_t flow, std::vector<KindId> const& kinds) const {
  if (flow >= the_case().use_case->flows.size()) return flow == not_applicable ? Truth::no : Truth::unknown;
  auto const& drawn = the_case().use_case->flows[flow];
  Tally tally;
  for (auto const& to : drawn.to) tally.add(zone_pair_differs(drawn.from.index, to.value.index, kinds));
  return tally.some();
}

}  // namespace glacis::verdict

#include "engine/risk/stake.h"

#include <algorithm>

namespace glacis::risk {

using model::Link;
using model::Sort;

namespace {

void take(Stake& stake, model::Links const& links, std::uint32_t row) {
  if (row >= links.rows()) return;
  auto const linked = links.of(row);
  stake.data.insert(stake.data.end(), linked.begin(), linked.end());
  stake.open = stake.open || links.is_open(row);
}

void take_entity(Stake& stake, model::Structure const& structure, std::uint32_t entity) {
  take(stake, structure.of(Link::entity_data), entity);
  for (model::Links const& inverse : structure.inverse) {
    if (entity >= inverse.rows()) continue;
    for (std::uint32_t const hosted : inverse.of(entity)) take(stake, structure.of(Link::entity_data), hosted);
  }
}

}  // namespace

Stake stake_of(verdict::Case const& the_case, verdict::Subject const& subject) {
  model::Structure const& structure = *the_case.structure;
  std::uint32_t const row = subject.element.index;
  Stake stake;
  if (subject.data != verdict::Subject::none) {
    stake.open = subject.data == verdict::Subject::missing;
    if (!stake.open) stake.data = {subject.data};
    return stake;
  }
  switch (subject.element.sort) {
    case Sort::journey: stake.data = {structure.journeys[row].data.index}; break;
    case Sort::data: stake.data = {row}; break;
    case Sort::flow: take(stake, structure.of(Link::flow_payload), row); break;
    case Sort::entity: take_entity(stake, structure, row); break;
    case Sort::zone:
      for (std::uint32_t const entity : structure.of(Link::zone_entities).of(row))
        take_entity(stake, structure, entity);
      break;
    case Sort::model:
      for (std::uint32_t i = 0; i < the_case.use_case->data.size(); ++i) stake.data.push_back(i);
      break;
    case Sort::network:
    case Sort::stakeholder: break;
  }
  std::sort(stake.data.begin(), stake.data.end());
  stake.data.erase(std::unique(stake.data.begin(), stake.data.end()), stake.data.end());
  return stake;
}

}  // namespace glacis::risk

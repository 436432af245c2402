#include <algorithm>

#include "engine/verdict/evaluate.h"

namespace glacis::verdict {

using model::KindId;
using model::Sort;

Truth Evaluator::trusted_operator(std::uint32_t stakeholder, std::uint32_t data) const {
  auto const& use_case = *the_case().use_case;
  if (stakeholder == not_applicable) return Truth::no;
  Tally tally;
  for (auto const& reader : use_case.data[data].readers.members) {
    if (auto const* one = std::get_if<model::StakeholderId>(&reader.value)) {
      if (stakeholder == one->index) return Truth::yes;
      tally.add(Truth::no);
    }
    if (auto const* role = std::get_if<KindId>(&reader.value)) tally.add(is(Sort::stakeholder, stakeholder, {*role}));
  }
  if (stakeholder >= use_case.stakeholders.size() && tally.no + tally.unknown > 0) return Truth::unknown;
  return tally.some();
}

Truth Evaluator::trusted(std::uint32_t entity, std::uint32_t data) const {
  auto const& use_case = *the_case().use_case;
  if (entity == not_applicable || data == not_applicable) return Truth::no;
  if (data >= use_case.data.size() || entity >= use_case.entities.size()) return Truth::unknown;
  auto const& asset = use_case.data[data];
  auto const named = [&](auto const& list) {
    return std::ranges::any_of(list, [&](auto const& mention) { return mention.value.index == entity; });
  };
  if (named(asset.origins) || named(asset.consumers)) return Truth::yes;
  for (auto const& reader : asset.readers.members) {
    auto const* one = std::get_if<model::EntityId>(&reader.value);
    if (one != nullptr && one->index == entity) return Truth::yes;
  }
  Truth const by_operator = agree(possible(operator_column, entity),
                                  [&](std::uint32_t stakeholder) { return trusted_operator(stakeholder, data); });
  bool const open = !asset.readers.stated || asset.readers.open;
  return by_operator == Truth::no && open ? Truth::unknown : by_operator;
}

}  // namespace glacis::verdict

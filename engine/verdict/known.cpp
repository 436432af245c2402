#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/explain.h"
#include "engine/verdict/judge_parts.h"

namespace glacis::verdict {

std::optional<Judge::Levels> Judge::levels(View view, model::Element element, model::AttributeId attribute) const {
  Column const& column = parts_->columns.get(view, column_of(attribute));
  std::uint64_t const* const mask = column.at(element.index);
  std::optional<Levels> levels;
  for (std::uint32_t value = 0; value < column.values; ++value) {
    if ((mask[value / 64] >> (value % 64) & 1U) == 0) continue;
    if (!levels) levels = Levels{value, value};
    levels->high = value;
  }
  return levels;
}

std::vector<std::uint32_t> Judge::networks(View view, std::uint32_t flow) const {
  std::vector<std::uint32_t> networks = parts_->evaluator(view).possible(over_column, flow);
  std::erase_if(networks, [this](std::uint32_t each) { return each >= parts_->the_case->use_case->networks.size(); });
  return networks;
}

std::optional<model::Interval> Judge::amounts(View view, model::Element element, model::AttributeId attribute) const {
  auto const regions = levels(view, element, attribute);
  if (!regions) return std::nullopt;
  Domains const& domains = parts_->columns.domains();
  auto const dimension = (*parts_->the_case->vocabulary)[(*parts_->the_case->vocabulary)[attribute].type].dimension;
  return model::Interval{domains.region(dimension, regions->low).low, domains.region(dimension, regions->high).high};
}

std::uint32_t Judge::holder(model::Element element, model::AttributeId attribute) const {
  return parts_->columns.canonical({column_of(attribute), element.index}).row;
}

std::vector<Fact> Judge::known_of(View view, model::Element element, model::AttributeId attribute) const {
  return told(parts_->evaluator(view), {column_of(attribute), element.index});
}

Fact Judge::said(View view, model::Element element, model::AttributeId attribute) const {
  Columns const& columns = parts_->columns;
  Cell const cell = columns.canonical({column_of(attribute), element.index});
  std::string const what =
      fmt::format("{} of {}", (*parts_->the_case->vocabulary)[attribute].name, name_of(*parts_->the_case, element));
  auto sayings = view == View::presumed ? columns.presumption_of(cell) : std::vector<Saying>{};
  auto const facts = columns.facts_of(cell);
  sayings.insert(sayings.begin(), facts.begin(), facts.end());
  if (sayings.empty()) return {what, model::Basis::stated, {}, true};
  Saying const& first = sayings.front();
  return {fmt::format("{} is {}", what, first.text), first.basis, first.place, false};
}

std::string Judge::shown(model::Element element, model::AttributeId attribute) const {
  Columns const& columns = parts_->columns;
  Cell const cell{column_of(attribute), element.index};
  auto const facts = columns.facts_of(cell);
  if (!facts.empty()) return facts.front().text;
  auto const presumed = columns.presumption_of(cell);
  return presumed.empty() ? "" : presumed.front().text + " (presumed)";
}

}  // namespace glacis::verdict

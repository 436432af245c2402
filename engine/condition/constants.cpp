#include "engine/condition/constants.h"

#include <algorithm>
#include <cassert>

namespace glacis::condition {
namespace {

model::ValueSet amounts_that_are(Relation relation, model::Amount amount) {
  model::ValueSet result;
  switch (relation) {
    case Relation::equal: result.intervals.push_back({amount, amount}); break;
    case Relation::at_most: result.intervals.push_back({INT64_MIN, amount}); break;
    case Relation::at_least: result.intervals.push_back({amount, INT64_MAX}); break;
    case Relation::less:
      if (amount > INT64_MIN) result.intervals.push_back({INT64_MIN, amount - 1});
      break;
    case Relation::greater:
      if (amount < INT64_MAX) result.intervals.push_back({amount + 1, INT64_MAX});
      break;
    case Relation::unequal: assert(false); break;
  }
  return result;
}

bool holds(std::uint32_t value, Relation relation, std::uint32_t constant) {
  switch (relation) {
    case Relation::equal: return value == constant;
    case Relation::unequal: return value != constant;
    case Relation::less: return value < constant;
    case Relation::at_most: return value <= constant;
    case Relation::greater: return value > constant;
    case Relation::at_least: return value >= constant;
  }
  return false;
}

}  // namespace

std::optional<std::uint32_t> position_of(model::Type const& type, std::string_view name) {
  auto const found = std::find_if(type.values.begin(), type.values.end(),
                                  [&](model::TypeValue const& value) { return value.name == name; });
  if (found == type.values.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - type.values.begin());
}

model::ValueSet values_that_are(model::Type const& type, Relation relation, Constant constant) {
  if (type.form == model::TypeForm::quantity) return amounts_that_are(relation, constant.amount);
  assert(relation != Relation::unequal);
  // A Boolean's two values need no names.
  auto const size = type.form == model::TypeForm::boolean ? 2U : static_cast<std::uint32_t>(type.values.size());
  model::ValueSet result;
  for (std::uint32_t value = 0; value < size; ++value) {
    if (holds(value, relation, constant.position)) result.members.push_back(value);
  }
  return result;
}

model::ValueSet united(std::vector<model::ValueSet> const& parts) {
  model::ValueSet result;
  std::vector<model::Interval> intervals;
  for (model::ValueSet const& part : parts) {
    result.members.insert(result.members.end(), part.members.begin(), part.members.end());
    intervals.insert(intervals.end(), part.intervals.begin(), part.intervals.end());
  }
  std::sort(result.members.begin(), result.members.end());
  result.members.erase(std::unique(result.members.begin(), result.members.end()), result.members.end());
  std::sort(intervals.begin(), intervals.end());
  for (model::Interval const& next : intervals) {
    auto& known = result.intervals;
    bool const joins = !known.empty() && (known.back().high == INT64_MAX || next.low <= known.back().high + 1);
    if (joins) {
      known.back().high = std::max(known.back().high, next.high);
    } else {
      known.push_back(next);
    }
  }
  return result;
}

Relation mirrored(Relation relation) {
  switch (relation) {
    case Relation::equal:
    case Relation::unequal: return relation;
    case Relation::less: return Relation::greater;
    case Relation::at_most: return Relation::at_least;
    case Relation::greater: return Relation::less;
    case Relation::at_least: return Relation::at_most;
  }
  return relation;
}

}  // namespace glacis::condition

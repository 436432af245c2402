#include <fmt/format.h>

#include <algorithm>

#include "engine/verdict/words.h"

namespace glacis::verdict {

using model::Element;
using model::Sort;

namespace {

std::string interval_name(model::Dimension dimension, model::Interval const& bounds) {
  auto const text = [&](model::Amount amount) { return model::to_text({dimension, amount}); };
  if (bounds.low == bounds.high) return text(bounds.low);
  if (bounds.low == INT64_MIN) return bounds.high == INT64_MAX ? "any" : "below " + text(bounds.high + 1);
  return bounds.high == INT64_MAX ? text(bounds.low) + " or more"
                                  : fmt::format("{} to below {}", text(bounds.low), text(bounds.high + 1));
}

std::string name_or_another(Case const& the_case, Sort sort, std::uint32_t index) {
  return name_of(the_case, Element{sort, index});
}

std::string offer_name(Case const& the_case, std::uint64_t number) {
  auto const& feature = the_case.vocabulary->features[number / model::scope_count];
  return fmt::format("{}:{}", feature.name, model::name_of(static_cast<model::Scope>(number % model::scope_count)));
}

/// "no mechanism at meter, home or street gives integrity:hop"
std::string bare_text(Case const& the_case, std::uint64_t offer, std::vector<std::string> const& places) {
  std::string where;
  for (std::size_t i = 0; i < places.size(); ++i)
    where += (i == 0 ? "" : i + 1 == places.size() ? " or " : ", ") + places[i];
  return fmt::format("no mechanism at {} gives {}", where, offer_name(the_case, offer));
}

/// What a flag stands for, said of its truth.
std::string flag_text(Case const& the_case, std::span<std::uint64_t const> key, bool truth) {
  auto const name = [&](Sort sort, std::uint64_t index) {
    return name_of(the_case, Element{sort, static_cast<std::uint32_t>(index)});
  };
  auto const offer = [&](std::uint64_t number) { return offer_name(the_case, number); };
  char const* const no = truth ? "" : "not ";
  switch (key.front()) {
    case topic::label:
      return fmt::format("{} is {}labelled {}", name(Sort::data, key[1]), no, the_case.vocabulary->labels[key[2]].name);
    case topic::zone_pair:
      return fmt::format("{} and {} are {}apart", name(Sort::entity, key[1]), name(Sort::entity, key[2]), no);
    case topic::readers:
      return fmt::format("{} is {}relied on with {}", name(Sort::entity, key[1]), no, name(Sort::data, key[2]));
    case topic::role:
      return fmt::format("{} is {}relied on with {}", name(Sort::stakeholder, key[1]), no, name(Sort::data, key[2]));
    case topic::spot:
      return fmt::format("{} mechanism at {} gives {}", truth ? "a" : "no", name(static_cast<Sort>(key[1]), key[2]),
                         offer(key[3]));
    case topic::network:
      return fmt::format("{} {} {} at {}", name(Sort::network, key[1]), truth ? "gives" : "does not give",
                         offer(key[3]), name(Sort::flow, key[2]));
    case topic::border:
      return fmt::format("{} {} the border of {}", name(Sort::flow, key[2]), truth ? "crosses" : "does not cross",
                         name(Sort::zone, key[1]));
    case topic::unsaid: {
      std::string const what = key[3] == static_cast<std::uint64_t>(Unsaid::zone) ? "where {} may be"
                               : key[1] == static_cast<std::uint64_t>(Sort::flow) ? "what else {} carries"
                                                                                  : "what else {} stores";
      return fmt::format(fmt::runtime(what + " {} the need"), name(static_cast<Sort>(key[1]), key[2]),
                         truth ? "meets" : "does not meet");
    }
    case topic::open_list:
      // What it says is of the members that are not named: of `all`, that each is so; else that some are.
      if (static_cast<condition::Op>(key[1]) == condition::Op::every)
        return truth ? "no further member of an open list is otherwise"
                     : "a further member of an open list is otherwise";
      return truth ? "a further member of an open list is so" : "no further member of an open list is so";
    default: return truth ? "what is not drawn is so" : "what is not drawn is not so";
  }
}

}  // namespace

std::string value_name(Columns const& columns, ColumnId column, std::uint32_t value) {
  Case const& the_case = columns.the_case();
  if (value == columns.get(View::facts, column).not_applicable()) return "none";
  if (column == zone_column) return name_or_another(the_case, Sort::zone, value);
  if (column == operator_column) return name_or_another(the_case, Sort::stakeholder, value);
  if (column == over_column) return name_or_another(the_case, Sort::network, value);
  auto const& vocabulary = *the_case.vocabulary;
  if (column < zone_column) return vocabulary.kinds[value].name;
  model::Type const& type = vocabulary[vocabulary[model::AttributeId{column - first_attribute_column}].type];
  switch (type.form) {
    case model::TypeForm::boolean: return value != 0 ? "true" : "false";
    case model::TypeForm::level:
    case model::TypeForm::one_of: return type.values[value].name;
    case model::TypeForm::quantity:
      return interval_name(type.dimension, columns.domains().region(type.dimension, value));
    case model::TypeForm::reference: return name_or_another(the_case, type.sort, value);
  }
  return "";
}

std::string name_of(Columns const& columns, Flags const& flags, std::uint64_t variable) {
  if (is_flag(variable)) return flag_text(columns.the_case(), flags.key_of(variable), true);
  Cell const cell = cell_of(variable);
  std::string values;
  constexpr std::uint32_t most_named = 8;
  Column const& column = columns.get(View::facts, cell.column);
  for (std::uint32_t value = 0; value < std::min(column.values, most_named); ++value)
    values += fmt::format("{}{}: {}", value == 0 ? "" : ", ", value, value_name(columns, cell.column, value));
  if (column.values > most_named) values += ", …";
  return fmt::format("{} ({})", name_of(columns.the_case(), cell), values);
}

std::vector<Fact> told(Columns const& columns, Flags const& flags, std::vector<Assignment> const& world) {
  Case const& the_case = columns.the_case();
  std::vector<Fact> facts;
  auto const add = [&](std::string text) { facts.push_back({std::move(text), model::Basis::assumed, {}, true}); };
  std::vector<std::pair<std::uint64_t, std::vector<std::string>>> bare;  // by offer: where nothing gives it
  for (Assignment const& each : world) {
    std::uint32_t const value = each.least();
    if (!is_flag(each.variable)) {
      Cell const cell = cell_of(each.variable);
      add(fmt::format("{} is {}", name_of(the_case, cell), value_name(columns, cell.column, value)));
      continue;
    }
    std::span<std::uint64_t const> const key = flags.key_of(each.variable);
    if (key.front() != topic::spot || value != 0) {
      add(flag_text(the_case, key, value != 0));
      continue;
    }
    std::string const where = name_of(the_case, Element{static_cast<Sort>(key[1]), static_cast<std::uint32_t>(key[2])});
    auto const same = std::ranges::find(bare, key[3], [](auto const& entry) { return entry.first; });
    if (same == bare.end())
      bare.push_back({key[3], {where}});
    else
      same->second.push_back(where);
  }
  for (auto const& [offer, places] : bare) add(bare_text(the_case, offer, places));
  return facts;
}

namespace {

constexpr std::size_t most_values_named = 4;

/// "C1 or more", "100 B to below 200 B", "lte or nb-iot", "lte, nb-iot, wifi or 12 others"
std::string values_name(Columns const& columns, ColumnId column, Mask const& mask) {
  Column const& all = columns.get(View::facts, column);
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value <= all.values; ++value)
    if (has(mask.data(), value)) values.push_back(value);
  auto const& vocabulary = *columns.the_case().vocabulary;
  bool const in_a_row =
      values.size() > 1 && values.back() < all.values && values.back() - values.front() + 1 == values.size();
  if (column >= first_attribute_column && in_a_row) {
    model::Type const& type = vocabulary[vocabulary[model::AttributeId{column - first_attribute_column}].type];
    if (type.form == model::TypeForm::quantity)
      return interval_name(type.dimension, {columns.domains().region(type.dimension, values.front()).low,
                                            columns.domains().region(type.dimension, values.back()).high});
    if (type.form == model::TypeForm::level && values.back() + 1 == all.values)
      return value_name(columns, column, values.front()) + " or more";
  }
  std::string text;
  std::size_t const named = values.size() > most_values_named ? most_values_named - 1 : values.size();
  for (std::size_t i = 0; i < named; ++i)
    text += (i == 0 ? "" : i + 1 == values.size() ? " or " : ", ") + value_name(columns, column, values[i]);
  return named == values.size() ? text : fmt::format("{} or {} others", text, values.size() - named);
}

}  // namespace

Fact told(Columns const& columns, Assignment const& supposed) {
  Cell const cell = cell_of(supposed.variable);
  return {
      fmt::format("{} is {}", name_of(columns.the_case(), cell), values_name(columns, cell.column, supposed.values)),
      model::Basis::presumed,
      {},
      false};
}

}  // namespace glacis::verdict

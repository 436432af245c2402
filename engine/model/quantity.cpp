#include "engine/model/quantity.h"

#include <algorithm>

namespace glacis::model {

namespace {

constexpr Amount thousandths = 1000;
// Room for a successor and for sums of a few amounts.
constexpr Amount largest = INT64_MAX / 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number in thousandths; empty if it is not `digits [ "." digits ]` with at most three decimals, or too large.
std::optional<Amount> parse_thousandths(std::string_view number) {
  auto const point = number.find('.');
  auto const whole = number.substr(0, point);
  auto decimals = point == std::string_view::npos ? std::string_view{"0"} : number.substr(point + 1);
  if (whole.empty() || decimals.empty() || !std::all_of(whole.begin(), whole.end(), is_digit) ||
      !std::all_of(decimals.begin(), decimals.end(), is_digit)) {
    return std::nullopt;
  }
  while (decimals.size() > 1 && decimals.back() == '0') decimals.remove_suffix(1);
  if (decimals.size() > 3) return std::nullopt;
  std::string digits{whole};
  digits += decimals;
  digits.append(3 - decimals.size(), '0');
  Amount result = 0;
  for (char const c : digits) {
    if (result > (largest - 9) / 10) return std::nullopt;
    result = result * 10 + (c - '0');
  }
  return result;
}

std::string decimal_text(Amount in_thousandths) {
  auto text = std::to_string(in_thousandths / thousandths);
  if (auto const rest = in_thousandths % thousandths; rest != 0) {
    auto decimals = std::to_string(rest);
    decimals.insert(0, 3 - decimals.size(), '0');
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += '.' + decimals;
  }
  return text;
}

std::string with_unit(std::string number, std::string_view unit) {
  if (unit.empty()) return number;
  number += ' ';
  return number += unit;
}

}  // namespace

std::vector<Unit> const& units() {
  // Largest unit of each dimension first, the unit of zero last but for what is smaller than it.
  static std::vector<Unit> const table{
      {"GiB", Dimension::size, 1'073'741'824'000},
      {"MiB", Dimension::size, 1'048'576'000},
      {"KiB", Dimension::size, 1'024'000},
      {"B", Dimension::size, 1'000},
      {"bit", Dimension::size, 125},
      {"d", Dimension::time, 86'400'000'000},
      {"h", Dimension::time, 3'600'000'000},
      {"min", Dimension::time, 60'000'000},
      {"s", Dimension::time, 1'000'000},
      {"ms", Dimension::time, 1'000},
      {"us", Dimension::time, 1},
      {"Gbit/s", Dimension::rate, 1'000'000'000'000},
      {"Mbit/s", Dimension::rate, 1'000'000'000},
      {"kbit/s", Dimension::rate, 1'000'000},
      {"bit/s", Dimension::rate, 1'000},
      {"Wh", Dimension::energy, 3'600'000'000},
      {"kJ", Dimension::energy, 1'000'000'000},
      {"J", Dimension::energy, 1'000'000},
      {"mJ", Dimension::energy, 1'000},
      {"uJ", Dimension::energy, 1},
      {"", Dimension::count, 1'000},
      {"EUR", Dimension::money, 1'000},
  };
  return table;
}

std::optional<Unit> find_unit(std::string_view name) {
  auto const found = std::find_if(units().begin(), units().end(), [&](Unit const& unit) { return unit.name == name; });
  if (found == units().end()) return std::nullopt;
  return *found;
}

char const* name_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::size: return "size";
    case Dimension::time: return "time";
    case Dimension::rate: return "rate";
    case Dimension::energy: return "energy";
    case Dimension::count: return "count";
    case Dimension::money: return "money";
  }
  return "";
}

std::optional<Quantity> parse_quantity(std::string_view number, std::string_view unit_name) {
  auto const unit = find_unit(unit_name);
  auto const in_thousandths = parse_thousandths(number);
  if (!unit || !in_thousandths) return std::nullopt;
  // Either the unit is a multiple of a thousand base units, or the product has to be.
  if (unit->base_units % thousandths == 0) {
    auto const factor = unit->base_units / thousandths;
    if (*in_thousandths > largest / factor) return std::nullopt;
    return Quantity{unit->dimension, *in_thousandths * factor};
  }
  if (*in_thousandths > largest / unit->base_units) return std::nullopt;
  auto const product = *in_thousandths * unit->base_units;
  if (product % thousandths != 0) return std::nullopt;
  return Quantity{unit->dimension, product / thousandths};
}

std::optional<Quantity> parse_quantity(std::string_view text) {
  auto const end = std::find_if(text.begin(), text.end(), [](char c) { return !is_digit(c) && c != '.'; });
  auto const length = static_cast<std::size_t>(end - text.begin());
  auto unit = text.substr(length);
  while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  return parse_quantity(text.substr(0, length), unit);
}

std::string to_text(Quantity quantity) {
  Unit const* smallest = nullptr;
  for (auto const& unit : units()) {
    if (unit.dimension != quantity.dimension) continue;
    bool const fits = quantity.amount == 0 ? unit.base_units == 1'000'000 || unit.base_units == 1'000
                                           : quantity.amount % unit.base_units == 0;
    if (fits) return with_unit(std::to_string(quantity.amount / unit.base_units), unit.name);
    smallest = &unit;
  }
  return with_unit(decimal_text(quantity.amount * thousandths / smallest->base_units), smallest->name);
}

}  // namespace glacis::model

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glacis::model {

enum class Dimension : std::uint8_t { size, time, rate, energy, count, money };

/// An exact amount in base units: size in bits/8 thousandths (mB), time in µs, rate in mbit/s, energy in µJ,
/// count in thousandths, money in thousandths of a euro. So `0.5 KiB` and `1.5 ms` are whole numbers.
using Amount = std::int64_t;

struct Quantity {
  Dimension dimension = Dimension::count;
  Amount amount = 0;
};

struct Unit {
  std::string_view name;  ///< "KiB"
  Dimension dimension;
  Amount base_units;  ///< how many base units one is
};

/// The one table of units, grouped by dimension.
std::vector<Unit> const& units();
std::optional<Unit> find_unit(std::string_view name);
char const* name_of(Dimension dimension);

/// `number` as written (digits, at most three decimals), `unit` may be empty for a count. Empty if it does not
/// fit or is not exact in base units.
std::optional<Quantity> parse_quantity(std::string_view number, std::string_view unit);
/// A whole value such as "51 B"; empty if it is not a quantity.
std::optional<Quantity> parse_quantity(std::string_view text);
/// Shortest exact text in the largest unit that keeps it whole: "12 KiB".
std::string to_text(Quantity quantity);

}  // namespace glacis::model

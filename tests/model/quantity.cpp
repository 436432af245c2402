#include "engine/model/quantity.h"

#include "tests/catch/catch.h"

using namespace glacis::model;

TEST_CASE("a quantity is read exactly and printed in its largest whole unit") {
  struct Row {
    char const* text;
    Dimension dimension;
    Amount amount;
    char const* printed;
  };
  for (auto const& row : std::vector<Row>{
           {"51 B", Dimension::size, 51'000, "51 B"},
           {"12 KiB", Dimension::size, 12'288'000, "12 KiB"},
           {"12288 B", Dimension::size, 12'288'000, "12 KiB"},
           {"1.5 KiB", Dimension::size, 1'536'000, "1536 B"},
           {"0.5 KiB", Dimension::size, 512'000, "512 B"},
           {"4 bit", Dimension::size, 500, "4 bit"},
           {"0.5 B", Dimension::size, 500, "4 bit"},
           {"0 B", Dimension::size, 0, "0 B"},
           {"1.5 ms", Dimension::time, 1'500, "1500 us"},
           {"90 min", Dimension::time, 5'400'000'000, "90 min"},
           {"24 h", Dimension::time, 86'400'000'000, "1 d"},
           {"9.6 kbit/s", Dimension::rate, 9'600'000, "9600 bit/s"},
           {"0.001 bit/s", Dimension::rate, 1, "0.001 bit/s"},
           {"3.6 kJ", Dimension::energy, 3'600'000'000, "1 Wh"},
           {"5", Dimension::count, 5'000, "5"},
           {"0.25", Dimension::count, 250, "0.25"},
           {"1.050 EUR", Dimension::money, 1'050, "1.05 EUR"},
       }) {
    INFO(row.text);
    auto const read = parse_quantity(row.text);
    REQUIRE(read);
    CHECK(read->dimension == row.dimension);
    CHECK(read->amount == row.amount);
    CHECK(to_text(*read) == row.printed);
    auto const again = parse_quantity(to_text(*read));
    REQUIRE(again);
    CHECK(again->amount == row.amount);
  }
}

TEST_CASE("what is no quantity, not exact or too large is refused") {
  for (auto const* const text :
       {"", "B", "51 Bb", "1.2345 KiB", "1. B", ".5 B", "1,5 B", "-1 B", "+1 B", "1e3 B", "1 kB", "0.001 us", "0.1 bit",
        "99999999999999999999 B", "9000000000000000000 us", "1 B B"}) {
    INFO(text);
    CHECK_FALSE(parse_quantity(text));
  }
}

TEST_CASE("each unit prints as itself") {
  for (auto const& unit : units()) {
    INFO(unit.name);
    CHECK(to_text({unit.dimension, unit.base_units}) == (unit.name.empty() ? "1" : "1 " + std::string{unit.name}));
    auto const found = find_unit(unit.name);
    REQUIRE(found);
    CHECK(found->base_units == unit.base_units);
  }
  CHECK_FALSE(find_unit("kib"));
}

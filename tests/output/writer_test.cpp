#include "output/data/writer.h"

#include <nlohmann/json.hpp>

#include "tests/catch/catch.h"

using namespace glacis;
using output::JsonWriter;

TEST_CASE("JSON of words and numbers alone stands in one line, all else a member a line") {
  std::vector<std::string> const some{"a", "b"}, none;
  std::string const text = output::written([&](JsonWriter& json) {
    json.member("name", "x");
    json.member("count", std::size_t{3});
    json.member("empty", none);
    json.object("row", [&] {
      json.member("yes", true);
      json.member("nothing", nullptr);
    });
    json.list("rows", some, [](JsonWriter& row, std::string const& value) { row.member("is", value); });
    json.member("lists", std::vector<std::vector<std::string>>{{"a"}, {}});
  });
  CHECK(text == R"({
  "name": "x",
  "count": 3,
  "empty": [],
  "row": {"yes": true, "nothing": null},
  "rows": [
    {"is": "a"},
    {"is": "b"}
  ],
  "lists": [
    ["a"],
    []
  ]
}
)");
}

TEST_CASE("an object that turns out to hold a list breaks up what it has so far") {
  std::vector<std::string> const some{"a"};
  std::string const text = output::written([&](JsonWriter& json) {
    json.object("outer", [&] {
      json.member("one", 1U);
      json.member("two", "2, \"3\"");
      json.member("list", some);
      json.member("last", false);
    });
  });
  CHECK(text == R"({
  "outer": {
    "one": 1,
    "two": "2, \"3\"",
    "list": ["a"],
    "last": false
  }
}
)");
}

TEST_CASE("JSON keeps any text, replaces what is none, and comes in pieces") {
  std::string const odd = "tab\t, \"quoted\", back\\slash, \x01, é, \xFF.";
  std::size_t pieces = 0;
  std::string text;
  JsonWriter::Taker const take = [&](std::string_view piece) {
    ++pieces;
    text += piece;
  };
  {
    JsonWriter json(take);
    std::vector<std::size_t> const many(50'000, 7);
    json.document(
        [&] { json.list("list", many, [&](JsonWriter& element, std::size_t) { element.member("odd", odd); }); });
  }
  CHECK(pieces > 1);
  auto const read = nlohmann::json::parse(text);
  REQUIRE(read["list"].size() == 50'000);
  CHECK(read["list"][49'999]["odd"] == "tab\t, \"quoted\", back\\slash, \x01, é, \xEF\xBF\xBD.");
  CHECK(text.back() == '\n');
}

TEST_CASE("each byte is written as a JSON library does, wherever it stands") {
  for (std::size_t at = 0; at < 18; ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(18, 'a');
      text[at] = static_cast<char>(byte);
      std::string const expected =
          nlohmann::json{{"text", text}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      std::string const found = output::written([&](JsonWriter& out) { out.member("text", text); });
      CHECK(nlohmann::json::parse(found) == nlohmann::json::parse(expected));
    }
  }
}

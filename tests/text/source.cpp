#include "engine/text/source.h"

#include "tests/catch/catch.h"

namespace glacis::text {
namespace {

TEST_CASE("a place is a line and a column of code points, whatever the line ends are") {
  struct Case {
    std::string bytes;
    std::uint32_t offset;
    std::uint32_t line;
    std::uint32_t column;
  };
  std::vector<Case> const cases{
      {"", 0, 1, 1},
      {"abc", 2, 1, 3},
      {"abc", 99, 1, 4},
      {"a\nb", 2, 2, 1},
      {"a\r\nb", 3, 2, 1},
      {"a\n", 2, 2, 1},
      {"\xC3\xA9\xE2\x82\xAC"
       "x",
       5, 1, 3},
      {"\xEF\xBB\xBF"
       "a",
       3, 1, 1},
      {"\xEF\xBB\xBF"
       "a",
       0, 1, 1},
      {"\xEF\xBB\xBF"
       "a\nb",
       5, 2, 1},
  };
  for (Case const& c : cases) {
    Sources sources;
    SourceId const id = sources.add("f", c.bytes);
    Position const found = sources.position(id, c.offset);
    INFO(c.bytes << " at " << c.offset);
    CHECK(found.line == c.line);
    CHECK(found.column == c.column);
  }
}

TEST_CASE("offset is the inverse of position at every code point, also far into a long line") {
  std::string bytes = "first\r\n";
  for (int i = 0; i < 3000; ++i) bytes += i % 3 == 0 ? "\xE2\x82\xAC" : "x";
  bytes += "\nlast \xC3\xA9";
  Sources sources;
  SourceId const id = sources.add("f", bytes);
  for (std::uint32_t offset = 0; offset <= bytes.size(); ++offset) {
    if (offset < bytes.size() && (static_cast<unsigned char>(bytes[offset]) & 0xC0U) == 0x80U) continue;
    if (offset < bytes.size() && bytes[offset] == '\n' && offset > 0 && bytes[offset - 1] == '\r') continue;
    REQUIRE(sources.offset(id, sources.position(id, offset)) == offset);
  }
  CHECK(sources.offset(id, {2, 99999}) == sources.offset(id, {3, 1}) - 1);
  CHECK(sources.offset(id, {99, 1}) == bytes.size());
}

TEST_CASE("a line comes without its end") {
  Sources sources;
  SourceId const id = sources.add("f",
                                  "\xEF\xBB\xBF"
                                  "one\r\ntwo\n\nfour");
  CHECK(sources.line(id, 1) == "one");
  CHECK(sources.line(id, 2) == "two");
  CHECK(sources.line(id, 3).empty());
  CHECK(sources.line(id, 4) == "four");
  CHECK(sources.line(id, 5).empty());
  CHECK(sources.excerpt({id, 8, 11}) == "two");
  CHECK(sources.excerpt({id, 900, 1000}).empty());
}

}  // namespace
}  // namespace glacis::text

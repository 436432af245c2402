#include "output/terminal/text.h"

#include "tests/catch/catch.h"

using namespace glacis::output;

TEST_CASE("words wrap at the width, ids are never cut") {
  struct Case {
    std::string text;
    std::size_t width;
    std::vector<std::string> expected;
  };
  std::vector<Case> const cases{
      {"", 10, {""}},
      {"one two three", 7, {"one two", "three"}},
      {"one two three", 13, {"one two three"}},
      {"a tampering-by-relay@reading:meter..cis b", 10, {"a", "tampering-by-relay@reading:meter..cis", "b"}},
      {"  many   spaces ", 20, {"many spaces"}},
      {"Zähler zählt", 12, {"Zähler zählt"}},
      {"x", 0, {"x"}}};
  for (Case const& each : cases) CHECK(wrap(each.text, each.width) == each.expected);
}

TEST_CASE("a hanging text is indented under its lead") {
  CHECK(hanging("  *4  ", "one two three", 13) == "  *4  one two\n      three\n");
  CHECK(hanging("x ", "", 10) == "x \n");
}

TEST_CASE("nothing that an author wrote steers a terminal") {
  CHECK(plain("a\033[31mb\x7f") == "a[31mb");
  CHECK(plain("one\ntwo\tthree") == "one two three");
  CHECK(plain("a\xC2\x9B"
              "b") == "ab");
  CHECK(plain("a\xE2\x80\xAE"
              "b\xE2\x81\xA6"
              "c") == "abc");
  CHECK(plain("Zähler … “x”") == "Zähler … “x”");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(columns("Zähler") == 6);
  CHECK(pad("ä", 3) == "ä  ");
  CHECK(pad("long", 2) == "long");
}

TEST_CASE("nouns agree with their number") {
  CHECK(counted(0, "error") == "0 errors");
  CHECK(counted(1, "error") == "1 error");
  CHECK(counted(2, "error") == "2 errors");
}

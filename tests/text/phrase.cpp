#include "engine/text/phrase.h"

#include "engine/text/document.h"
#include "tests/catch/catch.h"

namespace glacis::text {
namespace {

TEST_CASE("a stretch of a string maps to exactly what its author wrote") {
  struct Case {
    std::string literal;
    std::string text;       // the whole string
    std::string part;       // a part of the text
    std::string in_source;  // what stands for the part in the file
  };
  std::vector<Case> const cases{
      {R"("flow.over.ip")", "flow.over.ip", "over", "over"},
      {R"('a\b')", "a\\b", "\\b", "\\b"},
      {R"("a\"b\"c")", "a\"b\"c", "b", "b"},
      {R"("a\"b\"c")", "a\"b\"c", "\"b\"", R"(\"b\")"},
      {R"("\u00e9x")", "\xC3\xA9x", "\xC3\xA9", R"(\u00e9)"},
      {R"("\u00e9x")", "\xC3\xA9x", "x", "x"},
      {R"("\U0001F600x")", "\xF0\x9F\x98\x80x", "x", "x"},
      {R"("a\tb\\c")", "a\tb\\c", "c", "c"},
      {"\"\"\"\none\ntwo\"\"\"", "one\ntwo", "two", "two"},
      {"\"\"\"\r\none\r\ntwo\"\"\"", "one\ntwo", "e\nt", "e\r\nt"},
      {"\"\"\"one \\\n   two\"\"\"", "one two", "two", "two"},
      {"\"\"\"one \\\n   two\"\"\"", "one two", "one ", "one "},
      {"\"\"\"one \\  \n \n  two\"\"\"", "one two", "e t", "e \\  \n \n  t"},
      // Blank is what TOML calls so, not all that Unicode does.
      {"\"\"\"one \\\n \xEF\xBB\xBFtwo\"\"\"", "one \xEF\xBB\xBFtwo", "two", "two"},
      {"'''\na ''b'' c'''", "a ''b'' c", "b", "b"},
      {"''''quoted'''''", "'quoted''", "quoted''", "quoted''"},
      {"\"\xE2\x82\xAC x\"", "\xE2\x82\xAC x", "x", "x"},
  };
  for (Case const& c : cases) {
    Sources sources;
    Diagnostics diagnostics;
    SourceId const id = sources.add("f", "\xEF\xBB\xBFkey = " + c.literal + " # end\n");
    auto const document = parse_document(sources, id, diagnostics);
    INFO(c.literal);
    REQUIRE(document.has_value());
    Phrase const& phrase = document->phrase(document->find(document->root(), "key")->value);
    CHECK(phrase.text == c.text);
    CHECK(sources.excerpt(phrase.span) == c.literal);
    std::size_t const begin = phrase.text.find(c.part);
    CHECK(sources.excerpt(phrase.at(begin, begin + c.part.size())) == c.in_source);
    for (std::size_t i = 1; i < phrase.map.size(); ++i) CHECK(phrase.map[i - 1] < phrase.map[i]);
  }
}

TEST_CASE("the end of a string is a place, too") {
  Sources sources;
  Diagnostics diagnostics;
  SourceId const id = sources.add("f", "key = \"abc\"\nempty = \"\"\n");
  auto const document = parse_document(sources, id, diagnostics);
  REQUIRE(document.has_value());
  Phrase const& phrase = document->phrase(document->find(document->root(), "key")->value);
  CHECK(phrase.at(3, 3).begin == 10);
  CHECK(phrase.at(99, 200).begin == 10);
  Phrase const& empty = document->phrase(document->find(document->root(), "empty")->value);
  CHECK(sources.excerpt(empty.at(0, 0)) == "\"\"");
  CHECK(Phrase{"made up", {id, 1, 2}, {}}.at(3, 4) == Span{id, 1, 2});
}

}  // namespace
}  // namespace glacis::text

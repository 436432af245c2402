#include "engine/text/diagnostic.h"

#include <set>

#include "tests/catch/catch.h"

namespace glacis::text {
namespace {

/// The rendering with the first `what` of the bytes marked.
std::string rendered(std::string const& bytes, std::string const& what, std::string label = {}, std::string help = {}) {
  Sources sources;
  SourceId const id = sources.add("dir/f.toml", bytes);
  auto const begin = static_cast<std::uint32_t>(bytes.find(what));
  Span const span{id, begin, begin + static_cast<std::uint32_t>(what.size())};
  return render(sources, {Code::G001, Severity::error, "it is so", span, std::move(label), std::move(help), {}});
}

TEST_CASE("a diagnostic shows place, line, caret, label and help") {
  std::string const lines = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\nsecure-elment = 2\n";
  CHECK(rendered(lines, "secure-elment", "not an attribute", "did you mean `secure-element`?") ==
        R"(error[G001]: it is so
  --> dir/f.toml:14:1
   |
14 | secure-elment = 2
   | ^^^^^^^^^^^^^ not an attribute
   |
   = help: did you mean `secure-element`?
)");
  CHECK(rendered("a = 1", "1") == R"(error[G001]: it is so
 --> dir/f.toml:1:5
  |
1 | a = 1
  |     ^
)");
}

TEST_CASE("the caret stands under the text where a terminal shows it") {
  struct Case {
    std::string name;
    std::string line;
    std::string marked;
    std::string shown;
    std::string carets;
  };
  std::vector<Case> const cases{
      {"tab", "\ta = 1", "a", "    a = 1", "    ^"},
      {"tab within", "ab\tc = 1", "c", "ab  c = 1", "    ^"},
      {"two bytes", "\xC3\xA9 = 1", "1", "\xC3\xA9 = 1", "    ^"},
      {"wide", "\xE6\x97\xA5\xE6\x9C\xAC x", "x", "\xE6\x97\xA5\xE6\x9C\xAC x", "     ^"},
      {"wide marked", "\xE6\x97\xA5\xE6\x9C\xAC x", "\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5\xE6\x9C\xAC x", "^^^^"},
      {"combining", "e\xCC\x81 x", "x", "e\xCC\x81 x", "  ^"},
      {"escape", "\x1B[31m x", "x", "\xEF\xBF\xBD[31m x", "      ^"},
      {"right to left override", "\xE2\x80\xAE x", "x", "\xEF\xBF\xBD x", "  ^"},
      {"broken byte", "\xFF x", "x", "\xEF\xBF\xBD x", "  ^"},
      {"carriage return", "a = x\r", "x", "a = x", "    ^"},
      {"over the line end", "a = x\nmore", "x\nmore", "a = x", "    ^"},
  };
  for (Case const& c : cases) {
    INFO(c.name);
    CHECK(rendered(c.line, c.marked).substr(rendered(c.line, c.marked).find("1 | ")) ==
          "1 | " + c.shown + "\n  | " + c.carets + "\n");
  }
}

TEST_CASE("a very long line is cut around the caret") {
  std::string const shown =
      rendered(std::string(5'000'000, 'x') + "HERE" + std::string(5'000'000, 'y'), "HERE", "label");
  CHECK(shown.size() < 500);
  CHECK(shown.find(":1:5000001\n") != std::string::npos);
  CHECK(shown.find("| ..." + std::string(30, 'x') + "HERE" + std::string(76, 'y') + "...\n") != std::string::npos);
  CHECK(shown.find("| " + std::string(33, ' ') + "^^^^ label\n") != std::string::npos);
  CHECK(rendered(std::string(1000, 'x'), std::string(1000, 'x'), "all").size() < 400);
}

TEST_CASE("a diagnostic without a place has a line and its help") {
  Sources const sources;
  CHECK(render(sources, {Code::G001, Severity::notice, "nothing\nfound", {}, "", "look", {}}) ==
        "notice[G001]: nothing found\n  = help: look\n");
}

TEST_CASE("a note shows its own place") {
  Sources sources;
  SourceId const id = sources.add("f.toml", "[entity.a]\n\n\n\n\n\n\n\n\n[entity.a]\n");
  Diagnostic diagnostic{Code::G001, Severity::warning, "`a` is declared twice", {id, 27, 28}, "", "", {}};
  diagnostic.notes.push_back({{id, 8, 9}, "first declared here"});
  CHECK(render(sources, diagnostic) == R"(warning[G001]: `a` is declared twice
  --> f.toml:10:9
   |
10 | [entity.a]
   |         ^
note: first declared here
  --> f.toml:1:9
   |
 1 | [entity.a]
   |         ^
)");
}

TEST_CASE("diagnostics come by source, place and code, equal ones once") {
  Diagnostics diagnostics;
  diagnostics.error(Code::G002, {SourceId{1}, 5, 6}, "d");
  diagnostics.error(Code::G002, {SourceId{0}, 9, 10}, "c");
  diagnostics.warning(Code::G001, {SourceId{0}, 9, 10}, "b");
  diagnostics.notice(Code::G002, {SourceId{0}, 3, 4}, "a");
  diagnostics.error(Code::G002, {SourceId{0}, 9, 10}, "c");
  std::string order;
  for (Diagnostic const& diagnostic : diagnostics.sorted()) order += diagnostic.message;
  CHECK(order == "abcd");
  CHECK(diagnostics.errors() == 3);
  CHECK(diagnostics.warnings() == 1);
  CHECK(diagnostics.dropped() == 0);
}

TEST_CASE("many diagnostics are counted, not kept, and notices do not crowd out an error") {
  Diagnostics diagnostics;
  for (std::uint32_t i = 0; i < 100'000; ++i) diagnostics.notice(Code::G001, {SourceId{0}, i, i + 1}, "n");
  diagnostics.error(Code::G001, {SourceId{0}, 1, 2}, "e");
  CHECK(diagnostics.dropped() == 100'000 - Diagnostics::limit);
  CHECK(diagnostics.errors() == 1);
  CHECK(diagnostics.sorted().size() == Diagnostics::limit + 1);
}

TEST_CASE("each code has a name, a title and an explanation, once") {
  std::set<Code> seen;
  CHECK(name_of(Code::G001) == "G001");
  for (CodeText const& code : all_codes()) {
    INFO(name_of(code.code));
    CHECK(seen.insert(code.code).second);
    CHECK(!code.title.empty());
    CHECK(code.explanation.size() > 20);
    CHECK(code.explanation.back() == '.');
  }
}

}  // namespace
}  // namespace glacis::text

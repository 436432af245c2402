#include "engine/text/document.h"

#include "tests/catch/catch.h"

namespace glacis::text {
namespace {

struct Parsed {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Document> document;

  explicit Parsed(std::string bytes) {
    SourceId const id = sources.add("f.toml", std::move(bytes));
    document = parse_document(sources, id, diagnostics);
  }
  std::string first() const {
    auto const all = diagnostics.sorted();
    return all.empty() ? "" : render(sources, all.front());
  }
};

/// The tree with each value's source text in angle brackets: what a reader of the document sees.
std::string printed(Parsed const& p, NodeId id) {
  Document const& d = *p.document;
  std::string result;
  switch (d.form(id)) {
    case NodeForm::table:
      for (Entry const& entry : d.entries(id)) {
        result += (result.empty() ? "" : " ") + std::string(p.sources.excerpt(entry.key_span)) + "=" +
                  printed(p, entry.value);
      }
      return "{" + result + "}";
    case NodeForm::array:
      for (NodeId const element : d.elements(id)) result += (result.empty() ? "" : " ") + printed(p, element);
      return "[" + result + "]";
    case NodeForm::string: return "'" + d.phrase(id).text + "'";
    case NodeForm::integer: return std::to_string(d.integer(id));
    case NodeForm::decimal: return "decimal";
    case NodeForm::boolean: return d.boolean(id) ? "yes" : "no";
    case NodeForm::date: return d.date(id);
  }
  return result;
}

TEST_CASE("a document keeps the order in which it was written, and each key's text") {
  struct Case {
    std::string bytes;
    std::string expected;
  };
  std::vector<Case> const cases{
      {"", "{}"},
      {"# only a comment", "{}"},
      {"z = 1\na = true\nm = \"x\"\n", "{z=1 a=yes m='x'}"},
      {"\xEF\xBB\xBFz = 1\r\na = [1,\r\n 2]\r\n", "{z=1 a=[1 2]}"},
      {"[z.b]\nq = 1\n[a]\n[z.a]\nc = false", "{z={b={q=1} a={c=no}} a={}}"},
      {"z.y.x = 1\nz.y.a = 2\n", "{z={y={x=1 a=2}}}"},
      {"\"a b\" = 1\n'c' = 2\n\"\\u00e9\" = 3", "{\"a b\"=1 'c'=2 \"\\u00e9\"=3}"},
      {"t = { z = 1, a = { y = 2, b = 3 } }", "{t={z=1 a={y=2 b=3}}}"},
      {"[[j]]\nz = 1\na = 2\n[k]\n[[j]]\nb = 3", "{j=[{z=1 a=2} {b=3}] k={}}"},
      {"d = 2027-06-30\nf = 1.5\ni = -3", "{d=2027-06-30 f=decimal i=-3}"},
      {"a = [[1, 2], [], [{ x = 1 }]]", "{a=[[1 2] [] [{x=1}]]}"},
  };
  for (Case const& c : cases) {
    Parsed const p(c.bytes);
    INFO(c.bytes << p.first());
    REQUIRE(p.document.has_value());
    CHECK(printed(p, p.document->root()) == c.expected);
  }
}

TEST_CASE("each value knows where it stands") {
  Parsed const p(
      "\xC3\xA4 = 1\n"
      "[entity.\"a ] b\"]  # comment\n"
      "list = [ 1, \"\xE2\x82\xAC\", { x = 22 } ]\n"
      "a.b = true\n"
      "[[journey]]\n"
      "text = \"\"\"\none \"\"two\"\" three\"\"\"\"\n");
  // A bare key must be ASCII; this one is not.
  REQUIRE_FALSE(p.document.has_value());
  Parsed const q(
      "\"\xC3\xA4\" = 1\n"
      "[entity.\"a ] b\"]  # comment\n"
      "list = [ 1, \"\xE2\x82\xAC\", { x = 22 } ]\n"
      "a.b = true\n"
      "[[journey]]\n"
      "text = \"\"\"\none \"\"two\"\" three\"\"\"\"\n");
  INFO(q.first());
  REQUIRE(q.document.has_value());
  Document const& d = *q.document;
  auto const text = [&q, &d](NodeId id) { return std::string(q.sources.excerpt(d.span(id))); };
  auto const value = [&d](NodeId table, std::string_view key) { return d.find(table, key)->value; };
  NodeId const entity = value(value(d.root(), "entity"), "a ] b");
  CHECK(text(value(d.root(), "\xC3\xA4")) == "1");
  CHECK(text(entity) == "[entity.\"a ] b\"]");
  NodeId const list = value(entity, "list");
  CHECK(text(list) == "[ 1, \"\xE2\x82\xAC\", { x = 22 } ]");
  CHECK(text(d.elements(list)[1]) == "\"\xE2\x82\xAC\"");
  CHECK(text(d.elements(list)[2]) == "{ x = 22 }");
  CHECK(text(value(d.elements(list)[2], "x")) == "22");
  CHECK(text(value(entity, "a")) == "a");
  NodeId const journey = d.elements(value(d.root(), "journey"))[0];
  CHECK(text(value(d.root(), "journey")) == "[[journey]]");
  CHECK(text(journey) == "[[journey]]");
  Phrase const& phrase = d.phrase(value(journey, "text"));
  CHECK(phrase.text == "one \"\"two\"\" three\"");
  CHECK(q.sources.excerpt(phrase.span).substr(0, 3) == "\"\"\"");
  CHECK(q.sources.excerpt(phrase.span).size() == phrase.text.size() + 7);
  CHECK(q.sources.excerpt(phrase.at(6, 9)) == "two");
}

TEST_CASE("what is not TOML is told in an author's words") {
  struct Case {
    std::string bytes;
    std::string message;
    std::string marked;  // the carets' line with its label
    std::string help;
  };
  std::vector<Case> const cases{
      {"kind = smart-meter\n", "`smart-meter` is not a value",
       "       ^^^^^^^^^^^ expected a string, a number, `true` or `false`, a list or a table",
       "a text stands in quotes: `\"smart-meter\"`"},
      {"kind = true-ish\n", "`true-ish` is not a value",
       "       ^^^^^^^^ expected a string, a number, `true` or `false`, a list or a table",
       "a text stands in quotes: `\"true-ish\"`"},
      {"many = yes\n", "`yes` is not a value",
       "       ^^^ expected a string, a number, `true` or `false`, a list or a table",
       "Booleans are written `true` and `false`"},
      {"many = no\n", "`no` is not a value",
       "       ^^ expected a string, a number, `true` or `false`, a list or a table",
       "Booleans are written `true` and `false`"},
      {"title = \"Smart meter\nkind = 1\n", "a string that does not end on its line",
       "                    ^ expected the closing quote",
       "a text over several lines stands between `\"\"\"` and `\"\"\"`"},
      {"title = \"\"\"Smart meter\n", "the file ends within a string",
       "                      ^ expected the closing quote", ""},
      {"list = [1,\n2", "the file ends within an array", " ^ expected more", ""},
      {"over = { a = 1,\n b = 2 }\n", "a line break inside `{ ... }`",
       "               ^ expected a key or the closing `}` on the same line",
       "write it on one line, or as a table with a header of its own"},
      {"ram = 12 KiB\n", "`KiB` after the end of a value", "         ^^^ expected the end of the line",
       "a quantity stands in quotes: `\"12 KiB\"`"},
      {"[a]]\n", "`]` after the end of a table's header", "   ^ expected the end of the line", ""},
      {"a\n", "not valid TOML: expected `=`, saw the end of the line", " ^ in a key-value pair", ""},
      {"= 1\n", "not valid TOML: expected keys, tables, whitespace or comments, saw `=`", "^", ""},
      {"a = \"\\q\"\n", "not valid TOML: unknown escape sequence `\\q`", "      ^ in a string", ""},
  };
  for (Case const& c : cases) {
    Parsed const p(c.bytes);
    std::string const shown = p.first();
    INFO(shown);
    CHECK_FALSE(p.document.has_value());
    CHECK(p.diagnostics.errors() == 1);
    CHECK(shown.find("error[G005]: " + c.message + "\n") == 0);
    CHECK(shown.find("  | " + c.marked + "\n") != std::string::npos);
    CHECK((c.help.empty() ? shown.find("help") == std::string::npos
                          : shown.find("= help: " + c.help + "\n") != std::string::npos));
  }
}

TEST_CASE("what is written twice shows both places") {
  CHECK(Parsed("[entity.a]\nkind = \"x\"\nzone = \"y\"\nkind = \"z\"\n").first() ==
        R"(error[G005]: the key `kind` is written twice
 --> f.toml:4:1
  |
4 | kind = "z"
  | ^^^^ the key has a value already
note: it stands here first
 --> f.toml:2:1
  |
2 | kind = "x"
  | ^^^^
)");
  CHECK(Parsed("[entity.a]\n[flow.b]\n[entity.a]\n").first() == R"(error[G005]: the table `entity.a` is written twice
 --> f.toml:3:2
  |
3 | [entity.a]
  |  ^^^^^^^^ a table with this name stands above
note: it stands here first
 --> f.toml:1:2
  |
1 | [entity.a]
  |  ^^^^^^^^
)");
  CHECK(Parsed("t = { a = 1, a = 2 }\n").first() == R"(error[G005]: the key `a` is written twice
 --> f.toml:1:14
  |
1 | t = { a = 1, a = 2 }
  |              ^ the key has a value already
)");
}

TEST_CASE("a time of day is refused with its place") {
  for (std::string const time : {"12:30:00", "2027-06-30T10:00:00Z", "2027-06-30 10:00:00"}) {
    Parsed const p("until = " + time + "\n");
    CHECK_FALSE(p.document.has_value());
    CHECK(p.first().find("error[G008]: a time of day, `" + time + "`\n") == 0);
    CHECK(p.first().find("  |         " + std::string(time.size(), '^') + " expected a date") != std::string::npos);
  }
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += part;
  return result;
}

TEST_CASE("hostile shapes end in one diagnostic, quickly") {
  struct Case {
    std::string name;
    std::string bytes;
    std::string code;
  };
  std::vector<Case> const cases{
      {"deep arrays", "a = " + repeated("[", 200'000) + "1" + repeated("]", 200'000), "G006"},
      {"deep inline tables", "a = " + repeated("{ a = ", 100'000) + "1" + repeated("}", 100'000), "G006"},
      {"a dotted key of many parts", repeated("a.", 200'000) + "a = 1", "G006"},
      {"a header of many parts", "[" + repeated("a . ", 200'000) + "a]", "G006"},
      {"quoted parts", repeated("\"a\".", 200'000) + "a = 1", "G006"},
      {"dotted keys within inline tables", "a = " + repeated("{ a.a.a.a.a = ", 100) + "1" + repeated("}", 100), "G006"},
      {"many values", "a = [" + repeated("0,", 1'100'000) + "]", "G006"},
      {"many arrays", "a = [" + repeated("[],", 600'000) + "]", "G006"},
      {"many headers", repeated("[[a]]\n", 260'000), "G006"},
      {"many dotted keys", repeated("a.b = 1\n", 260'000), "G006"},
      {"many quotes", "a = " + repeated("\"", 1'000'001), "G005"},
      {"a long word", "a = " + repeated("x", 10'000'000), "G005"},
  };
  for (Case const& c : cases) {
    Parsed const p(c.bytes);
    INFO(c.name << ": " << p.first());
    CHECK_FALSE(p.document.has_value());
    CHECK(p.diagnostics.errors() == 1);
    CHECK(p.first().find("error[" + c.code + "]") == 0);
    CHECK(p.first().size() < 5000);
  }
}

TEST_CASE("a large but plain document is read") {
  std::string bytes = "[flow]\n";
  for (int i = 0; i < 60'000; ++i) bytes += "[entity.e" + std::to_string(i) + "]\nkind = \"ae\"\nzone = \"z\"\n";
  bytes += "[last]\nline = [" + repeated("1, ", 200'000) + "]";
  Parsed const p(bytes);
  INFO(p.first());
  REQUIRE(p.document.has_value());
  CHECK(p.document->entries(p.document->find(p.document->root(), "entity")->value).size() == 60'000);
}

}  // namespace
}  // namespace glacis::text

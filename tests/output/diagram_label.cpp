#include "output/diagram/label.h"

#include "tests/catch/catch.h"

using namespace glacis::output;

namespace {

std::string joined(std::string const& text, std::size_t columns, std::size_t most) {
  std::string result;
  for (LabelText const& line : label_lines(text, columns, most)) result += (result.empty() ? "" : "|") + line.markup();
  return result;
}

}  // namespace

TEST_CASE("author text cannot leave its label") {
  struct Case {
    char const *input, *expected;
  };
  auto const each = GENERATE(values<Case>({
      {"plain", "plain"},
      {"a < b > c & d", "a &lt; b &gt; c &amp; d"},
      {"\"quoted\" and 'so'", "&quot;quoted&quot; and &#39;so&#39;"},
      {"\\N \\G \\\\", "\\\\N \\\\G \\\\\\\\"},
      {"tab\tand\nline", "tab and line"},
      {"  spaces   ", "spaces"},
      {"bell\x07\x1B[31m", "bell[31m"},
      {"\xE2\x80\xAEmirrored\xE2\x81\xA6", "mirrored"},
      {"\xEF\xBB\xBFmark", "mark"},
      {"not \xFF valid", "not \xEF\xBF\xBD valid"},
      {"", ""},
  }));
  CHECK(label_text(each.input).markup() == each.expected);
}

TEST_CASE("long text wraps at words, and says when it is cut") {
  CHECK(joined("interval reading", 22, 3) == "interval reading");
  CHECK(joined("read request, group set-up, disconnect", 22, 3) == "read request, group|set-up, disconnect");
  CHECK(joined("one two three four", 7, 2) == "one two|three…");
  CHECK(joined("abcdefghijkl", 5, 3) == "abcde|fghij|kl");
  CHECK(joined("abcdefghijklmnopqrs", 5, 3) == "abcde|fghij|klmn…");
  CHECK(joined("a&b a&b", 3, 3) == "a&amp;b|a&amp;b");
  CHECK(joined("漢字漢字", 4, 3) == "漢字|漢字");
  CHECK(label_lines("", 10, 1).size() == 1);
}

TEST_CASE("text for XML keeps its backslashes single") { CHECK(xml_text("C:\\N <x>\n\x01") == "C:\\N &lt;x&gt;"); }

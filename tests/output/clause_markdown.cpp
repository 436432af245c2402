#include "output/document/markdown.h"

#include "tests/catch/catch.h"

using namespace glacis::output;

TEST_CASE("author text stands for itself in Markdown") {
  struct Case {
    char const *input, *expected;
  };
  auto const each = GENERATE(values<Case>({
      {"plain words, 3 of them.", "plain words, 3 of them."},
      {"a*b_c", "a\\*b\\_c"},
      {"`code` \\ {x} [y](z)", "\\`code\\` \\\\ \\{x\\} \\[y\\](z)"},
      {"<script> & entities; a|b # ~ !", "\\<script\\> \\& entities; a\\|b \\# \\~ \\!"},
      {"- no list", "\\- no list"},
      {"+ no list", "\\+ no list"},
      {"= no underline", "\\= no underline"},
      {"1. no list", "1\\. no list"},
      {"12) no list", "12\\) no list"},
      {"12 lists", "12 lists"},
      {"see http://a.example and www.b.example", "see http\\://a.example and www\\.b.example"},
      {"two\nlines\r\n and\ttabs", "two lines and tabs"},
      {"bell\x07 and \xE2\x80\xAEturned", "bell and turned"},
      {"broken \xFF", "broken \xEF\xBF\xBD"},
      {"", ""},
  }));
  CHECK(markdown_text(each.input) == each.expected);
}

TEST_CASE("an id is code unless it would break out of it") {
  CHECK(markdown_code("reading:meter..cis") == "`reading:meter..cis`");
  CHECK(markdown_code("a`b") == "a\\`b");
  CHECK(markdown_code("a|b") == "a\\|b");
}

TEST_CASE("a figure's address cannot end its link") {
  CHECK(markdown_address("figures/a b(1).svg") == "figures/a%20b%281%29.svg");
}

TEST_CASE("notes are numbered where a sub-clause has several") {
  MarkdownClause clause("7.3", "Title");
  clause.subclause("First");
  clause.note("Alone.");
  clause.subclause("Second");
  clause.note("One.");
  clause.note("Two.");
  CHECK(clause.text() ==
        "# 7.3 Title\n\n## 7.3.1 First\n\nNOTE: Alone.\n\n## 7.3.2 Second\n\nNOTE 1: One.\n\nNOTE 2: Two.\n");
}

TEST_CASE("the columns of a wide table are as wide as their longest words, and share the rest by their text") {
  std::string const sentence = "words that take several lines where they stand in a column that is not as wide";
  CHECK(markdown_table({"No", "Text", "Other"}, {{"1", sentence, "indivisible"}, {"2", sentence, ""}}) ==
        "| No | Text | Other |\n|-----|" + std::string(74, '-') + "|--------------|\n| 1 | " + sentence +
            " | indivisible |\n| 2 | " + sentence + " | - |\n");
}

TEST_CASE("a column of which no cell says anything can be left out") {
  MarkdownTable const table = without_empty_columns({"Things", {"A", "B", "C"}, {{"1", "", "2"}, {"", " ", "3"}}, 4});
  CHECK(table.heads == std::vector<std::string>{"A", "C"});
  CHECK(table.rows == std::vector<std::vector<std::string>>{{"1", "2"}, {"", "3"}});
  CHECK(table.title == "Things");
  CHECK(table.whole_words == 4);
}

TEST_CASE("tables and figures are numbered within their sub-clause") {
  MarkdownClause clause("7.3", "A *title*");
  clause.subclause("First");
  CHECK(clause.next_table() == "table 7.3.1-1");
  clause.table({"Things", {"A", "B"}, {{"1", ""}, {"2", "3"}}});
  CHECK(clause.next_table() == "table 7.3.1-2");
  clause.subclause("Second");
  CHECK(clause.next_table() == "table 7.3.2-1");
  CHECK(clause.text() ==
        "# 7.3 A \\*title\\*\n\n## 7.3.1 First\n\n**Table 7.3.1-1: Things**\n\n| A | B |\n|---|---|\n| 1 | - |\n"
        "| 2 | 3 |\n\n## 7.3.2 Second\n");
}

#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace glacis::output {

/// Text that stands for itself in Markdown: the one way from any text to a document. Line breaks become spaces, control
/// and bidi characters are dropped.
std::string markdown_text(std::string_view text);
/// An id as code; text that cannot be code is escaped instead.
std::string markdown_code(std::string_view id);
/// "`a`, `b`".
std::string markdown_codes(std::vector<std::string> const& ids);
/// The address of a link to a file.
std::string markdown_address(std::string_view path);

/// A table of a Technical Report. Cells are Markdown already.
struct MarkdownTable {
  std::string title;
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;
  std::size_t whole_words = 0;  ///< so long ones are not broken at their hyphens
};

/// Without those of which no cell says anything.
MarkdownTable without_empty_columns(MarkdownTable table);

/// A table without a title. Cells are Markdown; an empty one gets a dash, so that it is seen to be empty. The dashes
/// below the heads give converters the widths of the columns.
std::string markdown_table(std::vector<std::string> const& heads, std::vector<std::vector<std::string>> const& rows,
                           std::size_t whole_words = 0);

/// A document under construction: numbers sub-clauses, and figures and tables within each; without any, within itself.
class MarkdownClause {
 public:
  MarkdownClause(std::string number, std::string_view title);

  /// Begins the next sub-clause. Nothing stands between the clause's heading and its first sub-clause.
  void subclause(std::string_view title);
  /// Begins a sub-clause outside the numbering: `letter` stands for its number.
  void annex(char letter, std::string_view title);
  /// A paragraph of Markdown.
  void paragraph(std::string_view markdown);
  /// Numbered, if the sub-clause has several.
  void note(std::string_view markdown);
  /// "table 7.1.2-1": the number that the next table of this sub-clause will get. `ahead` skips that many.
  std::string next_table(std::size_t ahead = 0) const;
  void table(MarkdownTable const& table);
  std::string next_figure() const;
  void figure(std::string_view address, std::string_view alternative, std::string_view title);

  std::string const& text() const { return text_; }

 private:
  void begin();
  std::string number_;
  std::string current_;
  std::size_t subclauses_ = 0, tables_ = 0, figures_ = 0, notes_ = 0;
  std::size_t first_note_ = 0;  ///< in `text_`, where its number would stand
  std::string text_;
};

}  // namespace glacis::output

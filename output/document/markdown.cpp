#include "output/document/markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/text/utf8.h"

namespace glacis::output {
namespace {

constexpr std::string_view special = "\\`*_{}[]<>|#~&!";

bool is_break(char32_t c) { return (c >= U'\t' && c <= U'\r') || c == U' ' || c == U'\u2028' || c == U'\u2029'; }

bool is_dropped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c & 0xFFFEU) == 0xFFFE;
}

/// Controls gone, spaces single.
std::string cleaned(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    text::CodePoint const point = text::decode(text, at);
    if (is_break(point.value)) {
      if (!result.empty() && result.back() != ' ') result.push_back(' ');
    } else if (!is_dropped(point.value)) {
      result += point.valid ? text.substr(at, point.length) : "\xEF\xBF\xBD";
    }
    at += point.length;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

/// Above this a converter spreads the table over the page, and the dashes below the heads say how.
constexpr std::size_t longest_line = 72;
/// Characters on a line of a page, for all columns.
constexpr std::size_t page = 84;
/// What a cell takes beside its text.
constexpr std::size_t cell_margin = 3;
/// A longer word may be broken: it would take too much from the other columns.
constexpr std::size_t longest_whole_word = 16;

/// Characters that are seen: without what escapes them and what makes them code or bold.
std::size_t seen(std::string_view markdown) {
  return static_cast<std::size_t>(std::count_if(markdown.begin(), markdown.end(), [](char c) {
    return c != '\\' && c != '`' && c != '*' && !text::continues(c);
  }));
}

/// What a column cannot be narrower than without a break inside a word. Words end at hyphens, if they are longer than
/// what shall stay whole.
std::size_t longest_word(std::string_view markdown, std::size_t whole) {
  std::size_t longest = 0;
  while (!markdown.empty()) {
    bool const stays = seen(markdown.substr(0, markdown.find(' '))) <= whole;
    std::size_t const end = std::min(markdown.find_first_of(stays ? " " : " -"), markdown.size() - 1) + 1;
    std::string_view const word = markdown.substr(0, end);
    longest = std::max(longest, seen(word.ends_with(' ') ? word.substr(0, end - 1) : word));
    markdown.remove_prefix(end);
  }
  return longest;
}

/// Each column is as wide as its longest word; what is left goes to those with more text, in proportion to it, so that
/// the cells of a row get about equally high.
std::vector<std::size_t> column_widths(std::vector<std::string> const& heads,
                                       std::vector<std::vector<std::string>> const& rows, std::size_t whole) {
  std::vector<std::size_t> words, wishes(heads.size());
  std::size_t sum = 0, wished = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    std::size_t word = longest_word(heads[i], whole), text = 0;
    for (auto const& row : rows) {
      word = std::max(word, longest_word(row[i], whole));
      text += seen(row[i]);
    }
    word = std::min(word, longest_whole_word);
    words.push_back(word);
    sum += word;
    text = rows.empty() ? 0 : text / rows.size();
    wishes[i] = text > word ? text - word : 0;
    wished += wishes[i];
  }
  std::size_t const left = sum < page ? page - sum : 0;
  for (std::size_t i = 0; i < words.size() && wished != 0; ++i) words[i] += left * wishes[i] / wished;
  return words;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What would begin a list or a heading's underline.
void escape_start(std::string& text) {
  if (text.empty()) return;
  if (text.front() == '+' || text.front() == '-' || text.front() == '=') text.insert(0, "\\");
  std::size_t const digits =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  if (digits != 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) text.insert(digits, "\\");
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string result;
  for (char c : cleaned(text)) {
    if (special.find(c) != std::string_view::npos) result.push_back('\\');
    result.push_back(c);
  }
  escape_start(result);
  replace_all(result, "://", "\\://");
  for (std::string_view const host : {"www.", "Www.", "WWW."})
    replace_all(result, host, std::string(host.substr(0, 3)) + "\\.");
  return result;
}

std::string markdown_code(std::string_view id) {
  std::string const text = cleaned(id);
  bool const plain = !text.empty() && text.find_first_of("`|\\") == std::string::npos;
  return plain ? "`" + text + "`" : markdown_text(id);
}

std::string markdown_codes(std::vector<std::string> const& ids) {
  std::string codes;
  for (std::string const& id : ids) codes += (codes.empty() ? "" : ", ") + markdown_code(id);
  return codes;
}

std::string markdown_address(std::string_view path) {
  std::string result;
  for (char c : path) {
    bool const kept = is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                      std::string_view("-_./~").find(c) != std::string_view::npos;
    if (kept)
      result.push_back(c);
    else
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

MarkdownTable without_empty_columns(MarkdownTable table) {
  MarkdownTable kept{
      std::move(table.title), {}, std::vector<std::vector<std::string>>(table.rows.size()), table.whole_words};
  for (std::size_t column = 0; column < table.heads.size(); ++column) {
    bool const empty = std::all_of(table.rows.begin(), table.rows.end(), [&](std::vector<std::string> const& row) {
      return row[column].find_first_not_of(' ') == std::string::npos;
    });
    if (empty) continue;
    kept.heads.push_back(std::move(table.heads[column]));
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      kept.rows[row].push_back(std::move(table.rows[row][column]));
  }
  return kept;
}

std::string markdown_table(std::vector<std::string> const& heads, std::vector<std::vector<std::string>> const& rows,
                           std::size_t whole_words) {
  bool wide = false;
  auto const line = [&wide](std::vector<std::string> const& cells) {
    std::string text = "|";
    for (std::string const& cell : cells) text += " " + (cell.empty() ? "-" : cell) + " |";
    wide = wide || text.size() > longest_line;
    return text + "\n";
  };
  std::string const head = line(heads);
  std::string body;
  for (auto const& each : rows) body += line(each);
  std::string rule = "|";
  for (std::size_t const width :
       wide ? column_widths(heads, rows, whole_words) : std::vector<std::size_t>(heads.size(), 0))
    rule += std::string(width + cell_margin, '-') + "|";
  return head + rule + "\n" + body;
}

MarkdownClause::MarkdownClause(std::string number, std::string_view title)
    : number_(std::move(number)), current_(number_) {
  text_ = fmt::format("# {} {}\n", number_, markdown_text(title));
}

void MarkdownClause::subclause(std::string_view title) {
  current_ = fmt::format("{}.{}", number_, ++subclauses_);
  begin();
  text_ += fmt::format("\n## {} {}\n", current_, title);
}

void MarkdownClause::annex(char letter, std::string_view title) {
  current_ = fmt::format("{}.{}", number_, letter);
  begin();
  text_ += fmt::format("\n## {}\n", title);
}

void MarkdownClause::begin() { tables_ = figures_ = notes_ = 0; }

void MarkdownClause::paragraph(std::string_view markdown) { text_ += fmt::format("\n{}\n", markdown); }

void MarkdownClause::note(std::string_view markdown) {
  constexpr std::string_view word = "NOTE";
  if (++notes_ == 1) {
    first_note_ = text_.size() + 1 + word.size();
    return paragraph(fmt::format("{}: {}", word, markdown));
  }
  if (notes_ == 2) text_.insert(first_note_, " 1");
  paragraph(fmt::format("{} {}: {}", word, notes_, markdown));
}

std::string MarkdownClause::next_table(std::size_t ahead) const {
  return fmt::format("table {}-{}", current_, tables_ + 1 + ahead);
}

void MarkdownClause::table(MarkdownTable const& table) {
  ++tables_;
  text_ += fmt::format("\n**Table {}-{}: {}**\n\n", current_, tables_, table.title);
  text_ += markdown_table(table.heads, table.rows, table.whole_words);
}

std::string MarkdownClause::next_figure() const { return fmt::format("figure {}-{}", current_, figures_ + 1); }

void MarkdownClause::figure(std::string_view address, std::string_view alternative, std::string_view title) {
  ++figures_;
  text_ += fmt::format("\n![{}]({})\n\n**Figure {}-{}: {}**\n", markdown_text(alternative), markdown_address(address),
                       current_, figures_, title);
}

}  // namespace glacis::output

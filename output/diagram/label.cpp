#include "output/diagram/label.h"

#include <limits>
#include <span>

#include "engine/text/utf8.h"

namespace glacis::output {
namespace {

enum class For { label, xml };

struct Glyph {
  std::string markup;
  std::size_t columns = 1;
};
using Word = std::vector<Glyph>;

bool is_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00A0' || c == U'\u2028' || c == U'\u2029';
}

/// Controls, marks that reorder text (it could then read as something else), and what XML does not allow.
bool is_stripped(char32_t c) {
  bool const control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  bool const reorders =
      c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || reorders || c == 0xFEFF || (c & 0xFFFEU) == 0xFFFE;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x1F300 && c <= 0x3FFFD);
}

std::string escaped(char32_t c, std::string_view bytes, For use) {
  switch (c) {
    case U'&': return "&amp;";
    case U'<': return "&lt;";
    case U'>': return "&gt;";
    case U'"': return "&quot;";
    case U'\'': return "&#39;";
    // Graphviz replaces \N, \G and the like in labels of both forms.
    case U'\\': return use == For::label ? "\\\\" : "\\";
    default: return std::string(bytes);
  }
}

std::vector<Word> words_of(std::string_view text, For use = For::label) {
  std::vector<Word> words;
  Word word;
  auto finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    text::CodePoint const point = text::decode(text, at);
    std::string_view const bytes = point.valid ? text.substr(at, point.length) : "\xEF\xBF\xBD";
    at += point.length;
    if (is_space(point.value))
      finish();
    else if (!is_stripped(point.value))
      word.push_back({escaped(point.value, bytes, use), is_wide(point.value) ? std::size_t{2} : std::size_t{1}});
  }
  finish();
  return words;
}

std::size_t columns_of(Word const& glyphs) {
  std::size_t sum = 0;
  for (Glyph const& glyph : glyphs) sum += glyph.columns;
  return sum;
}

void append(Word& line, std::span<Glyph const> glyphs) {
  if (!line.empty()) line.push_back({" ", 1});
  line.insert(line.end(), glyphs.begin(), glyphs.end());
}

std::vector<Word> wrapped(std::vector<Word> const& words, std::size_t columns) {
  std::vector<Word> lines;
  Word line;
  for (Word word : words) {
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > columns) {
      lines.push_back(std::move(line));
      line.clear();
    }
    while (columns_of(word) > columns) {
      Word part;
      while (columns_of(part) + word.front().columns <= columns) {
        part.push_back(std::move(word.front()));
        word.erase(word.begin());
      }
      lines.push_back(std::move(part));
    }
    if (!word.empty()) append(line, word);
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

void cut(std::vector<Word>& lines, std::size_t columns, std::size_t most) {
  if (lines.size() <= most) return;
  lines.resize(most);
  Word& last = lines.back();
  while (!last.empty() && (columns_of(last) + 1 > columns || last.back().markup == " ")) last.pop_back();
  last.push_back({"…", 1});
}

}  // namespace

std::vector<LabelText> label_lines(std::string_view text, std::size_t columns, std::size_t most) {
  std::vector<Word> lines = wrapped(words_of(text), columns);
  cut(lines, columns, most);
  std::vector<LabelText> result;
  for (Word const& line : lines) {
    LabelText label;
    for (Glyph const& glyph : line) label.markup_ += glyph.markup;
    label.columns_ = columns_of(line);
    result.push_back(std::move(label));
  }
  return result;
}

std::string xml_text(std::string_view text) {
  Word line;
  for (Word const& word : words_of(text, For::xml)) append(line, word);
  std::string result;
  for (Glyph const& glyph : line) result += glyph.markup;
  return result;
}

LabelText label_text(std::string_view text) {
  return label_lines(text, std::numeric_limits<std::size_t>::max() / 2, 1).front();
}

}  // namespace glacis::output

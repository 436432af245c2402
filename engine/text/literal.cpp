#include "engine/text/literal.h"

#include <algorithm>
#include <string_view>

namespace glacis::text {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// How a literal at an offset is delimited.
struct Delimiter {
  char quote = '"';
  bool lines = false;  ///< multi-line

  static Delimiter at(std::string_view bytes, std::size_t begin) {
    char const quote = bytes[begin];
    return {quote, bytes.substr(begin, 3) == std::string(3, quote)};
  }
  std::size_t length() const { return lines ? 3 : 1; }
};

/// The number of quotes that stand at `at`, at most five: two of the text and three that close.
std::size_t quotes_at(std::string_view bytes, std::size_t at, char quote) {
  std::size_t count = 0;
  while (count < 5 && at + count < bytes.size() && bytes[at + count] == quote) ++count;
  return count;
}

void append_code_point(std::string& text, std::uint32_t value) {
  auto const put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  auto const put_rest = [&put, value](unsigned shift) { put(((value >> shift) & 0x3FU) | 0x80U); };
  if (value < 0x80U) {
    put(value);
  } else if (value < 0x800U) {
    put((value >> 6U) | 0xC0U);
    put_rest(0);
  } else if (value < 0x10000U) {
    put((value >> 12U) | 0xE0U);
    put_rest(6);
    put_rest(0);
  } else {
    put((value >> 18U) | 0xF0U);
    put_rest(12);
    put_rest(6);
    put_rest(0);
  }
}

class LiteralReader {
 public:
  LiteralReader(std::string_view bytes, SourceId source, std::size_t begin)
      : bytes_(bytes), at_(begin), delimiter_(Delimiter::at(bytes, begin)) {
    phrase_.span = {source, static_cast<std::uint32_t>(begin), 0};
  }

  Phrase read() {
    at_ += delimiter_.length();
    if (delimiter_.lines) skip_line_break();
    mark();
    while (at_ < bytes_.size() && !closes()) step();
    mark();
    at_ = std::min(bytes_.size(), at_ + delimiter_.length());
    phrase_.span.end = static_cast<std::uint32_t>(at_);
    return std::move(phrase_);
  }

 private:
  void mark() {
    std::pair<std::uint32_t, std::uint32_t> const entry{static_cast<std::uint32_t>(phrase_.text.size()),
                                                        static_cast<std::uint32_t>(at_)};
    if (phrase_.map.empty() || phrase_.map.back() != entry) phrase_.map.push_back(entry);
  }

  bool closes() const {
    std::size_t const quotes = quotes_at(bytes_, at_, delimiter_.quote);
    // Of four or five quotes in a row the last three close.
    return delimiter_.lines ? quotes == 3 : quotes > 0;
  }

  bool skip_line_break() {
    if (bytes_.substr(at_, 2) == "\r\n") {
      at_ += 2;
      return true;
    }
    if (at_ >= bytes_.size() || bytes_[at_] != '\n') return false;
    ++at_;
    return true;
  }

  void step() {
    if (bytes_[at_] == '\\' && delimiter_.quote == '"') {
      escape();
    } else if (bytes_[at_] == '\r') {
      mark();
      if (!skip_line_break()) ++at_;
      phrase_.text += '\n';
      mark();
    } else {
      phrase_.text += bytes_[at_++];
    }
  }

  void escape() {
    mark();
    char const letter = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\\';
    if (is_blank(letter)) {  // a line-ending backslash: no text until the next word
      ++at_;
      while (at_ < bytes_.size() && is_blank(bytes_[at_])) ++at_;
    } else if (letter == 'u' || letter == 'U') {
      scalar(letter == 'u' ? 4 : 8);
    } else {
      constexpr std::string_view letters = "bfnrte";
      constexpr std::string_view meanings = "\b\f\n\r\t\x1B";
      std::size_t const index = letters.find(letter);
      phrase_.text += index == std::string_view::npos ? letter : meanings[index];
      at_ = std::min(bytes_.size(), at_ + 2);
    }
    mark();
  }

  void scalar(std::size_t digits) {
    std::uint32_t value = 0;
    for (char const digit : bytes_.substr(std::min(bytes_.size(), at_ + 2), digits)) {
      auto const letter = static_cast<std::uint32_t>(static_cast<unsigned char>(digit) | 0x20U);
      value = value * 16 + (digit <= '9' ? static_cast<std::uint32_t>(digit - '0') : letter - 'a' + 10);
    }
    append_code_point(phrase_.text, value);
    at_ = std::min(bytes_.size(), at_ + 2 + digits);
  }

  std::string_view bytes_;
  std::size_t at_;
  Delimiter delimiter_;
  Phrase phrase_;
};

}  // namespace

Phrase read_literal(Sources const& sources, SourceId source, std::uint32_t begin) {
  return LiteralReader(sources.bytes(source), source, begin).read();
}

std::size_t skip_literal(std::string_view bytes, std::size_t begin) {
  Delimiter const delimiter = Delimiter::at(bytes, begin);
  std::size_t at = begin + delimiter.length();
  while (at < bytes.size()) {
    char const c = bytes[at];
    if (!delimiter.lines && c == '\n') return at;
    if (c == '\\' && delimiter.quote == '"') {
      at = std::min(bytes.size(), at + 2);
    } else if (c == delimiter.quote) {
      std::size_t const quotes = quotes_at(bytes, at, c);
      if (!delimiter.lines) return at + 1;
      if (quotes >= 3) return at + quotes;
      at += quotes;
    } else {
      ++at;
    }
  }
  return bytes.size();
}

}  // namespace glacis::text

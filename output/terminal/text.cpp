#include "output/terminal/text.h"

#include <cstdint>

namespace glacis::output {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Characters that change what a terminal shows: C0, DEL, C1 (C2 80..9F), bidi controls (E2 80 AA..AE, E2 81 A6..A9).
std::size_t length_of_control(std::string_view rest) {
  auto const byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
  if (byte(0) < 0x20U || byte(0) == 0x7FU) return 1;
  if (byte(0) == 0xC2U && byte(1) >= 0x80U && byte(1) <= 0x9FU) return 2;
  if (byte(0) != 0xE2U) return 0;
  bool const embedding = byte(1) == 0x80U && byte(2) >= 0xAAU && byte(2) <= 0xAEU;
  bool const isolate = byte(1) == 0x81U && byte(2) >= 0xA6U && byte(2) <= 0xA9U;
  return embedding || isolate ? 3 : 0;
}

}  // namespace

std::string plain(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    std::size_t const control = length_of_control(text);
    if (control == 0) {
      result += text.front();
    } else if (text.front() == '\n' || text.front() == '\t' || text.front() == '\r') {
      result += ' ';
    }
    text.remove_prefix(control == 0 ? 1 : control);
  }
  return result;
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (char const byte : text) count += continues(byte) ? 0U : 1U;
  return count;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  while (!text.empty()) {
    std::size_t const end = text.find(' ');
    std::string_view const word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (word.empty()) continue;
    std::size_t const length = columns(word);
    if (used > 0 && used + 1 + length > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (used > 0) line += ' ';
    used += length + (used > 0 ? 1 : 0);
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string hanging(std::string_view lead, std::string_view text, std::size_t width) {
  std::size_t const indent = columns(lead);
  std::string result;
  bool first = true;
  for (std::string const& line : wrap(text, width > indent ? width - indent : 1)) {
    result += first ? std::string(lead) : std::string(indent, ' ');
    result += line;
    result += '\n';
    first = false;
  }
  return result;
}

std::string pad(std::string_view text, std::size_t width) {
  std::size_t const used = columns(text);
  std::string result(text);
  if (used < width) result.append(width - used, ' ');
  return result;
}

std::string counted(std::size_t number, std::string_view noun) {
  std::string result = std::to_string(number) + " " + std::string(noun);
  if (number == 1) return result;
  if (!noun.ends_with("y") || noun.ends_with("ey")) return result + "s";
  result.pop_back();
  return result + "ies";
}

std::string join_range(report::Range const& range, std::string_view between) {
  return range.low == range.high ? std::string(range.high) : range.low + std::string(between) + range.high;
}

std::string join(std::vector<std::string> const& parts, std::string_view between) {
  std::string result;
  for (std::string const& part : parts) {
    if (&part != &parts.front()) result += between;
    result += part;
  }
  return result;
}

}  // namespace glacis::output

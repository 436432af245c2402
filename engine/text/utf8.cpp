#include "engine/text/utf8.h"

namespace glacis::text {
namespace {

struct Lead {
  std::size_t length = 0;  ///< 0: no lead byte
  char32_t bits = 0;
  char32_t least = 0;  ///< smaller values are overlong
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80U) return {1, byte, 0};
  if (byte >= 0xC2U && byte < 0xE0U) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0U && byte < 0xF0U) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0U && byte < 0xF5U) return {4, byte & 0x07U, 0x10000};
  return {};
}

}  // namespace

CodePoint decode(std::string_view bytes, std::size_t at) {
  constexpr CodePoint broken{0xFFFD, 1, false};
  Lead const lead = lead_of(static_cast<unsigned char>(bytes[at]));
  if (lead.length == 0 || at + lead.length > bytes.size()) return broken;
  char32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    if (!continues(bytes[at + i])) return broken;
    value = (value << 6U) | (static_cast<unsigned char>(bytes[at + i]) & 0x3FU);
  }
  bool const surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < lead.least || value > 0x10FFFF || surrogate) return broken;
  return {value, lead.length, true};
}

std::optional<std::size_t> first_invalid(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80U) {
      ++at;
      continue;
    }
    CodePoint const point = decode(bytes, at);
    if (!point.valid) return at;
    at += point.length;
  }
  return std::nullopt;
}

}  // namespace glacis::text

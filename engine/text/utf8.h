#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace glacis::text {

/// One code point and how many bytes it took. Invalid bytes come one at a time as U+FFFD with `valid == false`.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
  bool valid = true;
};

/// REQUIRES at < bytes.size(). Overlong forms, surrogates and values above U+10FFFF are invalid.
CodePoint decode(std::string_view bytes, std::size_t at);
/// Where the first invalid byte stands; empty if all is valid UTF-8.
std::optional<std::size_t> first_invalid(std::string_view bytes);
/// A byte that does not begin a code point.
constexpr bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace glacis::text

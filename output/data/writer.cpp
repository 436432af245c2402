#include "output/data/writer.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <nlohmann/json.hpp>

namespace glacis::output {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t piece = 1U << 20U;

bool is_plain(char byte) { return byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\'; }

/// Eight bytes that are all plain. The highest bit of a byte is set in `odd` if it is no such byte, and perhaps in the
/// bytes above that: then they are looked at one by one.
bool are_plain(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  auto const zero_in = [](std::uint64_t word) { return (word - each) & ~word; };
  std::uint64_t const odd =
      bytes | (bytes - ' ' * each) | (bytes + each) | zero_in(bytes ^ ('"' * each)) | zero_in(bytes ^ ('\\' * each));
  return (odd & (0x80 * each)) == 0;
}

bool is_plain(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if (!are_plain(bytes)) break;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                     [](char byte) { return is_plain(byte); });
}

}  // namespace

JsonWriter::~JsonWriter() {
  text_ += '\n';
  (*take_)(text_);
}

void JsonWriter::open(char bracket) {
  if (in_line_) {  // the one around stands in lines from here on, with what it has
    std::string const members = text_.substr(starts_.front());
    std::size_t const begin = starts_.front();
    text_.resize(begin);
    for (std::size_t i = 0; i < starts_.size(); ++i) {
      std::size_t const end = i + 1 < starts_.size() ? starts_[i + 1] - 2 : begin + members.size();  // without ", "
      if (i != 0) text_ += ',';
      break_line();
      text_.append(members, starts_[i] - begin, end - starts_[i]);
    }
  }
  text_ += bracket;
  ++depth_;
  in_line_ = empty_ = true;
  starts_.clear();
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!in_line_) break_line();
  text_ += bracket;
  in_line_ = empty_ = false;
  if (text_.size() < piece) return;
  (*take_)(text_);
  text_.clear();
}

void JsonWriter::next() {
  if (!empty_) text_ += in_line_ ? ", "sv : ","sv;
  empty_ = false;
  if (in_line_)
    starts_.push_back(text_.size());
  else
    break_line();
}

void JsonWriter::key(std::string_view name) {
  next();
  text_ += '"';
  text_ += name;
  text_ += "\": "sv;
}

void JsonWriter::break_line() {
  text_ += '\n';
  text_.append(2 * depth_, ' ');
}

void JsonWriter::add(std::string_view text) {
  if (is_plain(text)) {
    text_ += '"';
    text_ += text;
    text_ += '"';
  } else {
    text_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
}

}  // namespace glacis::output

#include "engine/text/limits.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/text/literal.h"

namespace glacis::text {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// Reads tokens, no grammar: whatever is a key or value of the text is at least counted.
class LimitReader {
 public:
  LimitReader(Sources const& sources, SourceId source, Diagnostics& diagnostics)
      : bytes_(sources.bytes(source)), source_(source), diagnostics_(diagnostics) {}

  bool read() {
    while (within_ && at_ < bytes_.size()) {
      char const c = bytes_[at_];
      if (c == '#') {
        at_ = std::min(bytes_.size(), bytes_.find('\n', at_));
      } else if (c == '"' || c == '\'' || is_bare(c)) {
        read_chain();
      } else {
        bool const header = c == '[' && line_begins();
        if (header) count(tables_, Limits::tables_and_dotted_keys, "tables");
        if (c == ',' || c == '=' || (c == '[' && !header)) count(values_, Limits::values, "values");
        ++at_;
      }
    }
    return within_;
  }

 private:
  /// Parts joined by dots: a dotted key, or a decimal number.
  void read_chain() {
    std::size_t const begin = at_;
    std::size_t parts = 0;
    while (at_ < bytes_.size() && within_) {
      read_part();
      if (++parts > Limits::key_parts) {
        report(begin, "a dotted key has more than " + std::to_string(Limits::key_parts) + " parts");
      }
      std::size_t const dot = bytes_.find_first_not_of(" \t", at_);
      if (dot == std::string_view::npos || bytes_[dot] != '.') break;
      std::size_t const next = bytes_.find_first_not_of(" \t", dot + 1);
      if (next == std::string_view::npos || !(is_bare(bytes_[next]) || bytes_[next] == '"' || bytes_[next] == '\'')) {
        break;
      }
      at_ = next;
    }
    bool const number = bytes_[begin] >= '0' && bytes_[begin] <= '9';
    if (parts > 1 && !number) count(dotted_, Limits::tables_and_dotted_keys, "dotted keys");
  }

  void read_part() {
    if (bytes_[at_] == '"' || bytes_[at_] == '\'') {
      at_ = skip_literal(bytes_, at_);
    } else {
      while (at_ < bytes_.size() && is_bare(bytes_[at_])) ++at_;
    }
  }

  bool line_begins() const {
    std::size_t const before = at_ == 0 ? std::string_view::npos : bytes_.find_last_not_of(" \t", at_ - 1);
    return before == std::string_view::npos || bytes_[before] == '\n';
  }

  void count(std::size_t& counter, std::size_t limit, char const* what) {
    if (++counter > limit) report(at_, "the file holds more than " + std::to_string(limit) + " " + what);
  }

  void report(std::size_t at, std::string message) {
    if (!within_) return;
    within_ = false;
    auto const begin = static_cast<std::uint32_t>(at);
    diagnostics_.error(Code::G006, {source_, begin, begin + 1}, std::move(message), "the limit is reached here");
  }

  std::string_view bytes_;
  SourceId source_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t values_ = 0;
  std::size_t tables_ = 0;
  std::size_t dotted_ = 0;
  bool within_ = true;
};

}  // namespace

bool check_limits(Sources const& sources, SourceId source, Diagnostics& diagnostics) {
  return LimitReader(sources, source, diagnostics).read();
}

}  // namespace glacis::text

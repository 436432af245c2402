#pragma once
#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace glacis::text {

enum class SourceId : std::uint32_t {};

/// A stretch of a source: byte offsets [begin, end). The default span is "nowhere" (end == 0 and begin == 0).
struct Span {
  SourceId source{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(Span const&, Span const&) = default;
};

/// Line and column, both from 1; the column counts code points, not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// All texts that a run has read, by id. It only grows; views into it live as long as it does.
class Sources {
 public:
  /// `name` is what a message shows: the path as the user knows it, `/` as separator.
  SourceId add(std::string name, std::string bytes);

  std::string_view name(SourceId id) const;
  std::string_view bytes(SourceId id) const;
  std::string_view excerpt(Span span) const;
  Position position(SourceId id, std::uint32_t offset) const;
  /// The inverse of `position`; a place behind the line's end is the line's end.
  std::uint32_t offset(SourceId id, Position position) const;
  /// The line's text without its line end; `line` counts from 1.
  std::string_view line(SourceId id, std::uint32_t line) const;
  std::size_t size() const { return sources_.size(); }

 private:
  struct Source {
    std::string name;
    std::string bytes;
    std::vector<std::uint32_t> line_starts;
    std::vector<std::uint32_t> line_counts;  ///< code points before each line: where they are bytes, a column is too
    std::vector<std::uint32_t> code_points;  ///< before each 64th byte: a column costs no walk over a long line
    bool is_plain(std::size_t line) const;
  };
  Source const& at(SourceId id) const { return sources_[static_cast<std::size_t>(id)]; }
  static std::uint32_t code_points_before(Source const& source, std::uint32_t offset);
  std::deque<Source> sources_;
};

}  // namespace glacis::text

#include "engine/text/source.h"

#include <algorithm>
#include <utility>

#include "engine/text/utf8.h"

namespace glacis::text {
namespace {

constexpr std::size_t stride = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

SourceId Sources::add(std::string name, std::string bytes) {
  Source source{std::move(name), std::move(bytes), {}, {}, {}};
  // A byte order mark is no column of the first line.
  bool const marked = source.bytes.starts_with(byte_order_mark);
  source.line_starts.push_back(marked ? narrow(byte_order_mark.size()) : 0);
  source.line_counts.push_back(marked ? 1 : 0);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < source.bytes.size(); ++i) {
    if (i % stride == 0) source.code_points.push_back(count);
    if (!continues(source.bytes[i])) ++count;
    if (source.bytes[i] != '\n') continue;
    source.line_starts.push_back(narrow(i + 1));
    source.line_counts.push_back(count);
  }
  sources_.push_back(std::move(source));
  return SourceId{narrow(sources_.size() - 1)};
}

std::string_view Sources::name(SourceId id) const { return at(id).name; }

std::string_view Sources::bytes(SourceId id) const { return at(id).bytes; }

std::string_view Sources::excerpt(Span span) const {
  std::string_view const all = bytes(span.source);
  std::size_t const begin = std::min<std::size_t>(span.begin, all.size());
  std::size_t const end = std::clamp<std::size_t>(span.end, begin, all.size());
  return all.substr(begin, end - begin);
}

/// Is every character of it one byte? Of the last line, which has no next to count to: not told.
bool Sources::Source::is_plain(std::size_t line) const {
  return line + 1 < line_starts.size() &&
         line_counts[line + 1] - line_counts[line] == line_starts[line + 1] - line_starts[line];
}

std::uint32_t Sources::code_points_before(Source const& source, std::uint32_t offset) {
  if (source.bytes.empty()) return 0;
  std::size_t const block = std::min<std::size_t>(offset / stride, source.code_points.size() - 1);
  std::uint32_t count = source.code_points[block];
  for (std::size_t i = block * stride; i < offset; ++i) count += continues(source.bytes[i]) ? 0 : 1;
  return count;
}

Position Sources::position(SourceId id, std::uint32_t offset) const {
  Source const& source = at(id);
  offset = std::clamp(offset, source.line_starts.front(), std::max(narrow(source.bytes.size()), source.line_starts[0]));
  auto const next = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  auto const line = static_cast<std::size_t>(next - source.line_starts.begin()) - 1;
  std::uint32_t const before = source.is_plain(line) ? offset - source.line_starts[line]
                                                     : code_points_before(source, offset) - source.line_counts[line];
  return {narrow(line + 1), before + 1};
}

std::uint32_t Sources::offset(SourceId id, Position position) const {
  Source const& source = at(id);
  if (position.line == 0 || position.line > source.line_starts.size()) return narrow(source.bytes.size());
  std::uint32_t const start = source.line_starts[position.line - 1];
  std::uint32_t const end = start + narrow(line(id, position.line).size());
  std::uint32_t const before = std::max(position.column, 1U) - 1;
  if (source.is_plain(position.line - 1)) return before < end - start ? start + before : end;
  std::uint32_t const wanted = source.line_counts[position.line - 1] + before;
  // The last block with at most the wanted count; what is left is a walk within one block.
  auto const first = source.code_points.begin();
  auto const block = std::upper_bound(first, source.code_points.end(), wanted);
  std::size_t const index = block == first ? 0 : static_cast<std::size_t>(block - first) - 1;
  std::size_t byte = std::max<std::size_t>(start, index * stride);
  if (byte >= end) return end;
  std::uint32_t count = code_points_before(source, narrow(byte));
  for (; byte < end; ++byte) {
    if (continues(source.bytes[byte])) continue;
    if (count == wanted) break;
    ++count;
  }
  return narrow(byte);
}

std::string_view Sources::line(SourceId id, std::uint32_t line) const {
  Source const& source = at(id);
  if (line == 0 || line > source.line_starts.size()) return {};
  std::size_t const begin = source.line_starts[line - 1];
  std::size_t end = line < source.line_starts.size() ? source.line_starts[line] - 1 : source.bytes.size();
  if (end > begin && source.bytes[end - 1] == '\r') --end;
  return std::string_view(source.bytes).substr(begin, end - begin);
}

}  // namespace glacis::text

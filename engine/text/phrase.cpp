#include "engine/text/phrase.h"

#include <algorithm>

namespace glacis::text {

Span Phrase::at(std::size_t begin, std::size_t end) const {
  if (map.empty() || text.empty()) return span;
  end = std::min(end, text.size());
  begin = std::min(begin, end);
  // Where text is skipped in the source (a line-ending backslash) two entries have the same offset: a stretch begins
  // behind the gap and ends before it.
  auto const after = std::upper_bound(map.begin(), map.end(), begin,
                                      [](std::size_t offset, auto const& entry) { return offset < entry.first; });
  auto const from = after == map.begin() ? after : after - 1;
  auto const source_begin = static_cast<std::uint32_t>(from->second + (begin - from->first));
  if (begin == end) return {span.source, source_begin, source_begin};
  auto const to = std::lower_bound(map.begin(), map.end(), end,
                                   [](auto const& entry, std::size_t offset) { return entry.first < offset; });
  if (to != map.end() && to->first == end) return {span.source, source_begin, to->second};
  auto const last = to == map.begin() ? to : to - 1;
  return {span.source, source_begin, static_cast<std::uint32_t>(last->second + (end - last->first))};
}

}  // namespace glacis::text

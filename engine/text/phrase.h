#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/source.h"

namespace glacis::text {

/// A string that an author wrote, which knows where each of its bytes stands in the source, also across escapes and
/// the line breaks of a multi-line string. Conditions, needs and names travel as phrases, so that a caret always
/// lands under the offending text.
struct Phrase {
  std::string text;
  Span span;  ///< the whole value with its quotes
  /// (offset in text, offset in source), ascending; between two entries both advance together.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> map;

  /// Where the bytes [begin, end) of `text` stand.
  Span at(std::size_t begin, std::size_t end) const;
  bool empty() const { return text.empty(); }
};

}  // namespace glacis::text

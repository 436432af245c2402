#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/condition/parse.h"

using namespace glacis;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

text::Phrase phrase_of(text::Sources& sources, std::string bytes) {
  text::SourceId const source = sources.add("fuzz", bytes);
  auto const size = static_cast<std::uint32_t>(bytes.size());
  return {std::move(bytes), {source, 0, size}, {{0, 0}, {size, size}}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const tree = condition::parse_condition(phrase_of(sources, std::string(data, data + size)), diagnostics);
  require(tree.has_value() == (diagnostics.errors() == 0));
  for (text::Diagnostic const& diagnostic : diagnostics.sorted()) require(!text::render(sources, diagnostic).empty());
  if (!tree) return 0;
  std::string const printed = condition::print(*tree);
  auto const again = condition::parse_condition(phrase_of(sources, printed), diagnostics);
  require(again.has_value() && condition::print(*again) == printed);
  return 0;
}

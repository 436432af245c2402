#include "engine/report/text.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <ostream>

namespace glacis::report {

Text::Text(std::string_view words, int) {
  if (words.empty()) return;
  void* const memory = ::operator new(sizeof(Block) + words.size());
  block_ = new (memory) Block{1, static_cast<std::uint32_t>(words.size())};
  std::memcpy(block_->letters(), words.data(), words.size());
}

std::ostream& operator<<(std::ostream& out, Text const& text) { return out << text.view(); }

void Text::free(Block* block) {
  block->~Block();
  ::operator delete(block);
}

Text Texts::operator()(std::string_view words) {
  auto const known = known_.find(words);
  return known != known_.end() ? *known : *known_.insert(Text(words)).first;
}

std::string spaced(std::string_view name) {
  std::string result(name);
  std::replace(result.begin(), result.end(), '-', ' ');
  return result;
}

}  // namespace glacis::report

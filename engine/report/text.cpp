#include "engine/report/text.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>
#include <ostream>

namespace glacis::report {

/// The letters follow at once.
struct Text::Block {
  std::atomic<std::uint32_t> owners;
  std::uint32_t size;
  char* letters() { return reinterpret_cast<char*>(this + 1); }
};

Text::Text(std::string_view words, int) {
  if (words.empty()) return;
  void* const memory = ::operator new(sizeof(Block) + words.size());
  block_ = new (memory) Block{1, static_cast<std::uint32_t>(words.size())};
  std::memcpy(block_->letters(), words.data(), words.size());
}

std::string_view Text::view() const {
  return block_ == nullptr ? std::string_view() : std::string_view(block_->letters(), block_->size);
}

std::ostream& operator<<(std::ostream& out, Text const& text) { return out << text.view(); }

void Text::retain() const {
  if (block_ != nullptr) block_->owners.fetch_add(1, std::memory_order_relaxed);
}

void Text::release() const {
  if (block_ == nullptr || block_->owners.fetch_sub(1, std::memory_order_acq_rel) > 1) return;
  block_->~Block();
  ::operator delete(block_);
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

#pragma once
#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace glacis::report {

/// Words of a report, never changed once they are there: a copy shares them, from whatever thread. Eight bytes, where
/// most of what a report says of a thousand subjects is the same.
class Text {
 public:
  Text() = default;
  template <class Words>
  requires(std::convertible_to<Words const&, std::string_view> && !std::same_as<Words, Text>) Text(Words const& words)
      : Text(std::string_view(words), 0) {}
  Text(Text const& other) : block_(other.block_) { retain(); }
  Text(Text&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  Text& operator=(Text other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~Text() { release(); }

  operator std::string_view() const { return view(); }
  operator std::string() const { return std::string(view()); }
  std::string_view view() const {
    return block_ == nullptr ? std::string_view() : std::string_view(block_->letters(), block_->size);
  }
  bool empty() const { return block_ == nullptr; }
  std::size_t size() const { return view().size(); }

  template <class Words>
  requires std::convertible_to<Words const&, std::string_view>
  friend bool operator==(Text const& a, Words const& b) { return a.view() == std::string_view(b); }
  /// "a" + b, b + "a", also of strings: a string.
  template <class Words>
  requires std::convertible_to<Words const&, std::string_view>
  friend std::string operator+(Words const& a, Text const& b) { return std::string(std::string_view(a)) += b.view(); }
  template <class Words>
  requires(std::convertible_to<Words const&, std::string_view> && !std::same_as<Words, Text>) friend std::string
  operator+(Text const& a, Words const& b) {
    return std::string(a.view()) += std::string_view(b);
  }
  friend auto operator<=>(Text const& a, Text const& b) { return a.view() <=> b.view(); }
  friend std::ostream& operator<<(std::ostream& out, Text const& text);

 private:
  /// The letters follow at once.
  struct Block {
    std::atomic<std::uint32_t> owners;
    std::uint32_t size;
    char* letters() { return reinterpret_cast<char*>(this + 1); }
  };
  Text(std::string_view words, int);
  void retain() const {
    if (block_ != nullptr) block_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  void release() const {
    if (block_ != nullptr && block_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) free(block_);
  }
  static void free(Block* block);

  Block* block_ = nullptr;  ///< none: empty
};

/// Lines, names, ids.
class TextList : public std::vector<Text> {
 public:
  using std::vector<Text>::vector;
  TextList(std::vector<std::string> const& list) : std::vector<Text>(list.begin(), list.end()) {}
  operator std::vector<std::string>() const { return {begin(), end()}; }
  friend bool operator==(TextList const& a, TextList const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }
};

/// "device-class" → "device class".
std::string spaced(std::string_view name);

/// Gives the same words the same place in memory.
class Texts {
 public:
  Text operator()(std::string_view words);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view words) const { return std::hash<std::string_view>()(words); }
  };
  std::unordered_set<Text, Hash, std::equal_to<>> known_;
};

}  // namespace glacis::report

template <>
struct fmt::formatter<glacis::report::Text> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(glacis::report::Text const& text, Context& context) const {
    std::string_view const words = text;
    return fmt::formatter<fmt::string_view>::format({words.data(), words.size()}, context);
  }
};

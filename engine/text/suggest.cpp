#include "engine/text/suggest.h"

#include <algorithm>
#include <array>

namespace glacis::text {
namespace {

/// Longer words are no misspellings, and comparing them would cost their product.
constexpr std::size_t longest = 80;
using Row = std::array<std::size_t, longest + 1>;

/// Insertions, deletions, substitutions and swaps of neighbours. REQUIRES both at most `longest` bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// As an author meant it: the case and `_` for `-` are no difference worth a suggestion's distance.
std::string folded(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c == '_' ? '-' : lower(c);
  return result;
}

}  // namespace

std::optional<std::string> closest(std::string_view word, std::vector<std::string> const& candidates) {
  if (word.empty() || word.size() > longest) return std::nullopt;
  std::string const wanted = folded(word);
  std::string const* best = nullptr;
  std::size_t best_distance = 0;
  for (std::string const& candidate : candidates) {
    if (candidate.empty() || candidate.size() > longest || candidate == word) continue;
    std::size_t const allowed = std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3);
    std::size_t const found = distance(wanted, folded(candidate));
    if (found > allowed || (found > 0 && found >= std::min(word.size(), candidate.size()))) continue;
    if (best == nullptr || found < best_distance || (found == best_distance && candidate < *best)) {
      best = &candidate;
      best_distance = found;
    }
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates, std::size_t shown) {
  if (auto const best = closest(word, candidates)) return "did you mean `" + *best + "`?";
  std::vector<std::string> listed;
  for (std::string const& candidate : candidates) {
    if (std::find(listed.begin(), listed.end(), candidate) != listed.end()) continue;
    if (listed.size() == shown) {
      listed.emplace_back();
      break;
    }
    listed.push_back(candidate);
  }
  if (listed.empty()) return {};
  std::string result = "one of ";
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (i > 0) result += ", ";
    result += i == shown ? "..." : "`" + listed[i] + "`";
  }
  return result;
}

}  // namespace glacis::text

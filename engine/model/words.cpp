#include "engine/model/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace glacis::model {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<std::string_view, 13> grammar_words{"any", "all",   "and",   "or",  "not",    "implies", "is",
                                                         "in",  "meets", "count", "via", "except", "true"};
constexpr std::array<std::string_view, 9> subject_words{"entity", "flow",    "zone",     "data", "journey",
                                                        "model",  "network", "entities", "flows"};

template <class Words>
bool has(Words const& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool is_word(std::string_view text) {
  if (text.empty() || !is_letter(text.front()) || text.back() == '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_letter(text[i]) || is_digit(text[i])) continue;
    if (text[i] != '-' || text[i - 1] == '-') return false;
  }
  return true;
}

bool is_grammar_word(std::string_view text) { return text == "false" || has(grammar_words, text); }

bool is_subject_word(std::string_view text) { return text == "zones" || has(subject_words, text); }

bool check_name(std::string_view name, text::Span place, std::string_view what, Clear clear,
                text::Diagnostics& diagnostics) {
  if (!is_word(name)) {
    diagnostics.error(text::Code::G024, place, fmt::format("`{}` cannot be the name of {}", name, what),
                      "expected letters and digits, a letter first, parts joined by `-`");
    return false;
  }
  bool const taken =
      (clear != Clear::nothing && is_grammar_word(name)) || (clear == Clear::all_reserved && is_subject_word(name));
  if (taken) {
    diagnostics.error(text::Code::G025, place, fmt::format("`{}` cannot be the name of {}", name, what),
                      "a word that conditions use themselves", "take another name");
  }
  return !taken;
}

}  // namespace glacis::model

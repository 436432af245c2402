#include <algorithm>
#include <array>

#include "engine/report/words.h"

namespace glacis::report {
namespace {

/// The variable that `for = "d in flow.payload"` binds.
std::string variable_of(model::RuleDeclaration const& rule) {
  if (!rule.for_each) return {};
  std::string const& text = rule.for_each->text;
  std::size_t const begin = text.find_first_not_of(" \t\n");
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find_first_of(" \t\n", begin) - begin);
}

/// Without the preposition (and article) that it ends with: "Theft of the" → "Theft".
void drop_preposition(std::string& text) {
  static constexpr std::array<std::string_view, 16> words{"on",    "of",   "at",     "in",    "by",      "from",
                                                          "to",    "over", "into",   "with",  "through", "against",
                                                          "along", "for",  "behind", "beyond"};
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.ends_with(" the")) text.resize(text.size() - 4);
  std::size_t const space = text.rfind(' ');
  if (space == std::string::npos) return;
  if (std::find(words.begin(), words.end(), std::string_view(text).substr(space + 1)) != words.end())
    text.resize(space);
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

std::string title_or_name(model::RuleDeclaration const& rule) {
  return rule.title.text.empty() ? capitalized(spaced(rule.name)) : rule.title.text;
}

}  // namespace

std::string Words::filled(model::RuleDeclaration const& rule, verdict::Subject const& subject) const {
  std::string const text = title_or_name(rule);
  std::string const variable = variable_of(rule);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const open = text.find('{', at);
    std::size_t const close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) return capitalized(result + text.substr(at));
    std::string const word = text.substr(open + 1, close - open - 1);
    result += text.substr(at, open - at);
    result += !variable.empty() && word == variable ? datum_title(subject.data) : title(subject.element);
    at = close + 1;
  }
  return capitalized(result);
}

std::string Words::unfilled(model::RuleDeclaration const& rule) const {
  std::string const text = title_or_name(rule);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const open = text.find('{', at);
    std::size_t const close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) return capitalized(result + text.substr(at));
    result += text.substr(at, open - at);
    at = close + 1;
    if (text.find_first_not_of(" .", at) == std::string::npos) {
      drop_preposition(result);
      break;
    }
    // "Use of the SIM of {entity} in something else" says enough without whose.
    if (result.ends_with(" of ") && result.find(" of ") + 4 < result.size()) {
      result.resize(result.size() - 4);
      continue;
    }
    std::string const word = text.substr(open + 1, close - open - 1);
    bool const article = open == 0 || result.ends_with("the ");
    bool const data = word == "journey" || word == variable_of(rule);
    result += (article ? "" : "the ") + (data ? "data" : word == "model" ? "system" : word);
  }
  return capitalized(result);
}

}  // namespace glacis::report

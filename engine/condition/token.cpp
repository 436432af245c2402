#include "engine/condition/token.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/model/quantity.h"
#include "engine/text/suggest.h"

namespace glacis::condition {
namespace {

using text::Code;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool goes_on_after(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t run(std::string_view text, bool (*belongs)(char)) {
  auto const end = std::find_if_not(text.begin(), text.end(), belongs);
  return static_cast<std::size_t>(end - text.begin());
}

/// Also takes what names may not have, so that the whole of a wrong name is shown at once.
bool in_word(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }
bool in_unit(char c) {
  return is_letter(c) || is_digit(c) || c == '/' || c == '%' || static_cast<unsigned char>(c) >= 0x80U;
}

/// The nearest word that is a name: `_` is `-`, no `-` twice or at the end.
std::string mended(std::string_view word) {
  std::string result;
  for (char c : word) {
    if (c == '_') c = '-';
    if (c != '-' || (!result.empty() && result.back() != '-')) result += c;
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

std::string unit_help(std::string_view word) {
  std::vector<std::string> names;
  for (model::Unit const& unit : model::units()) {
    if (!unit.name.empty()) names.emplace_back(unit.name);
  }
  return text::did_you_mean(word, names, names.size());
}

struct Foreign {
  std::string_view sign;
  std::string_view help;
};
/// Signs of other languages, longest first where one begins another.
constexpr std::array foreign{
    Foreign{"&&", "write `and`"},
    Foreign{"||", "write `or`"},
    Foreign{"->", "write `implies`"},
    Foreign{"=>", "write `>=` or `implies`"},
    Foreign{"=<", "write `<=`"},
    Foreign{"<>", "write `!=`"},
    Foreign{"=", "write `==`"},
    Foreign{"!", "write `not`"},
    Foreign{"&", "write `and`"},
    Foreign{"|", "write `or`"},
    Foreign{"\"", "names stand without quotes"},
    Foreign{"'", "names stand without quotes"},
    Foreign{"[", "a set stands in braces: `{a, b}`"},
    Foreign{"]", "a set stands in braces: `{a, b}`"},
    Foreign{"-", "there are no negative numbers and no subtraction"},
    Foreign{"≥", "write `>=`"},
    Foreign{"≤", "write `<=`"},
    Foreign{"≠", "write `!=`"},
};

}  // namespace

Token Tokens::next() {
  if (failed_) return make(TokenForm::end, here_);
  here_ += run(rest(), is_blank);
  if (here_ == phrase_.text.size()) return make(TokenForm::end, here_);
  Token token = is_letter(peek()) || peek() == '_' ? word() : is_digit(peek()) ? number() : symbol();
  if (!failed_) here_ = token.word.end;
  return token;
}

Token Tokens::make(TokenForm form, std::size_t end) const {
  Token token;
  token.form = form;
  token.word.text = phrase_.text.substr(here_, end - here_);
  token.word.begin = static_cast<std::uint32_t>(here_);
  token.word.end = static_cast<std::uint32_t>(end);
  return token;
}

Token Tokens::fail(Code code, std::size_t end, std::string message, std::string label, std::string help) {
  failed_ = true;
  diagnostics_.error(code, phrase_.at(here_, end), std::move(message), std::move(label), std::move(help));
  return make(TokenForm::end, here_);
}

Token Tokens::word() {
  std::size_t const length = run(rest(), in_word);
  std::string_view const text = rest().substr(0, length);
  std::size_t const end = here_ + length;
  if (length > longest_word) {
    return fail(Code::G062, end, "a name of " + std::to_string(length) + " characters",
                "expected at most " + std::to_string(longest_word));
  }
  std::string label;
  if (text.find('_') != text.npos) {
    label = "names have no `_`";
  } else if (text.back() == '-') {
    label = "names do not end in `-`";
  } else if (text.find("--") != text.npos) {
    label = "names do not have `-` twice in a row";
  }
  if (label.empty()) return make(TokenForm::word, end);
  std::string const better = mended(text);
  return fail(Code::G062, end, quoted(text) + " is no name", std::move(label),
              better.empty() || !is_letter(better.front()) ? "" : "did you mean `" + better + "`?");
}

Token Tokens::number() {
  std::size_t length = run(rest(), is_digit);
  if (peek(length) == '.' && is_digit(peek(length + 1))) length += 1 + run(rest().substr(length + 1), is_digit);
  if (length > longest_word)
    return fail(Code::G063, here_ + length, "a number of " + std::to_string(length) + " digits");
  std::size_t const gap = run(rest().substr(length), is_blank);
  std::string_view unit = rest().substr(length + gap);
  unit = unit.substr(0, run(unit, in_unit));
  Token token = make(TokenForm::quantity, here_ + length);
  if (unit.empty() || is_keyword(unit)) return token;
  if (!model::find_unit(unit)) {
    here_ += length + gap;
    return fail(Code::G063, here_ + unit.size(), quoted(unit) + " is no unit", "expected a unit", unit_help(unit));
  }
  token.word.text += " ";
  token.word.text += unit;
  token.word.end = static_cast<std::uint32_t>(here_ + length + gap + unit.size());
  return token;
}

Token Tokens::symbol() {
  auto const relation = [this](Relation which, std::size_t length) {
    Token token = make(TokenForm::relation, here_ + length);
    token.relation = which;
    return token;
  };
  bool const then_equal = peek(1) == '=';
  switch (peek()) {
    case '(': return make(TokenForm::open, here_ + 1);
    case ')': return make(TokenForm::close, here_ + 1);
    case '{': return make(TokenForm::open_brace, here_ + 1);
    case '}': return make(TokenForm::close_brace, here_ + 1);
    case ',': return make(TokenForm::comma, here_ + 1);
    case ':': return make(TokenForm::colon, here_ + 1);
    case '.': return make(TokenForm::dot, here_ + 1);
    case '@': return make(TokenForm::at, here_ + 1);
    case '>': return then_equal ? relation(Relation::at_least, 2) : relation(Relation::greater, 1);
    case '<':
      if (peek(1) == '>') break;
      return then_equal ? relation(Relation::at_most, 2) : relation(Relation::less, 1);
    case '=':
      if (then_equal) return relation(Relation::equal, 2);
      break;
    case '!':
      if (then_equal) return relation(Relation::unequal, 2);
      break;
    default: break;
  }
  for (Foreign const& each : foreign) {
    if (!rest().starts_with(each.sign)) continue;
    return fail(Code::G061, here_ + each.sign.size(), "conditions have no " + quoted(each.sign), {},
                std::string(each.help));
  }
  std::size_t const length = 1 + run(rest().substr(1), goes_on_after);
  return fail(Code::G061, here_ + length, "conditions have no " + quoted(rest().substr(0, length)));
}

std::vector<std::string> const& keywords() {
  static std::vector<std::string> const all{"all", "and", "any",   "count", "except", "false", "implies",
                                            "in",  "is",  "meets", "not",   "or",     "true",  "via"};
  return all;
}

bool is_keyword(std::string_view word) { return std::binary_search(keywords().begin(), keywords().end(), word); }

char const* sign_of(Relation relation) {
  switch (relation) {
    case Relation::equal: return "==";
    case Relation::unequal: return "!=";
    case Relation::less: return "<";
    case Relation::at_most: return "<=";
    case Relation::greater: return ">";
    case Relation::at_least: return ">=";
  }
  return "";
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  std::size_t end = std::min(text.size(), most);
  while (end < text.size() && end > 0 && goes_on_after(text[end])) --end;
  std::string result = "`";
  // A condition may run over several lines; a message is one.
  for (char c : text.substr(0, end)) result += is_blank(c) ? ' ' : c;
  return result + (end < text.size() ? "…`" : "`");
}

}  // namespace glacis::condition

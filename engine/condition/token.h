#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/condition/syntax.h"
#include "engine/text/diagnostic.h"

namespace glacis::condition {

enum class TokenForm : std::uint8_t {
  word,
  quantity,
  open,
  close,
  open_brace,
  close_brace,
  comma,
  colon,
  dot,
  at,
  relation,
  end
};

struct Token {
  TokenForm form = TokenForm::end;
  Word word;  ///< its text; a quantity's is canonical: number, one blank, unit
  Relation relation = Relation::equal;
};

/// Cuts a phrase into tokens, one at a time, so that a hostile text costs no more than what is read of it.
class Tokens {
 public:
  static constexpr std::size_t longest_word = 80;

  Tokens(text::Phrase const& phrase, text::Diagnostics& diagnostics) : phrase_(phrase), diagnostics_(diagnostics) {}

  /// The next one. What is no token is reported; after that, and behind the last, there is only `end`.
  Token next();
  bool failed() const { return failed_; }

 private:
  Token word();
  Token number();
  Token symbol();
  Token make(TokenForm form, std::size_t end) const;
  Token fail(text::Code code, std::size_t end, std::string message, std::string label = {}, std::string help = {});
  std::string_view rest() const { return std::string_view(phrase_.text).substr(here_); }
  char peek(std::size_t ahead = 0) const {
    return here_ + ahead < phrase_.text.size() ? phrase_.text[here_ + ahead] : '\0';
  }

  text::Phrase const& phrase_;
  text::Diagnostics& diagnostics_;
  std::size_t here_ = 0;
  bool failed_ = false;
};

/// The words that no NAME may be.
std::vector<std::string> const& keywords();
bool is_keyword(std::string_view word);
/// "==", "<=", …
char const* sign_of(Relation relation);
/// A message's quotation of an author's text, cut where it would be endless.
std::string quoted(std::string_view text);

}  // namespace glacis::condition

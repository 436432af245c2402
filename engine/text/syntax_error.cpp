#include "engine/text/syntax_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "engine/text/utf8.h"

namespace glacis::text {
namespace {

constexpr auto nowhere = std::string_view::npos;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != nowhere; }

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// "Error while parsing SCOPE: WHAT"
struct Complaint {
  std::string_view scope;
  std::string_view what;

  static Complaint read(std::string_view text) {
    constexpr std::string_view opening = "Error while parsing ";
    if (!text.starts_with(opening)) return {{}, text};
    text.remove_prefix(opening.size());
    std::size_t const colon = text.find(": ");
    if (colon == nowhere) return {{}, text};
    return {text.substr(0, colon), text.substr(colon + 2)};
  }

  /// What stands between the first and the last single quote of `what`.
  std::string_view quoted() const {
    std::size_t const first = what.find('\'');
    std::size_t const last = what.rfind('\'');
    return first == nowhere || first == last ? std::string_view{} : what.substr(first + 1, last - first - 1);
  }
  bool saw_line_end() const { return contains(what, "saw '\\n'") || contains(what, "saw '\\r'"); }
};

/// One problem being told: the file, the place where the parser stopped, and the diagnostic that becomes of it.
class Telling {
 public:
  Telling(Sources const& sources, SourceId source, std::uint32_t offset, std::string_view complaint)
      : source_(source), bytes_(sources.bytes(source)), at_(offset), complaint_(Complaint::read(complaint)) {}

  Diagnostic tell() {
    diagnostic_.code = Code::G005;
    diagnostic_.span = word_at(at_);
    std::string_view const what = complaint_.what;
    if (contains(what, "maximum nested value depth")) {
      tell_depth();
    } else if (what.starts_with("cannot redefine existing") && !complaint_.quoted().empty()) {
      tell_duplicate();
    } else if (is_bare_text()) {
      tell_bare_text();
    } else if (contains(complaint_.scope, "string") && contains(what, "control characters") && at_line_end()) {
      tell_open_string();
    } else if (contains(what, "encountered end-of-file")) {
      tell_end_of_file();
    } else if (complaint_.scope == "inline table" && complaint_.saw_line_end()) {
      tell_broken_inline_table();
    } else if (contains(what, "expected a comment or whitespace")) {
      tell_rest_of_line();
    } else {
      tell_as_it_is();
    }
    return std::move(diagnostic_);
  }

 private:
  bool at_line_end() const { return at_ >= bytes_.size() || bytes_[at_] == '\n' || bytes_[at_] == '\r'; }

  /// The word around a place, or the one code point there.
  Span word_at(std::size_t at) const {
    std::size_t begin = std::min(at, bytes_.size());
    std::size_t end = begin;
    while (begin > 0 && is_word(bytes_[begin - 1]) && end < bytes_.size() && is_word(bytes_[end])) --begin;
    while (end < bytes_.size() && is_word(bytes_[end])) ++end;
    if (end == begin && end < bytes_.size() && bytes_[end] != '\n') end += decode(bytes_, end).length;
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_of(Span span) const { return bytes_.substr(span.begin, span.end - span.begin); }

  /// A value that begins with a letter: most often a text without quotes.
  bool is_bare_text() const {
    std::string_view const scope = complaint_.scope;
    if (scope != "value" && scope != "boolean" && scope != "floating-point") return false;
    std::string_view const word = text_of(bare_word());
    return !word.empty() && word.front() >= 'A' && !contains(complaint_.what, "control character");
  }

  /// The parser may have stopped behind the word, at the end of its line.
  Span bare_word() const {
    Span span = word_at(at_);
    if (at_ > 0 && (at_line_end() || !is_word(bytes_[at_]))) span = word_at(at_ - 1);
    return span;
  }

  void tell_depth() {
    diagnostic_.code = Code::G006;
    diagnostic_.message = "values are nested more than 256 deep";
  }

  void tell_bare_text() {
    diagnostic_.span = bare_word();
    std::string_view const word = text_of(diagnostic_.span);
    diagnostic_.message = fmt::format("`{}` is not a value", word);
    diagnostic_.label = "expected a string, a number, `true` or `false`, a list or a table";
    bool const yes_or_no = word == "yes" || word == "no" || word == "True" || word == "False";
    diagnostic_.help =
        yes_or_no ? "Booleans are written `true` and `false`" : fmt::format("a text stands in quotes: `\"{}\"`", word);
  }

  void tell_open_string() {
    diagnostic_.message = "a string that does not end on its line";
    diagnostic_.label = "expected the closing quote";
    diagnostic_.help = "a text over several lines stands between `\"\"\"` and `\"\"\"`";
  }

  void tell_end_of_file() {
    diagnostic_.message = fmt::format("the file ends within {}", scope_in_words());
    diagnostic_.label = contains(complaint_.scope, "string") ? "expected the closing quote" : "expected more";
  }

  void tell_broken_inline_table() {
    diagnostic_.message = "a line break inside `{ ... }`";
    diagnostic_.label = "expected a key or the closing `}` on the same line";
    diagnostic_.help = "write it on one line, or as a table with a header of its own";
  }

  void tell_rest_of_line() {
    std::size_t const line = bytes_.rfind('\n', at_ == 0 ? 0 : at_ - 1);
    std::string_view const before =
        bytes_.substr(line == nowhere ? 0 : line + 1, at_ - (line == nowhere ? 0 : line + 1));
    std::size_t const equals = before.find('=');
    diagnostic_.message = fmt::format("`{}` after the end of a value", text_of(diagnostic_.span));
    if (complaint_.scope == "table header") {
      diagnostic_.message = fmt::format("`{}` after the end of a table's header", text_of(diagnostic_.span));
    }
    diagnostic_.label = "expected the end of the line";
    std::size_t const value = equals == nowhere ? nowhere : before.find_first_not_of(" \t", equals + 1);
    if (value == nowhere || before[value] < '0' || before[value] > '9') return;
    std::string_view number = before.substr(value);
    while (!number.empty() && (number.back() == ' ' || number.back() == '\t')) number.remove_suffix(1);
    diagnostic_.help = fmt::format("a quantity stands in quotes: `\"{} {}\"`", number, text_of(diagnostic_.span));
  }

  void tell_duplicate() {
    bool const header = complaint_.scope == "table header";
    std::string_view const name = complaint_.quoted();
    diagnostic_.message = fmt::format("{} `{}` is written twice", header ? "the table" : "the key", name);
    diagnostic_.label = header ? "a table with this name stands above" : "the key has a value already";
    std::size_t const key = header ? bytes_.find(name, at_) : key_before(name, at_);
    if (key == nowhere) return;
    diagnostic_.span = span_of(key, name);
    std::size_t const first = header ? header_before(name, at_) : key_in_table_before(name, key);
    if (first != nowhere) diagnostic_.notes.push_back({span_of(first, name), "it stands here first"});
  }

  Span span_of(std::size_t begin, std::string_view name) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + name.size())};
  }

  /// The last `name` before `end` that stands alone and is followed by `=`.
  std::size_t key_before(std::string_view name, std::size_t end) const {
    for (std::size_t at = end; at > 0;) {
      at = bytes_.rfind(name, at - 1);
      if (at == nowhere) return nowhere;
      std::size_t const after = bytes_.find_first_not_of(" \t", at + name.size());
      bool const alone = at == 0 || !is_word(bytes_[at - 1]);
      if (alone && after != nowhere && bytes_[after] == '=') return at;
    }
    return nowhere;
  }

  /// As key_before, but at the beginning of a line and not before the last table header.
  std::size_t key_in_table_before(std::string_view name, std::size_t end) const {
    std::size_t const header = bytes_.substr(0, end).rfind("\n[");
    std::size_t const found = key_before(name, end);
    if (found == nowhere || (header != nowhere && found < header)) return nowhere;
    return found == 0 || bytes_[found - 1] == '\n' ? found : nowhere;
  }

  std::size_t header_before(std::string_view name, std::size_t end) const {
    for (std::string_view const open : {"[", "[["}) {
      std::string const wanted = fmt::format("{}{}]", open, name);
      std::size_t const found = bytes_.substr(0, end).rfind("\n" + wanted);
      if (found != nowhere) return found + 1 + open.size();
      if (bytes_.starts_with(wanted)) return open.size();
    }
    return nowhere;
  }

  std::string scope_in_words() const {
    std::string_view const scope = complaint_.scope;
    if (scope.empty() || scope == "root table") return "the file";
    bool const vowel = scope.front() == 'a' || scope.front() == 'i' || scope.front() == 'u';
    return fmt::format("{} {}", vowel ? "an" : "a", scope);
  }

  void tell_as_it_is() {
    std::string what(complaint_.what);
    if (complaint_.saw_line_end()) what = what.substr(0, what.find("saw '")) + "saw the end of the line";
    std::replace(what.begin(), what.end(), '\'', '`');
    if (!what.empty() && what.front() >= 'A' && what.front() <= 'Z')
      what.front() = static_cast<char>(what.front() + 32);
    diagnostic_.message = "not valid TOML: " + what;
    if (scope_in_words() != "the file") diagnostic_.label = "in " + scope_in_words();
  }

  SourceId source_;
  std::string_view bytes_;
  std::size_t at_;
  Complaint complaint_;
  Diagnostic diagnostic_;
};

}  // namespace

void report_syntax_error(Sources const& sources, SourceId source, std::uint32_t offset, std::string_view complaint,
                         Diagnostics& diagnostics) {
  diagnostics.add(Telling(sources, source, offset, complaint).tell());
}

}  // namespace glacis::text

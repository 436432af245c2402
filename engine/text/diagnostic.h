#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/source.h"

namespace glacis::text {

enum class Severity : std::uint8_t { error, warning, notice };

/// A stable number, printed as `G012`. Each has a line in codes.def (title and explanation) and a folder in
/// tests/errors/.
enum class Code : std::uint16_t {
#define GLACIS_CODE(number, title, explanation) G##number = 1##number - 1000,
#include "engine/text/codes.def"
#undef GLACIS_CODE
};

struct CodeText {
  Code code{};
  std::string_view title;
  std::string_view explanation;
};

/// "G012".
std::string name_of(Code code);
/// All codes, ascending.
std::vector<CodeText> const& all_codes();

/// A second place that belongs to the message: "first declared here".
struct Note {
  Span span;
  std::string message;
};

/// What an author did wrong, or should know. Texts: lower case, no full stop, the author's words in backticks.
struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  std::string message;  ///< what was found
  Span span;            ///< the exact offending text
  std::string label;    ///< beside the caret: what was expected; may be empty
  std::string help;     ///< did-you-mean, or what to do; may be empty
  std::vector<Note> notes;
};

/// Collects diagnostics of one run. Stops keeping them at a limit (and says how many were dropped), so that
/// hostile input cannot fill the memory.
class Diagnostics {
 public:
  static constexpr std::size_t limit = 200;

  void add(Diagnostic diagnostic);
  void error(Code code, Span span, std::string message, std::string label = {}, std::string help = {});
  void warning(Code code, Span span, std::string message, std::string label = {}, std::string help = {});
  void notice(Code code, Span span, std::string message, std::string label = {}, std::string help = {});

  /// A step succeeded exactly if this did not grow while it ran.
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  std::size_t dropped() const { return dropped_; }
  /// In order of source, place and code; equal ones once.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t dropped_ = 0;
};

/// `error[G012]: …` with place, source line, caret, notes and help, as lines that end in '\n'. No colour.
std::string render(Sources const& sources, Diagnostic const& diagnostic);

}  // namespace glacis::text

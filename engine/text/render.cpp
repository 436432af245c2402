#include <fmt/format.h>

#include <algorithm>

#include "engine/text/diagnostic.h"
#include "engine/text/display.h"

namespace glacis::text {
namespace {

char const* word_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::notice: return "notice";
  }
  return "";
}

bool is_nowhere(Sources const& sources, Span span) {
  return (span.begin == 0 && span.end == 0) || static_cast<std::size_t>(span.source) >= sources.size();
}

std::size_t digits_of(std::uint32_t number) { return fmt::format("{}", number).size(); }

/// Wide enough for each line number that the diagnostic shows, so that all its bars stand in one column.
std::size_t gutter_of(Sources const& sources, Diagnostic const& diagnostic) {
  std::size_t width = 1;
  auto const widen = [&](Span span) {
    if (!is_nowhere(sources, span)) width = std::max(width, digits_of(sources.position(span.source, span.begin).line));
  };
  widen(diagnostic.span);
  for (Note const& note : diagnostic.notes) widen(note.span);
  return width;
}

std::string snippet(Sources const& sources, Span span, std::string_view label, std::size_t gutter) {
  Position const at = sources.position(span.source, span.begin);
  std::string_view const line = sources.line(span.source, at.line);
  std::size_t const line_begin = sources.offset(span.source, {at.line, 1});
  std::size_t const begin = span.begin > line_begin ? span.begin - line_begin : 0;
  std::size_t const end = span.end > line_begin ? span.end - line_begin : 0;
  DisplayedLine const shown = display_line(line, begin, end);
  std::string const bar = std::string(gutter + 1, ' ') + "|";
  std::string result = fmt::format("{:{}}--> {}:{}:{}\n{}\n", "", gutter, display_words(sources.name(span.source)),
                                   at.line, at.column, bar);
  result += fmt::format("{:>{}} |{}{}\n", at.line, gutter, shown.text.empty() ? "" : " ", shown.text);
  result += fmt::format("{} {:{}}{}", bar, "", shown.mark_column, std::string(shown.mark_width, '^'));
  if (!label.empty()) result += " " + display_words(label);
  return result + "\n";
}

}  // namespace

std::string render(Sources const& sources, Diagnostic const& diagnostic) {
  std::size_t const gutter = gutter_of(sources, diagnostic);
  bool const placed = !is_nowhere(sources, diagnostic.span);
  std::string result = fmt::format("{}[{}]: {}\n", word_of(diagnostic.severity), name_of(diagnostic.code),
                                   display_words(diagnostic.message));
  std::string const indent(gutter + 1, ' ');
  if (placed) {
    result += snippet(sources, diagnostic.span, diagnostic.label, gutter);
    if (!diagnostic.help.empty()) result += indent + "|\n";
  } else if (!diagnostic.label.empty()) {
    result += indent + "= " + display_words(diagnostic.label) + "\n";
  }
  if (!diagnostic.help.empty()) result += indent + "= help: " + display_words(diagnostic.help) + "\n";
  for (Note const& note : diagnostic.notes) {
    result += "note: " + display_words(note.message) + "\n";
    if (!is_nowhere(sources, note.span)) result += snippet(sources, note.span, "", gutter);
  }
  return result;
}

}  // namespace glacis::text

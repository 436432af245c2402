#include "output/command/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <set>

#include <fmt/format.h>

#include "output/terminal/text.h"

namespace glacis::output {
namespace {

constexpr std::size_t narrowest = 60;
constexpr std::size_t widest = 120;

std::size_t width_of(int stream) {
  struct winsize size {};
  if (ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return Style{}.width;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

Style style_of(int stream) {
  if (isatty(stream) == 0) return {};
  char const* no_color = std::getenv("NO_COLOR");
  char const* terminal = std::getenv("TERM");
  bool const plain =
      (no_color != nullptr && *no_color != '\0') || (terminal != nullptr && std::string_view(terminal) == "dumb");
  return {!plain, width_of(stream)};
}

/// 0, or the error that stopped it.
int write_all(int stream, std::string_view text) {
  while (!text.empty()) {
    ssize_t const written = ::write(stream, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Console::Console()
    : out_style_(style_of(STDOUT_FILENO)),
      err_style_(style_of(STDERR_FILENO)),
      err_is_terminal_(isatty(STDERR_FILENO) != 0) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where it is written to
}

void Console::out(std::string_view text) {
  if (closed_ || failed_) return;
  int const error = write_all(STDOUT_FILENO, text);
  closed_ = error == EPIPE;
  if (error == 0 || closed_) return;
  failed_ = true;
  err("error[G153]: the standard output cannot be written\n");
}

void Console::err(std::string_view text) { write_all(STDERR_FILENO, text); }

std::string shown(text::Sources const& sources, text::Diagnostic const& diagnostic, Style const& style) {
  std::string text = text::render(sources, diagnostic);
  std::size_t const head = text.find(':');
  if (head == std::string::npos) return text;
  Tone const tone = diagnostic.severity == text::Severity::error     ? Tone::certain
                    : diagnostic.severity == text::Severity::warning ? Tone::undecided
                                                                     : Tone::open;
  return paint(style, tone, text.substr(0, head)) + text.substr(head);
}

void Console::diagnose(text::Sources const& sources, text::Diagnostics const& diagnostics) {
  std::string text;
  std::string first_error;
  // A file that is included under several prefixes is several sources, and says the same of each.
  std::set<std::string> said;
  std::set<std::string_view> files;
  std::size_t errors = diagnostics.errors();
  for (text::Diagnostic const& each : diagnostics.sorted()) {
    auto const [one, fresh] = said.insert(shown(sources, each, err_style_) + "\n");
    if (!fresh && each.severity == text::Severity::error) --errors;
    if (!fresh) continue;
    text += *one;
    if (each.severity != text::Severity::error) continue;
    if (first_error.empty()) first_error = text::name_of(each.code);
    if (each.span.begin != 0 || each.span.end != 0) files.insert(sources.name(each.span.source));
  }
  if (diagnostics.dropped() > 0) text += fmt::format("and {} more\n", diagnostics.dropped());
  if (diagnostics.errors() > 0) {
    text += counted(errors, "error");
    if (files.size() > 1) text += " in " + counted(files.size(), "file");
    text += fmt::format("; `glacis explain {}` says more\n", first_error);
  } else if (text.ends_with("\n\n")) {
    text.pop_back();
  }
  err(text);
}

}  // namespace glacis::output

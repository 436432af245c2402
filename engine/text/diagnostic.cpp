#include "engine/text/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace glacis::text {
namespace {

auto order_of(Diagnostic const& d) {
  return std::tie(d.span.source, d.span.begin, d.span.end, d.code, d.severity, d.message, d.label, d.help);
}

}  // namespace

std::string name_of(Code code) { return fmt::format("G{:03}", static_cast<unsigned>(code)); }

std::vector<CodeText> const& all_codes() {
  static std::vector<CodeText> const codes = [] {
    std::vector<CodeText> result{
#define GLACIS_CODE(number, title, explanation) CodeText{Code::G##number, title, explanation},
#include "engine/text/codes.def"
#undef GLACIS_CODE
    };
    std::sort(result.begin(), result.end(), [](CodeText const& a, CodeText const& b) { return a.code < b.code; });
    return result;
  }();
  return codes;
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  if (diagnostic.severity == Severity::warning) ++warnings_;
  // Each severity has its own room: notices never crowd out an error.
  auto const kept = std::count_if(diagnostics_.begin(), diagnostics_.end(), [&diagnostic](Diagnostic const& other) {
    return other.severity == diagnostic.severity;
  });
  if (static_cast<std::size_t>(kept) >= limit) {
    ++dropped_;
  } else {
    diagnostics_.push_back(std::move(diagnostic));
  }
}

void Diagnostics::error(Code code, Span span, std::string message, std::string label, std::string help) {
  add({code, Severity::error, std::move(message), span, std::move(label), std::move(help), {}});
}

void Diagnostics::warning(Code code, Span span, std::string message, std::string label, std::string help) {
  add({code, Severity::warning, std::move(message), span, std::move(label), std::move(help), {}});
}

void Diagnostics::notice(Code code, Span span, std::string message, std::string label, std::string help) {
  add({code, Severity::notice, std::move(message), span, std::move(label), std::move(help), {}});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = diagnostics_;
  std::stable_sort(result.begin(), result.end(),
                   [](Diagnostic const& a, Diagnostic const& b) { return order_of(a) < order_of(b); });
  result.erase(std::unique(result.begin(), result.end(),
                           [](Diagnostic const& a, Diagnostic const& b) { return order_of(a) == order_of(b); }),
               result.end());
  return result;
}

}  // namespace glacis::text

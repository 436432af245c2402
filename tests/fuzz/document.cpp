#include "engine/text/document.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/text/utf8.h"

using namespace glacis::text;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

/// Every value stands inside the file, and a string's map leads back into its own literal.
void check(Sources const& sources, Document const& document, NodeId id) {
  Span const span = document.span(id);
  require(span.begin <= span.end && span.end <= sources.bytes(span.source).size());
  if (document.form(id) == NodeForm::table) {
    for (Entry const& entry : document.entries(id)) check(sources, document, entry.value);
  } else if (document.form(id) == NodeForm::array) {
    for (NodeId const element : document.elements(id)) check(sources, document, element);
  } else if (document.form(id) == NodeForm::string) {
    Phrase const& phrase = document.phrase(id);
    for (std::size_t at = 0; at < phrase.text.size(); ++at) {
      Span const part = phrase.at(at, at + 1);
      require(span.begin <= part.begin && part.begin <= part.end && part.end <= span.end);
    }
    if (!phrase.map.empty()) require(phrase.map.back().first == phrase.text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string bytes(data, data + size);
  // What Files refuses never comes this far.
  if (bytes.find('\0') != std::string::npos || first_invalid(bytes)) return 0;
  Sources sources;
  Diagnostics diagnostics;
  SourceId const source = sources.add("fuzz.toml", std::move(bytes));
  auto const document = parse_document(sources, source, diagnostics);
  require(document.has_value() == (diagnostics.errors() == 0));
  for (Diagnostic const& diagnostic : diagnostics.sorted()) require(!render(sources, diagnostic).empty());
  if (document) check(sources, *document, document->root());
  return 0;
}

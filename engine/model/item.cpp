#include "engine/model/item.h"

#include <fmt/format.h>

#include "engine/text/suggest.h"

namespace glacis::model {

using text::NodeForm;

std::vector<Item> Item::elements() const {
  std::vector<Item> result;
  for (auto const id : document->elements(node)) result.push_back(at(id));
  return result;
}

void Item::wrong_form(std::string_view expected) const {
  diagnostics->error(text::Code::G022, span(), fmt::format("found {}", text::Document::name_of(form())),
                     fmt::format("expected {}", expected));
}

bool Item::expect(NodeForm wanted) const {
  if (is(wanted)) return true;
  wrong_form(text::Document::name_of(wanted));
  return false;
}

text::Phrase const* Item::as_string() const { return expect(NodeForm::string) ? &document->phrase(node) : nullptr; }

std::optional<bool> Item::as_boolean() const {
  if (!expect(NodeForm::boolean)) return std::nullopt;
  return document->boolean(node);
}

std::optional<std::string> Item::as_date() const {
  if (!expect(NodeForm::date)) return std::nullopt;
  return document->date(node);
}

std::optional<std::vector<Item>> Item::as_list() const {
  if (!is(NodeForm::array)) {
    wrong_form("a list");
    return std::nullopt;
  }
  return elements();
}

text::Span inner(text::Phrase const& phrase) { return phrase.empty() ? phrase.span : phrase.at(0, phrase.text.size()); }

text::Phrase phrase_of(text::Entry const& entry) {
  // A quoted key has its quotes in the source.
  auto const quote = entry.key_span.end - entry.key_span.begin == entry.key.size() ? 0U : 1U;
  return {entry.key, entry.key_span, {{0, entry.key_span.begin + quote}}};
}

std::string suggest(std::string_view word, std::vector<std::string> const& candidates,
                    text::Diagnostics const& diagnostics) {
  if (diagnostics.errors() >= text::Diagnostics::limit) return {};
  return text::did_you_mean(word, candidates);
}

}  // namespace glacis::model

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/document.h"

namespace glacis::model {

/// A value of a document together with where to report what is wrong with it.
struct Item {
  text::Document const* document = nullptr;
  text::NodeId node{};
  text::Diagnostics* diagnostics = nullptr;

  text::NodeForm form() const { return document->form(node); }
  text::Span span() const { return document->span(node); }
  bool is(text::NodeForm wanted) const { return form() == wanted; }
  Item at(text::NodeId other) const { return {document, other, diagnostics}; }
  /// Elements of an array. REQUIRES is(array)
  std::vector<Item> elements() const;

  /// Each reports a value of another form and is then empty.
  text::Phrase const* as_string() const;
  std::optional<bool> as_boolean() const;
  std::optional<std::string> as_date() const;
  std::optional<std::vector<Item>> as_list() const;
  bool expect(text::NodeForm wanted) const;
  /// "found an integer", labelled with what was expected.
  void wrong_form(std::string_view expected) const;
};

/// Where the text of a phrase stands, without its quotes.
text::Span inner(text::Phrase const& phrase);

/// A key as a phrase, so that names written as keys are looked up like others.
text::Phrase phrase_of(text::Entry const& entry);

/// A suggestion costs a comparison with each candidate: not worth it once nobody will see it.
std::string suggest(std::string_view word, std::vector<std::string> const& candidates,
                    text::Diagnostics const& diagnostics);

/// Candidates for suggestions.
template <class Map>
std::vector<std::string> keys_of(Map const& map) {
  std::vector<std::string> result;
  result.reserve(map.size());
  for (auto const& entry : map) result.push_back(entry.first);
  return result;
}

template <class Map>
std::string suggest_key(std::string_view word, Map const& map, text::Diagnostics const& diagnostics) {
  if (diagnostics.errors() >= text::Diagnostics::limit) return {};
  return suggest(word, keys_of(map), diagnostics);
}

}  // namespace glacis::model

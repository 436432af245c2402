#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/item.h"

namespace glacis::model {

/// Reads the keys of one table by name and type. A key that nobody asked for is an error when the table is finished,
/// never ignored.
class Table {
 public:
  /// `header` as messages name it: "[entity.meter]"; `place` is where a missing key is reported.
  /// REQUIRES item.is(table)
  Table(Item item, std::string header, text::Span place);

  /// The key's value, if it is there; the key is known from now on.
  std::optional<Item> take(std::string_view key);
  /// The same; reports if it is missing.
  std::optional<Item> need(std::string_view key);
  bool holds(std::string_view key) const { return item_.document->find(item_.node, key) != nullptr; }

  text::Phrase const* phrase(std::string_view key);
  text::Phrase const* needed_phrase(std::string_view key);
  std::string string(std::string_view key);
  /// Left out: `otherwise`.
  bool flag(std::string_view key, bool otherwise = false);
  /// Left out: empty.
  std::vector<text::Phrase const*> strings(std::string_view key);

  /// Keys not taken so far; each that the caller knows is to be taken with `take`.
  std::vector<text::Entry const*> rest() const;
  void mark(text::Entry const& entry);
  /// Reports what is left; `more` are keys that would have been known besides.
  void finish(std::vector<std::string> const& more = {});

  Item item() const { return item_; }
  std::string const& header() const { return header_; }
  std::vector<std::string_view> const& known() const { return known_; }
  text::Span place() const { return place_; }
  text::Diagnostics& diagnostics() const { return *item_.diagnostics; }

 private:
  Item item_;
  std::string header_;
  text::Span place_;
  std::vector<bool> taken_;
  std::vector<std::string_view> known_;
};

}  // namespace glacis::model

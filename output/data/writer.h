#pragma once
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/text.h"

namespace glacis::output {

/// JSON on its way out, depth first, so that a large result is never in memory a second time as a tree. A list or an
/// object of words and numbers alone stands in one line; all others a member a line, two spaces deeper. Text that is no
/// UTF-8 is replaced, never refused.
class JsonWriter {
 public:
  using Taker = std::function<void(std::string_view)>;

  /// `take` gets the text, a large piece at a time. REQUIRES that it outlives the writer.
  explicit JsonWriter(Taker const& take) : take_(&take) {}
  JsonWriter(JsonWriter const&) = delete;
  /// Hands over the last piece, with a line end.
  ~JsonWriter();

  /// The whole document; `members` adds them.
  template <std::invocable Members>
  void document(Members members) {
    open('{');
    members();
    close('}');
  }

  /// A member that is a value, or a list (of lists …) of values.
  template <class T>
  void member(std::string_view name, T const& value) {
    key(name);
    add(value);
  }
  template <std::invocable Members>
  void object(std::string_view name, Members members) {
    key(name);
    document(members);
  }
  /// A member that is what `fill` adds of `value`.
  template <class T, class Fill>
  void object(std::string_view name, T const& value, Fill fill) {
    object(name, [&] { fill(*this, value); });
  }
  template <class T, class Fill>
  void object_or_null(std::string_view name, std::optional<T> const& value, Fill fill) {
    value ? object(name, *value, fill) : member(name, nullptr);
  }
  template <std::invocable Elements>
  void list(std::string_view name, Elements elements) {
    key(name);
    open('[');
    elements();
    close(']');
  }
  /// A list of objects, an element each, filled by `fill`.
  template <class T, class Fill>
  void list(std::string_view name, std::vector<T> const& values, Fill fill) {
    list(name, [&] { elements(values, fill); });
  }
  template <class T, class Fill>
  void elements(std::vector<T> const& values, Fill fill) {
    for (T const& value : values) element(value, fill);
  }
  template <class T, class Fill>
  void element(T const& value, Fill fill) {
    next();
    document([&] { fill(*this, value); });
  }

 private:
  void open(char bracket);
  void close(char bracket);
  void next();  ///< a place for a member or an element
  void key(std::string_view name);
  void break_line();

  void add(std::string_view text);
  void add(char const* text) { add(std::string_view(text)); }
  void add(std::string const& text) { add(std::string_view(text)); }
  void add(report::Text const& text) { add(text.view()); }
  void add(std::nullptr_t) { text_ += "null"; }
  void add(std::same_as<bool> auto value) { text_ += value ? "true" : "false"; }
  template <std::unsigned_integral T>
  requires(!std::same_as<T, bool>) void add(T value) { text_ += std::to_string(value); }
  void add(report::TextList const& texts) { add<report::Text>(texts); }
  template <class T>
  void add(std::vector<T> const& values) {
    open('[');
    for (T const& value : values) {
      next();
      add(value);
    }
    close(']');
  }

  Taker const* take_;
  std::string text_;
  std::size_t depth_ = 0;  ///< lists and objects that are open
  bool in_line_ = false;   ///< the innermost has had no list or object in it, and so stands in one line as yet
  bool empty_ = true;      ///< it has no member
  std::vector<std::size_t> starts_;  ///< where the members of the innermost start in `text_`, while it is in one line
};

/// A document in memory; `fill` adds its members.
template <std::invocable<JsonWriter&> Fill>
std::string written(Fill fill) {
  std::string text;
  JsonWriter::Taker const take = [&text](std::string_view piece) { text += piece; };
  {
    JsonWriter json(take);
    json.document([&] { fill(json); });
  }
  return text;
}

}  // namespace glacis::output

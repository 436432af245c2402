#include "engine/text/document.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <string_view>
#include <type_traits>
#include <utility>

#include "engine/text/limits.h"
#include "engine/text/literal.h"
#include "engine/text/syntax_error.h"

namespace glacis::text {
namespace {

/// Dotted keys make tables that the parser's own limit of 256 does not count.
constexpr std::size_t deepest = 256;

}  // namespace

class DocumentBuilder {
 public:
  DocumentBuilder(Sources const& sources, SourceId source, Diagnostics& diagnostics)
      : sources_(sources), source_(source), diagnostics_(diagnostics) {}

  std::optional<Document> build(toml::table const& root) {
    auto const size = static_cast<std::uint32_t>(sources_.bytes(source_).size());
    Span const start{source_, 0, std::min(1U, size)};
    document_.nodes_.push_back({NodeForm::table, start});
    fill_table(NodeId{0}, root, 0);
    if (failed_) return std::nullopt;
    return std::move(document_);
  }

 private:
  std::uint32_t offset(toml::source_position position) const {
    return sources_.offset(source_, {position.line, position.column});
  }

  Span span(toml::source_region const& region) const {
    std::uint32_t const begin = offset(region.begin);
    return {source_, begin, std::max(begin, offset(region.end))};
  }

  void error(Code code, Span span, std::string message, std::string label) {
    failed_ = true;
    diagnostics_.error(code, span, std::move(message), std::move(label));
  }

  /// A table's place is its header; one that a dotted key made stands where that key first does.
  Span table_span(toml::table const& table) const {
    if (table.is_inline()) return span(table.source());
    std::uint32_t const begin = offset(table.source().begin);
    std::string_view const bytes = sources_.bytes(source_);
    if (begin >= bytes.size() || bytes[begin] != '[') return span(table.source());
    std::size_t at = begin;
    while (at < bytes.size() && bytes[at] != ']' && bytes[at] != '\n') {
      at = bytes[at] == '"' || bytes[at] == '\'' ? skip_literal(bytes, at) : at + 1;
    }
    while (at < bytes.size() && bytes[at] == ']') ++at;
    return {source_, begin, static_cast<std::uint32_t>(at)};
  }

  NodeId add(NodeForm form, Span place) {
    document_.nodes_.push_back({form, place});
    return NodeId{static_cast<std::uint32_t>(document_.nodes_.size() - 1)};
  }

  Document::Node& node(NodeId id) { return document_.nodes_[static_cast<std::size_t>(id)]; }

  /// REQUIRES depth at most `deepest`, which bounds the recursion.
  NodeId build_node(toml::node const& value, std::size_t depth) {
    if (depth > deepest) {
      error(Code::G006, span(value.source()), fmt::format("values are nested more than {} deep", deepest), "");
      return NodeId{0};
    }
    if (toml::table const* table = value.as_table()) {
      NodeId const id = add(NodeForm::table, table_span(*table));
      fill_table(id, *table, depth);
      return id;
    }
    if (toml::array const* array = value.as_array()) {
      NodeId const id = add(NodeForm::array, array_span(*array));
      fill_array(id, *array, depth);
      return id;
    }
    return build_scalar(value);
  }

  Span array_span(toml::array const& array) const {
    toml::table const* first = array.empty() ? nullptr : array.front().as_table();
    return first != nullptr && !first->is_inline() ? table_span(*first) : span(array.source());
  }

  void fill_table(NodeId id, toml::table const& table, std::size_t depth) {
    struct Item {
      toml::key const* key;
      toml::node const* value;
    };
    std::vector<Item> items;
    items.reserve(table.size());
    for (auto const& [key, value] : table) items.push_back({&key, &value});
    // The parser iterates by name; an author reads from top to bottom.
    std::sort(items.begin(), items.end(), [](Item const& a, Item const& b) {
      toml::source_position const left = a.key->source().begin;
      toml::source_position const right = b.key->source().begin;
      return std::pair(left.line, left.column) < std::pair(right.line, right.column);
    });
    auto const first = static_cast<std::uint32_t>(document_.entries_.size());
    node(id).first = first;
    node(id).count = static_cast<std::uint32_t>(items.size());
    document_.entries_.resize(first + items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      Span const key_span = span(items[i].key->source());
      NodeId const value = build_node(*items[i].value, depth + 1);
      document_.entries_[first + i] = {std::string(items[i].key->str()), key_span, value};
    }
  }

  void fill_array(NodeId id, toml::array const& array, std::size_t depth) {
    auto const first = static_cast<std::uint32_t>(document_.elements_.size());
    node(id).first = first;
    node(id).count = static_cast<std::uint32_t>(array.size());
    document_.elements_.resize(first + array.size());
    for (std::size_t i = 0; i < array.size(); ++i) {
      NodeId const value = build_node(array[i], depth + 1);
      document_.elements_[first + i] = value;
    }
  }

  NodeId build_scalar(toml::node const& value) {
    if (value.is_string()) return build_string(value);
    Span const place = span(value.source());
    if (auto const* integer = value.as_integer()) {
      NodeId const id = add(NodeForm::integer, place);
      node(id).integer = integer->get();
      return id;
    }
    if (auto const* decimal = value.as_floating_point()) {
      NodeId const id = add(NodeForm::decimal, place);
      node(id).decimal = decimal->get();
      return id;
    }
    if (auto const* boolean = value.as_boolean()) {
      NodeId const id = add(NodeForm::boolean, place);
      node(id).integer = boolean->get() ? 1 : 0;
      return id;
    }
    return build_date(value, place);
  }

  NodeId build_string(toml::node const& value) {
    // Our own reading, whose places fit its text: the parser takes more to be blank after a backslash than TOML does.
    Phrase phrase = read_literal(sources_, source_, offset(value.source().begin));
    NodeId const id = add(NodeForm::string, phrase.span);
    node(id).first = static_cast<std::uint32_t>(document_.phrases_.size());
    document_.phrases_.push_back(std::move(phrase));
    return id;
  }

  NodeId build_date(toml::node const& value, Span place) {
    NodeId const id = add(NodeForm::date, place);
    node(id).first = static_cast<std::uint32_t>(document_.dates_.size());
    auto const* date = value.as_date();
    if (date == nullptr) {
      error(Code::G008, place, fmt::format("a time of day, `{}`", sources_.excerpt(place)),
            "expected a date such as 2027-06-30");
      document_.dates_.emplace_back();
      return id;
    }
    toml::date const day = date->get();
    document_.dates_.push_back(fmt::format("{:04}-{:02}-{:02}", day.year, unsigned{day.month}, unsigned{day.day}));
    return id;
  }

  Sources const& sources_;
  SourceId source_;
  Diagnostics& diagnostics_;
  Document document_;
  bool failed_ = false;
};

std::span<Entry const> Document::entries(NodeId table) const {
  Node const& found = node(table);
  return std::span(entries_).subspan(found.first, found.count);
}

std::span<NodeId const> Document::elements(NodeId array) const {
  Node const& found = node(array);
  return std::span(elements_).subspan(found.first, found.count);
}

Phrase const& Document::phrase(NodeId string) const { return phrases_[node(string).first]; }

std::int64_t Document::integer(NodeId id) const { return node(id).integer; }

double Document::decimal(NodeId id) const { return node(id).decimal; }

bool Document::boolean(NodeId id) const { return node(id).integer != 0; }

std::string const& Document::date(NodeId id) const { return dates_[node(id).first]; }

Entry const* Document::find(NodeId table, std::string_view key) const {
  for (Entry const& entry : entries(table)) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

std::string_view Document::name_of(NodeForm form) {
  switch (form) {
    case NodeForm::table: return "a table";
    case NodeForm::array: return "a list";
    case NodeForm::string: return "a string";
    case NodeForm::integer: return "an integer";
    case NodeForm::decimal: return "a decimal number";
    case NodeForm::boolean: return "a Boolean";
    case NodeForm::date: return "a date";
  }
  return "";
}

std::optional<Document> parse_document(Sources const& sources, SourceId source, Diagnostics& diagnostics) {
  if (!check_limits(sources, source, diagnostics)) return std::nullopt;
  try {
    toml::table const root = toml::parse(sources.bytes(source), std::string_view{});
    return DocumentBuilder(sources, source, diagnostics).build(root);
  } catch (toml::parse_error const& failure) {
    toml::source_position const at = failure.source().begin;
    report_syntax_error(sources, source, sources.offset(source, {at.line, at.column}), failure.description(),
                        diagnostics);
    return std::nullopt;
  }
}

}  // namespace glacis::text

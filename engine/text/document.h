#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/text/phrase.h"
#include "engine/text/source.h"

namespace glacis::text {

enum class NodeId : std::uint32_t {};
enum class NodeForm : std::uint8_t { table, array, string, integer, decimal, boolean, date };

struct Entry {
  std::string key;
  Span key_span;
  NodeId value{};
};

/// One TOML file as an immutable tree in the order in which it was written, each key and value with its place.
/// The only place that knows toml++; every later reader takes this.
class Document {
 public:
  NodeId root() const { return NodeId{0}; }
  NodeForm form(NodeId id) const { return node(id).form; }
  Span span(NodeId id) const { return node(id).span; }

  std::span<Entry const> entries(NodeId table) const;    ///< REQUIRES form == table; source order
  std::span<NodeId const> elements(NodeId array) const;  ///< REQUIRES form == array
  Phrase const& phrase(NodeId string) const;             ///< REQUIRES form == string
  std::int64_t integer(NodeId id) const;                 ///< REQUIRES form == integer
  double decimal(NodeId id) const;                       ///< REQUIRES form == decimal
  bool boolean(NodeId id) const;                         ///< REQUIRES form == boolean
  /// ISO 8601 `2027-06-30`. REQUIRES form == date
  std::string const& date(NodeId id) const;

  Entry const* find(NodeId table, std::string_view key) const;
  /// Puts the entries of another document's table over those of this one: a key that both have takes the other's value.
  /// Places still name the file in which each stands. REQUIRES that both are tables. Spans and pointers into the
  /// document's lists that were taken before are no longer valid.
  void put_over(NodeId table, Document const& other, NodeId from);
  /// "a string", "a table", … for messages.
  static std::string_view name_of(NodeForm form);

 private:
  friend class DocumentBuilder;
  struct Node {
    NodeForm form = NodeForm::table;
    Span span;
    std::uint32_t first = 0;  ///< into entries_, elements_, phrases_, dates_, or the bits of the scalar
    std::uint32_t count = 0;
    std::int64_t integer = 0;
    double decimal = 0;
  };
  NodeId take(Document const& other, NodeId id);
  Node const& node(NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
  std::vector<Node> nodes_;
  std::vector<Entry> entries_;
  std::vector<NodeId> elements_;
  std::vector<Phrase> phrases_;
  std::vector<std::string> dates_;
};

/// Reads a source as TOML 1.0. Reports a syntax error with place and expectation; empty exactly if it reported one.
std::optional<Document> parse_document(Sources const& sources, SourceId source, Diagnostics& diagnostics);

}  // namespace glacis::text

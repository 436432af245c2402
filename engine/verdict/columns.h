#pragma once
#include <bit>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/verdict/domains.h"
#include "engine/verdict/given.h"

namespace glacis::verdict {

/// A column's number: the kinds, by sort (a flow's has no value), then entity.zone, entity.operator, flow.over, then
/// one per attribute.
using ColumnId = std::uint32_t;
inline constexpr ColumnId zone_column = 6;
inline constexpr ColumnId operator_column = 7;
inline constexpr ColumnId over_column = 8;
inline constexpr ColumnId first_attribute_column = 9;
inline ColumnId kind_column(model::Sort sort) { return static_cast<ColumnId>(sort); }
inline ColumnId column_of(model::AttributeId attribute) { return first_attribute_column + attribute.index; }

/// One attribute of one element. Equal cells are one unknown: what software takes from its node is the node's cell.
struct Cell {
  ColumnId column = 0;
  std::uint32_t row = 0;
  friend auto operator<=>(Cell const&, Cell const&) = default;
  std::uint64_t key() const { return (static_cast<std::uint64_t>(column) << 32) | row; }
};
inline Cell cell_of(std::uint64_t key) { return {static_cast<ColumnId>(key >> 32), static_cast<std::uint32_t>(key)}; }

/// The possible values of one attribute for every element of a sort, `width` words each. A reference column's last
/// value is "another": an element of which nothing is known, each referrer's own. Rows at or beyond `rows` are such
/// elements: everything is possible of them.
struct Column {
  std::uint32_t values = 0;
  std::uint32_t width = 1;
  std::uint32_t rows = 0;
  bool uniform = true;  ///< all rows are as `words` (one row)
  std::vector<std::uint64_t> words;
  std::vector<std::uint64_t> anything;  ///< of a row beyond
  std::uint64_t const* at(std::uint32_t row) const {
    if (row >= rows) return anything.data();
    return uniform ? words.data() : words.data() + static_cast<std::size_t>(row) * width;
  }
  std::uint32_t not_applicable() const { return values; }
  /// Each value that a row may have, ascending.
  void each(std::uint32_t row, auto const& take) const {
    std::uint64_t const* const possible = at(row);
    for (std::uint32_t word = 0; word < width; ++word)
      for (std::uint64_t bits = possible[word]; bits != 0; bits &= bits - 1)
        take(word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
  }
  /// Restricts one row; makes the column its own copy of rows first if it was uniform.
  std::uint64_t* edit(std::uint32_t row);
};

/// What was said of one cell, hard or presumed, and where.
struct Saying {
  Mask mask;
  model::Basis basis = model::Basis::stated;
  text::Span place;
  std::string text;                          ///< the value as a reader sees it
  std::optional<Given> from = std::nullopt;  ///< it follows from this statement, which the text then is
  model::KindId kind = {};                   ///< always so of this kind
};

/// What is possible: from the facts, and with presumptions; each also with the designer's choices taken as made.
class Columns {
 public:
  Columns(Case const& the_case, Domains const& domains);

  Column const& get(View view, ColumnId column, bool choices = false) const;
  std::uint64_t const* at(View view, Cell cell, bool choices = false) const {
    return get(view, cell.column, choices).at(cell.row);
  }
  Case const& the_case() const { return *case_; }
  Domains const& domains() const { return *domains_; }

  /// The cell that decides: the node's, where software leaves an attribute unsaid.
  Cell canonical(Cell cell) const;

  /// Hard facts about a cell, first the element's own, then its kinds'. A kind's count only where it is sure.
  std::vector<Saying> facts_of(Cell cell) const;
  /// The presumption that counts: the first tier that presumes anything. Empty: none, it was dropped, or it says no
  /// more than the facts do.
  std::vector<Saying> presumption_of(Cell cell) const;
  /// What follows for the cell from statements about several, in the order in which it was learned.
  std::vector<Saying> learned_of(View view, Cell cell) const;
  /// Cuts the cell to what `saying` leaves of it; its text is the reason. Of the facts, as presumed too; a presumption
  /// of which nothing is left is dropped.
  void learn(View view, Cell cell, Saying saying);
  /// The cell is what the facts leave. Once dropped, it stays so.
  void drop(Cell cell);
  /// Where several kinds are possible, what is presumed of attributes rules out kinds as what is stated does, and the
  /// kinds that are left rule out values. The elements of which no kind would be left; they stay as they were.
  std::vector<model::Element> narrow_presumed();
  /// The attributes of the same element of which anything is presumed. REQUIRES a kind.
  std::vector<Cell> presumed_beside(Cell kind) const;
  /// Presumptions that the facts refuse: dropped, to be told.
  struct Refused {
    Cell cell;
    std::vector<Saying> presumed;  ///< empty: the author's own, refused by their own statement
  };
  std::vector<Refused> const& refused() const { return refused_; }
  /// Cells that the facts leave no value.
  std::vector<Cell> const& contradictions() const { return contradictions_; }
  /// Elements of which several kinds are possible: kinds and attributes then imply each other.
  bool several_kinds(View view, model::Element element) const;
  /// The kind that an attribute's cell depends on, where several are possible.
  std::optional<Cell> kind_behind(View view, std::uint64_t key) const;
  /// What follows for other cells of the same element: an attribute's values for its kind, a kind for attributes. Only
  /// what says more than those cells do; a mask that shares nothing with its cell is a contradiction.
  std::vector<std::pair<Cell, Mask>> linked(View view, Cell cell) const;
  /// What an attribute may be if the element is of the kind: its values, or "not applicable". REQUIRES one sort.
  Mask const& values_under(model::AttributeId attribute, model::KindId kind) const {
    return kind_facts_[attribute.index].under[kind.index];
  }
  /// The kinds that have the attribute.
  Mask const& kinds_with(model::AttributeId attribute) const { return kinds_with_[attribute.index]; }
  /// The kinds that the element may be of as far as it says so itself. REQUIRES a sort that has kinds.
  Mask kinds_said(model::Element element) const;
  /// What those kinds say of the attribute is not the same for all.
  bool depends_on_kind(Cell cell) const;
  /// The attributes of the same element that rule out a kind which the element may be of as far as it says so itself.
  std::vector<Cell> ruling_out(View view, Cell kind) const;
  bool presumed_by_author(Cell cell) const;

 private:
  void build_kinds();
  Mask concrete_among(std::vector<model::KindId> const& kinds) const;
  void narrow_kinds(model::Sort sort);
  void build_references();
  void build_attribute(model::AttributeId attribute, View view);
  /// Whose value an entity has of an attribute: its own, or that of what passes it on.
  enum class Whose : std::uint8_t { own, nodes, either };
  Whose whose(model::AttributeId attribute, std::uint32_t row) const;
  void pass_on(model::AttributeId attribute, View view, Column& column);
  void fill(model::AttributeId attribute, std::uint32_t row, View view, std::uint64_t* out) const;
  void make_choices();
  model::KindId sure_kind(model::Element element, View view) const;
  void learn_kind_facts();
  std::vector<std::uint32_t> rows_of(Cell canonical);
  void part_from_facts(ColumnId column);
  void refuse(Cell cell, std::vector<Saying> presumed);
  void forget_kind(Cell kind);
  bool narrow(View view, Cell canonical, Mask const& mask);
  void narrow_presumed(Cell kind, Mask const& fitting);
  bool is_own_attribute(ColumnId kind, model::AttributeId attribute, std::uint32_t row) const;
  Column& own(int variant, ColumnId column);
  Column& slot(int variant, ColumnId column) { return pool_[index_[variant][column]]; }

  struct KindFacts {
    std::vector<Mask> always;  ///< per kind; empty: nothing said
    std::vector<Mask> usually;
    std::vector<Mask> under;  ///< per kind of the attribute's sort
    bool any_usual = false;
  };
  Case const* case_;
  Domains const* domains_;
  std::vector<Column> pool_;
  std::vector<std::uint32_t> index_[4];                             ///< view + 2 * choices: column → pool
  std::vector<std::vector<std::uint32_t>> alias_;                   ///< columns with rows that stand for another's
  std::vector<KindFacts> kind_facts_;                               ///< per attribute
  std::vector<Mask> anything_;                                      ///< per attribute: every value
  std::vector<Mask> kinds_with_;                                    ///< per attribute
  std::vector<std::vector<std::vector<std::uint32_t>>> followers_;  ///< per column, per row: who stands for it
  std::vector<Refused> refused_;
  std::unordered_set<std::uint64_t> dropped_;               ///< cells whose presumption is; never iterated
  std::vector<model::KindId> presumed_kinds_[zone_column];  ///< by sort: whose presumptions count, as it was said
  std::vector<Cell> contradictions_;
  std::unordered_map<std::uint64_t, std::vector<Saying>> learned_[2];  ///< never iterated
};

/// The statements that an element made itself.
model::Common const& common_of(model::UseCase const& use_case, model::Element element);

}  // namespace glacis::verdict

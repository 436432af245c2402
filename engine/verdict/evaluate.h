#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/condition/formula.h"
#include "engine/verdict/columns.h"
#include "engine/verdict/short_list.h"
#include "engine/verdict/truth.h"

namespace glacis::verdict {

/// Rows over which a formula is evaluated: for each variable the element that it stands for. An element index at or
/// beyond the named ones is an element of which nothing is known.
struct Frame {
  std::size_t rows = 0;
  std::vector<std::vector<std::uint32_t>> slots;  ///< empty: not bound here
};

/// A row for each element that one variable may be; the others are not bound.
Frame frame_of_all(condition::Formula const& formula, std::uint32_t slot, std::size_t elements);
/// The variables' values at one row; the vector is used again from row to row.
void take_row(Frame const& frame, std::size_t row, std::vector<std::uint32_t>& variables);
Planes everywhere(std::size_t rows, bool value);

/// An element that a path may yield. `not_applicable` is what lies outside all zones.
inline constexpr std::uint32_t not_applicable = 0xFFFFFFFFU;

class Guard;

/// What was evaluated once over all elements of a sort, by what was asked and of which columns: for evaluators over the
/// same columns, which do not change any more.
using Wholes = std::unordered_map<std::string, Planes>;  // never iterated

/// Three-valued evaluation over columns: surely true, surely false, else unknown. Linear in rows and
/// members.
class Evaluator {
 public:
  Evaluator(Columns const& columns, View view, bool choices) : columns_(&columns), view_(view), choices_(choices) {}

  /// From now on the columns do not change, and what was evaluated once over all elements of a sort is kept: rules and
  /// mechanisms that read the same thing share it, and other evaluators too as far as they read the same columns.
  /// Not thread-safe then. `shared` outlives it.
  void remember(Wholes& shared) { memory_ = std::make_unique<Memory>(Memory{&shared, {}, {}}); }

  /// Who answers `protected` and `hop-by-hop`; without, they are unknown.
  void ask(Guard* guard) { guard_ = guard; }
  Guard* guard() const { return guard_; }

  /// Over all elements of the formula's subject sort.
  Planes over_all(condition::Formula const& formula, model::Sort subject) const;
  Planes evaluate(condition::Formula const& formula, Frame const& frame) const;
  Truth at(condition::Formula const& formula, condition::OpId op, std::vector<std::uint32_t> const& variables) const;

  /// What a single-valued path may yield, from elements bound to variables. Sorted.
  using Targets = ShortList<std::uint32_t, 4>;
  Targets targets(condition::Formula const& formula, condition::Path const& path, std::size_t steps,
                  std::vector<std::uint32_t> const& variables) const;
  /// The same without a list, where each step has one target, as most do; none: `targets` knows.
  std::optional<std::uint32_t> only_target(condition::Formula const& formula, condition::Path const& path,
                                           std::size_t steps, std::vector<std::uint32_t> const& variables) const;
  /// The mask of values of a path that ends in an attribute, for one row.
  Mask values(condition::Formula const& formula, condition::Path const& path,
              std::vector<std::uint32_t> const& variables) const;
  /// Sure members of a set-valued path from one known element, and whether there may be more.
  struct Members {
    std::vector<std::uint32_t> sure;
    bool open = false;
  };
  Members members(condition::Step const& step, model::Sort sort, std::uint32_t element) const;
  /// All that a set-valued path may be, one per target of its prefix.
  std::vector<Members> sets(condition::Formula const& formula, condition::Path const& path,
                            std::vector<std::uint32_t> const& variables) const;
  /// The sort that the first `steps` steps yield.
  model::Sort sort_after(condition::Formula const& formula, condition::Path const& path, std::size_t steps) const;

  Truth crosses(std::uint32_t flow, std::vector<model::KindId> const& kinds) const;
  bool counts_more(condition::Formula const& formula, condition::Operation const& operation,
                   std::uint32_t member) const;
  Truth zone_pair_differs(std::uint32_t a, std::uint32_t b, std::vector<model::KindId> const& kinds) const;
  /// The named zones whose trust boundaries are not those of `zone`, as values of the zone column.
  Mask const& zones_apart(std::uint32_t zone) const;
  Truth trusted(std::uint32_t entity, std::uint32_t data) const;
  Truth trusted_operator(std::uint32_t stakeholder, std::uint32_t data) const;
  Truth is(model::Sort sort, std::uint32_t element, std::vector<model::KindId> const& kinds) const;
  /// Possible values of a reference cell, as element indices; "another" as named + the referrer's row.
  std::vector<std::uint32_t> possible(ColumnId column, std::uint32_t row) const;
  Truth compare(condition::Relation relation, model::TypeId type, std::uint32_t values, Mask const& a,
                Mask const& b) const;

  Columns const& columns() const { return *columns_; }
  Case const& the_case() const { return columns_->the_case(); }
  View view() const { return view_; }
  bool choices() const { return choices_; }
  Column const& column(ColumnId id) const { return columns_->get(view_, id, choices_); }

 private:
  /// The truth of an operation for each element that its one variable may be.
  struct Whole {
    Planes const* planes = nullptr;  ///< none: it reads no variable, or several
    std::uint32_t slot = 0;
  };
  struct Memory {
    Wholes* shared = nullptr;
    Wholes own;  ///< rests on more than columns
    std::unordered_map<condition::Operation const*, Whole> by_place;
  };
  Whole whole(condition::Formula const& formula, condition::OpId op) const;
  Planes evaluate(condition::Formula const& formula, condition::OpId op, Frame const& frame) const;
  Planes compute(condition::Formula const& formula, condition::OpId op, Frame const& frame) const;
  Planes quantifier(condition::Formula const& formula, condition::Operation const& operation, Frame const& frame) const;
  Planes over_links(condition::Formula const& formula, condition::Operation const& operation, Frame const& frame,
                    model::Links const& links) const;
  Planes reaches(condition::Formula const& formula, condition::Operation const& operation, Frame const& frame) const;
  Planes each(condition::Formula const& formula, condition::OpId op, std::uint32_t slot, std::size_t elements,
              std::vector<std::uint32_t> const& others) const;
  model::Links const* links_of(condition::Path const& path) const;
  void each_possible(ColumnId column, std::uint32_t row, auto const& take) const;
  void step_from(condition::Step const& step, model::Sort sort, std::uint32_t element, auto const& take) const;
  Truth leaf(condition::Formula const& formula, condition::Operation const& operation,
             std::vector<std::uint32_t> const& variables) const;
  Planes value_in(condition::Formula const& formula, condition::Operation const& operation, Frame const& frame) const;

  Columns const* columns_;
  View view_;
  bool choices_;
  Guard* guard_ = nullptr;
  std::unique_ptr<Memory> memory_;
  mutable std::vector<Mask> apart_;  ///< per zone, empty: not asked yet
};

/// The truth of `any`, `all` or `count` over what is known of each member.
struct Tally {
  std::int64_t yes = 0, no = 0, unknown = 0;
  bool open = false;
  void add(Truth truth) { ++(truth == Truth::yes ? yes : truth == Truth::no ? no : unknown); }
  Truth some() const { return yes > 0 ? Truth::yes : unknown > 0 || open ? Truth::unknown : Truth::no; }
  Truth every() const { return no > 0 ? Truth::no : unknown > 0 || open ? Truth::unknown : Truth::yes; }
  Truth count(condition::Relation relation, std::int64_t number) const;
  /// What all say; `no` if there are none.
  Truth agreed() const {
    if (unknown > 0 || (yes > 0 && no > 0)) return Truth::unknown;
    return yes > 0 ? Truth::yes : Truth::no;
  }
};

/// What all of them say; `no` of none.
Truth agree(auto const& some, auto const& judge) {
  if (some.empty()) return Truth::no;
  Truth const first = judge(some.front());
  for (std::uint32_t one : some) {
    if (judge(one) != first) return Truth::unknown;
  }
  return first;
}

/// Columns for attributes that are references, zone, operator, network; nothing for sure steps.
ColumnId column_of(condition::Step const& step);

}  // namespace glacis::verdict

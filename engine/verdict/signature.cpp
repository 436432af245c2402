#include "engine/verdict/signature.h"

#include <algorithm>
#include <vector>

#include "engine/verdict/evaluate.h"

namespace glacis::verdict {
namespace {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::OpId;
using condition::Path;
using condition::PathId;

class Writer {
 public:
  explicit Writer(Formula const& formula, std::vector<std::uint32_t> const* elements = nullptr)
      : formula_(formula), elements_(elements) {}

  std::string write_meaning(OpId root) {
    operation(root);
    return std::move(text_);
  }

  Signature write(OpId root) {
    operation(root);
    if (several_ || !reads_) return {};
    return {std::move(text_), slot_};
  }

 private:
  void number(std::uint64_t value) { text_.append(reinterpret_cast<char const*>(&value), sizeof value); }

  void variable(std::uint32_t slot) {
    auto const bound = std::find(bound_.begin(), bound_.end(), slot);
    if (bound != bound_.end()) {
      number(static_cast<std::uint64_t>(bound - bound_.begin()) + 1);
      return;
    }
    if (elements_ != nullptr) {
      number(~0ULL);  // no place of a bound variable
      number(static_cast<std::uint64_t>(formula_.slots[slot]));
      number((*elements_)[slot]);
      return;
    }
    several_ = several_ || (reads_ && slot != slot_);
    reads_ = true;
    slot_ = slot;
    number(0);
    number(static_cast<std::uint64_t>(formula_.slots[slot]));
  }

  void path(PathId id) {
    number(id == condition::nothing);
    if (id == condition::nothing) return;
    Path const& path = formula_.paths[id];
    number(static_cast<std::uint64_t>(path.root));
    switch (path.root) {
      case Path::Root::variable: variable(path.slot); break;
      case Path::Root::element:
        number(static_cast<std::uint64_t>(path.element.sort));
        number(path.element.index);
        break;
      case Path::Root::everything: number(static_cast<std::uint64_t>(path.everything)); break;
      case Path::Root::zone_of:
        number(path.kind.index);
        this->path(path.inner);
        break;
    }
    number(path.steps.size());
    for (condition::Step const& step : path.steps) {
      number(static_cast<std::uint64_t>(step.form));
      number(step.id);
    }
  }

  void operation(OpId id) {
    Operation const& what = formula_[id];
    number(static_cast<std::uint64_t>(what.op));
    number(what.value);
    number(static_cast<std::uint64_t>(what.relation));
    number(static_cast<std::uint64_t>(what.number));
    path(what.path);
    path(what.other);
    number(what.kinds.size());
    for (model::KindId kind : what.kinds) number(kind.index);
    number(what.elements.size());
    for (model::Element const& element : what.elements) {
      number(static_cast<std::uint64_t>(element.sort));
      number(element.index);
    }
    values(what.values);
    bool const binds = what.op == Op::some || what.op == Op::every || what.op == Op::count || what.op == Op::reaches;
    if (binds) bound_.push_back(what.slot);
    if (what.op == Op::reaches) bound_.push_back(what.slot + 1);
    for (OpId child : {what.a, what.b}) {
      number(child == condition::nothing);
      if (child != condition::nothing) operation(child);
    }
    if (what.op == Op::reaches) bound_.pop_back();
    if (binds) bound_.pop_back();
  }

  void values(std::uint32_t id) {
    number(id == condition::nothing);
    if (id == condition::nothing) return;
    model::ValueSet const& set = formula_.values[id];
    number(set.members.size());
    for (std::uint32_t member : set.members) number(member);
    number(set.intervals.size());
    for (model::Interval const& interval : set.intervals) {
      number(static_cast<std::uint64_t>(interval.low));
      number(static_cast<std::uint64_t>(interval.high));
    }
  }

  Formula const& formula_;
  std::vector<std::uint32_t> const* elements_;
  std::string text_;
  std::vector<std::uint32_t> bound_;
  bool reads_ = false, several_ = false;
  std::uint32_t slot_ = 0;
};

class Reader {
 public:
  explicit Reader(Formula const& formula) : formula_(formula) {}

  std::optional<std::vector<ColumnId>> read(OpId root) {
    operation(root);
    if (more_) return std::nullopt;
    return std::move(columns_);
  }

 private:
  void path(PathId id) {
    if (id == condition::nothing) return;
    Path const& path = formula_.paths[id];
    if (path.root == Path::Root::zone_of) {
      columns_.insert(columns_.end(), {zone_column, kind_column(model::Sort::zone)});
      this->path(path.inner);
    }
    for (condition::Step const& step : path.steps) {
      if (ColumnId const column = column_of(step); column != condition::nothing) columns_.push_back(column);
      // Where software runs that nobody drew depends on what it is.
      if (step.form == condition::Step::Form::relation) columns_.push_back(kind_column(model::Sort::entity));
    }
  }

  void operation(OpId id) {
    Operation const& what = formula_[id];
    switch (what.op) {
      case Op::constant: return;
      case Op::is: columns_.push_back(kind_column(formula_.paths[what.path].sort)); break;
      case Op::negate:
      case Op::both:
      case Op::either:
      case Op::some:
      case Op::every:
      case Op::count:
      case Op::value_in:
      case Op::compare:
      case Op::same:
      case Op::element_in:
      case Op::member:
      case Op::label_in:
      case Op::meets:
      case Op::connected: break;
      case Op::crosses:
      case Op::trusted_with:
      case Op::reaches:
      case Op::protected_:
      case Op::hop_by_hop: more_ = true; return;
    }
    path(what.path);
    path(what.other);
    for (OpId const child : {what.a, what.b}) {
      if (child != condition::nothing) operation(child);
    }
  }

  Formula const& formula_;
  std::vector<ColumnId> columns_;
  bool more_ = false;
};

}  // namespace

std::optional<std::vector<ColumnId>> columns_read(Formula const& formula, OpId op) { return Reader(formula).read(op); }

std::string meaning_of(Formula const& formula, OpId op, std::vector<std::uint32_t> const& variables) {
  return Writer(formula, &variables).write_meaning(op);
}

Signature signature_of(Formula const& formula, OpId op) { return Writer(formula).write(op); }

}  // namespace glacis::verdict

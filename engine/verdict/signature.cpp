#include "engine/verdict/signature.h"

#include <algorithm>
#include <vector>

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

}  // namespace

std::string meaning_of(Formula const& formula, OpId op, std::vector<std::uint32_t> const& variables) {
  return Writer(formula, &variables).write_meaning(op);
}

Signature signature_of(Formula const& formula, OpId op) { return Writer(formula).write(op); }

}  // namespace glacis::verdict

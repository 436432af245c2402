#include "engine/verdict/propagate.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace glacis::verdict {
namespace {

using Ref = Residual::Ref;

class Propagator {
 public:
  Propagator(Givens const& givens, Columns& columns, View view, Flags& flags)
      : givens_(&givens),
        columns_(&columns),
        before_(columns),
        view_(view),
        flags_(&flags),
        evaluator_(columns, view, false) {}

  Propagation run(std::set<Given> const& dropped) {
    for (Given const given : givens_->unsettled(evaluator_, dropped)) {
      todo_.push_back(static_cast<std::uint32_t>(statements_.size()));
      statements_.push_back({given, {}, true, false});
    }
    while (!todo_.empty()) {
      std::uint32_t const number = todo_.front();
      todo_.pop_front();
      statements_[number].waiting = false;
      settle(number);
    }
    Propagation result;
    for (Statement& statement : statements_) {
      if (!statement.variables.empty()) result.open.push_back({statement.given, std::move(statement.variables)});
    }
    result.refuted = std::move(refuted_);
    return result;
  }

 private:
  struct Statement {
    Given given;
    std::vector<std::uint64_t> variables;
    bool waiting = false;
    bool refuted = false;
  };

  void settle(std::uint32_t number) {
    Statement& statement = statements_[number];
    if (statement.refuted) return;
    for (bool learned = true; learned;) {
      residual_.clear();
      Grounder grounder(evaluator_, residual_, *flags_);
      Ref const ref = givens_->ground(statement.given, grounder);
      statement.variables = residual_.variables(ref);
      if (ref == residual_.constant(false)) {
        statement.refuted = true;
        refute(number);
        return;
      }
      // What it says of single cells is theirs from now on.
      learned = false;
      for (Residual::Bound const& bound : residual_.bounds(ref)) {
        // Of an element without a name no column keeps anything: the statement stays open.
        if (is_flag(bound.variable) || is_beyond(cell_of(bound.variable))) continue;
        if (!learn(number, cell_of(bound.variable), bound.values)) return;
        learned = true;
      }
    }
    for (std::uint64_t variable : statement.variables) {
      if (!is_flag(variable)) readers_[variable].push_back(number);
    }
  }

  bool is_beyond(Cell cell) const { return cell.row >= columns_->get(view_, cell.column).rows; }

  /// False if nothing is left: the statement is refuted then.
  bool learn(std::uint32_t number, Cell cell, Mask const& values) {
    Column const& column = columns_->get(view_, cell.column);
    bool left = false;
    for (std::uint32_t i = 0; i < column.width; ++i) left = left || (column.at(cell.row)[i] & values[i]) != 0;
    if (!left) {
      statements_[number].refuted = true;
      statements_[number].variables.clear();
      refute(number);
      return false;
    }
    Fact const reason = givens_->fact_of(statements_[number].given);
    columns_->learn(view_, cell, {values, reason.basis, reason.place, reason.text, statements_[number].given});
    reasons_[cell.key()].push_back(number);
    wake(number, cell);
    for (auto const& [other, mask] : columns_->linked(view_, cell)) {
      if (!learn(number, other, mask)) return false;
    }
    return true;
  }

  void wake(std::uint32_t number, Cell cell) {
    auto const found = readers_.find(cell.key());
    if (found == readers_.end()) return;
    for (std::uint32_t reader : found->second) {
      if (statements_[reader].waiting || reader == number) continue;
      statements_[reader].waiting = true;
      todo_.push_back(reader);
    }
    found->second.clear();  // they put themselves back
  }

  /// The statement and all that narrowed what it reads.
  void refute(std::uint32_t number) {
    std::vector<std::uint32_t> all{number};
    Evaluator const evaluator(before_, view_, false);
    for (std::size_t next = 0; next < all.size(); ++next) {
      residual_.clear();
      Grounder grounder(evaluator, residual_, *flags_);
      for (std::uint64_t variable : residual_.variables(givens_->ground(statements_[all[next]].given, grounder))) {
        auto const reasons = reasons_.find(variable);
        if (reasons == reasons_.end()) continue;
        for (std::uint32_t reason : reasons->second) {
          if (std::ranges::find(all, reason) == all.end()) all.push_back(reason);
        }
      }
    }
    std::vector<Given> refuted;
    for (std::uint32_t each : all) refuted.push_back(statements_[each].given);
    std::ranges::sort(refuted);
    refuted_.push_back(std::move(refuted));
  }

  Givens const* givens_;
  Columns* columns_;
  Columns const before_;
  View view_;
  Flags* flags_;
  Evaluator evaluator_;
  Residual residual_;
  std::vector<Statement> statements_;
  std::deque<std::uint32_t> todo_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> readers_, reasons_;  // never iterated
  std::vector<std::vector<Given>> refuted_;
};

}  // namespace

Propagation propagate(Givens const& givens, std::set<Given> const& dropped, Columns& columns, View view, Flags& flags) {
  return Propagator(givens, columns, view, flags).run(dropped);
}

}  // namespace glacis::verdict

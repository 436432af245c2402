#include "engine/rule/derived.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/rule/compile.h"

namespace glacis::rule {

using condition::Formula;
using model::DerivedDeclaration;
using text::Code;
using text::Diagnostics;

namespace {

/// Which definition a name means depends on the sort of what stands before the dot, which only the checker knows. So
/// each is checked twice: first every definition is a mark, and the marks that are found in a formula say what it
/// uses; then, in that order, with the formulas themselves.
class DerivedCompiler {
 public:
  DerivedCompiler(model::Vocabulary const& vocabulary, Diagnostics& diagnostics)
      : vocabulary_(vocabulary), diagnostics_(diagnostics), uses_(declarations().size()), good_(declarations().size()) {
    for (std::size_t i = 0; i < declarations().size(); ++i) formula_of(i) = marked(i);
  }

  condition::DerivedFormulas compile() {
    for (std::size_t i = 0; i < declarations().size(); ++i) find_uses(i);
    for (std::size_t const i : in_order_of_use()) {
      good_[i] = good_[i] && std::all_of(uses_[i].begin(), uses_[i].end(), [this](std::size_t j) { return good_[j]; });
      if (!good_[i]) continue;
      auto formula = checked(i);
      good_[i] = formula.has_value();
      if (formula) formula_of(i) = std::move(*formula);
    }
    return std::move(formulas_);
  }

 private:
  std::vector<DerivedDeclaration> const& declarations() const { return vocabulary_.derived; }

  Formula& formula_of(std::size_t i) {
    return formulas_.by_name[static_cast<std::size_t>(declarations()[i].on)][declarations()[i].name];
  }

  Formula marked(std::size_t i) const {
    Formula formula = condition::always_true(declarations()[i].on);
    formula.operations.front().number = static_cast<std::int64_t>(i) + 1;
    return formula;
  }

  std::optional<Formula> checked(std::size_t i) {
    condition::Scope scope;
    scope.vocabulary = &vocabulary_;
    scope.derived = &formulas_;
    scope.subject = declarations()[i].on;
    scope.allow_protected = true;  // where it is used, the checker looks at what it asks
    return compile_condition(declarations()[i].is, scope, diagnostics_);
  }

  void find_uses(std::size_t i) {
    auto const formula = checked(i);
    good_[i] = formula.has_value();
    if (!formula) return;
    for (condition::Operation const& operation : formula->operations) {
      if (operation.op != condition::Op::constant || operation.number == 0) continue;
      uses_[i].push_back(static_cast<std::size_t>(operation.number - 1));
    }
    std::sort(uses_[i].begin(), uses_[i].end());
    uses_[i].erase(std::unique(uses_[i].begin(), uses_[i].end()), uses_[i].end());
  }

  /// What is used before what uses it; loops are reported and cut.
  std::vector<std::size_t> in_order_of_use() {
    enum class State : std::uint8_t { unseen, open, done };
    std::vector<State> state(uses_.size(), State::unseen);
    std::vector<std::size_t> order;
    std::vector<std::pair<std::size_t, std::size_t>> path;  // a definition, and how many of its uses are done
    for (std::size_t start = 0; start < uses_.size(); ++start) {
      if (state[start] == State::unseen) path.emplace_back(start, 0);
      while (!path.empty()) {
        auto const [at, next] = path.back();
        state[at] = State::open;
        if (next == uses_[at].size()) {
          state[at] = State::done;
          order.push_back(at);
          path.pop_back();
          continue;
        }
        ++path.back().second;
        std::size_t const used = uses_[at][next];
        if (state[used] == State::unseen) path.emplace_back(used, 0);
        if (state[used] == State::open) report_loop(used, path);
      }
    }
    return order;
  }

  void report_loop(std::size_t first, std::vector<std::pair<std::size_t, std::size_t>> const& path) {
    std::string steps;
    auto const name = [this](std::size_t i) {
      return fmt::format("`{}.{}`", model::name_of(declarations()[i].on), declarations()[i].name);
    };
    bool inside = false;
    for (auto const& [at, next] : path) {
      inside = inside || at == first;
      if (!inside) continue;
      steps += name(at) + (steps.empty() ? " uses " : ", which uses ");
      good_[at] = false;
    }
    steps = path.back().first == first ? name(first) + " uses itself" : steps + name(first);
    diagnostics_.error(Code::G094, declarations()[first].place, std::move(steps), "a definition cannot use itself",
                       "definitions are written out where they are used, and this one would have no end");
  }

  model::Vocabulary const& vocabulary_;
  Diagnostics& diagnostics_;
  condition::DerivedFormulas formulas_;
  std::vector<std::vector<std::size_t>> uses_;
  std::vector<bool> good_;
};

}  // namespace

condition::DerivedFormulas compile_derived(model::Vocabulary const& vocabulary, Diagnostics& diagnostics) {
  return DerivedCompiler(vocabulary, diagnostics).compile();
}

}  // namespace glacis::rule

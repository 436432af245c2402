#include "engine/condition/check.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "engine/condition/checker.h"
#include "engine/condition/token.h"

namespace glacis::condition {

using text::Code;

bool is_reserved(std::string_view word) {
  constexpr std::array<std::string_view, 11> reserved{"data",  "entities", "entity",      "flow", "flows", "journey",
                                                      "model", "network",  "stakeholder", "zone", "zones"};
  return std::find(reserved.begin(), reserved.end(), word) != reserved.end() || is_keyword(word);
}

std::optional<Formula> check_condition(Tree const& tree, text::Phrase const& phrase, Scope const& scope,
                                       text::Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  Checker checker(tree, phrase, scope, diagnostics);
  OpId const root = checker.condition(tree.root());
  if (root == nothing) {
    assert(diagnostics.errors() > before || checker.met_gap());
    return std::nullopt;
  }
  if (diagnostics.errors() > before) return std::nullopt;
  assert(root == checker.formula().root());
  return std::move(checker.formula());
}

std::optional<Path> check_for(ForClause const& clause, text::Phrase const& phrase, Scope const& scope,
                              text::Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  Scope outside = scope;
  outside.for_name.clear();
  Checker checker(clause.set, phrase, outside, diagnostics);
  checker.check_variable(clause.name);
  std::optional<Path> path = checker.set_path(clause.set.root());
  if (path && path->root == Path::Root::zone_of) {
    // The path is all that is handed on; it could not carry the path of the entity.
    Node const& set = clause.set[clause.set.root()];
    checker.error(Code::G079, set.begin, set.end, "`for` does not take `zone-of`", {}, "quantify in `when` instead");
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return path;
}

Checker::Checker(Tree const& tree, text::Phrase const& phrase, Scope const& scope, text::Diagnostics& diagnostics)
    : tree_(tree), phrase_(phrase), scope_(scope), diagnostics_(diagnostics) {
  if (scope.subject) {
    std::uint32_t const slot = add_slot(*scope.subject);
    // A rule on the model has a subject, but no word for it: it has nothing that could be read.
    if (*scope.subject != Sort::model) {
      variables_.push_back({model::name_of(*scope.subject), variable(slot, *scope.subject)});
    }
  }
  if (scope.for_name.empty()) return;
  if (scope.for_sort) {
    variables_.push_back({scope.for_name, variable(add_slot(*scope.for_sort), *scope.for_sort)});
  } else {
    variables_.push_back({scope.for_name, std::nullopt});
    met_gap_ = true;
  }
}

Operation Checker::make(Op op, std::uint32_t begin, std::uint32_t end) const {
  Operation operation;
  operation.op = op;
  operation.place = phrase_.at(begin, end);
  return operation;
}

/// A word of the vocabulary that was declared in vain, and reported there.
bool Checker::is_word_gap(std::string_view word) {
  bool const gap = vocabulary().gaps.may_hold(word);
  met_gap_ = met_gap_ || gap;
  return gap;
}

/// The same of what may be an id, too.
bool Checker::is_name_gap(std::string_view name) {
  if (is_word_gap(name)) return true;
  if (scope_.use_case == nullptr) return false;
  bool const gap = scope_.use_case->gaps.may_hold(scope_.use_case->prefixes.meant(phrase_.span.source, name));
  met_gap_ = met_gap_ || gap;
  return gap;
}

bool Checker::has_room(std::size_t operations, text::Span place) {
  if (formula_.operations.size() + operations <= most_operations) return true;
  if (!overflowed_) {
    overflowed_ = true;
    diagnostics_.error(Code::G088, place,
                       "written out, this condition has more than " + std::to_string(most_operations) + " parts", {},
                       "definitions and written lists are unfolded: use fewer of them inside each other");
  }
  return false;
}

OpId Checker::emit(Operation operation) {
  if (!has_room(1, operation.place)) return nothing;
  formula_.operations.push_back(std::move(operation));
  return formula_.root();
}

PathId Checker::add(Path path) {
  formula_.paths.push_back(std::move(path));
  return static_cast<PathId>(formula_.paths.size() - 1);
}

std::uint32_t Checker::add_slot(Sort sort) {
  formula_.slots.push_back(sort);
  return static_cast<std::uint32_t>(formula_.slots.size() - 1);
}

std::uint32_t Checker::add_values(model::ValueSet values) {
  formula_.values.push_back(std::move(values));
  return static_cast<std::uint32_t>(formula_.values.size() - 1);
}

Path Checker::variable(std::uint32_t slot, Sort sort) {
  Path path;
  path.slot = slot;
  path.sort = sort;
  return path;
}

Path Checker::everything(Sort sort) {
  Path path;
  path.root = Path::Root::everything;
  path.everything = sort;
  path.sort = sort;
  path.set = true;
  return path;
}

Path Checker::element(model::Element which) {
  Path path;
  path.root = Path::Root::element;
  path.element = which;
  path.sort = which.sort;
  return path;
}

void Checker::error(Code code, std::uint32_t begin, std::uint32_t end, std::string message, std::string label,
                    std::string help) {
  diagnostics_.error(code, phrase_.at(begin, end), std::move(message), std::move(label), std::move(help));
}

std::string Checker::text_of(std::uint32_t begin, std::uint32_t end) const {
  return quoted(std::string_view(phrase_.text).substr(begin, end - begin));
}

void Checker::check_variable(Word const& name) {
  std::string message;
  if (is_reserved(name.text)) {
    message = quoted(name.text) + " has a meaning of its own and cannot be a variable";
  } else if (std::any_of(variables_.begin(), variables_.end(),
                         [&](Variable const& each) { return each.name == name.text; })) {
    message = quoted(name.text) + " is a variable already";
  } else if (element_named(name.text)) {
    message = quoted(name.text) + " is an id of this use case and cannot be a variable";
  }
  if (!message.empty()) error(Code::G085, name.begin, name.end, std::move(message), "expected another name");
}

}  // namespace glacis::condition

#include <utility>

#include "engine/condition/checker.h"
#include "engine/condition/describe.h"
#include "engine/condition/token.h"
#include "engine/text/suggest.h"

namespace glacis::condition {

using text::Code;

OpId Checker::compare(Node const& node) {
  Operand const left = operand(node.children[0]);
  Operand const right = operand(node.children[1]);
  if (left.form == Operand::Form::wrong || right.form == Operand::Form::wrong) return nothing;
  bool const refused_left = refuse_uncomparable(left);
  bool const refused_right = refuse_uncomparable(right);
  if (refused_left || refused_right) return nothing;
  if (left.is_id() && right.is_id()) return two_constants(left, right);
  if (left.is_path() && right.is_path()) {
    // Beside a value, an id may as well be one; the value comes first.
    if (left.is_value() && right.is_id()) return compare_constant(left, node.relation, right, node);
    if (right.is_value() && left.is_id()) return compare_constant(right, mirrored(node.relation), left, node);
    if (right.is_id()) return compare_element(left, node.relation, right, node);
    if (left.is_id()) return compare_element(right, mirrored(node.relation), left, node);
    return compare_paths(left, node.relation, right, node);
  }
  if (!left.is_path() && !right.is_path()) return two_constants(left, right);
  Operand const& path = left.is_path() ? left : right;
  Operand const& other = left.is_path() ? right : left;
  Relation const relation = left.is_path() ? node.relation : mirrored(node.relation);
  return path.is_value() ? compare_constant(path, relation, other, node) : compare_element(path, relation, other, node);
}

bool Checker::refuse_uncomparable(Operand const& operand) {
  if (operand.form == Operand::Form::condition) {
    error(Code::G074, operand.begin, operand.end, text_of(operand) + " is a condition, not a value", {},
          "write it alone, or with `not` before it");
    return true;
  }
  if (!operand.is_set()) return false;
  error(Code::G074, operand.begin, operand.end, text_of(operand) + " is a set, not one value", {},
        "compare its members: `any x in …: x …`, or ask `in` or `meets`");
  return true;
}

OpId Checker::two_constants(Operand const& left, Operand const& right) {
  if ((left.form == Operand::Form::bare && is_name_gap(left.word)) ||
      (right.form == Operand::Form::bare && is_name_gap(right.word)))
    return nothing;
  error(Code::G068, left.begin, right.end, "nothing tells what " + text_of(left) + " and " + text_of(right) + " are",
        "expected a path, such as `flow.point`, on one side");
  return nothing;
}

bool Checker::check_order(Operand const& path, Relation relation) {
  if (relation == Relation::equal || relation == Relation::unequal) return true;
  if (path.is_value()) {
    model::TypeForm const form = vocabulary()[path.path.type].form;
    if (form == model::TypeForm::level || form == model::TypeForm::quantity) return true;
  }
  error(Code::G080, path.begin, path.end,
        text_of(path) + " is " + describe(vocabulary(), path.path) + ", which has no order", "expected `==` or `!=`");
  return false;
}

OpId Checker::compare_paths(Operand const& left, Relation relation, Operand const& right, Node const& node) {
  bool fits = left.is_value() == right.is_value() && left.path.sort == right.path.sort;
  if (left.is_value() && right.is_value()) {
    model::Type const& a = vocabulary()[left.path.type];
    model::Type const& b = vocabulary()[right.path.type];
    bool const quantities = a.form == model::TypeForm::quantity && b.form == model::TypeForm::quantity;
    bool const booleans = a.form == model::TypeForm::boolean && b.form == model::TypeForm::boolean;
    fits = left.path.type == right.path.type || booleans || (quantities && a.dimension == b.dimension);
    if (quantities && !fits) {
      error(Code::G081, node.begin, node.end,
            text_of(left) + " is " + one_of_dimension(a.dimension) + ", " + text_of(right) + " is " +
                one_of_dimension(b.dimension));
      return nothing;
    }
  }
  if (!fits) {
    error(Code::G074, node.begin, node.end,
          text_of(left) + " is " + describe_fully(vocabulary(), left.path) + ", " + text_of(right) + " is " +
              describe_fully(vocabulary(), right.path),
          "expected two of a kind");
    return nothing;
  }
  if (!check_order(left, relation)) return nothing;
  bool const values = left.is_value();
  bool const unequal_elements = !values && relation == Relation::unequal;
  Operation operation = make(values ? Op::compare : Op::same, node);
  operation.relation = values ? relation : Relation::equal;
  operation.path = add(left.path);
  operation.other = add(right.path);
  bool const unequal = unequal_elements || relation == Relation::unequal;
  // `!=` is `not ==`, also over what is not applicable.
  if (unequal) operation.relation = Relation::equal;
  OpId const result = emit(std::move(operation));
  return unequal ? negation(result, node) : result;
}

OpId Checker::compare_constant(Operand const& path, Relation relation, Operand const& constant, Node const& node) {
  std::optional<Constant> const value = constant_beside(path, constant);
  if (!value || !check_order(path, relation)) return nothing;
  bool const unequal = relation == Relation::unequal;
  model::ValueSet values = values_that_are(vocabulary()[path.path.type], unequal ? Relation::equal : relation, *value);
  if (values.members.empty() && values.intervals.empty()) {
    diagnostics_.warning(Code::G087, phrase_.at(node.begin, node.end), text_of(node.begin, node.end) + " is never true",
                         std::string("nothing is ") + sign_of(relation) + " " + text_of(constant));
  }
  Operation operation = make(Op::value_in, node);
  operation.path = add(path.path);
  operation.values = add_values(std::move(values));
  OpId const result = emit(std::move(operation));
  return unequal ? negation(result, node) : result;
}

OpId Checker::compare_element(Operand const& path, Relation relation, Operand const& name, Node const& node) {
  if (!name.is_path() && name.form != Operand::Form::bare) {
    error(Code::G074, name.begin, name.end,
          text_of(path) + " is " + describe(vocabulary(), path.path) + ", " + text_of(name) + " is not");
    return nothing;
  }
  std::optional<model::Element> const found = element_beside(path.path.sort, name);
  if (!found || !check_order(path, relation)) return nothing;
  Operation operation = make(Op::element_in, node);
  operation.path = add(path.path);
  operation.elements.push_back(*found);
  OpId const result = emit(std::move(operation));
  return relation == Relation::unequal ? negation(result, node) : result;
}

std::optional<Constant> Checker::constant_beside(Operand const& path, Operand const& constant) {
  model::Type const& type = vocabulary()[path.path.type];
  if (type.form == model::TypeForm::quantity) return amount_beside(path, constant);
  if (type.form == model::TypeForm::boolean) {
    if (constant.form == Operand::Form::boolean) return Constant{constant.word == "true" ? 1U : 0U, 0};
    error(Code::G073, constant.begin, constant.end, text_of(constant) + " is neither true nor false",
          text_of(path) + " is a Boolean", "write it alone, or with `not` before it");
    return std::nullopt;
  }
  if (auto const position = position_of(type, constant.word)) return Constant{*position, 0};
  if (type.has_gaps) {
    met_gap_ = true;
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (model::TypeValue const& value : type.values) names.push_back(value.name);
  error(Code::G073, constant.begin, constant.end, text_of(constant) + " is no value of `" + type.name + "`",
        text_of(path) + " is " + describe(vocabulary(), path.path), text::did_you_mean(constant.word, names));
  return std::nullopt;
}

std::optional<Constant> Checker::amount_beside(Operand const& path, Operand const& constant) {
  model::Type const& type = vocabulary()[path.path.type];
  std::string const what = one_of_dimension(type.dimension);
  if (constant.form != Operand::Form::quantity) {
    error(Code::G073, constant.begin, constant.end, text_of(constant) + " is no quantity",
          text_of(path) + " is " + what);
    return std::nullopt;
  }
  std::size_t const blank = constant.word.find(' ');
  std::string_view const unit = blank == constant.word.npos ? std::string_view() : constant.word.substr(blank + 1);
  auto const quantity = model::parse_quantity(constant.word.substr(0, blank), unit);
  if (!quantity) {
    error(Code::G063, constant.begin, constant.end, text_of(constant) + " is too large or too exact",
          "expected at most three decimals, and no more than the units can hold");
    return std::nullopt;
  }
  if (quantity->dimension == type.dimension) return Constant{0, quantity->amount};
  std::string units;
  for (model::Unit const& each : model::units()) {
    if (each.dimension == type.dimension && !each.name.empty())
      units += (units.empty() ? "`" : ", `") + std::string(each.name) + "`";
  }
  std::string const given = unit.empty() ? "has no unit" : "is " + one_of_dimension(quantity->dimension);
  error(Code::G081, constant.begin, constant.end, text_of(constant) + " " + given, text_of(path) + " is " + what,
        units.empty() ? "write a number without a unit" : "its units are " + units);
  return std::nullopt;
}

std::optional<model::Element> Checker::element_beside(Sort sort, Operand const& name) {
  auto const found = element_named(name.word);
  if (found && found->sort == sort) return found;
  if (found) {
    error(Code::G074, name.begin, name.end, text_of(name) + " is " + one_of_sort(found->sort),
          "expected " + one_of_sort(sort));
    return std::nullopt;
  }
  if (is_name_gap(name.word)) return std::nullopt;
  if (vocabulary().kind_names[static_cast<std::size_t>(sort)].count(name.word) > 0) {
    error(Code::G075, name.begin, name.end, text_of(name) + " is a kind of " + model::name_of(sort), {},
          "write `… is " + std::string(name.word) + "`");
    return std::nullopt;
  }
  if (scope_.use_case == nullptr) {
    error(Code::G086, name.begin, name.end, text_of(name) + " is no variable",
          "a pack does not know the ids of use cases", "ask for a kind with `is`");
    return std::nullopt;
  }
  std::vector<std::string> ids;
  for (auto const& each : scope_.use_case->names) {
    if (each.second.sort == sort) ids.push_back(each.first);
  }
  error(Code::G070, name.begin, name.end, text_of(name) + " is no " + model::name_of(sort) + " of this use case", {},
        text::did_you_mean(name.word, ids));
  return std::nullopt;
}

}  // namespace glacis::condition

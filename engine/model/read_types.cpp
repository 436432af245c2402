#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

constexpr std::size_t most_values = 1000;
constexpr std::array<Dimension, 6> dimensions{Dimension::count, Dimension::energy, Dimension::money,
                                              Dimension::rate,  Dimension::size,   Dimension::time};

void add_type(PackDraft& draft, Type type) {
  draft.type_names.emplace(type.name, id_of<TypeTag>(draft.vocabulary.types.size()));
  draft.vocabulary.types.push_back(std::move(type));
}

void add_built_in_types(PackDraft& draft) {
  Type boolean;
  boolean.name = "boolean";
  boolean.values = {{"false", {}}, {"true", {}}};
  add_type(draft, std::move(boolean));
  for (auto const dimension : dimensions) {
    Type type;
    type.name = name_of(dimension);
    type.form = TypeForm::quantity;
    type.dimension = dimension;
    add_type(draft, std::move(type));
  }
}

/// A value's name: a word, or in a level also a whole number.
std::optional<std::string> read_value_name(Item item, bool level) {
  if (level && item.is(NodeForm::integer)) {
    auto const number = item.document->integer(item.node);
    if (number >= 0) return std::to_string(number);
    item.diagnostics->error(Code::G024, item.span(), fmt::format("`{}` cannot be the name of a value", number),
                            "expected a word or a number from 0");
    return std::nullopt;
  }
  auto const* const name = item.as_string();
  if (name == nullptr) return std::nullopt;
  if (!check_name(name->text, inner(*name), "a value", Clear::grammar_words, *item.diagnostics)) return std::nullopt;
  return name->text;
}

/// `"C0"` or `["C0", "about 10 KiB"]`.
std::optional<TypeValue> read_type_value(Item item, bool level) {
  if (!item.is(NodeForm::array)) {
    auto name = read_value_name(item, level);
    if (!name) return std::nullopt;
    return TypeValue{std::move(*name), {}};
  }
  auto const parts = item.elements();
  if (parts.size() != 2) {
    item.wrong_form("a pair of a value and its meaning");
    return std::nullopt;
  }
  auto name = read_value_name(parts[0], level);
  auto const* const meaning = parts[1].as_string();
  if (!name || meaning == nullptr) return std::nullopt;
  return TypeValue{std::move(*name), meaning->text};
}

void read_type_values(Item list, Type& type) {
  auto const elements = list.as_list();
  if (!elements) return;
  if (elements->empty()) {
    list.diagnostics->error(Code::G046, list.span(), fmt::format("the type `{}` has no values", type.name),
                            "expected at least one value");
  }
  if (elements->size() > most_values) {
    list.diagnostics->error(Code::G043, list.span(),
                            fmt::format("the type `{}` has {} values", type.name, elements->size()),
                            fmt::format("expected at most {}", most_values));
    return;
  }
  for (auto const& element : *elements) {
    auto value = read_type_value(element, type.form == TypeForm::level);
    if (!value) continue;
    auto const same = [&](TypeValue const& other) { return other.name == value->name; };
    if (std::any_of(type.values.begin(), type.values.end(), same)) {
      element.diagnostics->error(Code::G047, element.span(), fmt::format("`{}` is listed twice", value->name),
                                 "named before");
    } else {
      type.values.push_back(std::move(*value));
    }
  }
}

Type read_type(Declared const& declared) {
  Table table = declared.table("type");
  Type type;
  type.name = declared.name;
  type.place = declared.place;
  auto const level = table.take("level");
  auto const one_of = table.take("one-of");
  table.finish();
  if (level.has_value() == one_of.has_value()) {
    table.diagnostics().error(Code::G055, declared.place,
                              fmt::format("the type `{}` lists its values {}", type.name, level ? "twice" : "nowhere"),
                              "expected either `level` or `one-of`");
    type.form = TypeForm::level;
    type.has_gaps = true;
    return type;
  }
  type.form = level ? TypeForm::level : TypeForm::one_of;
  auto const errors = table.diagnostics().errors();
  read_type_values(level ? *level : *one_of, type);
  type.has_gaps = table.diagnostics().errors() > errors;
  return type;
}

}  // namespace

void read_types(PackDraft& draft) {
  add_built_in_types(draft);
  for (auto const& declared : draft.types.all()) {
    auto const clash = draft.all_kinds.find(declared.name);
    if (draft.type_names.find(declared.name) != draft.type_names.end() || declared.name == "flow" ||
        (clash != draft.all_kinds.end() && clash->second.index < 5)) {
      draft.diagnostics.error(Code::G026, declared.place, fmt::format("`{}` is declared twice", declared.name),
                              "a built-in type has this name");
    } else if (clash != draft.all_kinds.end()) {
      report_twice(declared.name, declared.place, draft.vocabulary[clash->second].place, draft.diagnostics);
    } else {
      add_type(draft, read_type(declared));
    }
  }
}

}  // namespace glacis::model

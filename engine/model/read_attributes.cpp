#include <fmt/format.h>

#include <algorithm>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"
#include "engine/text/suggest.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

std::vector<std::string> type_candidates(PackDraft const& draft) {
  if (draft.diagnostics.errors() >= text::Diagnostics::limit) return {};
  auto result = keys_of(draft.type_names);
  for (auto const& entry : draft.all_kinds) result.push_back(entry.first);
  result.emplace_back("flow");
  return result;
}

/// Declared in vain, or a kind of which nothing follows: whoever names it is not to blame.
bool is_gap(PackDraft const& draft, Phrase const& name) {
  bool const known = draft.all_kinds.find(name.text) != draft.all_kinds.end();
  return known ? draft.broken_kinds.contains(name.text) : draft.vocabulary.gaps.may_hold(name.text);
}

/// A type by name; a sort or a kind as a type is a reference to such elements.
std::optional<TypeId> find_type(PackDraft& draft, text::Phrase const& name) {
  if (auto const found = draft.type_names.find(name.text); found != draft.type_names.end()) return found->second;
  if (is_gap(draft, name)) return std::nullopt;
  Type type;
  type.name = name.text;
  type.form = TypeForm::reference;
  type.place = name.span;
  if (name.text == "flow") {
    type.sort = Sort::flow;
  } else if (auto const kind = draft.all_kinds.find(name.text); kind != draft.all_kinds.end()) {
    type.sort = draft.vocabulary[kind->second].sort;
    type.kind = kind->second;
  } else {
    draft.diagnostics.error(Code::G029, inner(name), fmt::format("there is no type `{}`", name.text),
                            "expected a type, a sort or a kind",
                            suggest(name.text, type_candidates(draft), draft.diagnostics));
    return std::nullopt;
  }
  auto const id = id_of<TypeTag>(draft.vocabulary.types.size());
  draft.type_names.emplace(name.text, id);
  draft.vocabulary.types.push_back(std::move(type));
  return id;
}

std::optional<TypeId> read_attribute_type(PackDraft& draft, Table& table, bool& set_of) {
  auto const item = table.need("type");
  if (!item) return std::nullopt;
  set_of = item->is(NodeForm::table);
  if (!set_of) {
    auto const* const name = item->as_string();
    return name == nullptr ? std::nullopt : find_type(draft, *name);
  }
  Table set{*item, "a type", item->span()};
  auto const* const name = set.needed_phrase("set-of");
  set.finish();
  if (name == nullptr) return std::nullopt;
  auto const type = find_type(draft, *name);
  if (type && draft.vocabulary[*type].form != TypeForm::reference) {
    draft.diagnostics.error(Code::G030, inner(*name), fmt::format("`{}` is no sort or kind", name->text),
                            "expected a sort or a kind: sets are of elements");
    return std::nullopt;
  }
  return type;
}

/// Where an attribute applies, by sort.
struct Ground {
  bool flow = false;
  std::vector<KindId> kinds;
};

std::optional<std::map<Sort, Ground>> read_ground(PackDraft& draft, Table& table) {
  auto const item = table.need("on");
  if (!item) return std::nullopt;
  std::map<Sort, Ground> result;
  bool sound = true;
  auto const names = item->is(NodeForm::array) ? item->elements() : std::vector<Item>{*item};
  if (names.empty()) {
    draft.diagnostics.error(Code::G046, item->span(), "found a list of nothing", "expected sorts or kinds");
    return std::nullopt;
  }
  for (auto const& element : names) {
    auto const* const name = element.as_string();
    if (name == nullptr) return std::nullopt;
    if (name->text == "flow") {
      result[Sort::flow].flow = true;
    } else if (is_gap(draft, *name)) {
      sound = false;
    } else if (auto const kind = draft.all_kinds.find(name->text); kind != draft.all_kinds.end()) {
      result[draft.vocabulary[kind->second].sort].kinds.push_back(kind->second);
    } else {
      auto candidates = keys_of(draft.all_kinds);
      candidates.emplace_back("flow");
      draft.diagnostics.error(Code::G027, inner(*name), fmt::format("there is no kind `{}`", name->text),
                              "expected a sort or a kind", suggest(name->text, candidates, draft.diagnostics));
      sound = false;
    }
  }
  if (!sound) return std::nullopt;
  return result;
}

bool check_attribute(PackDraft& draft, Declared const& declared, Sort sort, bool choice) {
  auto const& name = declared.name;
  if (is_built_in_name(sort, name)) {
    draft.diagnostics.error(Code::G038, declared.place,
                            fmt::format("`{}` cannot be an attribute of {}", name, one_of(sort)), "built in there");
    return false;
  }
  if (sort == Sort::entity) {
    for (auto const& relation : draft.vocabulary.relations) {
      if (relation.name != name && relation.inverse != name) continue;
      draft.diagnostics.error(Code::G038, declared.place, fmt::format("`{}` cannot be an attribute of an entity", name),
                              "a relation has this name");
      return false;
    }
  }
  if (choice && (sort == Sort::flow || sort == Sort::network)) {
    draft.diagnostics.error(Code::G039, declared.place,
                            fmt::format("`{}` of {} cannot be a choice", name, one_of(sort)),
                            "flows and networks are what they are");
    return false;
  }
  return true;
}

/// `budget = "ram"`: the attribute is how much of it there is.
Budget read_budget(PackDraft& draft, Table& table) {
  auto const* const word = table.phrase("budget");
  if (word == nullptr) return Budget::none;
  if (word->text == "ram") return Budget::ram;
  if (word->text == "flash") return Budget::flash;
  draft.diagnostics.error(Code::G033, inner(*word), fmt::format("found `{}`", word->text), "expected `ram` or `flash`",
                          text::did_you_mean(word->text, {"ram", "flash"}));
  return Budget::none;
}

bool check_budget(PackDraft& draft, Declared const& declared, Attribute const& attribute) {
  if (attribute.budget == Budget::none) return true;
  Type const& type = draft.vocabulary[attribute.type];
  if (type.form != TypeForm::quantity || type.dimension != Dimension::size) {
    draft.diagnostics.error(Code::G031, declared.place,
                            fmt::format("`{}` cannot be a budget: `{}` is no size", declared.name, type.name),
                            "a budget has the type `size`");
    return false;
  }
  if (attribute.sort != Sort::entity) {
    draft.diagnostics.error(Code::G036, declared.place,
                            fmt::format("`{}` of {} cannot be a budget", declared.name, one_of(attribute.sort)),
                            "only entities have budgets");
    return false;
  }
  return true;
}

std::optional<Discovery> read_discover(Table& table) {
  auto const item = table.take("discover");
  if (!item || !item->expect(NodeForm::table)) return std::nullopt;
  Table discover{*item, "`discover`", item->span()};
  auto const by = discover.needed_phrase("by"), over = discover.needed_phrase("over"),
             how = discover.needed_phrase("how");
  discover.finish();
  if (!by || !over || !how) return std::nullopt;
  return Discovery{by->text, over->text, how->text};
}

/// One declaration is an attribute of each sort that it is on.
void read_attribute(PackDraft& draft, Declared const& declared, std::vector<Attribute>& into) {
  Table table = declared.table("attribute");
  Attribute attribute;
  attribute.name = declared.name;
  attribute.place = declared.place;
  auto const ground = read_ground(draft, table);
  auto const type = read_attribute_type(draft, table, attribute.set_of);
  attribute.choice = table.flag("choice");
  attribute.budget = read_budget(draft, table);
  attribute.ask = table.string("ask");
  attribute.meaning = table.string("meaning");
  attribute.discover = read_discover(table);
  table.finish();
  if (!ground || !type) {
    draft.vocabulary.gaps.add(declared.name);
    return;
  }
  attribute.type = *type;
  for (auto const& [sort, where] : *ground) {
    attribute.sort = sort;
    if (!check_attribute(draft, declared, sort, attribute.choice) || !check_budget(draft, declared, attribute)) {
      draft.vocabulary.gaps.add(declared.name);
      continue;
    }
    attribute.on_flow = where.flow;
    attribute.on = where.kinds;
    std::sort(attribute.on.begin(), attribute.on.end());
    into.push_back(attribute);
  }
}

}  // namespace

void read_attributes(PackDraft& draft) {
  std::vector<Attribute> all;
  for (auto const& declared : draft.attributes.all()) read_attribute(draft, declared, all);
  auto& attributes = draft.vocabulary.attributes;
  for (auto& attribute : all) {
    auto& names = draft.vocabulary.attribute_names[static_cast<std::size_t>(attribute.sort)];
    auto const [at, added] = names.emplace(attribute.name, id_of<AttributeTag>(attributes.size()));
    if (added) {
      attributes.push_back(std::move(attribute));
    } else {
      report_twice(attribute.name, attribute.place, attributes[at->second.index].place, draft.diagnostics);
    }
  }
}

void read_labels(PackDraft& draft) {
  for (auto const& declared : draft.labels.all()) {
    Table table = declared.table("label");
    Label label;
    label.name = declared.name;
    label.place = declared.place;
    if (auto const* const on = table.needed_phrase("on")) {
      if (auto const sort = find_sort(*on, {Sort::data}, draft.diagnostics)) label.sort = *sort;
    }
    label.meaning = table.string("meaning");
    table.finish();
    draft.vocabulary.label_names.emplace(label.name, id_of<LabelTag>(draft.vocabulary.labels.size()));
    draft.vocabulary.labels.push_back(std::move(label));
  }
}

}  // namespace glacis::model

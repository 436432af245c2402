#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;

std::vector<Sort> const& subject_sorts() {
  static std::vector<Sort> const sorts{Sort::entity, Sort::flow, Sort::zone, Sort::data, Sort::journey, Sort::model};
  return sorts;
}

std::optional<Sort> read_on(PackDraft& draft, Table& table) {
  auto const* const on = table.needed_phrase("on");
  if (on == nullptr) return std::nullopt;
  auto const found = find_sort(*on, subject_sorts(), draft.diagnostics);
  return found ? found : likely_sort(on->text, subject_sorts());
}

std::optional<Phrase> optional_phrase(Table& table, std::string_view key) {
  auto const* const phrase = table.phrase(key);
  if (phrase == nullptr) return std::nullopt;
  return *phrase;
}

/// The title, whose caret may land in it; else the name with spaces, standing where the name does.
Phrase read_title(Table& table, Declared const& declared) {
  if (auto const* const title = table.phrase("title")) return *title;
  Phrase result{declared.name, declared.place, {}};
  std::replace(result.text.begin(), result.text.end(), '-', ' ');
  return result;
}

void read_stride(PackDraft& draft, Table& table, RuleDeclaration& rule) {
  std::vector<std::string> words;
  for (auto i = static_cast<int>(Stride::spoofing); i <= static_cast<int>(Stride::elevation_of_privilege); ++i) {
    words.emplace_back(name_of(static_cast<Stride>(i)));
  }
  auto const* const word = table.phrase("stride");
  if (word == nullptr) return;
  if (auto const found = find_word(*word, words, draft.diagnostics)) rule.stride = static_cast<Stride>(*found + 1);
}

void read_strength(PackDraft& draft, Table& table, RuleDeclaration& rule) {
  auto const* const word = table.phrase("strength");
  if (word == nullptr) return;
  if (auto const found = find_word(*word, {"should", "shall", "may"}, draft.diagnostics)) {
    rule.strength = static_cast<Strength>(*found);
  }
}

/// What threats and obligations have in common.
void read_applied(Table& table, RuleDeclaration& rule) {
  rule.for_each = optional_phrase(table, "for");
  rule.unless = optional_phrase(table, "unless");
  if (auto const item = table.take("needs")) rule.needs = read_alternatives(*item);
  for (auto const* const ref : table.strings("refs")) rule.refs.push_back(*ref);
  rule.description = table.string("description");
  rule.objective = table.string("objective");
}

/// Empty if it is not known what the rule is on.
std::optional<RuleDeclaration> read_rule(PackDraft& draft, Declared const& declared, RuleForm form) {
  Table table = declared.table(name_of(form));
  RuleDeclaration rule;
  rule.form = form;
  rule.name = declared.name;
  rule.place = declared.place;
  rule.pack = declared.file;
  rule.title = read_title(table, declared);
  auto const on = read_on(draft, table);
  rule.when = optional_phrase(table, "when");
  if (form != RuleForm::lint) read_applied(table, rule);
  if (form == RuleForm::threat) {
    read_stride(draft, table, rule);
    read_risk_of(draft, table, rule);
    rule.resolve = table.string("resolve");
  }
  if (form == RuleForm::obligation) {
    read_strength(draft, table, rule);
    if (auto const ref = optional_phrase(table, "ref")) rule.refs.insert(rule.refs.begin(), *ref);
  }
  table.finish();
  if (!on) return std::nullopt;
  rule.on = *on;
  return rule;
}

/// Empty if there is nothing to check, or it is not known of what.
std::optional<ConstraintDeclaration> read_constraint(PackDraft& draft, Declared const& declared) {
  Table table = declared.table("constraint");
  ConstraintDeclaration constraint;
  constraint.name = declared.name;
  constraint.place = declared.place;
  auto const on = read_on(draft, table);
  auto const* const always = table.phrase("always");
  auto const* const usually = table.phrase("usually");
  constraint.because = table.string("because");
  if (table.holds("always") == table.holds("usually")) {
    draft.diagnostics.error(
        Code::G055, declared.place,
        fmt::format("the constraint `{}` has {} `always` {} `usually`", declared.name,
                    table.holds("always") ? "both" : "neither", table.holds("always") ? "and" : "nor"),
        "expected one of them");
  }
  constraint.usually = usually != nullptr;
  table.finish();
  auto const* const condition = usually != nullptr ? usually : always;
  if (!on || condition == nullptr) return std::nullopt;
  constraint.on = *on;
  constraint.condition = *condition;
  return constraint;
}

/// A derived definition is read like an attribute, so that it must not hide one.
void check_derived_name(PackDraft& draft, Declared const& declared, Sort sort) {
  auto const& attributes = draft.vocabulary.attribute_names[static_cast<std::size_t>(sort)];
  auto const attribute = attributes.find(declared.name);
  if (is_built_in_name(sort, declared.name)) {
    draft.diagnostics.error(Code::G038, declared.place,
                            fmt::format("`{}` cannot be a derived definition of {}", declared.name, one_of(sort)),
                            "built in there");
  } else if (attribute != attributes.end()) {
    report_twice(declared.name, declared.place, draft.vocabulary[attribute->second].place, draft.diagnostics);
  } else if (sort == Sort::entity) {
    for (auto const& relation : draft.vocabulary.relations) {
      if (relation.name != declared.name && relation.inverse != declared.name) continue;
      report_twice(declared.name, declared.place, relation.place, draft.diagnostics);
    }
  }
}

}  // namespace

char const* name_of(RuleForm form) {
  switch (form) {
    case RuleForm::threat: return "threat";
    case RuleForm::obligation: return "obligation";
    case RuleForm::lint: return "lint";
  }
  return "";
}

void read_constraints(PackDraft& draft) {
  for (auto const& declared : draft.constraints.all()) {
    if (auto constraint = read_constraint(draft, declared))
      draft.vocabulary.constraints.push_back(std::move(*constraint));
  }
}

void read_derived(PackDraft& draft) {
  for (std::size_t i = 0; i < sort_count; ++i) {
    auto const sort = static_cast<Sort>(i);
    auto const family = draft.derived.find(std::string_view{name_of(sort)});
    if (family == draft.derived.end()) continue;
    for (auto const& declared : family->second.all()) {
      check_derived_name(draft, declared, sort);
      Table table{declared.item, fmt::format("[derived.{}.{}]", name_of(sort), declared.name), declared.place};
      DerivedDeclaration derived;
      derived.name = declared.name;
      derived.on = sort;
      derived.place = declared.place;
      auto const* const is = table.needed_phrase("is");
      derived.meaning = table.string("meaning");
      table.finish();
      if (is == nullptr) {
        draft.vocabulary.gaps.add(declared.name);
        continue;
      }
      derived.is = *is;
      draft.vocabulary.derived.push_back(std::move(derived));
    }
  }
}

void read_rules(PackDraft& draft) {
  auto& rules = draft.vocabulary.rules;
  std::vector<std::pair<Family const*, RuleForm>> const families{
      {&draft.threats, RuleForm::threat}, {&draft.obligations, RuleForm::obligation}, {&draft.lints, RuleForm::lint}};
  for (auto const& [family, form] : families) {
    for (auto const& declared : family->all()) {
      if (auto rule = read_rule(draft, declared, form)) rules.push_back(std::move(*rule));
    }
  }
  std::stable_sort(rules.begin(), rules.end(),
                   [](RuleDeclaration const& a, RuleDeclaration const& b) { return a.name < b.name; });
  // One namespace: findings are named `rule@subject` whatever the rule's form.
  for (std::size_t i = 1; i < rules.size(); ++i) {
    if (rules[i - 1].name == rules[i].name)
      report_twice(rules[i].name, rules[i].place, rules[i - 1].place, draft.diagnostics);
  }
}

}  // namespace glacis::model

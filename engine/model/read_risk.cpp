#include <fmt/format.h>

#include <algorithm>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

void read_effort(PackDraft& draft, Table& table, RuleDeclaration& rule) {
  auto const& factors = draft.vocabulary.factors;
  rule.effort.resize(factors.size());
  auto const item = table.take("effort");
  if (!item || !item->expect(NodeForm::table)) return;
  Table effort{*item, "`effort`", item->span()};
  for (std::size_t i = 0; i < factors.size(); ++i) {
    auto const* const level = effort.phrase(factors[i].name);
    if (level == nullptr) continue;
    std::vector<std::string> names;
    for (Factor::Level const& each : factors[i].levels) names.push_back(each.name);
    if (auto const found = find_word(*level, names, draft.diagnostics))
      rule.effort[i] = static_cast<std::uint32_t>(*found);
  }
  for (auto const* const entry : effort.rest()) {
    if (draft.vocabulary.gaps.may_hold(entry->key)) effort.mark(*entry);
  }
  effort.finish();
}

/// Each value that the attribute may have means an impact in every scale, whichever a use case will choose.
void check_mapped(PackDraft& draft, Type const& type, Phrase const& name) {
  for (Scale const& scale : draft.vocabulary.scales) {
    if (draft.broken_scales.contains(scale.name)) continue;
    for (TypeValue const& value : type.values) {
      if (scale.impact_of(value.name)) continue;
      draft.diagnostics.error(
          Code::G170, inner(name),
          fmt::format("`{}` may be `{}`, which is no impact in the scale `{}`", name.text, value.name, scale.name), {},
          fmt::format("add it to `of` of a level of its `impact`"));
    }
  }
}

std::optional<AttributeId> find_impact(PackDraft& draft, Phrase const& name) {
  auto const& vocabulary = draft.vocabulary;
  std::vector<std::string> names;
  for (auto const& [each, id] : vocabulary.attribute_names[static_cast<std::size_t>(Sort::data)]) {
    if (vocabulary[vocabulary[id].type].form != TypeForm::level) continue;
    if (each != name.text) {
      names.push_back(each);
      continue;
    }
    check_mapped(draft, vocabulary[vocabulary[id].type], name);
    return id;
  }
  if (vocabulary.gaps.may_hold(name.text)) return std::nullopt;
  draft.diagnostics.error(Code::G029, inner(name), fmt::format("data have no level `{}`", name.text),
                          "expected an attribute of data that is a level",
                          suggest(name.text, names, draft.diagnostics));
  return std::nullopt;
}

/// `"integrity"`, or several of which the worst counts.
void read_impact(PackDraft& draft, Table& table, RuleDeclaration& rule) {
  auto const item = table.take("impact");
  if (!item) return;
  for (Item const each : item->is(NodeForm::array) ? item->elements() : std::vector<Item>{*item}) {
    auto const* const name = each.as_string();
    auto const found = name == nullptr ? std::nullopt : find_impact(draft, *name);
    if (found) rule.impact.push_back(*found);
  }
}

std::int32_t read_steps(Table& table, std::string_view key) {
  constexpr std::int64_t most = 5;
  auto const item = table.take(key);
  if (!item) return 0;
  auto const steps = item->is(NodeForm::integer) ? item->document->integer(item->node) : 0;
  if (steps == 0 || steps > most || steps < -most) {
    item->diagnostics->error(Code::G022, item->span(), "found no number of steps",
                             fmt::format("expected a whole number, 1 to {} or -1 to -{}", most, most));
    return 0;
  }
  return static_cast<std::int32_t>(steps);
}

void read_raise(Item item, RuleDeclaration& rule) {
  if (!item.expect(NodeForm::table)) return;
  Table table{item, "a `raise`", item.span()};
  Raise raise;
  raise.place = item.span();
  auto const* const when = table.needed_phrase("when");
  if (when != nullptr) raise.when = *when;
  raise.likelihood = read_steps(table, "likelihood");
  raise.impact = read_steps(table, "impact");
  raise.because = table.string("because");
  if (!table.holds("likelihood") && !table.holds("impact")) {
    item.diagnostics->error(Code::G023, item.span(), "the `raise` raises nothing",
                            "expected `likelihood`, `impact` or both");
  }
  table.finish();
  if (when != nullptr) rule.raises.push_back(std::move(raise));
}

}  // namespace

void read_risk_of(PackDraft& draft, Table& table, RuleDeclaration& rule) {
  constexpr std::size_t most_raises = 32;
  read_effort(draft, table, rule);
  read_impact(draft, table, rule);
  auto const item = table.take("raise");
  auto const list = item ? item->as_list() : std::nullopt;
  if (!list) return;
  if (list->size() > most_raises) {
    draft.diagnostics.error(Code::G043, item->span(), fmt::format("found {} tables", list->size()),
                            fmt::format("expected at most {}", most_raises));
    return;
  }
  for (Item const each : *list) read_raise(each, rule);
}

}  // namespace glacis::model

#include "engine/report/guide_catalogue.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/model/quantity.h"

namespace glacis::report {
namespace {

using condition::Formula;
using condition::Op;
using condition::OpId;
using model::Vocabulary;

/// "21.2 KiB", "331 B": to a tenth, as such figures are estimates.
std::string amount_text(model::Amount amount) {
  bool const kibi = amount >= 1024 * 1000;
  model::Amount const unit = kibi ? 1024 * 1000 : 1000;
  model::Amount const tenths = (amount * 10 + unit / 2) / unit;
  std::string const number =
      tenths % 10 == 0 ? std::to_string(tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
  return number + (kibi ? " KiB" : " B");
}

GuidePage::Cost cost_of(std::string what, std::optional<model::Interval> const& cost) {
  if (!cost) return {std::move(what), {}};
  if (cost->low == cost->high) return {std::move(what), amount_text(cost->low)};
  if (cost->low == INT64_MIN) return {std::move(what), "at most " + amount_text(cost->high)};
  if (cost->high == INT64_MAX) return {std::move(what), "at least " + amount_text(cost->low)};
  return {std::move(what), amount_text(cost->low) + " to " + amount_text(cost->high)};
}

/// Meanings of the definitions that a condition uses; with their names if they are several.
std::string meaning_of(Vocabulary const& vocabulary, std::string const& text) {
  std::vector<std::pair<std::string, std::string>> meanings;
  auto const goes_on = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  for (model::DerivedDeclaration const& each : vocabulary.derived) {
    std::string const word = "." + each.name;
    std::size_t const at = text.find(word);
    bool const used = at != std::string::npos && (at + word.size() == text.size() || !goes_on(text[at + word.size()]));
    if (!used || each.meaning.empty()) continue;
    std::pair<std::string, std::string> const gloss{each.name, each.meaning};
    if (std::find(meanings.begin(), meanings.end(), gloss) == meanings.end()) meanings.push_back(gloss);
  }
  if (meanings.size() == 1) return meanings.front().second;
  std::string result;
  for (auto const& [name, meaning] : meanings) result += (result.empty() ? "" : "; ") + name + ": " + meaning;
  return result;
}

/// The parts of a condition that must all hold, as its author wrote them.
void add_conditions(Vocabulary const& vocabulary, text::Sources const& sources, Formula const& formula, OpId op,
                    std::vector<GuidePage::Condition>& conditions) {
  condition::Operation const& operation = formula[op];
  bool const written = operation.op == Op::both && formula[operation.a].place != operation.place &&
                       formula[operation.b].place != operation.place;
  if (written) {
    add_conditions(vocabulary, sources, formula, operation.a, conditions);
    add_conditions(vocabulary, sources, formula, operation.b, conditions);
    return;
  }
  std::string text = on_one_line(sources.excerpt(operation.place));
  std::string meaning = meaning_of(vocabulary, text);
  conditions.push_back({std::move(text), std::move(meaning)});
}

std::string feature_title(model::FeatureDeclaration const& feature) {
  return feature.title.empty() ? spaced(feature.name) : feature.title;
}

void add_features(Vocabulary const& vocabulary, model::MechanismDeclaration const& declaration,
                  rule::Mechanism const& compiled, GuidePage& page) {
  for (rule::Offer const& offer : compiled.provides) {
    model::FeatureDeclaration const& feature = vocabulary[offer.feature];
    std::string const scope = model::name_of(offer.scope);
    bool const said = std::any_of(declaration.provides.begin(), declaration.provides.end(), [&](auto const& phrase) {
      return phrase.text == feature.name + ":" + scope || phrase.text == feature.name;
    });
    page.provides.push_back({feature.name, feature_title(feature), scope, feature.meaning, !said});
  }
  std::stable_sort(page.provides.begin(), page.provides.end(), [](auto const& a, auto const& b) {
    return a.implied != b.implied ? b.implied : a.feature < b.feature;
  });
}

void add_relations(Vocabulary const& vocabulary, model::MechanismId id, GuidePage& page) {
  model::MechanismDeclaration const& declaration = vocabulary[id];
  if (declaration.profile_of.known()) page.profile_of = vocabulary[declaration.profile_of].name;
  for (model::MechanismDeclaration const& other : vocabulary.mechanisms) {
    if (other.profile_of == id) page.profiles.push_back(other.name);
  }
  std::sort(page.profiles.begin(), page.profiles.end());
  for (auto const& alternatives : declaration.requires_all) {
    std::string text;
    for (text::Phrase const& phrase : alternatives) text += (text.empty() ? "" : " or ") + phrase.text;
    page.requires_all.push_back(std::move(text));
  }
  for (model::Brought const& party : declaration.brings) {
    std::string const kind = party.kind.known() ? vocabulary[party.kind].name : "a party";
    page.brings.push_back(party.flows_to.empty() ? kind : kind + ", joined to " + party.flows_to);
  }
  for (model::MechanismId const other : declaration.conflicts) page.conflicts.push_back(vocabulary[other].name);
}

}  // namespace

GuidePage page_of(Vocabulary const& vocabulary, rule::Catalogue const& catalogue, text::Sources const& sources,
                  model::MechanismId id) {
  model::MechanismDeclaration const& declaration = vocabulary[id];
  GuidePage page;
  page.id = declaration.name;
  page.title = declaration.title;
  page.on = model::name_of(declaration.on);
  page.source = declaration.source;
  page.guidance = declaration.guidance;
  page.generic = declaration.generic;
  add_features(vocabulary, declaration, catalogue[id], page);
  add_relations(vocabulary, id, page);
  Formula const& when = catalogue[id].when;
  if (declaration.when) add_conditions(vocabulary, sources, when, when.root(), page.when);
  for (CostFigure const& figure : cost_figures) page.costs.push_back(cost_of(figure.what, declaration.cost.*figure.of));
  return page;
}

}  // namespace glacis::report

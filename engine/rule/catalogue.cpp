#include "engine/rule/catalogue.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/text/suggest.h"

namespace glacis::rule {

using condition::Formula;
using text::Code;
using text::Diagnostics;
using text::Phrase;

namespace {

/// The scopes at which a mechanism that stands there can give a feature (where a feature comes from).
std::vector<Scope> scopes_given_from(Sort on) {
  switch (on) {
    case Sort::flow: return {Scope::hop};
    case Sort::journey: return {Scope::end_to_end};
    case Sort::data: return {Scope::end_to_end, Scope::at_rest};
    case Sort::entity: return {Scope::platform, Scope::at_rest, Scope::hop};
    case Sort::zone: return {Scope::platform, Scope::hop};
    case Sort::network:
    case Sort::stakeholder:
    case Sort::model: break;
  }
  return {};
}

std::vector<std::string> names_of(std::vector<Scope> const& scopes) {
  std::vector<std::string> names;
  for (Scope scope : scopes) names.emplace_back(model::name_of(scope));
  return names;
}

std::optional<Offer> compile_offer(Phrase const& phrase, Sort on, model::Vocabulary const& vocabulary, Diagnostics& diagnostics) {
  auto const syntax = condition::parse_need(phrase, diagnostics);
  if (!syntax) return std::nullopt;
  auto const at = [&](condition::Word const& word) { return word.text.empty() ? phrase.at(0, phrase.text.size()) : phrase.at(word.begin, word.end); };
  auto const found = vocabulary.feature_names.find(syntax->feature.text);
  if (found == vocabulary.feature_names.end()) {
    std::vector<std::string> known;
    for (auto const& entry : vocabulary.feature_names) known.push_back(entry.first);
    diagnostics.error(Code::G090, at(syntax->feature), fmt::format("there is no feature `{}`", syntax->feature.text), "expected a feature", text::did_you_mean(syntax->feature.text, known));
    return std::nullopt;
  }
  if (!syntax->place.text.empty()) {
    diagnostics.error(Code::G096, at(syntax->place), "what a mechanism provides has no place", "expected `feature:scope`", "the mechanism's `on` says where it stands");
    return std::nullopt;
  }
  auto const scope = model::scope_named(syntax->scope.text);
  auto const allowed = scopes_given_from(on);
  auto const& declared = vocabulary[found->second].scopes;
  if (!scope || std::ranges::find(declared, *scope) == declared.end()) {
    diagnostics.error(Code::G091, at(syntax->scope), syntax->scope.text.empty() ? fmt::format("`{}` is provided at no scope", syntax->feature.text) : fmt::format("`{}` has no scope `{}`", syntax->feature.text, syntax->scope.text),
                      "expected a scope of the feature", text::did_you_mean(syntax->scope.text, names_of(declared)));
    return std::nullopt;
  }
  if (std::ranges::find(allowed, *scope) == allowed.end()) {
    diagnostics.error(Code::G095, at(syntax->scope), fmt::format("a mechanism on a {} gives nothing at scope `{}`", model::name_of(on), syntax->scope.text), "expected another scope",
                      text::did_you_mean(syntax->scope.text, names_of(allowed)));
    return std::nullopt;
  }
  return Offer{found->second, *scope};
}

std::optional<Formula> compile_when(Phrase const& phrase, Sort on, model::Vocabulary const& vocabulary,
                                    condition::DerivedFormulas const& derived, Diagnostics& diagnostics) {
  auto const tree = condition::parse_condition(phrase, diagnostics);
  if (!tree) return std::nullopt;
  condition::Scope scope;
  scope.vocabulary = &vocabulary;
  scope.derived = &derived;
  scope.subject = on;
  return condition::check_condition(*tree, phrase, scope, diagnostics);
}

}  // namespace

bool Mechanism::gives(Offer offer) const { return std::ranges::binary_search(provides, offer); }

std::vector<Offer> close_offers(model::Vocabulary const& vocabulary, std::vector<Offer> offers) {
  auto const given = [&](FeatureId feature, Scope scope) { return std::ranges::find(offers, Offer{feature, scope}) != offers.end(); };
  auto const has_scope = [&](FeatureId feature, Scope scope) {
    auto const& scopes = vocabulary[feature].scopes;
    return std::ranges::find(scopes, scope) != scopes.end();
  };
  for (bool grown = true; grown;) {
    grown = false;
    std::vector<Offer> more;
    for (Offer offer : offers) {
      for (FeatureId implied : vocabulary[offer.feature].implies) {
        if (has_scope(implied, offer.scope)) more.push_back({implied, offer.scope});
      }
    }
    for (std::uint32_t f = 0; f < vocabulary.features.size(); ++f) {
      for (auto const& together : vocabulary.features[f].follows_from) {
        for (Scope scope : vocabulary.features[f].scopes) {
          bool const all = std::ranges::all_of(together, [&](FeatureId feature) { return given(feature, scope); });
          if (all && !together.empty()) more.push_back({FeatureId{f}, scope});
        }
      }
    }
    for (Offer offer : more) {
      if (given(offer.feature, offer.scope)) continue;
      offers.push_back(offer);
      grown = true;
    }
  }
  std::ranges::sort(offers);
  auto const repeated = std::ranges::unique(offers);
  offers.erase(repeated.begin(), repeated.end());
  return offers;
}

std::optional<Catalogue> compile_catalogue(model::Vocabulary const& vocabulary,
                                           condition::DerivedFormulas const& derived, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  Catalogue catalogue;
  for (std::uint32_t m = 0; m < vocabulary.mechanisms.size(); ++m) {
    model::MechanismDeclaration const& declaration = vocabulary.mechanisms[m];
    Mechanism mechanism;
    mechanism.on = declaration.on;
    mechanism.base = MechanismId{m};
    for (std::size_t steps = 0; vocabulary[mechanism.base].profile_of.known() && steps < vocabulary.mechanisms.size(); ++steps) {
      mechanism.base = vocabulary[mechanism.base].profile_of;
    }
    mechanism.generic = declaration.generic;
    for (Phrase const& phrase : declaration.provides) {
      if (auto const offer = compile_offer(phrase, declaration.on, vocabulary, diagnostics)) mechanism.provides.push_back(*offer);
    }
    mechanism.provides = close_offers(vocabulary, std::move(mechanism.provides));
    mechanism.when = condition::always_true(declaration.on);
    if (declaration.when) {
      if (auto when = compile_when(*declaration.when, declaration.on, vocabulary, derived, diagnostics)) mechanism.when = std::move(*when);
    }
    if (auto requires_all = compile_needs(declaration.requires_all, {declaration.on, false}, vocabulary, diagnostics)) {
      mechanism.requires_all = std::move(*requires_all);
    }
    catalogue.mechanisms.push_back(std::move(mechanism));
  }
  for (auto const& feature : vocabulary.features) catalogue.relayed.push_back(feature.relayed);
  for (auto const& network : vocabulary.networks) {
    std::vector<std::optional<Formula>> conditions;
    for (auto const& protection : network.protects.given) {
      conditions.emplace_back();
      if (protection.condition) conditions.back() = compile_when(*protection.condition, Sort::network, vocabulary, derived, diagnostics);
    }
    catalogue.network_conditions.push_back(std::move(conditions));
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return catalogue;
}

}  // namespace glacis::rule

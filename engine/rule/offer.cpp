#include "engine/rule/offer.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/rule/compile.h"
#include "engine/rule/scopes.h"
#include "engine/text/suggest.h"

namespace glacis::rule {

using text::Code;
using text::Diagnostics;
using text::Phrase;

namespace {

std::optional<Scope> find_scope(Phrase const& phrase, condition::Word const& word,
                                model::FeatureDeclaration const& feature, Diagnostics& diagnostics) {
  auto const said = model::scope_named(word.text);
  if (said && holds(feature.scopes, *said)) return said;
  std::string message = fmt::format("there is no scope `{}`", word.text);
  if (said) message = fmt::format("`{}` has no scope `{}`", feature.name, word.text);
  if (word.text.empty()) message = fmt::format("`{}` is provided at no scope", phrase.text);
  diagnostics.error(Code::G091, span_of(phrase, word), std::move(message), "expected a scope of the feature",
                    text::did_you_mean(word.text, names_of(feature.scopes)));
  return std::nullopt;
}

}  // namespace

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

std::optional<Offer> compile_offer(Phrase const& phrase, Sort on, model::Vocabulary const& vocabulary,
                                   Diagnostics& diagnostics) {
  auto const syntax = condition::parse_need(phrase, diagnostics);
  if (!syntax) return std::nullopt;
  if (!syntax->place.text.empty()) {
    diagnostics.error(Code::G096, span_of(phrase, syntax->place), "what a mechanism provides has no place",
                      "expected `feature:scope`", "the mechanism's `on` says where it stands");
    return std::nullopt;
  }
  auto const feature = find_feature(phrase, syntax->feature, vocabulary, diagnostics);
  if (!feature) return std::nullopt;
  auto const scope = find_scope(phrase, syntax->scope, vocabulary[*feature], diagnostics);
  if (!scope) return std::nullopt;
  std::vector<Scope> const given = scopes_given_from(on);
  if (!holds(given, *scope)) {
    diagnostics.error(Code::G095, span_of(phrase, syntax->scope),
                      fmt::format("a mechanism on {} gives nothing at scope `{}`",
                                  on == Sort::entity ? "an entity"
                                  : on == Sort::data ? "data"
                                                     : fmt::format("a {}", model::name_of(on)),
                                  syntax->scope.text),
                      "expected a scope that it gives from there",
                      text::did_you_mean(syntax->scope.text, names_of(given)));
    return std::nullopt;
  }
  return Offer{*feature, *scope};
}

namespace {

/// What one more step adds: implied features, and those that follow from several, in the scopes that they have.
std::vector<Offer> consequences(model::Vocabulary const& vocabulary, std::vector<Offer> const& offers) {
  std::vector<Offer> found;
  for (Offer const& offer : offers) {
    for (FeatureId const implied : vocabulary[offer.feature].implies) {
      if (holds(vocabulary[implied].scopes, offer.scope)) found.push_back({implied, offer.scope});
    }
  }
  for (std::size_t f = 0; f < vocabulary.features.size(); ++f) {
    for (auto const& together : vocabulary.features[f].follows_from) {
      for (Scope const scope : vocabulary.features[f].scopes) {
        bool const all = std::all_of(together.begin(), together.end(), [&](FeatureId feature) {
          return std::binary_search(offers.begin(), offers.end(), Offer{feature, scope});
        });
        if (all && !together.empty()) found.push_back({model::id_of<model::FeatureTag>(f), scope});
      }
    }
  }
  return found;
}

void sort_once(std::vector<Offer>& offers) {
  std::sort(offers.begin(), offers.end());
  offers.erase(std::unique(offers.begin(), offers.end()), offers.end());
}

}  // namespace

std::vector<Offer> close_offers(model::Vocabulary const& vocabulary, std::vector<Offer> offers) {
  sort_once(offers);
  for (std::size_t before = 0; before != offers.size();) {
    before = offers.size();
    std::vector<Offer> const more = consequences(vocabulary, offers);
    offers.insert(offers.end(), more.begin(), more.end());
    sort_once(offers);
  }
  return offers;
}

}  // namespace glacis::rule

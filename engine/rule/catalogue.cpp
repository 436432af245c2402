#include "engine/rule/catalogue.h"

#include <algorithm>

#include "engine/rule/compile.h"
#include "engine/rule/offer.h"

namespace glacis::rule {

using condition::Formula;
using text::Diagnostics;
using text::Phrase;

namespace {

class CatalogueCompiler {
 public:
  CatalogueCompiler(model::Vocabulary const& vocabulary, condition::DerivedFormulas const& derived,
                    Diagnostics& diagnostics)
      : vocabulary_(vocabulary), derived_(derived), diagnostics_(diagnostics) {}

  Mechanism mechanism(MechanismId id) {
    model::MechanismDeclaration const& declaration = vocabulary_[id];
    Mechanism result;
    result.on = declaration.on;
    result.base = base_of(id);
    result.generic = declaration.generic;
    for (Phrase const& phrase : declaration.provides) {
      auto const offer = compile_offer(phrase, declaration.on, vocabulary_, diagnostics_);
      if (offer) result.provides.push_back(*offer);
    }
    result.provides = close_offers(vocabulary_, std::move(result.provides));
    auto const when = declaration.when ? condition(*declaration.when, declaration.on) : std::nullopt;
    result.when = when ? *when : condition::always_true(declaration.on);
    auto const needs = compile_needs(declaration.requires_all, {declaration.on, false}, vocabulary_, diagnostics_);
    if (needs) result.requires_all = *needs;
    return result;
  }

  std::vector<std::optional<Formula>> network(model::NetworkDeclaration const& declaration) {
    std::vector<std::optional<Formula>> conditions;
    for (model::Protection const& protection : declaration.protects.given) {
      conditions.push_back(protection.condition ? condition(*protection.condition, Sort::network) : std::nullopt);
    }
    return conditions;
  }

 private:
  /// Its end: reading a pack refuses mechanisms that are profiles of themselves.
  MechanismId base_of(MechanismId id) const {
    while (vocabulary_[id].profile_of.known()) id = vocabulary_[id].profile_of;
    return id;
  }

  std::optional<Formula> condition(Phrase const& phrase, Sort subject) {
    condition::Scope scope;
    scope.vocabulary = &vocabulary_;
    scope.derived = &derived_;
    scope.subject = subject;
    return compile_condition(phrase, scope, diagnostics_);
  }

  model::Vocabulary const& vocabulary_;
  condition::DerivedFormulas const& derived_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool Mechanism::gives(Offer offer) const { return std::binary_search(provides.begin(), provides.end(), offer); }

std::optional<Catalogue> compile_catalogue(model::Vocabulary const& vocabulary,
                                           condition::DerivedFormulas const& derived, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  CatalogueCompiler compiler(vocabulary, derived, diagnostics);
  Catalogue catalogue;
  for (std::size_t i = 0; i < vocabulary.mechanisms.size(); ++i) {
    catalogue.mechanisms.push_back(compiler.mechanism(model::id_of<model::MechanismTag>(i)));
  }
  for (model::FeatureDeclaration const& feature : vocabulary.features) catalogue.relayed.push_back(feature.relayed);
  for (model::NetworkDeclaration const& network : vocabulary.networks) {
    catalogue.network_conditions.push_back(compiler.network(network));
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return catalogue;
}

}  // namespace glacis::rule

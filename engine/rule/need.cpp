#include "engine/rule/need.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/rule/compile.h"
#include "engine/rule/place.h"
#include "engine/rule/scopes.h"
#include "engine/text/suggest.h"

namespace glacis::rule {

using condition::Word;
using text::Code;
using text::Diagnostics;
using text::Phrase;

namespace {

std::string one_of_sort(Sort sort) {
  char const* const name = model::name_of(sort);
  if (sort == Sort::data) return name;
  return fmt::format("{} {}", sort == Sort::entity ? "an" : "a", name);
}

/// What `need` means without a scope of its own; empty: the feature has none that means something there.
std::vector<Need> meant_by(Need need, Standing standing, model::FeatureDeclaration const& feature) {
  std::vector<Scope> meant = scopes_at(standing);
  // A flow and data have two scopes that will do or are both meant; everything else one.
  meant.resize(standing == Standing::flow || standing == Standing::data ? 2 : 1);
  std::erase_if(meant, [&](Scope scope) { return !holds(feature.scopes, scope); });
  need.or_end_to_end = standing == Standing::flow && meant.size() == 2;
  if (standing == Standing::flow && !meant.empty()) meant.resize(1);
  std::vector<Need> needs;
  for (Scope const scope : meant) {
    need.scope = scope;
    needs.push_back(need);
  }
  return needs;
}

/// Compiles one phrase. What is meant may be several needs: of data without a scope, on the journeys and at rest.
class NeedCompiler {
 public:
  NeedCompiler(Phrase const& phrase, SubjectForm subject, model::Vocabulary const& vocabulary, Diagnostics& diagnostics)
      : phrase_(phrase), subject_(subject), vocabulary_(vocabulary), diagnostics_(diagnostics) {}

  /// All of them; empty exactly if an error was reported, or a gap met.
  std::vector<Need> compile() {
    auto const syntax = condition::parse_need(phrase_, diagnostics_);
    if (!syntax) return {};
    Need need;
    need.place = phrase_.at(0, phrase_.text.size());
    auto const feature = find_feature(phrase_, syntax->feature, vocabulary_, diagnostics_);
    auto const where = place(syntax->place);
    if (where) need.where = *where;
    if (!feature || !where) return {};
    need.feature = *feature;
    return syntax->scope.text.empty() ? without_scope(need) : with_scope(need, syntax->scope);
  }

 private:
  void error(Code code, Word const& word, std::string message, std::string label, std::string help = {}) {
    diagnostics_.error(code, span_of(phrase_, word), std::move(message), std::move(label), std::move(help));
  }

  std::optional<Where> place(Word const& word) {
    std::vector<Where> const places = places_of(subject_);
    if (word.text.empty()) {
      if (std::find(places.begin(), places.end(), Where::self) != places.end()) return Where::self;
      error(Code::G093, word, "a need of the whole model does not say where", "expected `@entities` or `@flows`");
      return std::nullopt;
    }
    std::vector<std::string> names;
    for (Where const where : places) {
      if (word.text == name_of(where)) return where;
      names.emplace_back(name_of(where));
    }
    error(Code::G092, word, fmt::format("{} has no place `{}`", one_of_sort(subject_.sort), word.text),
          "expected a place of its own", text::did_you_mean(word.text, names, names.size()));
    return std::nullopt;
  }

  std::vector<Need> without_scope(Need need) {
    model::FeatureDeclaration const& feature = vocabulary_[need.feature];
    if (subject_.sort == Sort::model) {
      error(Code::G093, {}, "a need of the whole model does not say its scope", "expected `:` and a scope");
      return {};
    }
    Standing const standing = standing_at(subject_, need.where);
    std::vector<Need> needs = meant_by(need, standing, feature);
    if (needs.empty()) {
      error(Code::G091, {},
            fmt::format("`{}` has no scope `{}`, which is meant of {} if none is said", feature.name,
                        model::name_of(scopes_at(standing).front()), describe(standing)),
            "expected `:` and a scope of the feature",
            feature.scopes.empty() ? "" : help_with_scope(feature, feature.scopes.front(), standing));
    }
    return needs;
  }

  std::vector<Need> with_scope(Need need, Word const& word) {
    model::FeatureDeclaration const& feature = vocabulary_[need.feature];
    auto const said = model::scope_named(word.text);
    if (!said || !holds(feature.scopes, *said)) {
      error(Code::G091, word,
            said ? fmt::format("`{}` has no scope `{}`", feature.name, word.text)
                 : fmt::format("there is no scope `{}`", word.text),
            "expected a scope of the feature", text::did_you_mean(word.text, names_of(feature.scopes)));
      return {};
    }
    Standing const standing = standing_at(subject_, need.where);
    if (!holds(scopes_at(standing), *said)) {
      error(Code::G091, word, fmt::format("`{}` is no scope of {}", word.text, describe(standing)),
            fmt::format("expected a scope of {}", describe(standing)), help_with_scope(feature, *said, standing));
      return {};
    }
    need.scope = *said;
    return {need};
  }

  /// Mostly the scope is right and the place was forgotten: a hop of a journey is one of its flows.
  std::string help_with_scope(model::FeatureDeclaration const& feature, Scope said, Standing standing) const {
    std::vector<Where> places = places_of(subject_);
    std::erase_if(places, [&](Where where) { return !holds(scopes_at(standing_at(subject_, where)), said); });
    if (!places.empty()) {
      bool const at_ends = std::find(places.begin(), places.end(), Where::ends) != places.end();
      Where const where = at_ends ? Where::ends : places.front();
      return fmt::format("write `{}:{}@{}`", feature.name, model::name_of(said), name_of(where));
    }
    std::vector<Scope> fitting = scopes_at(standing);
    std::erase_if(fitting, [&](Scope scope) { return !holds(feature.scopes, scope); });
    return text::did_you_mean("", names_of(fitting));
  }

  Phrase const& phrase_;
  SubjectForm subject_;
  model::Vocabulary const& vocabulary_;
  Diagnostics& diagnostics_;
};

/// `all` clauses, each of which gets one of `needs` as a further alternative: together they say that the clause
/// holds or all of `needs` do.
Needs distribute(Needs const& all, std::vector<Need> const& needs) {
  Needs result;
  for (std::vector<Need> const& clause : all) {
    for (Need const& need : needs) {
      result.push_back(clause);
      result.back().push_back(need);
    }
  }
  return result;
}

}  // namespace

std::vector<Need> unscoped(FeatureId feature, SubjectForm subject, model::Vocabulary const& vocabulary) {
  Need need;
  need.feature = feature;
  return meant_by(need, standing_at(subject, Where::self), vocabulary[feature]);
}

std::optional<Needs> compile_needs(std::vector<std::vector<Phrase>> const& phrases, SubjectForm subject,
                                   model::Vocabulary const& vocabulary, Diagnostics& diagnostics) {
  // Alternatives that mean two needs each would double the clauses: nobody needs more of them.
  constexpr std::size_t most_clauses = 64;
  std::size_t const before = diagnostics.errors();
  Needs needs;
  for (auto const& alternatives : phrases) {
    Needs clauses(1);
    for (Phrase const& phrase : alternatives) {
      std::vector<Need> const meant = NeedCompiler(phrase, subject, vocabulary, diagnostics).compile();
      if (clauses.size() * meant.size() > most_clauses) {
        diagnostics.error(Code::G093, phrase.at(0, phrase.text.size()),
                          "too many alternatives of data do not say their scope",
                          "expected `:end-to-end` or `:at-rest`");
      } else if (!meant.empty()) {
        clauses = distribute(clauses, meant);
      }
    }
    needs.insert(needs.end(), clauses.begin(), clauses.end());
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return needs;
}

}  // namespace glacis::rule

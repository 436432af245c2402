#include "engine/rule/need.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/text/suggest.h"

namespace glacis::rule {

using condition::Word;
using text::Code;
using text::Diagnostics;
using text::Phrase;

namespace {

constexpr std::array all_places{Where::self,   Where::from,   Where::to,    Where::ends,   Where::origin,
                                Where::consumer, Where::relays, Where::flows, Where::stores, Where::entities};

/// What stands at a place, as far as scopes go.
enum class Standing : std::uint8_t { flow, journey, data, entity, stored, zone };

std::vector<Where> places_of(SubjectForm subject) {
  switch (subject.sort) {
    case Sort::flow: return {Where::self, Where::from, Where::to, Where::ends};
    case Sort::journey:
      return {Where::self, Where::origin, Where::consumer, Where::ends, Where::relays, Where::flows, Where::stores};
    case Sort::entity: return {Where::self, Where::flows, Where::stores};
    case Sort::data: return {Where::self, Where::origin, Where::consumer, Where::flows, Where::stores};
    case Sort::zone: return {Where::self, Where::entities, Where::flows};
    case Sort::model: return {Where::entities, Where::flows};
    case Sort::network:
    case Sort::stakeholder: break;
  }
  return {};
}

Standing standing_at(SubjectForm subject, Where where) {
  switch (where) {
    case Where::flows: return Standing::flow;
    case Where::stores: return Standing::stored;
    case Where::from:
    case Where::to:
    case Where::ends:
    case Where::origin:
    case Where::consumer:
    case Where::relays:
    case Where::entities: return Standing::entity;
    case Where::self: break;
  }
  switch (subject.sort) {
    case Sort::flow: return Standing::flow;
    case Sort::journey: return Standing::journey;
    case Sort::data: return Standing::data;
    case Sort::zone: return Standing::zone;
    case Sort::entity: return subject.with_data ? Standing::stored : Standing::entity;
    case Sort::network:
    case Sort::stakeholder:
    case Sort::model: break;
  }
  return Standing::entity;
}

/// The scopes that make sense there; the first are what is meant if none is said.
std::vector<Scope> scopes_at(Standing standing) {
  switch (standing) {
    case Standing::flow: return {Scope::hop, Scope::end_to_end, Scope::link};
    case Standing::journey: return {Scope::end_to_end};
    case Standing::data: return {Scope::end_to_end, Scope::at_rest};
    case Standing::entity: return {Scope::platform, Scope::at_rest};
    case Standing::stored: return {Scope::at_rest, Scope::platform};
    case Standing::zone: return {Scope::hop, Scope::platform};
  }
  return {};
}

template <class Values, class Name>
std::vector<std::string> names(Values const& values, Name const& name) {
  std::vector<std::string> result;
  for (auto const& value : values) result.push_back(name(value));
  return result;
}

class NeedCompiler {
 public:
  NeedCompiler(SubjectForm subject, model::Vocabulary const& vocabulary, Diagnostics& diagnostics)
      : subject_(subject), vocabulary_(vocabulary), diagnostics_(diagnostics) {}

  /// A need, or for a datum without a scope two of them: on its journeys and at rest.
  std::vector<Need> compile(Phrase const& phrase) {
    auto const syntax = condition::parse_need(phrase, diagnostics_);
    if (!syntax) return {};
    Need need;
    need.place = phrase.at(0, phrase.text.size());
    if (!feature(syntax->feature, phrase, need) || !place(syntax->place, phrase, need)) return {};
    return scope(syntax->scope, phrase, need);
  }

 private:
  void error(Code code, Phrase const& phrase, Word const& word, std::string message, std::string label, std::string help = {}) {
    text::Span const span = word.text.empty() ? phrase.at(0, phrase.text.size()) : phrase.at(word.begin, word.end);
    diagnostics_.error(code, span, std::move(message), std::move(label), std::move(help));
  }

  bool feature(Word const& word, Phrase const& phrase, Need& need) {
    auto const found = vocabulary_.feature_names.find(word.text);
    if (found == vocabulary_.feature_names.end()) {
      auto const known = names(vocabulary_.feature_names, [](auto const& entry) { return entry.first; });
      error(Code::G090, phrase, word, fmt::format("there is no feature `{}`", word.text), "expected a feature", text::did_you_mean(word.text, known));
      return false;
    }
    need.feature = found->second;
    return true;
  }

  bool place(Word const& word, Phrase const& phrase, Need& need) {
    auto const allowed = places_of(subject_);
    if (word.text.empty()) {
      if (subject_.sort != Sort::model) return true;
      error(Code::G093, phrase, word, "a need of the whole model does not say where", "expected `@entities` or `@flows`");
      return false;
    }
    for (Where where : all_places) {
      if (word.text != name_of(where)) continue;
      need.where = where;
      if (std::ranges::find(allowed, where) != allowed.end()) return true;
    }
    auto const known = names(allowed, [](Where where) { return std::string(name_of(where)); });
    error(Code::G092, phrase, word, fmt::format("a {} has no place `{}`", model::name_of(subject_.sort), word.text), "expected a place", text::did_you_mean(word.text, known));
    return false;
  }

  std::vector<Need> scope(Word const& word, Phrase const& phrase, Need need) {
    model::FeatureDeclaration const& declared = vocabulary_[need.feature];
    Standing const standing = standing_at(subject_, need.where);
    auto const sensible = scopes_at(standing);
    auto const has = [&](Scope scope) { return std::ranges::find(declared.scopes, scope) != declared.scopes.end(); };
    auto const scope_names = [](auto const& scopes) { return names(scopes, [](Scope scope) { return std::string(model::name_of(scope)); }); };
    if (word.text.empty()) {
      if (subject_.sort == Sort::model) {
        error(Code::G093, phrase, word, "a need of the whole model does not say its scope", "expected `:` and a scope");
        return {};
      }
      std::vector<Need> result;
      std::size_t const meant = standing == Standing::data ? 2 : 1;
      for (std::size_t i = 0; i < meant; ++i) {
        if (!has(sensible[i])) continue;
        need.scope = sensible[i];
        need.or_end_to_end = standing == Standing::flow && has(Scope::end_to_end);
        result.push_back(need);
      }
      if (result.empty()) {
        error(Code::G091, phrase, word, fmt::format("`{}` has no scope {}, which is meant here if none is said", declared.name, model::name_of(sensible.front())), "expected `:` and a scope",
              text::did_you_mean("", scope_names(declared.scopes)));
      }
      return result;
    }
    auto const said = model::scope_named(word.text);
    if (!said || !has(*said)) {
      error(Code::G091, phrase, word, said ? fmt::format("`{}` has no scope `{}`", declared.name, word.text) : fmt::format("there is no scope `{}`", word.text), "expected a scope of the feature",
            text::did_you_mean(word.text, scope_names(declared.scopes)));
      return {};
    }
    if (std::ranges::find(sensible, *said) == sensible.end()) {
      error(Code::G091, phrase, word, fmt::format("scope `{}` means nothing at that place", word.text), "expected another scope",
            text::did_you_mean(word.text, scope_names(sensible)));
      return {};
    }
    need.scope = *said;
    return {need};
  }

  SubjectForm subject_;
  model::Vocabulary const& vocabulary_;
  Diagnostics& diagnostics_;
};

}  // namespace

char const* name_of(Where where) {
  switch (where) {
    case Where::self: return "self";
    case Where::from: return "from";
    case Where::to: return "to";
    case Where::ends: return "ends";
    case Where::origin: return "origin";
    case Where::consumer: return "consumer";
    case Where::relays: return "relays";
    case Where::flows: return "flows";
    case Where::stores: return "stores";
    case Where::entities: return "entities";
  }
  return "";
}

std::optional<Needs> compile_needs(std::vector<std::vector<Phrase>> const& phrases, SubjectForm subject,
                                   model::Vocabulary const& vocabulary, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  NeedCompiler compiler(subject, vocabulary, diagnostics);
  Needs needs;
  for (auto const& alternatives : phrases) {
    std::vector<Need> any_of;
    for (Phrase const& phrase : alternatives) {
      std::vector<Need> const compiled = compiler.compile(phrase);
      if (compiled.size() > 1 && alternatives.size() > 1) {
        diagnostics.error(Code::G093, phrase.at(0, phrase.text.size()), "an alternative of a datum does not say its scope", "expected `:end-to-end` or `:at-rest`");
      } else if (compiled.size() > 1) {
        for (std::size_t i = 1; i < compiled.size(); ++i) needs.push_back({compiled[i]});
      }
      if (!compiled.empty()) any_of.push_back(compiled.front());
    }
    needs.push_back(std::move(any_of));
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return needs;
}

}  // namespace glacis::rule

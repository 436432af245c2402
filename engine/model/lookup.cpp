#include "engine/model/lookup.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/text/suggest.h"

namespace glacis::model {

namespace {

using text::Code;

template <class Map>
auto find_in(Map const& map, Gaps const& gaps, text::Phrase const& name, std::string_view what,
             text::Diagnostics& diagnostics) -> std::optional<typename Map::mapped_type> {
  auto const found = map.find(name.text);
  if (found != map.end()) return found->second;
  if (gaps.may_hold(name.text)) return std::nullopt;
  diagnostics.error(Code::G029, inner(name), fmt::format("there is no {} `{}`", what, name.text),
                    fmt::format("expected a {}", what), suggest_key(name.text, map, diagnostics));
  return std::nullopt;
}

std::vector<std::string> names_of(std::vector<Sort> const& sorts) {
  std::vector<std::string> names;
  for (auto const sort : sorts) names.emplace_back(name_of(sort));
  return names;
}

}  // namespace

std::string_view one_of(Sort sort) {
  switch (sort) {
    case Sort::entity: return "an entity";
    case Sort::flow: return "a flow";
    case Sort::zone: return "a zone";
    case Sort::data: return "data";
    case Sort::network: return "a network";
    case Sort::stakeholder: return "a stakeholder";
    case Sort::journey: return "a journey";
    case Sort::model: return "the model";
  }
  return "";
}

std::optional<KindId> find_kind(Vocabulary const& vocabulary, Sort sort, text::Phrase const& name,
                                text::Diagnostics& diagnostics) {
  auto const& own = vocabulary.kind_names[static_cast<std::size_t>(sort)];
  if (auto const found = own.find(name.text); found != own.end()) return found->second;
  for (std::size_t other = 0; other < sort_count; ++other) {
    if (vocabulary.kind_names[other].find(name.text) == vocabulary.kind_names[other].end()) continue;
    diagnostics.error(Code::G036, inner(name),
                      fmt::format("`{}` is a kind of {}", name.text, name_of(static_cast<Sort>(other))),
                      fmt::format("expected a kind of {}", name_of(sort)));
    return std::nullopt;
  }
  if (vocabulary.gaps.may_hold(name.text)) return std::nullopt;
  diagnostics.error(Code::G027, inner(name), fmt::format("there is no kind `{}`", name.text),
                    fmt::format("expected a kind of {}", name_of(sort)), suggest_key(name.text, own, diagnostics));
  return std::nullopt;
}

std::optional<FeatureId> find_feature(Vocabulary const& vocabulary, text::Phrase const& name,
                                      text::Diagnostics& diagnostics) {
  return find_in(vocabulary.feature_names, vocabulary.gaps, name, "feature", diagnostics);
}

std::optional<LabelId> find_label(Vocabulary const& vocabulary, text::Phrase const& name,
                                  text::Diagnostics& diagnostics) {
  return find_in(vocabulary.label_names, vocabulary.gaps, name, "label", diagnostics);
}

std::optional<MechanismId> find_mechanism(Vocabulary const& vocabulary, text::Phrase const& name,
                                          text::Diagnostics& diagnostics) {
  return find_in(vocabulary.mechanism_names, vocabulary.gaps, name, "mechanism", diagnostics);
}

std::optional<MechanismId> find_mechanism(Vocabulary const& vocabulary, Sort on, text::Phrase const& name,
                                          text::Diagnostics& diagnostics) {
  auto const found = find_mechanism(vocabulary, name, diagnostics);
  if (!found || vocabulary[*found].on == on) return found;
  diagnostics.error(Code::G048, inner(name), fmt::format("`{}` stands on {}", name.text, one_of(vocabulary[*found].on)),
                    fmt::format("expected a mechanism that stands on {}", one_of(on)));
  return std::nullopt;
}

std::optional<std::size_t> find_word(text::Phrase const& phrase, std::vector<std::string> const& words,
                                     text::Diagnostics& diagnostics) {
  auto const found = std::find(words.begin(), words.end(), phrase.text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string expected = "expected ";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) expected += i + 1 == words.size() ? " or " : ", ";
    expected += '`' + words[i] + '`';
  }
  // The label lists them all, so that only a likely one is worth a line of help.
  auto const close = text::closest(phrase.text, words);
  diagnostics.error(Code::G033, inner(phrase), fmt::format("found `{}`", phrase.text), expected,
                    close ? fmt::format("did you mean `{}`?", *close) : std::string{});
  return std::nullopt;
}

std::optional<Sort> likely_sort(std::string_view word, std::vector<Sort> const& sorts) {
  auto const meant = text::closest(word, names_of(sorts));
  if (!meant) return std::nullopt;
  return *std::find_if(sorts.begin(), sorts.end(), [&](Sort sort) { return *meant == name_of(sort); });
}

std::optional<Sort> find_sort(text::Phrase const& phrase, std::vector<Sort> const& sorts,
                              text::Diagnostics& diagnostics) {
  auto const found = find_word(phrase, names_of(sorts), diagnostics);
  if (!found) return std::nullopt;
  return sorts[*found];
}

}  // namespace glacis::model

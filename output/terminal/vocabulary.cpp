#include <algorithm>

#include <fmt/format.h>

#include "output/terminal/explanation.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using model::Vocabulary;

/// One entry: what it is, its title and place, then named lines.
class Entry {
 public:
  Entry(text::Sources const& sources, Style const& style, std::string const& sort, std::string const& name,
        std::string const& title, text::Span place)
      : width_(style.width - 2) {
    std::string const where = std::string(sources.name(place.source)) + ":" +
                              std::to_string(sources.position(place.source, place.begin).line);
    text_ = paint(style, Tone::title, sort + " " + plain(name)) + (title.empty() ? "" : "  " + plain(title)) + "\n" +
            plain(where) + "\n";
  }
  void line(std::string const& lead, std::string const& words) {
    if (!words.empty()) text_ += hanging("  " + pad(lead, 10) + " ", plain(words), width_);
  }
  std::string const& text() const { return text_; }

 private:
  std::size_t width_;
  std::string text_;
};

std::string phrases(std::vector<std::vector<text::Phrase>> const& all) {
  std::vector<std::string> parts;
  for (auto const& alternatives : all) {
    std::vector<std::string> words;
    for (text::Phrase const& phrase : alternatives) words.push_back(phrase.text);
    parts.push_back(join(words, " or "));
  }
  return join(parts, ", ");
}

std::string list(std::vector<text::Phrase> const& all) {
  std::vector<std::string> words;
  for (text::Phrase const& phrase : all) words.push_back(phrase.text);
  return join(words, ", ");
}

std::string statements(std::vector<model::Statement> const& all, Vocabulary const& vocabulary) {
  std::vector<std::string> words;
  for (model::Statement const& each : all) words.push_back(vocabulary[each.attribute].name + " " + each.text);
  return join(words, ", ");
}

std::string written(std::optional<text::Phrase> const& phrase) { return phrase ? phrase->text : std::string(); }

/// What an attack takes, the harm that it does, and what raises either.
void add_risk(Entry& entry, model::RuleDeclaration const& rule, Vocabulary const& vocabulary) {
  std::vector<std::string> effort, impact;
  for (std::size_t i = 0; i < rule.effort.size(); ++i) {
    model::Factor const& factor = vocabulary.factors[i];
    if (rule.effort[i]) effort.push_back(factor.name + " " + factor.levels[*rule.effort[i]].name);
  }
  for (model::AttributeId const id : rule.impact) impact.push_back(vocabulary[id].name);
  entry.line("effort", join(effort, ", "));
  entry.line("impact", join(impact, ", "));
  for (model::Raise const& raise : rule.raises) {
    std::string words;
    if (raise.likelihood != 0) words += fmt::format("likelihood {:+}, ", raise.likelihood);
    if (raise.impact != 0) words += fmt::format("impact {:+}, ", raise.impact);
    words += raise.when.text == "true" ? "always" : "when " + raise.when.text;
    entry.line("raise", words + (raise.because.empty() ? "" : ": " + raise.because));
  }
}

Entry rule_entry(model::RuleDeclaration const& rule, Vocabulary const& vocabulary, text::Sources const& sources,
                 Style const& style) {
  Entry entry(sources, style, model::name_of(rule.form), rule.name, rule.title.text, rule.place);
  entry.line("", rule.description);
  entry.line("on", model::name_of(rule.on));
  entry.line("for", written(rule.for_each));
  entry.line("when", written(rule.when));
  entry.line("unless", written(rule.unless));
  entry.line("needs", phrases(rule.needs));
  entry.line("resolve", rule.resolve);
  add_risk(entry, rule, vocabulary);
  if (rule.form == model::RuleForm::obligation) entry.line("strength", model::name_of(rule.strength));
  entry.line("refs", list(rule.refs));
  return entry;
}

Entry mechanism_entry(model::MechanismDeclaration const& mechanism, Vocabulary const& vocabulary,
                      text::Sources const& sources, Style const& style) {
  Entry entry(sources, style, "mechanism", mechanism.name, mechanism.title, mechanism.place);
  entry.line("on", model::name_of(mechanism.on));
  if (mechanism.profile_of.known()) entry.line("profile of", vocabulary[mechanism.profile_of].name);
  entry.line("provides", list(mechanism.provides));
  entry.line("when", written(mechanism.when));
  entry.line("requires", phrases(mechanism.requires_all));
  if (mechanism.generic) entry.line("generic", "a shape of solution, no standard");
  entry.line("source", mechanism.source);
  entry.line("guidance", mechanism.guidance);
  return entry;
}

Entry feature_entry(model::FeatureDeclaration const& feature, Vocabulary const& vocabulary,
                    text::Sources const& sources, Style const& style) {
  Entry entry(sources, style, "feature", feature.name, feature.title, feature.place);
  std::vector<std::string> scopes, implied, providers;
  for (model::Scope const scope : feature.scopes) scopes.emplace_back(model::name_of(scope));
  for (model::FeatureId const id : feature.implies) implied.push_back(vocabulary[id].name);
  for (model::MechanismDeclaration const& mechanism : vocabulary.mechanisms) {
    bool const gives =
        std::any_of(mechanism.provides.begin(), mechanism.provides.end(), [&](text::Phrase const& phrase) {
          return phrase.text == feature.name || phrase.text.rfind(feature.name + ":", 0) == 0;
        });
    if (gives) providers.push_back(mechanism.name);
  }
  entry.line("", feature.meaning);
  entry.line("scopes", join(scopes, ", "));
  entry.line("implies", join(implied, ", "));
  entry.line("known as", join(feature.known_as, ", "));
  entry.line("given by", join(providers, ", "));
  return entry;
}

Entry kind_entry(model::Kind const& kind, Vocabulary const& vocabulary, text::Sources const& sources,
                 Style const& style) {
  Entry entry(sources, style, std::string(model::name_of(kind.sort)) + " kind", kind.name, kind.title, kind.place);
  std::vector<std::string> line;
  for (model::KindId parent = kind.parent; parent.known(); parent = vocabulary[parent].parent) {
    line.push_back(vocabulary[parent].name);
  }
  entry.line("is", join(line, ", "));
  if (kind.abstract) entry.line("abstract", "stands for any kind below it");
  entry.line("always", statements(kind.always, vocabulary));
  entry.line("usually", statements(kind.usually, vocabulary));
  return entry;
}

Entry attribute_entry(model::Attribute const& attribute, Vocabulary const& vocabulary, text::Sources const& sources,
                      Style const& style) {
  Entry entry(sources, style, "attribute", attribute.name, "", attribute.place);
  std::vector<std::string> kinds, values;
  for (model::KindId const id : attribute.on) kinds.push_back(vocabulary[id].name);
  for (model::TypeValue const& value : vocabulary[attribute.type].values) {
    values.push_back(value.meaning.empty() ? value.name : value.name + " (" + value.meaning + ")");
  }
  entry.line("", attribute.meaning);
  entry.line("on", attribute.on_flow ? "flow" : join(kinds, ", "));
  entry.line("values", join(values, ", "));
  entry.line("ask", attribute.ask);
  if (attribute.choice) entry.line("choice", "the designer chooses it");
  return entry;
}

/// "days 1, weeks 4, years out of reach"
std::string points(model::Factor const& factor, std::vector<model::Scale::Points> const& all) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < all.size(); ++i)
    words.push_back(factor.levels[i].name + " " + (all[i] ? std::to_string(*all[i]) : "out of reach"));
  return join(words, ", ");
}

Entry scale_entry(model::Scale const& scale, Vocabulary const& vocabulary, text::Sources const& sources,
                  Style const& style) {
  Entry entry(sources, style, "scale", scale.name, scale.title, scale.place);
  entry.line("source", scale.source);
  for (std::size_t i = 0; i < scale.points.size(); ++i)
    entry.line("points", vocabulary.factors[i].name + ": " + points(vocabulary.factors[i], scale.points[i]));
  std::vector<std::string> sums;
  for (model::Scale::Potential const& each : scale.potentials)
    sums.push_back("from " + std::to_string(each.from) + " " + each.name + ", " + scale.likelihoods[each.likelihood]);
  entry.line("sum", join(sums, "; "));
  for (std::size_t i = 0; i < scale.impacts.size(); ++i) {
    std::vector<std::string> row;
    for (std::size_t j = 0; j < scale.likelihoods.size(); ++j)
      row.push_back(scale.likelihoods[j] + " " + scale.risks[scale.matrix[i][j]].name);
    entry.line("risk", "impact " + scale.impacts[i].name + ": " + join(row, ", "));
  }
  return entry;
}

}  // namespace

std::string explain_name(Vocabulary const& vocabulary, text::Sources const& sources, std::string const& name,
                         Style const& style) {
  std::vector<std::string> entries;
  auto const add = [&](Entry const& entry) { entries.push_back(entry.text()); };
  for (auto const& each : vocabulary.rules)
    if (each.name == name) add(rule_entry(each, vocabulary, sources, style));
  for (auto const& each : vocabulary.mechanisms)
    if (each.name == name) add(mechanism_entry(each, vocabulary, sources, style));
  for (auto const& each : vocabulary.features)
    if (each.name == name) add(feature_entry(each, vocabulary, sources, style));
  for (auto const& each : vocabulary.kinds)
    if (each.name == name && each.parent.known()) add(kind_entry(each, vocabulary, sources, style));
  for (auto const& each : vocabulary.attributes)
    if (each.name == name) add(attribute_entry(each, vocabulary, sources, style));
  for (auto const& each : vocabulary.scales)
    if (each.name == name) add(scale_entry(each, vocabulary, sources, style));
  for (auto const& each : vocabulary.labels) {
    if (each.name != name) continue;
    Entry entry(sources, style, "label", each.name, "", each.place);
    entry.line("", each.meaning);
    add(entry);
  }
  return join(entries, "\n");
}

std::vector<std::string> all_names(Vocabulary const& vocabulary) {
  std::vector<std::string> names;
  auto const add = [&](auto const& table) {
    for (auto const& each : table) names.push_back(each.name);
  };
  add(vocabulary.rules);
  add(vocabulary.mechanisms);
  add(vocabulary.features);
  add(vocabulary.kinds);
  add(vocabulary.attributes);
  add(vocabulary.labels);
  add(vocabulary.scales);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace glacis::output

#include "engine/report/sentence.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/report/kinds.h"

namespace glacis::report {
namespace {

using model::Sort;
using verdict::Subject;

/// The entity whose kind tells who is meant: software that is not itself a party stands for its node.
std::string party(Words const& words, Subject const& subject) {
  if (subject.element.sort != Sort::entity) return "M2M system";
  std::string name = party_of(words.vocabulary(), words.use_case().entities[subject.element.index].kind);
  model::EntityId const node = words.structure().passes_from[subject.element.index];
  if (name.empty() && node.known()) name = party_of(words.vocabulary(), words.use_case()[node].kind);
  return name.empty() ? "M2M system" : name;
}

/// What stands before an entity or a zone, and before data, where it is not "of", or where the feature's verb and title
/// make no sentence. Beside those of kinds only these names of the vocabulary are known to the program.
struct Phrasing {
  std::string_view feature, entity, data;
  std::string_view verb_for_entity, verb_for_data;  ///< instead of verb, title and preposition
};
constexpr std::array<Phrasing, 20> phrasings{
    {{"secure-storage", "in", "of", "", ""},
     {"isolation", "in", "of", "", ""},
     {"audit", "in", "of", "", ""},
     {"detection", "in", "of", "", ""},
     {"freshness", "in", "of", "", ""},
     {"retention-limits", "in", "for", "", ""},
     {"authorization", "at", "of", "", ""},
     {"tamper-evidence", "for", "for", "", ""},
     {"assurance", "for", "for", "", ""},
     {"credential-management", "for", "for", "", ""},
     {"symmetric-key-management", "for", "for", "", ""},
     {"certificate-management", "for", "for", "", ""},
     {"raw-public-key-management", "for", "for", "", ""},
     {"network-credential-management", "for", "for", "", ""},
     {"minimisation", "for", "for", "", ""},
     {"path-diversity", "for", "for", "", ""},
     {"network-access-control", "at", "for", "", ""},
     {"proximity-verification", "at", "for", "", ""},
     {"input-validation", "", "", "validate all input to", "validate"},
     {"human-authentication", "", "", "authenticate the persons who use", "authenticate the person who gives"}}};

Phrasing phrasing_of(model::FeatureDeclaration const& feature) {
  auto const* const found = std::find_if(phrasings.begin(), phrasings.end(),
                                         [&](Phrasing const& each) { return each.feature == feature.name; });
  return found == phrasings.end() ? Phrasing{feature.name, "of", "of", "", ""} : *found;
}

std::string with_article(std::string const& title) { return title.starts_with("the ") ? title : "the " + title; }

std::string ends_of(Words const& words, model::Flow const& flow) {
  std::vector<std::string> ends{with_article(words.use_case()[flow.from].title)};
  for (auto const& to : flow.to) ends.push_back(with_article(words.use_case()[to.value].title));
  return enumerated(ends);
}

/// "reading and command", "all data"; few names are worth more than a long list.
std::string payload_of(Words const& words, model::Flow const& flow) {
  std::vector<std::string> titles = words.titles(flow.data.members);
  for (std::string const& title : words.titles(flow.back.members)) {
    if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(title);
  }
  bool const known = flow.data.stated && !flow.data.open;
  return !known || titles.empty() || titles.size() > 4 ? "all data" : with_article(enumerated(titles));
}

bool is_between_parties(model::FeatureDeclaration const& feature) {
  return feature.name == "mutual-authentication" || feature.name == "peer-authentication";
}

/// What the feature is asked of: of data, or of an entity or a zone.
struct Object {
  std::string text;
  bool data = false;
};

Object object_of(Words const& words, rule::Offer const& offer, Subject const& subject) {
  model::UseCase const& use_case = words.use_case();
  model::Element const element = subject.element;
  std::string const datum = subject.data == Subject::none ? "" : with_article(words.datum_title(subject.data));
  switch (element.sort) {
    case Sort::flow: {
      std::string const data = datum.empty() ? payload_of(words, use_case.flows[element.index]) : datum;
      char const* link = offer.scope == model::Scope::link ? "on the link of" : "on";
      return {fmt::format("{} {} {}", data, link, words.title(element)), true};
    }
    case Sort::journey: {
      model::Journey const& journey = words.structure().journeys[element.index];
      return {fmt::format("{} end to end between {} and {}", with_article(use_case[journey.data].title),
                          with_article(use_case[journey.origin].title), with_article(use_case[journey.consumer].title)),
              true};
    }
    case Sort::data: {
      bool const at_rest = offer.scope == model::Scope::at_rest;
      return {with_article(words.title(element)) + (at_rest ? " wherever it is stored" : " end to end"), true};
    }
    case Sort::zone: return {"all that is in " + with_article(words.title(element)), false};
    case Sort::entity:
      if (!datum.empty()) return {fmt::format("{} in {}", datum, with_article(words.title(element))), true};
      break;
    case Sort::network:
    case Sort::stakeholder:
    case Sort::model: break;
  }
  return {with_article(words.title(element)), false};
}

/// "provide secure storage in the meter", "protect the integrity of all data on flow 3".
std::string predicate_of(Words const& words, rule::Offer const& offer, Subject const& subject) {
  model::FeatureDeclaration const& feature = words.vocabulary()[offer.feature];
  std::string const verb = feature.verb.empty() ? "provide" : feature.verb;
  if (subject.element.sort == Sort::flow && is_between_parties(feature)) {
    model::Flow const& flow = words.use_case().flows[subject.element.index];
    return fmt::format("{} {} between {} on flow {}", verb, Words::title(feature), ends_of(words, flow), flow.number);
  }
  Phrasing const phrasing = phrasing_of(feature);
  Object const object = object_of(words, offer, subject);
  std::string_view const whole = object.data ? phrasing.verb_for_data : phrasing.verb_for_entity;
  if (!whole.empty()) return fmt::format("{} {}", whole, object.text);
  std::string_view const preposition = object.data ? phrasing.data : phrasing.entity;
  bool const article = preposition == "of" && (verb == "ensure" || verb == "protect");
  return fmt::format("{} {}{} {} {}", verb, article ? "the " : "", Words::title(feature), preposition, object.text);
}

std::string condition_of(Words const& words, Subject const& subject) {
  model::Element const element = subject.element;
  if (element.sort == Sort::flow && words.use_case().flows[element.index].optional) {
    return fmt::format(" when flow {} is present", words.use_case().flows[element.index].number);
  }
  if (element.sort == Sort::entity && words.use_case().entities[element.index].optional) {
    return fmt::format(" when {} is present", with_article(words.title(element)));
  }
  bool const journey = element.sort == Sort::journey && words.structure().journeys[element.index].if_present;
  return journey ? " when the optional flows that carry it are present" : "";
}

}  // namespace

std::string requirement_sentence(Words const& words, rule::Offer const& offer, Subject const& subject,
                                 model::Strength strength) {
  char const* modal = strength == model::Strength::shall ? "shall" : "should";
  return fmt::format("The {} {} {}{}.", party(words, subject), modal, predicate_of(words, offer, subject),
                     condition_of(words, subject));
}

}  // namespace glacis::report

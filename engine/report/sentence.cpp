#include "engine/report/sentence.h"

#include <algorithm>

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
  return !known || titles.empty() || titles.size() > 4 ? "all data" : enumerated(titles);
}

bool is_between_parties(model::FeatureDeclaration const& feature) {
  return feature.name == "mutual-authentication" || feature.name == "peer-authentication";
}

std::string object_of(Words const& words, rule::Offer const& offer, Subject const& subject) {
  model::UseCase const& use_case = words.use_case();
  model::Element const element = subject.element;
  if (element.sort == Sort::flow) {
    model::Flow const& flow = use_case.flows[element.index];
    if (is_between_parties(words.vocabulary()[offer.feature])) {
      return fmt::format("between {} on flow {}", ends_of(words, flow), flow.number);
    }
    std::string const data = subject.data == Subject::none ? payload_of(words, flow) : words.datum_title(subject.data);
    char const* link = offer.scope == model::Scope::link ? "on the link of" : "on";
    return fmt::format("of {} {} {}", data, link, words.title(element));
  }
  if (element.sort == Sort::journey) {
    model::Journey const& journey = words.structure().journeys[element.index];
    return fmt::format("of {} end to end between {} and {}", use_case[journey.data].title,
                       with_article(use_case[journey.origin].title), with_article(use_case[journey.consumer].title));
  }
  if (element.sort == Sort::entity && subject.data != Subject::none) {
    return fmt::format("of {} in {}", words.datum_title(subject.data), with_article(words.title(element)));
  }
  if (element.sort == Sort::data) {
    bool const at_rest = offer.scope == model::Scope::at_rest;
    return fmt::format("of {} {}", words.title(element), at_rest ? "wherever it is stored" : "end to end");
  }
  if (element.sort == Sort::zone) return fmt::format("of all that is in {}", with_article(words.title(element)));
  return "of " + with_article(words.title(element));
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
  model::FeatureDeclaration const& feature = words.vocabulary()[offer.feature];
  std::string const verb = feature.verb.empty() ? "provide" : feature.verb;
  std::string const title = feature.title.empty() ? spaced(feature.name) : feature.title;
  bool const article = (verb == "ensure" || verb == "protect") && !is_between_parties(feature);
  char const* modal = strength == model::Strength::shall ? "shall" : "should";
  return fmt::format("The {} {} {} {}{} {}{}.", party(words, subject), modal, verb, article ? "the " : "", title,
                     object_of(words, offer, subject), condition_of(words, subject));
}

}  // namespace glacis::report

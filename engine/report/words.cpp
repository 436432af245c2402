#include "engine/report/words.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/verdict/mixing.h"

namespace glacis::report {

using model::Element;
using model::Sort;
using verdict::Subject;

/// What was told once is not told anew.
struct Words::Said {
  using Finding = std::pair<std::uint32_t, Subject>;
  struct Hash {
    std::size_t operator()(Subject const& subject) const {
      return verdict::mix(verdict::hash_of(subject.element), subject.data);
    }
    std::size_t operator()(Finding const& finding) const {
      return verdict::mix((*this)(finding.second), finding.first);
    }
  };
  std::unordered_map<Subject, SubjectRef, Hash> subjects;
  std::unordered_map<Finding, Text, Hash> findings;
};

Words::Words(verdict::Case const& the_case, text::Sources const& sources, std::filesystem::path const& root)
    : case_(&the_case), sources_(&sources), texts_(std::make_unique<Texts>()), said_(std::make_shared<Said>()) {
  if (!root.empty()) root_ = std::filesystem::absolute(root).lexically_normal();
  for (std::uint32_t i = 0; i < sources.size(); ++i) files_.emplace_back(file(sources.name(text::SourceId{i})));
}

std::string Words::file(std::string_view shown) const {
  if (root_.empty()) return std::string(shown);
  std::error_code failed;
  auto const whole = std::filesystem::absolute(std::filesystem::path(shown), failed).lexically_normal();
  auto const below = whole.lexically_relative(root_);
  if (failed || below.empty() || *below.begin() == "..") return std::string(shown);
  return below.generic_string();
}

Location Words::location(text::Span span) const {
  if (span.begin == 0 && span.end == 0) return {};
  text::Position const position = sources_->position(span.source, span.begin);
  return {files_[static_cast<std::size_t>(span.source)], position.line, position.column};
}

std::string Words::excerpt(text::Span span) const {
  if (span.begin == 0 && span.end == 0) return {};
  return on_one_line(sources_->excerpt(span));
}

Fact Words::fact(verdict::Fact const& fact) const {
  return {text(fact.text), text(fact.unknown ? "unknown" : model::name_of(fact.basis)), location(fact.place)};
}

std::vector<Fact> Words::facts(std::vector<verdict::Fact> const& facts) const {
  std::vector<Fact> result;
  result.reserve(facts.size());
  for (verdict::Fact const& each : facts) result.push_back(fact(each));
  return result;
}

std::string Words::journey_title(model::Journey const& journey) const {
  return fmt::format("{} from {} to {}", use_case()[journey.data].title, use_case()[journey.origin].title,
                     use_case()[journey.consumer].title);
}

std::string Words::flow_title(model::Flow const& flow) const {
  std::vector<std::string> receivers;
  for (auto const& to : flow.to) receivers.push_back(use_case()[to.value].title);
  return fmt::format("flow {} ({} to {})", flow.number, use_case()[flow.from].title, enumerated(receivers));
}

std::string Words::title(Element element) const {
  switch (element.sort) {
    case Sort::entity: return use_case().entities[element.index].title;
    case Sort::flow: return flow_title(use_case().flows[element.index]);
    case Sort::zone: return use_case().zones[element.index].title;
    case Sort::data: return use_case().data[element.index].title;
    case Sort::network: return use_case().networks[element.index].title;
    case Sort::stakeholder: return use_case().stakeholders[element.index].title;
    case Sort::journey: return journey_title(structure().journeys[element.index]);
    case Sort::model: return "the system";
  }
  return {};
}

std::string Words::datum_title(std::uint32_t datum) const {
  if (datum == Subject::missing) return "data that is not listed";
  return datum == Subject::none ? std::string() : use_case().data[datum].title;
}

Text Words::finding_id(std::uint32_t rule, Subject const& subject) const {
  Text& id = said_->findings[{rule, subject}];
  if (id.empty()) id = verdict::finding_id(*case_, rule, subject);
  return id;
}

SubjectRef const& Words::subject(Subject const& subject) const {
  auto const [place, is_new] = said_->subjects.try_emplace(subject);
  if (is_new) place->second = told(subject);
  return place->second;
}

SubjectRef Words::told(Subject const& subject) const {
  SubjectRef result;
  result.sort = text(model::name_of(subject.element.sort));
  result.id = verdict::id_of(*case_, subject);
  result.title = title(subject.element);
  result.index = subject.element.index;
  if (subject.data == Subject::none) return result;
  result.title = fmt::format("{} {} {}", datum_title(subject.data), subject.element.sort == Sort::flow ? "on" : "in",
                             result.title);
  result.with = subject.data == Subject::missing ? "?" : use_case().data[subject.data].id;
  return result;
}

std::vector<std::string> Words::names(model::MechanismListing const& listing) const {
  std::vector<std::string> result;
  for (auto const& mention : listing.members) result.push_back(vocabulary()[mention.value].name);
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::string> Words::titles(std::vector<model::Mention<model::DataId>> const& data) const {
  std::vector<std::string> result;
  for (auto const& mention : data) result.push_back(use_case()[mention.value].title);
  return result;
}

Text Words::offer(rule::Offer const& offer) const {
  return text(fmt::format("{}:{}", vocabulary()[offer.feature].name, model::name_of(offer.scope)));
}

std::string Words::title(model::FeatureDeclaration const& feature) {
  return feature.title.empty() ? spaced(feature.name) : feature.title;
}

std::string enumerated(std::vector<std::string> const& parts, std::string_view last) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += i + 1 == parts.size() ? last : ", ";
    result += parts[i];
  }
  return result;
}

std::string on_one_line(std::string_view condition) {
  std::string line;
  for (char const c : condition) {
    bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace glacis::report

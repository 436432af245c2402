#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/report/plans.h"
#include "engine/verdict/bearing.h"

namespace glacis::report {
namespace {

/// An unknown fact, "secure-element of meter", taken apart.
struct Asked {
  std::string what;
  std::string whom;        ///< id, empty if the fact has another form
  model::Element element;  ///< of that id, if it names one; else the model
};

Asked parse(Words const& words, std::string const& fact) {
  std::size_t const of = fact.find(" of ");
  if (of == std::string::npos) return {fact, {}, {}};
  Asked asked{fact.substr(0, of), fact.substr(of + 4), {}};
  auto const named = words.use_case().names.find(asked.whom);
  if (named != words.use_case().names.end()) asked.element = named->second;
  for (std::uint32_t i = 0; asked.element.sort == model::Sort::model && i < words.structure().journeys.size(); ++i) {
    if (model::id_of(words.use_case(), words.structure().journeys[i]) == asked.whom) {
      asked.element = {model::Sort::journey, i};
    }
  }
  return asked;
}

/// The attribute of that name that the element's sort has; none for built-in keys.
model::Attribute const* attribute_of(Words const& words, Asked const& asked) {
  auto const& names = words.vocabulary().attribute_names[static_cast<std::size_t>(asked.element.sort)];
  auto const found = names.find(asked.what);
  return found == names.end() ? nullptr : &words.vocabulary()[found->second];
}

/// "What is the physical access of meter: none, supervised or public?"; of a Boolean, yes or no.
std::string attribute_question(Words const& words, model::Attribute const& attribute, std::string const& whom) {
  constexpr std::size_t most_values = 6;
  model::Type const& type = words.vocabulary()[attribute.type];
  std::string what = spaced(attribute.name);
  if (type.form == model::TypeForm::boolean) {
    if (what.front() >= 'a' && what.front() <= 'z') what.front() = static_cast<char>(what.front() - 32);
    return fmt::format("{} of {}: yes or no?", what, whom);
  }
  std::vector<std::string> values;
  for (model::TypeValue const& value : type.values) values.push_back(value.name);
  if (values.empty() || values.size() > most_values) return fmt::format("What is the {} of {}?", what, whom);
  return fmt::format("What is the {} of {}: {}?", what, whom, enumerated(values, " or "));
}

/// After "what is".
std::string subject_of_question(Words const& words, std::string const& fact, Asked const& asked) {
  if (asked.whom.empty()) return fact;
  bool const named = asked.element.sort != model::Sort::model;
  std::string const whom = named ? words.title(asked.element) : asked.whom;
  bool const mechanisms = asked.what == "mechanisms";
  if (mechanisms && asked.element.sort == model::Sort::journey) return "the end-to-end mechanisms for " + whom;
  return fmt::format("the {} {} {}", spaced(asked.what), mechanisms ? "at" : "of", whom);
}

std::string question_text(Words const& words, std::string const& fact, Asked const& asked) {
  bool const named = asked.element.sort != model::Sort::model;
  std::string const whom = named ? words.title(asked.element) : asked.whom;
  if (asked.whom.empty()) return fact;
  if (asked.what == "mechanisms" && asked.element.sort == model::Sort::journey) {
    return fmt::format("Which mechanisms protect {} end to end?", whom);
  }
  if (asked.what == "mechanisms") {
    return fmt::format("Which mechanisms stand {} {}?", asked.element.sort == model::Sort::flow ? "on" : "at", whom);
  }
  if (asked.what == "readers") return fmt::format("Who is relied on with {} (its readers)?", whom);
  if (asked.what == "payload" || asked.what == "data") return fmt::format("Which data does {} carry?", whom);
  if (asked.what == "network") return fmt::format("Over which network does {} run?", whom);
  if (asked.what == "protects") return fmt::format("What does {} protect by itself?", whom);
  if (asked.what == "operator") return fmt::format("Who operates {}?", whom);
  if (asked.what == "zone") return fmt::format("In which zone is {}?", whom);
  model::Attribute const* attribute = attribute_of(words, asked);
  if (attribute != nullptr) return attribute_question(words, *attribute, whom);
  return fmt::format("What is the {} of {}?", spaced(asked.what), whom);
}

/// Who can answer: what the attribute's declaration says; else who operates the entity; else the vertical.
std::string who_can_answer(Words const& words, Asked const& asked) {
  for (model::Attribute const& attribute : words.vocabulary().attributes) {
    if (attribute.name == asked.what && !attribute.ask.empty()) return attribute.ask;
  }
  if (asked.what == "network" || asked.what == "protects") return "network operator";
  if (asked.element.sort != model::Sort::entity) return "vertical";
  auto const& operated_by = words.use_case().entities[asked.element.index].operated_by;
  return operated_by.known() ? words.use_case()[operated_by.members.front()].title : "vertical";
}

/// What the answers to a question do to all findings that it bears on.
class Weight {
 public:
  void add(verdict::Bearing const& bearing) {
    if (bearing.possible.empty()) {
      best_ += bearing.some ? 1 : 0;
      worst_ += bearing.all ? 1 : 0;
      return;
    }
    by_value_.resize(std::max(by_value_.size(), 64 * bearing.possible.size()));
    possible_.resize(by_value_.size());
    for (std::size_t value = 0; value < 64 * bearing.possible.size(); ++value) {
      if (verdict::has(bearing.possible.data(), static_cast<std::uint32_t>(value))) possible_[value] = true;
      if (verdict::has(bearing.settling.data(), static_cast<std::uint32_t>(value))) ++by_value_[value];
    }
  }
  void add_unknown() { ++best_; }
  std::size_t best() const {
    std::size_t most = 0;
    for (std::size_t const count : by_value_) most = std::max(most, count);
    return best_ + most;
  }
  std::size_t worst() const {
    std::optional<std::size_t> least;
    for (std::size_t value = 0; value < by_value_.size(); ++value) {
      if (possible_[value] && (!least || by_value_[value] < *least)) least = by_value_[value];
    }
    return worst_ + least.value_or(0);
  }

 private:
  std::size_t best_ = 0, worst_ = 0;
  std::vector<std::size_t> by_value_;
  std::vector<bool> possible_;
};

void weigh(Words const& words, verdict::Judge& judge, Results const& results,
           std::map<std::string, Question>& questions) {
  std::map<std::string, std::map<std::string, verdict::Bearing>> bearings;  // by finding, then by fact
  for (verdict::Finding const& finding : results.presumed.findings) {
    if (finding.verdict != verdict::Verdict::open && finding.verdict != verdict::Verdict::exposed) continue;
    auto& of_finding = bearings[verdict::finding_id(words.the_case(), finding.rule, finding.subject)];
    for (verdict::Bearing& bearing : judge.bearings(verdict::View::presumed, finding)) {
      std::string const fact = bearing.fact;
      of_finding.emplace(fact, std::move(bearing));
    }
  }
  for (auto& [fact, question] : questions) {
    Weight weight;
    for (Text const& id : question.settles) {
      auto const found = bearings[id].find(fact);
      if (found == bearings[id].end())
        weight.add_unknown();
      else
        weight.add(found->second);
    }
    question.at_best = weight.best();
    question.at_worst = weight.worst();
  }
}

}  // namespace

void add_questions(Words const& words, verdict::Judge& judge, Results const& results, Report& report) {
  std::map<std::string, Question> questions;
  auto const ask = [&questions](Finding const& finding, std::vector<Fact> const& facts, TextList Question::*findings) {
    for (Fact const& fact : facts) {
      Question& question = questions[fact.text];
      question.fact = fact.text;
      TextList& ids = question.*findings;
      if (ids.empty() || ids.back() != finding.id) ids.push_back(finding.id);
    }
  };
  for (Finding const& finding : report.findings) {
    bool const stands = finding.as_presumed != "covered" && finding.as_presumed != "excluded";
    if (finding.as_presumed == "open" || finding.as_presumed == "exposed")
      ask(finding, finding.settled_by, &Question::settles);
    if (stands) ask(finding, finding.risk_open, &Question::narrows);
  }
  for (auto& [fact, question] : questions) question.at_best = question.at_worst = question.settles.size();
  if (results.weigh) weigh(words, judge, results, questions);
  for (auto& [fact, question] : questions) {
    Asked const asked = parse(words, fact);
    question.text = subject_of_question(words, fact, asked);
    question.question = question_text(words, fact, asked);
    question.to = who_can_answer(words, asked);
    question.shared =
        asked.element.sort == model::Sort::network && words.use_case().networks[asked.element.index].from_vocabulary;
    report.questions.push_back(std::move(question));
  }
  std::ranges::stable_sort(report.questions, [](Question const& a, Question const& b) {
    if (a.at_best != b.at_best) return a.at_best > b.at_best;
    if (a.at_worst != b.at_worst) return a.at_worst > b.at_worst;
    if (a.settles.size() != b.settles.size()) return a.settles.size() > b.settles.size();
    return a.narrows.size() > b.narrows.size();
  });
}

}  // namespace glacis::report

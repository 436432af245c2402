#include <algorithm>
#include <map>

#include "engine/report/plans.h"

namespace glacis::report {
namespace {

/// Who can answer: what the attribute's declaration says; who runs the network for its bearer; else the vertical.
std::string who_can_answer(Words const& words, std::string const& fact) {
  std::string const name = fact.substr(0, fact.find(" of "));
  for (model::Attribute const& attribute : words.vocabulary().attributes) {
    if (attribute.name == name && !attribute.ask.empty()) return attribute.ask;
  }
  return name == "network" || name == "over" ? "network operator" : "vertical";
}

}  // namespace

void add_questions(Words const& words, Report& report) {
  std::map<std::string, Question> questions;
  for (Finding const& finding : report.findings) {
    if (finding.as_presumed != "open" && finding.as_presumed != "exposed") continue;
    for (Fact const& fact : finding.settled_by) {
      if (fact.basis != "unknown") continue;
      Question& question = questions[fact.text];
      if (question.text.empty()) {
        question.text = fact.text;
        question.to = who_can_answer(words, fact.text);
      }
      if (question.settles.empty() || question.settles.back() != finding.id) question.settles.push_back(finding.id);
    }
  }
  for (auto& [text, question] : questions) report.questions.push_back(std::move(question));
  std::stable_sort(report.questions.begin(), report.questions.end(), [](Question const& a, Question const& b) {
    return a.settles.size() > b.settles.size();
  });
}

}  // namespace glacis::report

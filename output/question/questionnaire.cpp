#include "output/question/questionnaire.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "output/document/markdown.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using Addressee = Questionnaire::Addressee;

std::string introduction(Questionnaire const& questionnaire) {
  return fmt::format(
      "{} about {}, where {} or exposed.", counted(questionnaire.questions, "question"),
      counted(questionnaire.use_cases, "use case"),
      counted(questionnaire.undecided, "finding") + (questionnaire.undecided == 1 ? " is open" : " are open"));
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

}  // namespace

Questionnaire gather_questions(std::vector<report::Report> const& reports) {
  Questionnaire questionnaire;
  std::map<std::array<std::string, 3>, AskedFact> facts;  // by addressee, question and, unless shared, use case
  for (report::Report const& report : reports) {
    ++questionnaire.use_cases;
    for (report::Finding const& finding : report.findings) {
      if (finding.as_presumed == "open" || finding.as_presumed == "exposed") ++questionnaire.undecided;
    }
    for (report::Question const& question : report.questions) {
      AskedFact& fact = facts[{question.to, question.question, question.shared ? "" : report.id}];
      fact.question = question.question;
      fact.settles.push_back({report.id, question.settles});
      fact.count += question.settles.size();
    }
  }
  questionnaire.questions = facts.size();
  for (auto& [key, fact] : facts) {
    if (questionnaire.addressees.empty() || questionnaire.addressees.back().who != key[0])
      questionnaire.addressees.push_back({key[0], {}, 0});
    questionnaire.addressees.back().count += fact.count;
    questionnaire.addressees.back().facts.push_back(std::move(fact));
  }
  auto const more = [](auto const& a, auto const& b) { return a.count > b.count; };
  for (Addressee& addressee : questionnaire.addressees)
    std::stable_sort(addressee.facts.begin(), addressee.facts.end(), more);
  std::stable_sort(questionnaire.addressees.begin(), questionnaire.addressees.end(), more);
  return questionnaire;
}

std::string to_text(Questionnaire const& questionnaire, bool all, Style const& style) {
  std::string text = hanging("", introduction(questionnaire), style.width - 2);
  std::size_t number = 0;
  for (Addressee const& addressee : questionnaire.addressees) {
    text += "\n" + paint(style, Tone::open, plain(capitalized(addressee.who))) + "\n";
    for (AskedFact const& fact : addressee.facts) {
      text += hanging(pad(fmt::format("  {}.", ++number), 7), plain(fact.question), style.width - 2);
      std::vector<std::string> where;
      for (AskedFact::Settled const& settled : fact.settles) {
        where.push_back(all ? settled.use_case + ": " + join(settled.findings, ", ")
                            : fmt::format("{} in {}", settled.findings.size(), settled.use_case));
      }
      text += hanging("       settles ", plain(join(where, all ? "; " : ", ")), style.width - 2);
    }
  }
  return text;
}

std::string to_markdown(Questionnaire const& questionnaire) {
  std::string text = "# Questions\n\n" + introduction(questionnaire) + "\n";
  std::size_t number = 0;
  for (Addressee const& addressee : questionnaire.addressees) {
    text += "\n## To: " + markdown_text(addressee.who) + "\n\n";
    text += "| No | Question | Answer | Would settle |\n|---|---|---|---|\n";
    for (AskedFact const& fact : addressee.facts) {
      std::vector<std::string> where;
      for (AskedFact::Settled const& settled : fact.settles)
        where.push_back(fmt::format("{} in {}", settled.findings.size(), markdown_code(settled.use_case)));
      text += fmt::format("| Q-{} | {} | | {} |\n", ++number, markdown_text(fact.question), join(where, ", "));
    }
  }
  return text;
}

}  // namespace glacis::output

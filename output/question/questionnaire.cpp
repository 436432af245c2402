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

/// "14", or, if not every answer settles all that it bears on, "3 to 12 of 14": by the answer that settles the least
/// and the one that settles the most.
std::string range(AskedFact::Settled const& settled) {
  std::size_t const all = settled.findings.size();
  if (settled.at_worst == all) return std::to_string(all);
  if (settled.at_worst == settled.at_best) return fmt::format("{} of {}", settled.at_best, all);
  if (settled.at_worst == 0) return fmt::format("up to {} of {}", settled.at_best, all);
  return fmt::format("{} to {} of {}", settled.at_worst, settled.at_best, all);
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
      fact.settles.push_back({report.id, question.settles, question.at_best, question.at_worst});
      fact.count += question.settles.size();
      fact.at_best += question.at_best;
      fact.at_worst += question.at_worst;
    }
  }
  questionnaire.questions = facts.size();
  for (auto& [key, fact] : facts) {
    if (questionnaire.addressees.empty() || questionnaire.addressees.back().who != key[0])
      questionnaire.addressees.push_back({key[0], {}, 0});
    questionnaire.addressees.back().at_best += fact.at_best;
    questionnaire.addressees.back().facts.push_back(std::move(fact));
  }
  auto const more = [](AskedFact const& a, AskedFact const& b) {
    if (a.at_best != b.at_best) return a.at_best > b.at_best;
    return a.at_worst != b.at_worst ? a.at_worst > b.at_worst : a.count > b.count;
  };
  for (Addressee& addressee : questionnaire.addressees)
    std::stable_sort(addressee.facts.begin(), addressee.facts.end(), more);
  std::ranges::stable_sort(questionnaire.addressees,
                           [](Addressee const& a, Addressee const& b) { return a.at_best > b.at_best; });
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
        where.push_back(
            all ? fmt::format("{} in {}: {}", range(settled), settled.use_case, join(settled.findings, ", "))
                : fmt::format("{} in {}", range(settled), settled.use_case));
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
        where.push_back(fmt::format("{} in {}", range(settled), markdown_code(settled.use_case)));
      text += fmt::format("| Q-{} | {} | | {} |\n", ++number, markdown_text(fact.question), join(where, ", "));
    }
  }
  return text;
}

}  // namespace glacis::output

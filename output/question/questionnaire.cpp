#include "output/question/questionnaire.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

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

/// Where a question matters: how many verdicts it settles, or the risk of how many findings it narrows.
std::vector<std::string> places(AskedFact const& fact, std::vector<std::string> AskedFact::Settled::*findings, bool all,
                                auto const& counted, auto const& name) {
  std::vector<std::string> where;
  for (AskedFact::Settled const& settled : fact.settles) {
    if ((settled.*findings).empty()) continue;
    where.push_back(counted(settled) + " in " + name(settled.use_case));
    if (all) where.back() += ": " + join(settled.*findings, ", ");
  }
  return where;
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

std::string narrowed(AskedFact::Settled const& settled) { return counted(settled.narrows.size(), "finding"); }

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
      fact.settles.push_back({report.id, question.settles, question.at_best, question.at_worst, question.narrows});
      fact.count += question.settles.size();
      fact.narrows += question.narrows.size();
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
    return std::tuple(a.at_worst, a.count, a.narrows) > std::tuple(b.at_worst, b.count, b.narrows);
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
      auto const said = [&](char const* lead, std::vector<std::string> const& where) {
        if (!where.empty()) text += hanging(lead, plain(join(where, all ? "; " : ", ")), style.width - 2);
      };
      auto const as_it_is = [](std::string const& id) { return id; };
      said("       settles ", places(fact, &AskedFact::Settled::findings, all, range, as_it_is));
      said("       narrows the risk of ", places(fact, &AskedFact::Settled::narrows, all, narrowed, as_it_is));
    }
  }
  return text;
}

std::string to_markdown(Questionnaire const& questionnaire) {
  std::string text = "# Questions\n\n" + introduction(questionnaire) + "\n";
  std::size_t number = 0;
  for (Addressee const& addressee : questionnaire.addressees) {
    text += "\n## To: " + markdown_text(addressee.who) + "\n\n";
    text += "| No | Question | Answer | Settles | Narrows the risk of |\n|---|---|---|---|---|\n";
    for (AskedFact const& fact : addressee.facts) {
      auto const where = [&](std::vector<std::string> AskedFact::Settled::*findings, auto const& counted) {
        std::string listed = join(places(fact, findings, false, counted, markdown_code), ", ");
        return listed.empty() ? "-" : listed;
      };
      text += fmt::format("| Q-{} | {} | | {} | {} |\n", ++number, markdown_text(fact.question),
                          where(&AskedFact::Settled::findings, range), where(&AskedFact::Settled::narrows, narrowed));
    }
  }
  return text;
}

}  // namespace glacis::output

#include "output/question/questionnaire.h"

#include "tests/catch/catch.h"

using namespace glacis;

namespace {

report::Question question(std::string const& text, std::string const& to, std::vector<std::string> settles,
                          bool shared = false) {
  report::Question result;
  result.question = text;
  result.to = to;
  result.settles = std::move(settles);
  result.at_best = result.at_worst = result.settles.size();
  result.shared = shared;
  return result;
}

std::vector<report::Report> two_reports() {
  report::Report one, two;
  one.id = "energy.meter";
  one.questions = {question("Who operates gateway?", "vertical", {"a@gateway"}),
                   question("Is plc-g3 a shared medium: yes or no?", "network operator", {"b@f", "c@f"}, true)};
  two.id = "home.heat";
  two.questions = {question("Who operates gateway?", "vertical", {"a@gateway", "d@gateway"}),
                   question("Is plc-g3 a shared medium: yes or no?", "network operator", {"b@g", "c@g"}, true)};
  return {one, two};
}

}  // namespace

TEST_CASE("questions stand by who can answer, the most decisive first, and what all share is asked once") {
  auto const questionnaire = output::gather_questions(two_reports());
  REQUIRE(questionnaire.addressees.size() == 2);
  CHECK(questionnaire.addressees[0].who == "network operator");
  REQUIRE(questionnaire.addressees[0].facts.size() == 1);
  CHECK(questionnaire.addressees[0].facts[0].count == 4);
  REQUIRE(questionnaire.addressees[1].facts.size() == 2);
  CHECK(questionnaire.addressees[1].facts[0].settles[0].use_case == "home.heat");
  CHECK(questionnaire.questions == 3);
}

TEST_CASE("a questionnaire is a form with room for answers") {
  std::string const form = output::to_markdown(output::gather_questions(two_reports()));
  CHECK(form.find("## To: network operator") < form.find("## To: vertical"));
  CHECK(form.find("| Q-1 | Is plc-g3 a shared medium: yes or no? | | 2 in `energy.meter`, 2 in `home.heat` | - |") !=
        std::string::npos);
}

TEST_CASE("a question says how much its answers settle, at worst and at best") {
  std::vector<report::Report> reports = two_reports();
  reports.pop_back();
  reports[0].questions[0] = question("Who operates gateway?", "vertical", {"a@gateway", "b@gateway", "c@gateway"});
  reports[0].questions[0].at_worst = 1;
  reports[0].questions[1].at_best = 1;
  reports[0].questions[1].at_worst = 0;
  std::string const text = output::to_text(output::gather_questions(reports), false, {});
  CHECK(text.find("settles 1 to 3 of 3 in energy.meter") < text.find("settles up to 1 of 2 in energy.meter"));
  CHECK(text.find("settles up to 1 of 2 in energy.meter") != std::string::npos);
}

TEST_CASE("a question that narrows risks alone stands last, and says of how many") {
  std::vector<report::Report> reports = two_reports();
  report::Question narrowing = question("What is the integrity of reading?", "vertical", {});
  narrowing.narrows = {"a@gateway", "b@f"};
  reports[0].questions.insert(reports[0].questions.begin(), narrowing);
  auto const questionnaire = output::gather_questions(reports);
  output::AskedFact const& last = questionnaire.addressees[1].facts.back();
  CHECK(last.question == narrowing.question);
  CHECK(last.count == 0);
  CHECK(last.narrows == 2);
  std::string const text = output::to_text(questionnaire, false, {});
  CHECK(text.find("integrity of reading?\n       narrows the risk of 2 findings in energy.meter\n") !=
        std::string::npos);
  CHECK(output::to_markdown(questionnaire).find("| | - | 2 findings in `energy.meter` |") != std::string::npos);
}

TEST_CASE("a questionnaire of nothing says so") {
  auto const empty = output::gather_questions({});
  CHECK(output::to_text(empty, false, {}) == "0 questions about 0 use cases, where 0 findings are open or exposed.\n");
}

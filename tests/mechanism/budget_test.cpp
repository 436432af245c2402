#include "engine/mechanism/plan.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

namespace glacis::mechanism {

namespace {

struct Judged {
  verdict::Judge judge;
  verdict::Judgement judgement;
  Plan plan;
  Judged(verdict::SmallCase& small, verdict::Effort effort)
      : judge(small.the_case, effort, small.diagnostics),
        judgement(judge.judge(verdict::View::presumed)),
        plan(choose_plan(small.the_case, judge, judgement, PlanKind::recommended, {}, effort)) {}
};

}  // namespace

TEST_CASE("a spent budget makes verdicts undecided, and changes none otherwise") {
  auto const small = verdict::shipped_case("verticals/city/vehicle-sharing.toml");
  INFO(small->problems());
  REQUIRE(small->good());
  Judged const whole(*small, {});
  verdict::Effort spent;
  spent.native_bits = 0;  // so that every question needs the solver
  bool any_undecided = false, any_decided_with_a_question = false;
  // Enough for none, some and more of the questions.
  for (std::uint64_t const budget : {1ULL, 200'000ULL, 2'000'000ULL}) {
    spent.budget = budget;
    Judged const less(*small, spent);
    if (less.judge.gave_up()) {
      for (verdict::Finding const& finding : less.judgement.findings)
        CHECK(finding.verdict == verdict::Verdict::undecided);
      CHECK(less.plan.kinds == Status::gave_up);
      CHECK_FALSE(less.plan.checked);
      any_undecided = true;
      continue;
    }
    REQUIRE(less.judgement.findings.size() == whole.judgement.findings.size());
    for (std::size_t i = 0; i < whole.judgement.findings.size(); ++i) {
      verdict::Finding const& finding = less.judgement.findings[i];
      INFO(verdict::finding_id(small->the_case, finding.rule, finding.subject));
      if (finding.verdict == verdict::Verdict::undecided) {
        any_undecided = true;
      } else {
        CHECK(finding.verdict == whole.judgement.findings[i].verdict);
      }
    }
    any_decided_with_a_question = any_decided_with_a_question || less.judge.questions_asked() > 0;
    for (std::uint32_t const index : less.plan.closes)
      CHECK(less.judgement.findings[index].verdict != verdict::Verdict::undecided);
    // What cannot be judged again is not called checked, and not called wrong.
    CHECK(less.plan.not_confirmed.empty());
  }
  CHECK(any_undecided);
  CHECK(any_decided_with_a_question);
}

}  // namespace glacis::mechanism

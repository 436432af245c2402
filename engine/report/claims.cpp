#include "engine/report/claims.h"

#include <fmt/format.h>

namespace glacis::report {

using verdict::ClaimFinding;
using verdict::ClaimVerdict;
using verdict::View;

namespace {

/// "4 flows", "2 journeys, with those of what is derived from it", "the model".
std::string counted(ClaimFinding const& finding) {
  if (finding.counted == model::Sort::model) return "the model";
  std::string sort = model::name_of(finding.counted);
  if (finding.instances != 1 && finding.counted != model::Sort::data)
    sort = sort.ends_with("ty") ? sort.substr(0, sort.size() - 1) + "ies" : sort + "s";
  return fmt::format("{} {}{}", finding.instances, sort,
                     finding.derived ? ", with those of what is derived from it" : "");
}

/// One element that breaks what is said of all breaks it whatever else is drawn, unless what is said of it reads more.
bool as_far_as_drawn(Words const& words, condition::Formula const& claim, ClaimVerdict verdict) {
  if (words.use_case().complete_drawing) return false;
  condition::Operation const& outermost = claim[claim.root()];
  bool const broken = verdict == ClaimVerdict::violated && outermost.op == condition::Op::every;
  return rule::reads_drawing(claim, broken ? outermost.path : condition::nothing);
}

ClaimResult result_of(Words const& words, condition::Formula const& claim, ClaimFinding const& finding) {
  ClaimResult result;
  result.verdict = verdict::name_of(finding.verdict);
  result.of = counted(finding);
  result.vacuous = finding.verdict == ClaimVerdict::holds && finding.instances == 0;
  result.as_far_as_drawn = as_far_as_drawn(words, claim, finding.verdict);
  for (model::Element const& element : finding.breaks)
    result.breaks.push_back(words.subject({element, verdict::Subject::none}));
  result.because = words.facts(finding.because);
  result.world = words.facts(finding.world);
  return result;
}

/// As drawn and with each plan in place; what they are called is for the caller to say.
std::vector<Claim> judged(Words const& words, verdict::Judge& judge, Results const& results,
                          std::vector<condition::Formula> const& claims) {
  std::vector<Claim> result(claims.size());
  auto const judge_all = [&](View view, std::vector<verdict::Instance> const& planned, auto const& put) {
    auto const findings = judge.claims(view, claims, planned);
    for (std::size_t i = 0; i < claims.size(); ++i) put(result[i], result_of(words, claims[i], findings[i]));
  };
  judge_all(View::facts, {}, [](Claim& claim, ClaimResult found) { claim.facts = std::move(found); });
  judge_all(View::presumed, {}, [](Claim& claim, ClaimResult found) { claim.presumed = std::move(found); });
  for (mechanism::Plan const* const plan : {&results.recommended, &results.strict, &results.cautious}) {
    if (plan->as_recommended) {
      for (Claim& claim : result) claim.planned.push_back(claim.planned.front());
      continue;
    }
    std::vector<verdict::Instance> planned;
    for (mechanism::Placed const& placed : plan->placed) planned.push_back(placed.instance);
    judge_all(mechanism::view_of(plan->kind), planned,
              [](Claim& claim, ClaimResult found) { claim.planned.push_back(std::move(found)); });
  }
  return result;
}

}  // namespace

void add_claims(Words const& words, verdict::Judge& judge, Results const& results, Report& report,
                text::Diagnostics& diagnostics) {
  auto const& claims = words.use_case().claims;
  auto const& objectives = words.the_case().vocabulary->objectives;
  auto formulas = words.the_case().statements->claims;
  auto const& wanted = words.the_case().rulebook->objectives;
  formulas.insert(formulas.end(), wanted.begin(), wanted.end());
  report.claims = judged(words, judge, results, formulas);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = report.claims[i];
    claim.id = claims[i].id;
    claim.title = claims[i].title;
    claim.that = claims[i].that.text;
    claim.place = words.location(claims[i].place);
    if (claim.presumed.vacuous) {
      diagnostics.warning(text::Code::G115, claims[i].that.at(0, claims[i].that.text.size()),
                          fmt::format("claim `{}` holds of nothing", claim.id), "it speaks of no element at all");
    }
  }
  for (std::size_t i = 0; i < objectives.size(); ++i) {
    Claim& objective = report.claims[claims.size() + i];
    objective.id = objectives[i].name;
    objective.title = objectives[i].title;
    objective.that = objectives[i].that.text;
    objective.place = words.location(objectives[i].place);
    report.objectives.push_back(std::move(objective));
  }
  report.claims.resize(claims.size());
}

}  // namespace glacis::report

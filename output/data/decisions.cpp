#include "output/data/decisions.h"

#include "output/data/writer.h"
#include "output/question/worth.h"

namespace glacis::output {
namespace {

void fill_capability(JsonWriter& json, report::Capability const& each) {
  json.member("id", each.id);
  json.member("attribute", each.attribute);
  json.member("network", each.network);
  json.object("discover", [&] {
    json.member("by", each.by);
    json.member("over", each.over);
    json.member("how", each.how);
  });
  each.presumed.empty() ? json.member("presumed", nullptr) : json.member("presumed", each.presumed == "yes");
  json.member("matters", each.matters);
  json.member("saves", each.saves);
  json.member("enables", each.enables);
  json.member("closes", each.closes);
  json.member("lost-if-untrue", each.lost);
}

void fill_outcome(JsonWriter& json, report::PlanOutcome const& plan) {
  json.member("possible", !plan.impossible);
  json.member("status", plan.status);
  json.member("mechanisms", plan.mechanisms);
  json.member("instances", plan.instances);
  json.member("closes", plan.closes);
  json.member("to-close", plan.to_close);
}

void fill_decision(JsonWriter& json, report::Decision const& decision) {
  json.member("use-case", decision.use_case);
  json.member("title", decision.title);
  json.member("combinations", decision.combinations);
  json.member("taken-as-presumed", decision.as_presumed);
  json.list("capabilities", decision.capabilities, fill_capability);
  std::vector<std::string_view> asked;
  for (report::Capability const& each : decision.capabilities) {
    if (each.matters) asked.emplace_back(each.id);
  }
  json.member("asked", asked);
  json.list("rules", decision.rows, [](JsonWriter& rule, report::DecisionRow const& row) {
    rule.member("when", row.when);
    rule.member("plan", row.outcome);
  });
  json.list("plans", decision.outcomes, fill_outcome);
}

}  // namespace

std::string to_json(std::vector<report::Decision> const& decisions) {
  return written([&](JsonWriter& json) {
    json.member("schema", "glacis-decisions/1");
    json.list("decisions", decisions, fill_decision);
    json.list("worth", worth_of(decisions), [](JsonWriter& worth, Worth const& each) {
      worth.member("attribute", each.attribute);
      worth.member("use-cases", each.use_cases);
      worth.member("matters", each.matters);
      worth.member("saves", each.saves);
      worth.member("enables", each.enables);
      worth.member("closes", each.closes);
    });
  });
}

}  // namespace glacis::output

#include "output/data/json.h"

#include "output/data/gap.h"
#include "output/data/place.h"
#include "output/data/writer.h"
#include "output/version.h"

namespace glacis::output {
namespace {

using Json = JsonWriter;
using namespace glacis::report;

/// The ids of those of `list` that `indices` name.
template <class T>
std::vector<std::string_view> ids(std::vector<std::uint32_t> const& indices, std::vector<T> const& list) {
  std::vector<std::string_view> result;
  for (std::uint32_t const index : indices) result.emplace_back(list[index].id);
  return result;
}

template <class T>
void id_or_null(Json& json, char const* name, std::optional<std::uint32_t> const& index, std::vector<T> const& list) {
  index ? json.member(name, list[*index].id) : json.member(name, nullptr);
}

void fill_fact(Json& json, Fact const& fact) {
  json.member("fact", fact.text);
  json.member("basis", fact.basis);
  add_place(json, fact.place);
}

void fill_subject(Json& json, SubjectRef const& subject) {
  json.member("sort", subject.sort);
  json.member("id", subject.id);
  json.member("title", subject.title);
  if (!subject.with.empty()) json.member("with", subject.with);
}

void add_mechanisms(Json& json, std::vector<std::string> const& mechanisms, bool known) {
  json.object("mechanisms", [&] {
    json.member("stated", mechanisms);
    json.member("closed", known);
  });
}

void fill_zone(Json& json, Zone const& zone, std::vector<Zone> const& zones) {
  json.member("id", zone.id);
  json.member("title", zone.title);
  json.member("kind", zone.kind);
  id_or_null(json, "zone", zone.parent, zones);
  json.member("trust-boundary", zone.trust_boundary);
  add_mechanisms(json, zone.mechanisms, zone.mechanisms_known);
}

void fill_entity(Json& json, Entity const& entity, Report const& report) {
  json.member("id", entity.id);
  json.member("title", entity.title);
  json.member("kind", entity.kind);
  id_or_null(json, "zone", entity.zone, report.zones);
  json.member("zone-shown", entity.zone_text);
  json.member("operator", entity.operator_text);
  json.member("attributes", entity.attributes);
  json.member("stores", entity.stores);
  id_or_null(json, "runs-on", entity.runs_on, report.entities);
  json.member("many", entity.many);
  json.member("optional", entity.optional);
  json.member("relay", entity.relay);
  add_mechanisms(json, entity.mechanisms, entity.mechanisms_known);
}

void fill_data(Json& json, Data const& data) {
  json.member("id", data.id);
  json.member("title", data.title);
  json.member("kind", data.kind);
  json.member("confidentiality", data.confidentiality);
  json.member("integrity", data.integrity);
  json.member("availability", data.availability);
  json.member("labels", data.labels);
  json.member("readers", data.readers);
  json.member("origins", data.origins);
  json.member("consumers", data.consumers);
  json.member("derived-from", data.derived_from);
}

void fill_flow(Json& json, Flow const& flow, Report const& report) {
  json.member("id", flow.id);
  json.member("title", flow.title);
  json.member("number", flow.number);
  json.member("from", report.entities[flow.from].id);
  json.member("to", ids(flow.to, report.entities));
  json.member("multicast", flow.multicast);
  json.member("optional", flow.optional);
  json.member("data", flow.data);
  json.member("back", flow.back);
  json.member("data-known", flow.data_known);
  json.member("network", flow.network);
  json.member("point", flow.point);
  add_mechanisms(json, flow.mechanisms, flow.mechanisms_known);
}

void fill_journey(Json& json, Journey const& journey, Report const& report) {
  json.member("id", journey.id);
  json.member("data", journey.data_id);
  json.member("origin", report.entities[journey.origin].id);
  json.member("consumer", report.entities[journey.consumer].id);
  json.member("flows", ids(journey.flows, report.flows));
  json.member("relays", ids(journey.relays, report.entities));
  json.member("derived-ends", journey.derived_ends);
  json.member("if-present", journey.if_present);
}

void fill_range(Json& json, Range const& range) {
  json.member("low", range.low);
  json.member("high", range.high);
}

void fill_risk(Json& json, Risk const& risk) {
  json.object("likelihood", risk.likelihood, fill_range);
  json.object("impact", risk.impact, fill_range);
  json.object("level", risk.level, fill_range);
}

void fill_level(Json& json, RiskScale::Level const& level) {
  json.member("name", level.name);
  json.member("letter", level.letter);
  json.member("as", level.as);
}

void fill_scale(Json& json, RiskScale const& scale) {
  json.member("name", scale.name);
  json.member("title", scale.title);
  json.member("source", scale.source);
  json.list("levels", scale.levels, fill_level);
}

void fill_finding(Json& json, Finding const& finding) {
  json.member("id", finding.id);
  json.member("threat", finding.threat);
  json.object("subject", finding.subject, fill_subject);
  json.member("title", finding.title);
  finding.number != 0 ? json.member("number", finding.number) : json.member("number", nullptr);
  json.member("verdict", finding.verdict);
  json.member("as-presumed", finding.as_presumed);
  json.member("if-applies", finding.if_applies);
  json.member("as-far-as-drawn", finding.as_far_as_drawn);
  json.member("if-present", finding.if_present);
  json.member("stride", finding.stride);
  json.object_or_null("risk", finding.risk, fill_risk);
  json.object_or_null("risk-from-facts", finding.risk_from_facts, fill_risk);
  json.list("evidence", finding.evidence, fill_fact);
  json.member("applies", finding.applies);
  json.member("proof", finding.proof);
  json.list("settled-by", finding.settled_by, fill_fact);
  if (!finding.harmed.empty()) json.list("harmed", finding.harmed, fill_fact);
  if (!finding.unharmed.empty()) json.list("unharmed", finding.unharmed, fill_fact);
  json.member("needs", finding.needs);
  json.member("resolve", finding.resolve);
  json.member("objective", finding.objective);
  finding.disposition.empty() ? json.member("disposition", nullptr) : json.member("disposition", finding.disposition);
  json.member("closed-by", finding.closed_by);
  std::vector<std::string_view> refs;
  for (Reference const& reference : finding.refs) refs.emplace_back(reference.id);
  json.member("refs", refs);
  json.object("rule", finding.rule_place, add_place);
}

void fill_obligation(Json& json, Obligation const& obligation) {
  json.member("id", obligation.id);
  json.member("obligation", obligation.obligation);
  json.member("title", obligation.title);
  json.object("subject", obligation.subject, fill_subject);
  json.member("verdict", obligation.verdict);
  json.member("as-presumed", obligation.as_presumed);
  json.member("as-far-as-drawn", obligation.as_far_as_drawn);
  json.member("strength", obligation.strength);
  json.member("ref", obligation.reference);
  json.list("evidence", obligation.evidence, fill_fact);
  json.member("applies", obligation.applies);
  json.member("proof", obligation.proof);
}

void fill_requirement(Json& json, Requirement const& requirement) {
  json.member("id", requirement.id);
  json.member("feature", requirement.feature);
  json.member("scope", requirement.scope);
  json.object("subject", requirement.subject, fill_subject);
  json.member("strength", requirement.strength);
  json.member("sentence", requirement.sentence);
  json.member("because", requirement.because);
  json.member("known-as", requirement.known_as);
  json.member("addressee", requirement.addressee);
  json.member("mechanisms", requirement.mechanisms);
  json.member("instead", requirement.instead);
}

void fill_placed(Json& json, PlacedMechanism const& placed) {
  json.member("mechanism", placed.mechanism);
  json.member("title", placed.title);
  json.member("number", placed.number);
  json.object("subject", placed.subject, fill_subject);
  json.member("provides", placed.provides);
  json.list("rests-on", placed.rests_on, fill_fact);
  json.list("choices", placed.choices, fill_fact);
  json.member("closes", placed.closes);
  json.member("meets", placed.meets);
  json.member("supports", placed.supports);
  json.member("generic", placed.generic);
  json.member("source", placed.source);
  json.member("guidance", placed.guidance);
}

void fill_leftover(Json& json, Leftover const& leftover) {
  json.member("finding", leftover.finding);
  if (!leftover.resolve.empty()) json.member("resolve", leftover.resolve);
  if (leftover.no_mechanism) {
    json.member("no-mechanism", true);
    json.list("misfits", leftover.misfits, [](Json& object, Leftover::Misfit const& misfit) {
      object.member("mechanism", misfit.mechanism);
      object.member("at", misfit.at);
      object.list("facts", misfit.facts, fill_fact);
    });
  }
  if (!leftover.waits_for.empty()) json.list("waits-for", leftover.waits_for, fill_fact);
  if (!leftover.would_fit.empty()) json.member("would-fit", leftover.would_fit);
  if (!leftover.forbidden.empty()) json.member("forbidden", leftover.forbidden);
  if (leftover.limited) {
    json.list("limited-by", leftover.limited_by, fill_fact);
    json.member("relaxed", leftover.relaxed);
    json.member("alone", leftover.alone);
    json.member("instead", leftover.instead);
  }
}

void fill_share(Json& json, BudgetUse::Share const& share) {
  json.member("mechanisms", share.mechanisms);
  json.member("once", share.once);
  json.member("each", share.each);
}

void fill_budget(Json& json, BudgetUse const& use) {
  json.member("entity", use.entity.id);
  json.member("attribute", use.attribute);
  json.list("uses", use.shares, fill_share);
  json.member("sum", use.sum);
  if (!use.at_least.empty()) json.member("at-least", use.at_least);
  if (!use.at_most.empty()) json.member("at-most", use.at_most);
  json.member("enough", use.enough);
  json.list("facts", use.facts, fill_fact);
}

void fill_alternative(Json& json, Alternative const& alternative) {
  json.member("without", alternative.without);
  json.member("instead", alternative.instead);
  json.member("dropped", alternative.dropped);
  json.member("loses", alternative.loses);
  json.member("ram", alternative.ram);
  json.member("as-good", alternative.as_good);
  if (alternative.next_best) json.member("next-best", true);
}

void fill_wish(Json& json, Wish const& wish) {
  json.member("wish", wish.form);
  json.member("mechanism", wish.mechanism);
  json.member("outcome", wish.outcome);
}

void fill_plan(Json& json, Plan const& plan) {
  json.member("status", plan.kinds_status);
  json.member("status-of-cost", plan.instances_status);
  if (plan.gap) json.object("gap", *plan.gap, fill_gap);
  json.member("kinds", plan.mechanisms);
  json.list("mechanisms", plan.placed, fill_placed);
  json.object("cost", [&] {
    json.member("mechanisms", plan.mechanisms.size());
    json.member("instances", plan.placed.size());
    json.member("stand-ins", plan.stand_ins);
    json.member("ram", plan.ram);
  });
  json.member("to-close", plan.to_close);
  json.member("closes", plan.closes);
  json.member("meets", plan.meets);
  json.list("leaves", plan.leaves, fill_leftover);
  json.list("budgets", plan.budgets, fill_budget);
  if (!plan.alternatives.empty()) json.list("alternatives", plan.alternatives, fill_alternative);
  if (!plan.cheapest.empty()) {
    json.object("cheapest", [&] {
      json.member("mechanisms", plan.cheapest);
      json.member("ram", plan.cheapest_ram);
    });
  }
  if (!plan.supposed.empty()) json.list("supposed", plan.supposed, fill_fact);
  if (!plan.wishes.empty()) json.list("wishes", plan.wishes, fill_wish);
  json.member("cuts", plan.cuts);
  json.member("checked", plan.checked);
}

void fill_assumption(Json& json, Assumption const& assumption) {
  json.member("id", assumption.id);
  json.member("that", assumption.that);
  json.member("because", assumption.because);
  add_place(json, assumption.place);
}

void fill_question(Json& json, Question const& question) {
  json.member("text", question.question);
  json.member("fact", question.fact);
  json.member("to", question.to);
  json.member("settles", question.settles);
  json.member("narrows", question.narrows);
}

void fill_claim_result(Json& json, ClaimResult const& result) {
  json.member("of", result.of);
  json.member("vacuous", result.vacuous);
  json.member("as-far-as-drawn", result.as_far_as_drawn);
  json.list("breaks", result.breaks, [](Json& object, SubjectRef const& subject) {
    object.member("sort", subject.sort);
    object.member("id", subject.id);
  });
  json.list("because", result.because, fill_fact);
  json.list("world", result.world, fill_fact);
}

void fill_verdict(Json& json, ClaimResult const& result) {
  json.member("result", result.verdict);
  fill_claim_result(json, result);
}

void fill_claim(Json& json, Claim const& claim) {
  json.member("id", claim.id);
  json.member("title", claim.title);
  json.member("that", claim.that);
  json.member("result", claim.facts.verdict);
  json.member("as-presumed", claim.presumed.verdict);
  fill_claim_result(json, claim.presumed);
  json.object("from-facts", claim.facts, fill_claim_result);
  json.object("with-plan", [&] {
    static constexpr char const* plans[] = {"recommended", "strict", "cautious"};
    for (std::size_t i = 0; i < claim.planned.size(); ++i) json.object(plans[i], claim.planned[i], fill_verdict);
  });
  add_place(json, claim.place);
}

void fill_acceptance(Json& json, Acceptance const& acceptance) {
  json.member("finding", acceptance.finding);
  json.member("disposition", acceptance.form);
  json.member("because", acceptance.because);
  json.member("by", acceptance.by);
  json.member("until", acceptance.until);
  json.member("state", acceptance.state);
  json.member("findings", acceptance.findings);
  add_place(json, acceptance.place);
}

void fill_counts(Json& json, Counts const& counts) {
  json.member("examined", counts.examined());
  json.member("certain", counts.certain);
  json.member("exposed", counts.exposed);
  json.member("open", counts.open);
  json.member("undecided", counts.undecided);
  json.member("covered", counts.covered);
  json.member("excluded", counts.excluded);
}

void add_head(Json& json, Report const& report) {
  json.member("id", report.id);
  json.member("title", report.title);
  json.member("vertical", report.vertical);
  json.member("source", report.source);
  json.member("description", report.description);
  json.member("horizon", report.horizon);
  json.member("commitment", report.commitment);
  json.member("drawing", report.complete_drawing ? "complete" : "partial");
  json.member("files", report.files);
  json.list("conflict", report.conflict, [](Json& object, Fact const& fact) {
    object.member("statement", fact.text);
    object.member("basis", fact.basis);
    add_place(object, fact.place);
  });
  json.member("gave-up", report.gave_up);
}

void add_elements(Json& json, Report const& report) {
  json.list("zones", report.zones, [&](Json& to, Zone const& zone) { fill_zone(to, zone, report.zones); });
  json.list("entities", report.entities, [&](Json& to, Entity const& entity) { fill_entity(to, entity, report); });
  json.list("stakeholders", report.stakeholders, [](Json& to, Stakeholder const& stakeholder) {
    to.member("id", stakeholder.id);
    to.member("title", stakeholder.title);
    to.member("kind", stakeholder.kind);
  });
  json.list("data", report.data, fill_data);
  json.list("flows", report.flows, [&](Json& to, Flow const& flow) { fill_flow(to, flow, report); });
  json.list("journeys", report.journeys, [&](Json& to, Journey const& journey) { fill_journey(to, journey, report); });
}

void add_results(Json& json, Report const& report) {
  report.scale.name.empty() ? json.member("risk-scale", nullptr) : json.object("risk-scale", report.scale, fill_scale);
  json.object("counts", [&] {
    json.object("facts", report.facts, fill_counts);
    json.object("as-presumed", report.presumed, fill_counts);
  });
  json.list("findings", [&] {
    json.elements(report.findings, fill_finding);
    json.elements(report.excluded, fill_finding);
  });
  json.member("excluded-unlisted", report.excluded_unlisted);
  json.list("obligations", report.obligations, fill_obligation);
  json.list("requirements", report.requirements, fill_requirement);
  json.object("plans", [&] {
    if (!report.conflict.empty()) return;
    json.object("recommended", report.recommended, fill_plan);
    json.object("strict", report.strict, fill_plan);
    if (!report.cautious.kinds_status.empty()) json.object("cautious", report.cautious, fill_plan);
    if (!report.optimistic.kinds_status.empty()) json.object("optimistic", report.optimistic, fill_plan);
  });
  json.list("assumptions", report.assumptions, fill_assumption);
  json.list("questions", report.questions, fill_question);
  json.list("claims", report.claims, fill_claim);
  json.list("objectives", report.objectives, fill_claim);
  json.list("acceptances", report.acceptances, fill_acceptance);
}

void fill_report(Json& json, Report const& report) {
  add_head(json, report);
  add_elements(json, report);
  add_results(json, report);
}

}  // namespace

void write_json(std::vector<Report> const& reports, std::function<void(std::string_view)> const& take) {
  Json json(take);
  json.document([&] {
    json.member("schema", "glacis/1");
    json.object("program", [&] {
      json.member("name", "glacis");
      json.member("version", version);
    });
    json.list("use-cases", reports, fill_report);
  });
}

std::string to_json(std::vector<Report> const& reports) {
  std::string text;
  write_json(reports, [&text](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace glacis::output

#include "output/data/json.h"

#include <nlohmann/json.hpp>

#include "output/version.h"

namespace glacis::output {
namespace {

using Json = nlohmann::ordered_json;
using namespace glacis::report;

/// A JSON array of what `convert` makes of each.
template <class T, class Convert>
Json each(std::vector<T> const& list, Convert convert) {
  Json result = Json::array();
  for (T const& item : list) result.push_back(convert(item));
  return result;
}

template <class T>
Json optional_index(std::optional<T> const& index, std::vector<Zone> const& zones) {
  return index ? Json(zones[*index].id) : Json(nullptr);
}

/// Left out if there is no file: structure and unknowns stand nowhere.
void add_place(Json& json, Location const& place) {
  if (place.file.empty()) return;
  json["file"] = place.file;
  json["line"] = place.line;
  json["column"] = place.column;
}

Json fact_json(Fact const& fact) {
  Json json{{"fact", fact.text}, {"basis", fact.basis}};
  add_place(json, fact.place);
  return json;
}

Json subject_json(SubjectRef const& subject) {
  Json json{{"sort", subject.sort}, {"id", subject.id}, {"title", subject.title}};
  if (!subject.with.empty()) json["with"] = subject.with;
  return json;
}

Json mechanisms_json(std::vector<std::string> const& mechanisms, bool known) {
  return Json{{"stated", mechanisms}, {"closed", known}};
}

Json zone_json(Zone const& zone, std::vector<Zone> const& zones) {
  return {{"id", zone.id},
          {"title", zone.title},
          {"kind", zone.kind},
          {"zone", optional_index(zone.parent, zones)},
          {"trust-boundary", zone.trust_boundary},
          {"mechanisms", mechanisms_json(zone.mechanisms, zone.mechanisms_known)}};
}

Json entity_json(Entity const& entity, Report const& report) {
  Json json{{"id", entity.id},
            {"title", entity.title},
            {"kind", entity.kind},
            {"zone", optional_index(entity.zone, report.zones)},
            {"zone-shown", entity.zone_text},
            {"operator", entity.operator_text},
            {"attributes", entity.attributes},
            {"stores", entity.stores}};
  json["runs-on"] = entity.runs_on ? Json(report.entities[*entity.runs_on].id) : Json(nullptr);
  json["many"] = entity.many;
  json["optional"] = entity.optional;
  json["relay"] = entity.relay;
  json["mechanisms"] = mechanisms_json(entity.mechanisms, entity.mechanisms_known);
  return json;
}

Json data_json(Data const& data) {
  return {{"id", data.id},
          {"title", data.title},
          {"kind", data.kind},
          {"confidentiality", data.confidentiality},
          {"integrity", data.integrity},
          {"availability", data.availability},
          {"labels", data.labels},
          {"readers", data.readers},
          {"origins", data.origins},
          {"consumers", data.consumers},
          {"derived-from", data.derived_from}};
}

Json flow_json(Flow const& flow, Report const& report) {
  return {{"id", flow.id},
          {"title", flow.title},
          {"number", flow.number},
          {"from", report.entities[flow.from].id},
          {"to", each(flow.to, [&](std::uint32_t to) { return Json(report.entities[to].id); })},
          {"multicast", flow.multicast},
          {"optional", flow.optional},
          {"data", flow.data},
          {"back", flow.back},
          {"data-known", flow.data_known},
          {"network", flow.network},
          {"point", flow.point},
          {"mechanisms", mechanisms_json(flow.mechanisms, flow.mechanisms_known)}};
}

Json journey_json(Journey const& journey, Report const& report) {
  auto const flow = [&](std::uint32_t index) { return Json(report.flows[index].id); };
  auto const entity = [&](std::uint32_t index) { return Json(report.entities[index].id); };
  return {{"id", journey.id},
          {"data", journey.data_id},
          {"origin", entity(journey.origin)},
          {"consumer", entity(journey.consumer)},
          {"flows", each(journey.flows, flow)},
          {"relays", each(journey.relays, entity)},
          {"derived-ends", journey.derived_ends},
          {"if-present", journey.if_present}};
}

Json finding_json(Finding const& finding) {
  Json json{{"id", finding.id},
            {"threat", finding.threat},
            {"subject", subject_json(finding.subject)},
            {"title", finding.title},
            {"number", nullptr},
            {"verdict", finding.verdict},
            {"as-presumed", finding.as_presumed},
            {"if-applies", finding.if_applies},
            {"as-far-as-drawn", finding.as_far_as_drawn},
            {"if-present", finding.if_present},
            {"stride", finding.stride},
            {"risk", nullptr}};
  if (finding.number != 0) json["number"] = finding.number;
  json["evidence"] = each(finding.evidence, fact_json);
  json["settled-by"] = each(finding.settled_by, fact_json);
  json["needs"] = finding.needs;
  json["resolve"] = finding.resolve;
  json["objective"] = finding.objective;
  json["disposition"] = nullptr;
  json["closed-by"] = finding.closed_by;
  json["refs"] = each(finding.refs, [](Reference const& reference) { return Json(reference.id); });
  Json rule = Json::object();
  add_place(rule, finding.rule_place);
  json["rule"] = rule;
  return json;
}

Json obligation_json(Obligation const& obligation) {
  return {{"id", obligation.id},
          {"obligation", obligation.obligation},
          {"title", obligation.title},
          {"subject", subject_json(obligation.subject)},
          {"verdict", obligation.verdict},
          {"as-presumed", obligation.as_presumed},
          {"as-far-as-drawn", obligation.as_far_as_drawn},
          {"strength", obligation.strength},
          {"ref", obligation.reference},
          {"evidence", each(obligation.evidence, fact_json)}};
}

Json requirement_json(Requirement const& requirement) {
  return {{"id", requirement.id},
          {"feature", requirement.feature},
          {"scope", requirement.scope},
          {"subject", subject_json(requirement.subject)},
          {"strength", requirement.strength},
          {"sentence", requirement.sentence},
          {"because", requirement.because},
          {"known-as", requirement.known_as},
          {"addressee", requirement.addressee},
          {"mechanisms", requirement.mechanisms}};
}

Json placed_json(PlacedMechanism const& placed) {
  return {{"mechanism", placed.mechanism},
          {"title", placed.title},
          {"number", placed.number},
          {"subject", subject_json(placed.subject)},
          {"provides", placed.provides},
          {"rests-on", each(placed.rests_on, fact_json)},
          {"choices", each(placed.choices, fact_json)},
          {"closes", placed.closes},
          {"meets", placed.meets},
          {"supports", placed.supports},
          {"generic", placed.generic},
          {"source", placed.source},
          {"guidance", placed.guidance}};
}

Json leftover_json(Leftover const& leftover) {
  Json json{{"finding", leftover.finding}};
  if (!leftover.resolve.empty()) json["resolve"] = leftover.resolve;
  if (leftover.no_mechanism) json["no-mechanism"] = true;
  if (!leftover.waits_for.empty()) json["waits-for"] = each(leftover.waits_for, fact_json);
  if (!leftover.would_fit.empty()) json["would-fit"] = leftover.would_fit;
  return json;
}

Json plan_json(Plan const& plan) {
  return {{"status", plan.kinds_status},
          {"status-of-cost", plan.instances_status},
          {"kinds", plan.mechanisms},
          {"mechanisms", each(plan.placed, placed_json)},
          {"cost",
           {{"mechanisms", plan.mechanisms.size()},
            {"instances", plan.placed.size()},
            {"stand-ins", plan.stand_ins},
            {"ram", plan.ram}}},
          {"to-close", plan.to_close},
          {"closes", plan.closes},
          {"meets", plan.meets},
          {"leaves", each(plan.leaves, leftover_json)},
          {"cuts", plan.cuts},
          {"checked", plan.checked}};
}

Json assumption_json(Assumption const& assumption) {
  Json json{{"id", assumption.id}, {"that", assumption.that}, {"because", assumption.because}};
  add_place(json, assumption.place);
  return json;
}

Json question_json(Question const& question) {
  return {{"text", question.question}, {"fact", question.fact}, {"to", question.to}, {"settles", question.settles}};
}

Json claim_json(Claim const& claim) {
  Json json{{"id", claim.id}, {"that", claim.that}, {"result", "not-evaluated"}};
  add_place(json, claim.place);
  return json;
}

Json acceptance_json(Acceptance const& acceptance) {
  Json json{{"finding", acceptance.finding},
            {"because", acceptance.because},
            {"by", acceptance.by},
            {"until", acceptance.until},
            {"result", "not-evaluated"}};
  add_place(json, acceptance.place);
  return json;
}

Json counts_json(Counts const& counts) {
  return {{"examined", counts.examined()}, {"certain", counts.certain},     {"exposed", counts.exposed},
          {"open", counts.open},           {"undecided", counts.undecided}, {"covered", counts.covered},
          {"excluded", counts.excluded}};
}

void add_elements(Json& json, Report const& report) {
  json["zones"] = each(report.zones, [&](Zone const& zone) { return zone_json(zone, report.zones); });
  json["entities"] = each(report.entities, [&](Entity const& entity) { return entity_json(entity, report); });
  json["stakeholders"] = each(report.stakeholders, [](Stakeholder const& stakeholder) {
    return Json{{"id", stakeholder.id}, {"title", stakeholder.title}, {"kind", stakeholder.kind}};
  });
  json["data"] = each(report.data, data_json);
  json["flows"] = each(report.flows, [&](Flow const& flow) { return flow_json(flow, report); });
  json["journeys"] = each(report.journeys, [&](Journey const& journey) { return journey_json(journey, report); });
}

Json report_json(Report const& report) {
  Json json{{"id", report.id},
            {"title", report.title},
            {"vertical", report.vertical},
            {"source", report.source},
            {"description", report.description},
            {"horizon", report.horizon},
            {"commitment", report.commitment},
            {"drawing", report.complete_drawing ? "complete" : "partial"},
            {"files", report.files}};
  json["conflict"] = each(report.conflict, [](Fact const& fact) {
    Json statement{{"statement", fact.text}, {"basis", fact.basis}};
    add_place(statement, fact.place);
    return statement;
  });
  json["gave-up"] = report.gave_up;
  add_elements(json, report);
  json["counts"] = {{"facts", counts_json(report.facts)}, {"as-presumed", counts_json(report.presumed)}};
  Json findings = each(report.findings, finding_json);
  for (Finding const& finding : report.excluded) findings.push_back(finding_json(finding));
  json["findings"] = std::move(findings);
  json["obligations"] = each(report.obligations, obligation_json);
  json["requirements"] = each(report.requirements, requirement_json);
  bool const planned = report.conflict.empty();
  json["plans"] = Json::object();
  if (planned) json["plans"] = {{"recommended", plan_json(report.recommended)}, {"strict", plan_json(report.strict)}};
  json["assumptions"] = each(report.assumptions, assumption_json);
  json["questions"] = each(report.questions, question_json);
  json["claims"] = each(report.claims, claim_json);
  json["acceptances"] = each(report.acceptances, acceptance_json);
  return json;
}

}  // namespace

std::string to_json(std::vector<report::Report> const& reports) {
  Json json{{"schema", "glacis/1"}, {"program", {{"name", "glacis"}, {"version", version}}}};
  json["use-cases"] = each(reports, report_json);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace glacis::output

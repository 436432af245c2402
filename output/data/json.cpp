#include "output/data/json.h"

#include <algorithm>

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

Json range_json(Range const& range) { return {{"low", range.low}, {"high", range.high}}; }

Json risk_json(std::optional<Risk> const& risk) {
  if (!risk) return nullptr;
  return {{"likelihood", range_json(risk->likelihood)},
          {"impact", range_json(risk->impact)},
          {"level", range_json(risk->level)}};
}

Json scale_json(RiskScale const& scale) {
  if (scale.name.empty()) return nullptr;
  auto const level = [](RiskScale::Level const& each) {
    return Json{{"name", each.name}, {"letter", each.letter}, {"as", each.as}};
  };
  return {
      {"name", scale.name}, {"title", scale.title}, {"source", scale.source}, {"levels", each(scale.levels, level)}};
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
            {"risk", risk_json(finding.risk)},
            {"risk-from-facts", risk_json(finding.risk_from_facts)}};
  if (finding.number != 0) json["number"] = finding.number;
  json["evidence"] = each(finding.evidence, fact_json);
  json["applies"] = finding.applies;
  json["proof"] = finding.proof;
  json["settled-by"] = each(finding.settled_by, fact_json);
  if (!finding.harmed.empty()) json["harmed"] = each(finding.harmed, fact_json);
  if (!finding.unharmed.empty()) json["unharmed"] = each(finding.unharmed, fact_json);
  json["needs"] = finding.needs;
  json["resolve"] = finding.resolve;
  json["objective"] = finding.objective;
  json["disposition"] = finding.disposition.empty() ? Json(nullptr) : Json(finding.disposition);
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
          {"evidence", each(obligation.evidence, fact_json)},
          {"applies", obligation.applies},
          {"proof", obligation.proof}};
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

Json claim_result_json(report::ClaimResult const& result) {
  Json breaks = Json::array();
  for (report::SubjectRef const& each : result.breaks) breaks.push_back({{"sort", each.sort}, {"id", each.id}});
  return {{"of", result.of},
          {"vacuous", result.vacuous},
          {"breaks", std::move(breaks)},
          {"because", each(result.because, fact_json)},
          {"world", each(result.world, fact_json)}};
}

Json claim_json(Claim const& claim) {
  Json json{{"id", claim.id},
            {"title", claim.title},
            {"that", claim.that},
            {"result", claim.facts.verdict},
            {"as-presumed", claim.presumed.verdict}};
  json.update(claim_result_json(claim.presumed));
  json["from-facts"] = claim_result_json(claim.facts);
  add_place(json, claim.place);
  return json;
}

Json acceptance_json(Acceptance const& acceptance) {
  Json json{{"finding", acceptance.finding},  {"disposition", acceptance.form},
            {"because", acceptance.because},  {"by", acceptance.by},
            {"until", acceptance.until},      {"state", acceptance.state},
            {"findings", acceptance.findings}};
  add_place(json, acceptance.place);
  return json;
}

Json counts_json(Counts const& counts) {
  return {{"examined", counts.examined()}, {"certain", counts.certain},     {"exposed", counts.exposed},
          {"open", counts.open},           {"undecided", counts.undecided}, {"covered", counts.covered},
          {"excluded", counts.excluded}};
}

bool is_flat(Json const& value) {
  return std::none_of(value.begin(), value.end(), [](Json const& member) { return member.is_structured(); });
}

/// What holds no more than words and numbers stands in one line; all else a member a line.
void write(std::string& out, Json const& value, std::size_t indent) {
  if (!value.is_structured()) {
    out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  bool const in_one_line = is_flat(value);
  char const* const close = value.is_object() ? "}" : "]";
  out += value.is_object() ? '{' : '[';
  bool first = true;
  for (auto const& [name, member] : value.items()) {
    if (!first) out += in_one_line ? ", " : ",";
    first = false;
    if (!in_one_line) out.append("\n").append(indent + 2, ' ');
    if (value.is_object()) out.append("\"").append(name).append("\": ");
    write(out, member, indent + 2);
  }
  if (!in_one_line) out.append("\n").append(indent, ' ');
  out += close;
}

using Taker = std::function<void(std::string_view)>;

/// Text on its way out, a piece at a time.
struct Stream {
  explicit Stream(Taker const& taker) : take(&taker) {}
  ~Stream() { (*take)(text); }
  Stream(Stream const&) = delete;
  void pass_on() {
    if (text.size() < (1U << 20U)) return;
    (*take)(text);
    text.clear();
  }
  Taker const* take;
  std::string text;
};

/// Writes fields of one object one after the other, list members one at a time, so that a large report is never a
/// second time in memory as a tree.
class Fields {
 public:
  Fields(Stream& out, std::size_t indent) : out_(&out), indent_(indent) {}

  void add(char const* name, Json const& value) {
    begin(name);
    write(out_->text, value, indent_);
    out_->pass_on();
  }
  template <class T, class Convert>
  void list(char const* name, std::vector<T> const& members, Convert convert) {
    begin_list(name);
    for (T const& member : members) append_member(convert(member));
    end_list();
  }
  void begin_list(char const* name) {
    begin(name);
    out_->text += '[';
    empty_ = true;
  }
  void append_member(Json const& value) {
    out_->text += empty_ ? "\n" : ",\n";
    empty_ = false;
    out_->text.append(indent_ + 2, ' ');
    write(out_->text, value, indent_ + 2);
    out_->pass_on();
  }
  void end_list() {
    if (!empty_) out_->text.append("\n").append(indent_, ' ');
    out_->text += ']';
  }

 private:
  void begin(char const* name) {
    if (!first_) out_->text += ",\n";
    first_ = false;
    out_->text.append(indent_, ' ').append("\"").append(name).append("\": ");
  }
  Stream* out_;
  std::size_t indent_;
  bool first_ = true;
  bool empty_ = true;
};

void add_head(Fields& fields, Report const& report) {
  fields.add("id", report.id);
  fields.add("title", report.title);
  fields.add("vertical", report.vertical);
  fields.add("source", report.source);
  fields.add("description", report.description);
  fields.add("horizon", report.horizon);
  fields.add("commitment", report.commitment);
  fields.add("drawing", report.complete_drawing ? "complete" : "partial");
  fields.add("files", report.files);
  fields.list("conflict", report.conflict, [](Fact const& fact) {
    Json statement{{"statement", fact.text}, {"basis", fact.basis}};
    add_place(statement, fact.place);
    return statement;
  });
  fields.add("gave-up", report.gave_up);
}

void add_elements(Fields& fields, Report const& report) {
  fields.list("zones", report.zones, [&](Zone const& zone) { return zone_json(zone, report.zones); });
  fields.list("entities", report.entities, [&](Entity const& entity) { return entity_json(entity, report); });
  fields.list("stakeholders", report.stakeholders, [](Stakeholder const& stakeholder) {
    return Json{{"id", stakeholder.id}, {"title", stakeholder.title}, {"kind", stakeholder.kind}};
  });
  fields.list("data", report.data, data_json);
  fields.list("flows", report.flows, [&](Flow const& flow) { return flow_json(flow, report); });
  fields.list("journeys", report.journeys, [&](Journey const& journey) { return journey_json(journey, report); });
}

void add_results(Fields& fields, Report const& report) {
  fields.add("risk-scale", scale_json(report.scale));
  fields.add("counts", {{"facts", counts_json(report.facts)}, {"as-presumed", counts_json(report.presumed)}});
  fields.begin_list("findings");
  for (Finding const& finding : report.findings) fields.append_member(finding_json(finding));
  for (Finding const& finding : report.excluded) fields.append_member(finding_json(finding));
  fields.end_list();
  fields.add("excluded-unlisted", report.excluded_unlisted);
  fields.list("obligations", report.obligations, obligation_json);
  fields.list("requirements", report.requirements, requirement_json);
  Json plans = Json::object();
  if (report.conflict.empty()) {
    plans["recommended"] = plan_json(report.recommended);
    plans["strict"] = plan_json(report.strict);
  }
  fields.add("plans", plans);
  fields.list("assumptions", report.assumptions, assumption_json);
  fields.list("questions", report.questions, question_json);
  fields.list("claims", report.claims, claim_json);
  fields.list("acceptances", report.acceptances, acceptance_json);
}

}  // namespace

void write_json(std::vector<report::Report> const& reports, Taker const& take) {
  Stream out(take);
  out.text = "{\n";
  Fields top(out, 2);
  top.add("schema", "glacis/1");
  top.add("program", {{"name", "glacis"}, {"version", version}});
  out.text += ",\n  \"use-cases\": [";
  for (Report const& report : reports) {
    out.text += &report == &reports.front() ? "\n    {\n" : ",\n    {\n";
    Fields fields(out, 6);
    add_head(fields, report);
    add_elements(fields, report);
    add_results(fields, report);
    out.text += "\n    }";
  }
  out.text += reports.empty() ? "]\n}\n" : "\n  ]\n}\n";
}

std::string to_json(std::vector<report::Report> const& reports) {
  std::string text;
  write_json(reports, [&text](std::string_view piece) { text += piece; });
  return text;
}

std::string questions_to_json(Questionnaire const& questionnaire) {
  Json questions = Json::array();
  for (Questionnaire::Addressee const& addressee : questionnaire.addressees) {
    for (AskedFact const& fact : addressee.facts) {
      Json settles = each(fact.settles, [](AskedFact::Settled const& settled) {
        return Json{{"use-case", settled.use_case},
                    {"at-best", settled.at_best},
                    {"at-worst", settled.at_worst},
                    {"findings", settled.findings}};
      });
      questions.push_back(
          {{"to", addressee.who}, {"question", fact.question}, {"count", fact.count}, {"settles", std::move(settles)}});
    }
  }
  std::string text;
  write(text,
        {{"schema", "glacis-questions/1"},
         {"use-cases", questionnaire.use_cases},
         {"undecided", questionnaire.undecided},
         {"questions", std::move(questions)}},
        0);
  return text + "\n";
}

namespace {

Json phrases_json(std::vector<text::Phrase> const& phrases) {
  return each(phrases, [](text::Phrase const& phrase) { return phrase.text; });
}

Json rule_json(model::Vocabulary const& vocabulary, model::RuleDeclaration const& rule) {
  return {{"id", rule.name},
          {"pack", vocabulary.packs[rule.pack].id},
          {"form", model::name_of(rule.form)},
          {"on", model::name_of(rule.on)},
          {"title", rule.title.text},
          {"needs", each(rule.needs, phrases_json)},
          {"refs", phrases_json(rule.refs)}};
}

Json proofs_json(RuleProofs const& proofs) {
  return {{"bound", proofs.bound},
          {"questions", proofs.questions},
          {"findings", each(proofs.proofs, [](Proof const& proof) {
             Json json{{"form", name_of(proof.form)},
                       {"of", proof.subject},
                       {"statement", proof.statement},
                       {"reason", proof.reason},
                       {"fault", is_fault(proof.form)}};
             add_place(json, proof.place);
             return json;
           })}};
}

}  // namespace

std::string rules_to_json(model::Vocabulary const& vocabulary, RuleProofs const* proofs,
                          ExampleCounts const* examples) {
  Json json{{"schema", "glacis-rules/1"},
            {"rules", each(vocabulary.rules, [&](auto const& rule) { return rule_json(vocabulary, rule); })}};
  if (proofs != nullptr) json["proofs"] = proofs_json(*proofs);
  if (examples != nullptr)
    json["examples"] = {
        {"count", examples->examples}, {"otherwise", examples->otherwise}, {"missing", examples->missing}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace glacis::output

#include "tests/output/sample_report.h"

namespace glacis::tests {
namespace {

using namespace glacis::report;

char const* const own_file = "verticals/energy/smart-meter-reading.toml";

Fact stated(std::string text, std::uint32_t line) { return {std::move(text), "stated", {own_file, line, 1}}; }
Fact presumed(std::string text) { return {std::move(text), "presumed", {"models/networks.toml", 210, 1}}; }
Fact structure(std::string text) { return {std::move(text), "structure", {}}; }
Fact unknown(std::string text) { return {std::move(text), "unknown", {}}; }

Entity entity(std::string id, std::string title, std::string kind, std::uint32_t zone) {
  Entity made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.kind = std::move(kind);
  made.zone = zone;
  made.operator_text = "not known";
  return made;
}

Flow flow(std::string id, std::uint32_t number, std::uint32_t from, std::uint32_t to, std::vector<std::string> data,
          std::string network) {
  Flow made;
  made.id = id;
  made.title = std::move(id);
  made.number = number;
  made.from = from;
  made.to = {to};
  made.data = std::move(data);
  made.network = std::move(network);
  return made;
}

Finding finding(std::uint32_t number, std::string threat, std::string title, SubjectRef subject, std::string verdict,
                std::vector<Fact> evidence, std::vector<Fact> settled_by) {
  Finding made;
  made.id = threat + "@" + subject.id;
  made.threat = std::move(threat);
  made.threat_title = title;
  made.title = title + " on " + subject.title;
  made.subject = std::move(subject);
  made.verdict = verdict;
  made.as_presumed = std::move(verdict);
  made.as_far_as_drawn = true;
  made.evidence = std::move(evidence);
  made.settled_by = std::move(settled_by);
  made.number = number;
  made.rule_place = {"rules/onem2m.toml", 100 + number, 1};
  return made;
}

void add_elements(Report& report) {
  report.zones = {{"home", "home", "customer premises", {}, true, {}, false},
                  {"street", "street", "outdoor site", {}, true, {}, false},
                  {"provider", "metering provider", "data center", {}, true, {}, false},
                  {"enterprise", "enterprise", "office", {}, true, {}, false}};
  report.entities = {entity("aggregator", "aggregator", "data aggregation point", 1),
                     entity("cis", "customer information", "host", 3),
                     entity("field-tool", "field tool", "service tool", 1),
                     entity("head-end", "head end", "head end system", 2),
                     entity("mdms", "meter data management", "host", 2),
                     entity("meter", "meter", "smart meter", 0),
                     entity("metering-app", "metering app", "AE", 0)};
  for (Entity& each : report.entities) each.zone_text = report.zones[*each.zone].title;
  report.entities[0].relay = true;
  report.entities[2].no_flow = true;
  report.entities[2].shape = Entity::Shape::external;
  report.entities[3].operator_text = "utility";
  report.entities[4].shape = Entity::Shape::store;
  report.entities[4].stores = {"interval-reading"};
  report.entities[5].many = true;
  report.entities[5].stores = {"meter-key"};
  report.entities[5].attributes = "device class C1 to C2 (presumed)";
  report.entities[6].runs_on = 5;
  report.stakeholders = {{"utility", "utility", "application service provider"}};
  report.data = {
      {"command",
       "disconnect",
       "command",
       "not known",
       "high",
       "medium",
       {"safety"},
       "not known",
       {"head end"},
       {"meter"},
       {},
       true,
       true},
      {"interval-reading",
       "interval reading",
       "measurement",
       "medium",
       "high",
       "medium (presumed)",
       {"personal"},
       "utility",
       {"meter"},
       {"customer information"},
       {},
       true,
       true},
      {"meter-key", "meter key", "key", "high", "high", "not known", {}, "not known", {}, {}, {}, true, true}};
  report.flows = {flow("report", 1, 5, 0, {"interval reading"}, "PLC G3 or PLC PRIME (presumed)"),
                  flow("backhaul", 2, 0, 3, {"interval reading"}, "LTE Cat 1, fixed broadband or not known"),
                  flow("direct", 3, 5, 3, {"interval reading"}, "not known"),
                  flow("ingest", 4, 3, 4, {"interval reading"}, "MPLS VPN"),
                  flow("billing", 5, 4, 1, {"interval reading"}, "not known"),
                  flow("broadcast", 6, 0, 5, {"disconnect"}, "PLC PRIME")};
  report.flows[0].back = {"disconnect"};
  report.flows[0].point = "Mca (presumed)";
  report.flows[2].optional = true;
  report.flows[3].mechanisms = {"tls-1-3-certificate"};
  report.flows[3].mechanisms_known = true;
  report.flows[5].multicast = true;
  report.flows[5].mechanisms_known = true;
  report.journeys = {{"command:head-end..meter", "command", "disconnect", 3, 5, {1, 0}, {0}, false, false},
                     {"interval-reading:meter..cis",
                      "interval-reading",
                      "interval reading",
                      5,
                      1,
                      {0, 1, 3, 4},
                      {0, 3, 4},
                      true,
                      false}};
}

SubjectRef const flow_1{"flow", "report", "flow 1 (meter to aggregator)", "", 0};
SubjectRef const flow_4{"flow", "ingest", "flow 4 (head end to meter data management)", "", 3};
SubjectRef const flow_6{"flow", "broadcast", "flow 6 (aggregator to meter)", "", 5};
SubjectRef const the_meter{"entity", "meter", "meter", "", 5};
SubjectRef const the_tool{"entity", "field-tool", "field tool", "", 2};
SubjectRef const meter_key{"entity", "meter/meter-key", "meter key in meter", "meter-key", 5};
SubjectRef const home{"zone", "home", "home", "", 0};
SubjectRef const readings{"journey", "interval-reading:meter..cis",
                          "interval reading from meter to customer information", "", 1};

void add_findings(Report& report) {
  Fact const crosses = structure("report crosses the border of home");
  Fact const mechanisms = unknown("mechanisms of report");
  report.findings = {
      finding(1, "forged-command", "Forged command", flow_6, "certain",
              {stated("integrity of command is high", 31), stated("the mechanisms of broadcast are none", 61)}, {}),
      finding(2, "tampering-by-relay", "Tampering by a relay", readings, "certain",
              {structure("aggregator relays interval reading"), stated("aggregator is not among the readers", 27)}, {}),
      finding(3, "device-theft", "Theft", the_meter, "exposed", {stated("zone of meter is home", 14)},
              {unknown("mechanisms of meter")}),
      finding(4, "eavesdropping", "Eavesdropping", flow_1, "exposed",
              {crosses, stated("confidentiality of interval-reading is medium", 25)}, {mechanisms}),
      finding(5, "replay", "Replay", flow_1, "exposed", {crosses, presumed("network of report is plc-g3 or plc-prime")},
              {mechanisms}),
      finding(6, "tampering", "Tampering", flow_1, "exposed", {crosses}, {mechanisms}),
      finding(7, "key-extraction", "Key extraction", meter_key, "open", {},
              {unknown("secure-element of meter"), unknown("physical-access of meter")}),
      finding(8, "physical-entry", "Physical entry", home, "open", {}, {unknown("kind of home")}),
      finding(9, "rogue-update", "Rogue update", the_tool, "undecided", {}, {}),
      finding(10, "eavesdropping", "Eavesdropping", flow_4, "covered",
              {stated("tls-1-3-certificate stands on ingest", 52)}, {})};
  auto& all = report.findings;
  all[4].verdict = "open";
  all[0].needs = {"authorization:platform@consumer"};
  all[0].stride = "spoofing";
  all[1].needs = {"integrity:end-to-end", "origin-authentication:end-to-end"};
  all[1].stride = "tampering";
  all[1].refs = {{"TR-0008:T8"}, {"CAPEC-94"}};
  all[1].objective = "integrity of metering data end to end";
  all[2].resolve = "site";
  for (std::size_t i = 3; i < 6; ++i) {
    all[i].needs = {"confidentiality or integrity"};
    all[i].closed_by = {"dtls-1-3-psk"};
    all[i].stride = "information-disclosure";
  }
  all[1].closed_by = {"esdata-signature"};
  all[6].if_present = true;
  report.excluded = {
      finding(0, "jamming", "Jamming", flow_4, "excluded", {stated("MPLS VPN is not wireless", 52)}, {})};
  report.presumed = {.excluded = 1, .covered = 1, .certain = 2, .exposed = 4, .open = 2, .undecided = 1};
  report.facts = {.excluded = 1, .covered = 1, .certain = 2, .exposed = 3, .open = 3, .undecided = 1};
}

void add_plans(Report& report) {
  PlacedMechanism signature;
  signature.mechanism = "esdata-signature";
  signature.title = "End-to-end signature (ESData)";
  signature.source = "oneM2M TS-0003, clause 8.5";
  signature.number = 1;
  signature.subject = readings;
  signature.kind = signature.mechanism;
  signature.provides = {"integrity:end-to-end", "origin-authentication:end-to-end"};
  signature.features = {"integrity:end-to-end", "origin authentication:end-to-end"};
  signature.closes = {"tampering-by-relay@interval-reading:meter..cis"};
  signature.choices = {{"asymmetric-crypto of meter is true", "unknown", {}}};
  PlacedMechanism dtls;
  dtls.mechanism = "dtls-1-3-psk";
  dtls.title = "DTLS 1.3 with pre-shared key";
  dtls.source = "RFC 9147";
  dtls.number = 2;
  dtls.subject = flow_1;
  dtls.kind = dtls.mechanism;
  dtls.provides = dtls.features = {"confidentiality:hop", "integrity:hop", "freshness:hop"};
  dtls.closes = {"eavesdropping@report", "replay@report", "tampering@report"};
  dtls.meets = {"saef@report"};
  dtls.rests_on = {presumed("network of report is plc-g3 or plc-prime")};
  Plan& plan = report.recommended;
  plan.kind = "recommended";
  plan.kinds_status = plan.instances_status = "optimal";
  plan.mechanisms = {"dtls-1-3-psk", "esdata-signature"};
  plan.size = "2 mechanisms";
  plan.placed = {signature, dtls};
  plan.closes = {"eavesdropping@report", "replay@report", "tampering-by-relay@interval-reading:meter..cis",
                 "tampering@report"};
  plan.meets = {"saef@report"};
  Leftover theft;
  theft.finding = "device-theft@meter";
  theft.resolve = "site";
  Leftover forged;
  forged.finding = "forged-command@broadcast";
  forged.waits_for = {unknown("secure-element of meter")};
  forged.would_fit = {"osns-multicast"};
  plan.leaves = {theft, forged};
  BudgetUse memory;
  memory.entity = {"entity", "meter", "meter", "", 0};
  memory.attribute = "ram";
  memory.shares = {{{"dtls-1-3-psk"}, {2}, "8 KiB", {"2 x 1 KiB"}}, {{"esdata-signature"}, {1}, "2 KiB", {}}};
  memory.sum = "12 KiB";
  memory.at_least = "16 KiB";
  memory.enough = memory.tight = true;
  memory.facts = {stated("ram of meter is 16 KiB", 17)};
  plan.budgets = {memory};
  plan.alternatives = {{"esdata-signature", {"cose-sign"}, {}, 0, "1 KiB more", true}};
  plan.wishes = {{"prefer", "esdata-signature", "taken", "taken"}};
  plan.cheapest = {"cose-sign", "dtls-1-3-psk", "edhoc"};
  plan.cheapest_ram = "11 KiB";
  plan.cuts = {{"dtls-1-3-psk"}, {"esdata-signature"}};
  plan.ram = "13 KiB";
  plan.to_close = 5;
  plan.checked = true;
  report.strict = plan;
  report.strict.kind = "strict";
  report.strict.placed = {signature};
  report.strict.mechanisms = {"esdata-signature"};
  report.strict.size = "1 mechanism";
  report.strict.closes = signature.closes;
  report.strict.meets.clear();
  report.strict.cuts = {{"esdata-signature"}};
  report.cautious = plan;
  report.cautious.kind = "cautious";
  report.cautious.to_close = 7;
  report.cautious.closes.push_back("jamming@report");
  report.cautious.mechanisms.emplace_back("flood-limiting");
}

void add_requirements(Report& report) {
  Obligation saef;
  saef.id = "saef@report";
  saef.obligation = "saef";
  saef.title = "Security association on the reference point";
  saef.subject = flow_1;
  saef.verdict = "may-apply";
  saef.as_presumed = "not-known";
  saef.strength = "shall";
  saef.reference = "oneM2M TS-0003, clause 6.1.2.2.1";
  saef.evidence = {presumed("point of report is mca")};
  report.obligations = {saef};
  Requirement first;
  first.id = "SMR-SEC-01";
  first.feature = "integrity";
  first.feature_title = "integrity";
  first.scope = "end-to-end";
  first.subject = readings;
  first.strength = "shall";
  first.sentence =
      "The M2M system shall protect the integrity of interval reading end to end between meter and customer "
      "information.";
  first.because = {"tampering-by-relay@interval-reading:meter..cis"};
  first.known_as = {"SER-002"};
  first.addressee = "security";
  first.mechanisms = {"esdata-signature"};
  Requirement second = first;
  second.id = "SMR-SEC-02";
  second.feature = second.feature_title = "confidentiality";
  second.scope = "hop";
  second.subject = flow_1;
  second.sentence = "The M2M system shall ensure the confidentiality of interval reading and disconnect on flow 1.";
  second.because = {"eavesdropping@report", "saef@report"};
  second.known_as.clear();
  second.mechanisms = {"dtls-1-3-psk"};
  report.requirements = {first, second};
}

}  // namespace

Report sample_report() {
  Report report;
  report.id = "energy.smart-meter-reading";
  report.vertical = "energy";
  report.name = "smart-meter-reading";
  report.title = "Smart meter reading";
  report.source = "oneM2M TR-0001, clause 5.3";
  report.description = "Meters deliver interval readings through an aggregator to the head end.";
  report.horizon = "rel-1";
  report.commitment = "interested";
  report.files = {own_file};
  add_elements(report);
  add_findings(report);
  add_plans(report);
  add_requirements(report);
  report.assumptions = {{"A-1",
                         "meter.device-class == aggregator.device-class",
                         "both are procured under one tender",
                         {own_file, 70, 1}}};
  report::ClaimResult const unprotected{
      "not-guaranteed",
      "3 journeys",
      false,
      true,
      {{"journey", "interval-reading:meter..cis", "interval reading from meter to cis", "", 0}},
      {},
      {{"no mechanism at interval-reading:meter..cis gives confidentiality:end-to-end", "unknown", {}}}};
  report::ClaimResult const held{"holds", "3 journeys", false, true, {}, {}, {}};
  report.claims = {{"readings-stay-private",
                    "Readings stay private",
                    "all j in journeys(interval-reading): protected(j, confidentiality)",
                    unprotected,
                    unprotected,
                    {held, unprotected, held},
                    {own_file, 75, 1}}};
  report.objectives = {{"genuine-commands",
                        "No command is changed on its way",
                        "all d in data: d is command implies (all j in journeys(d): protected(j, integrity))",
                        held,
                        held,
                        {held, held, held},
                        {"models/objectives.toml", 5, 1}}};
  report.acceptances = {{"flooding@report",
                         "accept",
                         "readings are buffered for 40 days",
                         "WG4",
                         "2027-06-30",
                         "in-force",
                         {"flooding@report"},
                         {own_file, 80, 1}}};
  report.questions = {{"the mechanisms of report",
                       "vertical",
                       {"eavesdropping@report", "replay@report", "tampering@report"},
                       {},
                       "mechanisms of report",
                       "Which mechanisms stand on flow 1 (meter to aggregator)?"},
                      {"the secure element of meter",
                       "vendor",
                       {"key-extraction@meter/meter-key"},
                       {"tampering@report"},
                       "secure-element of meter",
                       "What is the secure element of meter: 0, 1, 2 or 3?"}};
  return report;
}

Report sample_conflict() {
  Report report;
  report.id = "energy.smart-meter-reading";
  report.vertical = "energy";
  report.name = "smart-meter-reading";
  report.title = "Smart meter reading";
  report.files = {own_file};
  report.recommended.kind = "recommended";
  report.strict.kind = "strict";
  report.cautious.kind = "cautious";
  add_elements(report);
  report.conflict = {stated("domain of meter is infrastructure", 15),
                     {"every smart meter has domain field", "always", {"models/devices.toml", 40, 1}}};
  return report;
}

}  // namespace glacis::tests

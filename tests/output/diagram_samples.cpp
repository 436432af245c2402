#include "tests/output/diagram_samples.h"

#include <algorithm>
#include <utility>

namespace glacis::tests {
namespace {

using namespace glacis::report;
using Indices = std::vector<std::uint32_t>;
using Texts = std::vector<std::string>;

std::string id_of(std::string title) {
  std::replace(title.begin(), title.end(), ' ', '-');
  std::transform(title.begin(), title.end(), title.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return title;
}

/// Builds a report line by line; each function returns the index of what it added.
class Sketch {
 public:
  explicit Sketch(std::string title) {
    report_.title = title;
    report_.name = id_of(std::move(title));
    report_.vertical = "sample";
    report_.id = "sample." + report_.name;
  }

  std::uint32_t zone(std::string title, std::string kind, std::optional<std::uint32_t> parent = {}, bool trust = true) {
    report_.zones.push_back({id_of(title), title, std::move(kind), parent, trust, {}, false});
    return static_cast<std::uint32_t>(report_.zones.size() - 1);
  }

  std::uint32_t entity(std::string title, std::string kind, std::optional<std::uint32_t> zone) {
    Entity made;
    made.id = id_of(title);
    made.title = std::move(title);
    made.kind = std::move(kind);
    made.zone = zone;
    made.zone_text = zone ? report_.zones[*zone].title : "not known";
    made.operator_text = "not known";
    report_.entities.push_back(std::move(made));
    return static_cast<std::uint32_t>(report_.entities.size() - 1);
  }
  Entity& at(std::uint32_t entity) { return report_.entities[entity]; }

  std::uint32_t flow(std::uint32_t from, Indices to, Texts data, std::string network, Texts back = {}) {
    Flow made;
    made.number = static_cast<std::uint32_t>(report_.flows.size() + 1);
    made.id = "flow-" + std::to_string(made.number);
    made.title = "flow " + std::to_string(made.number);
    made.from = from;
    made.to = std::move(to);
    made.data = std::move(data);
    made.back = std::move(back);
    made.network = std::move(network);
    report_.flows.push_back(std::move(made));
    return static_cast<std::uint32_t>(report_.flows.size() - 1);
  }
  Flow& flow_at(std::uint32_t flow) { return report_.flows[flow]; }

  std::uint32_t data(std::string title, std::string kind, std::string c, std::string i, std::string a) {
    report_.data.push_back(
        {id_of(title), title, std::move(kind), std::move(c), std::move(i), std::move(a), {}, "not known", {}, {}, {}});
    return static_cast<std::uint32_t>(report_.data.size() - 1);
  }

  std::uint32_t journey(std::string title, std::uint32_t origin, std::uint32_t consumer, Indices flows,
                        Indices relays) {
    Journey made;
    made.data_id = id_of(title);
    made.id = made.data_id + ":" + at(origin).id + ".." + at(consumer).id;
    made.data_title = std::move(title);
    made.origin = origin;
    made.consumer = consumer;
    made.flows = std::move(flows);
    made.relays = std::move(relays);
    made.derived_ends = true;
    report_.journeys.push_back(std::move(made));
    return static_cast<std::uint32_t>(report_.journeys.size() - 1);
  }

  SubjectRef on_entity(std::uint32_t index) const {
    Entity const& entity = report_.entities[index];
    return {"entity", entity.id, entity.title, "", index};
  }
  SubjectRef on_flow(std::uint32_t index) const {
    return {"flow", report_.flows[index].id, "flow " + std::to_string(report_.flows[index].number), "", index};
  }
  SubjectRef on_journey(std::uint32_t index) const {
    Journey const& journey = report_.journeys[index];
    return {"journey", journey.id,
            journey.data_title + " from " + report_.entities[journey.origin].title + " to " +
                report_.entities[journey.consumer].title,
            "", index};
  }
  SubjectRef on_zone(std::uint32_t index) const {
    return {"zone", report_.zones[index].id, report_.zones[index].title, "", index};
  }
  SubjectRef on_model() const { return {"model", "model", "the system", "", 0}; }

  /// Findings of one verdict on one subject, one a threat.
  void threats(std::string const& verdict, SubjectRef const& subject, Texts const& titles, Texts facts = {}) {
    for (std::string const& title : titles) {
      Finding made;
      made.threat = id_of(title);
      made.id = made.threat + "@" + subject.id;
      made.threat_title = title;
      made.title = title + " on " + subject.title;
      made.subject = subject;
      made.verdict = verdict;
      made.as_presumed = verdict;
      made.stride = "tampering";
      for (std::string const& fact : facts) made.evidence.push_back({fact, "stated", {"sample.toml", 7, 1}});
      report_.findings.push_back(std::move(made));
    }
  }

  void mechanism(std::uint32_t number, std::string title, SubjectRef subject) {
    PlacedMechanism made;
    made.mechanism = id_of(title);
    made.title = std::move(title);
    made.number = number;
    made.subject = std::move(subject);
    made.provides = {"integrity:hop"};
    if (std::find(report_.recommended.mechanisms.begin(), report_.recommended.mechanisms.end(), made.mechanism) ==
        report_.recommended.mechanisms.end())
      report_.recommended.mechanisms.push_back(made.mechanism);
    report_.recommended.placed.push_back(std::move(made));
  }

  /// Numbers findings by verdict, as reports do, and counts them.
  Report finish() {
    static Texts const ranks = {"certain", "exposed", "open", "undecided", "covered"};
    auto const rank = [&](Finding const& finding) {
      return std::find(ranks.begin(), ranks.end(), finding.as_presumed) - ranks.begin();
    };
    std::stable_sort(report_.findings.begin(), report_.findings.end(),
                     [&](Finding const& a, Finding const& b) { return rank(a) < rank(b); });
    std::uint32_t number = 0;
    for (Finding& each : report_.findings) {
      each.number = ++number;
      Counts& counts = report_.presumed;
      if (each.as_presumed == "certain") ++counts.certain;
      if (each.as_presumed == "exposed") ++counts.exposed;
      if (each.as_presumed == "open") ++counts.open;
      if (each.as_presumed == "undecided") ++counts.undecided;
      if (each.as_presumed == "covered") ++counts.covered;
    }
    report_.presumed.excluded = report_.excluded.size();
    report_.facts = report_.presumed;
    report_.recommended.kind = "recommended";
    report_.recommended.kinds_status = report_.recommended.instances_status = "optimal";
    report_.recommended.checked = true;
    report_.recommended.size = std::to_string(report_.recommended.mechanisms.size()) + " mechanisms";
    return std::move(report_);
  }

 private:
  Report report_;
};

}  // namespace

Report meter_reading() {
  Sketch s("Smart meter reading");
  auto const home = s.zone("home", "customer premises");
  auto const street = s.zone("street cabinet", "outdoor site");
  auto const provider = s.zone("metering provider", "data center");
  auto const enterprise = s.zone("enterprise", "office");
  auto const meter = s.entity("meter", "smart meter", home);
  auto const display = s.entity("in-home display", "constrained device", home);
  auto const aggregator = s.entity("aggregator", "data aggregation point", street);
  auto const tool = s.entity("field tool", "service tool", street);
  auto const head_end = s.entity("head end", "head end system", provider);
  auto const mdms = s.entity("meter data management", "host", provider);
  auto const store = s.entity("reading archive", "database", provider);
  auto const cis = s.entity("customer information", "host", enterprise);
  auto const agent = s.entity("billing agent", "person", enterprise);
  s.at(meter).many = true;
  s.at(aggregator).relay = true;
  s.at(tool).shape = Entity::Shape::external;
  s.at(tool).no_flow = true;
  s.at(store).shape = Entity::Shape::store;
  s.at(agent).shape = Entity::Shape::external;

  auto const report = s.flow(meter, {aggregator}, {"interval reading"}, "PLC G3 or PLC PRIME (presumed)");
  auto const wan = s.flow(aggregator, {head_end}, {"interval reading"}, "LTE Cat 1, fixed broadband or not known");
  auto const direct = s.flow(meter, {head_end}, {"on-demand reading"}, "NB-IoT (presumed)", {"read request"});
  auto const command = s.flow(head_end, {aggregator}, {"group set-up", "disconnect"}, "not known");
  auto const spread = s.flow(aggregator, {meter}, {"group set-up", "disconnect"}, "PLC G3 or PLC PRIME (presumed)");
  auto const inner = s.flow(head_end, {mdms}, {"interval reading", "on-demand reading"}, "MPLS VPN");
  auto const archive = s.flow(mdms, {store}, {"interval reading"}, "internal network (presumed)");
  auto const billing = s.flow(mdms, {cis}, {"billing data"}, "not known");
  auto const show = s.flow(meter, {display}, {"consumption"}, "Zigbee (presumed)");
  auto const look = s.flow(cis, {agent}, {"bill"}, "a screen");
  s.flow_at(direct).optional = true;
  s.flow_at(spread).multicast = true;
  s.flow_at(wan).point = "Mcc (presumed)";

  s.data("interval reading", "measurement", "medium", "high", "medium");
  s.data("disconnect", "command", "low", "high", "high (presumed)");
  auto const reading = s.journey("interval reading", meter, mdms, {report, wan, inner}, {aggregator, head_end});
  auto const cut = s.journey("disconnect", head_end, meter, {command, spread}, {aggregator});

  s.threats("certain", s.on_journey(reading), {"Tampering by relay"}, {"`aggregator` relays the reading"});
  s.threats("certain", s.on_flow(report), {"Eavesdropping"});
  s.threats("exposed", s.on_flow(report), {"Replay", "Forgery of a sender", "Jamming", "Traffic analysis"});
  s.threats("exposed", s.on_flow(wan), {"Eavesdropping", "Replay", "Flooding"});
  s.threats("exposed", s.on_flow(direct), {"Eavesdropping", "Replay"});
  s.threats("exposed", s.on_flow(command), {"Replay", "Flooding", "Forged command"});
  s.threats("exposed", s.on_flow(spread),
            {"Replay", "Forged command", "Group key leak", "Flooding", "Jamming", "Delay"});
  s.threats("exposed", s.on_journey(cut), {"Forged command end to end"}, {"`aggregator` relays the command"});
  s.threats("exposed", s.on_entity(meter), {"Key extraction", "Firmware tampering", "Debug port", "Rollback", "Clock"});
  s.threats("exposed", s.on_entity(aggregator), {"Firmware tampering", "Physical tampering"});
  s.threats("exposed", s.on_entity(head_end), {"Privilege misuse"});
  s.threats("exposed", s.on_zone(home), {"Physical intrusion"});
  s.threats("exposed", s.on_model(), {"No audit trail"});
  s.threats("open", s.on_flow(inner), {"Flooding"});
  s.threats("open", s.on_entity(mdms), {"Insider", "Loss of data"});
  s.threats("open", s.on_entity(store), {"Reading at rest"});
  s.threats("open", s.on_flow(billing), {"Eavesdropping"});
  s.threats("open", s.on_flow(show), {"Eavesdropping"});
  s.threats("undecided", s.on_flow(look), {"Shoulder surfing"});
  s.threats("covered", s.on_flow(inner), {"Eavesdropping"});
  s.threats("covered", s.on_flow(archive), {"Eavesdropping"});

  s.mechanism(1, "ESData signature", s.on_journey(reading));
  s.mechanism(1, "ESData signature", s.on_journey(cut));
  for (auto const flow : {report, direct, spread}) s.mechanism(2, "DTLS with pre-shared key", s.on_flow(flow));
  for (auto const flow : {wan, command}) s.mechanism(3, "TLS with certificate", s.on_flow(flow));
  s.mechanism(4, "Secure environment", s.on_entity(meter));
  s.mechanism(5, "Secure boot", s.on_entity(meter));
  s.mechanism(5, "Secure boot", s.on_entity(aggregator));
  return s.finish();
}

Report patient_care() {
  Sketch s("Remote patient care");
  auto const home = s.zone("home", "customer premises");
  auto const body = s.zone("patient", "body area", home);
  auto const platform_zone = s.zone("M2M service provider", "data center");
  auto const provider = s.zone("e-health provider", "data center");
  auto const records_zone = s.zone("records", "server room", provider, false);
  auto const clinic = s.zone("clinic", "office");
  auto const monitor = s.entity("blood-pressure monitor", "medical device", body);
  auto const pump = s.entity("insulin pump", "medical device", body);
  auto const sensor = s.entity("bed sensor", "sensor", home);
  auto const gateway = s.entity("home gateway", "gateway", home);
  auto const mn = s.entity("local CSE", "MN-CSE", home);
  auto const in = s.entity("M2M platform", "IN-CSE", platform_zone);
  auto const app = s.entity("e-health application", "AE", provider);
  auto const db = s.entity("health records", "database", records_zone);
  auto const doctor = s.entity("clinician", "person", clinic);
  auto const family = s.entity("family", "person", std::nullopt);
  s.at(mn).runs_on = gateway;
  s.at(mn).relay = true;
  s.at(in).relay = true;
  s.at(pump).optional = true;
  s.at(db).shape = Entity::Shape::store;
  s.at(doctor).shape = Entity::Shape::external;
  s.at(family).shape = Entity::Shape::external;

  auto const measure = s.flow(monitor, {mn}, {"blood pressure"}, "Bluetooth LE 4.2 or not known");
  auto const presence = s.flow(sensor, {mn}, {"presence"}, "not known");
  auto const up = s.flow(mn, {in}, {"blood pressure", "presence"}, "not known", {"dose command"});
  auto const dose = s.flow(mn, {pump}, {"dose command"}, "Bluetooth LE 5 (presumed)");
  auto const mca = s.flow(in, {app}, {"blood pressure", "presence"}, "not known", {"dose command"});
  auto const keep = s.flow(app, {db}, {"health record"}, "internal network (presumed)");
  auto const view = s.flow(app, {doctor}, {"health record"}, "not known", {"dose order"});
  auto const alarm = s.flow(app, {family}, {"alarm"}, "not known");
  s.flow_at(presence).optional = true;
  s.flow_at(mca).point = "Mca";
  s.flow_at(up).point = "Mcc";

  s.data("blood pressure", "measurement", "high", "high", "medium");
  s.data("dose command", "command", "medium", "high", "high");
  auto const pressure = s.journey("blood pressure", monitor, app, {measure, up, mca}, {mn, in});
  auto const order = s.journey("dose command", app, pump, {mca, up, dose}, {in, mn});

  s.threats("certain", s.on_journey(pressure), {"Disclosure to a relay"}, {"M2M platform relays blood pressure"});
  s.threats("certain", s.on_flow(measure), {"Eavesdropping"});
  s.threats("certain", s.on_flow(dose), {"Forged command", "Replay"});
  s.threats("exposed", s.on_journey(order), {"Forged dose"}, {"local CSE relays the command"});
  s.threats("exposed", s.on_flow(presence), {"Eavesdropping", "Replay"});
  s.threats("exposed", s.on_flow(up), {"Eavesdropping", "Replay", "Flooding"});
  s.threats("exposed", s.on_flow(mca), {"Eavesdropping", "Replay"});
  s.threats("exposed", s.on_flow(view), {"Eavesdropping", "Session theft"});
  s.threats("exposed", s.on_flow(alarm), {"Suppression"});
  s.threats("exposed", s.on_entity(monitor), {"Key extraction", "Firmware tampering"});
  s.threats("exposed", s.on_entity(pump), {"Firmware tampering", "Debug port", "Loss of availability"});
  s.threats("exposed", s.on_entity(gateway), {"Firmware tampering", "Physical tampering"});
  s.threats("open", s.on_entity(db), {"Reading at rest", "Loss of data"});
  s.threats("open", s.on_entity(doctor), {"Social engineering"});
  s.threats("open", s.on_zone(home), {"Intrusion"});
  s.threats("covered", s.on_flow(keep), {"Eavesdropping"});

  s.mechanism(1, "ESData encryption", s.on_journey(pressure));
  s.mechanism(1, "ESData encryption", s.on_journey(order));
  for (auto const flow : {measure, dose}) s.mechanism(2, "LE secure connections", s.on_flow(flow));
  for (auto const flow : {up, mca}) s.mechanism(3, "SAEF with certificate", s.on_flow(flow));
  s.mechanism(4, "Secure boot", s.on_entity(gateway));
  s.mechanism(4, "Secure boot", s.on_entity(pump));
  s.mechanism(5, "Encrypted storage", s.on_entity(db));
  return s.finish();
}

Report hostile_texts() {
  Sketch s("<script>alert(1)</script> & \"quotes\"");
  auto const zone = s.zone("]; digraph evil { \\G \\N", "site");
  auto const one = s.entity("a <B>bold</B> \\N & 'name' >>", "kind\twith\ncontrols \x01\x02", zone);
  auto const other = s.entity("\xE2\x80\xAEmirrored", "\xFF\xFE broken bytes", zone);
  s.flow(one, {other}, {"x</TD></TR></TABLE>>]; y", "a very long name that never ends and goes on and on and on"},
         "averylongwordwithoutanyspacesthatmustbecutsomewhere");
  return s.finish();
}

}  // namespace glacis::tests

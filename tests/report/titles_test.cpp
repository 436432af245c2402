#include "engine/report/sentence.h"
#include "engine/report/words.h"
#include "tests/catch/catch.h"

using namespace glacis;
using report::Words;
using verdict::Subject;

namespace {

/// A meter that reports to a head end over one flow, by hand.
struct Example {
  model::Vocabulary vocabulary;
  model::UseCase use_case;
  model::Structure structure;
  text::Sources sources;
  verdict::Case the_case;

  Example() {
    for (char const* name : {"entity", "data", "zone", "network", "stakeholder", "device", "meter", "in-cse"}) {
      model::Kind kind;
      kind.name = kind.title = name;
      vocabulary.kinds.push_back(kind);
    }
    vocabulary.kinds[5].parent = vocabulary.kinds[7].parent = model::KindId{0};
    vocabulary.kinds[6].parent = model::KindId{5};
    add_feature("integrity", "protect");
    add_feature("mutual-authentication", "ensure");
    add_feature("secure-storage", "provide");
    add_feature("input-validation", "perform");
    use_case.entities = {entity("meter", 6), entity("head-end", 7)};
    model::Data reading;
    reading.id = "reading";
    reading.title = "interval reading";
    use_case.data = {reading};
    model::Flow flow;
    flow.id = "report";
    flow.number = 3;
    flow.from = model::EntityId{0};
    flow.to = {{model::EntityId{1}, {}}};
    flow.data.stated = true;
    flow.data.members = {{model::DataId{0}, {}}};
    use_case.flows = {flow};
    structure.journeys.push_back(
        {model::DataId{0}, model::EntityId{0}, model::EntityId{1}, {model::FlowId{0}}, {}, true, false, {}});
    structure.passes_from.resize(2);
    the_case.vocabulary = &vocabulary;
    the_case.use_case = &use_case;
    the_case.structure = &structure;
  }
  void add_feature(char const* name, char const* verb) {
    model::FeatureDeclaration feature;
    feature.name = name;
    feature.title = report::spaced(name);
    feature.verb = verb;
    vocabulary.features.push_back(feature);
  }
  static model::Entity entity(std::string id, std::uint32_t kind) {
    model::Entity made;
    made.title = report::spaced(id);
    made.id = std::move(id);
    made.kind.stated = true;
    made.kind.members = {model::KindId{kind}};
    return made;
  }
};

Subject const the_flow{{model::Sort::flow, 0}, Subject::none};
Subject const the_meter{{model::Sort::entity, 0}, Subject::none};
Subject const the_head_end{{model::Sort::entity, 1}, Subject::none};
Subject const stored{{model::Sort::entity, 0}, 0};
Subject const the_journey{{model::Sort::journey, 0}, Subject::none};
Subject const unlisted{{model::Sort::flow, 0}, Subject::missing};

model::RuleDeclaration titled(std::string title, std::string for_each = {}) {
  model::RuleDeclaration made;
  made.name = "some-threat";
  made.title.text = std::move(title);
  if (!for_each.empty()) {
    made.for_each.emplace();
    made.for_each->text = std::move(for_each);
  }
  return made;
}

}  // namespace

TEST_CASE("titles are filled with their subject") {
  Example const example;
  Words const words(example.the_case, example.sources, {});
  CHECK(words.filled(titled("Eavesdropping on {flow}"), the_flow) == "Eavesdropping on flow 3 (meter to head end)");
  CHECK(words.filled(titled("Theft of {entity}"), the_meter) == "Theft of meter");
  CHECK(words.filled(titled("{entity} is stolen"), the_meter) == "Meter is stolen");
  CHECK(words.filled(titled("Loss of {journey}"), the_journey) == "Loss of interval reading from meter to head end");
  CHECK(words.filled(titled("Copying {d} from {entity}", "d in entity.stores"), stored) ==
        "Copying interval reading from meter");
  CHECK(words.filled(titled("Copying {d} on {flow}", "d in flow.payload"), unlisted) ==
        "Copying data that is not listed on flow 3 (meter to head end)");
  CHECK(words.filled(titled("No subject"), the_meter) == "No subject");
  CHECK(words.filled(titled(""), the_meter) == "Some threat");
  CHECK(words.filled(titled("An open {brace"), the_meter) == "An open {brace");
}

TEST_CASE("titles without their subject read as a heading") {
  Example const example;
  Words const words(example.the_case, example.sources, {});
  CHECK(words.unfilled(titled("Eavesdropping on {flow}")) == "Eavesdropping");
  CHECK(words.unfilled(titled("Theft out of the {entity}")) == "Theft out");
  CHECK(words.unfilled(titled("Taking {entity} away")) == "Taking the entity away");
  CHECK(words.unfilled(titled("Taking the {entity} away")) == "Taking the entity away");
  CHECK(words.unfilled(titled("Copying {d} from {entity}", "d in entity.stores")) == "Copying the data");
  CHECK(words.unfilled(titled("Swap along {journey} by staff")) == "Swap along the data by staff");
  CHECK(words.unfilled(titled("Malware carried in by {entity}")) == "Malware carried in");
  CHECK(words.unfilled(titled("False clock behind {journey}")) == "False clock");
  CHECK(words.unfilled(titled("Use of the SIM of {entity} elsewhere")) == "Use of the SIM elsewhere");
  CHECK(words.unfilled(titled("Use of {entity} elsewhere")) == "Use of the entity elsewhere");
  CHECK(words.unfilled(titled("No subject")) == "No subject");
}

TEST_CASE("subjects have an id, a title and, as pairs, their datum") {
  Example const example;
  Words const words(example.the_case, example.sources, {});
  CHECK(words.subject(the_flow).title == "flow 3 (meter to head end)");
  CHECK(words.subject(the_flow).sort == "flow");
  CHECK(words.subject(stored).title == "interval reading in meter");
  CHECK(words.subject(stored).with == "reading");
  CHECK(words.subject(unlisted).with == "?");
  CHECK(words.subject(the_meter).with.empty());
}

TEST_CASE("a requirement sentence has one feature, one subject and the right party") {
  Example example;
  Words const words(example.the_case, example.sources, {});
  auto const sentence = [&](std::uint32_t feature, model::Scope scope, Subject const& subject,
                            model::Strength strength = model::Strength::shall) {
    return report::requirement_sentence(words, {model::FeatureId{feature}, scope}, subject, strength);
  };
  using enum model::Scope;
  CHECK(sentence(0, hop, the_flow) ==
        "The M2M system shall protect the integrity of the interval reading on flow 3 (meter to head end).");
  CHECK(sentence(0, end_to_end, the_journey, model::Strength::should) ==
        "The M2M system should protect the integrity of the interval reading end to end between the meter and the head "
        "end.");
  CHECK(sentence(1, hop, the_flow) ==
        "The M2M system shall ensure mutual authentication between the meter and the head end on flow 3.");
  CHECK(sentence(2, platform, the_meter) == "The M2M device shall provide secure storage in the meter.");
  CHECK(sentence(2, platform, the_head_end) == "The IN-CSE shall provide secure storage in the head end.");
  CHECK(sentence(2, at_rest, stored) ==
        "The M2M device shall provide secure storage of the interval reading in the meter.");
  CHECK(sentence(3, platform, the_meter) == "The M2M device shall validate all input to the meter.");
  CHECK(sentence(3, platform, stored) == "The M2M device shall validate the interval reading in the meter.");
  example.use_case.flows[0].optional = true;
  example.use_case.flows[0].data.open = true;
  CHECK(sentence(0, hop, the_flow) ==
        "The M2M system shall protect the integrity of all data on flow 3 (meter to head end) when flow 3 is present.");
}

TEST_CASE("files inside the root are named relative to it") {
  Example const example;
  Words const inside(example.the_case, example.sources, "/project");
  CHECK(inside.file("/project/verticals/a.toml") == "verticals/a.toml");
  CHECK(inside.file("/elsewhere/a.toml") == "/elsewhere/a.toml");
  CHECK(Words(example.the_case, example.sources, {}).file("../a.toml") == "../a.toml");
}

TEST_CASE("lists read as English") {
  CHECK(report::enumerated({}).empty());
  CHECK(report::enumerated({"a"}) == "a");
  CHECK(report::enumerated({"a", "b", "c"}) == "a, b and c");
  CHECK(report::enumerated({"a", "b"}, " or ") == "a or b");
}

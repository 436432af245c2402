#include "engine/model/vocabulary.h"

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

Vocabulary core() {
  World world{{{"models/core.toml", core_pack}}};
  auto vocabulary = world.read_packs();
  INFO(world.said());
  REQUIRE(vocabulary);
  return std::move(*vocabulary);
}

KindId kind(Vocabulary const& vocabulary, Sort sort, std::string_view name) {
  auto const& names = vocabulary.kind_names[static_cast<std::size_t>(sort)];
  auto const found = names.find(name);
  REQUIRE(found != names.end());
  return found->second;
}

AttributeId attribute(Vocabulary const& vocabulary, Sort sort, std::string_view name) {
  auto const& names = vocabulary.attribute_names[static_cast<std::size_t>(sort)];
  auto const found = names.find(name);
  REQUIRE(found != names.end());
  return found->second;
}

}  // namespace

TEST_CASE("the roots come first, then kinds and networks by name") {
  auto const v = core();
  std::string names;
  for (auto const& each : v.kinds) names += each.name + " ";
  CHECK(names ==
        "entity zone data network stakeholder ae broker constrained-device lte measurement mqtt-broker node person plc "
        "room server service-provider site smart-meter software ");
  CHECK(v.kinds[v.root(Sort::network).index].name == "network");
  CHECK(v[kind(v, Sort::network, "lte")].parent == v.root(Sort::network));
  CHECK(v[kind(v, Sort::entity, "smart-meter")].depth == 3);
}

TEST_CASE("kinds answer what is below what") {
  auto const v = core();
  auto const node = kind(v, Sort::entity, "node");
  auto const meter = kind(v, Sort::entity, "smart-meter");
  CHECK(v.is(meter, node));
  CHECK(v.is(meter, meter));
  CHECK_FALSE(v.is(node, meter));
  CHECK_FALSE(v.is(meter, kind(v, Sort::entity, "software")));
  CHECK_FALSE(v.is(meter, KindId{}));
  CHECK(v.concrete_below(meter) == std::vector<KindId>{meter});
  CHECK(v.concrete_below(node) ==
        std::vector<KindId>{kind(v, Sort::entity, "constrained-device"), kind(v, Sort::entity, "server"), meter});
}

TEST_CASE("what a kind is told about relays and boundaries holds below it") {
  auto const v = core();
  CHECK(v[kind(v, Sort::entity, "mqtt-broker")].relays_only);
  CHECK_FALSE(v[kind(v, Sort::entity, "ae")].relays_only);
  CHECK_FALSE(v[kind(v, Sort::zone, "site")].trust_boundary);
  CHECK(v[kind(v, Sort::zone, "room")].trust_boundary == false);
}

TEST_CASE("an attribute applies to its kinds, what is below, and over relations that pass") {
  auto const v = core();
  auto const device_class = attribute(v, Sort::entity, "device-class");
  auto const ae = kind(v, Sort::entity, "ae");
  CHECK(v.applies_directly(device_class, kind(v, Sort::entity, "smart-meter")));
  CHECK_FALSE(v.applies_directly(device_class, ae));
  CHECK(v.applies(device_class, ae));
  CHECK_FALSE(v.applies(device_class, kind(v, Sort::entity, "person")));
  CHECK_FALSE(v.applies(attribute(v, Sort::data, "integrity"), ae));
  CHECK(v.applies(attribute(v, Sort::entity, "domain"), kind(v, Sort::entity, "person")));
}

TEST_CASE("facts of kinds and networks are kept with their basis") {
  auto const v = core();
  auto const& device = v[kind(v, Sort::entity, "constrained-device")];
  REQUIRE(device.usually.size() == 1);
  CHECK(device.usually[0].value.members == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(device.usually[0].text == "C0 to C2");
  CHECK(device.usually[0].basis == Basis::presumed);
  auto const& meter = v[kind(v, Sort::entity, "smart-meter")];
  REQUIRE(meter.always.size() == 1);
  CHECK(meter.always[0].basis == Basis::always);
  auto const& lte = v[kind(v, Sort::network, "lte")];
  REQUIRE(lte.always.size() == 2);
  CHECK(lte.always[0].text == "true");
  CHECK(lte.always[0].value.members == std::vector<std::uint32_t>{1});
  CHECK(lte.always[1].value.intervals == std::vector<Interval>{{51'000, 1'536'000}});
  CHECK(lte.always[1].text == "51 B to 1536 B");
  REQUIRE(lte.usually.size() == 1);
  CHECK(lte.usually[0].text == "50 ms");
}

TEST_CASE("what a network protects says where it ends") {
  auto const v = core();
  auto const& lte = v.networks[0];
  CHECK(lte.name == "lte");
  CHECK(lte.protects.stated);
  REQUIRE(lte.protects.given.size() == 2);
  CHECK_FALSE(lte.protects.given[0].until.known());
  CHECK(lte.protects.given[1].until == kind(v, Sort::entity, "server"));
  REQUIRE(lte.protects.given[1].condition);
  CHECK(lte.protects.given[1].condition->text == "network.ip");
  CHECK_FALSE(v.networks[1].protects.stated);
}

TEST_CASE("a profile takes from its base what it leaves out, each cost apart") {
  auto const v = core();
  auto const& profile = v[v.mechanism_names.at("tls-profile")];
  CHECK(v[profile.profile_of].name == "tls");
  CHECK(profile.provides.size() == 2);
  REQUIRE(profile.when);
  CHECK(profile.when->text == "flow.over.ip");
  CHECK(profile.cost.ram_once == Interval{12'288'000, 12'288'000});
  CHECK(profile.cost.per_message == Interval{11'000, 29'000});
  CHECK(profile.cost.flash == Interval{30'720'000, 30'720'000});
  CHECK_FALSE(v[v.mechanism_names.at("tls")].cost.flash);
}

TEST_CASE("types know their values, references their kind") {
  auto const v = core();
  CHECK(v.types[0].name == "boolean");
  auto const& level = v[v[attribute(v, Sort::entity, "secure-element")].type];
  CHECK(level.form == TypeForm::level);
  REQUIRE(level.values.size() == 3);
  CHECK(level.values[2].name == "2");
  CHECK(level.values[2].meaning == "chip");
  auto const& trusts = v[attribute(v, Sort::entity, "trusts")];
  CHECK(trusts.set_of);
  CHECK(v[trusts.type].form == TypeForm::reference);
  CHECK(v[trusts.type].kind == v.root(Sort::entity));
}

TEST_CASE("scopes and words print as they are written") {
  CHECK(scope_named("end-to-end") == Scope::end_to_end);
  CHECK_FALSE(scope_named("endtoend"));
  for (std::size_t i = 0; i < scope_count; ++i)
    CHECK(scope_named(name_of(static_cast<Scope>(i))) == static_cast<Scope>(i));
  CHECK(name_of(Stride::information_disclosure) == std::string{"information-disclosure"});
  CHECK(name_of(Strength::shall) == std::string{"shall"});
  CHECK(name_of(Basis::presumed) == std::string{"presumed"});
}

TEST_CASE("one name may be an attribute of several sorts, each with its own type") {
  World world{
      {{"models/a.toml", "[pack]\n[attribute]\nquality = { on = [\"entity\", \"flow\"], type = \"boolean\" }\n"},
       {"models/b.toml", "[pack]\n[attribute]\nquality = { on = \"data\", type = \"time\" }\n"}}};
  auto const v = world.read_packs();
  REQUIRE(v);
  CHECK(v->attributes.size() == 3);
  CHECK(v->attributes[attribute(*v, Sort::flow, "quality").index].on_flow);
  CHECK(v->types[v->attributes[attribute(*v, Sort::data, "quality").index].type.index].form == TypeForm::quantity);
}

TEST_CASE("neither the order of tables nor of files changes what is read") {
  std::string const head = "[pack]\n";
  std::string const kinds = "[kind.b]\nis = \"a\"\nalways = { y = true, x = \"q\" }\n[kind.a]\nis = \"entity\"\n";
  std::string const kinds_turned =
      "[kind.a]\nis = \"entity\"\n[kind.b]\nalways = { x = \"q\", y = true }\nis = \"a\"\n";
  std::string const types =
      "[type]\nt = { one-of = [\"p\", \"q\"] }\n[attribute]\nx = { on = \"a\", type = \"t\" }\ny = { on = \"b\", type "
      "= \"boolean\" }\n";
  std::string const types_turned =
      "[attribute]\ny = { on = \"b\", type = \"boolean\" }\nx = { type = \"t\", on = \"a\" }\n[type]\nt = { one-of = "
      "[\"p\", \"q\"] }\n";
  std::string const rules = "[threat.z]\non = \"flow\"\n[threat.c]\non = \"data\"\n[lint.m]\non = \"entity\"\n";
  auto const shape = [](World& world) {
    auto const v = world.read_packs();
    INFO(world.said());
    REQUIRE(v);
    std::string result;
    for (auto const& each : v->types) result += each.name + ",";
    for (auto const& each : v->attributes) result += each.name + std::to_string(each.type.index) + ",";
    for (auto const& each : v->kinds) {
      result += each.name + std::to_string(each.parent.index);
      for (auto const& fact : each.always) result += "/" + std::to_string(fact.attribute.index) + fact.text;
      result += ",";
    }
    for (auto const& each : v->rules) result += each.name + ",";
    return result;
  };
  World together{{{"models/all.toml", head + kinds + types + rules}}};
  World apart{
      {{"models/z.toml", head + kinds_turned}, {"models/a.toml", head + types_turned}, {"rules/r.toml", head + rules}}};
  auto const expected = shape(together);
  CHECK(expected.find("b5/0q/1true") != std::string::npos);
  CHECK(shape(apart) == expected);
}

TEST_CASE("rules keep the pack that they come from") {
  World world{{{"models/b.toml", "[pack]\n[threat.one]\non = \"flow\"\n"},
               {"rules/a.toml", "[pack]\nsuits = [\"*\"]\n[threat.two]\non = \"flow\"\n"}}};
  auto const v = world.read_packs();
  REQUIRE(v);
  REQUIRE(v->packs.size() == 2);
  CHECK(v->packs[0].id == "a");
  CHECK(v->packs[0].rules);
  CHECK(v->rules[0].name == "one");
  CHECK(v->rules[0].pack == 1);
  CHECK(v->rules[1].pack == 0);
}

TEST_CASE("a rule is read with its parts") {
  World world{{{"rules/r.toml", R"([pack]
suits = ["energy"]
[factor.time]
levels = [["hours", "a day"], ["days", "a week"]]
[factor.expertise]
levels = [["layman", "none"], ["expert", "much"]]
[type]
impact = { level = ["low", "high"] }
[attribute]
integrity = { on = "data", type = "impact" }
[feature.integrity]
[threat.tampering]
title = "Tampering with {flow}"
on = "flow"
for = "d in flow.payload"
when = "true"
unless = "false"
needs = ["integrity", ["integrity:hop", "integrity:link"]]
stride = "tampering"
refs = ["CWE-1"]
effort = { time = "days" }
impact = "integrity"
raise = [{ when = "true", likelihood = -1, impact = 2, because = "so" }]
[obligation.saef]
on = "flow"
needs = ["integrity"]
ref = "TS-0003"
refs = ["TR-0008"]
)"}}};
  auto const v = world.read_packs();
  INFO(world.said());
  REQUIRE(v);
  auto const& saef = v->rules[0];
  CHECK(saef.form == RuleForm::obligation);
  CHECK(saef.strength == Strength::shall);
  CHECK(saef.title.text == "saef");
  REQUIRE(saef.refs.size() == 2);
  CHECK(saef.refs[0].text == "TS-0003");
  auto const& tampering = v->rules[1];
  CHECK(tampering.title.text == "Tampering with {flow}");
  REQUIRE(tampering.needs.size() == 2);
  CHECK(tampering.needs[0].size() == 1);
  CHECK(tampering.needs[1].size() == 2);
  CHECK(tampering.stride == Stride::tampering);
  // The factors as they are declared: time, expertise.
  CHECK(tampering.effort == std::vector<std::optional<std::uint32_t>>{1, std::nullopt});
  CHECK(tampering.impact == std::vector<AttributeId>{attribute(*v, Sort::data, "integrity")});
  REQUIRE(tampering.raises.size() == 1);
  CHECK(tampering.raises[0].when.text == "true");
  CHECK(tampering.raises[0].likelihood == -1);
  CHECK(tampering.raises[0].impact == 2);
  CHECK(tampering.raises[0].because == "so");
  REQUIRE(tampering.for_each);
  CHECK(tampering.for_each->text == "d in flow.payload");
}

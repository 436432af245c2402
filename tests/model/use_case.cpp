#include "engine/model/use_case.h"

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

char const* const meters = R"([use-case]
title = "Meters"
source = "TR-0001"
commitment = "interested"
drawing = "complete"
mechanisms = "as-stated"
prefix = "SMR"
[stakeholder.utility]
kind = "service-provider"
[zone.street]
kind = "site"
[zone.home]
zone = "street"
trust-boundary = false
[entity.meter]
kind = "smart-meter"
zone = ["home", "street"]
operator = "utility"
many = true
secure-element = 2
device-class = { at-least = "C1", usually = "C2" }
maintainer = "utility"
stores = ["key"]
mechanisms = { at-least = ["secure-boot"] }
[entity.app]
kind = "ae"
runs-on = "meter"
device-class = { usually = "C1" }
trusts = ["meter", "server"]
[entity.server]
kind = { one-of = ["server", "ae"], usually = "server" }
given = true
trusts = []
[data.reading]
title = "15-minute readings"
kind = "measurement"
integrity = { one-of = ["low", "high"], usually = "high" }
readers = ["server", "utility", "service-provider"]
labels = ["personal"]
origin = "app"
consumer = ["server"]
[data.key]
labels = { at-least = [] }
[data.sum]
derived-from = ["reading"]
[network.own]
kind = "lte"
max-payload = { at-most = "200 B" }
protects = { confidentiality = "none" }
[flow.report]
from = "app"
to = "server"
data = ["reading"]
back = { at-least = [] }
over = { one-of = ["own", "plc"], usually = "own" }
point = "mca"
mechanisms = []
[flow.direct]
from = "meter"
to = "server"
data = { at-least = ["sum"] }
optional = true
[flow.group]
from = "meter"
to = ["meter", "server"]
cast = "multicast"
over = { usually = ["lte", "plc"] }
[[journey]]
data = "reading"
from = "meter"
to = "server"
mechanisms = ["signature"]
[[assume]]
that = "meter.device-class >= C1"
because = "one tender"
[[accept]]
finding = "*@report"
because = "buffered"
by = "WG4"
until = 2027-06-30
[claim.private]
that = "true"
)";

std::string texts(std::vector<Statement> const& statements, Vocabulary const& vocabulary) {
  std::string result;
  for (auto const& each : statements) {
    result += vocabulary[each.attribute].name + "=" + each.text + "(" + name_of(each.basis) + ") ";
  }
  return result;
}

template <class T>
T const& named(UseCase const& use_case, std::vector<T> const& elements, std::string_view id) {
  auto const found = use_case.names.find(id);
  REQUIRE(found != use_case.names.end());
  return elements[found->second.index];
}

}  // namespace

TEST_CASE("a use case is read with its head from keys and path") {
  auto const read = derive(meters);
  INFO(read.said);
  REQUIRE(read.use_case);
  auto const& u = *read.use_case;
  CHECK(u.id == "energy.grid");
  CHECK(u.vertical == "energy");
  CHECK(u.title == "Meters");
  CHECK(u.commitment == Commitment::interested);
  CHECK(u.complete_drawing);
  CHECK(u.as_stated);
  CHECK(u.prefix == "SMR");
  CHECK(u.model_packs == std::vector<std::uint32_t>{0});
  CHECK(u.rule_packs.empty());
}

TEST_CASE("elements stand by id, and say what is stated, narrowed, presumed or left out") {
  auto const read = derive(meters);
  REQUIRE(read.use_case);
  auto const& u = *read.use_case;
  auto const& v = *read.vocabulary;
  CHECK(u.entities[0].id == "app");
  CHECK(u.entities[1].id == "meter");
  CHECK(u.entities[2].id == "server");
  auto const& meter = u.entities[1];
  CHECK(meter.title == "meter");
  CHECK(meter.kind.known());
  CHECK_FALSE(meter.zone.known());
  CHECK(meter.zone.members.size() == 2);
  CHECK(meter.many);
  CHECK(meter.mechanisms.stated);
  CHECK(meter.mechanisms.open);
  CHECK(texts(meter.statements, v) ==
        "device-class=at least C1(narrowed) maintainer=utility(stated) secure-element=2(stated) ");
  CHECK(texts(meter.presumptions, v) == "device-class=C2(presumed) ");
  auto const& app = u.entities[0];
  CHECK(texts(app.statements, v) == "trusts=meter and server(stated) ");
  CHECK(texts(app.presumptions, v) == "device-class=C1(presumed) ");
  REQUIRE(app.relations.size() == 1);
  CHECK(u[app.relations[0].to].id == "meter");
  auto const& server = u.entities[2];
  CHECK(server.given);
  CHECK(server.kind.members.size() == 2);
  CHECK(server.kind.usually.size() == 1);
  CHECK_FALSE(server.zone.stated);
  CHECK_FALSE(server.stores.stated);
  CHECK(texts(server.statements, v) == "trusts=none(stated) ");
  auto const& reading = named(u, u.data, "reading");
  CHECK(texts(reading.statements, v) == "integrity=low or high(narrowed) ");
  REQUIRE(reading.readers.members.size() == 3);
  CHECK(std::holds_alternative<EntityId>(reading.readers.members[0].value));
  CHECK(std::holds_alternative<StakeholderId>(reading.readers.members[1].value));
  CHECK(std::holds_alternative<KindId>(reading.readers.members[2].value));
  CHECK(named(u, u.data, "key").labels.open);
  CHECK(u.zones[0].trust_boundary == false);
  CHECK(u[u.zones[0].parent].id == "street");
}

TEST_CASE("flows are numbered as they stand, their ends and lists kept apart") {
  auto const read = derive(meters);
  REQUIRE(read.use_case);
  auto const& u = *read.use_case;
  auto const& report = named(u, u.flows, "report");
  auto const& direct = named(u, u.flows, "direct");
  auto const& group = named(u, u.flows, "group");
  CHECK(report.number == 1);
  CHECK(direct.number == 2);
  CHECK(group.number == 3);
  CHECK(report.data.stated);
  CHECK_FALSE(report.data.open);
  CHECK(report.back.open);
  CHECK(report.mechanisms.stated);
  CHECK(report.over.members.size() == 2);
  CHECK(report.over.usually.size() == 1);
  CHECK(direct.data.open);
  CHECK(direct.optional);
  CHECK_FALSE(direct.mechanisms.stated);
  CHECK(group.multicast);
  CHECK_FALSE(group.over.stated);
  CHECK(group.over.usually.size() == 2);
}

TEST_CASE("the vocabulary's networks come first with their own index") {
  auto const read = derive(meters);
  REQUIRE(read.use_case);
  auto const& u = *read.use_case;
  REQUIRE(u.networks.size() == 3);
  CHECK(u.networks[0].id == "lte");
  CHECK(u.networks[0].from_vocabulary);
  CHECK(u.networks[1].id == "plc");
  CHECK(u.networks[2].id == "own");
  CHECK(u.networks[2].protects.given[0].none);
  CHECK(texts(u.networks[2].statements, *read.vocabulary) == "max-payload=at most 200 B(narrowed) ");
  CHECK(u.networks[2].statements[0].value.intervals[0].low == INT64_MIN);
}

TEST_CASE("remarks are kept as they are written") {
  auto const read = derive(meters);
  REQUIRE(read.use_case);
  auto const& u = *read.use_case;
  REQUIRE(u.assumptions.size() == 1);
  CHECK(u.assumptions[0].that.text == "meter.device-class >= C1");
  REQUIRE(u.acceptances.size() == 1);
  CHECK(u.acceptances[0].until == "2027-06-30");
  REQUIRE(u.claims.size() == 1);
  CHECK(u.claims[0].id == "private");
  REQUIRE(u.journeys.size() == 1);
}

TEST_CASE("neither the order of tables nor of files changes a use case, but for the numbers of flows") {
  std::string const a = "[entity.a]\nkind = \"server\"\n[entity.b]\n[data.d]\n";
  std::string const f = "[flow.f]\nfrom = \"a\"\nto = \"b\"\ndata = [\"d\"]\n";
  std::string const g = "[flow.g]\nfrom = \"b\"\nto = \"a\"\n";
  std::string const more = "[[assume]]\nthat = \"x\"\n[[assume]]\nthat = \"a\"\n";
  auto const shape = [](Derived const& read) {
    INFO(read.said);
    REQUIRE(read.structure);
    std::string result;
    for (auto const& each : read.use_case->entities) result += each.id;
    for (auto const& each : read.use_case->flows) result += each.id + read.use_case->entities[each.from.index].id;
    for (auto const& each : read.use_case->assumptions) result += each.that.text;
    for (auto const& each : read.structure->journeys) result += id_of(*read.use_case, each);
    return result;
  };
  auto const expected = shape(derive("[use-case]\n" + a + f + g + more));
  CHECK(expected == "abfagbaxd:a..b");
  CHECK(shape(derive("[use-case]\n" + g + more + f + a)) == expected);
  CHECK(shape(derive(more + g + "[data.d]\n[entity.b]\n[entity.a]\nkind = \"server\"\n" + f + "[use-case]\n")) ==
        expected);
}

TEST_CASE("rule packs left out are those that suit the vertical") {
  World world{{{"models/core.toml", "[pack]\n"},
               {"rules/all.toml", "[pack]\nsuits = [\"*\"]\n"},
               {"rules/grid.toml", "[pack]\nsuits = [\"energy\", \"water\"]\n"},
               {"rules/none.toml", "[pack]\n"},
               {"rules/examples/all.toml", "[nonsense]\n"},
               {"verticals/energy/a.toml", "[use-case]\n"},
               {"verticals/health/a.toml", "[use-case]\n"},
               {"verticals/health/b.toml", "[use-case]\nrules = [\"none\", \"grid\"]\nmodels = []\n"},
               {"verticals/health/c.toml", "[use-case]\nrules = [\"gird\"]\n"}}};
  auto const v = world.read_packs();
  INFO(world.said());
  REQUIRE(v);
  auto const packs = [&](std::string const& path) {
    auto const use_case = world.read_case(*v, path);
    REQUIRE(use_case);
    std::string result;
    for (auto const pack : use_case->model_packs) result += v->packs[pack].id + " ";
    for (auto const pack : use_case->rule_packs) result += v->packs[pack].id + " ";
    return result;
  };
  CHECK(packs("verticals/energy/a.toml") == "core all grid ");
  CHECK(packs("verticals/health/a.toml") == "core all ");
  CHECK(packs("verticals/health/b.toml") == "grid none ");
  CHECK_FALSE(world.read_case(*v, "verticals/health/c.toml"));
  CHECK(world.said_briefly() == "G029 2:11 [gird] there is no pack `gird` in rules/; did you mean `grid`?\n");
}

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

struct Read {
  std::optional<UseCase> use_case;
  std::string said;
};

Read read(std::map<std::string, std::string> files) {
  files["models/core.toml"] = core_pack;
  World world{files};
  auto const vocabulary = world.read_packs();
  REQUIRE(vocabulary);
  auto use_case = world.read_case(*vocabulary, "verticals/energy/grid.toml");
  return {std::move(use_case), world.said_briefly()};
}

std::string main_file(std::string const& includes, std::string const& rest = "") {
  return "include = [" + includes + "]\n[use-case]\n" + rest;
}

}  // namespace

TEST_CASE("included files come first, each once, relative to the file that includes them") {
  auto const result = read(
      {{"verticals/energy/grid.toml",
        main_file("\"../common/a.toml\", \"../common/b.toml\"", "[flow.own]\nfrom = \"x\"\nto = \"y\"\n")},
       {"verticals/common/a.toml", "include = [\"deep/c.toml\"]\n[entity.y]\n[flow.zz]\nfrom = \"x\"\nto = \"y\"\n"},
       {"verticals/common/b.toml", "include = [\"./deep/../deep/c.toml\"]\n"},
       {"verticals/common/deep/c.toml", "[entity.x]\n"}});
  INFO(result.said);
  REQUIRE(result.use_case);
  CHECK(result.use_case->entities.size() == 2);
  CHECK(result.use_case->flows[0].id == "own");
  CHECK(result.use_case->flows[0].number == 2);
  CHECK(result.use_case->flows[1].number == 1);
  REQUIRE(result.use_case->files.size() == 4);
  CHECK(result.use_case->files[0].find("grid.toml") != std::string::npos);
}

TEST_CASE("what is wrong with an include is said where it is written") {
  struct Row {
    std::map<std::string, std::string> files;
    char const* said;
  };
  std::string const grid = "verticals/energy/grid.toml";
  for (auto const& row : std::vector<Row>{
           {{{grid, main_file("\"grid.toml\"")}}, "G041 1:13 [grid.toml] `grid.toml` includes `grid.toml`\n"},
           {{{grid, main_file("\"a.toml\"")},
             {"verticals/energy/a.toml", "include = [\"b.toml\"]\n"},
             {"verticals/energy/b.toml", "include = [\"a.toml\"]\n"}},
            "G041 1:13 [a.toml] `a.toml` includes `b.toml` includes `a.toml`\n"},
           {{{grid, main_file("\"a.toml\", \"./a.toml\"")}, {"verticals/energy/a.toml", "[entity.gate]\n"}},
            "G047 1:23 [./a.toml] `./a.toml` is included twice; `{ file = …, prefix = … }` with a prefix of its own "
            "has "
            "its elements once more\n"},
           {{{grid, main_file("\"a.toml\"", "[flow.f]\nfrom = \"gate\"\nto = \"gate\"\n")},
             {"verticals/energy/a.toml", "include = [\"b.toml\"]\n[entity.x_y]\n"}},
            "G001 1:13 [b.toml] cannot read `verticals/energy/b.toml`: no such file or directory\n"
            "G024 2:9 [x_y] `x_y` cannot be the name of an entity\n"},
           {{{grid, main_file("{ file = \"a.toml\", prefix = \"-east\" }")}},
            "G042 1:41 [-east] `-east` cannot begin an id\n"},
           {{{grid, main_file("{ file = \"a.toml\" }")}},
            "G023 1:12 [{ file = \"a.toml\" }] an include has no `prefix`\n"},
           {{{grid, main_file("{ file = \"grid.toml\", prefix = \"east-\" }")}},
            "G041 1:22 [grid.toml] `grid.toml` includes `grid.toml`\n"},
           {{{grid, main_file("{ file = \"a.toml\", prefix = \"east-\" }", "[entity.east-gate]\n")},
             {"verticals/energy/a.toml", "[entity.gate]\n"}},
            "G026 3:9 [east-gate] `east-gate` is declared twice\n"},
           {{{grid, main_file("{ file = \"a.toml\", prefix = \"east-\" }")},
             {"verticals/energy/a.toml", "[entity.gate]\nzone = \"yard\"\n"}},
            "G028 2:9 [yard] there is no zone `yard`\n"},
           {{{grid, main_file("\"a.toml\"")}, {"verticals/energy/a.toml", "[use-case]\n"}},
            "G040 1:2 [use-case] an included file has a `[use-case]`\n"},
           {{{grid, "[entity.a]\n"}},
            "G040 1:1 [] `verticals/energy/grid.toml` has no `[use-case]`; a file without it is only ever included\n"},
           {{{grid, "include = \"a.toml\"\n[use-case]\n"}}, "G022 1:11 [\"a.toml\"] found a string\n"},
           {{{grid, main_file("\"a.toml\"", "[entity.x]\n[claim.c]\nthat = \"true\"\n")},
             {"verticals/energy/a.toml", "[zone.x]\n[claim.c]\nthat = \"true\"\n"}},
            "G026 3:9 [x] `x` is declared twice\nG026 4:8 [c] `c` is declared twice\n"},
       }) {
    auto const result = read(row.files);
    CHECK_FALSE(result.use_case);
    CHECK(result.said == row.said);
  }
}

TEST_CASE("an include may not leave the root, and is missing with a place") {
  auto const outside = read({{"verticals/energy/grid.toml", main_file("\"../../../../../../etc/passwd\"")}});
  CHECK_FALSE(outside.use_case);
  CHECK(outside.said.find(" 1:13 [../../../../../../etc/passwd]") != std::string::npos);
  auto const missing = read({{"verticals/energy/grid.toml", main_file("\"a.toml\"")}});
  CHECK_FALSE(missing.use_case);
  CHECK(missing.said.find(" 1:13 [a.toml]") != std::string::npos);
}

TEST_CASE("includes end at a depth that no author needs") {
  std::map<std::string, std::string> files{{"verticals/energy/grid.toml", main_file("\"i0.toml\"")}};
  for (int i = 0; i < 40; ++i) {
    files["verticals/energy/i" + std::to_string(i) + ".toml"] = "include = [\"i" + std::to_string(i + 1) + ".toml\"]\n";
  }
  auto const result = read(files);
  CHECK_FALSE(result.use_case);
  CHECK(result.said == "G041 1:13 [i31.toml] includes are more than 32 deep\n");
}

TEST_CASE("the file's name is the id, the folder the vertical") {
  World world{
      {{"models/core.toml", core_pack}, {"My Folder (2)/a.toml", "[use-case]\n"}, {"x/A b.toml", "[use-case]\n"}}};
  auto const vocabulary = world.read_packs();
  REQUIRE(vocabulary);
  auto const use_case = world.read_case(*vocabulary, "My Folder (2)/a.toml");
  REQUIRE(use_case);
  CHECK(use_case->id == "My-Folder-2.a");
  CHECK(use_case->title == "a");
  CHECK_FALSE(world.read_case(*vocabulary, "x/A b.toml"));
  CHECK(world.said_briefly() ==
        "G056 1:1 [] `x/A b.toml` gives no id to the use case; name the file like `smart-meter-reading.toml`\n");
}

TEST_CASE("a prefix comes before every id that a file declares, and before what it means by them") {
  std::string const area = R"x(
[zone.yard]
[entity.gate]
zone = "yard"
stores = ["log"]
[entity.lock]
[data.log]
readers = ["gate", "office", "service-provider"]
[flow.open]
from = "office"
to = "gate"
data = ["log"]
over = "link"
[network.link]
[[journey]]
data = "log"
from = "office"
to = "gate"
[[assume]]
that = "gate.zone == lock.zone and not (gate.zone == office.zone)"
because = "seen there"
[claim.apart]
that = "not crosses(open)"
)x";
  auto const result =
      read({{"verticals/energy/grid.toml",
             main_file(R"({ file = "area.toml", prefix = "east-" }, { file = "area.toml", prefix = "west-" })",
                       "[entity.office]\n[entity.gate]\n")},
            {"verticals/energy/area.toml", area}});
  INFO(result.said);
  REQUIRE(result.use_case);
  UseCase const& use_case = *result.use_case;
  std::vector<std::string> ids;
  for (auto const& [id, element] : use_case.names) {
    bool const own = element.sort != Sort::network || !use_case.networks[element.index].from_vocabulary;
    if (own) ids.push_back(id);
  }
  CHECK(ids == std::vector<std::string>{"east-gate", "east-link", "east-lock", "east-log", "east-open", "east-yard",
                                        "gate", "office", "west-gate", "west-link", "west-lock", "west-log",
                                        "west-open", "west-yard"});
  Entity const& gate = use_case.entities[use_case.names.at("west-gate").index];
  CHECK(use_case[gate.zone.members.front()].id == "west-yard");
  CHECK(use_case[gate.stores.members.front().value].id == "west-log");
  Flow const& open = use_case.flows[use_case.names.at("east-open").index];
  CHECK(use_case[open.from].id == "office");  // declared by the file that includes
  CHECK(use_case[open.to.front().value].id == "east-gate");
  CHECK(use_case[open.over.members.front()].id == "east-link");
  Data const& log = use_case.data[use_case.names.at("east-log").index];
  REQUIRE(log.readers.members.size() >= 2);
  CHECK(use_case[std::get<EntityId>(log.readers.members[0].value)].id == "east-gate");
  REQUIRE(use_case.journeys.size() == 2);
  CHECK(use_case[use_case.journeys[0].to].id == "east-gate");
  CHECK(use_case[use_case.journeys[1].to].id == "west-gate");
  REQUIRE(use_case.claims.size() == 2);
  CHECK(use_case.claims[0].id == "east-apart");
  CHECK(use_case.files.size() == 2);
}

TEST_CASE("prefixes add up, and a name means what the innermost file around declares") {
  auto const result = read(
      {{"verticals/energy/grid.toml",
        main_file(R"({ file = "town.toml", prefix = "east-" })", "[zone.yard]\n[entity.gate]\nzone = \"yard\"\n")},
       {"verticals/energy/town.toml",
        "include = [{ file = \"house.toml\", prefix = \"one-\" }, \"street.toml\"]\n[zone.yard]\n"
        "[entity.door]\nzone = \"one-yard\"\n[entity.lamp]\nzone = \"road\"\n"},
       {"verticals/energy/house.toml", "[zone.yard]\n[entity.gate]\nzone = \"yard\"\n[entity.post]\nzone = \"road\"\n"},
       {"verticals/energy/street.toml", "[zone.road]\n[entity.bin]\nzone = \"yard\"\n"}});
  INFO(result.said);
  REQUIRE(result.use_case);
  UseCase const& use_case = *result.use_case;
  auto const zone_of = [&](std::string const& id) {
    return use_case[use_case.entities[use_case.names.at(id).index].zone.members.front()].id;
  };
  CHECK(zone_of("gate") == "yard");
  CHECK(zone_of("east-one-gate") == "east-one-yard");
  CHECK(zone_of("east-one-post") == "east-road");
  CHECK(zone_of("east-door") == "east-one-yard");
  CHECK(zone_of("east-lamp") == "east-road");
  CHECK(zone_of("east-bin") == "east-yard");
}

namespace {

/// Who is where and says what to whom, by ids.
std::string dump(UseCase const& use_case) {
  std::string text;
  for (Entity const& entity : use_case.entities) {
    text += entity.id;
    for (ZoneId const zone : entity.zone.members) text += " in " + use_case[zone].id;
    for (auto const& stored : entity.stores.members) text += " stores " + use_case[stored.value].id;
    for (auto const& relation : entity.relations) text += " on " + use_case[relation.to].id;
    text += "\n";
  }
  for (Flow const& flow : use_case.flows) {
    text += std::to_string(flow.number) + " " + flow.id + " from " + use_case[flow.from].id;
    for (auto const& to : flow.to) text += " to " + use_case[to.value].id;
    for (auto const& datum : flow.data.members) text += " data " + use_case[datum.value].id;
    for (NetworkId const network : flow.over.members) text += " over " + use_case[network].id;
    text += "\n";
  }
  for (Data const& datum : use_case.data) {
    text += datum.id;
    for (auto const& source : datum.derived_from.members) text += " from " + use_case[source.value].id;
    for (auto const& origin : datum.origins) text += " of " + use_case[origin.value].id;
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("splitting into includes changes nothing, whether names are written out or prefixed") {
  std::string const area = R"([zone.%yard]
[entity.%app]
kind = "ae"
runs-on = "%meter"
[entity.%meter]
kind = "smart-meter"
zone = "%yard"
stores = ["%key", "price"]
[data.%key]
[data.%reading]
derived-from = ["%key"]
origin = "%app"
[network.%bus]
[flow.%report]
from = "%app"
to = "office"
data = ["%reading"]
over = ["%bus", "lte"]
)";
  auto const named = [&](std::string const& prefix) {
    std::string text = area;
    for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%')) text.replace(at, 1, prefix);
    return text;
  };
  std::string const rest = "[entity.office]\n[data.price]\n[flow.tariff]\nfrom = \"office\"\nto = \"b-meter\"\n";
  std::string const grid = "verticals/energy/grid.toml";
  auto const whole = read({{grid, "[use-case]\n" + named("a-") + named("b-") + rest}});
  auto const split = read({{grid, main_file("\"a.toml\", \"b.toml\"", rest)},
                           {"verticals/energy/a.toml", named("a-")},
                           {"verticals/energy/b.toml", named("b-")}});
  auto const prefixed =
      read({{grid, main_file(R"({ file = "area.toml", prefix = "a-" }, { file = "area.toml", prefix = "b-" })", rest)},
            {"verticals/energy/area.toml", named("")}});
  INFO(whole.said << split.said << prefixed.said);
  REQUIRE(whole.use_case);
  REQUIRE(split.use_case);
  REQUIRE(prefixed.use_case);
  CHECK(dump(*split.use_case) == dump(*whole.use_case));
  CHECK(dump(*prefixed.use_case) == dump(*whole.use_case));
}

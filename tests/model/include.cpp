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
           {{{grid, main_file("{ file = \"a.toml\", prefix = \"east-\" }")}},
            "G042 1:12 [{ file = \"a.toml\", prefix = \"east-\" }] include prefixes are not supported yet\n"},
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

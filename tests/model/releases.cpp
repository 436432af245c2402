#include "engine/model/vocabulary.h"

#include <algorithm>

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

TEST_CASE("releases come in time, numbers in their names as numbers, and name mechanisms and features") {
  std::string const pack = std::string(core_pack) + R"(
[feature.hardness]
scopes = ["platform"]
[mechanism.shell]
on = "entity"
provides = ["hardness:platform"]
[release.rel-10]
mechanisms = ["shell", "shell"]
[release.rel-9]
title = "Nine"
source = "ours"
features = ["hardness"]
)";
  World world{{{"models/core.toml", pack}}};
  auto const v = world.read_packs();
  INFO(world.said());
  REQUIRE(v);
  REQUIRE(v->releases.size() == 2);
  CHECK(v->releases[0].name == "rel-9");
  CHECK(v->releases[0].title == "Nine");
  CHECK(v->releases[0].source == "ours");
  CHECK(v->releases[0].mechanisms.empty());
  CHECK(v->releases[0].features == std::vector{v->feature_names.at("hardness")});
  CHECK(v->releases[1].title == "rel 10");
  CHECK(v->releases[1].mechanisms == std::vector{v->mechanism_names.at("shell")});
}

TEST_CASE("objectives come by name, with the claim that each is") {
  std::string const pack = std::string(core_pack) + R"(
[objective.whole]
title = "Nothing is changed"
source = "ours"
that = "true"
[objective.secret]
that = "false"
)";
  World world{{{"models/core.toml", pack}}};
  auto const v = world.read_packs();
  INFO(world.said());
  REQUIRE(v);
  REQUIRE(v->objectives.size() == 2);
  CHECK(v->objectives[0].name == "secret");
  CHECK(v->objectives[0].that.text == "false");
  CHECK(v->objectives[1].title == "Nothing is changed");
  CHECK(v->objectives[1].source == "ours");
  World wrong{{{"models/core.toml", std::string(core_pack) + "[objective.whole]\nthis = \"true\"\n"}}};
  CHECK_FALSE(wrong.read_packs());
}

TEST_CASE("horizons in time") {
  std::vector<std::string> const in_time{"now",      "2026",      "rel-1", "rel-2", "rel-2-beta", "rel-10", "rel-10a",
                                         "rel-010b", "release-1", "later", ""};
  for (std::size_t a = 0; a < in_time.size(); ++a)
    for (std::size_t b = 0; b < in_time.size(); ++b) {
      INFO(in_time[a] << " and " << in_time[b]);
      CHECK(is_sooner(in_time[a], in_time[b]) == (a < b));
    }
  CHECK(is_sooner("rel-01", "rel-1"));  // equal as numbers: still one order
  CHECK(!is_sooner("rel-1", "rel-01"));
}

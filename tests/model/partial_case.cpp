#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

Extent extent_of(std::string const& text) {
  World world{{{"models/core.toml", core_pack}, {"verticals/energy/grid.toml", "[use-case]\n" + text}}};
  auto const vocabulary = world.read_packs();
  REQUIRE(vocabulary);
  auto const partial = read_partial_case(glacis::text::Files{world.root()}, world.root() / "verticals/energy/grid.toml",
                                         *vocabulary, world.sources, world.diagnostics);
  REQUIRE(partial);
  return partial->read;
}

}  // namespace

TEST_CASE("what of a use case was read without an error is known, so that the rest of it can be looked at") {
  struct Row {
    char const* text;
    Extent read;
  };
  std::string const drawn = "[entity.a]\n[entity.b]\n[data.d]\n[flow.f]\nfrom = \"a\"\nto = \"b\"\ndata = [\"d\"]\n";
  for (auto const& row : std::vector<Row>{
           {"", Extent::whole},
           {"[claim.c]\n", Extent::elements},
           {"[[accept]]\nfinding = \"floodin@f\"\n", Extent::elements},
           {"[[journey]]\ndata = \"x\"\nfrom = \"a\"\nto = \"b\"\n", Extent::elements},
           {"[entitys.c]\n", Extent::elements},
           {"[entity.c]\nkind = \"sever\"\n", Extent::ways},
           {"[zone.z]\nzone = \"y\"\n", Extent::ways},
           {"[flow.g]\nfrom = \"a\"\nto = \"b\"\nmechanisms = [\"tsl\"]\n", Extent::ways},
           {"[flow.g]\nfrom = \"a\"\nto = [\"b\"]\n", Extent::ways},
           {"[flow.g]\nfrom = \"c\"\nto = \"b\"\n", Extent::names},
           {"[flow.g]\nfrom = \"a\"\nto = \"b\"\ndata = [\"e\"]\n", Extent::names},
           {"[entity.c]\nkind = \"ae\"\nruns-on = \"x\"\n", Extent::names},
           {"[entity.x_y]\n", Extent::names},
           {"[zone.a]\n", Extent::names},
       }) {
    INFO(row.text);
    CHECK(extent_of(drawn + row.text) == row.read);
  }
}

TEST_CASE("whoever names what was declared in vain is not to blame as well") {
  CHECK(complaints("[use-case]\n[entity.x_y]\n[flow.f]\nfrom = \"x_y\"\nto = \"x_y\"\n") ==
        "G024 2:9 [x_y] `x_y` cannot be the name of an entity\n");
  CHECK(complaints("[use-case]\n[entity]\nx = 1\n[data.d]\nreaders = [\"x\"]\norigin = \"x\"\n") ==
        "G022 3:5 [1] found an integer\n");
  CHECK(complaints("[use-case]\n[something.x]\n[flow.f]\nfrom = \"x\"\nto = \"x\"\n") ==
        "G020 2:2 [something] unknown table `something`; one of `use-case`, `include`, `journey`, `assume`, `accept`, "
        "`transfer`, `false-alarm`, `entity`, ...\n");
  CHECK(complaints("[use-case]\n[entity.a]\n[entity.b]\n[flow.f]\nfrom = \"a\"\nto = [\"b\"]\ncast = \"multcast\"\n") ==
        "G033 7:9 [multcast] found `multcast`; did you mean `multicast`?\n");
}

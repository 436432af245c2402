#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

TEST_CASE("what is wrong in a use case is said at its place, with what was meant") {
  struct Row {
    char const* text;
    char const* said;
  };
  for (auto const& row : std::vector<Row>{
           {"[entitys.a]\n", "G020 2:2 [entitys] unknown table `entitys`; did you mean `entity`?\n"},
           {"[entity.a]\nkindd = \"server\"\n",
            "G021 3:1 [kindd] unknown key `kindd` in [entity.a]; did you mean `kind`?\n"},
           {"[entity.a]\nkind = \"smart-meter\"\nsecure-elment = 2\n",
            "G021 4:1 [secure-elment] unknown key `secure-elment` in [entity.a]; did you mean `secure-element`?\n"},
           {"[entity.a]\nrun-on = \"a\"\n",
            "G021 3:1 [run-on] unknown key `run-on` in [entity.a]; did you mean `runs-on`?\n"},
           {"[entity]\na = 1\n", "G022 3:5 [1] found an integer\n"},
           {"[entity.a]\nmany = \"yes\"\n", "G022 3:8 [\"yes\"] found a string\n"},
           {"[flow.f]\nfrom = \"a\"\n[entity.a]\n", "G023 2:7 [f] [flow.f] has no `to`\n"},
           {"[entity.a_b]\n", "G024 2:9 [a_b] `a_b` cannot be the name of an entity\n"},
           {"[entity.flow]\n", "G025 2:9 [flow] `flow` cannot be the name of an entity; take another name\n"},
           {"[entity.in]\n", "G025 2:9 [in] `in` cannot be the name of an entity; take another name\n"},
           {"[entity.a]\n[data.a]\n", "G026 3:7 [a] `a` is declared twice\n"},
           {"[network.lte]\n", "G026 2:10 [lte] `lte` is declared twice\n"},
           {"[entity.a]\nkind = \"sever\"\n", "G027 3:9 [sever] there is no kind `sever`; did you mean `server`?\n"},
           {"[entity.a]\nkind = \"measurement\"\n", "G036 3:9 [measurement] `measurement` is a kind of data\n"},
           {"[entity.meter]\n[entity.server]\n[flow.f]\nfrom = \"meter\"\nto = \"sever\"\n",
            "G028 6:7 [sever] there is no entity `sever`; did you mean `server`?\n"},
           {"[zone.z]\n[entity.a]\n[flow.f]\nfrom = \"a\"\nto = \"z\"\n", "G028 6:7 [z] `z` is a zone\n"},
           {"[entity.a]\nzone = \"home\"\n", "G028 3:9 [home] there is no zone `home`\n"},
           {"[data.d]\nreaders = [\"servce-provider\"]\n",
            "G028 3:13 [servce-provider] there is no reader `servce-provider`; did you mean `service-provider`?\n"},
           {"[data.d]\nlabels = [\"persnal\"]\n",
            "G029 3:12 [persnal] there is no label `persnal`; did you mean `personal`?\n"},
           {"[entity.a]\nmechanisms = [\"secure-bot\"]\n",
            "G029 3:16 [secure-bot] there is no mechanism `secure-bot`; did you mean `secure-boot`?\n"},
           {"[entity.a]\nmechanisms = [\"tls\"]\n", "G048 3:16 [tls] `tls` stands on a flow\n"},
           {"[entity.a]\nkind = \"server\"\ndevice-class = \"C5\"\n",
            "G030 4:17 [C5] `C5` is not a value of `device-class`; did you mean `C0`?\n"},
           {"[entity.a]\nkind = \"server\"\nsecure-element = 7\n",
            "G030 4:18 [7] `7` is not a value of `secure-element`"},
           {"[entity.a]\nkind = \"server\"\nboot-rom = { at-least = true }\n",
            "G030 4:12 [{ at-least = true }] the values of `boot-rom` have no order\n"},
           {"[network.n]\nmax-payload = \"51 KB\"\n", "G031 3:19 [KB] there is no unit `KB`; did you mean `KiB`?\n"},
           {"[network.n]\nmax-payload = \"51 ms\"\n", "G031 3:16 [51 ms] `51 ms` is a time"},
           {"[network.n]\nmax-payload = 51\n", "G022 3:15 [51] found an integer\n"},
           {"[network.n]\nmax-payload = \"a lot\"\n", "G031 3:16 [a lot] `a lot` is not a quantity"},
           {"[network.n]\nmax-payload = \"1.0001 B\"\n", "G031 3:16 [1.0001 B] `1.0001 B` is not a quantity"},
           {"[network.n]\nmax-payload = { at-least = \"2 B\", at-most = \"1 B\" }\n",
            "G032 3:15 [{ at-least = \"2 B\", at-most = \"1 B\" }] nothing is at least `2 B` and at most `1 B`\n"},
           {"[entity.a]\nkind = \"server\"\ndevice-class = { at-least = \"C2\", at-most = \"C1\" }\n",
            "G032 4:16 [{ at-least = \"C2\", at-most = \"C1\" }] nothing is at least `C2` and at most `C1`\n"},
           {"[entity.a]\n[flow.f]\nfrom = \"a\"\nto = \"b\"\ncast = \"multcast\"\n[entity.b]\n",
            "G033 6:9 [multcast] found `multcast`; did you mean `multicast`?\n"},
           {"[entity.a]\nkind = \"person\"\ndevice-class = \"C1\"\n",
            "G037 4:1 [device-class] `device-class` does not apply to kind `person`\n"},
           {"[entity.a]\n[entity.b]\n[flow.f]\nfrom = \"a\"\nto = [\"b\"]\n",
            "G044 6:6 [[\"b\"]] [flow.f] has a list of receivers; write `cast = \"multicast\"`, or a flow for each "
            "receiver\n"},
           {"[entity.a]\n[flow.f]\nfrom = \"a\"\nto = \"a\"\n",
            "G045 5:7 [a] the flow `f` leads from `a` to itself; state `many = true` there if it stands for several\n"},
           {"[entity.a]\n[flow.f]\nfrom = \"a\"\nto = []\ncast = \"multicast\"\n",
            "G046 5:6 [[]] found a list of nothing\n"},
           {"[entity.a]\nkind = []\n", "G046 3:8 [[]] found a list of nothing; leave the key out if it is not known\n"},
           {"[entity.a]\nkind = \"server\"\ndevice-class = []\n",
            "G046 4:16 [[]] `device-class` lists no possible value; leave the key out if it is not known\n"},
           {"[data.d]\n[entity.a]\nstores = [\"d\", \"d\"]\n", "G047 4:17 [d] found a name that is listed already\n"},
           {"[data.d]\n[entity.a]\nstores = \"d\"\n", "G022 4:10 [\"d\"] found a string\n"},
           {"[entity.a]\nkind = { at-least = \"server\" }\n",
            "G030 3:8 [{ at-least = \"server\" }] found a range of names\n"},
           {"[entity.a]\nkind = { one-of = [\"server\"], at-most = \"ae\" }\n",
            "G055 3:19 [[\"server\"]] found `one-of` beside a range\n"},
           {"[entity.a]\nkind = {}\n", "G023 3:8 [{}] found a value that says nothing\n"},
           {"[zone.a]\nzone = \"b\"\n[zone.b]\nzone = \"a\"\n", "G049 2:7 [a] `a` lies in `b` lies in `a`\n"},
           {"[zone.a]\nzone = \"a\"\n", "G049 2:7 [a] `a` lies in `a`\n"},
           {"[entity.a]\nkind = \"ae\"\nruns-on = [\"n\", \"m\"]\n[entity.n]\n[entity.m]\n",
            "G050 4:18 [m] `a` takes what it leaves unsaid from two places\n"},
           {"[entity.a]\nruns-on = \"b\"\n[entity.b]\nruns-on = \"a\"\n",
            "G050 2:9 [a] `a` takes unsaid facts from `b` takes unsaid facts from `a`\n"},
           {"[entity.a]\nkind = \"person\"\nruns-on = \"n\"\n[entity.n]\n", "G054 4:12 [n] `a` is of kind `person`\n"},
           {"[entity.a]\nkind = \"ae\"\nruns-on = \"b\"\n[entity.b]\nkind = \"ae\"\n",
            "G054 4:12 [b] `b` is of kind `ae`\n"},
           {"[[accept]]\nfinding = \"*@y\"\n",
            "G023 3:1 [finding] [[accept]] has no `because`\nG023 3:1 [finding] [[accept]] has no `by`\n"},
           {"[[accept]]\nfinding = \"*@y\"\nbecause = \"b\"\nby = \"c\"\nuntil = \"2027\"\n",
            "G022 6:9 [\"2027\"] found a string\n"},
           {"[[assume]]\nthat = \"true\"\nwhy = \"x\"\n", "G021 4:1 [why] unknown key `why` in [[assume]]"},
           {"[assume]\nthat = \"true\"\n", "G022 2:1 [[assume]] found a table\n"},
       }) {
    INFO(row.text);
    auto const said = complaints(std::string{"[use-case]\n"} + row.text);
    CHECK(said.substr(0, std::string{row.said}.size()) == row.said);
    if (row.said[std::string{row.said}.size() - 1] == '\n') CHECK(said == row.said);
  }
}

TEST_CASE("what is wrong in the head is said") {
  struct Row {
    char const* text;
    char const* said;
  };
  for (auto const& row : std::vector<Row>{
           {"[use-case]\ntitel = \"x\"\n",
            "G021 2:1 [titel] unknown key `titel` in [use-case]; did you mean `title`?\n"},
           {"[use-case]\ncommitment = \"intrested\"\n",
            "G033 2:15 [intrested] found `intrested`; did you mean `interested`?\n"},
           {"[use-case]\ndrawing = \"whole\"\n", "G033 2:12 [whole] found `whole`"},
           {"[use-case]\nmechanisms = \"stated\"\n", "G033 2:15 [stated] found `stated`"},
           {"[use-case]\nprefix = \"a b\"\n", "G024 2:11 [a b] `a b` cannot begin the ids of requirements\n"},
           {"[use-case]\nmodels = [\"cor\"]\n",
            "G029 2:12 [cor] there is no pack `cor` in models/; did you mean `core`?\n"},
           {"use-case = 1\n", "G022 1:12 [1] found an integer\n"},
       }) {
    INFO(row.text);
    CHECK(complaints(row.text).substr(0, std::string{row.said}.size()) == row.said);
  }
}

TEST_CASE("one run says all that is misspelt, each with caret and suggestion") {
  World world{{{"models/core.toml", core_pack},
               {"verticals/energy/grid.toml",
                "[use-case]\nmodels = [\"coer\"]\n[entity.meter]\nkind = \"smart-metre\"\nopertor = \"x\"\n"
                "[entity.hub]\nkind = \"server\"\ndevice-class = \"gatway\"\n"
                "[network.own]\nmax-payload = \"51 KiBs\"\n[flow.f]\nfrom = \"metre\"\nto = \"hub\"\n"}}};
  auto const vocabulary = world.read_packs();
  REQUIRE(vocabulary);
  CHECK_FALSE(world.read_case(*vocabulary, "verticals/energy/grid.toml"));
  CHECK(world.said() == R"(error[G029]: there is no pack `coer` in models/
 --> verticals/energy/grid.toml:2:12
  |
2 | models = ["coer"]
  |            ^^^^ expected a pack
  |
  = help: did you mean `core`?
error[G027]: there is no kind `smart-metre`
 --> verticals/energy/grid.toml:4:9
  |
4 | kind = "smart-metre"
  |         ^^^^^^^^^^^ expected a kind of entity
  |
  = help: did you mean `smart-meter`?
error[G021]: unknown key `opertor` in [entity.meter]
 --> verticals/energy/grid.toml:5:1
  |
5 | opertor = "x"
  | ^^^^^^^ neither a key nor an attribute of an entity
  |
  = help: did you mean `operator`?
error[G030]: `gatway` is not a value of `device-class`
 --> verticals/energy/grid.toml:8:17
  |
8 | device-class = "gatway"
  |                 ^^^^^^ expected a value of `device-class`
  |
  = help: did you mean `gateway`?
error[G031]: there is no unit `KiBs`
  --> verticals/energy/grid.toml:10:19
   |
10 | max-payload = "51 KiBs"
   |                   ^^^^ expected a size
   |
   = help: did you mean `KiB`?
error[G028]: there is no entity `metre`
  --> verticals/energy/grid.toml:12:9
   |
12 | from = "metre"
   |         ^^^^^ expected an entity
   |
   = help: did you mean `meter`?
)");
}

TEST_CASE("what contradicts a kind is read: only the verdicts may say so") {
  auto const read = derive("[use-case]\n[entity.m]\nkind = \"smart-meter\"\ndomain = \"infrastructure\"\n");
  CHECK(read.said == "");
  CHECK(read.structure);
}

TEST_CASE("an attribute may be stated where any possible kind has it, or a relation passes it on") {
  for (auto const* const text : {
           "[entity.a]\ndevice-class = \"C1\"\n",
           "[entity.a]\nkind = \"ae\"\ndevice-class = \"C1\"\n",
           "[entity.a]\nkind = [\"person\", \"server\"]\ndevice-class = \"C1\"\n",
           "[entity.a]\nkind = \"entity\"\ndevice-class = \"C1\"\n",
       }) {
    INFO(text);
    CHECK(complaints(std::string{"[use-case]\n"} + text) == "");
  }
}

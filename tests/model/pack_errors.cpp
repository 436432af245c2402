#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

TEST_CASE("what is wrong in a pack is said at its place, with what was meant") {
  struct Row {
    char const* text;
    char const* said;
  };
  for (auto const& row : std::vector<Row>{
           {"[kinds.a]\nis = \"entity\"\n", "G020 2:2 [kinds] unknown table `kinds`; did you mean `kind`?\n"},
           {"[kinds.a]\nis = \"entty\"\n",
            "G020 2:2 [kinds] unknown table `kinds`; did you mean `kind`?\n"
            "G027 3:7 [entty] there is no kind `entty`; did you mean `entity`?\n"},
           {"[kind.a]\nis = \"entty\"\nalways = { x = true }\n[kind.b]\nis = \"a\"\n[attribute]\nx = { on = \"b\", "
            "type = \"boolean\" }\n",
            "G027 3:7 [entty] there is no kind `entty`; did you mean `entity`?\n"},
           {"[mechanism.m]\nprofile-of = \"lok\"\n[mechanism.lock]\non = \"flow\"\nprovides = []\n",
            "G029 3:15 [lok] there is no mechanism `lok`; did you mean `lock`?\n"},
           {"[kind.a]\nis = \"entity\"\nabstrct = true\n",
            "G021 4:1 [abstrct] unknown key `abstrct` in [kind.a]; did you mean `abstract`?\n"},
           {"[kind.a]\nis = 5\n", "G022 3:6 [5] found an integer\n"},
           {"[kind.a]\n", "G023 2:7 [a] [kind.a] has no `is`\n"},
           {"[kind.a_b]\nis = \"entity\"\n", "G024 2:7 [a_b] `a_b` cannot be the name of a kind\n"},
           {"[kind.any]\nis = \"entity\"\n", "G025 2:7 [any] `any` cannot be the name of a kind; take another name\n"},
           {"[kind.zone]\nis = \"entity\"\n", "G026 2:7 [zone] `zone` is declared twice\n"},
           {"[kind.a]\nis = \"entity\"\n[network.a]\n", "G026 4:10 [a] `a` is declared twice\n"},
           {"[kind.a]\nis = \"entty\"\n", "G027 3:7 [entty] there is no kind `entty`; did you mean `entity`?\n"},
           {"[kind.a]\nis = \"b\"\n[kind.b]\nis = \"a\"\n", "G035 2:7 [a] `a` is `b` is `a`\n"},
           {"[kind.a]\nis = \"a\"\n[kind.b]\nis = \"a\"\n", "G035 2:7 [a] `a` is `a`\n"},
           {"[type]\nt = { level = [\"a\"], one-of = [\"b\"] }\n",
            "G055 3:1 [t] the type `t` lists its values twice\n"},
           {"[type]\nt = { }\n", "G055 3:1 [t] the type `t` lists its values nowhere\n"},
           {"[type]\nt = { level = [] }\n", "G046 3:15 [[]] the type `t` has no values\n"},
           {"[type]\nt = { level = [\"a\", \"a\"] }\n", "G047 3:21 [\"a\"] `a` is listed twice\n"},
           {"[type]\nt = { one-of = [1] }\n", "G022 3:17 [1] found an integer\n"},
           {"[type]\nsize = { one-of = [\"a\"] }\n", "G026 3:1 [size] `size` is declared twice\n"},
           {"[attribute]\nx = { on = \"entity\", type = \"bolean\" }\n",
            "G029 3:30 [bolean] there is no type `bolean`; did you mean `boolean`?\n"},
           {"[attribute]\nx = { on = \"entiti\", type = \"boolean\" }\n",
            "G027 3:13 [entiti] there is no kind `entiti`; did you mean `entity`?\n"},
           {"[attribute]\nzone = { on = \"entity\", type = \"boolean\" }\n",
            "G038 3:1 [zone] `zone` cannot be an attribute of an entity\n"},
           {"[attribute]\nover = { on = [\"entity\", \"flow\"], type = \"boolean\" }\n",
            "G038 3:1 [over] `over` cannot be an attribute of a flow\n"},
           {"[attribute]\nx = { on = \"flow\", type = \"boolean\", choice = true }\n",
            "G039 3:1 [x] `x` of a flow cannot be a choice\n"},
           {"[attribute]\nx = { on = \"entity\", type = \"boolean\", budget = \"ram\" }\n",
            "G031 3:1 [x] `x` cannot be a budget: `boolean` is no size\n"},
           {"[attribute]\nx = { on = \"network\", type = \"size\", budget = \"ram\" }\n",
            "G036 3:1 [x] `x` of a network cannot be a budget\n"},
           {"[attribute]\nx = { on = \"entity\", type = \"size\", budget = \"rom\" }\n",
            "G033 3:47 [rom] found `rom`; did you mean `ram`?\n"},
           {"[attribute]\nx = { on = \"entity\", type = { set-of = \"boolean\" } }\n",
            "G030 3:41 [boolean] `boolean` is no sort or kind\n"},
           {"[label]\nx = { on = \"entity\" }\n", "G033 3:13 [entity] found `entity`\n"},
           {"[relation.r]\nfrom = \"entity\"\nto = \"data\"\n", "G036 4:7 [data] `data` is a kind of data\n"},
           {"[relation.r]\nfrom = \"entity\"\nto = \"entity\"\npasses = \"some\"\n", "G033 5:11 [some] found `some`\n"},
           {"[relation.r]\nfrom = \"entity\"\nto = \"entity\"\ninverse = \"r\"\n",
            "G026 2:11 [r] `r` is declared twice\n"},
           {"[relation.stores]\nfrom = \"entity\"\nto = \"entity\"\n",
            "G038 2:11 [stores] `stores` cannot be a relation\n"},
           {"[feature.f]\nscopes = [\"hopp\"]\n", "G033 3:12 [hopp] found `hopp`; did you mean `hop`?\n"},
           {"[feature.f]\nimplies = [\"g\"]\n", "G029 3:13 [g] there is no feature `g`; one of `f`\n"},
           {"[mechanism.m]\n",
            "G023 2:12 [m] [mechanism.m] has no `on`\nG023 2:12 [m] [mechanism.m] has no `provides`\n"},
           {"[mechanism.m]\nprofile-of = \"n\"\n[mechanism.n]\nprofile-of = \"m\"\n",
            "G035 2:12 [m] `m` is a profile of `n`, which is a profile of `m`\n"},
           {"[mechanism.m]\non = \"flow\"\nprovides = []\ncost = { flash = \"3 s\" }\n",
            "G031 5:19 [3 s] `3 s` is a time; one of `GiB`, `MiB`, `KiB`, `B`, `bit`\n"},
           {"[constraint.c]\non = \"flow\"\n", "G055 2:13 [c] the constraint `c` has neither `always` nor `usually`\n"},
           {"[constraint.c]\non = \"flow\"\nalways = \"true\"\nusually = \"true\"\n",
            "G055 2:13 [c] the constraint `c` has both `always` and `usually`\n"},
           {"[derived.flw.x]\nis = \"true\"\n", "G033 2:10 [flw] found `flw`; did you mean `flow`?\n"},
           {"[derived.flow.over]\nis = \"true\"\n",
            "G038 2:15 [over] `over` cannot be a derived definition of a flow\n"},
           {"[threat.t]\non = \"flow\"\nstride = \"tamper\"\n",
            "G033 4:11 [tamper] found `tamper`; did you mean `tampering`?\n"},
           {"[threat.t]\non = \"flow\"\nstrength = \"shall\"\n",
            "G021 4:1 [strength] unknown key `strength` in [threat.t]"},
           {"[threat.t]\non = \"network\"\n", "G033 3:7 [network] found `network`"},
           {"[threat.t]\non = \"flow\"\n[lint.t]\non = \"flow\"\n", "G026 4:7 [t] `t` is declared twice\n"},
           {"[threat.t]\non = \"flow\"\nneeds = [[]]\n", "G046 4:10 [[]] found a list of nothing\n"},
           {"[network.n]\nbandwith = true\n", "G021 3:1 [bandwith] unknown attribute `bandwith` of kind `n`"},
           {"[attribute]\nx = { on = \"b\", type = \"boolean\" }\n[kind.b]\nis = \"entity\"\n[kind.c]\nis = "
            "\"entity\"\nalways = { x = true }\n",
            "G037 8:12 [x] `x` does not apply to `c`\n"},
           {"[attribute]\nx = { on = \"entity\", type = \"boolean\" }\n[kind.b]\nis = \"entity\"\nalways = { x = { "
            "usually = true } }\n",
            "G057 6:28 [true] found a presumption within facts of a kind; state it in the kind's `usually`\n"},
           {"[attribute]\nx = { on = \"entity\", type = \"stakeholder\" }\n[kind.b]\nis = \"entity\"\nalways = { x = "
            "\"u\" }\n",
            "G058 6:17 [u] `u` is not known here\n"},
           {"[network.n]\nprotects = { confidentialty = \"peer\" }\n[feature.confidentiality]\n",
            "G029 3:14 [confidentialty] there is no feature `confidentialty`; did you mean `confidentiality`?\n"},
       }) {
    INFO(row.text);
    auto const said = pack_complaints(row.text);
    CHECK(said.substr(0, std::string{row.said}.size()) == row.said);
    if (row.said[std::string{row.said}.size() - 1] == '\n') CHECK(said == row.said);
  }
}

TEST_CASE("a pack begins with [pack], and its file's name is its id") {
  World world{{{"models/late.toml", "[kind.a]\nis = \"entity\"\n[pack]\n"}, {"rules/Two Words.toml", "[pack]\n"}}};
  CHECK_FALSE(world.read_packs());
  CHECK(world.said_briefly() ==
        "G056 1:1 [] `rules/Two Words.toml` gives no id to the pack; name the file like `onem2m.toml`\n"
        "G034 1:2 [kind] `models/late.toml` does not begin with `[pack]`; begin it with `[pack]` and a title\n");
}

TEST_CASE("a models pack suits nothing, and what is declared in two packs is refused") {
  World world{{{"models/a.toml", "[pack]\nsuits = [\"*\"]\n[kind.k]\nis = \"entity\"\n"},
               {"models/b.toml", "[pack]\n[kind.k]\nis = \"data\"\n"}}};
  CHECK_FALSE(world.read_packs());
  CHECK(world.said() == R"(error[G021]: unknown key `suits` in [pack]
 --> models/a.toml:2:1
  |
2 | suits = ["*"]
  | ^^^^^ no such key here
  |
  = help: one of `title`
error[G026]: `k` is declared twice
 --> models/b.toml:2:7
  |
2 | [kind.k]
  |       ^ declared again
note: first declared here
 --> models/a.toml:3:7
  |
3 | [kind.k]
  |       ^
)");
}

TEST_CASE("an error in a kind or an attribute brings none where it is used") {
  CHECK(
      pack_complaints(
          "[attribute]\nx = { on = \"entity\", type = \"nonsense\" }\n[kind.a]\nis = \"nothing\"\nalways = { x = 1 }\n"
          "[kind.b]\nis = \"entity\"\nalways = { x = 1 }\n[relation.r]\nfrom = \"a\"\nto = \"b\"\n")
          .find("G029") != std::string::npos);
  auto const said =
      pack_complaints("[kind.a]\nis = \"nothing\"\n[kind.b]\nis = \"a\"\n[relation.r]\nfrom = \"a\"\nto = \"b\"\n");
  CHECK(said.find("\n") == said.size() - 1);
}

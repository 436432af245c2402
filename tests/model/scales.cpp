// What a scale of risk must be, and what is said of one that is not.
#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

std::string const sound_scale = R"([factor.time]
levels = [["days", "a week"], ["weeks", "a month"]]
[scale.s]
likelihood = ["rare", "frequent"]
potential = [{ is = "basic", from = 0, likelihood = "frequent" }, { is = "high", from = 5, likelihood = "rare" }]
impact = [{ is = "small", of = ["low"] }, { is = "great", of = ["high"] }]
risk = [{ is = "minor", letter = "L", as = "low" }, { is = "major", letter = "H", as = "high" }]
points = { time = { days = 0, weeks = "out-of-reach" } }
matrix = { small = ["minor", "minor"], great = ["minor", "major"] }
)";

std::string with(std::string const& part, std::string const& instead) {
  std::string text = sound_scale;
  auto const at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), instead);
}

}  // namespace

TEST_CASE("a scale is read with all its parts") {
  World world{{{"models/m.toml", "[pack]\n" + sound_scale}}};
  auto const v = world.read_packs();
  INFO(world.said());
  REQUIRE(v);
  REQUIRE(v->factors.size() == 1);
  CHECK(v->factors[0].title == "time");
  REQUIRE(v->scales.size() == 1);
  Scale const& scale = v->scales[0];
  CHECK(scale.points == std::vector<std::vector<Scale::Points>>{{0, std::nullopt}});
  CHECK(scale.potentials[1].from == 5);
  CHECK(scale.potentials[1].likelihood == 0);
  CHECK(scale.impact_of("high") == 1U);
  CHECK_FALSE(scale.impact_of("medium"));
  CHECK(scale.risks[1].as == Severity::high);
  CHECK(scale.matrix == std::vector<std::vector<std::uint32_t>>{{0, 0}, {0, 1}});
  CHECK_FALSE(v->default_scale.known());
}

TEST_CASE("one scale may be the default") {
  World world{{{"models/m.toml", "[pack]\n" + with("[scale.s]", "[scale.s]\ndefault = true")}}};
  auto const v = world.read_packs();
  REQUIRE(v);
  CHECK(v->default_scale.index == 0);
}

TEST_CASE("a scale that does not fit together is refused at the place") {
  struct Row {
    char const* part;
    char const* instead;
    char const* said;
  };
  for (Row const& row : std::vector<Row>{
           {"from = 0", "from = 1",
            "G170 6:14 [{ is = \"basic\", from = 1, likelihood = \"frequent\" }] the first range begins at 1\n"},
           {"from = 5", "from = 0",
            "G170 6:67 [{ is = \"high\", from = 0, likelihood = \"rare\" }] the range begins at 0\n"},
           {"likelihood = \"rare\"", "likelihood = \"rar\"", "G033 6:106 [rar] found `rar`; did you mean `rare`?\n"},
           {"days = 0, ", "", "G023 9:19 [{ weeks = \"out-of-reach\" }] the points of `time` has no `days`\n"},
           {"days = 0", "days = -1", "G170 9:28 [-1] found -1\n"},
           {"days = 0", "days = \"far\"", "G033 9:29 [far] found `far`\n"},
           {"of = [\"high\"]", "of = [\"low\"]", "G047 7:66 [low] `low` is listed twice\n"},
           {"letter = \"H\"", "letter = \"high\"", "G170 8:79 [high] `high` has no room in a figure\n"},
           {"as = \"low\"", "as = \"high\"", ""},
           {"as = \"high\"", "as = \"hgh\"", "G033 8:89 [hgh] found `hgh`; did you mean `high`?\n"},
           {"small = [\"minor\", \"minor\"]", "small = [\"minor\"]",
            "G170 10:20 [[\"minor\"]] the row of `small` is 1 long\n"},
           {"great = [\"minor\", \"major\"]", "great = [\"minor\", \"mayor\"]",
            "G033 10:59 [mayor] found `mayor`; did you mean `major`?\n"},
           {", great = [\"minor\", \"major\"]", "",
            "G023 10:10 [{ small = [\"minor\", \"minor\"] }] `matrix` has no `great`\n"},
       }) {
    INFO(row.instead);
    CHECK(pack_complaints(with(row.part, row.instead)) == row.said);
  }
}

TEST_CASE("levels of risk come from the lowest to the highest") {
  std::string text = with("as = \"high\"", "as = \"low\"");
  text.replace(text.find("as = \"low\""), 10, "as = \"high\"");
  CHECK(
      pack_complaints(text) ==
      "G170 8:54 [{ is = \"major\", letter = \"H\", as = \"low\" }] `major` counts for less than the level below it\n");
}

TEST_CASE("one scale is the default") {
  std::string two = with("[scale.s]", "[scale.s]\ndefault = true");
  std::string const second = two.substr(two.find("[scale.s]"));
  two += second;
  two.replace(two.rfind("[scale.s]"), 9, "[scale.t]");
  CHECK(pack_complaints(two) == "G170 12:8 [t] `s` and `t` are both the default\n");
}

TEST_CASE("what a threat says of its risk is checked where it stands") {
  struct Row {
    char const* text;
    char const* said;
  };
  std::string const data = sound_scale +
                           "[type]\nimpact = { level = [\"low\", \"high\"] }\nworth = { level = [\"none\"] }\n"
                           "[attribute]\nintegrity = { on = \"data\", type = \"impact\" }\n"
                           "price = { on = \"data\", type = \"worth\" }\n[threat.t]\non = \"flow\"\n";
  for (Row const& row : std::vector<Row>{
           {"effort = { time = \"weeks\" }\nimpact = [\"integrity\"]\n", ""},
           {"effort = { tme = \"weeks\" }\n", "G021 19:12 [tme] unknown key `tme` in `effort`; did you mean `time`?\n"},
           {"effort = { time = \"week\" }\n", "G033 19:20 [week] found `week`; did you mean `weeks`?\n"},
           {"impact = \"integrty\"\n",
            "G029 19:11 [integrty] data have no level `integrty`; did you mean `integrity`?\n"},
           {"impact = \"price\"\n",
            "G170 19:11 [price] `price` may be `none`, which is no impact in the scale `s`; add it to `of` of a level "
            "of "
            "its `impact`\n"},
           {"raise = [{ when = \"true\", because = \"so\" }]\n",
            "G023 19:10 [{ when = \"true\", because = \"so\" }] the `raise` raises nothing\n"},
           {"raise = [{ when = \"true\", impact = 0 }]\n", "G022 19:36 [0] found no number of steps\n"},
           {"raise = [{ impact = 1 }]\n", "G023 19:10 [{ impact = 1 }] a `raise` has no `when`\n"},
       }) {
    INFO(row.text);
    CHECK(pack_complaints(data + row.text) == row.said);
  }
}

#include <algorithm>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

std::string const presumption_packs = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
strength = { on = "node", type = "grade" }
guarded = { on = "node", type = "boolean" }
[kind.node]
is = "entity"
abstract = true
[kind.box]
is = "node"
usually = { strength = "high" }
[constraint.strong-are-guarded]
on = "entity"
usually = "entity.strength == high implies entity.guarded"
[threat.theft]
title = "t"
on = "entity"
when = "entity.guarded"
[threat.breaking]
title = "t"
on = "entity"
when = "entity.strength == high"
)toml";

struct Judged {
  std::map<std::string, std::pair<std::string, std::string>> verdicts;  ///< by facts, as presumed
  std::size_t notices = 0;
};

Judged judge_all(std::string const& use_case) {
  auto const small = small_case(presumption_packs, use_case);
  INFO(small->problems());
  REQUIRE(small->good());
  text::Diagnostics notices;
  Judge judge(small->the_case, {}, notices);
  REQUIRE_FALSE(judge.conflict());
  Judged judged;
  auto const facts = judge.judge(View::facts).findings;
  auto const presumed = judge.judge(View::presumed).findings;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    judged.verdicts[finding_id(small->the_case, facts[i].rule, facts[i].subject)] = {name_of(facts[i].verdict),
                                                                                     name_of(presumed[i].verdict)};
  }
  judged.notices = notices.sorted().size();
  return judged;
}

using Pair = std::pair<std::string, std::string>;

}  // namespace

TEST_CASE("a usual constraint is presumed, from what is presumed too, and never a fact") {
  Judged const judged =
      judge_all("[entity.chest]\nkind = \"box\"\n[entity.safe]\nkind = \"box\"\nstrength = \"high\"\n");
  CHECK(judged.verdicts.at("breaking@chest") == Pair{"open", "certain"});
  CHECK(judged.verdicts.at("theft@chest") == Pair{"open", "certain"});
  CHECK(judged.verdicts.at("theft@safe") == Pair{"open", "certain"});
  CHECK(judged.notices == 0);
}

TEST_CASE("what is usual gives way before what a kind presumes, and that before what is stated") {
  Judged const judged =
      judge_all("[entity.chest]\nkind = \"box\"\nguarded = false\n[entity.crate]\nkind = \"box\"\nguarded = false\n");
  CHECK(judged.verdicts.at("theft@chest") == Pair{"excluded", "excluded"});
  CHECK(judged.verdicts.at("breaking@chest") == Pair{"open", "certain"});
  CHECK(judged.notices == 1);
}

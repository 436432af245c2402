#include "tests/mechanism/planned.h"

namespace glacis::mechanism {

TEST_CASE("what is forbidden is not placed, nor its profiles; what it would have closed says so") {
  std::string const use_case = ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
)toml";
  Planned const without_profile(use_case, PlanKind::recommended, "", {.forbid = {"session-light"}});
  CHECK(without_profile.placed() == Names{"any-cipher@report", "gate@center", "key-store@center", "stamp@report"});
  CHECK(without_profile.plan.wishes.front().outcome == WishOutcome::kept_out);
  // Of a base its profiles too; where both ends are big the base would have fitted.
  Planned const without_base(use_case, PlanKind::recommended, "", {.forbid = {"session"}});
  CHECK(without_base.placed() == without_profile.placed());
  Planned const none_left(use_case, PlanKind::recommended, "", {.forbid = {"gate", "any-cipher"}});
  CHECK(none_left.placed() == Names{"key-store@center", "key-store@sensor", "session-light@report"});
  Leftover const& forged = none_left.left("forge@set:sensor..center");
  REQUIRE(forged.forbidden.size() == 1);
  CHECK(none_left.name(forged.forbidden.front()) == "gate");
  CHECK_FALSE(forged.no_mechanism);
  REQUIRE(none_left.plan.wishes.size() == 2);
  CHECK(none_left.plan.kinds == Status::optimal);
}

TEST_CASE("a profile that is forbidden leaves the place to its base") {
  Planned const planned(R"toml(
[entity.center]
kind = "server"
mechanisms = ["key-store"]
[entity.other]
kind = "server"
mechanisms = ["key-store"]
[flow.line]
from = "center"
to = "other"
over = "lan"
data = []
mechanisms = []
)toml",
                        PlanKind::recommended, "", {.forbid = {"session-light"}});
  CHECK(planned.placed() == Names{"session@line"});
}

TEST_CASE("of plans that are equally good the preferred is taken, and no worse one for a preference") {
  std::string const more = R"toml(
[mechanism.cloak]
title = "cloak"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
[mechanism.drape]
title = "drape"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
)toml";
  std::string const use_case = R"toml(
[entity.sensor]
kind = "thing"
mechanisms = []
[entity.peer]
kind = "thing"
mechanisms = []
[flow.report]
from = "sensor"
to = "peer"
over = "lan"
data = []
mechanisms = []
)toml";
  CHECK(Planned(use_case, PlanKind::recommended, more).placed() == Names{"cloak@report"});
  Planned const preferred(use_case, PlanKind::recommended, more, {.prefer = {"drape"}});
  CHECK(preferred.placed() == Names{"drape@report"});
  CHECK(preferred.plan.wishes.front().outcome == WishOutcome::taken);
  // A session needs a key store besides.
  Planned const dear(use_case, PlanKind::recommended, more, {.prefer = {"gate", "session"}});
  CHECK(dear.placed() == Names{"cloak@report"});
  REQUIRE(dear.plan.wishes.size() == 2);
  for (Wish const& wish : dear.plan.wishes)
    CHECK(wish.outcome == (dear.name(wish.mechanism) == "gate" ? WishOutcome::no_use : WishOutcome::not_chosen));
  // What is there already costs nothing as a kind.
  Planned const there(use_case, PlanKind::recommended, more, {.already = {"session", "key-store"}});
  CHECK(there.placed() == Names{"key-store@peer", "key-store@sensor", "session-light@report"});
  CHECK(there.plan.not_confirmed.empty());
}

}  // namespace glacis::mechanism

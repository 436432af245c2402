#pragma once
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "engine/mechanism/plan.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

namespace glacis::mechanism {

using verdict::View;

inline std::string const packs = R"toml(
[type]
class = { level = [["tiny", "t"], ["big", "b"]] }
[attribute]
class = { on = "node", type = "class" }
fixed-key = { on = "node", type = "boolean", choice = true }
ip = { on = "network", type = "boolean" }
[kind.node]
is = "entity"
[kind.thing]
is = "node"
usually = { class = "tiny" }
[kind.server]
is = "node"
always = { class = "big" }
[kind.command]
is = "data"
[network.lan]
ip = true
protects = {}
[network.bus]
ip = false
protects = {}

[feature.secrecy]
scopes = ["hop", "end-to-end"]
relayed = true
[feature.origin]
scopes = ["hop", "end-to-end"]
[feature.key]
scopes = ["platform"]
[feature.guard]
scopes = ["platform"]

[threat.listen]
title = "Listening on {flow}"
on = "flow"
needs = ["secrecy"]
[threat.forge]
title = "Forged {journey}"
on = "journey"
when = "journey.data is command"
needs = ["guard:platform@consumer"]
[threat.unmendable]
title = "Fate of {entity}"
on = "entity"
when = "entity is server"
resolve = "insurance"
[obligation.keys]
title = "Keys of {entity}"
on = "entity"
when = "entity is server"
needs = ["key:platform"]
strength = "should"

[mechanism.session]
title = "session"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip and (all e in flow.ends: e.class >= big)"
requires = ["key:platform@ends"]
[mechanism.session-light]
title = "light session"
profile-of = "session"
on = "flow"
when = "flow.over.ip and (all e in flow.ends: e.class >= tiny)"
cost = { ram = { once = "1 KiB" } }
[mechanism.any-cipher]
title = "some cipher"
on = "flow"
generic = true
provides = ["secrecy:hop"]
[mechanism.key-store]
title = "key store"
on = "entity"
provides = ["key:platform"]
when = "entity.fixed-key"
[mechanism.gate]
title = "gate"
on = "entity"
provides = ["guard:platform"]
when = "entity is server"
requires = ["origin:hop@flows"]
[mechanism.stamp]
title = "stamp"
on = "flow"
provides = ["origin:hop"]
when = "flow.over.ip"
)toml";

/// Wishes by name.
struct Named {
  std::vector<std::string> prefer = {}, forbid = {}, already = {};
  bool alternatives = false;
};

struct Planned {
  std::unique_ptr<verdict::SmallCase> small;
  std::unique_ptr<verdict::Judge> judge;
  verdict::Judgement judgement;
  Plan plan;

  Planned(std::string const& use_case, PlanKind kind, std::string const& more = "", Named const& named = {})
      : small(verdict::small_case(packs + more, use_case)) {
    INFO(small->problems());
    REQUIRE(small->good());
    judge = std::make_unique<verdict::Judge>(small->the_case, verdict::Effort{}, small->diagnostics);
    REQUIRE_FALSE(judge->conflict());
    judgement = judge->judge(kind == PlanKind::strict ? View::facts : View::presumed);
    Wishes const wishes{ids(named.prefer), ids(named.forbid), ids(named.already), named.alternatives};
    plan = choose_plan(small->the_case, *judge, judgement, kind, wishes, {});
  }

  std::vector<model::MechanismId> ids(std::vector<std::string> const& names) const {
    std::vector<model::MechanismId> result;
    for (std::string const& each : names) result.push_back(small->vocabulary->mechanism_names.at(each));
    std::sort(result.begin(), result.end());
    return result;
  }

  std::string name(model::MechanismId id) const { return (*small->vocabulary)[id].name; }
  std::string at(Instance const& instance) const {
    return name(instance.mechanism) + "@" + verdict::id_of(small->the_case, {instance.spot, verdict::Subject::none});
  }
  std::vector<std::string> placed() const {
    std::vector<std::string> result;
    for (Placed const& placed : plan.placed) result.push_back(at(placed.instance));
    std::sort(result.begin(), result.end());
    return result;
  }
  Placed const& the(std::string const& text) const {
    for (Placed const& placed : plan.placed)
      if (at(placed.instance) == text) return placed;
    FAIL("not placed: " << text);
    return plan.placed.front();
  }
  BudgetUse const& use_of(std::string const& entity) const {
    for (BudgetUse const& use : plan.budgets)
      if (small->use_case->entities[use.entity].id == entity) return use;
    FAIL("uses nothing: " << entity);
    return plan.budgets.front();
  }
  std::vector<std::string> findings(std::vector<std::uint32_t> const& indices) const {
    std::vector<std::string> result;
    for (std::uint32_t const i : indices)
      result.push_back(finding_id(small->the_case, judgement.findings[i].rule, judgement.findings[i].subject));
    std::sort(result.begin(), result.end());
    return result;
  }
  std::string id(Goal const& goal) const {
    auto const [rule, subject] =
        goal.obligation ? std::pair(judgement.obligations[goal.index].rule, judgement.obligations[goal.index].subject)
                        : std::pair(judgement.findings[goal.index].rule, judgement.findings[goal.index].subject);
    return verdict::finding_id(small->the_case, rule, subject);
  }
  Leftover const& left(std::string const& id) const {
    for (Leftover const& leftover : plan.leaves)
      if (this->id({leftover.obligation, leftover.index}) == id) return leftover;
    FAIL("not left: " << id);
    return plan.leaves.front();
  }
};

using Names = std::vector<std::string>;

inline std::string const ends = R"toml(
[entity.sensor]
kind = "thing"
mechanisms = []
[entity.center]
kind = "server"
mechanisms = []
[data.set]
kind = "command"
)toml";

}  // namespace glacis::mechanism

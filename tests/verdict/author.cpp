#include "tests/verdict/author.h"

namespace glacis::verdict {

std::string const& Author::vocabulary() {
  static std::string const text = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
strength = { on = "node", type = "grade" }
guarded = { on = "node", type = "boolean" }
worth = { on = "data", type = "grade" }
ip = { on = "network", type = "boolean" }
room = { on = "network", type = "size" }
rank = { on = "flow", type = "grade" }
[label]
personal = { on = "data", meaning = "about a person" }
[kind.node]
is = "entity"
abstract = true
[kind.box]
is = "node"
always = { strength = { at-least = "mid" } }
usually = { strength = "high", guarded = true }
[kind.tag]
is = "node"
always = { guarded = false }
[kind.person]
is = "entity"
[network.wire]
ip = true
room = "100 B"
protects = { secrecy = "peer" }
[network.air]
ip = false
room = { at-most = "20 B" }
protects = {}
[network.mist]
[feature.secrecy]
scopes = ["hop", "end-to-end"]
meaning = ""
[feature.hardness]
scopes = ["platform"]
meaning = ""
[mechanism.seal]
title = "seal"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip and (all e in flow.ends: e.strength >= mid)"
[mechanism.shell]
title = "shell"
on = "entity"
provides = ["hardness:platform"]
)toml";
  return text;
}

}  // namespace glacis::verdict

#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

std::vector<Example> const form_errors{
    {about(Sort::flow), "flow.point", R"(
error[G076]: `flow.point` is an enumeration, not a condition
 --> pack.toml:1:1
  |
1 | flow.point
  | ^^^^^^^^^^ expected a comparison
)"},
    {about(Sort::flow), "flow.from", R"(
error[G076]: `flow.from` is an entity, not a condition
 --> pack.toml:1:1
  |
1 | flow.from
  | ^^^^^^^^^ expected a comparison
)"},
    {about(Sort::flow), "flow.from.device-class", R"(
error[G076]: `flow.from.device-class` is a level, not a condition
 --> pack.toml:1:1
  |
1 | flow.from.device-class
  | ^^^^^^^^^^^^^^^^^^^^^^ expected a comparison
)"},
    {about(Sort::flow), "flow.over.buffer", R"(
error[G076]: `flow.over.buffer` is a size, not a condition
 --> pack.toml:1:1
  |
1 | flow.over.buffer
  | ^^^^^^^^^^^^^^^^ expected a comparison
)"},
    {about(Sort::flow), "flow.ends", R"(
error[G076]: `flow.ends` is a set of entities, not a condition
 --> pack.toml:1:1
  |
1 | flow.ends
  | ^^^^^^^^^ expected `any`, `all`, `count`, `in` or `meets`
)"},
    {about(Sort::data), "data.labels", R"(
error[G076]: `data.labels` is a set of labels, not a condition
 --> pack.toml:1:1
  |
1 | data.labels
  | ^^^^^^^^^^^ expected `any`, `all`, `count`, `in` or `meets`
)"},
    {about(Sort::flow), "51 B", R"(
error[G076]: `51 B` is a quantity, not a condition
 --> pack.toml:1:1
  |
1 | 51 B
  | ^^^^ expected a comparison
)"},
    {about(Sort::flow), "flow", R"(
error[G076]: `flow` is a flow, not a condition
 --> pack.toml:1:1
  |
1 | flow
  | ^^^^ expected a comparison
)"},
    {about(Sort::flow), "zone-of(flow.from, site)", R"(
error[G076]: `zone-of(flow.from, site)` is a zone, not a condition
 --> pack.toml:1:1
  |
1 | zone-of(flow.from, site)
  | ^^^^^^^^^^^^^^^^^^^^^^^^ expected a comparison
)"},
    {about(Sort::flow), "any e in flow.from: true", R"(
error[G077]: `flow.from` is an entity, not a set
 --> pack.toml:1:10
  |
1 | any e in flow.from: true
  |          ^^^^^^^^^ expected a set, such as `flow.ends`
)"},
    {about(Sort::flow), "any e in crosses(flow): true", R"(
error[G077]: `crosses(flow)` is a condition, not a set
 --> pack.toml:1:10
  |
1 | any e in crosses(flow): true
  |          ^^^^^^^^^^^^^ expected a set, such as `flow.ends`
)"},
    {about(Sort::flow), "any e in flow.over.ip: true", R"(
error[G077]: `flow.over.ip` is a Boolean, not a set
 --> pack.toml:1:10
  |
1 | any e in flow.over.ip: true
  |          ^^^^^^^^^^^^ expected a set, such as `flow.ends`
)"},
    {about(Sort::data), "any l in data.labels: true", R"(
error[G077]: labels are not counted or quantified
 --> pack.toml:1:10
  |
1 | any l in data.labels: true
  |          ^^^^^^^^^^^
  |
  = help: ask `label in d.labels`
)"},
    {about(Sort::flow), "flow.from in flow.from", R"(
error[G077]: `flow.from` is one, not a set
 --> pack.toml:1:14
  |
1 | flow.from in flow.from
  |              ^^^^^^^^^
  |
  = help: write `==`
)"},
    {about(Sort::flow), "flow.from meets flow.ends", R"(
error[G077]: `flow.from` is an entity, not a set
 --> pack.toml:1:1
  |
1 | flow.from meets flow.ends
  | ^^^^^^^^^ expected a set, such as `flow.ends`
)"},
    {about(Sort::flow), "count(e in {ae}: true) > 1", R"(
error[G077]: a written list is not counted
 --> pack.toml:1:12
  |
1 | count(e in {ae}: true) > 1
  |            ^^^^ expected a path that is a set
)"},
    {about(Sort::flow), "flow.from is ea", R"(
error[G075]: `ea` is no kind of entity
 --> pack.toml:1:14
  |
1 | flow.from is ea
  |              ^^
  |
  = help: did you mean `ae`?
)"},
    {about(Sort::flow), "flow.from is site", R"(
error[G075]: `site` is no kind of entity
 --> pack.toml:1:14
  |
1 | flow.from is site
  |              ^^^^
  |
  = help: `site` is a kind of zone
)"},
    {about(Sort::flow), "flow is ae", R"(
error[G075]: flows have no kinds
 --> pack.toml:1:1
  |
1 | flow is ae
  | ^^^^ `flow` is a flow
)"},
    {about(Sort::journey), "journey is ae", R"(
error[G075]: journeys have no kinds
 --> pack.toml:1:1
  |
1 | journey is ae
  | ^^^^^^^ `journey` is a journey
)"},
    {about(Sort::flow), "flow.over == lorawan", R"(
error[G075]: `lorawan` is a kind of network
 --> pack.toml:1:14
  |
1 | flow.over == lorawan
  |              ^^^^^^^
  |
  = help: write `… is lorawan`
)"},
    {about(Sort::flow), "croses(flow)", R"(
error[G078]: there is no function `croses`
 --> pack.toml:1:1
  |
1 | croses(flow)
  | ^^^^^^
  |
  = help: did you mean `crosses`?
)"},
    {about(Sort::flow), "crosses(flow.from)", R"(
error[G078]: `flow.from` is an entity
 --> pack.toml:1:9
  |
1 | crosses(flow.from)
  |         ^^^^^^^^^ expected a flow
)"},
    {about(Sort::flow), "crosses(flow.over.ip)", R"(
error[G078]: `flow.over.ip` is a Boolean
 --> pack.toml:1:9
  |
1 | crosses(flow.over.ip)
  |         ^^^^^^^^^^^^ expected a flow
)"},
    {about(Sort::flow), "crosses(flow, site, site)", R"(
error[G078]: `crosses` has 3 arguments
 --> pack.toml:1:1
  |
1 | crosses(flow, site, site)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^ expected 1 or 2
  |
  = help: write `crosses(flow)` or `crosses(flow, kind of zone)`
)"},
    {about(Sort::flow), "crosses(flow, sight)", R"(
error[G075]: `sight` is no kind of zone
 --> pack.toml:1:15
  |
1 | crosses(flow, sight)
  |               ^^^^^
  |
  = help: one of `customer-premises`, `site`, `zone`
)"},
    {about(Sort::flow), "crosses(flow, flow.from)", R"(
error[G078]: `flow.from` is no kind
 --> pack.toml:1:15
  |
1 | crosses(flow, flow.from)
  |               ^^^^^^^^^ expected a kind of zone
)"},
    {about(Sort::flow), "connected(flow.from, flow.to)", R"(
error[G078]: `flow.to` is a set of entities
 --> pack.toml:1:22
  |
1 | connected(flow.from, flow.to)
  |                      ^^^^^^^ expected an entity
  |
  = help: quantify: `any x in …: …`
)"},
    {about(Sort::flow), "connected(flow.from)", R"(
error[G078]: `connected` has 1 argument
 --> pack.toml:1:1
  |
1 | connected(flow.from)
  | ^^^^^^^^^^^^^^^^^^^^ expected 2
  |
  = help: write `connected(entity, entity)`
)"},
    {about(Sort::flow), "trusted-with(flow.from, flow.from)", R"(
error[G078]: `flow.from` is an entity
 --> pack.toml:1:25
  |
1 | trusted-with(flow.from, flow.from)
  |                         ^^^^^^^^^ expected data
)"},
    {about(Sort::flow), "reaches(flow.from, via f: true, flow.from)", R"(
error[G078]: a clause stands before an argument
 --> pack.toml:1:20
  |
1 | reaches(flow.from, via f: true, flow.from)
  |                    ^^^^^^^^^^^
  |
  = help: write the arguments first, then `via` and `except`
)"},
    {about(Sort::flow), "reaches(flow.from, flow.from, via f: true, via f: true)", R"(
error[G078]: `via` is here twice
 --> pack.toml:1:44
  |
1 | reaches(flow.from, flow.from, via f: true, via f: true)
  |                                            ^^^^^^^^^^^
)"},
    {claim(about(Sort::flow)), "protected(flow.over, integrity)", R"(
error[G078]: `flow.over` is a network
 --> pack.toml:1:11
  |
1 | protected(flow.over, integrity)
  |           ^^^^^^^^^ expected a flow, a journey, an entity, data or a zone
)"},
    {claim(about(Sort::flow)), "protected(flow, integrty)", R"(
error[G089]: `integrty` is no feature
 --> pack.toml:1:17
  |
1 | protected(flow, integrty)
  |                 ^^^^^^^^
  |
  = help: did you mean `integrity`?
)"},
    {claim(about(Sort::flow)), "protected(flow)", R"(
error[G078]: `protected` has 1 argument
 --> pack.toml:1:1
  |
1 | protected(flow)
  | ^^^^^^^^^^^^^^^ expected 2 or 3
  |
  = help: write `protected(subject, feature)` or `protected(entity, data, feature)`
)"},
    {claim(about(Sort::flow)), "hop-by-hop(flow, integrity)", R"(
error[G078]: `flow` is a flow
 --> pack.toml:1:12
  |
1 | hop-by-hop(flow, integrity)
  |            ^^^^ expected a journey
)"},
    {about(Sort::flow), "protected(flow, integrity)", R"(
error[G082]: `protected` may not stand here
 --> pack.toml:1:1
  |
1 | protected(flow, integrity)
  | ^^^^^^^^^ only in claims and lints
  |
  = help: `when` says who is exposed; say in `needs` what protects
)"},
    {about(Sort::journey), "hop-by-hop(journey, integrity)", R"(
error[G082]: `hop-by-hop` may not stand here
 --> pack.toml:1:1
  |
1 | hop-by-hop(journey, integrity)
  | ^^^^^^^^^^ only in claims and lints
  |
  = help: `when` says who is exposed; say in `needs` what protects
)"},
    {about(Sort::data), "any j in journeys(data): true", R"(
error[G082]: `journeys` may not stand here
 --> pack.toml:1:10
  |
1 | any j in journeys(data): true
  |          ^^^^^^^^ only in claims
  |
  = help: write `d.journeys`
)"},
    {about(Sort::flow), "flow.safe", R"(
error[G082]: `flow.safe` asks what is protected
 --> pack.toml:1:1
  |
1 | flow.safe
  | ^^^^^^^^^ only in claims and lints
)"},
    {threat(about(Sort::entity)), "entity.boot-rom", R"(
error[G083]: `entity.boot-rom` is for the designer to choose
 --> pack.toml:1:1
  |
1 | entity.boot-rom
  | ^^^^^^^^^^^^^^^ not in a threat's `when`
  |
  = help: say in `needs` what is missing; a mechanism's `when` may read it
)"},
    {threat(about(Sort::entity)), "not entity.backup.bootable", R"(
error[G083]: `entity.backup.bootable` reads `boot-rom`, which is for the designer to choose
 --> pack.toml:1:5
  |
1 | not entity.backup.bootable
  |     ^^^^^^^^^^^^^^^^^^^^^^ not in a threat's `when`
)"},
    {about(Sort::flow), "any flow in flows: true", R"(
error[G085]: `flow` has a meaning of its own and cannot be a variable
 --> pack.toml:1:5
  |
1 | any flow in flows: true
  |     ^^^^ expected another name
)"},
    {about(Sort::flow), "any e in flow.ends: any e in flow.ends: true", R"(
error[G085]: `e` is a variable already
 --> pack.toml:1:25
  |
1 | any e in flow.ends: any e in flow.ends: true
  |                         ^ expected another name
)"},
    {in_use_case(), "any meter in flows: true", R"(
error[G085]: `meter` is an id of this use case and cannot be a variable
 --> pack.toml:1:5
  |
1 | any meter in flows: true
  |     ^^^^^ expected another name
)"},
    {with_for(about(Sort::flow)), "any d in flow.data: true", R"(
error[G085]: `d` is a variable already
 --> pack.toml:1:5
  |
1 | any d in flow.data: true
  |     ^ expected another name
)"},
    {about(Sort::flow), "any zones in zones: true", R"(
error[G085]: `zones` has a meaning of its own and cannot be a variable
 --> pack.toml:1:5
  |
1 | any zones in zones: true
  |     ^^^^^ expected another name
)"},
    {about(Sort::entity), "reaches(entity, entity, via entity: true)", R"(
error[G085]: `entity` has a meaning of its own and cannot be a variable
 --> pack.toml:1:29
  |
1 | reaches(entity, entity, via entity: true)
  |                             ^^^^^^ expected another name
)"},
    {about(Sort::entity),
     "entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3", R"(
error[G088]: written out, this condition has more than 20000 parts
 --> pack.toml:1:65
  |
1 | entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3 or entity.big-3
  |                                                                 ^^^^^^^^^^^^
  |
  = help: definitions and written lists are unfolded: use fewer of them inside each other
)"},
};

}  // namespace

TEST_CASE("what is no condition, set, kind or call here is shown with what was expected") {
  for (Example const& each : form_errors) {
    INFO(each.text);
    CHECK("\n" + dump_of(each.text, each.scope) == each.expected);
  }
}

#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

std::vector<Example> const name_errors{
    {about(Sort::flow), "flwo.over.ip", R"(
error[G070]: `flwo` is not known here
 --> pack.toml:1:1
  |
1 | flwo.over.ip
  | ^^^^
  |
  = help: did you mean `flow`?
)"},
    {about(Sort::flow), "entity.uicc", R"(
error[G070]: `entity` is not known here
 --> pack.toml:1:1
  |
1 | entity.uicc
  | ^^^^^^
  |
  = help: this condition is about `flow`
)"},
    {about(Sort::model), "flow.over.ip", R"(
error[G070]: `flow` is not known here
 --> pack.toml:1:1
  |
1 | flow.over.ip
  | ^^^^
  |
  = help: this condition is about the whole model
)"},
    {about(Sort::flow), "foo", R"(
error[G070]: `foo` is not known here
 --> pack.toml:1:1
  |
1 | foo
  | ^^^
  |
  = help: one of `flow`, `entities`, `flows`, `zones`, `data`
)"},
    {about(Sort::flow), "any e in flow.ends: f.uicc", R"(
error[G070]: `f` is not known here
 --> pack.toml:1:21
  |
1 | any e in flow.ends: f.uicc
  |                     ^
  |
  = help: one of `flow`, `e`, `entities`, `flows`, `zones`, `data`
)"},
    {about(Sort::flow), "any e in ends: e.uicc", R"(
error[G070]: `ends` is not known here
 --> pack.toml:1:10
  |
1 | any e in ends: e.uicc
  |          ^^^^
  |
  = help: did you mean `flow.ends`?
)"},
    {in_use_case(), "metre.uicc", R"(
error[G070]: `metre` is not known here
 --> pack.toml:1:1
  |
1 | metre.uicc
  | ^^^^^
  |
  = help: did you mean `meter`?
)"},
    {in_use_case(), "metre is smart-meter", R"(
error[G070]: `metre` is not known here
 --> pack.toml:1:1
  |
1 | metre is smart-meter
  | ^^^^^
  |
  = help: did you mean `meter`?
)"},
    {about(Sort::flow), "foo == flow.from.runs-on.zone.zone", R"(
error[G086]: `foo` is no variable
 --> pack.toml:1:1
  |
1 | foo == flow.from.runs-on.zone.zone
  | ^^^ a pack does not know the ids of use cases
  |
  = help: ask for a kind with `is`
)"},
    {about(Sort::flow), "flow.from.device-clas >= C1", R"(
error[G071]: an entity has no `device-clas`
 --> pack.toml:1:11
  |
1 | flow.from.device-clas >= C1
  |           ^^^^^^^^^^^ `flow.from` is an entity
  |
  = help: did you mean `device-class`?
)"},
    {about(Sort::flow), "flow.max-payload >= 3 B", R"(
error[G071]: a flow has no `max-payload`
 --> pack.toml:1:6
  |
1 | flow.max-payload >= 3 B
  |      ^^^^^^^^^^^ `flow` is a flow
  |
  = help: `max-payload` is an attribute of networks: write `flow.over.max-payload`
)"},
    {about(Sort::flow), "flow.from.confidentiality >= high", R"(
error[G071]: an entity has no `confidentiality`
 --> pack.toml:1:11
  |
1 | flow.from.confidentiality >= high
  |           ^^^^^^^^^^^^^^^ `flow.from` is an entity
  |
  = help: `confidentiality` is an attribute of data
)"},
    {about(Sort::flow), "flow.bananas", R"(
error[G071]: a flow has no `bananas`
 --> pack.toml:1:6
  |
1 | flow.bananas
  |      ^^^^^^^ `flow` is a flow
  |
  = help: one of `from`, `to`, `ends`, `over`, `data`, `back`, `payload`, `period`, ...
)"},
    {about(Sort::flow), "flow.ends.uicc", R"(
error[G072]: `flow.ends` is a set, it has no `uicc` of its own
 --> pack.toml:1:1
  |
1 | flow.ends.uicc
  | ^^^^^^^^^
  |
  = help: write `any x in flow.ends: x.uicc …`, or `all`
)"},
    {about(Sort::data), "data.labels.personal", R"(
error[G072]: `data.labels` is a set, it has no `personal` of its own
 --> pack.toml:1:1
  |
1 | data.labels.personal
  | ^^^^^^^^^^^
)"},
    {about(Sort::entity), "entity.uicc.really", R"(
error[G071]: there is no `really` here
 --> pack.toml:1:13
  |
1 | entity.uicc.really
  |             ^^^^^^ `entity.uicc` is a Boolean
)"},
    {about(Sort::flow), "crosses(flow).x", R"(
error[G071]: there is no `x` here
 --> pack.toml:1:15
  |
1 | crosses(flow).x
  |               ^ `crosses(flow)` is a condition
)"},
    {about(Sort::flow), "flow.in-reach.x", R"(
error[G071]: there is no `x` here
 --> pack.toml:1:15
  |
1 | flow.in-reach.x
  |               ^ `flow.in-reach` is a condition
)"},
    {about(Sort::data), "utility in data.readers", R"(
error[G084]: `readers` is not read by itself
 --> pack.toml:1:12
  |
1 | utility in data.readers
  |            ^^^^^^^^^^^^
  |
  = help: ask `trusted-with(e, data)`
)"},
    {about(Sort::flow), "flow.broken", R"(
error[G071]: the definition `broken` cannot be used here
 --> pack.toml:1:6
  |
1 | flow.broken
  |      ^^^^^^
  |
  = help: definitions do not use themselves, or one that is wrong
)"},
    {about(Sort::flow), "flow.over.bufer > 3 B", R"(
error[G071]: a network has no `bufer`
 --> pack.toml:1:11
  |
1 | flow.over.bufer > 3 B
  |           ^^^^^ `flow.over` is a network
  |
  = help: did you mean `buffer`?
)"},
    {about(Sort::stakeholder), "stakeholder.x", R"(
error[G071]: a stakeholder has no `x`
 --> pack.toml:1:13
  |
1 | stakeholder.x
  |             ^ `stakeholder` is a stakeholder
)"},
    {about(Sort::journey), "journey.flow", R"(
error[G071]: a journey has no `flow`
 --> pack.toml:1:9
  |
1 | journey.flow
  |         ^^^^ `journey` is a journey
  |
  = help: did you mean `flows`?
)"},
    {about(Sort::flow), "flow.from == meter", R"(
error[G086]: `meter` is no variable
 --> pack.toml:1:14
  |
1 | flow.from == meter
  |              ^^^^^ a pack does not know the ids of use cases
  |
  = help: ask for a kind with `is`
)"},
    {about(Sort::flow), "any e in {meter}: e.uicc", R"(
error[G086]: `meter` is no variable
 --> pack.toml:1:11
  |
1 | any e in {meter}: e.uicc
  |           ^^^^^ a pack does not know the ids of use cases
  |
  = help: ask for a kind with `is`
)"},
    {in_use_case(), "meter.zone == hoem", R"(
error[G070]: `hoem` is no zone of this use case
 --> pack.toml:1:15
  |
1 | meter.zone == hoem
  |               ^^^^
  |
  = help: did you mean `home`?
)"},
    {in_use_case(), "any e in {meter, aggregator}: e.uic", R"(
error[G071]: an entity has no `uic`
 --> pack.toml:1:33
  |
1 | any e in {meter, aggregator}: e.uic
  |                                 ^^^ `e` is an entity
  |
  = help: did you mean `uicc`?
)"},
    {about(Sort::flow), "crosses(foo)", R"(
error[G070]: `foo` is not known here
 --> pack.toml:1:9
  |
1 | crosses(foo)
  |         ^^^
  |
  = help: one of `flow`, `entities`, `flows`, `zones`, `data`
)"},
    {about(Sort::flow), "reaches(flow.from, flow.from, via f: f.uicc)", R"(
error[G071]: a flow has no `uicc`
 --> pack.toml:1:40
  |
1 | reaches(flow.from, flow.from, via f: f.uicc)
  |                                        ^^^^ `f` is a flow
  |
  = help: `uicc` is an attribute of entities
)"},
};

}  // namespace

TEST_CASE("a name or step that does not exist is shown with what was meant") {
  for (Example const& each : name_errors) {
    INFO(each.text);
    CHECK("\n" + dump_of(each.text, each.scope) == each.expected);
  }
}

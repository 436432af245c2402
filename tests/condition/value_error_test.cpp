#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

std::vector<Example> const value_errors{
    {about(Sort::flow), "flow.over.buffer >= 3.1234 KiB", R"(
error[G063]: `3.1234 KiB` is too large or too exact
 --> pack.toml:1:21
  |
1 | flow.over.buffer >= 3.1234 KiB
  |                     ^^^^^^^^^^ expected at most three decimals, and no more than the units can hold
)"},
    {about(Sort::flow), "flow.over.buffer >= 99999999999999999999 GiB", R"(
error[G063]: `99999999999999999999 GiB` is too large or too exact
 --> pack.toml:1:21
  |
1 | flow.over.buffer >= 99999999999999999999 GiB
  |                     ^^^^^^^^^^^^^^^^^^^^^^^^ expected at most three decimals, and no more than the units can hold
)"},
    {about(Sort::entity), "entity.device-class >= C9", R"(
error[G073]: `C9` is no value of `device-class`
 --> pack.toml:1:24
  |
1 | entity.device-class >= C9
  |                        ^^ `entity.device-class` is a level
  |
  = help: did you mean `C0`?
)"},
    {about(Sort::data), "data.confidentiality >= hgih", R"(
error[G073]: `hgih` is no value of `impact`
 --> pack.toml:1:25
  |
1 | data.confidentiality >= hgih
  |                         ^^^^ `data.confidentiality` is a level
  |
  = help: did you mean `high`?
)"},
    {about(Sort::flow), "flow.point == mcca", R"(
error[G073]: `mcca` is no value of `reference-point`
 --> pack.toml:1:15
  |
1 | flow.point == mcca
  |               ^^^^ `flow.point` is an enumeration
  |
  = help: did you mean `mca`?
)"},
    {about(Sort::flow), "flow.point in {mca, mmaf, x}", R"(
error[G073]: `mmaf` is no value of `reference-point`
 --> pack.toml:1:21
  |
1 | flow.point in {mca, mmaf, x}
  |                     ^^^^ `flow.point` is an enumeration
  |
  = help: one of `mca`, `mcc`, `mcc-prime`
error[G073]: `x` is no value of `reference-point`
 --> pack.toml:1:27
  |
1 | flow.point in {mca, mmaf, x}
  |                           ^ `flow.point` is an enumeration
  |
  = help: one of `mca`, `mcc`, `mcc-prime`
)"},
    {about(Sort::entity), "entity.secure-element >= 7", R"(
error[G073]: `7` is no value of `secure-element`
 --> pack.toml:1:26
  |
1 | entity.secure-element >= 7
  |                          ^ `entity.secure-element` is a level
  |
  = help: one of `0`, `1`, `2`, `3`
)"},
    {about(Sort::entity), "entity.secure-element >= 2 B", R"(
error[G073]: `2 B` is no value of `secure-element`
 --> pack.toml:1:26
  |
1 | entity.secure-element >= 2 B
  |                          ^^^ `entity.secure-element` is a level
  |
  = help: one of `0`, `1`, `2`, `3`
)"},
    {about(Sort::entity), "entity.device-class >= true", R"(
error[G073]: `true` is no value of `device-class`
 --> pack.toml:1:24
  |
1 | entity.device-class >= true
  |                        ^^^^ `entity.device-class` is a level
  |
  = help: one of `C0`, `C1`, `C2`, `C3`, `gateway`, `host`
)"},
    {about(Sort::entity), "entity.uicc == yes", R"(
error[G073]: `yes` is neither true nor false
 --> pack.toml:1:16
  |
1 | entity.uicc == yes
  |                ^^^ `entity.uicc` is a Boolean
  |
  = help: write it alone, or with `not` before it
)"},
    {about(Sort::entity), "entity.ram >= large", R"(
error[G073]: `large` is no quantity
 --> pack.toml:1:15
  |
1 | entity.ram >= large
  |               ^^^^^ `entity.ram` is a size
)"},
    {about(Sort::entity), "entity.ram >= entity.uicc", R"(
error[G074]: `entity.ram` is a size, `entity.uicc` is a Boolean
 --> pack.toml:1:1
  |
1 | entity.ram >= entity.uicc
  | ^^^^^^^^^^^^^^^^^^^^^^^^^ expected two of a kind
)"},
    {about(Sort::entity), "entity.ram >= 3 s", R"(
error[G081]: `3 s` is a time
 --> pack.toml:1:15
  |
1 | entity.ram >= 3 s
  |               ^^^ `entity.ram` is a size
  |
  = help: its units are `GiB`, `MiB`, `KiB`, `B`, `bit`
)"},
    {about(Sort::entity), "entity.ram >= 3", R"(
error[G081]: `3` has no unit
 --> pack.toml:1:15
  |
1 | entity.ram >= 3
  |               ^ `entity.ram` is a size
  |
  = help: its units are `GiB`, `MiB`, `KiB`, `B`, `bit`
)"},
    {about(Sort::flow), "flow.period < flow.over.buffer", R"(
error[G081]: `flow.period` is a time, `flow.over.buffer` is a size
 --> pack.toml:1:1
  |
1 | flow.period < flow.over.buffer
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)"},
    {about(Sort::flow), "flow.over.channels < 3 B", R"(
error[G081]: `3 B` is a size
 --> pack.toml:1:22
  |
1 | flow.over.channels < 3 B
  |                      ^^^ `flow.over.channels` is a count
  |
  = help: write a number without a unit
)"},
    {about(Sort::flow), "flow.point >= mca", R"(
error[G080]: `flow.point` is an enumeration, which has no order
 --> pack.toml:1:1
  |
1 | flow.point >= mca
  | ^^^^^^^^^^ expected `==` or `!=`
)"},
    {about(Sort::entity), "entity.uicc < true", R"(
error[G080]: `entity.uicc` is a Boolean, which has no order
 --> pack.toml:1:1
  |
1 | entity.uicc < true
  | ^^^^^^^^^^^ expected `==` or `!=`
)"},
    {about(Sort::entity), "entity.zone < entity.backup.zone", R"(
error[G080]: `entity.zone` is a zone, which has no order
 --> pack.toml:1:1
  |
1 | entity.zone < entity.backup.zone
  | ^^^^^^^^^^^ expected `==` or `!=`
)"},
    {about(Sort::entity), "entity.device-class == entity.backup.secure-element", R"(
error[G074]: `entity.device-class` is a level of `device-class`, `entity.backup.secure-element` is a level of `secure-element`
 --> pack.toml:1:1
  |
1 | entity.device-class == entity.backup.secure-element
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected two of a kind
)"},
    {about(Sort::flow), "flow.from == flow.over", R"(
error[G074]: `flow.from` is an entity, `flow.over` is a network
 --> pack.toml:1:1
  |
1 | flow.from == flow.over
  | ^^^^^^^^^^^^^^^^^^^^^^ expected two of a kind
)"},
    {about(Sort::flow), "flow.from == flow.point", R"(
error[G074]: `flow.from` is an entity, `flow.point` is a value of `reference-point`
 --> pack.toml:1:1
  |
1 | flow.from == flow.point
  | ^^^^^^^^^^^^^^^^^^^^^^^ expected two of a kind
)"},
    {about(Sort::flow), "flow.from == 3 B", R"(
error[G074]: `flow.from` is an entity, `3 B` is not
 --> pack.toml:1:14
  |
1 | flow.from == 3 B
  |              ^^^
)"},
    {about(Sort::flow), "crosses(flow) == true", R"(
error[G074]: `crosses(flow)` is a condition, not a value
 --> pack.toml:1:1
  |
1 | crosses(flow) == true
  | ^^^^^^^^^^^^^
  |
  = help: write it alone, or with `not` before it
)"},
    {about(Sort::flow), "flow.in-reach == true", R"(
error[G074]: `flow.in-reach` is a condition, not a value
 --> pack.toml:1:1
  |
1 | flow.in-reach == true
  | ^^^^^^^^^^^^^
  |
  = help: write it alone, or with `not` before it
)"},
    {about(Sort::flow), "flow.ends == flow.from", R"(
error[G074]: `flow.ends` is a set, not one value
 --> pack.toml:1:1
  |
1 | flow.ends == flow.from
  | ^^^^^^^^^
  |
  = help: compare its members: `any x in …: x …`, or ask `in` or `meets`
)"},
    {about(Sort::flow), "flow.ends is ae", R"(
error[G074]: `flow.ends` is a set of entities, which has no kind
 --> pack.toml:1:1
  |
1 | flow.ends is ae
  | ^^^^^^^^^
  |
  = help: quantify: `any x in …: x is …`
)"},
    {about(Sort::flow), "mca == mcc", R"(
error[G068]: nothing tells what `mca` and `mcc` are
 --> pack.toml:1:1
  |
1 | mca == mcc
  | ^^^^^^^^^^ expected a path, such as `flow.point`, on one side
)"},
    {about(Sort::flow), "3 B < 4 B", R"(
error[G068]: nothing tells what `3 B` and `4 B` are
 --> pack.toml:1:1
  |
1 | 3 B < 4 B
  | ^^^^^^^^^ expected a path, such as `flow.point`, on one side
)"},
    {about(Sort::flow), "true == false", R"(
error[G068]: nothing tells what `true` and `false` are
 --> pack.toml:1:1
  |
1 | true == false
  | ^^^^^^^^^^^^^ expected a path, such as `flow.point`, on one side
)"},
    {about(Sort::flow), "mca in {mca}", R"(
error[G068]: nothing tells what `mca` and `{mca}` are
 --> pack.toml:1:1
  |
1 | mca in {mca}
  | ^^^^^^^^^^^^ expected a path, such as `flow.point`, on one side
)"},
    {in_use_case(), "meter == aggregator", R"(
error[G068]: nothing tells what `meter` and `aggregator` are
 --> pack.toml:1:1
  |
1 | meter == aggregator
  | ^^^^^^^^^^^^^^^^^^^ expected a path, such as `flow.point`, on one side
)"},
    {about(Sort::flow), "flow.from in flow.data", R"(
error[G074]: `flow.from` is an entity
 --> pack.toml:1:1
  |
1 | flow.from in flow.data
  | ^^^^^^^^^ `flow.data` is a set of data
)"},
    {about(Sort::flow), "flow.ends meets flow.data", R"(
error[G074]: `flow.ends` is a set of entities, `flow.data` is a set of data
 --> pack.toml:1:1
  |
1 | flow.ends meets flow.data
  | ^^^^^^^^^^^^^^^^^^^^^^^^^ expected two sets of a kind
)"},
    {about(Sort::flow), "flow.ends in flow.ends", R"(
error[G074]: `flow.ends` is a set of entities
 --> pack.toml:1:1
  |
1 | flow.ends in flow.ends
  | ^^^^^^^^^ `flow.ends` is a set of entities
  |
  = help: write `meets`
)"},
    {about(Sort::data), "data.labels in {personal}", R"(
error[G074]: `data.labels` is a set of labels
 --> pack.toml:1:1
  |
1 | data.labels in {personal}
  | ^^^^^^^^^^^
  |
  = help: write `meets`
)"},
    {about(Sort::data), "privat in data.labels", R"(
error[G073]: `privat` is no label
 --> pack.toml:1:1
  |
1 | privat in data.labels
  | ^^^^^^
  |
  = help: one of `location`, `personal`
)"},
    {about(Sort::data), "data.labels meets {personal, privat}", R"(
error[G073]: `privat` is no label
 --> pack.toml:1:30
  |
1 | data.labels meets {personal, privat}
  |                              ^^^^^^
  |
  = help: one of `location`, `personal`
)"},
    {about(Sort::data), "data in data.labels", R"(
error[G073]: `data` is no label
 --> pack.toml:1:1
  |
1 | data in data.labels
  | ^^^^
  |
  = help: one of `location`, `personal`
)"},
    {about(Sort::flow), "flow.point in flow.ends", R"(
error[G074]: `flow.point` is a value of `reference-point`
 --> pack.toml:1:1
  |
1 | flow.point in flow.ends
  | ^^^^^^^^^^ `flow.ends` is a set of entities
)"},
    {about(Sort::flow), "3 B in flow.ends", R"(
error[G074]: `3 B` is a constant
 --> pack.toml:1:1
  |
1 | 3 B in flow.ends
  | ^^^ `flow.ends` is a set of entities
)"},
    {about(Sort::flow), "flow.point is mca", R"(
error[G074]: `flow.point` is an enumeration, which has no kind
 --> pack.toml:1:1
  |
1 | flow.point is mca
  | ^^^^^^^^^^
  |
  = help: write `==`, or `in` with several values
)"},
    {in_use_case(), "meter.zone == utility", R"(
error[G074]: `utility` is a stakeholder
 --> pack.toml:1:15
  |
1 | meter.zone == utility
  |               ^^^^^^^ expected a zone
)"},
    {in_use_case(), "meter in {home}", R"(
error[G074]: `home` is a zone
 --> pack.toml:1:11
  |
1 | meter in {home}
  |           ^^^^ expected an entity
)"},
    {in_use_case(), "any e in {meter, home}: true", R"(
error[G074]: `home` is a zone
 --> pack.toml:1:18
  |
1 | any e in {meter, home}: true
  |                  ^^^^ expected an entity
)"},
    {about(Sort::flow), "flow.point == mcx and (any e in flow.end: e is ea) and flow.over.buffer > 3 s", R"(
error[G073]: `mcx` is no value of `reference-point`
 --> pack.toml:1:15
  |
1 | flow.point == mcx and (any e in flow.end: e is ea) and flow.over.buffer > 3 s
  |               ^^^ `flow.point` is an enumeration
  |
  = help: did you mean `mca`?
error[G071]: a flow has no `end`
 --> pack.toml:1:38
  |
1 | flow.point == mcx and (any e in flow.end: e is ea) and flow.over.buffer > 3 s
  |                                      ^^^ `flow` is a flow
  |
  = help: did you mean `ends`?
error[G081]: `3 s` is a time
 --> pack.toml:1:75
  |
1 | flow.point == mcx and (any e in flow.end: e is ea) and flow.over.buffer > 3 s
  |                                                                           ^^^ `flow.over.buffer` is a size
  |
  = help: its units are `GiB`, `MiB`, `KiB`, `B`, `bit`
)"},
    {about(Sort::entity), "entity.device-class < C0", R"(
warning[G087]: `entity.device-class < C0` is never true
 --> pack.toml:1:1
  |
1 | entity.device-class < C0
  | ^^^^^^^^^^^^^^^^^^^^^^^^ nothing is < `C0`
$0.device-class[]
)"},
};

}  // namespace

TEST_CASE("sides that do not fit each other are shown with what each is") {
  for (Example const& each : value_errors) {
    INFO(each.text);
    CHECK("\n" + dump_of(each.text, each.scope) == each.expected);
  }
}

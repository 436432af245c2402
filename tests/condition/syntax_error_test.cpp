#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

std::vector<Example> const syntax_errors{
    {about(Sort::flow), "   ", R"(
error[G060]: there is nothing here
 --> pack.toml:1:4
  |
1 |    
  |    ^ expected a condition
)"},
    {about(Sort::flow), "flow.over.ip and", R"(
error[G060]: it ends too early
 --> pack.toml:1:17
  |
1 | flow.over.ip and
  |                 ^ expected a condition
)"},
    {about(Sort::flow), "flow.over.ip adn flow.from.uicc", R"(
error[G060]: unexpected `adn`
 --> pack.toml:1:14
  |
1 | flow.over.ip adn flow.from.uicc
  |              ^^^ expected a comparison, `and`, `or`, `implies` or the end
  |
  = help: did you mean `and`?
)"},
    {about(Sort::flow), "(flow.over.ip", R"(
error[G060]: a parenthesis is not closed
 --> pack.toml:1:14
  |
1 | (flow.over.ip
  |              ^ expected `)`
note: it opens here
 --> pack.toml:1:1
  |
1 | (flow.over.ip
  | ^
)"},
    {about(Sort::flow), "flow.over.ip)", R"(
error[G060]: unexpected `)`
 --> pack.toml:1:13
  |
1 | flow.over.ip)
  |             ^ expected a comparison, `and`, `or`, `implies` or the end
)"},
    {about(Sort::flow), "flow.over.ip flow.over.ip", R"(
error[G060]: unexpected `flow`
 --> pack.toml:1:14
  |
1 | flow.over.ip flow.over.ip
  |              ^^^^ expected a comparison, `and`, `or`, `implies` or the end
)"},
    {about(Sort::flow), "any e in flow.ends e.uicc", R"(
error[G060]: unexpected `e`
 --> pack.toml:1:20
  |
1 | any e in flow.ends e.uicc
  |                    ^ expected `:` and a condition
)"},
    {about(Sort::flow), "any e on flow.ends: e.uicc", R"(
error[G060]: unexpected `on`
 --> pack.toml:1:7
  |
1 | any e on flow.ends: e.uicc
  |       ^^ expected `in`
  |
  = help: did you mean `in`?
)"},
    {about(Sort::flow), "any e ni flow.ends: e.uicc", R"(
error[G060]: unexpected `ni`
 --> pack.toml:1:7
  |
1 | any e ni flow.ends: e.uicc
  |       ^^ expected `in`
  |
  = help: did you mean `in`?
)"},
    {about(Sort::flow), "every e in flow.ends: e.uicc", R"(
error[G060]: `every` does not begin a condition
 --> pack.toml:1:1
  |
1 | every e in flow.ends: e.uicc
  | ^^^^^
  |
  = help: did you mean `all`?
)"},
    {about(Sort::flow), "an e in flow.ends: e.uicc", R"(
error[G060]: `an` does not begin a condition
 --> pack.toml:1:1
  |
1 | an e in flow.ends: e.uicc
  | ^^
  |
  = help: did you mean `any`?
)"},
    {about(Sort::flow), "nto flow.over.ip", R"(
error[G060]: `nto` does not begin a condition
 --> pack.toml:1:1
  |
1 | nto flow.over.ip
  | ^^^
  |
  = help: did you mean `not`?
)"},
    {about(Sort::flow), "any in in flow.ends: true", R"(
error[G060]: `in` is a word of the language, not a name
 --> pack.toml:1:5
  |
1 | any in in flow.ends: true
  |     ^^ expected the name of a variable
)"},
    {about(Sort::flow), "flow.over.ip and any e in flow.ends: e.uicc", R"(
error[G064]: `any` needs parentheses here
 --> pack.toml:1:18
  |
1 | flow.over.ip and any e in flow.ends: e.uicc
  |                  ^^^
  |
  = help: write `(any … in …: …)`
)"},
    {about(Sort::flow), "not all e in flow.ends: e.uicc", R"(
error[G064]: `all` needs parentheses here
 --> pack.toml:1:5
  |
1 | not all e in flow.ends: e.uicc
  |     ^^^
  |
  = help: write `(all … in …: …)`
)"},
    {about(Sort::flow), "flow.over.ip implies flow.over.ip implies flow.over.ip", R"(
error[G064]: a chain of `implies`
 --> pack.toml:1:35
  |
1 | flow.over.ip implies flow.over.ip implies flow.over.ip
  |                                   ^^^^^^^
  |
  = help: put one `implies` with both its sides in parentheses
)"},
    {about(Sort::flow), "1 B <= flow.over.buffer <= 3 B", R"(
error[G064]: a chain of comparisons
 --> pack.toml:1:25
  |
1 | 1 B <= flow.over.buffer <= 3 B
  |                         ^^
  |
  = help: compare twice, joined by `and`
)"},
    {about(Sort::flow), "flow.point == mca is mcc", R"(
error[G064]: a chain of comparisons
 --> pack.toml:1:19
  |
1 | flow.point == mca is mcc
  |                   ^^
  |
  = help: compare twice, joined by `and`
)"},
    {about(Sort::flow), "flow.point = mca", R"(
error[G061]: conditions have no `=`
 --> pack.toml:1:12
  |
1 | flow.point = mca
  |            ^
  |
  = help: write `==`
)"},
    {about(Sort::flow), "flow.over.ip && flow.over.ip", R"(
error[G061]: conditions have no `&&`
 --> pack.toml:1:14
  |
1 | flow.over.ip && flow.over.ip
  |              ^^
  |
  = help: write `and`
)"},
    {about(Sort::flow), "!flow.over.ip", R"(
error[G061]: conditions have no `!`
 --> pack.toml:1:1
  |
1 | !flow.over.ip
  | ^
  |
  = help: write `not`
)"},
    {about(Sort::flow), "flow.point == \"mca\"", R"(
error[G061]: conditions have no `"`
 --> pack.toml:1:15
  |
1 | flow.point == "mca"
  |               ^
  |
  = help: names stand without quotes
)"},
    {about(Sort::flow), "flow.over.buffer >= -3 B", R"(
error[G061]: conditions have no `-`
 --> pack.toml:1:21
  |
1 | flow.over.buffer >= -3 B
  |                     ^
  |
  = help: there are no negative numbers and no subtraction
)"},
    {about(Sort::flow), "flow.over.ip → flow.over.ip", R"(
error[G061]: conditions have no `→`
 --> pack.toml:1:14
  |
1 | flow.over.ip → flow.over.ip
  |              ^
)"},
    {about(Sort::flow), "flow.over.buffer ≥ 3 B", R"(
error[G061]: conditions have no `≥`
 --> pack.toml:1:18
  |
1 | flow.over.buffer ≥ 3 B
  |                  ^
  |
  = help: write `>=`
)"},
    {about(Sort::flow), "flow.over.ip ; true", R"(
error[G061]: conditions have no `;`
 --> pack.toml:1:14
  |
1 | flow.over.ip ; true
  |              ^
)"},
    {about(Sort::flow), "flow.point in [mca]", R"(
error[G061]: conditions have no `[`
 --> pack.toml:1:15
  |
1 | flow.point in [mca]
  |               ^
  |
  = help: a set stands in braces: `{a, b}`
)"},
    {about(Sort::flow), "flow.max_payload >= 3 B", R"(
error[G062]: `max_payload` is no name
 --> pack.toml:1:6
  |
1 | flow.max_payload >= 3 B
  |      ^^^^^^^^^^^ names have no `_`
  |
  = help: did you mean `max-payload`?
)"},
    {about(Sort::flow), "flow.point- == mca", R"(
error[G062]: `point-` is no name
 --> pack.toml:1:6
  |
1 | flow.point- == mca
  |      ^^^^^^ names do not end in `-`
  |
  = help: did you mean `point`?
)"},
    {about(Sort::flow), "flow.mcc--prime == mca", R"(
error[G062]: `mcc--prime` is no name
 --> pack.toml:1:6
  |
1 | flow.mcc--prime == mca
  |      ^^^^^^^^^^ names do not have `-` twice in a row
  |
  = help: did you mean `mcc-prime`?
)"},
    {about(Sort::flow), "_x.y", R"(
error[G062]: `_x` is no name
 --> pack.toml:1:1
  |
1 | _x.y
  | ^^ names have no `_`
  |
  = help: did you mean `x`?
)"},
    {about(Sort::flow), std::string(100, 'a').append(" == b"), R"(
error[G062]: a name of 100 characters
 --> pack.toml:1:1
  |
1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa == b
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected at most 80
)"},
    {about(Sort::flow), "flow.over.buffer >= 3 KB", R"(
error[G063]: `KB` is no unit
 --> pack.toml:1:23
  |
1 | flow.over.buffer >= 3 KB
  |                       ^^ expected a unit
  |
  = help: did you mean `KiB`?
)"},
    {about(Sort::flow), "flow.over.buffer >= 3.", R"(
error[G060]: unexpected `.`
 --> pack.toml:1:22
  |
1 | flow.over.buffer >= 3.
  |                      ^ expected `and`, `or`, `implies` or the end
)"},
    {about(Sort::flow), "flow.over.latency > 3 sec", R"(
error[G063]: `sec` is no unit
 --> pack.toml:1:23
  |
1 | flow.over.latency > 3 sec
  |                       ^^^ expected a unit
  |
  = help: one of `GiB`, `MiB`, `KiB`, `B`, `bit`, `d`, `h`, `min`, `s`, `ms`, `us`, `Gbit/s`, `Mbit/s`, `kbit/s`, `bit/s`, `Wh`, `kJ`, `J`, `mJ`, `uJ`, `EUR`
)"},
    {about(Sort::flow), "flow.from is not ae", R"(
error[G060]: unexpected `not`
 --> pack.toml:1:14
  |
1 | flow.from is not ae
  |              ^^^ expected a kind
  |
  = help: write `not` before the comparison: `not … is …`
)"},
    {about(Sort::flow), "flow.point not in {mca}", R"(
error[G060]: unexpected `not`
 --> pack.toml:1:12
  |
1 | flow.point not in {mca}
  |            ^^^ expected a comparison, `and`, `or`, `implies` or the end
  |
  = help: write `not` before the comparison: `not … in …`
)"},
    {about(Sort::flow), "flow.point in {mca, mcc, mca}", R"(
error[G066]: `mca` is here twice
 --> pack.toml:1:26
  |
1 | flow.point in {mca, mcc, mca}
  |                          ^^^
note: first here
 --> pack.toml:1:16
  |
1 | flow.point in {mca, mcc, mca}
  |                ^^^
)"},
    {about(Sort::flow), "flow.point in {}", R"(
error[G060]: unexpected `}`
 --> pack.toml:1:16
  |
1 | flow.point in {}
  |                ^ expected a name or a quantity
)"},
    {about(Sort::flow), "flow.point in {mca", R"(
error[G060]: it ends too early
 --> pack.toml:1:19
  |
1 | flow.point in {mca
  |                   ^ expected `,` or `}`
)"},
    {about(Sort::flow), "flow.from is {3}", R"(
error[G060]: unexpected `3`
 --> pack.toml:1:15
  |
1 | flow.from is {3}
  |               ^ expected the name of a kind
)"},
    {about(Sort::flow), "flow.point in 3 B", R"(
error[G060]: unexpected `3 B`
 --> pack.toml:1:15
  |
1 | flow.point in 3 B
  |               ^^^ expected a set: a path, or names in `{ }`
)"},
    {about(Sort::flow), "flow. == mca", R"(
error[G060]: unexpected `==`
 --> pack.toml:1:7
  |
1 | flow. == mca
  |       ^^ expected a name after the dot
)"},
    {about(Sort::flow), "flow.3 == mca", R"(
error[G060]: unexpected `3`
 --> pack.toml:1:6
  |
1 | flow.3 == mca
  |      ^ expected a name after the dot
)"},
    {about(Sort::flow), "crosses()", R"(
error[G060]: unexpected `)`
 --> pack.toml:1:9
  |
1 | crosses()
  |         ^ expected an argument
)"},
    {about(Sort::flow), "crosses(flow", R"(
error[G060]: a parenthesis is not closed
 --> pack.toml:1:13
  |
1 | crosses(flow
  |             ^ expected `)`
note: it opens here
 --> pack.toml:1:8
  |
1 | crosses(flow
  |        ^
)"},
    {about(Sort::flow), "crosses(flow; site)", R"(
error[G061]: conditions have no `;`
 --> pack.toml:1:13
  |
1 | crosses(flow; site)
  |             ^
)"},
    {about(Sort::flow), "crosses(true)", R"(
error[G060]: `true` is a word of the language, not a name
 --> pack.toml:1:9
  |
1 | crosses(true)
  |         ^^^^ expected a name
)"},
    {about(Sort::flow), "via f: true", R"(
error[G067]: `via` outside of `reaches`
 --> pack.toml:1:1
  |
1 | via f: true
  | ^^^
  |
  = help: write `reaches(a, b, via f: …, except e: …)`
)"},
    {about(Sort::flow), "crosses(via f: true)", R"(
error[G067]: `via` outside of `reaches`
 --> pack.toml:1:9
  |
1 | crosses(via f: true)
  |         ^^^
  |
  = help: write `reaches(a, b, via f: …, except e: …)`
)"},
    {about(Sort::flow), "reaches(flow.from, flow.from, via f true)", R"(
error[G060]: unexpected `true`
 --> pack.toml:1:37
  |
1 | reaches(flow.from, flow.from, via f true)
  |                                     ^^^^ expected `:` and a condition
)"},
    {about(Sort::flow), "count(d in flow.data: true)", R"(
error[G060]: it ends too early
 --> pack.toml:1:28
  |
1 | count(d in flow.data: true)
  |                            ^ expected `==`, `!=`, `<`, `<=`, `>` or `>=` and a whole number
)"},
    {about(Sort::flow), "count(d in flow.data: true) >= 1.5", R"(
error[G060]: unexpected `1.5`
 --> pack.toml:1:32
  |
1 | count(d in flow.data: true) >= 1.5
  |                                ^^^ expected a whole number
)"},
    {about(Sort::flow), "count(d in flow.data: true) >= many", R"(
error[G060]: unexpected `many`
 --> pack.toml:1:32
  |
1 | count(d in flow.data: true) >= many
  |                                ^^^^ expected a whole number
)"},
    {about(Sort::flow), "count(d in flow.data: true) >= 12345678901", R"(
error[G063]: `12345678901` is too large to count to
 --> pack.toml:1:32
  |
1 | count(d in flow.data: true) >= 12345678901
  |                                ^^^^^^^^^^^
)"},
    {about(Sort::flow), "count d in flow.data: true", R"(
error[G060]: unexpected `d`
 --> pack.toml:1:7
  |
1 | count d in flow.data: true
  |       ^ expected `(`
)"},
    {about(Sort::flow), "flow.over.ip or\n  flow.from.uicc and\n  nott flow.from.uicc\n", R"(
error[G060]: `nott` does not begin a condition
 --> pack.toml:3:3
  |
3 |   nott flow.from.uicc
  |   ^^^^
  |
  = help: did you mean `not`?
)"},
    {about(Sort::flow), "flow.data meets 3", R"(
error[G060]: unexpected `3`
 --> pack.toml:1:17
  |
1 | flow.data meets 3
  |                 ^ expected a set: a path, or names in `{ }`
)"},
};

}  // namespace

TEST_CASE("what cannot be parsed is shown with a caret and what was expected") {
  for (Example const& each : syntax_errors) {
    INFO(each.text);
    CHECK("\n" + dump_of(each.text, each.scope) == each.expected);
  }
}

#include "engine/condition/parse.h"

#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

struct Printed {
  std::string text;
  std::string expected;
};

std::vector<Printed> const texts{
    {"true", "true"},
    {"a.b", "a.b"},
    {"  a . b  ", "a.b"},
    {"((a.b))", "a.b"},
    {"a.b and(c.d)or e.f", "a.b and c.d or e.f"},
    {"(a.b or c.d) and e.f", "(a.b or c.d) and e.f"},
    {"a.b or (c.d and e.f)", "a.b or c.d and e.f"},
    {"a.b or (c.d or e.f)", "a.b or (c.d or e.f)"},
    {"(a.b and c.d) and e.f", "a.b and c.d and e.f"},
    {"a.b and (c.d and e.f)", "a.b and (c.d and e.f)"},
    {"not(a.b)", "not a.b"},
    {"not (a.b and c.d)", "not (a.b and c.d)"},
    {"not not a.b", "not not a.b"},
    {"not a.b == c", "not a.b == c"},
    {"not (a.b == c)", "not a.b == c"},
    {"(not a.b) and c.d", "not a.b and c.d"},
    {"a.b implies c.d", "a.b implies c.d"},
    {"(a.b implies c.d) implies e.f", "(a.b implies c.d) implies e.f"},
    {"a.b implies (c.d implies e.f)", "a.b implies (c.d implies e.f)"},
    {"a.b or c.d implies e.f and g.h", "a.b or c.d implies e.f and g.h"},
    {"(a.b or c.d) implies (e.f)", "a.b or c.d implies e.f"},
    {"(a.b implies c.d) or e.f", "(a.b implies c.d) or e.f"},
    {"not (a.b implies c.d)", "not (a.b implies c.d)"},
    {"any x in s.t:x.y", "any x in s.t: x.y"},
    {"(any x in s.t: x.y) and c.d", "(any x in s.t: x.y) and c.d"},
    {"any x in s.t: (x.y and c.d)", "any x in s.t: x.y and c.d"},
    {"any x in s.t: (any y in x.t: (y.z))", "any x in s.t: any y in x.t: y.z"},
    {"all x in {a , b}: x.y implies (any y in x.t: y.z)", "all x in {a, b}: x.y implies (any y in x.t: y.z)"},
    {"not (all x in s.t: x.y)", "not (all x in s.t: x.y)"},
    {"(any x in s.t: x.y) implies (all x in s.t: x.y)", "(any x in s.t: x.y) implies (all x in s.t: x.y)"},
    {"count ( x in s.t :x.y )>=2", "count(x in s.t: x.y) >= 2"},
    {"count(x in s.t: any y in x.t: y.z) != 0", "count(x in s.t: any y in x.t: y.z) != 0"},
    {"a.b==c", "a.b == c"},
    {"a.b!=c", "a.b != c"},
    {"a.b<c", "a.b < c"},
    {"a.b<=c", "a.b <= c"},
    {"a.b>c", "a.b > c"},
    {"a.b>=c", "a.b >= c"},
    {"a.b == true", "a.b == true"},
    {"false != a.b", "false != a.b"},
    {"3 <= a.b", "3 <= a.b"},
    {"a.b >= 51B", "a.b >= 51 B"},
    {"a.b >= 51   B", "a.b >= 51 B"},
    {"a.b >= 0.5\n KiB", "a.b >= 0.5 KiB"},
    {"a.b == 3", "a.b == 3"},
    {"a.b > 10 bit/s", "a.b > 10 bit/s"},
    {"a.b > 3 and c.d", "a.b > 3 and c.d"},
    {"a is k", "a is k"},
    {"a is {k}", "a is k"},
    {"a is { k,l }", "a is {k, l}"},
    {"a.b in {x,3 B , 4}", "a.b in {x, 3 B, 4}"},
    {"a in b.c", "a in b.c"},
    {"a.b meets {x}", "a.b meets {x}"},
    {"a.b meets c.d", "a.b meets c.d"},
    {"crosses(f)", "crosses(f)"},
    {"crosses( f , site )", "crosses(f, site)"},
    {"zone-of(e.f, site).zone is k", "zone-of(e.f, site).zone is k"},
    {"f(g(h(x))).y", "f(g(h(x))).y"},
    {"reaches(a,b)", "reaches(a, b)"},
    {"reaches(a, b, via f:(f.g), except e: e is k or e.x)", "reaches(a, b, via f: f.g, except e: e is k or e.x)"},
    {"reaches(a, b, except e: any x in e.y: x.z, via f: f.g)",
     "reaches(a, b, except e: any x in e.y: x.z, via f: f.g)"},
    {"a.in.not.any", "a.in.not.any"},
    {"flow.over.range == local implies not crosses(flow, site)",
     "flow.over.range == local implies not crosses(flow, site)"},
    {"flow.point in {mcc, mcc-prime} or (flow.point == mca and (any e in flow.ends: e is in-cse) and (any e in "
     "flow.ends: e.domain == field))",
     "flow.point in {mcc, mcc-prime} or flow.point == mca and (any e in flow.ends: e is in-cse) and (any e in "
     "flow.ends: e.domain == field)"},
};

std::string parsed_and_printed(std::string const& text) {
  Desk desk;
  auto const tree = parse_condition(desk.phrase(text), desk.diagnostics);
  return tree ? print(*tree) : desk.said();
}

}  // namespace

TEST_CASE("a condition is printed with the parentheses that it needs and no others") {
  for (Printed const& each : texts) {
    INFO(each.text);
    CHECK(parsed_and_printed(each.text) == each.expected);
    CHECK(parsed_and_printed(each.expected) == each.expected);
  }
}

#include "engine/report/dispositions.h"

#include "tests/catch/catch.h"

using glacis::report::matches;

TEST_CASE("a star in a finding's id stands for any text") {
  struct Row {
    char const *pattern, *id;
    bool expected;
  };
  for (Row const& row : {Row{"flooding@report", "flooding@report", true},
                         {"flooding@report", "flooding@reports", false},
                         {"flooding@*", "flooding@report", true},
                         {"flooding@*", "flooding@", true},
                         {"*@report", "replay@report", true},
                         {"*@report", "replay@report/key", false},
                         {"*@report*", "replay@report/key", true},
                         {"re*@*:a..b", "replay@reading:a..b", true},
                         {"re*@*:a..b", "replay@reading:a..c", false},
                         {"*", "", true},
                         {"", "x", false},
                         {"a*a", "a", false}}) {
    INFO(row.pattern << " against " << row.id);
    CHECK(matches(row.pattern, row.id) == row.expected);
  }
}

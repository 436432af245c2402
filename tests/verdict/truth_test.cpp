#include "engine/verdict/truth.h"

#include "tests/catch/catch.h"

using namespace glacis::verdict;

TEST_CASE("Kleene's connectives know what is sure whatever the unknown is") {
  Truth const no = Truth::no;
  Truth const yes = Truth::yes;
  Truth const unknown = Truth::unknown;
  struct Row {
    Truth a, b, both_of, either_of;
  };
  Row const table[] = {
      {no, no, no, no},           {no, yes, no, yes},           {no, unknown, no, unknown},
      {yes, no, no, yes},         {yes, yes, yes, yes},         {yes, unknown, unknown, yes},
      {unknown, no, no, unknown}, {unknown, yes, unknown, yes}, {unknown, unknown, unknown, unknown},
  };
  for (Row const& row : table) {
    CHECK(both(row.a, row.b) == row.both_of);
    CHECK(either(row.a, row.b) == row.either_of);
  }
  CHECK(negate(no) == yes);
  CHECK(negate(yes) == no);
  CHECK(negate(unknown) == unknown);
}

TEST_CASE("a row of planes keeps the last truth that was set, and no other row changes") {
  Planes planes(130);
  CHECK(planes.yes.size() == 3);
  for (std::size_t const row : {0U, 63U, 64U, 129U}) {
    for (Truth const truth : {Truth::yes, Truth::no, Truth::unknown, Truth::yes}) {
      planes.set(row, truth);
      CHECK(planes[row] == truth);
    }
  }
  CHECK(planes[1] == Truth::unknown);
  CHECK(planes[128] == Truth::unknown);
  CHECK(planes.yes[2] == 2);
}

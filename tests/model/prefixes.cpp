#include "engine/model/prefixes.h"

#include "tests/catch/catch.h"

using namespace glacis;
using namespace glacis::model;

namespace {
text::SourceId source(std::uint32_t number) { return static_cast<text::SourceId>(number); }
}  // namespace

TEST_CASE("without prefixes a name is the id") {
  Prefixes prefixes;
  CHECK(prefixes.declare(Prefixes::outermost, "gate") == "gate");
  CHECK(prefixes.meant(source(7), "gate") == "gate");
}

TEST_CASE("a name means what the innermost scope declares, else what is outside") {
  Prefixes prefixes;
  auto const east = prefixes.open(Prefixes::outermost, "east-");
  auto const one = prefixes.open(east, "one-");
  prefixes.place(source(1), east);
  prefixes.place(source(2), one);
  CHECK(prefixes.open(Prefixes::outermost, "east-") == east);
  CHECK(prefixes.open(Prefixes::outermost, "one-") != one);
  CHECK(prefixes.declare(east, "gate") == "east-gate");
  CHECK(prefixes.declare(one, "yard") == "east-one-yard");
  CHECK(prefixes.meant(source(1), "gate") == "east-gate");
  CHECK(prefixes.meant(source(2), "gate") == "east-gate");
  CHECK(prefixes.meant(source(2), "yard") == "east-one-yard");
  CHECK(prefixes.meant(source(1), "one-yard") == "east-one-yard");
  CHECK(prefixes.meant(source(1), "yard") == "yard");
  CHECK(prefixes.meant(source(0), "gate") == "gate");
}

TEST_CASE("the ids in a finding's subject get prefixes, its signs stay") {
  Prefixes prefixes;
  auto const east = prefixes.open(Prefixes::outermost, "east-");
  prefixes.place(source(1), east);
  for (char const* name : {"reading", "meter", "cis"}) prefixes.declare(east, name);
  CHECK(prefixes.meant_parts(source(1), "reading:meter..cis") == "east-reading:east-meter..east-cis");
  CHECK(prefixes.meant_parts(source(1), "meter/reading") == "east-meter/east-reading");
  CHECK(prefixes.meant_parts(source(1), "other/?") == "other/?");
  CHECK(prefixes.meant_parts(source(1), "*") == "*");
  CHECK(prefixes.meant_parts(source(1), "") == "");
}

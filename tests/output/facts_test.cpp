#include "output/terminal/facts.h"

#include "tests/catch/catch.h"

using namespace glacis::output;
using glacis::report::Fact;

TEST_CASE("equal facts about several elements are told once") {
  CHECK(gathered({"clock of a is true", "ram of b", "clock of c is true", "clock of d is true"}) ==
        std::vector<std::string>{"clock of a, c and d is true", "ram of b"});
  CHECK(gathered({"a crosses a trust boundary"}) == std::vector<std::string>{"a crosses a trust boundary"});
  CHECK(gathered({"clock of a is true", "clock of b is false"}).size() == 2);
  CHECK(gathered({}).empty());
}

TEST_CASE("a fact is told with its line, its basis, and without its own subject's name") {
  Telling const telling{"verticals/x.toml", "meter", 4};
  CHECK(fact_text({"kind of meter is lamp", "stated", {"verticals/x.toml", 7, 1}}, telling) == "kind is lamp (line 7)");
  CHECK(fact_text({"kind of pump is lamp", "stated", {"models/y.toml", 7, 1}}, telling) == "kind of pump is lamp");
  CHECK(fact_text({"clock of meter is true", "presumed", {}}, telling) == "clock is true (presumed)");
  CHECK(fact_text({"a is b", "assumed", {"verticals/x.toml", 9, 1}}, telling) == "a is b (line 9, assumed)");
}

TEST_CASE("a sentence puts what is not known last, and is cut with a count") {
  std::vector<Fact> facts;
  for (char const* name : {"a", "b", "c", "d", "e", "f"})
    facts.push_back({std::string(name) + " holds", "structure", {}});
  facts.insert(facts.begin(), {"kind of meter", "unknown", {}});
  CHECK(sentence(facts, {"", "meter", 4}) == "a holds; b holds; c holds; d holds; and 2 more; not known: its kind");
  CHECK(sentence(facts, {"", "", 10}) ==
        "a holds; b holds; c holds; d holds; e holds; f holds; not known: kind of meter");
  CHECK(sentence({}, {}).empty());
}

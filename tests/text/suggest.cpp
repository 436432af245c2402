#include "engine/text/suggest.h"

#include "tests/catch/catch.h"

namespace glacis::text {
namespace {

TEST_CASE("the closest candidate is what a misspelling most likely meant") {
  struct Case {
    std::string word;
    std::vector<std::string> candidates;
    std::string expected;  // empty: none
  };
  std::vector<Case> const cases{
      {"secure-elment", {"device-class", "secure-element", "uicc"}, "secure-element"},
      {"flwo", {"data", "flow", "zone"}, "flow"},
      {"smart_meter", {"meter", "smart-meter"}, "smart-meter"},
      {"c1", {"C0", "C1"}, "C1"},
      {"wlan", {"lorawan", "wlan-2"}, "wlan-2"},
      {"b", {"a", "c"}, ""},
      {"ab", {"ac", "bb"}, "ac"},
      {"bank", {"flow", "zone"}, ""},
      {"", {"a"}, ""},
      {"x", {}, ""},
      {"same", {"same"}, ""},
      {std::string(100000, 'x'), {std::string(100000, 'y')}, ""},
  };
  for (Case const& c : cases) {
    INFO(c.word.substr(0, 20));
    CHECK(closest(c.word, c.candidates).value_or("") == c.expected);
  }
}

TEST_CASE("what cannot be guessed is listed, up to a number") {
  CHECK(did_you_mean("flwo", {"data", "flow"}) == "did you mean `flow`?");
  CHECK(did_you_mean("qqqq", {"data", "flow"}) == "one of `data`, `flow`");
  CHECK(did_you_mean("qqqq", {"data", "flow", "zone", "flow"}, 2) == "one of `data`, `flow`, ...");
  CHECK(did_you_mean("qqqq", {"data", "flow", "flow"}, 2) == "one of `data`, `flow`");
  CHECK(did_you_mean("qqqq", {}).empty());
}

}  // namespace
}  // namespace glacis::text

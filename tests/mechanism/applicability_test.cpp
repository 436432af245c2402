#include "engine/mechanism/applicability.h"

#include <algorithm>

#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

namespace glacis::mechanism {
namespace {

using verdict::Truth;

std::string const packs = R"toml(
[type]
class = { level = [["tiny", "t"], ["small", "s"], ["big", "b"]] }
[attribute]
class = { on = "node", type = "class" }
clock = { on = "node", type = "boolean" }
sealed = { on = "node", type = "boolean", choice = true }
ip = { on = "network", type = "boolean" }
room = { on = "network", type = "size" }
[kind.node]
is = "entity"
[kind.thing]
is = "node"
usually = { class = "tiny" }
[kind.server]
is = "node"
always = { class = "big" }
[network.lan]
ip = true
room = "1400 B"
[network.radio]
ip = false
room = { at-least = "51 B", at-most = "222 B" }

[feature.secrecy]
scopes = ["hop"]
[feature.freshness]
scopes = ["hop"]
[feature.key]
scopes = ["platform"]
[derived.flow.easy]
is = "flow.over.ip and flow.over.room >= 500 B"

[mechanism.tls]
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip and (all e in flow.ends: e.class >= small and e.clock)"
requires = ["key:platform@from"]
[mechanism.roomy]
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.room >= 100 B"
requires = ["key:platform@from"]
[mechanism.slim]
on = "flow"
provides = ["secrecy:hop", "freshness:hop"]
when = "flow.over.room >= 50 B"
requires = ["key:platform@from"]
[mechanism.slim-stand-in]
on = "flow"
provides = ["secrecy:hop", "freshness:hop"]
requires = ["key:platform@from"]
generic = true
[mechanism.dear]
on = "flow"
provides = ["secrecy:hop"]
requires = ["key:platform@from", "key:platform@to"]
[mechanism.named]
on = "flow"
provides = ["secrecy:hop"]
when = "flow.easy and flow.over is lan"
[mechanism.seal]
on = "entity"
provides = ["key:platform"]
when = "entity is thing and entity.sealed"
)toml";

struct Sample {
  std::unique_ptr<verdict::SmallCase> small;
  std::optional<verdict::Judge> judge;

  explicit Sample(std::string const& use_case) : small(verdict::small_case(packs, use_case)) {
    INFO(small->problems());
    REQUIRE(small->good());
    judge.emplace(small->the_case, verdict::Effort{}, small->diagnostics);
    REQUIRE(!judge->conflict());
  }
  model::MechanismId id(char const* name) const { return small->vocabulary->mechanism_names.at(name); }
  FitAt first(char const* mechanism) { return places_of(small->the_case, *judge, id(mechanism)).front(); }
  std::string words(text::Span span) const { return std::string(small->sources.excerpt(span)); }
  bool could(char const* one, char const* other) const {
    return could_replace(*small->vocabulary, small->rulebook->catalogue, id(one), id(other));
  }
  /// "slim slim-stand-in!": by what, with an exclamation mark where it was proved.
  std::string replacements(char const* mechanism) {
    std::string text;
    for (Replaceable const& each : replacements_of(small->the_case, *judge, id(mechanism)))
      text += (text.empty() ? "" : " ") + (*small->vocabulary)[each.by].name + (each.everywhere ? "!" : "");
    return text;
  }
};

std::vector<std::string> texts(std::vector<verdict::Fact> const& facts) {
  std::vector<std::string> result;
  for (verdict::Fact const& fact : facts) result.push_back((fact.unknown ? "? " : "") + fact.text);
  return result;
}

std::string two_ends(std::string const& a, std::string const& b, std::string const& over) {
  return "[entity.a]\nkind = \"thing\"\n" + a + "\n[entity.b]\nkind = \"thing\"\n" + b +
         "\n[flow.f]\nfrom = \"a\"\nto = \"b\"\n" + over + "\n";
}

using Words = std::vector<std::string>;

TEST_CASE("what does not fit has one reason that is enough, and rather a stated one") {
  Sample sample(two_ends("class = \"big\"\nclock = false", "", "over = \"lan\""));
  FitAt const at = sample.first("tls");
  CHECK(at.fit.truth == Truth::no);
  CHECK(at.from_facts == Truth::no);
  REQUIRE(at.reasons.size() == 1);
  CHECK(sample.words(at.reasons[0].condition) == "e.clock");
  CHECK(texts(at.reasons[0].facts) == Words{"clock of a is false"});
  CHECK(at.reasons[0].proof);
}

TEST_CASE("what only a presumption forbids is not forbidden by the facts") {
  Sample sample(two_ends("class = \"big\"\nclock = true", "", "over = \"lan\""));
  FitAt const at = sample.first("tls");
  CHECK(at.fit.truth == Truth::no);
  CHECK(at.from_facts == Truth::unknown);
  REQUIRE(at.reasons.size() == 1);
  CHECK(sample.words(at.reasons[0].condition) == "e.class >= small");
  CHECK(texts(at.reasons[0].facts) == Words{"class of b is tiny"});
  CHECK(at.reasons[0].facts[0].basis == model::Basis::presumed);
}

TEST_CASE("what perhaps fits has every part that is open, with the bounds of what is not known") {
  Sample sample(two_ends("class = { at-least = \"small\" }", "class = \"big\"\nclock = true", ""));
  FitAt const at = sample.first("tls");
  CHECK(at.fit.truth == Truth::unknown);
  REQUIRE(at.reasons.size() == 2);
  CHECK(sample.words(at.reasons[0].condition) == "flow.over.ip");
  CHECK(texts(at.reasons[0].facts) == Words{"? network of f"});
  CHECK(sample.words(at.reasons[1].condition) == "e.clock");
  CHECK(texts(at.reasons[1].facts) == Words{"? clock of a"});

  Sample radio(two_ends("", "", "over = \"radio\""));
  FitAt const narrow = radio.first("roomy");
  CHECK(narrow.fit.truth == Truth::unknown);
  REQUIRE(narrow.reasons.size() == 1);
  CHECK(texts(narrow.reasons[0].facts) ==
        Words{"network of f is radio", "? room of radio", "room of radio is 51 B to 222 B"});
}

TEST_CASE("a definition is one part, called as its name was written") {
  Sample sample(two_ends("", "", "over = \"radio\""));
  FitAt const at = sample.first("named");
  CHECK(at.fit.truth == Truth::no);
  REQUIRE(at.reasons.size() == 1);
  CHECK(sample.words(at.reasons[0].condition) == "flow.easy");
  CHECK(texts(at.reasons[0].facts) == Words{"network of f is radio", "ip of radio is false"});
}

TEST_CASE("a choice is left to the design: it fits surely, and says so") {
  Sample sample(two_ends("", "sealed = false", ""));
  auto const places = places_of(sample.small->the_case, *sample.judge, sample.id("seal"));
  REQUIRE(places.size() == 2);
  CHECK(places[0].fit.truth == Truth::yes);
  CHECK(places[0].reasons.empty());
  CHECK(texts(places[0].fit.choices) == Words{"sealed of a is true"});
  CHECK(places[1].fit.truth == Truth::no);
  CHECK(texts(places[1].reasons.at(0).facts) == Words{"sealed of b is false"});
}

TEST_CASE("only what provides as much and asks for no more could replace a mechanism") {
  Sample sample(two_ends("", "", ""));
  CHECK(sample.could("roomy", "slim"));
  CHECK(!sample.could("slim", "roomy"));           // provides less
  CHECK(!sample.could("roomy", "dear"));           // requires more
  CHECK(sample.could("dear", "roomy"));            //
  CHECK(!sample.could("roomy", "slim-stand-in"));  // no standard
  CHECK(!sample.could("roomy", "roomy"));
  CHECK(!sample.could("seal", "slim"));  // stands elsewhere
}

TEST_CASE("that another fits wherever one does is proved also where neither is known to fit") {
  // Over whatever network: room for 100 B is room for 50 B, and no other way round.
  Sample sample(two_ends("", "", ""));
  CHECK(sample.first("roomy").fit.truth == Truth::unknown);
  CHECK(sample.first("slim").fit.truth == Truth::unknown);
  CHECK(sample.replacements("roomy") == "named slim! tls");
  CHECK(sample.replacements("slim").empty());

  // Where tls cannot fit, nothing has to.
  Sample without_ip(two_ends("", "", "over = \"radio\""));
  CHECK(without_ip.replacements("tls") == "named! roomy! slim!");
}

}  // namespace
}  // namespace glacis::mechanism

#include "engine/model/structure.h"

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

/// "a b:B m*;f a>m d;g m>b d/e" as TOML: entities (`:K` kind broker, `*` many, `?` optional), then flows
/// `id from>to data/back`, `?` before an optional one, `,` between receivers and data.
class Sketch {
 public:
  explicit Sketch(std::string const& text) {
    std::string out = "[use-case]\n";
    auto const parts = split(text, ';');
    for (auto const& entity : split(parts[0], ' ')) out += entity_table(entity);
    for (std::size_t i = 1; i < parts.size(); ++i) out += flow_table(split(parts[i], ' '));
    text_ = out;
  }
  Sketch& add(std::string const& more) {
    text_ += more;
    return *this;
  }
  /// `data` with where it begins and ends: "origin = …".
  Sketch& data(std::string const& id, std::string const& keys = "") { return add("[data." + id + "]\n" + keys + "\n"); }
  std::string const& text() const { return text_; }

 private:
  static std::vector<std::string> split(std::string const& text, char at) {
    std::vector<std::string> result(1);
    for (char const c : text) {
      if (c == at) {
        result.emplace_back();
      } else {
        result.back() += c;
      }
    }
    return result;
  }
  static std::string entity_table(std::string entity) {
    std::string keys;
    if (entity.back() == '*') keys += "many = true\n";
    if (entity.back() == '?') keys += "optional = true\n";
    if (entity.back() == '#') keys += "kind = \"mqtt-broker\"\n";
    if (!keys.empty()) entity.pop_back();
    return "[entity." + entity + "]\n" + keys;
  }
  static std::string list(std::string const& names) {
    std::string result;
    for (auto const& name : split(names, ',')) {
      if (!name.empty()) result += (result.empty() ? "\"" : ", \"") + name + "\"";
    }
    return "[" + result + "]";
  }
  static std::string flow_table(std::vector<std::string> words) {
    bool const optional = words[0][0] == '?';
    if (optional) words[0].erase(0, 1);
    auto const ends = split(words[1], '>');
    auto const data = split(words[2], '/');
    std::string out = "[flow." + words[0] + "]\nfrom = \"" + ends[0] + "\"\nto = ";
    bool const several = ends[1].find(',') != std::string::npos;
    out += several ? list(ends[1]) + "\ncast = \"multicast\"\n" : "\"" + ends[1] + "\"\n";
    out += "data = " + list(data[0]) + "\n";
    if (data.size() > 1) out += "back = " + list(data[1]) + "\n";
    return out + (optional ? "optional = true\n" : "");
  }
  std::string text_;
};

std::string journeys(Derived const& read) {
  REQUIRE(read.structure);
  std::string result;
  for (auto const& journey : read.structure->journeys) {
    result += id_of(*read.use_case, journey) + " [";
    for (auto const flow : journey.flows) result += (*read.use_case)[flow].id;
    result += "] over [";
    for (auto const relay : journey.relays) result += (*read.use_case)[relay].id;
    result += "]";
    if (!journey.derived_ends) result += " stated";
    if (journey.if_present) result += " if-present";
    result += "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("journeys go from sources to sinks over what lies between") {
  struct Row {
    char const* what;
    char const* sketch;
    char const* data;
    char const* expected;
  };
  for (auto const& row : std::vector<Row>{
           {"one flow", "a b;f a>b d", "", "d:a..b [f] over []\n"},
           {"a chain", "a m b;f a>m d;g m>b d", "", "d:a..b [fg] over [m]\n"},
           {"back goes the other way", "a m b;f a>m x/d;g m>b x/d", "", "d:b..a [fg] over [m]\nx:a..b [fg] over [m]\n"},
           {"branches end apart", "a m b c;f a>m d;g m>b d;h m>c d", "",
            "d:a..b [fg] over [m]\nd:a..c [fh] over [m]\n"},
           {"what joins late is no relay", "a m b w;f a>m d;g m>b d;h w>b d", "",
            "d:a..b [fg] over [m]\nd:w..b [h] over []\n"},
           {"two ways join", "a m n b;f a>m d;g a>n d;h m>b d;i n>b d", "", "d:a..b [fghi] over [mn]\n"},
           {"a two-way pair yields both", "a b;f a>b d/d", "", "d:a..b [f] over []\nd:b..a [f] over []\n"},
           {"a loop in the middle", "a m n b;f a>m d;g m>n d;h n>m d;i n>b d", "", "d:a..b [fghi] over [mn]\n"},
           {"multicast", "a b c;f a>b,c d", "", "d:a..b [f] over []\nd:a..c [f] over []\n"},
           {"multicast and back", "a b c;f a>b,c x/d", "",
            "d:b..a [f] over []\nd:c..a [f] over []\nx:a..b [f] over []\nx:a..c [f] over []\n"},
           {"brokers never are ends", "a b m#;f a>m d/d;g m>b d/d", "", "d:a..b [fg] over [m]\nd:b..a [fg] over [m]\n"},
           {"a class that speaks to itself", "lamp*;f lamp>lamp d", "", "d:lamp..lamp [f] over []\n"},
           {"a class that speaks to itself and others", "g lamp*;f lamp>lamp d;h lamp>g d", "",
            "d:lamp..g [fh] over []\nd:lamp..lamp [f] over []\n"},
           {"a class without a flow to itself", "g lamp*;h lamp>g d", "", "d:lamp..g [h] over []\n"},
           {"no way back through an end", "a m b;f a>m d;g m>a d;h m>b d", "origin = \"a\"\nconsumer = \"b\"",
            "d:a..b [fh] over [m] stated\n"},
           {"stated ends", "a m b;f a>m d;g m>b d", "origin = \"m\"\nconsumer = [\"b\"]",
            "d:m..b [g] over [] stated\n"},
           {"a stated origin alone", "a m b;f a>m d;g m>b d", "origin = \"m\"", "d:m..b [g] over []\n"},
           {"a stated consumer alone", "a m b;f a>m d;g m>b d", "consumer = [\"m\", \"b\"]",
            "d:a..b [fg] over [m]\nd:a..m [f] over []\n"},
           {"an optional flow", "a b;?f a>b d", "", "d:a..b [f] over [] if-present\n"},
           {"an optional detour", "a m b;f a>b d;?g a>m d;h m>b d", "", "d:a..b [fgh] over [m]\n"},
           {"an optional relay", "a m? b;f a>m d;g m>b d", "", "d:a..b [fg] over [m] if-present\n"},
           {"an optional end", "a b?;f a>b d", "", "d:a..b [f] over [] if-present\n"},
       }) {
    INFO(row.what);
    auto const read = derive(Sketch{row.sketch}.data("d", row.data).data("x").text());
    INFO(read.said);
    CHECK(journeys(read) == row.expected);
  }
}

TEST_CASE("both ends of a pair that speaks over separate flows keep their own direction") {
  // The answer's flow is no part of the way there: it leads back through the journey's own origin.
  auto const read = derive(Sketch{"a m b;f a>m d;g m>b d;h b>m d;i m>a d"}.data("d").text());
  CHECK(
      journeys(read) ==
      "d:a..b [fg] over [m]\nd:a..m [f] over []\nd:b..a [hi] over [m]\nd:b..m [h] over []\nd:m..a [i] over []\nd:m..b "
      "[g] over []\n");
}

TEST_CASE("data that is carried and gets nowhere is a warning") {
  struct Row {
    char const* sketch;
    char const* data;
  };
  for (auto const& row : std::vector<Row>{{"a m#;f a>m d", ""},
                                          {"a b c;f a>b d", "consumer = \"c\""},
                                          {"a b;f a>b d", "origin = \"b\"\nconsumer = \"a\""}}) {
    auto const read = derive(Sketch{row.sketch}.data("d", row.data).text());
    REQUIRE(read.structure);
    CHECK(read.structure->journeys.empty());
    CHECK(read.said.find("[d] `d` is carried, but has no journey; state its `origin` and its `consumer`\n") !=
          std::string::npos);
  }
  auto const stored = derive("[use-case]\n[data.d]\n[entity.a]\nstores = [\"d\"]\n");
  CHECK(stored.said == "");
}

TEST_CASE("data knows its journeys, a journey its relays and flows") {
  auto const read = derive(Sketch{"a m b;f a>m d;g m>b d"}.data("c").data("d").text());
  auto const& s = *read.structure;
  CHECK(s.of(Link::data_journeys).of(0).empty());
  CHECK(s.of(Link::data_journeys).of(1).size() == 1);
  CHECK(s.of(Link::journey_relays).of(0).size() == 1);
  CHECK(s.of(Link::journey_flows).of(0).size() == 2);
}

TEST_CASE("what stands end to end is stated of a journey that there is") {
  std::string const common =
      "[use-case]\n[entity.node]\nkind = \"smart-meter\"\n[entity.app]\nkind = \"ae\"\nruns-on = \"node\"\n"
      "[entity.hub]\n[entity.cis]\n[data.d]\n[flow.f]\nfrom = \"app\"\nto = \"hub\"\ndata = [\"d\"]\n"
      "[flow.g]\nfrom = \"hub\"\nto = \"cis\"\ndata = [\"d\"]\n";
  auto const stated = [&](std::string const& from, std::string const& more = "") {
    return derive(common + more + "[[journey]]\ndata = \"d\"\nfrom = \"" + from +
                  "\"\nto = \"cis\"\nmechanisms = [\"signature\"]\n");
  };
  for (auto const* const from : {"app", "node"}) {
    auto const read = stated(from);
    INFO(read.said);
    REQUIRE(read.structure);
    REQUIRE(read.structure->journeys.size() == 1);
    CHECK(read.structure->journeys[0].mechanisms.members.size() == 1);
  }
  CHECK(stated("hub").said ==
        "G051 19:8 [\"d\"] there is no journey `d:hub..cis`; the journeys of `d` are `d:app..cis`\n");
  CHECK(stated(
            "node",
            "[entity.two]\nkind = \"ae\"\nruns-on = \"node\"\n[flow.h]\nfrom = \"two\"\nto = \"hub\"\ndata = [\"d\"]\n")
            .said == "G051 26:8 [\"d\"] `d:node..cis` may be several journeys; one of `d:app..cis`, `d:two..cis`\n");
  CHECK(stated("app", "[[journey]]\ndata = \"d\"\nfrom = \"node\"\nto = \"cis\"\n").said ==
        "G026 23:8 [\"d\"] the journey `d:app..cis` is stated twice\n");
}

TEST_CASE("too many pairs are grouped by consumer, with a notice") {
  std::string text =
      "[use-case]\n[entity.hub]\n[entity.x]\n[entity.y]\n[data.d]\n"
      "[flow.x]\nfrom = \"hub\"\nto = [\"x\", \"y\"]\ncast = \"multicast\"\ndata = [\"d\"]\n";
  for (auto at = text.find("[flow.x]"); at != std::string::npos; at = std::string::npos)
    text.replace(at, 8, "[flow.out]");
  for (int i = 0; i < 6000; ++i) {
    auto const number = std::to_string(i);
    text +=
        "[entity.m" + number + "]\n[flow.f" + number + "]\nfrom = \"m" + number + "\"\nto = \"hub\"\ndata = [\"d\"]\n";
  }
  auto const read = derive(text);
  REQUIRE(read.structure);
  REQUIRE(read.structure->journeys.size() == 2);
  auto const& journey = read.structure->journeys[0];
  CHECK(id_of(*read.use_case, journey) == "d:all..x");
  CHECK(journey.stands == Stands::for_origins);
  CHECK(journey.flows.size() == 6001);
  REQUIRE(journey.relays.size() == 1);
  CHECK((*read.use_case)[journey.relays[0]].id == "hub");
  CHECK((*read.use_case)[journey.origin].id == "m0");
  CHECK(read.said ==
        "G053 5:7 [d] `d` has too many journeys to look at each; state `origin` and `consumer` to look at fewer\n");
}

TEST_CASE("a mesh without ends is one journey, not one for each of millions of pairs") {
  std::string text = "[use-case]\n[data.d]\n";
  constexpr int size = 3000;
  for (int i = 0; i < size; ++i) {
    auto const number = std::to_string(i);
    text += "[entity.m" + number + "]\n[flow.f" + number + "]\nfrom = \"m" + number + "\"\nto = \"m" +
            std::to_string((i + 1) % size) + "\"\ndata = [\"d\"]\nback = [\"d\"]\n";
  }
  auto const read = derive(text);
  REQUIRE(read.structure);
  REQUIRE(read.structure->journeys.size() == 1);
  CHECK(id_of(*read.use_case, read.structure->journeys[0]) == "d:all..all");
  CHECK(read.structure->journeys[0].flows.size() == size);
  CHECK(read.structure->journeys[0].relays.size() == size - 2);
}

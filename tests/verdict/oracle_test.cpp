#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"
#include "tests/verdict/world.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

std::string const vocabulary = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
strength = { on = "node", type = "grade" }
guarded = { on = "node", type = "boolean" }
worth = { on = "data", type = "grade" }
ip = { on = "network", type = "boolean" }
room = { on = "network", type = "size" }
rank = { on = "flow", type = "grade" }
[label]
personal = { on = "data", meaning = "about a person" }
[kind.node]
is = "entity"
abstract = true
[kind.box]
is = "node"
always = { strength = { at-least = "mid" } }
[kind.tag]
is = "node"
always = { guarded = false }
[kind.person]
is = "entity"
[network.wire]
ip = true
room = "100 B"
protects = { secrecy = "peer" }
[network.air]
ip = false
room = { at-most = "20 B" }
protects = {}
[network.mist]
[feature.secrecy]
scopes = ["hop", "end-to-end"]
meaning = ""
[feature.hardness]
scopes = ["platform"]
meaning = ""
[mechanism.seal]
title = "seal"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip and (all e in flow.ends: e.strength >= mid)"
[mechanism.shell]
title = "shell"
on = "entity"
provides = ["hardness:platform"]
)toml";

/// Random conditions of the subject's sort, of bounded depth; all that the language has and a world can answer.
struct Author {
  std::mt19937 random;
  explicit Author(unsigned seed) : random(seed) {}
  unsigned pick(unsigned n) { return static_cast<unsigned>(random() % n); }
  std::string one_of(std::vector<std::string> const& texts) { return texts[pick(static_cast<unsigned>(texts.size()))]; }

  std::string of_entity(std::string const& e) {
    return one_of({e + ".strength >= mid", e + ".strength == low", e + ".guarded", e + ".strength in {low, high}",
                   e + " is box", e + " is node", e + " is person", e + ".strength != mid"});
  }
  std::string of_data(std::string const& d) {
    return one_of({d + ".worth >= mid", d + ".worth == high", "personal in " + d + ".labels", d + ".worth < high"});
  }
  std::string of_flow(std::string const& f) {
    switch (pick(8)) {
      case 0: return f + ".over.ip";
      case 1: return f + ".over.room >= 50 B";
      case 2: return f + ".rank >= mid";
      case 3: return f + ".rank == low";
      case 4: return fmt::format("({} e in {}.ends: {})", one_of({"any", "all"}), f, of_entity("e"));
      case 5: return fmt::format("({} d in {}.payload: {})", one_of({"any", "all"}), f, of_data("d"));
      case 6: return of_entity(f + ".from");
      default:
        return fmt::format("count(x in {}.ends: {}) {} {}", f, of_entity("x"), one_of({">=", "==", "<", "!="}),
                           pick(3));
    }
  }
  std::string reach(std::string const& e) {
    std::string const call =
        pick(3) == 0   ? fmt::format("connected({}, z)", e)
        : pick(2) == 0 ? fmt::format("reaches({}, z, via g: {})", e, of_flow("g"))
                       : fmt::format("reaches({}, z, via g: {}, except h: {})", e, of_flow("g"), of_entity("h"));
    return fmt::format("({} z in entities: {} {} {})", one_of({"any", "all"}), of_entity("z"),
                       one_of({"and", "implies"}), call);
  }
  std::string condition(unsigned depth, std::string const& subject) {
    if (depth == 0 || pick(4) == 0) {
      std::string const e = subject == "flow" ? "flow.from" : "entity";
      if (pick(8) == 0) return reach(e);
      return subject == "flow" ? of_flow("flow") : of_entity("entity");
    }
    std::string const a = condition(depth - 1, subject);
    std::string const b = condition(depth - 1, subject);
    return one_of({fmt::format("({}) and ({})", a, b), fmt::format("({}) or ({})", a, b), fmt::format("not ({})", a),
                   fmt::format("({}) implies ({})", a, b)});
  }
  std::string state(std::string const& name, std::vector<std::string> const& values) {
    return pick(2) == 0 ? "" : fmt::format("{} = {}\n", name, one_of(values));
  }

  std::string rules() {
    std::string text;
    for (unsigned i = 0; i < 3; ++i) {
      bool const on_flow = pick(3) != 0;
      std::string const subject = on_flow ? "flow" : "entity";
      text +=
          fmt::format("[threat.t{}]\ntitle = \"t\"\non = \"{}\"\nwhen = \"{}\"\n", i, subject, condition(3, subject));
      if (pick(3) == 0) text += fmt::format("unless = \"{}\"\n", condition(1, subject));
      if (pick(4) != 0)
        text += on_flow
                    ? one_of({"needs = [\"secrecy:hop\"]\n", "needs = [\"secrecy:hop\", \"hardness:platform@to\"]\n",
                              "needs = [[\"secrecy:hop\", \"hardness:platform@from\"]]\n"})
                    : "needs = [\"hardness\"]\n";
    }
    if (pick(2) == 0) text += fmt::format("[constraint.c0]\non = \"flow\"\nalways = \"{}\"\n", condition(1, "flow"));
    if (pick(3) == 0)
      text += fmt::format("[constraint.c1]\non = \"entity\"\nalways = \"{}\"\n", condition(1, "entity"));
    return text;
  }
  std::string use_case() {
    std::string text = pick(4) == 0 ? "mechanisms = \"as-stated\"\n" : "";
    for (std::string const e : {"alpha", "beta"}) {
      text +=
          fmt::format("[entity.{}]\n", e) + state("kind", {"\"box\"", "\"tag\"", "\"node\"", "\"person\"", "\"box\""});
      text += pick(3) == 0 ? "mechanisms = " + one_of({"[]", "[\"shell\"]"}) + "\n" : "";
    }
    // An attribute is stated only of what surely has it.
    text += "[entity.gamma]\nkind = " + one_of({"\"node\"", "\"box\"", "\"tag\""}) + "\n" +
            state("strength", {"\"mid\"", "\"high\"", "{ at-least = \"mid\" }", "{ one-of = [\"low\", \"high\"] }"});
    text += "[data.paper]\n" + state("worth", {"\"low\"", "\"high\"", "{ at-most = \"mid\" }"}) +
            state("labels", {"[\"personal\"]", "[]"});
    for (std::string const f : {"first", "second"}) {
      text += fmt::format("[flow.{}]\nfrom = \"{}\"\nto = \"{}\"\ndata = [\"paper\"]\n", f,
                          f == "first" ? "alpha" : "gamma", f == "first" ? "gamma" : "beta");
      text += state("over", {"\"wire\"", "\"air\"", "\"mist\"", "[\"wire\", \"air\"]", "[\"air\", \"mist\"]"}) +
              state("rank", {"\"low\"", "\"high\""});
      text += pick(4) == 0 ? "mechanisms = " + one_of({"[]", "[\"seal\"]"}) + "\n" : "";
    }
    return text;
  }
};

struct Seen {
  bool some_exposed = false, some_not = false, some_bare = false, some_unharmed = false;
  std::size_t worlds = 0;
};

Verdict expected(Seen const& seen) {
  if (!seen.some_exposed) return Verdict::excluded;
  if (!seen.some_bare) return Verdict::covered;
  if (!seen.some_unharmed) return Verdict::certain;
  return seen.some_not ? Verdict::open : Verdict::exposed;
}

/// GLACIS_ORACLE_SEEDS asks for more; under sanitizers, which make it twenty times slower, fewer will do.
unsigned seeds() {
  if (char const* const wanted = std::getenv("GLACIS_ORACLE_SEEDS")) return static_cast<unsigned>(std::atoi(wanted));
#ifdef __SANITIZE_ADDRESS__
  return 24;
#else
  return 120;
#endif
}

}  // namespace

TEST_CASE("verdicts are what every completion says, whatever the model and the rules") {
  std::size_t compared = 0, contradictory = 0, skipped = 0;
  std::map<Verdict, std::size_t> kinds;
  unsigned const last = seeds();
  for (unsigned seed = 1; seed <= last; ++seed) {
    Author author(seed);
    std::string const packs = vocabulary + author.rules();
    std::string const text = author.use_case();
    auto const small = small_case(packs, text);
    INFO("seed " << seed << "\n" << author.rules() << small->problems());
    REQUIRE(small->good());
    Case const& the_case = small->the_case;
    text::Diagnostics notices;
    Judge judge(the_case, {}, notices);
    Domains const domains(the_case);
    REQUIRE_FALSE(judge.gave_up());

    if (judge.conflict()) {
      std::size_t worlds = 0;
      bool const all = oracle::each_world(the_case, domains, 200'000, condition::always_true(model::Sort::flow), {},
                                          [&](oracle::World const&) { ++worlds; });
      CHECK(worlds == 0);
      contradictory += all ? 1 : 0;
      continue;
    }
    for (Finding const& finding : judge.judge(View::facts).findings) {
      rule::Rule const& rule = the_case.rulebook->rules[finding.rule];
      std::vector<std::vector<std::uint64_t>> keys;
      ProtectionId id = 0;
      if (!rule.needs.empty()) {
        id = judge.protection().needs(rule.needs, finding.subject);
        oracle::collect_free(the_case, judge.protection(), id, keys);
      }
      Seen seen;
      bool const all = oracle::each_world(the_case, domains, 6'000, rule.when, keys, [&](oracle::World const& world) {
        ++seen.worlds;
        bool const exposed = oracle::holds(the_case, domains, world, rule.when, {finding.subject.element.index});
        bool const covered = !rule.needs.empty() && oracle::protects(the_case, judge.protection(), id, world);
        seen.some_exposed = seen.some_exposed || exposed;
        seen.some_not = seen.some_not || !exposed;
        seen.some_bare = seen.some_bare || (exposed && !covered);
        seen.some_unharmed = seen.some_unharmed || !exposed || covered;
      });
      if (!all) {
        ++skipped;
        continue;
      }
      REQUIRE(seen.worlds > 0);
      INFO("seed " << seed << ": " << finding_id(the_case, finding.rule, finding.subject) << "\n"
                   << packs.substr(vocabulary.size()) << "\n"
                   << text);
      CHECK(std::string(name_of(finding.verdict)) == name_of(expected(seen)));
      ++kinds[finding.verdict];
      ++compared;
    }
  }
  INFO("compared " << compared << ", skipped " << skipped << ", contradictory " << contradictory);
  CHECK(compared > last);
  if (last < 100) return;  // too few to say how often each occurs
  CHECK(contradictory > last / 60);
  for (Verdict verdict : {Verdict::excluded, Verdict::covered, Verdict::certain, Verdict::exposed, Verdict::open}) {
    INFO(name_of(verdict));
    CHECK(kinds[verdict] > 0);
  }
}

#include <cstdlib>

#include <fmt/format.h>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/author.h"
#include "tests/verdict/small_case.h"
#include "tests/verdict/world.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

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
unsigned oracle_seeds() {
  if (char const* const wanted = std::getenv("GLACIS_ORACLE_SEEDS")) return static_cast<unsigned>(std::atoi(wanted));
#ifdef GLACIS_SANITIZED
  return 12;
#else
  return 120;
#endif
}

}  // namespace

TEST_CASE("verdicts are what every completion says, whatever the model and the rules") {
  std::size_t compared = 0, contradictory = 0, skipped = 0;
  std::map<Verdict, std::size_t> kinds;
  unsigned const last = oracle_seeds();
  for (unsigned seed = 1; seed <= last; ++seed) {
    Author author(seed);
    std::string const packs = Author::vocabulary() + author.rules();
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
                   << packs.substr(Author::vocabulary().size()) << "\n"
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

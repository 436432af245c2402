#include <cstdlib>
#include <map>

#include "tests/catch/catch.h"
#include "tests/verdict/author.h"
#include "tests/verdict/small_case.h"
#include "tests/verdict/trial.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

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
    std::string const rules = author.rules();
    std::string const text = author.use_case();
    auto const small = small_case(Author::vocabulary() + rules, text);
    INFO("seed " << seed << "\n" << rules << text << small->problems());
    REQUIRE(small->good());
    Trial const trial = try_completions(small->the_case, 6'000);
    REQUIRE_FALSE(trial.gave_up);
    if (trial.conflict) {
      CHECK(trial.worlds == 0);
      contradictory += trial.tried_all ? 1 : 0;
    }
    for (Trial::Row const& row : trial.rows) {
      INFO(finding_id(small->the_case, row.finding.rule, row.finding.subject));
      REQUIRE(row.worlds > 0);
      CHECK(std::string(name_of(row.finding.verdict)) == name_of(row.expected));
      ++kinds[row.finding.verdict];
      ++compared;
    }
    skipped += trial.skipped;
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

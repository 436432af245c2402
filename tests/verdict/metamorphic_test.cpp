#include <fmt/format.h>

#include <map>
#include <regex>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/author.h"
#include "tests/verdict/small_case.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

struct Verdicts {
  bool conflict = false;
  std::map<std::string, Verdict> facts, presumed;
};

Verdicts verdicts(std::string const& packs, std::string const& use_case) {
  auto const small = small_case(packs, use_case);
  INFO(small->problems() << packs << use_case);
  REQUIRE(small->good());
  text::Diagnostics notices;
  Judge judge(small->the_case, {}, notices);
  Verdicts result;
  result.conflict = judge.conflict().has_value();
  if (result.conflict) return result;
  REQUIRE_FALSE(judge.gave_up());
  for (View const view : {View::facts, View::presumed}) {
    for (Finding const& finding : judge.judge(view).findings) {
      (view == View::facts ? result.facts
                           : result.presumed)[finding_id(small->the_case, finding.rule, finding.subject)] =
          finding.verdict;
    }
  }
  return result;
}

/// What may become of a verdict once more is known (DESIGN: a new fact never flips).
bool may_become(Verdict before, Verdict after) {
  using enum Verdict;
  switch (before) {
    case excluded:
    case covered: return after == excluded || after == covered;
    case certain: return after == certain;
    case exposed: return after == exposed || after == certain || after == covered;
    case open:
    case undecided: return after != undecided;
  }
  return false;
}

unsigned seeds() {
#ifdef GLACIS_SANITIZED
  return 40;
#else
  return 400;
#endif
}

}  // namespace

TEST_CASE("a fact that is added never flips a verdict, nor does what is presumed") {
  std::size_t compared = 0, moved = 0, presumed_moved = 0;
  for (unsigned seed = 1; seed <= seeds(); ++seed) {
    Author less(seed), more(seed, 40);
    std::string const packs = Author::vocabulary() + less.rules();
    REQUIRE(packs == Author::vocabulary() + more.rules());
    std::string const told = less.use_case(), told_more = more.use_case();
    Verdicts const before = verdicts(packs, told), after = verdicts(packs, told_more);
    INFO("seed " << seed << "\n" << packs << "\n" << told << "\n--\n" << told_more);
    if (before.conflict) {
      CHECK((after.conflict || told == told_more));
      continue;
    }
    for (auto const& [id, verdict] : before.facts) {
      INFO(id << ": " << name_of(verdict));
      presumed_moved += verdict != before.presumed.at(id) ? 1 : 0;
      CHECK(may_become(verdict, before.presumed.at(id)));
      if (after.conflict) continue;
      ++compared;
      moved += verdict != after.facts.at(id) ? 1 : 0;
      CHECK(may_become(verdict, after.facts.at(id)));
    }
  }
  CHECK(compared > seeds());
  CHECK(moved > seeds() / 20);
  CHECK(presumed_moved > seeds() / 20);
}

TEST_CASE("renaming the elements permutes the verdicts") {
  // The names sort the other way round.
  auto const renamed = [](std::string text) {
    for (auto const& [from, to] : {std::pair("alpha", "zulu"),
                                   {"beta", "yankee"},
                                   {"gamma", "xray"},
                                   {"paper", "atlas"},
                                   {"first", "whisky"},
                                   {"second", "victor"}}) {
      text = std::regex_replace(text, std::regex(std::string("\\b") + from + "\\b"), to);
    }
    return text;
  };
  for (unsigned seed = 1; seed <= seeds() / 4; ++seed) {
    Author author(seed);
    std::string const packs = Author::vocabulary() + author.rules();
    std::string const use_case = author.use_case();
    Verdicts const before = verdicts(packs, use_case), after = verdicts(packs, renamed(use_case));
    INFO("seed " << seed << "\n" << packs << "\n" << use_case);
    CHECK(before.conflict == after.conflict);
    for (auto const& [id, verdict] : before.facts) CHECK(after.facts.at(renamed(id)) == verdict);
    for (auto const& [id, verdict] : before.presumed) CHECK(after.presumed.at(renamed(id)) == verdict);
  }
}

TEST_CASE("a mechanism that is added never makes certain what needs what it provides") {
  std::size_t compared = 0;
  for (unsigned seed = 1; seed <= seeds() / 4; ++seed) {
    Author author(seed);
    std::string const packs = Author::vocabulary() + author.rules();
    std::string const bare = std::regex_replace(author.use_case(), std::regex("mechanisms = \\[.*\\]\n"), "");
    std::string const shelled =
        std::regex_replace(bare, std::regex("\\[entity.gamma\\]\n"), "[entity.gamma]\nmechanisms = [\"shell\"]\n");
    std::string const closed =
        std::regex_replace(bare, std::regex("\\[entity.gamma\\]\n"), "[entity.gamma]\nmechanisms = []\n");
    Verdicts const without = verdicts(packs, closed), with = verdicts(packs, shelled);
    CHECK(without.conflict == with.conflict);
    for (auto const& [id, verdict] : with.facts) {
      INFO("seed " << seed << ": " << id << "\n" << packs << "\n" << shelled);
      ++compared;
      // With it in place nothing is worse than where nothing stands.
      if (verdict == Verdict::certain) CHECK(without.facts.at(id) == Verdict::certain);
      if (without.facts.at(id) == Verdict::covered) CHECK(verdict == Verdict::covered);
    }
  }
  CHECK(compared > 0);
}

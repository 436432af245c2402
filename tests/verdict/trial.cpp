#include "tests/verdict/trial.h"

#include "tests/verdict/world.h"

namespace glacis::verdict {

namespace {

struct Seen {
  std::size_t worlds = 0;
  bool some_exposed = false, some_not = false, some_bare = false, some_unharmed = false;
};

Verdict verdict_of(Seen const& seen) {
  if (!seen.some_exposed) return Verdict::excluded;
  if (!seen.some_bare) return Verdict::covered;
  if (!seen.some_unharmed) return Verdict::certain;
  return seen.some_not ? Verdict::open : Verdict::exposed;
}

}  // namespace

Trial try_completions(Case const& the_case, std::size_t most) {
  Trial trial;
  text::Diagnostics notices;
  Judge judge(the_case, {}, notices);
  Domains const domains(the_case);
  trial.gave_up = judge.gave_up();
  if (trial.gave_up) return trial;
  if (judge.conflict()) {
    trial.conflict = true;
    trial.tried_all = oracle::each_world(the_case, domains, most * 30, condition::always_true(model::Sort::flow), {},
                                         [&](oracle::World const&) { ++trial.worlds; });
    return trial;
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
    bool const all = oracle::each_world(the_case, domains, most, rule.when, keys, [&](oracle::World const& world) {
      bool const exposed = oracle::holds(the_case, domains, world, rule.when, {finding.subject.element.index});
      bool const covered = !rule.needs.empty() && oracle::protects(the_case, judge.protection(), id, world);
      ++seen.worlds;
      seen.some_exposed = seen.some_exposed || exposed;
      seen.some_not = seen.some_not || !exposed;
      seen.some_bare = seen.some_bare || (exposed && !covered);
      seen.some_unharmed = seen.some_unharmed || !exposed || covered;
    });
    if (all)
      trial.rows.push_back({finding, verdict_of(seen), seen.worlds});
    else
      ++trial.skipped;
  }
  return trial;
}

}  // namespace glacis::verdict

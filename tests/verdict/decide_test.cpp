#include "engine/verdict/decide.h"

#include "tests/catch/catch.h"
#include "tests/verdict/sentence.h"

using namespace glacis::verdict;
using namespace glacis::verdict::tests;

using Ref = Residual::Ref;

TEST_CASE("goal and what is given are decided together") {
  Residual residual;
  Ref const yes = residual.constant(true);
  Ref const no = residual.constant(false);
  Ref const p = residual.flag(1);
  Ref const q = residual.flag(2);
  Ref const x1 = residual.literal(3, 3, {0b110});
  Ref const x2 = residual.literal(3, 3, {0b100});
  auto const implies = [&residual](Ref a, Ref b) { return residual.either(residual.negate(a), b); };
  struct Row {
    char const* what;
    Ref goal;
    std::vector<Ref> given;
    Answer answer;
  };
  Row const table[] = {
      {"true", yes, {}, Answer::yes},
      {"false", no, {}, Answer::no},
      {"a free Boolean", p, {}, Answer::both},
      {"given itself", p, {p}, Answer::yes},
      {"given its opposite", p, {residual.negate(p)}, Answer::no},
      {"by an implication", q, {implies(p, q), p}, Answer::yes},
      {"an implication alone", q, {implies(p, q)}, Answer::both},
      {"a stronger comparison", implies(x2, x1), {}, Answer::yes},
      {"by cases", q, {implies(p, q), implies(residual.negate(p), q)}, Answer::yes},
      {"neither case", residual.both(p, q), {residual.either(residual.negate(p), residual.negate(q))}, Answer::no},
      {"nothing satisfies it", q, {q, residual.negate(q)}, Answer::contradiction},
      {"nothing satisfies it, by cases",
       q,
       {implies(p, q), implies(residual.negate(p), q), implies(q, x1), implies(q, residual.negate(x1))},
       Answer::contradiction},
      {"false is given", yes, {no}, Answer::contradiction},
  };
  for (Row const& row : table) {
    INFO(row.what);
    Shape const shape = residual.shape(row.goal, row.given);
    CHECK(decide(shape, {}) == row.answer);
    CHECK(decide_natively(shape) == row.answer);
    CHECK(decide_by_solver(shape, {}) == row.answer);
  }
}

TEST_CASE("enumeration, solver and trying all completions agree") {
  for_all_draws("two ways, one answer", 2000, [](Draw const& draw) {
    Sentence const sentence = draw_sentence(draw, 10, 4000);
    Shape const plain = shape_of_sentence(sentence);
    Answer const expected = answer_by_trial(sentence);
    if (decide_natively(plain) != expected || decide_by_solver(plain, {}) != expected) return false;
    Shape const shape = build(sentence, [](std::uint32_t i) { return i; }).shape();
    Answer const of_slice = answer_by_trial(shape);
    return decide_natively(shape) == of_slice && decide_by_solver(shape, {}) == of_slice &&
           decide(shape, {}) == of_slice && decide(shape, {0, 1'000'000}) == of_slice;
  });
}

TEST_CASE("more completions than one word, and codes across its border, are all tried") {
  // Exactly one of 5^8 completions satisfies the goal; equal digits force its place.
  for (std::uint64_t const value : {0U, 2U, 4U}) {
    Residual residual;
    Ref goal = residual.constant(true);
    Ref given = residual.constant(true);
    for (std::uint64_t key = 0; key < 8; ++key) {
      // Literals of both kinds, so that no value dominates another.
      for (std::uint64_t other = 0; other < 5; ++other) {
        Ref const now = residual.literal(key, 5, {1ULL << other});
        Ref const next = residual.literal((key + 1) % 8, 5, {1ULL << other});
        given = residual.both(given, residual.either(residual.negate(now), next));
      }
      goal = residual.both(goal, residual.literal(key, 5, {1ULL << value}));
    }
    Ref const first = residual.literal(0, 5, {1ULL << value});
    Shape const shape = residual.shape(residual.either(residual.negate(first), goal), {given});
    CHECK(shape.bits() == 24);
    CHECK(decide_natively(shape) == Answer::yes);
    CHECK(decide_by_solver(shape, {}) == Answer::yes);
    CHECK(decide_natively(residual.shape(goal, {given})) == Answer::both);
  }
}

namespace {

/// One more pigeon than holes, two to a hole forbidden, and a goal that has nothing to do with it but one literal.
Shape pigeons(std::uint32_t holes) {
  Residual residual;
  std::vector<Ref> given;
  for (std::uint32_t hole = 0; hole < holes; ++hole) {
    for (std::uint32_t a = 0; a <= holes; ++a) {
      for (std::uint32_t b = 0; b < a; ++b) {
        given.push_back(residual.negate(
            residual.both(residual.literal(a, holes, {1ULL << hole}), residual.literal(b, holes, {1ULL << hole}))));
      }
    }
  }
  return residual.shape(residual.both(residual.literal(0, holes, {1}), residual.flag(100)), given);
}

}  // namespace

TEST_CASE("a hard shape is given up, never answered, when effort runs out") {
  Shape const shape = pigeons(9);
  Effort const little{16, 1000};
  CHECK(decide(shape, little) == Answer::gave_up);
  Decider decider(little);
  CHECK(decider.decide(shape) == Answer::gave_up);
  CHECK(decider.decide(shape) == Answer::gave_up);
  CHECK(decider.gave_up() == 2);
}

TEST_CASE("once its budget is used up, a decider gives up on what is left, and on that alone") {
  Effort effort{4};
  std::uint64_t used = 0;
  CHECK(decide(pigeons(4), effort, &used) == Answer::contradiction);
  REQUIRE(used > 0);
  effort.budget = used;
  Decider decider(effort);
  CHECK(decider.decide(pigeons(4)) == Answer::contradiction);
  CHECK(decider.decide(pigeons(5)) == Answer::gave_up);
  CHECK(decider.decide(pigeons(4)) == Answer::contradiction);
  CHECK(decider.decide(pigeons(1)) == decide(pigeons(1), {}));
}

TEST_CASE("a decider answers as decide does and asks each shape once") {
  Decider decider;
  std::size_t asked = 0;
  for_all_draws("cache on = off", 500, [&](Draw const& draw) {
    Shape const shape = build(draw_sentence(draw, 3, 100), [](std::uint32_t i) { return i; }).shape();
    ++asked;
    return decider.decide(shape) == decide(shape, {}) && decider.decide(shape) == decide(shape, {});
  });
  CHECK(decider.asked() == 2 * asked);
  CHECK(decider.distinct() < asked);
}

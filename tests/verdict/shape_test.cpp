#include "engine/verdict/shape.h"

#include <algorithm>
#include <numeric>

#include "tests/catch/catch.h"
#include "tests/verdict/sentence.h"

using namespace glacis::verdict;
using namespace glacis::verdict::tests;

using Ref = Residual::Ref;

TEST_CASE("literals that no value or every possible value satisfies are constants") {
  Residual residual;
  residual.restrict(1, 4, {0b0110});
  CHECK(residual.literal(1, 4, {0b0110}) == residual.constant(true));
  CHECK(residual.literal(1, 4, {0b1111}) == residual.constant(true));
  CHECK(residual.literal(1, 4, {0b1001}) == residual.constant(false));
  CHECK(residual.literal(2, 4, {0b1111}) == residual.constant(true));
  CHECK(residual.literal(2, 4, {}) == residual.constant(false));
  CHECK_FALSE(residual.is_constant(residual.literal(1, 4, {0b0010})));
}

TEST_CASE("a residual simplifies as it is built") {
  Residual residual;
  Ref const yes = residual.constant(true);
  Ref const no = residual.constant(false);
  Ref const p = residual.flag(10);
  Ref const q = residual.flag(11);
  Ref const r = residual.flag(12);
  Ref const at_least_1 = residual.literal(5, 4, {0b1110});
  Ref const at_least_2 = residual.literal(5, 4, {0b1100});
  Ref const at_most_2 = residual.literal(5, 4, {0b0111});
  auto const both = [&residual](Ref a, Ref b) { return residual.both(a, b); };
  auto const either = [&residual](Ref a, Ref b) { return residual.either(a, b); };
  auto const negate = [&residual](Ref a) { return residual.negate(a); };
  struct Row {
    char const* what;
    Ref found, expected;
  };
  Row const table[] = {
      {"true is neutral in both", both(yes, p), p},
      {"false absorbs in both", both(p, no), no},
      {"false is neutral in either", either(p, no), p},
      {"true absorbs in either", either(yes, p), yes},
      {"idempotence", both(p, p), p},
      {"idempotence of either", either(p, p), p},
      {"complement", both(p, negate(p)), no},
      {"excluded middle", either(negate(p), p), yes},
      {"double negation", negate(negate(both(p, q))), both(p, q)},
      {"commutativity", both(q, p), both(p, q)},
      {"De Morgan", negate(both(p, q)), either(negate(q), negate(p))},
      {"absorption", both(both(p, q), p), both(p, q)},
      {"absorption of either", both(p, either(p, q)), p},
      {"complement below", both(both(p, q), negate(q)), no},
      {"unit", both(p, either(negate(p), q)), both(p, q)},
      {"what follows from a member", both(both(p, q), either(p, r)), both(p, q)},
      {"literals of one variable meet", both(at_least_1, at_most_2), residual.literal(5, 4, {0b0110})},
      {"literals of one variable join", either(negate(at_least_1), at_least_2), residual.literal(5, 4, {0b1101})},
      {"a literal's negation is a literal", negate(at_least_2), residual.literal(5, 4, {0b0011})},
      {"literals meet in a conjunction", both(both(at_least_1, p), at_most_2),
       both(p, residual.literal(5, 4, {0b0110}))},
      {"an empty meeting is false", both(at_least_2, both(p, negate(at_least_1))), no},
  };
  for (Row const& row : table) {
    INFO(row.what);
    CHECK(row.found == row.expected);
  }
}

TEST_CASE("a shape holds the variables in order of occurrence, with merged values and without negations") {
  Residual residual;
  Ref const few = residual.literal(7, 100, {0b111, 0});
  Ref const flag = residual.flag(3);
  Shape const shape = residual.shape(residual.both(few, residual.negate(flag)), {});
  CHECK(shape.domains == std::vector<std::uint8_t>{2, 2});
  CHECK(shape.bits() == 2);
  Shape const expected{{2, 2},
                       {{Shape::Form::literal, 0, 0, 1},
                        {Shape::Form::literal, 1, 0, 1},
                        {Shape::Form::both, 0, 1, 0},
                        {Shape::Form::constant, 1, 0, 0}},
                       2,
                       3};
  CHECK(shape == expected);
}

TEST_CASE("a variable has one value for each block that the literals tell apart") {
  Residual residual;
  residual.restrict(1, 10, {0b0111111111});
  Ref const a = residual.literal(1, 10, {0b0000001111});
  Ref const b = residual.literal(1, 10, {0b1100000011});
  Ref const flag = residual.flag(2);
  // {0,1} in both, {2,3} in a, {8} in b, {4..7} in neither; 9 is impossible.
  Ref const goal = residual.either(residual.both(a, flag), residual.both(b, residual.negate(flag)));
  Shape const shape = residual.shape(goal, {});
  std::vector<std::uint8_t> domains = shape.domains;
  std::sort(domains.begin(), domains.end());
  CHECK(domains == std::vector<std::uint8_t>{2, 4});
}

TEST_CASE("only what shares variables with the goal, over others too, is in the shape") {
  Residual residual;
  Ref const p = residual.flag(1);
  Ref const q = residual.flag(2);
  Ref const r = residual.flag(3);
  Ref const s = residual.flag(4);
  Ref const t = residual.flag(5);
  Ref const near = residual.either(p, q);
  Ref const far = residual.either(residual.negate(q), r);
  Ref const apart = residual.either(s, t);
  CHECK(residual.shape(p, {near, far, apart}) == residual.shape(p, {near, far}));
  CHECK(residual.shape(p, {residual.both(apart, near), far}) == residual.shape(p, {far, near}));
  CHECK(residual.shape(p, {near, far}).domains.size() == 3);
  CHECK(residual.shape(p, {apart}) == residual.shape(p, {}));
}

TEST_CASE("a literal that is given counts like a restriction") {
  Residual residual;
  Ref const p = residual.flag(1);
  Ref const q = residual.flag(2);
  Ref const implied = residual.either(residual.negate(p), q);
  CHECK(residual.shape(q, {implied, p}) == residual.shape(residual.constant(true), {}));
  CHECK(residual.shape(p, {implied, residual.negate(q)}) == residual.shape(residual.constant(false), {}));
  CHECK(decide(residual.shape(q, {p, residual.negate(p), implied}), {}) == Answer::contradiction);
}

TEST_CASE("a variable without possible values contradicts") {
  Residual residual;
  Ref const p = residual.flag(1);
  residual.restrict(1, 2, {0b01});
  residual.restrict(1, 2, {0b10});
  CHECK(decide(residual.shape(p, {}), {}) == Answer::contradiction);
}

TEST_CASE("a restriction after the literals says the same as one before") {
  Residual late;
  Ref const a = late.literal(1, 4, {0b0011});
  Ref const goal = late.both(a, late.flag(2));
  late.restrict(1, 4, {0b0110});
  Residual early;
  early.restrict(1, 4, {0b0110});
  CHECK(late.shape(goal, {}) == early.shape(early.both(early.literal(1, 4, {0b0011}), early.flag(2)), {}));
  late.restrict(1, 4, {0b0010});
  CHECK(late.shape(goal, {}) == late.shape(late.flag(9), {}));
}

TEST_CASE("names, numbers of values and the order of building do not show in simple shapes") {
  auto const make = [](std::uint64_t x, std::uint64_t y, std::uint64_t z, bool backwards, std::uint64_t mask) {
    Residual residual;
    Ref const flag = residual.flag(backwards ? z : y);
    Ref const other = residual.flag(backwards ? y : z);
    Ref const level = residual.literal(x, 6, {mask});
    Ref const inner =
        backwards ? residual.either(other, residual.negate(flag)) : residual.either(residual.negate(other), flag);
    Ref const goal = backwards ? residual.both(inner, level) : residual.both(level, inner);
    return residual.shape(goal, {residual.either(residual.negate(level), flag)});
  };
  Shape const shape = make(1, 2, 3, false, 0b000111);
  CHECK(make(30, 20, 10, false, 0b000111) == shape);
  CHECK(make(1, 2, 3, false, 0b101000) == shape);
  CHECK(make(5, 1, 9, false, 0b000001) == shape);
  CHECK(shape.domains == std::vector<std::uint8_t>{2, 2, 2});

  auto const chain = [](std::vector<std::uint64_t> const& keys) {
    Residual residual;
    Ref sum = residual.constant(false);
    for (std::uint64_t const key : keys) sum = residual.either(sum, residual.literal(key, 3, {key == 4 ? 3U : 1U}));
    return residual.shape(sum, {});
  };
  CHECK(chain({1, 2, 3, 4}) == chain({4, 3, 2, 1}));
  CHECK(chain({1, 2, 3, 4}) == chain({9, 4, 8, 7}));
}

TEST_CASE("clearing forgets formulas, names and restrictions") {
  Residual residual;
  residual.restrict(1, 4, {0b0001});
  Ref const p = residual.flag(2);
  Shape const shape = residual.shape(p, {});
  residual.clear();
  CHECK(residual.size() == 1);
  Ref const q = residual.literal(1, 2, {0b01});
  CHECK_FALSE(residual.is_constant(q));
  CHECK(residual.shape(q, {}) == shape);
}

TEST_CASE("the variables below a reference are listed sorted, each once") {
  Residual residual;
  Ref const a = residual.both(residual.flag(9), residual.flag(3));
  Ref const b = residual.either(a, residual.both(residual.flag(3), residual.literal(5, 3, {1})));
  CHECK(residual.variables(b) == std::vector<std::uint64_t>{3, 5, 9});
  CHECK(residual.variables(residual.constant(true)).empty());
}

TEST_CASE("a variable with hundreds of kinds of values is still exact") {
  for (std::uint32_t const values : {65U, 128U, 129U, 300U, 5000U}) {
    INFO(values << " values");
    Residual residual;
    std::size_t const words = (values + 63) / 64;
    Ref same = residual.constant(false);
    Ref differ = residual.constant(true);
    for (std::uint32_t value = 0; value < values; ++value) {
      std::vector<std::uint64_t> mask(words);
      mask[value / 64] = 1ULL << (value % 64);
      Ref const both = residual.both(residual.literal(1, values, mask), residual.literal(2, values, mask));
      same = residual.either(same, both);
      differ = residual.both(differ, residual.negate(both));
    }
    std::vector<std::uint64_t> first(words);
    first[0] = 1;
    Ref const one = residual.literal(1, values, first);
    Ref const two = residual.literal(2, values, first);
    CHECK(differ == residual.negate(same));
    Effort const effort{16, 100'000'000};
    CHECK(decide(residual.shape(same, {}), effort) == Answer::both);
    CHECK(decide(residual.shape(same, {one, two}), effort) == Answer::yes);
    CHECK(decide(residual.shape(same, {one, residual.negate(two)}), effort) == Answer::no);
    for (std::uint8_t const domain : residual.shape(same, {}).domains) CHECK(domain <= 64);
  }
}

TEST_CASE("a shape asks what the residual asked") {
  for_all_draws("shape keeps the answer", 3000, [](Draw const& draw) {
    Sentence const sentence = draw_sentence(draw, 6, 1000);
    Built const built = build(sentence, [](std::uint32_t i) { return i; });
    Answer const expected = answer_by_trial(sentence);
    Answer const found = answer_by_trial(built.shape());
    // A contradiction in what shares nothing with the goal is not the shape's business.
    return found == expected || expected == Answer::contradiction;
  });
}

TEST_CASE("renaming the variables and restricting late give the same shape") {
  for_all_draws("renamed and late", 2000, [](Draw const& draw) {
    Sentence const sentence = draw_sentence(draw, 8, 2000);
    std::vector<std::uint64_t> keys(sentence.domains.size());
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = i * 1'000'003 + draw(1000);
    for (std::size_t i = keys.size(); i > 1; --i) std::swap(keys[i - 1], keys[draw(static_cast<std::uint32_t>(i))]);
    Built const plain = build(sentence, [](std::uint32_t i) { return i; });
    Built const renamed = build(sentence, [&keys](std::uint32_t i) { return keys[i]; });
    Built const late = build(
        sentence, [&keys](std::uint32_t i) { return keys[i]; }, true);
    Shape const shape = plain.shape();
    if (plain.shape() != shape || renamed.shape() != shape) return false;
    Answer const expected = answer_by_trial(sentence);
    return expected == Answer::contradiction || decide_natively(late.shape()) == expected;
  });
}

TEST_CASE("a variable that is taken off leaves exactly what some value of it allows") {
  Effort const effort;
  auto const can_hold = [&](Residual const& residual, Ref ref) {
    Answer const answer = decide(residual.shape(ref, {}), effort);
    return answer == Answer::yes || answer == Answer::both;
  };
  for_all_draws("exists", 400, [&](Draw const& draw) {
    Sentence const sentence = draw_sentence(draw, 5, 400);
    Built built = build(sentence, [](std::uint32_t variable) { return 100 + variable; });
    std::uint64_t const taken = 100 + draw(static_cast<std::uint32_t>(sentence.domains.size()));
    Ref other = built.residual.constant(true);
    for (Ref given : built.given) other = built.residual.both(other, built.residual.exists(given, taken));
    Ref const without = built.residual.exists(built.goal, taken);
    auto const left = built.residual.variables(without);
    return !std::ranges::binary_search(left, taken) &&
           can_hold(built.residual, built.residual.both(without, other)) ==
               can_hold(built.residual, built.residual.both(built.goal, other));
  });
}

TEST_CASE("what a formula says of one variable follows from it") {
  Effort const effort;
  for_all_draws("bounds", 400, [&](Draw const& draw) {
    Sentence const sentence = draw_sentence(draw, 5, 400);
    Built built = build(sentence, [](std::uint32_t variable) { return 100 + variable; });
    for (Residual::Bound const& bound : built.residual.bounds(built.goal)) {
      std::uint32_t const domain = sentence.domains[bound.variable - 100];
      Ref const literal = built.residual.literal(bound.variable, domain, bound.values);
      Answer const answer = decide(built.residual.shape(literal, {built.goal}), effort);
      if (answer != Answer::yes && answer != Answer::contradiction) return false;
    }
    return true;
  });
}

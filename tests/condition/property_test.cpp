#include <chrono>

#include "engine/condition/parse.h"
#include "tests/catch/catch.h"
#include "tests/condition/random_tree.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;
using glacis::verdict::tests::Draw;
using glacis::verdict::tests::for_all_draws;

namespace {

/// Children before parents, each index in its table, the root last.
bool well_formed(Formula const& formula) {
  if (formula.operations.empty()) return false;
  auto const within = [](std::uint32_t index, std::size_t size) { return index == nothing || index < size; };
  for (std::size_t i = 0; i < formula.operations.size(); ++i) {
    Operation const& each = formula.operations[i];
    bool const good = within(each.a, i) && within(each.b, i) && within(each.path, formula.paths.size()) &&
                      within(each.other, formula.paths.size()) && within(each.values, formula.values.size());
    if (!good) return false;
  }
  for (std::size_t i = 0; i < formula.paths.size(); ++i) {
    Path const& each = formula.paths[i];
    if (each.root == Path::Root::variable && each.slot >= formula.slots.size()) return false;
    if (each.root == Path::Root::zone_of && each.inner >= i) return false;
  }
  return true;
}

/// Reads a text as far as it goes; false if a promise of the headers is broken.
bool keeps_promises(std::string const& text, Scope const& scope) {
  Desk desk;
  auto const phrase = desk.phrase(text);
  auto const tree = parse_condition(phrase, desk.diagnostics);
  if (tree.has_value() != (desk.diagnostics.errors() == 0)) return false;
  if (!tree) return !desk.said().empty();
  auto const formula = check_condition(*tree, phrase, scope, desk.diagnostics);
  if (formula.has_value() != (desk.diagnostics.errors() == 0)) return false;
  return formula ? well_formed(*formula) : !desk.said().empty();
}

}  // namespace

TEST_CASE("what is printed parses to an equal tree") {
  for_all_draws("print, then parse, is identity", 3000, [](Draw const& draw) {
    Tree const tree = random_tree(draw, 1 + draw(5));
    Desk desk;
    auto const again = parse_condition(desk.phrase(print(tree)), desk.diagnostics);
    return again.has_value() && *again == tree && print(*again) == print(tree);
  });
}

TEST_CASE("trees that say different things are not equal") {
  for_all_draws("equal trees print alike, others do not", 1000, [](Draw const& draw) {
    Tree const a = random_tree(draw, draw(3));
    Tree const b = random_tree(draw, draw(3));
    return (a == b) == (print(a) == print(b));
  });
}

TEST_CASE("random trees are checked or refused, each with a reason") {
  for_all_draws("the checker keeps its promises", 3000, [](Draw const& draw) {
    Scope const scope = draw(2) == 0 ? about(Sort::flow) : in_use_case();
    return keeps_promises(print(random_tree(draw, 1 + draw(5))), scope);
  });
}

TEST_CASE("20,000 random texts end in a formula or an error, in bounded time") {
  auto const begin = std::chrono::steady_clock::now();
  std::size_t formulas = 0;
  for (unsigned seed = 0; seed < 20'000; ++seed) {
    std::mt19937 source(seed);
    Draw const draw = [&source](std::uint32_t below) { return static_cast<std::uint32_t>(source() % below); };
    std::string const text = random_text(draw);
    Scope const scopes[] = {about(Sort::flow), about(Sort::entity),  claim(about(Sort::data)),
                            in_use_case(),     claim(in_use_case()), threat(with_for(about(Sort::flow)))};
    INFO("seed " << seed << ": " << text);
    REQUIRE(keeps_promises(text, scopes[seed % std::size(scopes)]));
    Desk desk;
    if (parse_condition(desk.phrase(text), desk.diagnostics)) ++formulas;
  }
  // Otherwise the texts would try only the parser's refusals.
  CHECK(formulas > 500);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(120));
}

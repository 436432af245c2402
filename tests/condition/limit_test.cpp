#include <algorithm>
#include <chrono>

#include "engine/condition/parse.h"
#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

std::string repeated(std::string const& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// The first error's message, or "fine".
std::string outcome(std::string const& text) {
  Desk desk;
  auto const tree = parse_condition(desk.phrase(text), desk.diagnostics);
  if (tree) return "fine";
  auto const sorted = desk.diagnostics.sorted();
  REQUIRE(sorted.size() == 1);
  CHECK(desk.said().size() < 2000);
  return sorted.front().message;
}

}  // namespace

TEST_CASE("a condition nests as deep as the limit and no deeper") {
  std::string const too_deep = "this condition is nested too deeply";
  CHECK(outcome(repeated("(", deepest - 1) + "a.b" + repeated(")", deepest - 1)) == "fine");
  CHECK(outcome(repeated("(", deepest) + "a.b" + repeated(")", deepest)) == too_deep);
  CHECK(outcome(repeated("not ", deepest - 1) + "a.b") == "fine");
  CHECK(outcome(repeated("not ", deepest) + "a.b") == too_deep);
  CHECK(outcome(repeated("any x in y.z: ", deepest) + "a.b") == too_deep);
  CHECK(outcome(repeated("f(", deepest) + "a" + repeated(")", deepest)) == too_deep);
  CHECK(outcome(repeated("(not ", deepest) + "a" + repeated(")", deepest)) == too_deep);
  CHECK(outcome(repeated("reaches(a, b, via f: ", deepest) + "a.b" + repeated(")", deepest)) == too_deep);
}

TEST_CASE("hostile conditions end in one diagnostic, quickly") {
  auto const begin = std::chrono::steady_clock::now();
  std::size_t const many = 200'000;
  std::string const too_deep = "this condition is nested too deeply";
  std::string const too_large = "this condition has more than 10000 parts";
  CHECK(outcome(repeated("(", many)) == too_deep);
  CHECK(outcome(repeated("(", many) + "a" + repeated(")", many)) == too_deep);
  CHECK(outcome(repeated("not ", many)) == too_deep);
  CHECK(outcome(repeated("a.b and ", many) + "a.b") == too_large);
  CHECK(outcome(repeated("a.b or ", many) + "a.b") == too_large);
  CHECK(outcome("a" + repeated(".b", many)) == too_large);
  std::string names = "a.b in {c";
  for (std::size_t i = 0; i < many; ++i) names += ", c" + std::to_string(i);
  CHECK(outcome(names + "}") == too_large);
  CHECK(outcome(repeated("a", many)) == "a name of 200000 characters");
  CHECK(outcome("a.b > " + repeated("1", many)) == "a number of 200000 digits");
  CHECK(outcome("a.b > 1 " + repeated("B", many)).size() < 100);
  CHECK(outcome(repeated(" ", many)) == "there is nothing here");
  CHECK(outcome(repeated(")", many)) == "unexpected `)`");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("the longest chain is read, printed and lowered without depth") {
  std::string const text = "entity.uicc" + repeated(" and entity.uicc", 2400);
  Desk desk;
  auto const phrase = desk.phrase(text);
  auto const tree = parse_condition(phrase, desk.diagnostics);
  REQUIRE(tree);
  CHECK(print(*tree) == text);
  auto const formula = check_condition(*tree, phrase, about(Sort::entity), desk.diagnostics);
  REQUIRE(formula);
  std::vector<unsigned> depth(formula->operations.size());
  for (std::size_t i = 0; i < depth.size(); ++i) {
    Operation const& each = (*formula)[static_cast<OpId>(i)];
    if (each.op == Op::both) depth[i] = 1 + std::max(depth[each.a], depth[each.b]);
  }
  CHECK(depth.back() == 12);
}

TEST_CASE("written lists inside each other do not grow without bound") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "any v" + std::to_string(i) + " in {meter, aggregator}: ";
  std::string const said = dump_of(text + "v59.uicc", in_use_case());
  CHECK(said.find("error[G088]") == 0);
}

TEST_CASE("thousands of conditions are read in a second") {
  std::string const text =
      "flow.point in {mcc, mcc-prime} or (flow.point == mca and (any e in flow.ends: e is in-cse) and "
      "(any e in flow.ends: e.domain == field)) implies flow.in-reach";
  auto const begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 2000; ++i) {
    Desk desk;
    auto const phrase = desk.phrase(text);
    auto const tree = parse_condition(phrase, desk.diagnostics);
    REQUIRE(tree);
    REQUIRE(check_condition(*tree, phrase, about(Sort::flow), desk.diagnostics));
  }
  // Far above what it takes, also without optimization and on a busy machine.
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

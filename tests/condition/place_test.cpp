#include "engine/condition/token.h"
#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

/// The author's words of each operation, in order, joined by " | ".
std::string places(std::string const& text, Scope const& scope) {
  Desk desk;
  auto const phrase = desk.phrase(text);
  auto const tree = parse_condition(phrase, desk.diagnostics);
  auto const formula = tree ? check_condition(*tree, phrase, scope, desk.diagnostics) : std::nullopt;
  if (!formula) return desk.said();
  std::string all;
  for (Operation const& each : formula->operations) {
    all += (all.empty() ? "" : " | ") + std::string(desk.sources.excerpt(each.place));
  }
  return all;
}

}  // namespace

TEST_CASE("each operation knows the author's words") {
  CHECK(places("flow.over.ip", about(Sort::flow)) == "flow.over.ip");
  CHECK(places("not (flow.point != mca)", about(Sort::flow)) ==
        "flow.point != mca | flow.point != mca | not (flow.point != mca)");
  CHECK(places("(flow.over.ip) or any2.x", about(Sort::flow)).find("error") == 0);
  CHECK(places("(flow.over.ip or true) and (any e in flow.ends: e is ae)", about(Sort::flow)) ==
        "flow.over.ip | true | flow.over.ip or true | e is ae | any e in flow.ends: e is ae | "
        "(flow.over.ip or true) and (any e in flow.ends: e is ae)");
}

TEST_CASE("an unfolded definition stands where it is used") {
  CHECK(places("true and flow.over.narrow", about(Sort::flow)) ==
        "true | flow.over.narrow | true and flow.over.narrow");
  CHECK(places("flow.in-reach", about(Sort::flow)) == "flow.in-reach | flow.in-reach | flow.in-reach | flow.in-reach");
}

TEST_CASE("a caret stays under the words of a text that was written over several lines with escapes") {
  Desk desk;
  // In the file: when = "flow.over.ip\n  and flow.bananas" with the line break as an escape.
  std::string const file = "when = \"flow.over.ip\\n  and flow.bananas\"\n";
  auto const source = desk.sources.add("pack.toml", file);
  std::string const text = "flow.over.ip\n  and flow.bananas";
  auto const begin = static_cast<std::uint32_t>(file.find('"'));
  auto const escape = static_cast<std::uint32_t>(file.find('\\'));
  glacis::text::Phrase const phrase{text,
                                    {source, begin, static_cast<std::uint32_t>(file.size() - 1)},
                                    {{0, begin + 1}, {12, escape}, {13, escape + 2}}};
  auto const tree = parse_condition(phrase, desk.diagnostics);
  REQUIRE(tree);
  CHECK_FALSE(check_condition(*tree, phrase, about(Sort::flow), desk.diagnostics));
  CHECK(desk.said() ==
        "error[G071]: a flow has no `bananas`\n"
        " --> pack.toml:1:34\n"
        "  |\n"
        "1 | when = \"flow.over.ip\\n  and flow.bananas\"\n"
        "  |                                  ^^^^^^^ `flow` is a flow\n"
        "  |\n"
        "  = help: one of `from`, `to`, `ends`, `over`, `data`, `back`, `payload`, `period`, ...\n");
}

TEST_CASE("words that mean something are no variables") {
  for (char const* const word : {"flow", "data", "entities", "model", "any", "via", "true"}) CHECK(is_reserved(word));
  for (char const* const word : {"d", "mca", "labels", "zone-of"}) CHECK_FALSE(is_reserved(word));
}

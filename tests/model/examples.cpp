#include "engine/model/example.h"

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

struct ReadExamples {
  std::optional<ExampleBook> book;
  std::string said;
};

std::string const rules =
    "[pack]\ntitle = \"t\"\nsuits = [\"*\"]\n[threat.loss]\non = \"entity\"\nneeds = []\n"
    "[lint.odd]\non = \"data\"\nwhen = \"true\"\n";

ReadExamples read_book(std::map<std::string, std::string> files) {
  files["models/core.toml"] = core_pack;
  files["rules/all.toml"] = rules;
  World world{files};
  auto const vocabulary = world.read_packs();
  INFO(world.said_briefly());
  REQUIRE(vocabulary);
  auto book = read_examples(glacis::text::Files(world.root()), *vocabulary, world.sources, world.diagnostics);
  return {std::move(book), world.said_briefly()};
}

std::string said_of(std::string const& text) { return read_book({{"rules/examples/all.toml", text}}).said; }

}  // namespace

TEST_CASE("an example is a use case without its head") {
  auto const result =
      read_book({{"rules/examples/all.toml",
                  "[[example]]\nrule = \"loss\"\nverdict = \"open\"\nsubject = \"a\"\n"
                  "mechanisms = \"as-stated\"\nentity.a = { kind = \"node\" }\n[example.data.d]\n"
                  "[[example.assume]]\nthat = \"a is node\"\n"
                  "[[without]]\nrule = \"odd\"\nverdict = \"silent\"\nbecause = \"it is always so\"\n"}});
  INFO(result.said);
  REQUIRE(result.book);
  REQUIRE(result.book->examples.size() == 1);
  Example const& example = result.book->examples.front();
  CHECK(example.verdict.text == "open");
  CHECK(example.subject.text == "a");
  CHECK(example.use_case.as_stated);
  CHECK(example.use_case.entities.size() == 1);
  CHECK(example.use_case.data.size() == 1);
  CHECK(example.use_case.assumptions.size() == 1);
  REQUIRE(result.book->exemptions.size() == 1);
  CHECK(result.book->exemptions.front().verdict.text == "silent");
}

TEST_CASE("without examples the book is empty") {
  auto const result = read_book({});
  REQUIRE(result.book);
  CHECK(result.book->examples.empty());
}

TEST_CASE("what is wrong with an example is said where it is written") {
  std::string const head = "[[example]]\nrule = \"loss\"\nverdict = \"open\"\n";
  CHECK(said_of(head + "entity.a = { kind = \"nod\" }\n") ==
        "G027 4:22 [nod] there is no kind `nod`; did you mean `node`?\n");
  CHECK(said_of(head + "enttiy.a = {}\n") == "G020 4:1 [enttiy] unknown table `enttiy`; did you mean `entity`?\n");
  CHECK(said_of("[[example]]\nrule = \"lose\"\nverdict = \"open\"\n") ==
        "G029 2:9 [lose] there is no rule `lose` in the pack `all`; did you mean `loss`?\n");
  CHECK(said_of("[[example]]\nrule = \"loss\"\nverdict = \"warns\"\n") == "G033 3:12 [warns] found `warns`\n");
  CHECK(said_of("[[example]]\nrule = \"odd\"\nverdict = \"open\"\n") == "G033 3:12 [open] found `open`\n");
  CHECK(said_of("[[example]]\nverdict = \"open\"\n") == "G023 2:1 [verdict] [[example]] has no `rule`\n");
  CHECK(said_of("[[without]]\nrule = \"loss\"\nverdict = \"open\"\n") ==
        "G023 2:1 [rule] [[without]] has no `because`\n");
  CHECK(said_of("[use-case]\n") == "G020 1:2 [use-case] unknown table `use-case`\n");
  CHECK(said_of("example = 1\n").starts_with("G022 1:11"));
}

TEST_CASE("examples belong to a pack") {
  auto const result = read_book({{"rules/examples/al.toml", ""}});
  CHECK_FALSE(result.book);
  CHECK(result.said.find("there is no pack `al` in rules/") != std::string::npos);
}

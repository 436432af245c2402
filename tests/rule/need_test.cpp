#include "engine/rule/need.h"

#include "tests/catch/catch.h"
#include "tests/rule/packs.h"

using namespace glacis::rule;
using namespace glacis::rule::tests;

namespace {

std::string rule_with(std::string const& on, std::string const& needs, std::string const& more = {}) {
  return "[obligation.o]\non = \"" + on + "\"\nneeds = [" + needs + "]\n" + more;
}

}  // namespace

TEST_CASE("a need that leaves scope or place unsaid means what stands there by default") {
  struct Row {
    std::string on, needs, meaning, more;
  };
  std::string const pair = "for = \"d in entity.stores\"\n";
  Row const table[] = {
      {"flow", R"("integrity")", "integrity:hop|end-to-end@self", ""},
      {"flow", R"("integrity:hop")", "integrity:hop@self", ""},
      {"flow", R"("integrity:link")", "integrity:link@self", ""},
      {"flow", R"("freshness")", "freshness:hop@self", ""},
      {"flow", R"("non-repudiation")", "non-repudiation:end-to-end@self", ""},
      {"flow", R"("integrity@ends")", "integrity:platform@ends", ""},
      {"flow", R"("secure-storage@from", "secure-storage@to")",
       "secure-storage:platform@from, secure-storage:platform@to", ""},
      {"journey", R"("integrity")", "integrity:end-to-end@self", ""},
      {"journey", R"("integrity@flows")", "integrity:hop|end-to-end@flows", ""},
      {"journey", R"("freshness:hop@flows")", "freshness:hop@flows", ""},
      {"journey",
       R"("secure-storage@origin", "secure-storage@consumer", "secure-storage@relays", "secure-storage@ends")",
       "secure-storage:platform@origin, secure-storage:platform@consumer, secure-storage:platform@relays, "
       "secure-storage:platform@ends",
       ""},
      {"journey", R"("integrity@stores")", "integrity:at-rest@stores", ""},
      {"entity", R"("integrity")", "integrity:platform@self", ""},
      {"entity", R"("integrity:at-rest")", "integrity:at-rest@self", ""},
      {"entity", R"("integrity@stores")", "integrity:at-rest@stores", ""},
      {"entity", R"("integrity@flows")", "integrity:hop|end-to-end@flows", ""},
      {"entity", R"("integrity")", "integrity:at-rest@self", pair},
      {"entity", R"("secure-storage:platform")", "secure-storage:platform@self", pair},
      {"data", R"("integrity")", "integrity:end-to-end@self, integrity:at-rest@self", ""},
      {"data", R"("non-repudiation")", "non-repudiation:end-to-end@self", ""},
      {"data", R"("secure-storage@origin")", "secure-storage:platform@origin", ""},
      {"data", R"("integrity@stores")", "integrity:at-rest@stores", ""},
      {"zone", R"("freshness")", "freshness:hop@self", ""},
      {"zone", R"("secure-storage:platform")", "secure-storage:platform@self", ""},
      {"zone", R"("secure-storage@entities", "integrity@flows")",
       "secure-storage:platform@entities, integrity:hop|end-to-end@flows", ""},
      {"model", R"("secure-storage:platform@entities", "integrity:hop@flows")",
       "secure-storage:platform@entities, integrity:hop@flows", ""},
      {"flow", R"(["integrity:hop", "freshness"])", "integrity:hop@self or freshness:hop@self", ""},
      {"data", R"(["secure-storage@origin", "integrity"])",
       "secure-storage:platform@origin or integrity:end-to-end@self, "
       "secure-storage:platform@origin or integrity:at-rest@self",
       ""},
  };
  for (Row const& row : table) {
    INFO(row.on << ": " << row.needs);
    auto const packs = compile(small_vocabulary(), rule_with(row.on, row.needs, row.more));
    CHECK(packs->errors() == "");
    if (packs->rulebook) CHECK(packs->show(packs->rule("o").needs) == row.meaning);
  }
}

TEST_CASE("a feature, scope or place that there is not has a caret and a suggestion, all at once") {
  auto const packs =
      compile(small_vocabulary(), rule_with("flow", R"("integrty:hop", "integrity:hopp", "freshness:end-to-end",
         "integrity@flows", "integrity:at-rest", "secure-storage", "integrty@end")"));
  CHECK_FALSE(packs->rulebook);
  CHECK(packs->errors() == R"(error[G090]: there is no feature `integrty`
 --> few.toml:6:11
  |
6 | needs = ["integrty:hop", "integrity:hopp", "freshness:end-to-end",
  |           ^^^^^^^^ expected a feature
  |
  = help: did you mean `integrity`?
error[G091]: there is no scope `hopp`
 --> few.toml:6:37
  |
6 | needs = ["integrty:hop", "integrity:hopp", "freshness:end-to-end",
  |                                     ^^^^ expected a scope of the feature
  |
  = help: did you mean `hop`?
error[G091]: `freshness` has no scope `end-to-end`
 --> few.toml:6:55
  |
6 | needs = ["integrty:hop", "integrity:hopp", "freshness:end-to-end",
  |                                                       ^^^^^^^^^^ expected a scope of the feature
  |
  = help: one of `hop`
error[G092]: a flow has no place `flows`
 --> few.toml:7:21
  |
7 |          "integrity@flows", "integrity:at-rest", "secure-storage", "integrty@end"]
  |                     ^^^^^ expected a place of its own
  |
  = help: one of `self`, `from`, `to`, `ends`
error[G091]: `at-rest` is no scope of a flow
 --> few.toml:7:40
  |
7 |          "integrity@flows", "integrity:at-rest", "secure-storage", "integrty@end"]
  |                                        ^^^^^^^ expected a scope of a flow
  |
  = help: write `integrity:at-rest@ends`
error[G091]: `secure-storage` has no scope `hop`, which is meant of a flow if none is said
 --> few.toml:7:51
  |
7 |          "integrity@flows", "integrity:at-rest", "secure-storage", "integrty@end"]
  |                                                   ^^^^^^^^^^^^^^ expected `:` and a scope of the feature
  |
  = help: write `secure-storage:platform@ends`
error[G090]: there is no feature `integrty`
 --> few.toml:7:69
  |
7 |          "integrity@flows", "integrity:at-rest", "secure-storage", "integrty@end"]
  |                                                                     ^^^^^^^^ expected a feature
  |
  = help: did you mean `integrity`?
error[G092]: a flow has no place `end`
 --> few.toml:7:78
  |
7 |          "integrity@flows", "integrity:at-rest", "secure-storage", "integrty@end"]
  |                                                                              ^^^ expected a place of its own
  |
  = help: did you mean `ends`?
)");
}

TEST_CASE("a need of the whole model says its scope and place") {
  auto const packs = compile(small_vocabulary(), rule_with("model", R"("integrity", "integrity@flows")"));
  CHECK(packs->errors() == R"(error[G093]: a need of the whole model does not say where
 --> few.toml:6:11
  |
6 | needs = ["integrity", "integrity@flows"]
  |           ^^^^^^^^^ expected `@entities` or `@flows`
error[G093]: a need of the whole model does not say its scope
 --> few.toml:6:24
  |
6 | needs = ["integrity", "integrity@flows"]
  |                        ^^^^^^^^^^^^^^^ expected `:` and a scope
)");
}

TEST_CASE("a scope that means nothing where the need stands is refused, with the place where it does") {
  auto const packs = compile(small_vocabulary(), rule_with("journey", R"("freshness:hop", "freshness")"));
  CHECK(packs->errors() == R"(error[G091]: `hop` is no scope of a journey
 --> few.toml:6:21
  |
6 | needs = ["freshness:hop", "freshness"]
  |                     ^^^ expected a scope of a journey
  |
  = help: write `freshness:hop@flows`
error[G091]: `freshness` has no scope `end-to-end`, which is meant of a journey if none is said
 --> few.toml:6:28
  |
6 | needs = ["freshness:hop", "freshness"]
  |                            ^^^^^^^^^ expected `:` and a scope of the feature
  |
  = help: write `freshness:hop@flows`
)");
}

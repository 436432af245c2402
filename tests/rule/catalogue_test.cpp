#include "engine/rule/catalogue.h"

#include <algorithm>

#include "tests/catch/catch.h"
#include "tests/rule/packs.h"

using namespace glacis::rule;
using namespace glacis::rule::tests;

namespace {

std::string mechanism(std::string const& on, std::string const& provides, std::string const& more = {}) {
  return "[mechanism.m]\non = \"" + on + "\"\nprovides = [" + provides + "]\n" + more;
}

}  // namespace

TEST_CASE("what a mechanism gives is closed over what is implied and what follows, at each scope by itself") {
  struct Row {
    std::string on, provides, closed;
  };
  Row const table[] = {
      {"flow", R"("integrity:hop")", "integrity:hop"},
      {"flow", R"("mutual-authentication:hop")",
       "authentication:hop, mutual-authentication:hop, peer-authentication:hop"},
      {"journey", R"("mutual-authentication:end-to-end")",
       "mutual-authentication:end-to-end, peer-authentication:end-to-end"},
      {"flow", R"("integrity:hop", "mutual-authentication:hop")",
       "authentication:hop, integrity:hop, mutual-authentication:hop, origin-authentication:hop, "
       "peer-authentication:hop"},
      {"flow", R"("freshness:hop", "integrity:hop", "mutual-authentication:hop")",
       "accountability:hop, authentication:hop, freshness:hop, integrity:hop, mutual-authentication:hop, "
       "origin-authentication:hop, peer-authentication:hop"},
      {"entity", R"("integrity:at-rest", "mutual-authentication:hop")",
       "authentication:hop, integrity:at-rest, mutual-authentication:hop, peer-authentication:hop"},
  };
  for (Row const& row : table) {
    INFO(row.provides);
    auto const packs = compile(small_vocabulary() + mechanism(row.on, row.provides));
    CHECK(packs->errors() == "");
    if (!packs->rulebook) continue;
    Mechanism const& compiled = packs->mechanism("m");
    CHECK(packs->show(compiled.provides) == row.closed);
    for (Offer const& offer : compiled.provides) CHECK(compiled.gives(offer));
    auto const integrity = packs->vocabulary->feature_names.at("integrity");
    CHECK_FALSE(compiled.gives({integrity, Scope::end_to_end}));
  }
}

TEST_CASE("a mechanism gives only at scopes that reach from where it stands") {
  struct Row {
    std::string on;
    std::vector<std::string> scopes;
  };
  Row const table[] = {{"flow", {"hop"}},
                       {"journey", {"end-to-end"}},
                       {"data", {"end-to-end", "at-rest"}},
                       {"entity", {"hop", "at-rest", "platform"}},
                       {"zone", {"hop", "platform"}}};
  for (Row const& row : table) {
    for (std::string const scope : {"link", "hop", "end-to-end", "at-rest", "platform"}) {
      INFO(row.on << " " << scope);
      bool const allowed = std::find(row.scopes.begin(), row.scopes.end(), scope) != row.scopes.end();
      auto const packs = compile(small_vocabulary() + mechanism(row.on, "\"integrity:" + scope + "\""));
      CHECK(packs->rulebook.has_value() == allowed);
      CHECK((packs->errors().find("error[G095]") == std::string::npos) == allowed);
    }
  }
}

TEST_CASE("an offer says feature and scope, and no place") {
  auto const packs = compile(small_vocabulary() + mechanism("entity", R"("integrty:hop", "integrity",
            "freshness:platform", "integrity:hopp", "integrity:end-to-end", "integrity:platform@self")"));
  CHECK_FALSE(packs->rulebook);
  std::string const errors = packs->errors();
  std::string const found = errors.substr(0, errors.find("error[G091]"));
  CHECK(found == R"(error[G090]: there is no feature `integrty`
  --> small.toml:41:14
   |
41 | provides = ["integrty:hop", "integrity",
   |              ^^^^^^^^ expected a feature
   |
   = help: did you mean `integrity`?
)");
  for (char const* const message :
       {"error[G091]: `integrity` is provided at no scope\n", "error[G091]: `freshness` has no scope `platform`\n",
        "error[G091]: there is no scope `hopp`\n",
        "error[G095]: a mechanism on an entity gives nothing at scope `end-to-end`\n",
        "error[G096]: what a mechanism provides has no place\n"}) {
    INFO(message);
    CHECK(errors.find(message) != std::string::npos);
  }
  CHECK(packs->diagnostics.errors() == 6);
}

TEST_CASE("a profile knows what it is a profile of, over several steps") {
  auto const packs = compile(small_vocabulary() + mechanism("flow", R"("integrity:hop")") +
                             "[mechanism.p]\nprofile-of = \"m\"\n[mechanism.q]\nprofile-of = \"p\"\n");
  REQUIRE(packs->errors() == "");
  auto const id = [&](char const* name) { return packs->vocabulary->mechanism_names.at(name); };
  CHECK(packs->mechanism("m").base == id("m"));
  CHECK(packs->mechanism("p").base == id("m"));
  CHECK(packs->mechanism("q").base == id("m"));
  CHECK(packs->show(packs->mechanism("q").provides) == "integrity:hop");
}

TEST_CASE("conditions of mechanisms may read what a designer chooses, and none means always") {
  auto const packs = compile(small_vocabulary() +
                             mechanism("entity", R"("secure-storage:platform")",
                                       "when = \"entity.boot-rom\"\nrequires = "
                                       "[[\"integrity@flows\", \"freshness:hop@flows\"]]\n") +
                             "[mechanism.n]\non = \"flow\"\nprovides = []\n");
  REQUIRE(packs->errors() == "");
  Mechanism const& m = packs->mechanism("m");
  CHECK(m.when[m.when.root()].op == glacis::condition::Op::value_in);
  CHECK(packs->show(m.requires_all) == "integrity:hop|end-to-end@flows or freshness:hop@flows");
  Mechanism const& n = packs->mechanism("n");
  CHECK(n.when[n.when.root()].op == glacis::condition::Op::constant);
  CHECK(n.when[n.when.root()].value);
}

TEST_CASE("a network's protection keeps its condition, and features say whether hops add up") {
  auto const packs =
      compile(small_vocabulary() +
              "[network.n]\nprotects = { confidentiality = { until = \"peer\", if = \"network.profile\" }, "
              "integrity = \"peer\" }\n");
  REQUIRE(packs->errors() == "");
  auto const& conditions = packs->rulebook->catalogue.network_conditions;
  auto const& given = packs->vocabulary->networks.at(0).protects.given;
  REQUIRE(conditions.at(0).size() == given.size());
  for (std::size_t i = 0; i < given.size(); ++i) CHECK(conditions[0][i].has_value() == given[i].condition.has_value());
  CHECK(given.size() == 2);
  auto const& relayed = packs->rulebook->catalogue.relayed;
  CHECK_FALSE(relayed[packs->vocabulary->feature_names.at("mutual-authentication").index]);
  CHECK(relayed[packs->vocabulary->feature_names.at("integrity").index]);
}

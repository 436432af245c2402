#include "engine/verdict/protection.h"

#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

namespace glacis::verdict {
namespace {

std::string const packs = R"(
[kind.node]
is = "entity"
[kind.software]
is = "entity"
[kind.reading]
is = "data"
[kind.site]
is = "zone"
[relation.runs-on]
from = "software"
to = "node"
passes = "all"
[feature.secrecy]
scopes = ["link", "hop", "end-to-end", "at-rest"]
relayed = true
[feature.witness]
scopes = ["hop", "end-to-end"]
relayed = false
[feature.boot]
scopes = ["platform"]
)";

/// meter (home) -> app on gateway (home, in street) -> server (center); beside them a group and a stray.
std::string const use_case = R"(
[zone.street]
kind = "site"
[zone.home]
kind = "site"
zone = "street"
[zone.shelf]
kind = "site"
zone = "home"
trust-boundary = false
[zone.center]
kind = "site"
[entity.meter]
kind = "node"
zone = "shelf"
stores = ["log"]
[entity.gateway]
kind = "node"
zone = "home"
[entity.app]
kind = "software"
runs-on = "gateway"
[entity.server]
kind = "node"
zone = "center"
stores = ["log", "value"]
[entity.stray]
kind = "node"
[entity.torn]
kind = "node"
zone = { one-of = ["home", "street"] }
[data.value]
kind = "reading"
[data.log]
kind = "reading"
[data.word]
kind = "reading"
[flow.first]
from = "meter"
to = "app"
data = ["value"]
[flow.group]
from = "gateway"
to = ["meter", "server"]
cast = "multicast"
data = ["word"]
[flow.lost]
from = "meter"
to = "stray"
data = []
[flow.near]
from = "server"
to = "torn"
[flow.second]
from = "app"
to = "server"
data = ["value"]
back = ["word"]
)";

struct Drawn {
  std::unique_ptr<SmallCase> small = small_case(packs, use_case);
  Protection protection{small->the_case};

  rule::Offer offer(char const* feature, model::Scope scope) const {
    return {small->vocabulary->feature_names.find(feature)->second, scope};
  }
  Subject subject(char const* id, char const* data = nullptr) const {
    std::string const name = id;
    if (name.find("..") == std::string::npos) {
      std::uint32_t const datum = data == nullptr ? Subject::none : small->use_case->names.find(data)->second.index;
      return {small->use_case->names.find(name)->second, datum};
    }
    for (std::uint32_t j = 0; j < small->structure->journeys.size(); ++j)
      if (model::id_of(*small->use_case, small->structure->journeys[j]) == name)
        return {{model::Sort::journey, j}, Subject::none};
    FAIL("no journey " << name);
    return {};
  }
  std::string id(Spot spot) const { return id_of(small->the_case, {spot, Subject::none}); }

  std::string text(ProtectionId which) const {
    using Form = ProtectionNode::Form;
    ProtectionNode const& node = protection[which];
    std::string const scope = model::name_of(node.offer.scope);
    switch (node.form) {
      case Form::mechanism: return id(node.spot) + ":" + scope;
      case Form::network: return "net " + id(node.spot) + ":" + scope;
      case Form::trusted: return "trusted " + id(node.spot);
      case Form::flow_crosses:
        return id({model::Sort::flow, node.other}) + (node.so ? " crosses " : " crosses not ") + id(node.spot);
      case Form::inside: return id({model::Sort::entity, node.other}) + (node.so ? " in " : " not in ") + id(node.spot);
      case Form::unsaid: return "unsaid of " + id(node.spot);
      case Form::all_of:
      case Form::any_of: break;
    }
    std::string result;
    for (std::uint32_t i = 0; i < node.count; ++i) result += (i == 0 ? "" : ", ") + text(protection.child(node, i));
    return (node.form == Form::all_of ? "all(" : "any(") + result + ")";
  }
};

}  // namespace

TEST_CASE("a feature comes from the places that the table names") {
  Drawn drawn;
  INFO(drawn.small->problems());
  REQUIRE(drawn.small->good());
  using enum model::Scope;
  struct Row {
    char const* what;
    char const* feature;
    model::Scope scope;
    char const* subject;
    char const* data;
    char const* expected;
  };
  std::vector<Row> const rows{
      {"a hop: the flow, the receiver, what it runs on, the network; nothing is crossed", "secrecy", hop, "first",
       nullptr, "any(first:hop, app:hop, gateway:hop, net first:hop)"},
      {"a link: a hop does as well", "secrecy", link, "first", nullptr,
       "any(first:link, first:hop, app:link, app:hop, gateway:link, gateway:hop, net first:link, net first:hop)"},
      {"the borders that surely lie between, of zones that are boundaries", "secrecy", hop, "second", nullptr,
       "any(second:hop, server:hop, center:hop, home:hop, street:hop, net second:hop)"},
      {"each receiver of a multicast for itself", "secrecy", hop, "group", nullptr,
       "any(group:hop, all(meter:hop, any(server:hop, center:hop, home:hop, street:hop)), net group:hop)"},
      {"an end that may be anywhere: borders that count only if crossed", "secrecy", hop, "lost", nullptr,
       "any(lost:hop, stray:hop, all(lost crosses home, home:hop), all(lost crosses street, street:hop), "
       "all(lost crosses center, center:hop), net lost:hop)"},
      {"an end in one of two zones: what is crossed either way is sure", "secrecy", hop, "near", nullptr,
       "any(near:hop, torn:hop, center:hop, street:hop, all(near crosses home, home:hop), net near:hop)"},
      {"end to end: the journey, the datum, or all hops with the relay trusted", "secrecy", end_to_end,
       "value:meter..server", nullptr,
       "any(value:meter..server:end-to-end, value:end-to-end, all(any(first:hop, app:hop, gateway:hop, net first:hop), "
       "any(second:hop, server:hop, center:hop, home:hop, street:hop, net second:hop), trusted app))"},
      {"hops do not add up to what is not relayed", "witness", end_to_end, "value:meter..server", nullptr,
       "any(value:meter..server:end-to-end, value:end-to-end)"},
      {"a datum: all its journeys, and no other by the flow that may carry anything; or itself", "witness", end_to_end,
       "value", nullptr,
       "any(all(any(value:meter..server:end-to-end, value:end-to-end), unsaid of near), value:end-to-end)"},
      {"a datum without journeys: met, but for that flow", "secrecy", end_to_end, "log", nullptr,
       "any(unsaid of near, log:end-to-end)"},
      {"at rest: the datum, the entity", "secrecy", at_rest, "meter", "log", "any(log:at-rest, meter:at-rest)"},
      {"an entity at rest, datum or not", "secrecy", at_rest, "app", nullptr, "any(app:at-rest, gateway:at-rest)"},
      {"a datum at rest: wherever stored", "secrecy", at_rest, "log", nullptr,
       "all(any(log:at-rest, meter:at-rest), any(log:at-rest, server:at-rest))"},
      {"platform: the entity and all zones around it", "boot", platform, "meter", nullptr,
       "any(meter:platform, shelf:platform, home:platform, street:platform)"},
      {"software: also its node and where that is", "boot", platform, "app", nullptr,
       "any(app:platform, gateway:platform, home:platform, street:platform)"},
      {"an unknown zone lends what it has, should it be the one", "boot", platform, "stray", nullptr,
       "any(stray:platform, all(stray in center, center:platform), all(stray in home, home:platform), all(stray in "
       "shelf, shelf:platform), all(stray in street, street:platform))"},
      {"of two zones surely what encloses both", "boot", platform, "torn", nullptr,
       "any(torn:platform, street:platform, all(torn in home, home:platform))"},
      {"a zone's platform: a mechanism there", "boot", platform, "home", nullptr, "home:platform"},
  };
  for (Row const& row : rows) {
    INFO(row.what);
    CHECK(drawn.text(drawn.protection.at(drawn.offer(row.feature, row.scope), drawn.subject(row.subject, row.data))) ==
          row.expected);
  }
}

TEST_CASE("a flow's unscoped need is met by the hop, or end to end on every journey of the data concerned") {
  Drawn drawn;
  REQUIRE(drawn.small->good());
  auto const witness = drawn.offer("witness", model::Scope::hop).feature;
  auto with_end_to_end = [&](char const* flow, char const* data) {
    std::string const text = drawn.text(drawn.protection.hop_or_end_to_end(witness, drawn.subject(flow, data)));
    return text.find("end-to-end") != std::string::npos ? text.substr(text.find(", any(value"))
                                                        : std::string("hop only");
  };
  CHECK(with_end_to_end("first", nullptr) == ", any(value:meter..server:end-to-end, value:end-to-end))");
  CHECK(with_end_to_end("second", "value") == ", any(value:meter..server:end-to-end, value:end-to-end))");
  // `lost` carries nothing, and `near` may carry anything: only the hop is sure to help.
  CHECK(with_end_to_end("lost", nullptr) == "hop only");
  CHECK(with_end_to_end("near", nullptr) == "hop only");
}

TEST_CASE("equal questions are one tree, and asking again adds nothing") {
  Drawn drawn;
  REQUIRE(drawn.small->good());
  auto const offer = drawn.offer("secrecy", model::Scope::end_to_end);
  ProtectionId const first = drawn.protection.at(offer, drawn.subject("value"));
  std::size_t const size = drawn.protection.size();
  CHECK(drawn.protection.at(offer, drawn.subject("value")) == first);
  CHECK(drawn.protection.at({offer.feature, model::Scope::hop}, drawn.subject("second", "value")) ==
        drawn.protection.at({offer.feature, model::Scope::hop}, drawn.subject("second")));
  CHECK(drawn.protection.size() == size);
}

TEST_CASE("a place stands for its members") {
  Drawn drawn;
  REQUIRE(drawn.small->good());
  using rule::Where;
  struct Row {
    char const* subject;
    Where where;
    std::vector<std::string> expected;
  };
  std::vector<Row> const rows{
      {"first", Where::self, {"first"}},
      {"first", Where::from, {"meter"}},
      {"group", Where::to, {"meter", "server"}},
      {"group", Where::ends, {"gateway", "meter", "server"}},
      {"value:meter..server", Where::origin, {"meter/value"}},
      {"value:meter..server", Where::consumer, {"server/value"}},
      {"value:meter..server", Where::ends, {"meter/value", "server/value"}},
      {"value:meter..server", Where::relays, {"app/value"}},
      {"value:meter..server", Where::flows, {"first", "second"}},
      {"value:meter..server", Where::stores, {"server/value"}},
      {"meter", Where::flows, {"first", "group", "lost"}},
      {"server", Where::stores, {"server/log", "server/value"}},
      {"value", Where::consumer, {"server/value"}},
      {"value", Where::flows, {"first", "second"}},
      {"log", Where::stores, {"meter/log", "server/log"}},
      {"log", Where::origin, {}},
      {"home", Where::entities, {"gateway", "meter", "stray", "torn"}},  // the last two perhaps
      {"center", Where::flows, {"group", "lost", "near", "second"}},
      {"street", Where::flows, {"group", "lost", "near", "second"}},
  };
  for (Row const& row : rows) {
    std::vector<std::string> ids;
    for (auto const& [member, unless] : drawn.protection.members(row.where, drawn.subject(row.subject)))
      ids.push_back(id_of(drawn.small->the_case, member));
    INFO(row.subject << " @" << rule::name_of(row.where));
    CHECK(ids == row.expected);
  }
}

TEST_CASE("needs are all of any of, and a place without members meets them") {
  Drawn drawn;
  REQUIRE(drawn.small->good());
  auto need = [&](char const* feature, model::Scope scope, rule::Where where) {
    rule::Need result;
    result.feature = drawn.offer(feature, scope).feature;
    result.scope = scope;
    result.where = where;
    return result;
  };
  auto const boot = need("boot", model::Scope::platform, rule::Where::origin);
  auto const hops = need("witness", model::Scope::hop, rule::Where::flows);
  auto const rest = need("secrecy", model::Scope::at_rest, rule::Where::stores);
  Subject const way = drawn.subject("value:meter..server");
  CHECK(drawn.text(drawn.protection.needs({{boot, rest}}, way)) ==
        "any(any(meter:platform, shelf:platform, home:platform, street:platform), any(value:at-rest, server:at-rest))");
  CHECK(drawn.text(drawn.protection.needs({{boot}, {hops}}, drawn.subject("log"))) == "unsaid of near");
  CHECK(drawn.text(drawn.protection.needs({}, way)) == "all()");
}

}  // namespace glacis::verdict

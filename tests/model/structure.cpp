#include "engine/model/structure.h"

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

template <class Elements>
std::string ids(Elements const& elements, Links const& links, std::uint32_t row) {
  std::string result;
  for (auto const target : links.of(row)) result += elements[target].id + " ";
  return result + (links.is_open(row) ? "open" : "closed");
}

Derived sound(std::string const& text) {
  auto read = derive("[use-case]\n" + text);
  INFO(read.said);
  REQUIRE(read.structure);
  return read;
}

}  // namespace

TEST_CASE("flows and entities know their data, open where an author left a list open or out") {
  auto const read = sound(R"([data.x]
[data.y]
[data.z]
[entity.a]
stores = { at-least = ["z"] }
[entity.b]
[entity.c]
[flow.f]
from = "a"
to = "b"
data = ["x"]
back = ["y"]
[flow.g]
from = "b"
to = "c"
[flow.h]
from = "c"
to = ["a", "b"]
cast = "multicast"
data = { at-least = ["z"] }
back = { at-least = [] }
)");
  auto const& u = *read.use_case;
  auto const& s = *read.structure;
  CHECK(ids(u.entities, s.of(Link::flow_to), 2) == "a b closed");
  CHECK(ids(u.entities, s.of(Link::flow_ends), 0) == "a b closed");
  CHECK(ids(u.entities, s.of(Link::flow_ends), 2) == "a b c closed");
  CHECK(ids(u.data, s.of(Link::flow_data), 0) == "x closed");
  CHECK(ids(u.data, s.of(Link::flow_data), 1) == "open");
  CHECK(ids(u.data, s.of(Link::flow_data), 2) == "z open");
  CHECK(ids(u.data, s.of(Link::flow_back), 0) == "y closed");
  CHECK(ids(u.data, s.of(Link::flow_back), 1) == "closed");
  CHECK(ids(u.data, s.of(Link::flow_back), 2) == "open");
  CHECK(ids(u.data, s.of(Link::flow_payload), 0) == "x y closed");
  CHECK(ids(u.data, s.of(Link::flow_payload), 1) == "open");
  CHECK(ids(u.data, s.of(Link::entity_data_in), 0) == "y z open");
  CHECK(ids(u.data, s.of(Link::entity_data_out), 0) == "x open");
  CHECK(ids(u.data, s.of(Link::entity_data), 0) == "x y z open");
  CHECK(ids(u.data, s.of(Link::entity_stores), 0) == "z open");
  CHECK(ids(u.data, s.of(Link::entity_stores), 1) == "closed");
  CHECK(ids(u.data, s.of(Link::entity_data_in), 1) == "x z open");
  CHECK(ids(u.data, s.of(Link::entity_data_out), 1) == "y open");
  CHECK(ids(u.data, s.of(Link::entity_data_in), 2) == "open");
  CHECK(ids(u.data, s.of(Link::entity_data_out), 2) == "z open");
  CHECK(ids(u.flows, s.of(Link::entity_flows), 1) == "f g h closed");
  CHECK(ids(u.flows, s.of(Link::entity_flows_in), 1) == "f h closed");
  CHECK(ids(u.flows, s.of(Link::entity_flows_out), 1) == "g closed");
}

TEST_CASE("an entity's data are closed when each list at it is") {
  auto const read = sound(R"([data.x]
[entity.a]
[entity.b]
[flow.f]
from = "a"
to = "b"
data = ["x"]
)");
  auto const& s = *read.structure;
  CHECK(ids(read.use_case->data, s.of(Link::entity_data_out), 0) == "x closed");
  CHECK(ids(read.use_case->data, s.of(Link::entity_data_in), 0) == "closed");
  CHECK(ids(read.use_case->data, s.of(Link::entity_data), 1) == "x closed");
}

TEST_CASE("zones enclose, and are trust boundaries unless they or their kind say no") {
  auto const read = sound(R"([zone.city]
[zone.house]
kind = "site"
zone = "city"
[zone.kitchen]
kind = "room"
zone = "house"
[zone.safe]
kind = "room"
zone = "kitchen"
trust-boundary = true
[entity.a]
zone = "safe"
[entity.b]
zone = "kitchen"
[entity.c]
zone = ["kitchen", "house"]
)");
  auto const& s = *read.structure;
  CHECK(s.chain[3] == std::vector<std::uint32_t>{3, 2, 1, 0});
  CHECK(s.boundaries[3] == std::vector<std::uint32_t>{3, 1, 0});
  CHECK(s.boundaries[2] == std::vector<std::uint32_t>{1, 0});
  auto const& entities = read.use_case->entities;
  CHECK(ids(entities, s.of(Link::zone_entities), 0) == "a b c closed");
  CHECK(ids(entities, s.of(Link::zone_entities), 1) == "a b c closed");
  CHECK(ids(entities, s.of(Link::zone_entities), 2) == "a b open");
  CHECK(ids(entities, s.of(Link::zone_entities), 3) == "a closed");
}

TEST_CASE("an entity of unknown zone may be in any") {
  auto const read = sound("[zone.z]\n[zone.y]\n[entity.a]\nzone = \"z\"\n[entity.b]\nzone = { usually = \"z\" }\n");
  CHECK(ids(read.use_case->entities, read.structure->of(Link::zone_entities), 0) == "open");
  CHECK(ids(read.use_case->entities, read.structure->of(Link::zone_entities), 1) == "a open");
}

TEST_CASE("relations are read both ways, and one passes facts on") {
  auto const read = sound(R"([entity.a]
kind = "ae"
runs-on = "n"
[entity.b]
runs-on = "n"
[entity.n]
next-to = ["m", "k"]
[entity.m]
[entity.k]
)");
  auto const& v = *read.vocabulary;
  auto const& s = *read.structure;
  auto const& entities = read.use_case->entities;  // a b k m n
  CHECK(ids(entities, s.inverse[v.relation_names.at("runs-on").index], 4) == "a b closed");
  CHECK(ids(entities, s.inverse[v.relation_names.at("next-to").index], 3) == "n closed");
  CHECK(s.passes_from[0].index == 4);
  CHECK(s.passes_from[1].index == 4);
  CHECK_FALSE(s.passes_from[4].known());
}

TEST_CASE("data know what they are derived from") {
  auto const read = sound("[data.x]\n[data.y]\nderived-from = [\"x\"]\n[data.z]\nderived-from = { at-least = [] }\n");
  CHECK(ids(read.use_case->data, read.structure->of(Link::data_sources), 0) == "closed");
  CHECK(ids(read.use_case->data, read.structure->of(Link::data_sources), 1) == "x closed");
  CHECK(ids(read.use_case->data, read.structure->of(Link::data_sources), 2) == "open");
}

TEST_CASE("zones nested beyond need are refused, not followed") {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += "[zone.z" + std::to_string(i) + "]\nzone = \"z" + std::to_string(i + 1) + "\"\n";
  text += "[zone.z100]\n";
  auto const said = complaints("[use-case]\n" + text);
  CHECK(said.find("G043") != std::string::npos);
  CHECK(said.find("`z0` is nested more than 64 deep") != std::string::npos);
}

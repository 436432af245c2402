#include <set>

#include "output/diagram/check.h"
#include "output/diagram/finish.h"
#include "output/diagram/placement.h"
#include "output/diagram/route.h"
#include "output/diagram/squeeze.h"
#include "tests/catch/catch.h"

using namespace glacis::output;

namespace {

Line straight(std::string tail, std::string head, Point from, Point to) {
  return {std::move(tail), std::move(head), {from, from, to, to}, {}, {}};
}

/// Two entities above each other and a plate between them, a zone around the lower one.
Placement tidy() {
  Placement placement;
  placement.page = {0, 0, 300, 300};
  placement.nodes = {{"e0", {100, 250, 160, 290}}, {"f1", {100, 170, 160, 210}}, {"e1", {100, 30, 160, 70}}};
  placement.rooms = {{"cluster_z0", {80, 10, 200, 110}}};
  placement.titles = {{"cluster_z0", {85, 90, 120, 105}}};
  placement.lines = {straight("e0", "f1", {130, 250}, {130, 210}), straight("f1", "e1", {130, 170}, {130, 70})};
  placement.edges = 2;
  return placement;
}

std::multiset<Hit::Sort> sorts_of(Placement const& placement) {
  std::multiset<Hit::Sort> sorts;
  for (Hit const& hit : inspect(placement).hits) sorts.insert(hit.sort);
  return sorts;
}

std::multiset<Hit::Sort> only(Hit::Sort sort) { return {sort}; }

}  // namespace

TEST_CASE("a tidy figure has no hits") {
  CHECK(sorts_of(tidy()).empty());
  CHECK(inspect(tidy()).crossings == 0);
  CHECK(inspect(tidy()).excess == 1);
}

TEST_CASE("the check finds what a reader would stumble over") {
  Placement placement = tidy();
  SECTION("box on box") {
    placement.nodes["e2"] = {150, 260, 200, 280};
    CHECK(sorts_of(placement).count(Hit::Sort::box_on_box) == 1);
  }
  SECTION("box on the border of a zone") {
    placement.nodes["e2"] = {190, 60, 240, 80};
    CHECK(sorts_of(placement) == only(Hit::Sort::box_on_box));
  }
  SECTION("a tee right behind a bend") {
    Line& line = placement.lines[1];
    line.curve = {{130, 170}, {130, 170}, {130, 76}, {130, 76}, {130, 73}, {130, 73}, {133, 73}};
    CHECK(sorts_of(placement).count(Hit::Sort::bends_at_end) == 0);
    line.curve = {{90, 170}, {90, 170}, {90, 56}, {90, 56}, {90, 53}, {90, 53}, {93, 53}};
    line.curve.insert(line.curve.end(), {{93, 53}, {97.5, 53}, {97.5, 53}});
    line.at_head = Point{99.8, 53};
    CHECK(sorts_of(placement).count(Hit::Sort::bends_at_end) == 0);
    line.at_head = Point{99.8, 53};
    line.curve[7] = line.curve[6] = {96, 53};
    CHECK(sorts_of(placement).count(Hit::Sort::bends_at_end) == 1);
  }
  SECTION("zones that nearly touch") {
    placement.rooms["cluster_z1"] = {202, 10, 290, 110};
    CHECK(sorts_of(placement) == only(Hit::Sort::zones_too_close));
  }
  SECTION("frames without ink may touch") {
    placement.rooms["cluster_gap0"] = {76, 6, 204, 114};
    CHECK(sorts_of(placement).empty());
  }
  SECTION("line through a box") {
    placement.nodes["e2"] = {120, 130, 140, 150};
    CHECK(sorts_of(placement) == only(Hit::Sort::line_through_box));
  }
  SECTION("line through a title") {
    placement.titles["cluster_z0"] = {115, 90, 150, 105};
    CHECK(sorts_of(placement) == only(Hit::Sort::line_through_title));
  }
  SECTION("line through a zone where it does not end") {
    placement.rooms["cluster_z1"] = {90, 130, 170, 150};
    CHECK(sorts_of(placement) == only(Hit::Sort::line_through_zone));
  }
  SECTION("line on line") {
    placement.nodes["e2"] = {20, 130, 60, 150};
    placement.nodes["e3"] = {20, 30, 60, 50};
    placement.lines.push_back(
        {"e2", "e3", {{60, 140}, {60, 140}, {130, 140}, {130, 140}, {130, 140}, {130, 120}, {130, 120}}, {}, {}});
    CHECK(sorts_of(placement).count(Hit::Sort::line_on_line) == 1);
  }
  SECTION("line along the border of a zone") {
    placement.rooms["cluster_z1"] = {131, 215, 220, 295};
    placement.nodes["e2"] = {140, 220, 200, 240};
    placement.nodes.erase("e0");
    CHECK(sorts_of(placement).count(Hit::Sort::line_on_border) == 1);
  }
  SECTION("arrowheads on top of each other") {
    placement.lines[1].at_head = Point{130, 70};
    placement.nodes["e2"] = {200, 140, 240, 160};
    placement.lines.push_back({"e2", "e1", {{220, 140}, {220, 140}, {136, 76}, {136, 76}}, {}, Point{133, 70}});
    CHECK(sorts_of(placement).count(Hit::Sort::heads_touch) == 1);
  }
  SECTION("no room for an arrowhead") {
    placement.lines[0] = straight("e0", "f1", {130, 214}, {130, 210});
    placement.lines[0].at_head = Point{130, 210};
    CHECK(sorts_of(placement) == only(Hit::Sort::line_too_short));
  }
  SECTION("crossing") {
    placement.nodes["e2"] = {20, 130, 60, 150};
    placement.nodes["e3"] = {220, 130, 260, 150};
    placement.lines.push_back(straight("e2", "e3", {60, 140}, {220, 140}));
    CHECK(inspect(placement).crossings == 1);
  }
  SECTION("an arm of a bracket over another of its arms") {
    placement.nodes["b0"] = {220, 200, 260, 220};
    placement.nodes["e2"] = {220, 260, 260, 280};
    placement.nodes["e3"] = {270, 100, 295, 120};
    placement.lines.push_back(straight("e2", "b0", {240, 260}, {240, 220}));
    std::vector<Point> const corners = {{260, 210}, {280, 210}, {280, 240}, {210, 240}, {210, 110}, {270, 110}};
    Line arm{"b0", "e3", {corners.front()}, {}, {}};
    for (std::size_t i = 1; i < corners.size(); ++i)
      arm.curve.insert(arm.curve.end(), {corners[i - 1], corners[i], corners[i]});
    placement.lines.push_back(arm);
    CHECK(sorts_of(placement) == only(Hit::Sort::crosses_itself));
    CHECK(inspect(placement).crossings == 0);
  }
  SECTION("lines that end at the same box may cross, too") {
    placement.nodes["e2"] = {220, 30, 260, 50};
    placement.lines.push_back(straight("e1", "e2", {160, 40}, {220, 48}));
    placement.lines.push_back(straight("e1", "e2", {160, 50}, {220, 35}));
    CHECK(inspect(placement).crossings == 1);
  }
  SECTION("on a turned page") {
    placement.page.right = 700;
    CHECK(inspect(placement).excess == 1);
    CHECK(inspect(placement).turned);
  }
  SECTION("too wide for a page") {
    placement.page.right = 723;
    CHECK(inspect(placement).excess == Approx(1.5));
  }
}

TEST_CASE("lines go around boxes and titles, and meet plates in their middle") {
  Placement placement = tidy();
  placement.nodes["e2"] = {110, 125, 150, 145};
  placement.titles["cluster_z0"] = {105, 90, 150, 105};
  route_lines(placement, {{"e0", "f1", 0, 0, false}, {"f1", "e1", 0, 7, false}});
  REQUIRE(placement.lines.size() == 2);
  CHECK(inspect(placement).hits.empty());
  Point const tip = *placement.lines[1].at_head;
  Box const target = placement.nodes.at("e1");
  bool const on_edge = tip.x == target.left || tip.x == target.right || tip.y == target.top || tip.y == target.bottom;
  CHECK(on_edge);
  CHECK(placement.lines[0].curve.front().y == 250);
  CHECK(placement.lines[0].curve.back().x == Approx(placement.nodes.at("f1").middle().x).margin(0.2));
}

TEST_CASE("the same page always gets the same lines") {
  std::vector<Connection> const connections = {{"e0", "f1", 0, 0, false}, {"f1", "e1", 0, 7, false}};
  Placement one = tidy(), other = tidy();
  route_lines(one, connections);
  route_lines(other, connections);
  for (std::size_t i = 0; i < one.lines.size(); ++i) {
    REQUIRE(one.lines[i].curve.size() == other.lines[i].curve.size());
    for (std::size_t k = 0; k < one.lines[i].curve.size(); ++k)
      CHECK(one.lines[i].curve[k].x == other.lines[i].curve[k].x);
  }
}

TEST_CASE("squeezing takes out slack and keeps order, distances and rooms") {
  Placement placement = tidy();
  std::vector<Connection> const connections = {{"e0", "f1", 0, 0, false}, {"f1", "e1", 0, 7, false}};
  squeeze(placement, connections, Axis::down, 0);
  auto const& nodes = placement.nodes;
  CHECK(placement.page.height() < 190);
  CHECK(nodes.at("e0").bottom - nodes.at("f1").top >= 12 - 1e-6);
  CHECK(nodes.at("f1").bottom - placement.rooms.at("cluster_z0").top >= 9 - 1e-6);
  CHECK(inside(nodes.at("e1"), placement.rooms.at("cluster_z0")));
  CHECK(placement.rooms.at("cluster_z0").top - nodes.at("e1").top >= 15);
  CHECK(inside(placement.titles.at("cluster_z0"), placement.rooms.at("cluster_z0")));
}

TEST_CASE("the legend goes where the page is free, else below") {
  Placement placement = tidy();
  CHECK(place_legend(placement, {{80, 90}, {250, 40}}) == 1);
  CHECK(placement.page.width() == 300);
  CHECK(placement.page.height() == 300);
  Placement full = tidy();
  full.rooms["cluster_z1"] = {0, 0, 300, 300};
  CHECK(place_legend(full, {{400, 10}, {200, 30}}) == 2);
  CHECK(full.page.width() == 300);
  CHECK(full.page.bottom < 0);
  begin_at_origin(full);
  CHECK(full.page.bottom == 0);
  CHECK(full.nodes.at("legend").bottom == page_edge);
}

TEST_CASE("what no line joins is placed where it does not make the page larger") {
  Placement placement = tidy();
  placement.rooms["cluster_gap1"] = {350, 200, 450, 290};
  placement.rooms["cluster_z1"] = {354, 204, 446, 286};
  placement.nodes["e7"] = {360, 210, 440, 240};
  std::vector<Placement> blocks = take_unjoined(placement, {{"e0", "f1", 0, 0, false}, {"f1", "e1", 0, 0, false}});
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].nodes.count("e7") == 1);
  CHECK(placement.nodes.count("e7") == 0);
  placement.page.right = 300;
  place_block(placement, std::move(blocks[0]));
  CHECK(inside(placement.nodes.at("e7"), placement.rooms.at("cluster_z1")));
  CHECK(inspect(placement).hits.empty());
}

TEST_CASE("a layout of Graphviz is read; anything else is refused") {
  std::optional<Placement> const read = read_placement(R"(digraph figure {
	graph [bb="0,0,185,149", label=<<B>a -&gt; b { }; [</B>>, lp="92.5,17.5", lwidth=0.85, lheight=0.5];
	node [label="\N"];
	subgraph cluster_z0 {
		graph [bb="76.5,43,108.5,105", lheight=0.5, lp="92.5,93.5", lwidth=0.25];
		e1	[height=0.5, label=<x>, pos="92.5,62.5", width=1];
	}
	f1	[height=0.5, pos="92.5,131", width=2];
	f1 -> e1:n	[pos="e,92.5,75.5 92.5,112.8 92.5,104.9 92.5,95.2 \
92.5,85.7"];
	e1 -> f1;
})");
  REQUIRE(read);
  CHECK(read->page.width() == 185);
  CHECK(read->nodes.at("e1").left == 56.5);
  CHECK(read->titles.at("cluster_z0").width() == 18);
  CHECK(read->rooms.at("cluster_z0").top == 105);
  REQUIRE(read->lines.size() == 1);
  CHECK(read->edges == 2);
  CHECK(read->lines[0].curve.size() == 4);
  CHECK(read->lines[0].at_head->y == 75.5);
  for (char const* junk : {"", "graph g { }", "digraph g {", "digraph g { a [pos=\"x\"]; }", "digraph g { a [", "<svg>",
                           "digraph g { graph [bb=\"0,0,1,1\"]; a [pos=\"1,1\"]; }"}) {
    INFO(junk);
    CHECK_FALSE(read_placement(junk));
  }
}

#include "output/diagram/dot.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/diagram/legend.h"
#include "output/diagram/orientation.h"

namespace glacis::output {
namespace {

using report::Entity;
using report::Flow;

constexpr std::string_view fonts = "Liberation Sans,Arial,Helvetica,sans-serif";

std::string_view name_of(Splines splines) {
  switch (splines) {
    case Splines::ortho: return "ortho";
    case Splines::spline: return "spline";
    case Splines::polyline: return "polyline";
  }
  return "spline";
}

struct Corner {
  char vertical, horizontal;
};

Corner corner_of(TitlePlace place) {
  switch (place) {
    case TitlePlace::among:
    case TitlePlace::top_left: return {'t', 'l'};
    case TitlePlace::top_right: return {'t', 'r'};
    case TitlePlace::bottom_left: return {'b', 'l'};
    case TitlePlace::bottom_right: return {'b', 'r'};
  }
  return {'t', 'l'};
}

class Writer {
 public:
  Writer(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout)
      : report_(report),
        rooms_(rooms),
        scene_(scene),
        layout_(layout),
        orientation_(orient(report, scene, layout.order)) {
    if (layout.mirrored) std::reverse(orientation_.order.begin(), orientation_.order.end());
  }

  Dot write() {
    line(0, "digraph figure {");
    head();
    contents(0, 1);
    for (std::uint32_t flow : orientation_.order) flow_edges(report_.flows[flow], orientation_.reversed[flow]);
    for (std::size_t i = 0; i < scene_.brackets.size(); ++i) bracket(i);
    line(1, "label=" + legend(report_, rooms_, scene_, layout_.legend_columns) + ";");
    line(0, "}");
    return std::move(dot_);
  }

 private:
  void line(std::size_t indent, std::string_view text) {
    dot_.text.append(2 * indent, ' ').append(text).push_back('\n');
  }

  void head() {
    std::string const hurry = layout_.hurried ? ", nslimit=1, nslimit1=1, mclimit=0.2" : "";
    line(1, fmt::format(R"(graph [rankdir={}, splines={}, nodesep={}, ranksep={}, margin="0.05,0.05", pad=0, )"
                        R"(fontname="{}", fontsize=8, labelloc=b, bgcolor="#FFFFFF", outputorder=edgesfirst, )"
                        R"(charset="UTF-8"{}];)",
                        down() ? "TB" : "LR", name_of(layout_.splines), layout_.node_gap, layout_.rank_gap, fonts,
                        hurry));
    line(1, fmt::format(R"(node [fontname="{}", fontsize=9, color="{}", penwidth=1, style=filled, )"
                        R"(fillcolor="#FFFFFF", shape=box, margin="0.08,0.03", height=0.3, width=0.3];)",
                        fonts, color::ink));
    line(1, fmt::format(R"(edge [fontname="{}", fontsize=8, color="{}", penwidth=1.1, arrowsize=0.7, )"
                        R"(arrowhead=normal];)",
                        fonts, color::ink));
  }

  bool down() const { return layout_.direction == Direction::down; }

  // What stands in a room: its entities, the plates of its inner flows, its rooms.
  void contents(RoomId id, std::size_t indent) {
    Room const& room = rooms_[id];
    for (std::uint32_t entity : room.entities) node(entity, room, indent);
    for (std::uint32_t flow : orientation_.order) {
      if (std::find(room.flows.begin(), room.flows.end(), flow) != room.flows.end()) plate(flow, room, indent);
    }
    for (RoomId inner : room.rooms) {
      if (rooms_[inner].sort == Room::Sort::zone)
        zone(inner, indent);
      else
        software(inner, indent);
    }
  }

  void zone(RoomId id, std::size_t indent) {
    Room const& room = rooms_[id];
    report::Zone const& zone = report_.zones[room.index];
    TitlePlace const place = room.index < layout_.titles.size() ? layout_.titles[room.index] : TitlePlace::top_left;
    std::string const title = zone_title(zone, scene_.zones[room.index]);
    Corner const corner = corner_of(place);
    // A frame without ink keeps neighboring zones apart.
    line(indent, fmt::format(R"(subgraph cluster_gap{} {{ peripheries=0; margin=3; label="";)", room.index));
    line(indent, fmt::format(R"(subgraph cluster_z{} {{ id="z{}"; class="{}"; peripheries=1; margin=6; label={}; )"
                             R"(labeljust={}; labelloc={}; fillcolor="{}"; {};)",
                             room.index, room.index, zone.trust_boundary ? "zone" : "zone-without-boundary",
                             place == TitlePlace::among ? "\"\"" : title, corner.horizontal, corner.vertical,
                             color::zone_fill(room.depth),
                             zone.trust_boundary ? R"(color="#8C2D04"; style="dashed,filled"; penwidth=1.3)"
                                                 : R"(color="#8A8A8A"; style=filled; penwidth=0.6)"));
    if (place == TitlePlace::among) {
      add_node(indent + 1, fmt::format("t{}", room.index),
               fmt::format(R"(shape=plain, style="", label={})", title));
    }
    if (room.entities.empty() && room.flows.empty() && room.rooms.empty()) {
      add_node(indent + 1, fmt::format("o{}", room.index),
               fmt::format(R"(shape=plain, style="", label={})", remark_label("nothing stated")));
    }
    contents(id, indent + 1);
    line(indent, "}}");
  }

  void software(RoomId id, std::size_t indent) {
    Room const& room = rooms_[id];
    Entity const& entity = report_.entities[room.index];
    line(indent, fmt::format(R"(subgraph cluster_n{} {{ id="n{}"; class="node"; peripheries={}; margin=6; label={}; )"
                             R"(labeljust=l; labelloc=t; fillcolor="#FFFFFF"; color="{}"; style="{}"; penwidth=0.8;)",
                             room.index, room.index, entity.many ? 2 : 1,
                             node_title(entity, scene_.entities[room.index], layout_.wrapping), color::ink,
                             entity.optional ? "filled,rounded,dashed" : "filled,rounded"));
    contents(id, indent + 1);
    line(indent, "}");
  }

  void add_node(std::size_t indent, std::string const& id, std::string const& attributes) {
    line(indent, id + " [" + attributes + "];");
    ++dot_.nodes;
  }

  void node(std::uint32_t index, Room const& room, std::size_t indent) {
    Entity const& entity = report_.entities[index];
    bool const itself = room.sort == Room::Sort::node && room.index == index;
    std::string const label =
        itself ? node_itself_label() : entity_label(entity, scene_.entities[index], layout_.wrapping);
    std::string shape, style;
    switch (entity.shape) {
      case Entity::Shape::process: style = "rounded,filled"; break;
      case Entity::Shape::external: style = "filled"; break;
      case Entity::Shape::store:
        shape = R"(shape=cylinder, margin="0.08,0.08", )";
        style = "filled";
        break;
    }
    if (entity.optional) style += ",dashed";
    add_node(indent, fmt::format("e{}", index),
             fmt::format(R"(id="e{}", class="entity", {}style="{}", {}label={})", index, shape, style,
                         entity.many && !itself ? "peripheries=2, " : "", label));
  }

  void plate(std::uint32_t index, Room const& room, std::size_t indent) {
    Flow const& flow = report_.flows[index];
    std::string_view fill = color::white;
    if (room.sort == Room::Sort::zone) fill = color::zone_fill(room.depth);
    add_node(indent, id_of(flow),
             fmt::format(R"(id="{0}", class="flow", shape=plain, style="", label={1})", id_of(flow),
                         flow_plate(flow, scene_.flows[index], layout_.wrapping, fill)));
  }

  static std::string id_of(Flow const& flow) { return fmt::format("f{}", flow.number); }

  void edge(std::string const& from, std::string const& to, std::string const& attributes) {
    line(1, from + " -> " + to + " [" + attributes + "];");
    ++dot_.edges;
  }

  /// The half before the plate and the half behind it, in layout order.
  void flow_edges(Flow const& flow, bool reversed) {
    std::string const head = flow.multicast ? "normalnormal" : "normal";
    std::string const common = fmt::format(R"(class="flow", weight=8{})", flow.optional ? ", style=dashed" : "");
    bool const answered = !flow.back.empty();
    std::string const sender = fmt::format("e{}", flow.from);
    auto const above = [&](std::string const& entity, std::string const& arrow) {
      edge(entity, id_of(flow), fmt::format("{}, {}headport={}", common, arrow, down() ? "n" : "w"));
    };
    auto const below = [&](std::string const& entity, std::string const& arrow) {
      edge(id_of(flow), entity, fmt::format("{}, {}tailport={}", common, arrow, down() ? "s" : "e"));
    };
    // An entity that sends to its own class: both halves leave it, or a rank would lie above itself.
    bool const itself = flow.to.size() == 1 && flow.to.front() == flow.from;
    if (reversed) {
      for (std::uint32_t to : flow.to) above(fmt::format("e{}", to), fmt::format("dir=back, arrowtail={}, ", head));
      below(sender, answered ? "arrowhead=onormal, " : "dir=none, ");
      return;
    }
    above(sender, answered ? "dir=back, arrowtail=onormal, " : "dir=none, ");
    for (std::uint32_t to : flow.to) {
      if (itself)
        above(fmt::format("e{}", to), fmt::format("dir=back, arrowtail={}, ", head));
      else
        below(fmt::format("e{}", to), fmt::format("arrowhead={}, ", head));
    }
  }

  void bracket(std::size_t index) {
    Bracket const& bracket = scene_.brackets[index];
    std::string const id = fmt::format("b{}", index);
    add_node(1, id, fmt::format(R"(id="{}", class="mechanism", shape=plain, style="", label={})", id,
                                bracket_plate(bracket, layout_.wrapping)));
    std::string const look =
        fmt::format(R"(class="mechanism", color="{}", penwidth=2.4, arrowsize=0.9, weight=1)", color::plan);
    bool const reversed = orientation_.bracket_reversed[index];
    auto const& above = reversed ? bracket.consumers : bracket.origins;
    auto const& below = reversed ? bracket.origins : bracket.consumers;
    for (std::uint32_t entity : above)
      edge(anchor(entity), id,
           fmt::format("{}, dir=back, arrowtail=tee, headport={}", look, down() ? "n" : "w"));
    for (std::uint32_t entity : below)
      edge(id, anchor(entity), fmt::format("{}, arrowhead=tee, tailport={}", look, down() ? "s" : "e"));
  }

  /// A node's box; for a node that is drawn around its software and has none: the first piece of it.
  std::string anchor(std::uint32_t entity) const {
    if (rooms_.has_software(entity) && !rooms_.has_own_box(entity)) {
      Room const& room = rooms_[rooms_.around(entity)];
      if (!room.entities.empty()) return fmt::format("e{}", room.entities.front());
    }
    return fmt::format("e{}", entity);
  }

  report::Report const& report_;
  Rooms const& rooms_;
  Scene const& scene_;
  Layout const& layout_;
  Orientation orientation_;
  Dot dot_;
};

}  // namespace

Dot write_dot(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout) {
  return Writer(report, rooms, scene, layout).write();
}

}  // namespace glacis::output

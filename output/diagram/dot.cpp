#include "output/diagram/dot.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/diagram/finish.h"
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

class Writer {
 public:
  enum class Purpose { whole, unplaced, placed };

  Writer(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout, Purpose purpose,
         Placement const* placement = nullptr)
      : report_(report),
        rooms_(rooms),
        scene_(scene),
        layout_(layout),
        purpose_(purpose),
        placement_(placement),
        orientation_(orient(report, scene, layout.order)) {
    if (layout.mirrored) std::reverse(orientation_.order.begin(), orientation_.order.end());
  }

  Dot write() {
    if (purpose_ == Purpose::placed)
      line(0,
           "// Laid out already: draw it with `dot -Tsvg FILE`, or with `neato -n2 -Tsvg FILE`; others lay it out "
           "anew.");
    line(0, "digraph figure {");
    head();
    contents(0, 1);
    for (std::uint32_t flow : orientation_.order) flow_edges(report_.flows[flow], orientation_.reversed[flow]);
    for (std::size_t i = 0; i < scene_.brackets.size(); ++i) bracket(i);
    finish();
    line(0, "}");
    return std::move(dot_);
  }

 private:
  void line(std::size_t indent, std::string_view text) {
    dot_.text.append(2 * indent, ' ').append(text).push_back('\n');
  }

  void finish() {
    std::string const signs = legend(report_, rooms_, scene_, layout_.wrapping, layout_.legend_columns);
    if (purpose_ == Purpose::whole) line(1, "label=" + signs + ";");
    if (purpose_ == Purpose::placed && placement_->nodes.count("legend") != 0)
      add_node(1, "legend", fmt::format(R"(id="legend", class="legend", shape=plain, style="", label={})", signs));
  }

  void head() {
    std::string more = layout_.hurried ? ", nslimit=1, nslimit1=1, mclimit=0.2" : "";
    if (layout_.ranks_across_rooms) more += ", newrank=true";
    if (purpose_ == Purpose::placed) more += fmt::format(R"(, layout=nop2, bb="{}")", shown(placement_->page));
    line(1, fmt::format(R"(graph [rankdir={}, splines={}, nodesep={}, ranksep=0.14, margin=0, pad={:.4f}, )"
                        R"(fontname="{}", fontsize=8, labelloc=b, bgcolor="#FFFFFF", outputorder=edgesfirst, )"
                        R"(charset="UTF-8"{}];)",
                        down() ? "TB" : "LR", name_of_splines(), layout_.node_gap, page_edge / 72, fonts, more));
    line(1, fmt::format(R"(node [fontname="{}", fontsize=9, color="{}", penwidth=1, style=filled, )"
                        R"(fillcolor="#FFFFFF", shape=box, margin="0.08,0.03", height=0.3, width=0.3];)",
                        fonts, color::ink));
    line(1, fmt::format(R"(edge [fontname="{}", fontsize=8, color="{}", penwidth=1.1, arrowsize=0.7, )"
                        R"(arrowhead=normal];)",
                        fonts, color::ink));
  }

  /// Graphviz does not draw the lines of a figure that is placed; whoever makes it do so had better not ask for
  /// `ortho`, on which it may crash.
  std::string_view name_of_splines() const {
    switch (purpose_) {
      case Purpose::whole: return name_of(layout_.splines);
      case Purpose::unplaced: return "line";
      case Purpose::placed: return name_of(Splines::polyline);
    }
    return "line";
  }

  bool down() const { return layout_.direction == Direction::down; }

  static std::string shown(Box const& box) {
    return fmt::format("{:.2f},{:.2f},{:.2f},{:.2f}", box.left, box.bottom, box.right, box.top);
  }
  static std::string shown(Point const& point) { return fmt::format("{:.2f},{:.2f}", point.x, point.y); }

  /// Where a cluster stands, as statements.
  std::string place_of_room(std::string const& room) const {
    if (!placement_) return {};
    std::string text;
    if (auto const box = placement_->rooms.find(room); box != placement_->rooms.end())
      text += fmt::format(R"( bb="{}";)", shown(box->second));
    if (auto const title = placement_->titles.find(room); title != placement_->titles.end())
      text += fmt::format(R"( lp="{}"; lwidth={:.2f}; lheight={:.2f};)", shown(title->second.middle()),
                          title->second.width() / 72, title->second.height() / 72);
    return text;
  }

  /// Of a zone in which some entity perhaps lies it cannot be said that nothing is there.
  bool all_have_zones() const {
    return std::all_of(report_.entities.begin(), report_.entities.end(),
                       [](Entity const& entity) { return entity.zone.has_value() || entity.runs_on.has_value(); });
  }

  // What stands in a room: its entities, the plates of its inner flows, its rooms.
  void contents(RoomId id, std::size_t indent) {
    Room const& room = rooms_[id];
    for (std::uint32_t entity : room.entities) node(entity, room, indent);
    for (std::uint32_t flow : orientation_.order) {
      if (std::find(room.flows.begin(), room.flows.end(), flow) != room.flows.end()) plate(flow, indent);
    }
    for (std::uint32_t flow : layout_.folded) {
      if (std::find(room.flows.begin(), room.flows.end(), flow) == room.flows.end()) continue;
      Flow const& each = report_.flows[flow];
      line(indent, fmt::format("{{ rank=same; e{}; {}; e{}; }}", each.from, id_of(each), each.to.front()));
    }
    std::vector<RoomId> inside = room.rooms;
    if (layout_.rooms_reversed) std::reverse(inside.begin(), inside.end());
    for (RoomId inner : inside) {
      if (rooms_[inner].sort == Room::Sort::zone)
        zone(inner, indent);
      else
        software(inner, indent);
    }
  }

  void zone(RoomId id, std::size_t indent) {
    Room const& room = rooms_[id];
    report::Zone const& zone = report_.zones[room.index];
    TitlePlace const place = title_place(layout_, room.index);
    std::string const title = zone_title(zone, scene_.zones[room.index]);
    // A frame without ink keeps neighboring zones apart.
    std::string const name = fmt::format("cluster_z{}", room.index);
    bool const placed = purpose_ == Purpose::placed;
    if (!placed)
      line(indent, fmt::format(R"(subgraph cluster_gap{} {{ peripheries=0; margin=4; label="";)", room.index));
    line(indent, fmt::format(R"(subgraph {} {{ id="z{}"; class="{}"; peripheries=1; margin=8; label={}; )"
                             R"(labeljust=l; labelloc=t; fillcolor="{}"; {};{})",
                             name, room.index, zone.trust_boundary ? "zone" : "zone-without-boundary",
                             place == TitlePlace::among ? "\"\"" : title, color::zone_fill(room.depth),
                             zone.trust_boundary ? R"(color="#8C2D04"; style="dashed,filled"; penwidth=1.3)"
                                                 : R"(color="#8A8A8A"; style=filled; penwidth=0.6)",
                             place_of_room(name)));
    if (place == TitlePlace::among) {
      add_node(indent + 1, fmt::format("t{}", room.index), fmt::format(R"(shape=plain, style="", label={})", title));
    }
    if (room.entities.empty() && room.flows.empty() && room.rooms.empty()) {
      add_node(indent + 1, fmt::format("o{}", room.index),
               fmt::format(R"(shape=plain, style="", label={})",
                           remark_label(all_have_zones() ? "nothing stated" : "nothing surely here")));
    }
    contents(id, indent + 1);
    line(indent, placed ? "}" : "}}");
  }

  void software(RoomId id, std::size_t indent) {
    Room const& room = rooms_[id];
    Entity const& entity = report_.entities[room.index];
    std::string const name = fmt::format("cluster_n{}", room.index);
    line(indent, fmt::format(R"(subgraph {} {{ id="n{}"; class="node"; peripheries={}; margin=8; label={}; )"
                             R"(labeljust=l; labelloc=t; fillcolor="#FFFFFF"; color="{}"; style="{}"; penwidth=0.8;{})",
                             name, room.index, entity.many ? 2 : 1,
                             node_title(entity, scene_.entities[room.index], layout_.wrapping), color::ink,
                             entity.optional ? "filled,rounded,dashed" : "filled,rounded", place_of_room(name)));
    contents(id, indent + 1);
    line(indent, "}");
  }

  void add_node(std::size_t indent, std::string const& id, std::string const& attributes) {
    std::string place;
    if (placement_) place = fmt::format(R"(, pos="{}")", shown(placement_->nodes.at(id).middle()));
    line(indent, id + " [" + attributes + place + "];");
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

  void plate(std::uint32_t index, std::size_t indent) {
    Flow const& flow = report_.flows[index];
    Plate const plate = flow_plate(flow, scene_.flows[index], layout_.wrapping);
    dot_.levels[id_of(flow)] = plate.levels;
    add_node(indent, id_of(flow),
             fmt::format(R"(id="{0}", class="flow", shape=plain, style="", label={1})", id_of(flow), plate.label));
  }

  static std::string id_of(Flow const& flow) { return fmt::format("f{}", flow.number); }

  /// A half of a line: its arrowheads as Graphviz names them, empty: none.
  struct Half {
    std::string from, to, arrow_at_tail, arrow_at_head;
    bool into_plate = false;
    bool heavy = false;
  };

  static double length_of(std::string const& arrow, bool heavy) {
    if (arrow.empty()) return 0;
    if (arrow == "tee") return 2.25;
    double const size = heavy ? 9 : 7;
    return arrow == "normalnormal" ? 2 * size : size;
  }

  void edge(Half const& half, std::string const& look) {
    std::string arrows = "dir=none";
    if (!half.arrow_at_tail.empty()) arrows = "dir=back, arrowtail=" + half.arrow_at_tail;
    if (!half.arrow_at_head.empty()) arrows = "arrowhead=" + half.arrow_at_head;
    std::string const port =
        half.into_plate ? (down() ? "headport=n" : "headport=w") : (down() ? "tailport=s" : "tailport=e");
    std::string place;
    if (placement_) place = fmt::format(R"(, pos="{}")", path_of(placement_->lines.at(dot_.connections.size())));
    if (purpose_ != Purpose::unplaced || !half.heavy) {
      ++dot_.edges;
      line(1, fmt::format("{} -> {} [{}, {}, {}{}];", half.from, half.to, look, arrows, port, place));
    }
    dot_.connections.push_back({half.from, half.to, length_of(half.arrow_at_tail, half.heavy),
                                length_of(half.arrow_at_head, half.heavy), half.heavy});
  }

  static std::string path_of(Line const& line) {
    std::string text;
    if (line.at_tail) text += "s," + shown(*line.at_tail) + " ";
    if (line.at_head) text += "e," + shown(*line.at_head) + " ";
    for (std::size_t i = 0; i < line.curve.size(); ++i) text += (i == 0 ? "" : " ") + shown(line.curve[i]);
    return text;
  }

  /// The half before the plate and the half behind it, in layout order.
  void flow_edges(Flow const& flow, bool reversed) {
    std::string const head = flow.multicast ? "normalnormal" : "normal";
    std::string const answer = flow.back.empty() ? "" : "onormal";
    std::string const look = fmt::format(R"(class="flow", weight=8{})", flow.optional ? ", style=dashed" : "");
    std::string const sender = fmt::format("e{}", flow.from);
    // An entity that sends to its own class: both halves leave it, or a rank would lie above itself.
    bool const itself = flow.to.size() == 1 && flow.to.front() == flow.from;
    if (!reversed) edge({sender, id_of(flow), answer, "", true}, look);
    for (std::uint32_t to : flow.to) {
      std::string const receiver = fmt::format("e{}", to);
      if (reversed || itself)
        edge({receiver, id_of(flow), head, "", true}, look);
      else
        edge({id_of(flow), receiver, "", head, false}, look);
    }
    if (reversed) edge({id_of(flow), sender, "", answer, false}, look);
  }

  void bracket(std::size_t index) {
    Bracket const& bracket = scene_.brackets[index];
    std::string const id = fmt::format("b{}", index);
    Plate const plate = bracket_plate(bracket, layout_.wrapping);
    dot_.levels[id] = plate.levels;
    if (purpose_ != Purpose::unplaced)
      add_node(1, id, fmt::format(R"(id="{}", class="mechanism", shape=plain, style="", label={})", id, plate.label));
    std::string const look =
        fmt::format(R"(class="mechanism", color="{}", penwidth=2.4, arrowsize=0.9, weight=1)", color::plan);
    bool const reversed = orientation_.bracket_reversed[index];
    for (std::uint32_t entity : reversed ? bracket.consumers : bracket.origins)
      edge({anchor(entity), id, "tee", "", true, true}, look);
    for (std::uint32_t entity : reversed ? bracket.origins : bracket.consumers)
      edge({id, anchor(entity), "", "tee", false, true}, look);
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
  Purpose purpose_;
  Placement const* placement_;
  Orientation orientation_;
  Dot dot_;
};

}  // namespace

TitlePlace title_place(Layout const& layout, std::size_t zone) {
  return zone < layout.titles.size() ? layout.titles[zone] : TitlePlace::top;
}

Dot write_dot(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout) {
  return Writer(report, rooms, scene, layout, Writer::Purpose::whole).write();
}

Dot write_unplaced(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout) {
  return Writer(report, rooms, scene, layout, Writer::Purpose::unplaced).write();
}

Dot write_placed(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout,
                 Placement const& placement) {
  return Writer(report, rooms, scene, layout, Writer::Purpose::placed, &placement).write();
}

std::string write_loose(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout,
                        std::size_t most_columns) {
  std::string text = fmt::format("digraph loose {{\n  node [shape=plain, fontname=\"{}\", fontsize=9];\n", fonts);
  for (std::size_t columns = 1; columns <= most_columns; ++columns)
    text += fmt::format("  l{} [label={}];\n", columns, legend(report, rooms, scene, layout.wrapping, columns));
  for (std::size_t i = 0; i < scene.brackets.size(); ++i)
    text += fmt::format("  b{} [label={}];\n", i, bracket_plate(scene.brackets[i], layout.wrapping).label);
  return text + "}\n";
}

}  // namespace glacis::output

#include "output/diagram/board.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/diagram/grid.h"
#include "output/diagram/naming.h"
#include "output/diagram/squeeze.h"

namespace glacis::output {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_legend_columns = 4;
/// Entities and flows. Large figures take long, and no order of flows makes them fine.
constexpr std::size_t large = 60, huge = 120;

/// Graphviz prints edges sorted by their ends.
void put_in_order(std::vector<Line>& lines, std::vector<Connection> const& connections) {
  std::vector<Line> sorted;
  for (Connection const& each : connections) {
    auto const found = std::find_if(lines.begin(), lines.end(),
                                    [&](Line const& line) { return line.tail == each.tail && line.head == each.head; });
    if (found == lines.end()) continue;
    sorted.push_back(std::move(*found));
    lines.erase(found);
  }
  lines = std::move(sorted);
}

/// Which zones have their title at the bottom.
std::string bottom_titles(Layout const& layout) {
  std::string zones;
  for (TitlePlace place : layout.titles) zones += place == TitlePlace::bottom ? 'b' : '-';
  return zones;
}

/// Graphviz has left room for titles at the top; squeezing makes room where they stand now.
void lower_titles(Placement& placement, Layout const& layout) {
  for (std::size_t zone = 0; zone < layout.titles.size(); ++zone) {
    std::string const name = fmt::format("cluster_z{}", zone);
    auto const title = placement.titles.find(name);
    if (layout.titles[zone] != TitlePlace::bottom || title == placement.titles.end()) continue;
    Box const& room = placement.rooms.at(name);
    title->second = moved(title->second, 0, room.bottom + room.top - title->second.bottom - title->second.top);
  }
}

}  // namespace

std::string what_went_wrong(ProcessResult const& result) {
  switch (result.end) {
    case ProcessResult::End::not_started:
      return "`dot` of Graphviz cannot be started; is it installed and on the PATH?";
    case ProcessResult::End::too_late: return "`dot` took too long";
    case ProcessResult::End::too_much: return "`dot` printed far too much";
    case ProcessResult::End::killed_by_signal: return fmt::format("`dot` was ended by signal {}", result.status);
    case ProcessResult::End::exited: break;
  }
  return fmt::format("`dot` ended with status {}: {}", result.status,
                     result.errors.substr(0, result.errors.find('\n')));
}

Board::Board(report::Report const& report, Deadline deadline)
    : report_(report), rooms_(report), scene_(arrange(report)), deadline_(deadline) {}

std::optional<Draft> Board::best(Layout const& first, std::size_t most) {
  std::size_t const size = report_.entities.size() + report_.flows.size();
  if (size > huge) {
    problem_ = fmt::format("it has {} entities and {} flows", report_.entities.size(), report_.flows.size());
    return lay_out_simply(first);
  }
  if (size > large) most = std::min<std::size_t>(most, 6);
  std::optional<Draft> draft =
      choose_layout(report_, first, most, [&](Layout const& layout) { return lay_out(layout); });
  return draft ? std::move(draft) : lay_out_simply(first);
}

/// Graphviz places the boxes; lines and legend are ours. Empty also if the same has been tried before.
std::optional<Draft> Board::lay_out(Layout const& layout) {
  Dot const dot = write_unplaced(report_, rooms_, scene_, layout);
  if (!tried_.insert(dot.text + bottom_titles(layout) + (layout.brackets_below ? "below" : "")).second)
    return std::nullopt;
  auto const [placed, added] = placed_.try_emplace(dot.text);
  if (added) placed->second = place(dot);
  if (!placed->second) return std::nullopt;
  double const width = layout.direction == Direction::down ? page_width : turned_width;
  Draft draft = completed(layout, dot, *placed->second, 0);
  // Lines at the sides may have made it wider again.
  if (double const excess = draft.placement.page.width() - width; excess > 0) {
    Draft narrower = completed(layout, dot, *placed->second, excess + Grid::pitch);
    if (flaws_of(narrower) < flaws_of(draft)) return narrower;
  }
  return draft;
}

/// From boxes as Graphviz has placed them, no wider than a page, and by `less` narrower than that.
Draft Board::completed(Layout const& layout, Dot const& dot, Placement placement, double less) {
  std::vector<Placement> blocks = take_unjoined(placement, dot.connections);
  lower_titles(placement, layout);
  double const most = (layout.direction == Direction::down ? page_width : turned_width) - 2 * page_edge;
  double const width = std::min(most, placement.page.width()) - less;
  if (placement.page.width() > width) squeeze(placement, dot.connections, Axis::across, width);
  squeeze(placement, dot.connections, Axis::down, 0);
  for (Placement const& block : blocks) place_block(placement, block);
  placement.levels = dot.levels;
  place_brackets(placement, layout, dot);
  route_lines(placement, dot.connections);
  return finished(layout, std::move(placement));
}

/// Graphviz draws the lines too.
std::optional<Draft> Board::lay_out_simply(Layout layout) {
  std::string const why = problem_;
  for (bool const hurried : {false, true}) {
    layout.hurried = hurried;
    for (Splines const splines : {Splines::polyline, Splines::spline}) {
      layout.splines = splines;
      Dot const dot = write_dot(report_, rooms_, scene_, layout);
      std::optional<Placement> placement = place(dot);
      if (!placement) continue;
      problem_ = why;
      put_in_order(placement->lines, dot.connections);
      return finished(layout, std::move(*placement));
    }
  }
  return std::nullopt;
}

std::string Board::text_of(Draft const& draft) const {
  return write_placed(report_, rooms_, scene_, draft.layout, draft.placement).text;
}

ProcessResult Board::render(Draft const& draft, std::string const& format, int dots_per_inch) const {
  std::vector<std::string> command = {"dot", "-T" + format};
  if (format == "png") command.push_back(fmt::format("-Gdpi={}", dots_per_inch));
  return run_process(command, text_of(draft), deadline_);
}

/// Half of the time that is left, so that a cheaper layout has a chance after this one.
ProcessResult Board::run(std::string const& dot) const {
  return run_process({"dot", "-Tdot"}, dot, Clock::now() + (deadline_ - Clock::now()) / 2);
}

std::optional<Placement> Board::place(Dot const& dot) {
  ProcessResult const result = run(dot.text);
  if (!result.succeeded()) {
    problem_ = what_went_wrong(result);
    return std::nullopt;
  }
  std::optional<Placement> placement = read_placement(result.output);
  if (placement && placement->nodes.size() == dot.nodes && placement->edges == dot.edges &&
      placement->lines.size() == dot.edges)
    return placement;
  problem_ = placement ? fmt::format("`dot` drew {} of {} lines", placement->lines.size(), dot.edges)
                       : "`dot` printed what is not a layout";
  return std::nullopt;
}

void Board::place_brackets(Placement& placement, Layout const& layout, Dot const& dot) {
  for (std::size_t i = 0; i < scene_.brackets.size(); ++i) {
    std::string const name = fmt::format("b{}", i);
    std::vector<std::string> near;
    for (Connection const& each : dot.connections) {
      if (each.head == name) near.push_back(each.tail);
      if (each.tail == name) near.push_back(each.head);
    }
    Box const size = loose(layout).nodes.at(name);
    place_loose(placement, name, {size.width(), size.height()}, near, layout.brackets_below);
  }
}

Draft Board::finished(Layout layout, Placement placement) {
  layout.legend_columns = place_legend(placement, legend_sizes(layout));
  begin_at_origin(placement);
  Inspection inspection = inspect(placement);
  return Draft{std::move(layout), std::move(placement), std::move(inspection)};
}

/// Where Graphviz has no say: sizes of brackets' plates and of legends.
Placement const& Board::loose(Layout const& layout) {
  auto const [found, added] = loose_.try_emplace(std::pair(layout.wrapping.columns, layout.wrapping.chips));
  if (!added) return found->second;
  ProcessResult const result = run(write_loose(report_, rooms_, scene_, layout, most_legend_columns));
  if (std::optional<Placement> placement = read_placement(result.output)) found->second = std::move(*placement);
  constexpr Box guess = {0, 0, 100, 50};
  for (std::size_t i = 0; i < scene_.brackets.size(); ++i)
    found->second.nodes.try_emplace(fmt::format("b{}", i), guess);
  return found->second;
}

std::vector<Size> Board::legend_sizes(Layout const& layout) {
  std::vector<Size> sizes;
  for (std::size_t i = 1; i <= most_legend_columns; ++i) {
    auto const found = loose(layout).nodes.find(fmt::format("l{}", i));
    if (found != loose(layout).nodes.end()) sizes.push_back({found->second.width(), found->second.height()});
  }
  return sizes;
}

std::string Board::spoken(Hit const& hit) const {
  std::string const one = spoken(hit.one), other = spoken(hit.other);
  switch (hit.sort) {
    case Hit::Sort::box_on_box: return one + " and " + other + " overlap";
    case Hit::Sort::zones_too_close: return one + " and " + other + " nearly touch";
    case Hit::Sort::line_through_box: return one + " runs through " + other;
    case Hit::Sort::line_through_title: return one + " runs through the title of " + other;
    case Hit::Sort::line_on_line: return one + " runs on top of " + other;
    case Hit::Sort::line_on_border: return one + " runs along the border of " + other;
    case Hit::Sort::line_through_zone: return one + " runs through " + other + ", where it does not end";
    case Hit::Sort::heads_touch: return one + " ends on top of an end of " + other;
    case Hit::Sort::bends_at_end: return one + " bends right at its end";
    case Hit::Sort::crosses_itself: return one + " crosses itself";
    case Hit::Sort::line_too_short: return one + " has hardly room for its arrowhead";
  }
  return {};
}

/// What an id stands for, as a reader knows it.
std::string Board::spoken(std::string const& id) const {
  constexpr std::size_t prefix = sizeof("cluster_z") - 1;
  auto const index = [&](std::size_t from) { return static_cast<std::size_t>(std::stoul(id.substr(from))); };
  if (id.empty()) return {};
  if (std::size_t const arrow = id.find("->"); arrow != std::string::npos) {
    std::string const tail = id.substr(0, arrow);
    return "the line of " + spoken(is_entity(tail) ? id.substr(arrow + 2) : tail);
  }
  if (id.rfind("cluster_z", 0) == 0) return fmt::format("zone `{}`", report_.zones.at(index(prefix)).title);
  if (id.rfind("cluster_n", 0) == 0) return fmt::format("`{}`", report_.entities.at(index(prefix)).title);
  if (is_entity(id)) return fmt::format("`{}`", report_.entities.at(index(1)).title);
  if (id.front() == 'f') return fmt::format("flow {}", id.substr(1));
  return id.front() == 'b' ? "a mechanism end to end" : "a title";
}

}  // namespace glacis::output

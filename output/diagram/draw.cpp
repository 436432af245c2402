#include "output/diagram/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "engine/text/files.h"
#include "output/diagram/choose.h"
#include "output/diagram/describe.h"
#include "output/diagram/finish.h"
#include "output/diagram/placement.h"
#include "output/diagram/process.h"
#include "output/diagram/svg.h"

namespace glacis::output {
namespace {

using report::Report;
using Clock = std::chrono::steady_clock;

enum class Format : std::uint8_t { dot, svg, png, pdf };

std::optional<Format> format_of(std::filesystem::path const& out) {
  std::string const ending = out.extension().string();
  if (ending == ".dot" || ending == ".gv") return Format::dot;
  if (ending == ".svg") return Format::svg;
  if (ending == ".png") return Format::png;
  if (ending == ".pdf") return Format::pdf;
  return std::nullopt;
}

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

std::string what_went_wrong(ProcessResult const& result) {
  switch (result.end) {
    case ProcessResult::End::not_started:
      return "`dot` of Graphviz cannot be started; is it installed and on the PATH?";
    case ProcessResult::End::too_late: return "`dot` took too long";
    case ProcessResult::End::too_much: return "`dot` printed far too much";
    case ProcessResult::End::killed_by_signal: return fmt::format("`dot` was ended by signal {}", result.status);
    case ProcessResult::End::exited: break;
  }
  return fmt::format("`dot` ended with status {}: {}", result.status, first_line(result.errors));
}

/// Lays one report out, again and again, and remembers why it could not.
class Board {
 public:
  Board(Report const& report, DiagramOptions const& options)
      : report_(report),
        options_(options),
        rooms_(report),
        scene_(arrange(report)),
        deadline_(Clock::now() + std::chrono::milliseconds(static_cast<long long>(options.deadline * 1000))) {}

  /// Graphviz places the boxes; lines and legend are ours.
  std::optional<Draft> lay_out(Layout const& layout) {
    Dot const dot = write_unplaced(report_, rooms_, scene_, layout);
    std::optional<Placement> placement = place(dot);
    if (!placement) return std::nullopt;
    route_lines(*placement, dot.connections);
    return finished(layout, std::move(*placement), dot);
  }

  /// For figures so large that Graphviz draws the lines too.
  std::optional<Draft> lay_out_simply(Layout layout) {
    for (bool const hurried : {false, true}) {
      layout.hurried = hurried;
      for (Splines const splines : {Splines::polyline, Splines::spline}) {
        layout.splines = splines;
        Dot const dot = write_dot(report_, rooms_, scene_, layout);
        if (std::optional<Placement> placement = place(dot)) return finished(layout, std::move(*placement), dot);
      }
    }
    return std::nullopt;
  }

  ProcessResult render(Draft const& draft, std::string const& format) const {
    std::vector<std::string> command = {"dot", "-Kneato", "-n2", "-T" + format};
    if (format == "png") command.push_back(fmt::format("-Gdpi={}", options_.dots_per_inch));
    return run_process(command, write_placed(report_, rooms_, scene_, draft.layout, draft.placement).text, deadline_);
  }

  std::string const& problem() const { return problem_; }

  /// What an id in the layout stands for, as a reader knows it.
  std::string spoken(std::string const& id) const {
    auto const index = [&](std::size_t prefix) { return static_cast<std::size_t>(std::stoul(id.substr(prefix))); };
    if (std::size_t const arrow = id.find("->"); arrow != std::string::npos) {
      std::string const tail = id.substr(0, arrow), head = id.substr(arrow + 2);
      return "the line of " + spoken(tail.front() == 'e' ? head : tail);
    }
    if (id.rfind("cluster_z", 0) == 0) return fmt::format("zone `{}`", report_.zones.at(index(9)).title);
    if (id.rfind("cluster_n", 0) == 0) return fmt::format("`{}`", report_.entities.at(index(9)).title);
    if (id.front() == 'e') return fmt::format("`{}`", report_.entities.at(index(1)).title);
    if (id.front() == 'f') return fmt::format("flow {}", id.substr(1));
    if (id.front() == 'b') return "a mechanism end to end";
    return "a title";
  }

 private:
  /// Half of the time that is left, so that a cheaper layout has a chance after this one.
  ProcessResult run(std::string const& dot) const {
    return run_process({"dot", "-Tdot"}, dot, Clock::now() + (deadline_ - Clock::now()) / 2);
  }

  std::optional<Placement> place(Dot const& dot) {
    ProcessResult const result = run(dot.text);
    if (!result.succeeded()) {
      problem_ = what_went_wrong(result);
      return std::nullopt;
    }
    std::optional<Placement> placement = read_placement(result.output);
    if (!placement || placement->nodes.size() != dot.nodes || placement->edges != dot.connections.size() ||
        placement->lines.size() != dot.connections.size()) {
      problem_ = placement ? fmt::format("`dot` drew {} of {} lines", placement->lines.size(), dot.connections.size())
                           : "`dot` printed what is not a layout";
      return std::nullopt;
    }
    return placement;
  }

  std::optional<Draft> finished(Layout layout, Placement placement, Dot const& dot) {
    in_order(placement, dot);
    layout.legend_columns = place_legend(placement, legend_sizes());
    begin_at_origin(placement);
    Inspection inspection = inspect(placement);
    return Draft{std::move(layout), std::move(placement), std::move(inspection)};
  }

  /// Graphviz prints edges sorted by their ends.
  static void in_order(Placement& placement, Dot const& dot) {
    std::vector<Line> sorted;
    for (Connection const& each : dot.connections) {
      auto const found = std::find_if(placement.lines.begin(), placement.lines.end(), [&](Line const& line) {
        return line.tail == each.tail && line.head == each.head;
      });
      if (found == placement.lines.end()) continue;
      sorted.push_back(std::move(*found));
      placement.lines.erase(found);
    }
    placement.lines = std::move(sorted);
  }

  std::vector<Size> const& legend_sizes() {
    if (!legend_sizes_.empty()) return legend_sizes_;
    constexpr std::size_t most = 4;
    std::optional<Placement> const placed = read_placement(run(write_legends(report_, rooms_, scene_, most)).output);
    for (std::size_t i = 1; placed && i <= most; ++i) {
      auto const found = placed->nodes.find(fmt::format("l{}", i));
      if (found != placed->nodes.end()) legend_sizes_.push_back({found->second.width(), found->second.height()});
    }
    return legend_sizes_;
  }

  Report const& report_;
  DiagramOptions const& options_;
  Rooms rooms_;
  Scene scene_;
  Deadline deadline_;
  std::string problem_;
  std::vector<Size> legend_sizes_;
};

std::string warning_of(Hit const& hit, Board const& board) {
  std::string const one = board.spoken(hit.one);
  std::string const other = hit.other.empty() ? "" : board.spoken(hit.other);
  switch (hit.sort) {
    case Hit::Sort::box_on_box: return one + " and " + other + " overlap";
    case Hit::Sort::zones_too_close: return one + " and " + other + " nearly touch";
    case Hit::Sort::line_through_box: return one + " runs through " + other;
    case Hit::Sort::line_through_title: return one + " runs through the title of " + other;
    case Hit::Sort::line_on_line: return one + " runs on top of " + other;
    case Hit::Sort::line_through_zone: return one + " runs through " + other + ", where it does not end";
    case Hit::Sort::line_too_short: return one + " has hardly room for its arrowhead";
  }
  return {};
}

void warn(std::vector<std::string>& warnings, Draft const& draft, Board const& board) {
  if (!board.problem().empty()) warnings.push_back("the figure is drawn with a simpler layout: " + board.problem());
  for (Hit const& hit : draft.inspection.hits) {
    std::string text = "in the figure, " + warning_of(hit, board);
    if (std::find(warnings.begin(), warnings.end(), text) == warnings.end()) warnings.push_back(std::move(text));
  }
  if (draft.inspection.scale > 1)
    warnings.push_back(fmt::format("the figure is {:.0f} by {:.0f} pt, a page holds {:.0f} by {:.0f}",
                                   draft.placement.page.width(), draft.placement.page.height(), page_width,
                                   page_height));
}

/// Large figures take long, and no order of flows makes them fine.
constexpr std::size_t large = 60, huge = 120;

std::optional<Draft> draft_of(Report const& report, DiagramOptions const& options, Board& board) {
  std::size_t const size = report.entities.size() + report.flows.size();
  std::optional<Draft> draft;
  if (size <= huge)
    draft = choose_layout(report, options.layout, size > large ? std::min<std::size_t>(options.layouts, 6) : options.layouts,
                          [&](Layout const& layout) { return board.lay_out(layout); });
  return draft ? std::move(draft) : board.lay_out_simply(options.layout);
}

DrawResult failed(std::string error) { return {false, {}, std::move(error)}; }

DrawResult written(std::filesystem::path const& out, std::string const& bytes, std::vector<std::string> warnings) {
  if (!text::write_whole(out, bytes)) return failed(fmt::format("`{}` cannot be written", out.string()));
  return {true, std::move(warnings), {}};
}

}  // namespace

std::string to_dot(Report const& report, DiagramOptions const& options) {
  return write_dot(report, Rooms(report), arrange(report), options.layout).text;
}

std::string font_warning() {
  ProcessResult const found = run_process({"fc-match", "--format=%{family}", "Liberation Sans"}, "",
                                          Clock::now() + std::chrono::seconds(5));
  if (!found.succeeded() || found.output.rfind("Liberation Sans", 0) == 0) return {};
  return fmt::format("figures are made for the font Liberation Sans, but `{}` is what is installed",
                     first_line(found.output));
}

DrawResult draw(Report const& report, std::filesystem::path const& out, DiagramOptions const& options) {
  std::optional<Format> const format = format_of(out);
  if (!format) return failed(fmt::format("`{}` does not end in .svg, .png, .pdf or .dot", out.string()));
  if (*format == Format::dot) return written(out, to_dot(report, options), {});
  Board board(report, options);
  std::optional<Draft> const draft = draft_of(report, options, board);
  if (!draft) return failed(board.problem());
  std::vector<std::string> warnings;
  if (std::string font = options.check_fonts ? font_warning() : ""; !font.empty()) warnings.push_back(std::move(font));
  warn(warnings, *draft, board);
  std::string const name = *format == Format::svg ? "svg" : *format == Format::png ? "png" : "pdf";
  ProcessResult result = board.render(*draft, name);
  if (!result.succeeded()) return failed(what_went_wrong(result));
  if (!result.errors.empty()) warnings.push_back("`dot` says: " + first_line(result.errors));
  if (*format == Format::svg) result.output = tidy_svg(result.output, report.title, alternative_text(report));
  if (*format == Format::pdf) result.output = tidy_pdf(std::move(result.output));
  return written(out, result.output, std::move(warnings));
}

}  // namespace glacis::output

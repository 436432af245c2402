#include "output/diagram/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "engine/text/files.h"
#include "output/diagram/choose.h"
#include "output/diagram/describe.h"
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

  /// Half of the time that is left for one layout, so that a cheaper one has a chance after it.
  std::optional<Inspection> lay_out(Layout const& layout) {
    Dot const dot = write_dot(report_, rooms_, scene_, layout);
    Deadline const until = Clock::now() + (deadline_ - Clock::now()) / 2;
    ProcessResult const result = run_process({"dot", "-Tdot"}, dot.text, until);
    if (!result.succeeded()) {
      problem_ = what_went_wrong(result);
      return std::nullopt;
    }
    std::optional<Placement> const placement = read_placement(result.output);
    if (!placement || placement->nodes.size() != dot.nodes || placement->edges != dot.edges ||
        placement->lines.size() != dot.edges) {
      problem_ = placement ? fmt::format("`dot` drew {} of {} lines", placement->lines.size(), dot.edges)
                           : "`dot` printed what is not a layout";
      return std::nullopt;
    }
    complaints_ = first_line(result.errors);
    return inspect(*placement);
  }

  ProcessResult render(Layout const& layout, std::string const& format) const {
    std::vector<std::string> command = {"dot", "-T" + format};
    if (format == "png") command.push_back(fmt::format("-Gdpi={}", options_.dots_per_inch));
    return run_process(command, write_dot(report_, rooms_, scene_, layout).text, deadline_);
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
  Report const& report_;
  DiagramOptions const& options_;
  Rooms rooms_;
  Scene scene_;
  Deadline deadline_;
  std::string problem_, complaints_;
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

void warn(std::vector<std::string>& warnings, Draft const& draft, DiagramOptions const& options, Board const& board) {
  if (draft.layout.hurried || (options.layout.splines == Splines::ortho && draft.layout.splines != Splines::ortho &&
                               !board.problem().empty()))
    warnings.push_back("the figure is drawn with a simpler layout: " + board.problem());
  for (Hit const& hit : draft.inspection.hits) {
    std::string text = "in the figure, " + warning_of(hit, board);
    if (std::find(warnings.begin(), warnings.end(), text) == warnings.end()) warnings.push_back(std::move(text));
  }
  if (draft.inspection.excess > 0)
    warnings.push_back(fmt::format("the figure is {:.0f} pt beyond what a page holds ({:.0f} by {:.0f} pt)",
                                   draft.inspection.excess, page_width, page_height));
}

/// Large figures take long, and no order of flows makes them fine.
std::size_t layouts_for(Report const& report, DiagramOptions const& options) {
  std::size_t const size = report.entities.size() + report.flows.size();
  std::size_t const most = size > 120 ? 2 : size > 60 ? 8 : 25;
  return std::min(options.layouts, most);
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
  std::optional<Draft> const draft = choose_layout(report, options.layout, layouts_for(report, options),
                                                   [&](Layout const& layout) { return board.lay_out(layout); });
  if (!draft) return failed(board.problem());
  std::vector<std::string> warnings;
  if (std::string font = options.check_fonts ? font_warning() : ""; !font.empty()) warnings.push_back(std::move(font));
  warn(warnings, *draft, options, board);
  std::string const name = *format == Format::svg ? "svg" : *format == Format::png ? "png" : "pdf";
  ProcessResult result = board.render(draft->layout, name);
  if (!result.succeeded()) return failed(what_went_wrong(result));
  if (!result.errors.empty()) warnings.push_back("`dot` says: " + first_line(result.errors));
  if (*format == Format::svg) result.output = tidy_svg(result.output, report.title, alternative_text(report));
  if (*format == Format::pdf) result.output = tidy_pdf(std::move(result.output));
  return written(out, result.output, std::move(warnings));
}

}  // namespace glacis::output

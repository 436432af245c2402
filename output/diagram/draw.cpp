#include "output/diagram/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

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
  if (draft.inspection.wide > 1 || draft.inspection.high > 1)
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

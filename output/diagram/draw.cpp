#include "output/diagram/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "engine/text/files.h"
#include "output/diagram/board.h"
#include "output/diagram/describe.h"
#include "output/diagram/svg.h"

namespace glacis::output {
namespace {

using report::Report;
using Clock = std::chrono::steady_clock;

enum class Format : std::uint8_t { dot, svg, png, pdf };

std::optional<Format> format_of(std::filesystem::path const& out) {
  std::string const ending = out.extension().string();
  if (ending == ".dot") return Format::dot;
  if (ending == ".svg") return Format::svg;
  if (ending == ".png") return Format::png;
  if (ending == ".pdf") return Format::pdf;
  return std::nullopt;
}

/// Graphviz's own PDF holds the time of day, compressed: never the same bytes twice.
ProcessResult to_pdf(std::string const& svg) {
  return run_process({"env", "SOURCE_DATE_EPOCH=315532800", "rsvg-convert", "--format=pdf"}, svg,
                     Clock::now() + std::chrono::seconds(30));
}

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

std::vector<std::string> warnings_of(Draft const& draft, Board const& board) {
  std::vector<std::string> warnings;
  if (draft.layout.splines != Splines::ortho)
    warnings.push_back("the figure is drawn with a simpler layout: " + board.problem());
  for (Hit const& hit : draft.inspection.hits) {
    std::string text = "in the figure, " + board.spoken(hit);
    if (std::find(warnings.begin(), warnings.end(), text) == warnings.end()) warnings.push_back(std::move(text));
  }
  // A little scaling down does no harm to what is printed.
  if (draft.inspection.excess > 1 / least_scale)
    warnings.push_back(fmt::format("the figure is {:.0f} by {:.0f} pt, a page holds {:.0f} by {:.0f}",
                                   draft.placement.page.width(), draft.placement.page.height(), page_width,
                                   page_height));
  return warnings;
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
  ProcessResult const found =
      run_process({"fc-match", "--format=%{family}", "Liberation Sans"}, "", Clock::now() + std::chrono::seconds(5));
  if (!found.succeeded() || found.output.rfind("Liberation Sans", 0) == 0) return {};
  return fmt::format("figures are made for the font Liberation Sans, but `{}` is what is installed",
                     first_line(found.output));
}

DrawResult draw(Report const& report, std::filesystem::path const& out, DiagramOptions const& options) {
  std::optional<Format> const format = format_of(out);
  if (!format) return failed(fmt::format("`{}` does not end in .svg, .png, .pdf or .dot", out.string()));
  Board board(report, Clock::now() + std::chrono::milliseconds(static_cast<std::int64_t>(options.deadline * 1000)));
  std::optional<Draft> const draft = board.best(options.layout, options.layouts);
  if (!draft && *format == Format::dot) {
    DiagramOptions simple = options;
    // Graphviz may crash on `ortho`.
    simple.layout.splines = Splines::polyline;
    return written(out, "// Not laid out: `dot -Tsvg FILE` does that.\n" + to_dot(report, simple),
                   {"the figure is not laid out: " + board.problem()});
  }
  if (!draft) return failed(board.problem());
  std::vector<std::string> warnings = warnings_of(*draft, board);
  if (std::string font = options.check_fonts ? font_warning() : ""; !font.empty()) warnings.push_back(std::move(font));
  if (*format == Format::dot) return written(out, board.text_of(*draft), std::move(warnings));
  bool const as_picture = *format == Format::png;
  ProcessResult result = board.render(*draft, as_picture ? "png" : "svg", options.dots_per_inch);
  if (!result.succeeded()) return failed(what_went_wrong(result));
  if (!result.errors.empty()) warnings.push_back("`dot` says: " + first_line(result.errors));
  if (as_picture) return written(out, result.output, std::move(warnings));
  if (count_edges(result.output) != draft->placement.lines.size()) return failed("`dot` lost a line of the figure");
  std::string const svg = tidy_svg(result.output, report.title, alternative_text(report));
  if (*format == Format::svg) return written(out, svg, std::move(warnings));
  ProcessResult const pdf = to_pdf(svg);
  if (!pdf.succeeded()) return failed("`rsvg-convert` made no PDF: " + first_line(pdf.errors));
  return written(out, pdf.output, std::move(warnings));
}

}  // namespace glacis::output

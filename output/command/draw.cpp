#include <algorithm>
#include <array>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/command/figure.h"
#include "output/diagram/draw.h"

namespace glacis::output {

bool draw_to(report::Report const& report, std::filesystem::path const& out, text::Diagnostics& diagnostics) {
  DrawResult const result = draw(report, out, {});
  for (std::string const& warning : result.warnings) {
    diagnostics.warning(text::Code::G157, {}, "figure of `" + report.id + "`: " + warning);
  }
  if (!result.ok) diagnostics.error(text::Code::G156, {}, "`" + out.generic_string() + "`: " + result.error);
  return result.ok;
}

int draw_figure(Request const& request, Console& console) {
  static constexpr std::array<std::string_view, 4> endings{".dot", ".svg", ".png", ".pdf"};
  std::filesystem::path const out = request.out;
  text::Diagnostics diagnostics;
  if (std::find(endings.begin(), endings.end(), out.extension().generic_string()) == endings.end()) {
    diagnostics.error(text::Code::G154, {}, "`" + request.out + "` ends like no figure", {},
                      "*.svg, *.png, *.pdf or *.dot");
    console.diagnose({}, diagnostics);
    return wrong_input;
  }
  auto const report = analyze_one(request, request.files.front(), console);
  if (!report) return wrong_input;
  bool const drawn = draw_to(*report, out, diagnostics);
  console.diagnose({}, diagnostics);
  return drawn ? success : wrong_input;
}

}  // namespace glacis::output

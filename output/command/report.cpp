#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/command/figure.h"
#include "output/document/clause.h"

namespace glacis::output {

int write_report(Request const& request, Console& console) {
  std::filesystem::path const out = request.out;
  text::Diagnostics diagnostics;
  if (!out.empty() && out.extension() != ".md") {
    diagnostics.error(text::Code::G154, {}, "`" + request.out + "` ends like no clause", {}, "*.md");
    console.diagnose({}, diagnostics);
    return wrong_input;
  }
  auto const report = analyze_one(request, request.files.front(), console);
  if (!report) return wrong_input;
  std::string const clause = request.clause.empty() ? "7.1" : request.clause;
  if (out.empty()) {
    console.out(to_clause(*report, {clause, {}}));
    return success;
  }
  std::filesystem::path const figure = std::filesystem::path(out).replace_extension(".svg");
  bool const drawn = draw_to(*report, figure, diagnostics);
  console.diagnose({}, diagnostics);
  std::string const link = drawn ? figure.filename().generic_string() : std::string();
  bool const written = write_file(out, to_clause(*report, {clause, link}), console);
  return written && drawn ? success : wrong_input;
}

}  // namespace glacis::output

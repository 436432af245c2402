#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/data/difference.h"
#include "output/data/json.h"
#include "output/terminal/changes.h"

namespace glacis::output {
namespace {

/// A result in glacis/1: saved, or made now of a file, a folder or an id. Nothing if that was wrong, which was shown.
std::optional<std::string> result_of(Request const& request, std::string const& side, Console& console) {
  std::error_code failed;
  if (side.ends_with(".json") && std::filesystem::is_regular_file(side, failed)) {
    std::ifstream file(side, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  Request alone = request;
  alone.files = {side};  // each side in its own project
  Analysis const analysis = analyze_all(alone, alone.files, console);
  if (analysis.failed || tell_contradictions(analysis.reports, console)) return std::nullopt;
  return to_json(analysis.reports);
}

}  // namespace

int show_difference(Request const& request, std::string const& before, std::string const& after, Console& console) {
  std::string problem;
  auto const differences = compare(before, after, request.strict, problem);
  if (!differences) {
    text::Diagnostics diagnostics;
    diagnostics.error(text::Code::G158, {}, problem);
    console.diagnose({}, diagnostics);
    return wrong_input;
  }
  console.out(request.format == "json" ? to_json(*differences) : to_text(*differences, console.out_style()));
  if (request.fail_on.empty()) return success;
  bool const worse = std::ranges::any_of(*differences, [&](Difference const& each) {
    return std::ranges::any_of(each.changes, [&](Change const& change) {
      return change.what == Change::What::finding && got_worse(change.before, change.after) &&
             std::ranges::any_of(request.fail_on, [&](Limit const& limit) { return reaches(limit, change.after); });
    });
  });
  return worse ? findings_found : success;
}

int diff(Request const& request, Console& console) {
  auto const before = result_of(request, request.files[0], console);
  auto const after = result_of(request, request.files[1], console);
  return before && after ? show_difference(request, *before, *after, console) : wrong_input;
}

}  // namespace glacis::output

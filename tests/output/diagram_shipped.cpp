#include <regex>

#include "output/command/analysis.h"
#include "output/diagram/board.h"
#include "output/diagram/draw.h"
#include "output/diagram/svg.h"
#include "tests/catch/catch.h"

using namespace glacis;
using namespace glacis::output;

namespace {

#ifdef GLACIS_SANITIZED
constexpr std::size_t step = 4;  // all are drawn by tests/shipped
#else
constexpr std::size_t step = 1;
#endif

/// A line of a flow for its sender and for each receiver, and one for each end of a mechanism end to end.
std::size_t expected_lines(report::Report const& report) {
  std::size_t count = 0;
  for (report::Flow const& flow : report.flows) count += 1 + flow.to.size();
  for (Bracket const& bracket : arrange(report).brackets) count += bracket.origins.size() + bracket.consumers.size();
  return count;
}

Size size_of(std::string const& svg) {
  std::smatch found;
  REQUIRE(std::regex_search(svg, found, std::regex("<svg width=\"([0-9]+)pt\" height=\"([0-9]+)pt\"")));
  return {std::stod(found[1]), std::stod(found[2])};
}

/// All that a figure in print must keep to.
void check_printable(report::Report const& report) {
  INFO(report.id);
  DiagramOptions const options;
  Board board(report, std::chrono::steady_clock::now() + std::chrono::seconds(120));
  std::optional<Draft> const draft = board.best(options.layout, options.layouts);
  INFO(board.problem());
  REQUIRE(draft);
  CHECK(draft->layout.splines == Splines::ortho);
  for (Hit const& hit : draft->inspection.hits) CHECK(board.spoken(hit) == "");
  CHECK(draft->inspection.crossings <= 1);
  CHECK(draft->placement.lines.size() == expected_lines(report));
  ProcessResult const drawn = board.render(*draft, "svg", 300);
  REQUIRE(drawn.succeeded());
  CHECK(drawn.errors == "");
  CHECK(count_edges(drawn.output) == expected_lines(report));
  Size const size = size_of(drawn.output);
  CHECK(size.width <= page_width);
  CHECK(size.height <= page_height);
}

report::Report with_endless_texts() {
  std::string const endless = "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
  std::string const long_title =
      "a title with so many words that no page of any report could ever hold all of it at once";
  report::Report report;
  report.zones.push_back({"zone", long_title, "site", {}, true, {}, false});
  for (std::string const& title : {endless, long_title}) {
    report::Entity entity;
    entity.id = entity.title = title;
    entity.kind = endless;
    if (report.entities.empty()) entity.zone = 0;
    report.entities.push_back(entity);
  }
  report::Flow flow;
  flow.number = 1000000;
  flow.from = 0;
  flow.to = {1};
  flow.network = endless + " " + long_title;
  for (int i = 0; i < 30; ++i) flow.data.push_back("datum " + std::to_string(i));
  flow.data_known = true;
  flow.back = {long_title, endless};
  report.flows.push_back(flow);
  return report;
}

}  // namespace

TEST_CASE("the figure of every shipped use case can be printed") {
  Request request;
  request.root = GLACIS_SOURCE_DIR;
  Console console;
  Analysis const analysis = analyze_all(request, {}, console);
  REQUIRE_FALSE(analysis.failed);
  CHECK(analysis.reports.size() >= 3);
  for (std::size_t i = 0; i < analysis.reports.size(); i += step) check_printable(analysis.reports[i]);
}

TEST_CASE("endless texts are shortened, not cut off") {
  report::Report const report = with_endless_texts();
  check_printable(report);
  std::string const dot = to_dot(report, {});
  CHECK(dot.find("datum 0, datum 1,") != std::string::npos);
  CHECK(dot.find("datum 29") == std::string::npos);
  CHECK(dot.find("and 25 more") != std::string::npos);
}

#include "output/diagram/draw.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "output/diagram/board.h"
#include "output/diagram/describe.h"
#include "output/diagram/svg.h"
#include "tests/catch/catch.h"
#include "tests/output/contains.h"
#include "tests/output/diagram_samples.h"

using namespace glacis;
using namespace glacis::output;

namespace {

std::string read(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A folder of its own, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "glacis-figure-XXXXXX").string();
    if (mkdtemp(name.data())) path_ = name;
  }
  Folder(Folder const&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(std::string const& name) const { return path_ / name; }
  bool empty() const { return std::filesystem::is_empty(path_); }

 private:
  std::filesystem::path path_;
};

/// Set GLACIS_REWRITE_GOLDENS to write what the tests expect; review the difference.
void check_golden(std::string const& name, std::string const& text) {
  std::filesystem::path const path = std::filesystem::path(GLACIS_SOURCE_DIR) / "tests/output/diagram_golden" / name;
  if (std::getenv("GLACIS_REWRITE_GOLDENS")) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  // Compared line by line: a difference then shows where it is.
  std::istringstream found(text), expected(read(path));
  std::string one, other;
  std::size_t number = 0;
  while (std::getline(expected, other)) {
    INFO(name << " line " << ++number);
    REQUIRE(std::getline(found, one));
    REQUIRE(one == other);
  }
  CHECK_FALSE(std::getline(found, one));
  CHECK(number > 0);
}

Draft laid_out(report::Report const& report) {
  Board board(report, std::chrono::steady_clock::now() + std::chrono::seconds(120));
  std::optional<Draft> const draft = board.best({}, DiagramOptions{}.layouts);
  INFO(board.problem());
  REQUIRE(draft);
  for (Hit const& hit : draft->inspection.hits) CHECK(board.spoken(hit) == "");
  return *draft;
}

}  // namespace

TEST_CASE("figures in Graphviz's language are as they were reviewed") {
  check_golden("meter-reading.dot", to_dot(tests::meter_reading(), {}));
  check_golden("patient-care.dot", to_dot(tests::patient_care(), {}));
  check_golden("hostile-texts.dot", to_dot(tests::hostile_texts(), {}));
}

TEST_CASE("a figure for Graphviz depends on nothing but report and options") {
  CHECK(to_dot(tests::meter_reading(), {}) == to_dot(tests::meter_reading(), {}));
  DiagramOptions sideways;
  sideways.layout.direction = Direction::right;
  CHECK(contains(to_dot(tests::meter_reading(), sideways), "rankdir=LR"));
  CHECK(contains(to_dot({}, {}), "digraph figure {"));
}

TEST_CASE("laid out figures have no hits and fit a page") {
  for (report::Report const& report : {tests::meter_reading(), tests::patient_care(), tests::hostile_texts()}) {
    INFO(report.title);
    Draft const draft = laid_out(report);
    CHECK(draft.inspection.crossings <= 1);
    CHECK(draft.inspection.excess == 1);
  }
}

TEST_CASE("a line that misleads is worse than a figure too large, and that is worse than bends") {
  Draft bent, large, misleading;
  bent.inspection.bends = 100;
  bent.inspection.crossings = 10;
  large.inspection.excess = 1.1;
  misleading.inspection.hits.push_back({Hit::Sort::heads_touch, "e0->f1", "e0->f2"});
  CHECK(flaws_of(Draft{}) < flaws_of(bent));
  CHECK(flaws_of(bent) < flaws_of(large));
  CHECK(flaws_of(large) < flaws_of(misleading));
}

TEST_CASE("a figure that is wide and low stands on a turned page") {
  report::Report report;
  for (std::uint32_t i = 0; i < 6; ++i) {
    report::Entity entity;
    entity.id = entity.title = "receiver " + std::to_string(i);
    report.entities.push_back(entity);
    if (i == 0) continue;
    report::Flow flow;
    flow.number = i;
    flow.from = 0;
    flow.to = {i};
    flow.data = {"something of this width"};
    report.flows.push_back(flow);
  }
  Draft const draft = laid_out(report);
  CHECK(draft.inspection.excess == 1);
  CHECK(draft.inspection.turned);
  CHECK(draft.placement.page.width() > page_width);
}

TEST_CASE("an SVG speaks to those who cannot see it, and names no version") {
  Folder folder;
  DrawResult const result = draw(tests::meter_reading(), folder / "a.svg", {});
  CHECK(result.error == "");
  REQUIRE(result.ok);
  CHECK(result.warnings.empty());
  std::string const svg = read(folder / "a.svg");
  CHECK(contains(svg, "role=\"img\" aria-labelledby=\"figure-title figure-desc\""));
  CHECK(contains(svg, "<title id=\"figure-title\">Smart meter reading</title>"));
  CHECK(contains(svg,
                 "<desc id=\"figure-desc\">Data-flow diagram: 4 zones, 9 entities, 10 flows; 40 threats: 2 certain,"));
  CHECK_FALSE(contains(svg, "graphviz version"));
  CHECK_FALSE(contains(svg, "<!--"));
  CHECK_FALSE(contains(svg, "<title>"));
  CHECK(contains(svg, "id=\"f1\" class=\"node flow\""));
  REQUIRE(draw(tests::meter_reading(), folder / "b.svg", {}).ok);
  CHECK(svg == read(folder / "b.svg"));
}

TEST_CASE("a figure in Graphviz's language has its places, and plain `dot` draws it as it is") {
  Folder folder;
  DrawResult const result = draw(tests::meter_reading(), folder / "a.dot", {});
  CHECK(result.error == "");
  REQUIRE(result.ok);
  CHECK(result.warnings.empty());
  std::string const dot = read(folder / "a.dot");
  CHECK(dot.rfind("// Laid out already: ", 0) == 0);
  CHECK_FALSE(contains(dot, "splines=ortho"));
  REQUIRE(draw(tests::meter_reading(), folder / "a.svg", {}).ok);
  for (std::vector<std::string> const& command :
       {std::vector<std::string>{"dot", "-Tsvg"}, std::vector<std::string>{"neato", "-n2", "-Tsvg"}}) {
    ProcessResult const drawn = run_process(command, dot, std::chrono::steady_clock::now() + std::chrono::seconds(30));
    REQUIRE(drawn.succeeded());
    CHECK(tidy_svg(drawn.output, tests::meter_reading().title, alternative_text(tests::meter_reading())) ==
          read(folder / "a.svg"));
  }
}

TEST_CASE("hostile texts stay text") {
  Folder folder;
  REQUIRE(draw(tests::hostile_texts(), folder / "a.svg", {}).ok);
  std::string const svg = read(folder / "a.svg");
  CHECK_FALSE(contains(svg, "<script"));
  CHECK_FALSE(contains(svg, "\xE2\x80\xAE"));
  CHECK(contains(svg, "\\N &amp;"));
  CHECK(count_edges(svg) == 2);
}

TEST_CASE("PNG and PDF are written, and two runs give the same bytes") {
  Folder folder;
  for (std::string const ending : {".png", ".pdf"}) {
    REQUIRE(draw(tests::hostile_texts(), folder / ("a" + ending), {}).ok);
    REQUIRE(draw(tests::hostile_texts(), folder / ("b" + ending), {}).ok);
    CHECK(read(folder / ("a" + ending)) == read(folder / ("b" + ending)));
  }
  CHECK(read(folder / "a.png").substr(1, 3) == "PNG");
  CHECK(read(folder / "a.pdf").substr(0, 4) == "%PDF");
}

TEST_CASE("what cannot be drawn leaves no file") {
  Folder folder;
  CHECK(draw(tests::hostile_texts(), folder / "a.gif", {}).error ==
        "`" + (folder / "a.gif").string() + "` does not end in .svg, .png, .pdf or .dot");
  DiagramOptions hasty;
  hasty.deadline = 0;
  DrawResult const late = draw(tests::hostile_texts(), folder / "a.svg", hasty);
  CHECK_FALSE(late.ok);
  CHECK(late.error == "`dot` took too long");
  CHECK(folder.empty());
  CHECK_FALSE(draw(tests::hostile_texts(), folder / "no/such/folder/a.svg", {}).ok);
}

TEST_CASE("a figure too large for its own lines is drawn with simpler ones, and says so") {
  report::Report report;
  for (std::uint32_t i = 0; i < 80; ++i) {
    report::Entity entity;
    entity.id = entity.title = "node " + std::to_string(i);
    report.entities.push_back(entity);
  }
  for (std::uint32_t i = 0; i < 79; ++i) {
    report::Flow flow;
    flow.number = i + 1;
    flow.from = i / 2;
    flow.to = {i + 1};
    flow.data = {"data"};
    report.flows.push_back(flow);
  }
  Folder folder;
  DrawResult const result = draw(report, folder / "a.svg", {});
  CHECK(result.error == "");
  REQUIRE(result.ok);
  REQUIRE_FALSE(result.warnings.empty());
  CHECK(result.warnings.front() == "the figure is drawn with a simpler layout: it has 80 entities and 79 flows");
  CHECK(count_edges(read(folder / "a.svg")) == 158);
}

TEST_CASE("all that the model can say about flows and entities is drawn") {
  report::Report report = tests::patient_care();
  report.flows[5].from = 5;  // to its own class
  report.flows[5].to = {5};
  report.flows[1].to = {4, 8};  // several receivers
  report.flows[1].multicast = true;
  report.flows[3].from = 3;  // from the node itself, not its software
  report.zones.push_back({"empty", "empty", "site", {}, true, {}, false});
  report.flows[4].data.clear();
  report.flows[4].data_known = false;
  Draft const draft = laid_out(report);
  CHECK(draft.placement.lines.size() == 2 * report.flows.size() + 1 + 3);
  std::string const dot = to_dot(report, {});
  for (char const* part :
       {"the node itself", "nothing surely here", "data not known", "normalnormal", "zone without change"}) {
    INFO(part);
    CHECK(contains(dot, part));
  }
  // Where every entity's zone is known, an empty zone is empty.
  for (report::Entity& entity : report.entities) entity.zone = entity.zone.value_or(0);
  CHECK(contains(to_dot(report, {}), "nothing stated"));
}

TEST_CASE("the alternative text counts, names what is certain, and stays short") {
  CHECK(alternative_text({}) == "Data-flow diagram: 0 zones, 0 entities, 0 flows; no threats.");
  std::string const text = alternative_text(tests::meter_reading());
  CHECK(text.size() <= 400);
  CHECK(
      contains(text,
               "40 threats: 2 certain, 29 exposed, 6 open, 1 undecided and 2 covered; 5 mechanisms planned. "
               "Certain: Tampering by relay on interval reading from meter to meter data management; Eavesdropping on "
               "flow 1."));
}

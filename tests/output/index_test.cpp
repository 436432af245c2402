#include "output/command/outcome.h"

#include "tests/catch/catch.h"

using namespace glacis::output;

namespace {

Outcome outcome(std::string id, std::string title) {
  Outcome made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.base = "energy/meter";
  made.analyzed = made.drawn = true;
  made.counts.certain = 2;
  made.mechanisms = 4;
  made.closes = 30;
  made.to_close = 34;
  return made;
}

bool contains(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("an index links what was written and counts findings") {
  std::vector<Outcome> const outcomes{outcome("energy.meter", "Meter")};
  std::string const page = index_html(outcomes);
  CHECK(contains(page,
                 "<a href=\"energy/meter.md\">md</a> <a href=\"energy/meter.svg\">svg</a> <a "
                 "href=\"energy/meter.json\">json</a>"));
  CHECK(contains(page, "<td class=\"certain\">2</td>"));
  CHECK(contains(page, "4 close 30 of 34"));
  CHECK(contains(index_markdown(outcomes),
                 "[md](energy/meter.md) [svg](energy/meter.svg) [json](energy/meter.json) |\n"));
}

TEST_CASE("a broken use case is in the index, with its error and without links") {
  Outcome broken = outcome("energy.meter", "energy.meter");
  broken.analyzed = broken.drawn = false;
  broken.first_error = "G021";
  CHECK(contains(index_html({broken}), "broken: error G021"));
  CHECK(!contains(index_html({broken}), "href"));
  CHECK(contains(index_markdown({broken}), "broken: error G021"));
}

TEST_CASE("an author's title stays text in an index") {
  std::vector<Outcome> const outcomes{outcome("energy.meter", "<script>alert(1)</script> & \"more\" | cell")};
  CHECK(contains(index_html(outcomes), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; | cell"));
  CHECK(!contains(index_html(outcomes), "<script"));
  CHECK(contains(index_markdown(outcomes), "\\<script\\>"));
}

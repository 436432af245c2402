// The risk of a threat on a subject: what is at stake, what is not known, what raises it, in both views.
#include "engine/risk/rate.h"

#include "engine/risk/stake.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

using namespace glacis;
using risk::Grade;
using verdict::View;

namespace {

/// Likelihood a b c, impact low medium high, risk 0 to 4 by adding both.
std::string const pack = R"([type]
impact = { level = ["low", "medium", "high"] }
[attribute]
integrity = { on = "data", type = "impact" }
confidentiality = { on = "data", type = "impact" }
locked = { on = "device", type = "boolean" }
mtu = { on = "network", type = "size" }
[label]
safety = { on = "data", meaning = "harm" }
[kind.device]
is = "entity"
[kind.software]
is = "entity"
[kind.command]
is = "data"
always = { integrity = { at-least = "medium" } }
[kind.state]
is = "data"
usually = { integrity = "low" }
[kind.street]
is = "zone"
[network.n]
[relation.runs-on]
from = "software"
to = "device"
inverse = "hosts"
[factor.time]
levels = [["short", "a day"], ["long", "a year"]]
[scale.s]
default = true
likelihood = ["a", "b", "c"]
potential = [{ is = "little", from = 0, likelihood = "b" }, { is = "much", from = 5, likelihood = "a" }]
impact = [{ is = "low", of = ["low"] }, { is = "medium", of = ["medium"] }, { is = "high", of = ["high"] }]
risk = [{ is = "r0", letter = "0", as = "low" }, { is = "r1", letter = "1", as = "low" },
        { is = "r2", letter = "2", as = "medium" }, { is = "r3", letter = "3", as = "high" },
        { is = "r4", letter = "4", as = "high" }]
points = { time = { short = 0, long = 5 } }
matrix = { low = ["r0", "r1", "r2"], medium = ["r1", "r2", "r3"], high = ["r2", "r3", "r4"] }
)";

std::string const model_text = R"([zone.road]
kind = "street"
[entity.lamp]
kind = "device"
zone = "road"
stores = ["plan"]
[entity.gateway]
kind = "device"
locked = true
[entity.app]
kind = "software"
runs-on = "gateway"
[data.order]
kind = "command"
labels = ["safety"]
[data.reply]
kind = "state"
[data.plan]
integrity = "high"
confidentiality = "low"
[flow.f]
from = "app"
to = "lamp"
data = ["order"]
back = ["reply"]
over = "n"
[flow.g]
from = "app"
to = "lamp"
[flow.h]
from = "app"
to = "lamp"
data = ["reply"]
)";

/// One threat on the model; ratings of its subjects.
struct Rated {
  std::unique_ptr<verdict::SmallCase> small;
  std::unique_ptr<verdict::Judge> judge;

  explicit Rated(std::string const& threat) {
    small = verdict::small_case(pack + "[threat.t]\n" + threat, model_text);
    INFO(small->problems());
    REQUIRE(small->good());
    judge = std::make_unique<verdict::Judge>(small->the_case, verdict::Effort{}, small->diagnostics);
    REQUIRE_FALSE(judge->conflict());
  }
  risk::Rating operator()(std::string const& id, View view = View::facts, std::string const& with = "") const {
    verdict::Subject subject;
    subject.element = id.empty() ? model::Element{} : small->use_case->names.at(id);
    if (with == "?")
      subject.data = verdict::Subject::missing;
    else if (!with.empty())
      subject.data = small->use_case->names.at(with).index;
    model::Scale const& scale = (*small->vocabulary)[small->use_case->scale];
    return risk::rate(small->the_case, *judge, scale, view, 0, subject);
  }
};

std::string const flow = "on = \"flow\"\neffort = { time = \"short\" }\nimpact = \"integrity\"\n";
std::string const entity = "on = \"entity\"\neffort = { time = \"short\" }\nimpact = \"integrity\"\n";

}  // namespace

TEST_CASE("the impact is the highest value among the data at stake; what is not known makes an interval") {
  Rated const rated(flow);
  // order is at least medium, reply is anything (usually low).
  CHECK(rated("f").impact == Grade{1, 2});
  CHECK(rated("f", View::presumed).impact == Grade{1, 2});
  CHECK(rated("f").level == Grade{2, 3});
  CHECK_FALSE(rated("f").more_data);
  CHECK(rated("h").impact == Grade{0, 2});
  CHECK(rated("h", View::presumed).impact == Grade{0, 0});
  // What it carries was left out.
  CHECK(rated("g").more_data);
  CHECK(rated("g").impact == Grade{0, 2});
}

TEST_CASE("of several attributes the worst counts, and it is named") {
  Rated const integrity(entity), confidentiality("on = \"entity\"\nimpact = \"confidentiality\"\n"),
      both("on = \"entity\"\nimpact = [\"confidentiality\", \"integrity\"]\n");
  CHECK(integrity("lamp", View::facts, "plan").impact == Grade{2, 2});
  CHECK(confidentiality("lamp", View::facts, "plan").impact == Grade{0, 0});
  auto const rating = both("lamp", View::facts, "plan");
  CHECK(rating.impact == Grade{2, 2});
  REQUIRE(rating.worst);
  CHECK((*both.small->vocabulary)[rating.worst->attribute].name == "integrity");
}

TEST_CASE("a threat that says nothing of effort or impact may be anything") {
  Rated const rated("on = \"flow\"\n");
  CHECK(rated("f").likelihood == Grade{0, 1});
  CHECK(rated("f").impact == Grade{0, 2});
  CHECK_FALSE(rated("f").worst);
}

TEST_CASE("what is at stake follows the subject") {
  Rated const rated(entity);
  auto const stake = [&](std::string const& id) {
    std::string text;
    auto const found =
        risk::stake_of(rated.small->the_case, {rated.small->use_case->names.at(id), verdict::Subject::none});
    for (std::uint32_t const data : found.data) text += rated.small->use_case->data[data].id + " ";
    return text + (found.open ? "and more" : "");
  };
  CHECK(stake("f") == "order reply ");
  CHECK(stake("g") == "and more");
  CHECK(stake("lamp") == "order plan reply and more");
  // Through the software that it hosts.
  CHECK(stake("gateway") == "order reply and more");
  CHECK(stake("road") == "order plan reply and more");
  CHECK(stake("plan") == "plan ");
  CHECK(rated("lamp", View::facts, "?").impact == Grade{0, 2});
  CHECK(rated("lamp", View::facts, "?").more_data);
}

TEST_CASE("a raise counts if it holds, not if it does not, and perhaps if that is not known") {
  struct Row {
    char const* raise;
    Grade likelihood, impact;
  };
  // Before: likelihood b, impact medium to high.
  for (Row const& row : std::vector<Row>{
           {"{ when = \"any d in flow.payload: safety in d.labels\", likelihood = 1 }", {2, 2}, {1, 2}},
           {"{ when = \"not (any d in flow.payload: safety in d.labels)\", likelihood = 1 }", {1, 1}, {1, 2}},
           {"{ when = \"any e in flow.to: e.locked\", likelihood = 1 }", {1, 2}, {1, 2}},
           {"{ when = \"any e in flow.to: e.locked\", likelihood = -1 }", {0, 1}, {1, 2}},
           {"{ when = \"true\", likelihood = -1, impact = 1 }", {0, 0}, {2, 2}},
           {"{ when = \"flow.over.mtu >= 100 B\", likelihood = 1 }", {1, 2}, {1, 2}},
           {"{ when = \"true\", likelihood = 1 }, { when = \"any e in flow.to: e.locked\", likelihood = -1 }",
            {1, 2},
            {1, 2}},
           {"{ when = \"true\", impact = 5 }", {1, 1}, {2, 2}},
       }) {
    INFO(row.raise);
    Rated const rated(flow + "raise = [" + row.raise + "]\n");
    CHECK(rated("f").likelihood == row.likelihood);
    CHECK(rated("f").impact == row.impact);
    CHECK(rated("f").first_likelihood == Grade{1, 1});
    CHECK(rated("f").first_impact == Grade{1, 2});
  }
}

TEST_CASE("a raise is a condition like others, and says where it is wrong") {
  auto const small = verdict::small_case(
      pack + "[threat.t]\n" + flow + "raise = [{ when = \"flow.ovr.mtu > 1 B\", impact = 1 }]\n", model_text);
  CHECK(small->problems().find("error[G071]") == 0);
  CHECK(small->problems().find("did you mean `over`?") != std::string::npos);
}

TEST_CASE("a new fact narrows a risk, and never moves it beyond what it was") {
  std::string const threat =
      pack + "[threat.t]\n" + flow + "raise = [{ when = \"any e in flow.to: e.locked\", likelihood = 1 }]\n";
  auto const level = [&](std::string const& fact) {
    std::string text = model_text;
    text.replace(text.find("stores = [\"plan\"]"), 0, fact);
    auto const small = verdict::small_case(threat, text);
    REQUIRE(small->good());
    verdict::Judge judge(small->the_case, {}, small->diagnostics);
    return risk::rate(small->the_case, judge, (*small->vocabulary)[small->use_case->scale], View::facts, 0,
                      {small->use_case->names.at("f"), verdict::Subject::none})
        .level;
  };
  CHECK(level("") == Grade{2, 4});
  CHECK(level("locked = true\n") == Grade{3, 4});
  CHECK(level("locked = false\n") == Grade{2, 3});
}

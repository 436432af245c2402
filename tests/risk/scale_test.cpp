// Worked examples on the scales that ship: points, their sum, likelihood and risk, added up by hand.
#include "engine/risk/scale.h"

#include <algorithm>

#include "engine/model/read.h"
#include "tests/catch/catch.h"

using namespace glacis;
using risk::Grade;

namespace {

struct Shipped {
  text::Sources sources;
  text::Diagnostics diagnostics;
  model::Vocabulary vocabulary;

  Shipped() {
    text::Files const files(GLACIS_SOURCE_DIR);
    auto read = model::read_vocabulary(files, {GLACIS_SOURCE_DIR "/models/scales.toml"}, {}, sources, diagnostics);
    REQUIRE(read);
    vocabulary = std::move(*read);
  }
  model::Scale const& scale(std::string const& name) const {
    for (model::Scale const& each : vocabulary.scales) {
      if (each.name == name) return each;
    }
    FAIL("no scale " << name);
    throw name;
  }
  /// Levels by name in the order time, expertise, knowledge, opportunity, equipment; "?" is not known.
  std::vector<std::optional<std::uint32_t>> effort(std::vector<std::string> const& words) const {
    std::vector<std::string> const order{"time", "expertise", "knowledge", "opportunity", "equipment"};
    std::vector<std::optional<std::uint32_t>> result;
    for (model::Factor const& factor : vocabulary.factors) {
      auto const at = std::find(order.begin(), order.end(), factor.name) - order.begin();
      std::string const& word = words.at(static_cast<std::size_t>(at));
      std::optional<std::uint32_t> level;
      for (std::uint32_t i = 0; i < factor.levels.size(); ++i) {
        if (factor.levels[i].name == word) level = i;
      }
      REQUIRE(level.has_value() == (word != "?"));
      result.push_back(level);
    }
    return result;
  }
};

std::uint32_t impact(model::Scale const& scale, std::string const& name) {
  for (std::uint32_t i = 0; i < scale.impacts.size(); ++i) {
    if (scale.impacts[i].name == name) return i;
  }
  FAIL("no impact " << name);
  return 0;
}

std::string points(model::Scale::Points const& points) { return points ? std::to_string(*points) : "beyond"; }

std::string name(Grade const& grade, auto const& levels) {
  auto const word = [](auto const& level) -> std::string {
    if constexpr (requires { level.name; })
      return level.name;
    else
      return level;
  };
  return grade.sure() ? word(levels[grade.low]) : word(levels[grade.low]) + ".." + word(levels[grade.high]);
}

}  // namespace

TEST_CASE("effort becomes likelihood, and with an impact risk") {
  struct Row {
    char const* scale;
    std::vector<std::string> effort;
    char const* sum;
    char const* potential;
    char const* likelihood;
    char const* impact;
    char const* risk;
  };
  Shipped const shipped;
  for (Row const& row : std::vector<Row>{
           // 1 + 2 + 1 + 4 + 0
           {"tvra-4",
            {"days", "proficient", "restricted", "moderate", "standard"},
            "8..8",
            "moderate",
            "possible",
            "medium",
            "major"},
           // 1 + 3 + 3 + 4 + 0: the same attack, likely by V5
           {"tvra-5",
            {"days", "proficient", "restricted", "moderate", "standard"},
            "11..11",
            "enhanced-basic",
            "likely",
            "medium",
            "critical"},
           // 1 + 3 + 3 + 4 + 0
           {"iso-21434",
            {"days", "proficient", "restricted", "moderate", "standard"},
            "11..11",
            "basic",
            "high",
            "major",
            "R4"},
           // 4 + 5 + 1 + 1 + 3 and 4 + 6 + 3 + 1 + 4
           {"tvra-4",
            {"weeks", "expert", "restricted", "easy", "specialised"},
            "14..14",
            "moderate",
            "possible",
            "high",
            "critical"},
           {"tvra-5",
            {"weeks", "expert", "restricted", "easy", "specialised"},
            "18..18",
            "moderate",
            "possible",
            "high",
            "critical"},
           {"iso-21434",
            {"weeks", "expert", "restricted", "easy", "specialised"},
            "18..18",
            "moderate",
            "medium",
            "severe",
            "R4"},
           // 10 + 8 + 7 + 10 + 9
           {"tvra-5",
            {"months", "multiple-experts", "sensitive", "difficult", "bespoke"},
            "42..42",
            "beyond-high",
            "unlikely",
            "high",
            "minor"},
           {"iso-21434",
            {"years", "multiple-experts", "critical", "difficult", "multiple-bespoke"},
            "57..57",
            "beyond-high",
            "very-low",
            "severe",
            "R2"},
           {"tvra-5",
            {"hours", "layman", "public", "unlimited", "standard"},
            "0..0",
            "basic",
            "likely",
            "low",
            "minor"},
           // More than six months is out of reach in V4 alone.
           {"tvra-4",
            {"years", "layman", "public", "unlimited", "standard"},
            "beyond..beyond",
            "beyond-high",
            "unlikely",
            "high",
            "minor"},
           {"tvra-5",
            {"years", "layman", "public", "unlimited", "standard"},
            "19..19",
            "moderate",
            "possible",
            "high",
            "critical"},
           // What is not known makes an interval: 8 + 0..10 and 8 + 0..11
           {"tvra-4",
            {"days", "proficient", "?", "difficult", "standard"},
            "15..25",
            "high",
            "unlikely",
            "medium",
            "minor"},
           {"tvra-5",
            {"days", "proficient", "?", "moderate", "standard"},
            "8..19",
            "basic..moderate",
            "possible..likely",
            "medium",
            "major..critical"},
           {"tvra-5",
            {"?", "?", "?", "?", "?"},
            "0..beyond",
            "basic..beyond-high",
            "unlikely..likely",
            "high",
            "minor..critical"},
       }) {
    INFO(row.scale << " " << row.sum);
    model::Scale const& scale = shipped.scale(row.scale);
    risk::Points const sum = risk::sum_of(scale, shipped.effort(row.effort));
    Grade const potential = risk::potential_of(scale, sum);
    Grade const likelihood = risk::likelihood_of(scale, potential);
    std::uint32_t const harm = impact(scale, row.impact);
    CHECK(points(sum.low) + ".." + points(sum.high) == row.sum);
    CHECK(name(potential, scale.potentials) == row.potential);
    CHECK(name(likelihood, scale.likelihoods) == row.likelihood);
    CHECK(name(risk::risk_of(scale, likelihood, {harm, harm}), scale.risks) == row.risk);
  }
}

TEST_CASE("the matrices of TVRA are the classes of likelihood times impact") {
  Shipped const shipped;
  for (std::string const scale_name : {"tvra-4", "tvra-5"}) {
    model::Scale const& scale = shipped.scale(scale_name);
    for (std::uint32_t i = 0; i < 3; ++i) {
      for (std::uint32_t l = 0; l < 3; ++l) {
        std::uint32_t const product = (i + 1) * (l + 1);
        char const* const expected = product >= 6 ? "critical" : product == 4 ? "major" : "minor";
        CHECK(name(risk::risk_of(scale, {l, l}, {i, i}), scale.risks) == expected);
      }
    }
  }
}

TEST_CASE("steps never lead beyond the ends of a scale") {
  CHECK(risk::moved({0, 1}, {1, 1}, 3) == Grade{1, 2});
  CHECK(risk::moved({1, 2}, {1, 5}, 3) == Grade{2, 2});
  CHECK(risk::moved({0, 2}, {-1, 0}, 3) == Grade{0, 2});
  CHECK(risk::moved({1, 2}, {-3, -1}, 3) == Grade{0, 1});
}

TEST_CASE("a risk that is not known is as wide as the cells that are possible, even in a matrix that does not rise") {
  model::Scale scale;
  scale.matrix = {{2, 0}, {1, 1}};
  CHECK(risk::risk_of(scale, {0, 1}, {0, 0}) == Grade{0, 2});
  CHECK(risk::risk_of(scale, {0, 0}, {0, 1}) == Grade{1, 2});
  CHECK(risk::risk_of(scale, {1, 1}, {1, 1}) == Grade{1, 1});
}

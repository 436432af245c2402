#include "output/data/json.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>
#include <nlohmann/json.hpp>

#include "tests/catch/catch.h"
#include "tests/output/sample_report.h"

using namespace glacis;
using Json = nlohmann::ordered_json;

namespace {

/// A folder that goes when the test ends.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("glacis-json-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(char const* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

bool is_valid(std::string const& document, std::string const& complaints = "") {
  Folder const folder;
  std::ofstream(folder / "document.json") << document;
  std::string const command = "python3 '" GLACIS_SOURCE_DIR "/tests/output/validate.py' '" GLACIS_SOURCE_DIR
                              "/output/data/glacis-1.schema.json' '" +
                              (folder / "document.json").string() + "'" + complaints;
  return std::system(command.c_str()) == 0;
}

}  // namespace

TEST_CASE("JSON names each finding with verdict, evidence and places") {
  Json const json = Json::parse(output::to_json({tests::sample_report()}));
  CHECK(json["schema"] == "glacis/1");
  Json const& use_case = json["use-cases"][0];
  CHECK(use_case["id"] == "energy.smart-meter-reading");
  REQUIRE(use_case["findings"].size() == 11);
  Json const& replay = use_case["findings"][4];
  CHECK(replay["id"] == "replay@report");
  CHECK(replay["verdict"] == "open");
  CHECK(replay["as-presumed"] == "exposed");
  CHECK(replay["subject"]["sort"] == "flow");
  CHECK(replay["risk"].is_null());
  CHECK(use_case["risk-scale"].is_null());
  CHECK(replay["evidence"][1]["file"] == "models/networks.toml");
  CHECK(replay["evidence"][0].count("file") == 0);
  CHECK(use_case["findings"][6]["subject"]["with"] == "meter-key");
  CHECK(use_case["findings"][10]["number"].is_null());
  CHECK(use_case["plans"]["recommended"]["leaves"][0]["resolve"] == "site");
  CHECK(use_case["claims"][0]["result"] == "not-guaranteed");
  CHECK(use_case["claims"][0]["with-plan"]["recommended"]["result"] == "holds");
  CHECK(use_case["claims"][0]["with-plan"]["strict"]["result"] == "not-guaranteed");
  CHECK(use_case["objectives"][0]["id"] == "genuine-commands");
  CHECK(use_case["claims"][0]["breaks"][0]["id"] == "interval-reading:meter..cis");
}

TEST_CASE("JSON tells risk in levels of the scale that it names, each from low to high") {
  report::Report report = tests::sample_report();
  report.scale = {"tvra-5", "TVRA", "a source", {{"minor", "L", "low"}, {"major", "M", "medium"}}};
  report.findings[4].risk = report::Risk{{"possible", "likely"}, {"low", "low"}, {"minor", "major"}, {"L", "M"}, 0, 1};
  std::string const text = output::to_json({report});
  Json const use_case = Json::parse(text)["use-cases"][0];
  CHECK(use_case["risk-scale"]["name"] == "tvra-5");
  CHECK(use_case["risk-scale"]["levels"][1] == Json({{"name", "major"}, {"letter", "M"}, {"as", "medium"}}));
  CHECK(use_case["findings"][4]["risk"]["level"] == Json({{"low", "minor"}, {"high", "major"}}));
  CHECK(use_case["findings"][4]["risk"]["likelihood"] == Json({{"low", "possible"}, {"high", "likely"}}));
  CHECK(use_case["findings"][4]["risk-from-facts"].is_null());
  CHECK(is_valid(text));
}

TEST_CASE("JSON refers to elements by id") {
  Json const json = Json::parse(output::to_json({tests::sample_report()}));
  Json const& journey = json["use-cases"][0]["journeys"][1];
  CHECK(journey["origin"] == "meter");
  CHECK(journey["flows"] == Json::array({"report", "backhaul", "ingest", "billing"}));
  CHECK(journey["relays"] == Json::array({"aggregator", "head-end", "mdms"}));
}

TEST_CASE("a conflict is said in JSON and nothing else is claimed") {
  Json const json = Json::parse(output::to_json({tests::sample_conflict()}));
  CHECK(json["use-cases"][0]["conflict"].size() == 2);
  CHECK(json["use-cases"][0]["plans"].empty());
  CHECK(json["use-cases"][0]["findings"].empty());
}

TEST_CASE("text that is no UTF-8 is replaced") {
  report::Report report = tests::sample_report();
  report.title = "a\xFF";
  CHECK(Json::parse(output::to_json({report}))["use-cases"][0]["title"] == "a\xEF\xBF\xBD");
}

TEST_CASE("what is written fits the shipped schema") {
  CHECK(is_valid(output::to_json({tests::sample_report(), tests::sample_conflict()})));
  CHECK(is_valid(output::to_json({})));
}

TEST_CASE("the schema refuses what is never written") {
  Json json = Json::parse(output::to_json({tests::sample_report()}));
  std::string const quietly = " 2>/dev/null";
  auto const broken = [&](auto change) {
    Json copy = json;
    change(copy["use-cases"][0]);
    return copy.dump();
  };
  CHECK(!is_valid(broken([](Json& use_case) { use_case["findings"][0]["verdict"] = "unsure"; }), quietly));
  CHECK(!is_valid(broken([](Json& use_case) { use_case["surprise"] = 1; }), quietly));
  CHECK(!is_valid(broken([](Json& use_case) { use_case.erase("plans"); }), quietly));
}

TEST_CASE("what holds only words and numbers stands in one line") {
  std::string const text = output::to_json({tests::sample_report()});
  CHECK(text.find("\"program\": {\"name\": \"glacis\"") != std::string::npos);
  CHECK(text.find("{\"fact\": ") != std::string::npos);
  CHECK(output::to_json({}).find("\"use-cases\": []") != std::string::npos);
}

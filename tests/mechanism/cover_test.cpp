// Larger covers, answered again by cbc (Debian's coinor-cbc), a solver of integer programs.
#include "engine/mechanism/cover.h"

#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "engine/mechanism/cover_bound.h"
#include "tests/catch/catch.h"
#include "tests/mechanism/random_cover.h"

namespace glacis::mechanism {
namespace {

/// A folder that goes when it goes.
class ProgramFolder {
 public:
  ProgramFolder() : path_(std::filesystem::temp_directory_path() / ("glacis-cover-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~ProgramFolder() { std::filesystem::remove_all(path_); }
  ProgramFolder(ProgramFolder const&) = delete;
  ProgramFolder& operator=(ProgramFolder const&) = delete;
  std::filesystem::path operator/(char const* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

void write_program(RandomCover const& cover, std::filesystem::path const& path) {
  std::ofstream out(path);
  out << "Minimize\n weight:";
  for (std::size_t m = 0; m < cover.weights.size(); ++m) out << " + " << cover.weights[m] << " x" << m << '\n';
  out << "Subject To\n";
  for (Cut const& cut : cover.cuts) {
    for (auto const m : cut) out << " + x" << m;
    out << " >= 1\n";
  }
  out << "Binary\n";
  for (std::size_t m = 0; m < cover.weights.size(); ++m) out << " x" << m << '\n';
  out << "End\n";
}

/// The least weight as cbc finds it.
std::optional<std::int64_t> answer_of_cbc(RandomCover const& cover) {
  ProgramFolder const folder;
  write_program(cover, folder / "cover.lp");
  std::string const command = "cbc '" + (folder / "cover.lp").string() +
                              "' ratioGap 0 allowableGap 0 solve solution '" + (folder / "answer").string() +
                              "' >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) return {};
  std::ifstream answer(folder / "answer");
  std::string optimal, dash, objective, value;
  double weight = 0;
  answer >> optimal >> dash >> objective >> value >> weight;
  if (!answer || optimal != "Optimal") return {};
  return std::llround(weight);
}

}  // namespace

TEST_CASE("cbc finds covers of the same weight") {
  if (std::system("command -v cbc >/dev/null 2>&1") != 0) {
    WARN("cbc is not there: nothing compared");
    return;
  }
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    INFO("seed " << seed);
    RandomCover const cover = random_cover(seed, 70, 150, 60 + 20 * (seed % 3), seed % 4 == 3 ? 1 : 100);
    HittingSet const result = least_hitting_set(cover.weights, cover.cuts, 4'000'000);
    REQUIRE(result.proved);
    std::optional<std::int64_t> const other = answer_of_cbc(cover);
    REQUIRE(other);
    REQUIRE(result.bound == *other);
  }
}

TEST_CASE("costs too large for fixed point are rounded down, and the answer is exact all the same") {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    INFO("seed " << seed);
    RandomCover cover = random_cover(seed, 24, 3000, 300, 3);
    for (std::size_t m = 0; m < cover.weights.size(); ++m)  // in all below 2^40
      cover.weights[m] += m % 8 == 0 ? std::int64_t{1} << 38 : std::int64_t{1} << 20;
    REQUIRE(FixedPoint({(cover.weights[0]) * 25 + 1}, 3000 * 7).down > 0);
    Cover const result = least_cover(cover.weights, cover.cuts, 400'000'000);
    // Without the cuts that say nothing more, nothing has to be rounded.
    HittingSet const reduced = least_hitting_set(cover.weights, cover.cuts, 4'000'000);
    REQUIRE(result.proved);
    REQUIRE(reduced.proved);
    REQUIRE(result.columns == reduced.members);
    REQUIRE(result.bound == reduced.bound);
  }
}

TEST_CASE("a cover of 120 columns and 300 rows is proved, with steps to spare") {
  RandomCover const cover = random_cover(1, 120, 300, 75, 100);
  Cover const result = least_cover(cover.weights, cover.cuts, 400'000'000);
  CHECK(result.proved);
  CHECK(result.steps < 400'000'000);
}

}  // namespace glacis::mechanism

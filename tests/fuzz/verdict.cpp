#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

#include "tests/verdict/author.h"
#include "tests/verdict/small_case.h"
#include "tests/verdict/trial.h"

using namespace glacis::verdict;

namespace {

/// What an author chooses, byte by byte; once there are none left, the first of everything.
class Choices {
 public:
  explicit Choices(std::span<std::uint8_t const> bytes) : bytes_(bytes) {}
  unsigned operator()(unsigned below) {
    if (bytes_.empty()) return 0;
    unsigned const byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return byte % below;
  }

 private:
  std::span<std::uint8_t const> bytes_;
};

/// A threat whose condition is this text, which the checker may well refuse.
std::string threat(bool on_flow, std::string const& condition) {
  return std::string("[threat.t]\ntitle = \"t\"\n") +
         (on_flow ? "on = \"flow\"\nneeds = [\"secrecy:hop\"]\n" : "on = \"entity\"\nneeds = [\"hardness\"]\n") +
         "when = '''" + condition + "'''\n";
}

void compare(std::string const& rules, std::string const& use_case) {
  auto const small = small_case(Author::vocabulary() + rules, use_case);
  if (!small->good()) {
    if (small->problems().empty()) std::abort();
    return;
  }
  Trial const trial = try_completions(small->the_case, 128);
  bool agrees = trial.worlds == 0;
  for (Trial::Row const& row : trial.rows)
    agrees = agrees && (row.agrees() || row.finding.verdict == Verdict::undecided);  // that is no claim
  if (agrees) return;
  std::fprintf(stderr, "%s%s", rules.c_str(), use_case.c_str());
  for (Trial::Row const& row : trial.rows)
    std::fprintf(stderr, "%s: %s, by completions %s\n",
                 finding_id(small->the_case, row.finding.rule, row.finding.subject).c_str(),
                 name_of(row.finding.verdict), name_of(row.expected));
  std::abort();
}

}  // namespace

/// Checker and evaluator against all completions, where there are few enough. The first byte says how the rest is read:
/// 0 to 127, as the author's choices; above, as the text of a condition on the use case of that number.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  if (data[0] < 128) {
    Author author{Choices({data + 1, size - 1})};
    std::string const rules = author.rules();
    compare(rules, author.use_case());
    return 0;
  }
  std::string const condition(data + 1, data + size);
  for (char const c : condition)
    if (c == '\'' || (static_cast<unsigned char>(c) < ' ' && c != '\n')) return 0;
  compare(threat(data[0] % 2 == 0, condition), Author(data[0]).use_case());
  return 0;
}

#include "output/diagram/process.h"

#include "tests/catch/catch.h"

using namespace glacis::output;
using namespace std::chrono_literals;

namespace {

ProcessResult run(std::vector<std::string> const& command, std::string_view input,
                  std::chrono::milliseconds time = 20s) {
  return run_process(command, input, std::chrono::steady_clock::now() + time);
}

}  // namespace

TEST_CASE("what a program prints comes back, however much it is") {
  std::string const much(5'000'000, 'x');
  ProcessResult const result = run({"cat"}, much);
  CHECK(result.succeeded());
  CHECK(result.output.size() == much.size());
}

TEST_CASE("no shell stands between") { CHECK(run({"printf", "%s", "$HOME; `ls` *"}, "").output == "$HOME; `ls` *"); }

TEST_CASE("exit status and what went to standard error are told apart") {
  ProcessResult const result = run({"sh", "-c", "echo out; echo err >&2; exit 3"}, "");
  CHECK(result.end == ProcessResult::End::exited);
  CHECK(result.status == 3);
  CHECK(result.output == "out\n");
  CHECK(result.errors == "err\n");
}

TEST_CASE("a program that does not read its input is no danger") {
  CHECK(run({"true"}, std::string(5'000'000, 'x')).end == ProcessResult::End::exited);
}

TEST_CASE("a program that cannot be started says so") {
  CHECK(run({"no-such-program-anywhere"}, "x").end == ProcessResult::End::not_started);
}

TEST_CASE("past the deadline a program is killed") {
  auto const begin = std::chrono::steady_clock::now();
  CHECK(run({"sleep", "30"}, "", 200ms).end == ProcessResult::End::too_late);
  // Also one that has closed its outputs.
  CHECK(run({"sh", "-c", "exec >&- 2>&-; exec sleep 30"}, "", 200ms).end == ProcessResult::End::too_late);
  CHECK(std::chrono::steady_clock::now() - begin < 10s);
}

TEST_CASE("a signal is not a success") {
  ProcessResult const result = run({"sh", "-c", "kill -9 $$"}, "");
  CHECK(result.end == ProcessResult::End::killed_by_signal);
  CHECK(result.status == 9);
}

#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glacis::output {

struct ProcessResult {
  enum class End : std::uint8_t { exited, killed_by_signal, too_late, not_started, too_much } end = End::not_started;
  int status = 0;  ///< of exited: the exit status; of killed_by_signal: the signal; of not_started: errno
  std::string output;
  std::string errors;
  bool succeeded() const { return end == End::exited && status == 0; }
};

using Deadline = std::chrono::steady_clock::time_point;

/// Runs a program found on the PATH, no shell between, feeds it `input` and collects what it prints. Past the deadline
/// it is killed. May be called from several threads.
ProcessResult run_process(std::vector<std::string> const& command, std::string_view input, Deadline deadline);

}  // namespace glacis::output

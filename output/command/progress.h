#pragma once
#include <chrono>
#include <cstddef>
#include <mutex>

#include "output/command/console.h"

namespace glacis::output {

/// Shows on a terminal how far a command is: one line of standard error, written anew at most ten times a second and
/// gone at the end. On anything else, nothing. Threads may share it.
class Progress {
 public:
  Progress(Console& console, std::size_t all);
  ~Progress();
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  /// One more is done.
  void step(bool broken = false);
  /// So much of the one that is in hand; it never goes back. REQUIRES that one is in hand at a time
  void part(std::size_t done, std::size_t of);

 private:
  using Clock = std::chrono::steady_clock;
  void show_again();
  void show(Clock::time_point now);

  Console* console_;
  std::mutex mutex_;
  Clock::time_point begun_ = Clock::now(), shown_ = begun_;
  std::size_t done_ = 0, all_ = 0, broken_ = 0;
  double part_ = 0;
};

}  // namespace glacis::output

#include "output/command/progress.h"

#include <algorithm>

#include "output/terminal/progress.h"

namespace glacis::output {

Progress::Progress(Console& console, std::size_t all) : console_(&console), all_(all) { show(begun_); }

Progress::~Progress() {
  if (console_->err_is_terminal()) console_->err("\r\033[K");
}

void Progress::step(bool broken) {
  std::lock_guard const lock(mutex_);
  ++done_;
  part_ = 0;
  broken_ += broken ? 1U : 0U;
  show_again();
}

void Progress::part(std::size_t done, std::size_t of) {
  std::lock_guard const lock(mutex_);
  if (of != 0) part_ = std::clamp(static_cast<double>(done) / static_cast<double>(of), part_, 1.0);
  show_again();
}

void Progress::show_again() {
  auto const now = Clock::now();
  if (now - shown_ > std::chrono::milliseconds(100)) show(now);
}

void Progress::show(Clock::time_point now) {
  if (!console_->err_is_terminal()) return;
  shown_ = now;
  double const seconds = std::chrono::duration<double>(now - begun_).count();
  console_->err(
      "\r" +
      progress_line(static_cast<double>(done_) + part_, all_, broken_, seconds, console_->err_style().width - 1) +
      "\033[K");
}

}  // namespace glacis::output

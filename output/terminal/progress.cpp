#include "output/terminal/progress.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace glacis::output {

std::string progress_line(double done, std::size_t all, std::size_t broken, double seconds, std::size_t width) {
  std::string text = fmt::format("  {}/{}", static_cast<std::size_t>(done), all);
  if (broken > 0) text += fmt::format("  {} broken", broken);
  auto const whole = static_cast<double>(all);
  if (done > 0 && done < whole) {
    auto const left = static_cast<unsigned>(std::lround(seconds / done * (whole - done)));
    text += fmt::format("   {}:{:02} left", left / 60, left % 60);
  }
  std::size_t const bar = std::min<std::size_t>(30, width > text.size() + 12 ? width - text.size() - 2 : 10);
  std::size_t const filled = all == 0 ? bar : static_cast<std::size_t>(static_cast<double>(bar) * done / whole);
  std::string line(filled, '=');
  if (filled < bar) line += '>';
  line.resize(bar, ' ');
  return "[" + line + "]" + text;
}

}  // namespace glacis::output

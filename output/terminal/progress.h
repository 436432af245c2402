#pragma once
#include <cstddef>
#include <string>

namespace glacis::output {

/// `[=======>      ]  46/74  3 broken   0:07 left`, at most `width` columns. What is done in part counts for the bar
/// and the time.
std::string progress_line(double done, std::size_t all, std::size_t broken, double seconds, std::size_t width);

}  // namespace glacis::output

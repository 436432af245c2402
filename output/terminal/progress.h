#pragma once
#include <cstddef>
#include <string>

namespace glacis::output {

/// `[=======>      ]  46/74  3 broken   0:07 left`, at most `width` columns.
std::string progress_line(std::size_t done, std::size_t all, std::size_t broken, double seconds, std::size_t width);

}  // namespace glacis::output

#pragma once

namespace glacis::output {

/// As in CMakeLists.txt (a test compares them).
inline constexpr char const* version = "0.1.0";

}  // namespace glacis::output

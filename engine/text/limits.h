#pragma once
#include <cstddef>

#include "engine/text/diagnostic.h"
#include "engine/text/source.h"

namespace glacis::text {

/// What one file may hold. The TOML parser itself bounds only how deep values are nested: thousands of parts in one
/// dotted key overflow the stack when its tables are destroyed, and its searches are linear in tables and dotted keys.
struct Limits {
  static constexpr std::size_t key_parts = 16;
  static constexpr std::size_t tables_and_dotted_keys = 250'000;
  static constexpr std::size_t values = 1'000'000;
};

/// Looks through a text before it is parsed. False exactly if it reported that a limit is passed.
bool check_limits(Sources const& sources, SourceId source, Diagnostics& diagnostics);

}  // namespace glacis::text

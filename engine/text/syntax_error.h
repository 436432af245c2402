#pragma once
#include <cstdint>
#include <string_view>

#include "engine/text/diagnostic.h"
#include "engine/text/source.h"

namespace glacis::text {

/// Turns the TOML parser's complaint at `offset` ("Error while parsing value: could not determine value type") into a
/// diagnostic in an author's words: what stands there, what was expected, and what is most likely meant.
void report_syntax_error(Sources const& sources, SourceId source, std::uint32_t offset, std::string_view complaint,
                         Diagnostics& diagnostics);

}  // namespace glacis::text

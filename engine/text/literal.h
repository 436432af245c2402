#pragma once
#include <cstdint>

#include "engine/text/phrase.h"
#include "engine/text/source.h"

namespace glacis::text {

/// Re-reads the TOML string literal (basic, literal, either multi-line) that begins at `begin`, for the place of each
/// of its bytes. REQUIRES that a TOML parser has accepted it.
Phrase read_literal(Sources const& sources, SourceId source, std::uint32_t begin);

/// The offset just behind the string literal that begins at `begin`; the end of `bytes` if it is not closed.
/// A one-line literal ends at its line's end at the latest.
std::size_t skip_literal(std::string_view bytes, std::size_t begin);

}  // namespace glacis::text

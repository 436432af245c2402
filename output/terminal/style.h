#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace glacis::output {

/// What the stream that is written to can show.
struct Style {
  bool color = false;
  std::size_t width = 80;
};

/// Colour only doubles what a mark or a word says.
enum class Tone { title, certain, exposed, open, covered, undecided, faint };

std::string paint(Style const& style, Tone tone, std::string_view text);

/// The mark of a verdict, as in figures: `! * ? + ~`; a space for excluded.
char sign_of(std::string_view verdict);
Tone tone_of(std::string_view verdict);

}  // namespace glacis::output

#include "output/terminal/style.h"

namespace glacis::output {
namespace {

std::string_view sequence(Tone tone) {
  switch (tone) {
    case Tone::title: return "\033[1m";
    case Tone::certain: return "\033[1;31m";
    case Tone::exposed: return "\033[31m";
    case Tone::open: return "\033[34m";
    case Tone::covered: return "\033[32m";
    case Tone::undecided: return "\033[35m";
    case Tone::faint: return "\033[2m";
  }
  return "";
}

}  // namespace

std::string paint(Style const& style, Tone tone, std::string_view text) {
  if (!style.color || text.empty()) return std::string(text);
  return std::string(sequence(tone)) + std::string(text) + "\033[0m";
}

char sign_of(std::string_view verdict) {
  if (verdict == "certain") return '!';
  if (verdict == "exposed") return '*';
  if (verdict == "open") return '?';
  if (verdict == "covered") return '+';
  return verdict == "undecided" ? '~' : ' ';
}

Tone tone_of(std::string_view verdict) {
  if (verdict == "certain") return Tone::certain;
  if (verdict == "exposed") return Tone::exposed;
  if (verdict == "open") return Tone::open;
  if (verdict == "covered") return Tone::covered;
  return verdict == "undecided" ? Tone::undecided : Tone::faint;
}

}  // namespace glacis::output

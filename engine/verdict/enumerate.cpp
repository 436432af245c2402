#include "engine/verdict/enumerate.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace glacis::verdict {

namespace {

using Form = Shape::Form;

/// The lowest six bits of the number of a completion are the lanes of a word.
constexpr unsigned lane_bits = 6;
constexpr std::uint64_t lanes[lane_bits] = {0xAAAAAAAAAAAAAAAAULL, 0xCCCCCCCCCCCCCCCCULL, 0xF0F0F0F0F0F0F0F0ULL,
                                            0xFF00FF00FF00FF00ULL, 0xFFFF0000FFFF0000ULL, 0xFFFFFFFF00000000ULL};

/// Where the code of a variable stands in the number of a completion. A code is a position among the values kept;
/// codes beyond them stand for the first value, so that every number is a completion.
struct Digits {
  unsigned first = 0;
  unsigned count = 0;
};

/// A literal as a bit set over codes.
std::uint64_t codes_of(std::uint64_t kept, std::uint64_t values, unsigned bits) {
  std::uint64_t codes = 0;
  unsigned code = 0;
  for (std::uint64_t rest = kept; rest != 0; rest &= rest - 1, ++code) {
    if ((values & rest & (~rest + 1)) != 0) codes |= 1ULL << code;
  }
  if ((codes & 1) != 0) {
    for (; code < 1U << bits; ++code) codes |= 1ULL << code;
  }
  return codes;
}

/// One step of the program that is run for each word of completions.
struct Instruction {
  Form form = Form::literal;
  std::uint32_t a = 0;  ///< both, either: steps; literal: the first word of its table
  std::uint32_t b = 0;
  unsigned shift = 0;  ///< literal: the part of the code in the number of the word selects a word of its table
  std::uint64_t select = 0;
};

class Program {
 public:
  explicit Program(Question const& question);
  bool can_hold();

 private:
  void add_literal(Shape::Node const& node, std::uint64_t kept, Digits digits);

  std::uint64_t words_ = 1;
  std::vector<Instruction> steps_;
  std::vector<std::uint64_t> tables_;
  std::vector<std::uint64_t> values_;
};

void Program::add_literal(Shape::Node const& node, std::uint64_t kept, Digits digits) {
  std::uint64_t const codes = codes_of(kept, node.values, digits.count);
  unsigned const low = digits.first >= lane_bits ? 0 : std::min(digits.count, lane_bits - digits.first);
  unsigned const high = digits.count - low;
  Instruction step;
  step.a = static_cast<std::uint32_t>(tables_.size());
  step.shift = digits.first >= lane_bits ? digits.first - lane_bits : 0;
  step.select = (1ULL << high) - 1;
  for (std::uint64_t top = 0; top <= step.select; ++top) {
    std::uint64_t word = 0;
    for (std::uint64_t bottom = 0; bottom < 1ULL << low; ++bottom) {
      if ((codes >> (top << low | bottom) & 1) == 0) continue;
      std::uint64_t pattern = ~0ULL;
      for (unsigned bit = 0; bit < low; ++bit) {
        std::uint64_t const lane = lanes[digits.first + bit];
        pattern &= (bottom >> bit & 1) != 0 ? lane : ~lane;
      }
      word |= pattern;
    }
    tables_.push_back(word);
  }
  steps_.push_back(step);
}

Program::Program(Question const& question) {
  std::vector<Digits> digits(question.kept.size());
  unsigned used = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (question.kept[i] == 0) continue;
    auto const count = static_cast<unsigned>(std::popcount(question.kept[i]));
    digits[i] = {used, static_cast<unsigned>(std::bit_width(count - 1U))};
    used += digits[i].count;
  }
  if (used > lane_bits) words_ = 1ULL << (used - lane_bits);
  for (std::size_t i = 0; i <= question.root; ++i) {
    Shape::Node const& node = question.nodes[i];
    if (node.form == Form::literal) {
      add_literal(node, question.kept[node.a], digits[node.a]);
    } else {
      steps_.push_back({node.form, node.a, node.b, 0, 0});
    }
  }
  values_.resize(steps_.size());
}

bool Program::can_hold() {
  for (std::uint64_t word = 0; word < words_; ++word) {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      Instruction const& step = steps_[i];
      if (step.form == Form::literal) {
        values_[i] = tables_[step.a + (word >> step.shift & step.select)];
      } else if (step.form == Form::both) {
        values_[i] = values_[step.a] & values_[step.b];
      } else if (step.form == Form::either) {
        values_[i] = values_[step.a] | values_[step.b];
      }
    }
    if (values_.back() != 0) return true;
  }
  return false;
}

}  // namespace

bool can_hold(Question const& question) {
  assert(question.bits() <= 26);
  return question.is_settled() ? question.settled_answer() : Program(question).can_hold();
}

}  // namespace glacis::verdict

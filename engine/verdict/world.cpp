#include "engine/verdict/world.h"

#include <bit>

namespace glacis::verdict {

using Ref = Residual::Ref;

std::uint32_t Assignment::least() const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != 0)
      return static_cast<std::uint32_t>(64 * i + static_cast<std::size_t>(std::countr_zero(values[i])));
  }
  return 0;
}

std::optional<std::vector<Assignment>> least_world(Residual& residual, Ref goal,
                                                   std::vector<std::uint64_t> const& variables,
                                                   std::vector<Ref> const& given, Decider& decider) {
  std::vector<Assignment> chosen;
  std::vector<Ref> assigned;
  Ref left = goal;  // the goal together with what is chosen
  auto const possible = [&](Ref what) {
    if (residual.is_constant(what)) return what == residual.constant(true) ? Answer::both : Answer::no;
    return decider.decide(residual.shape(what, given));
  };
  if (residual.is_constant(goal)) {
    if (goal == residual.constant(true)) return chosen;
    return std::nullopt;
  }
  for (std::uint64_t const variable : variables) {
    bool found = false;
    for (auto& block : residual.blocks(variable)) {
      Ref const here = residual.literal(variable, residual.domain(variable), block);
      Ref const both = residual.both(left, here);
      Answer const answer = possible(both);
      if (answer == Answer::gave_up) return std::nullopt;
      if (answer == Answer::no || answer == Answer::contradiction) continue;
      if (!residual.is_constant(here)) {
        chosen.push_back({variable, std::move(block)});
        assigned.push_back(here);
      }
      left = both;
      found = true;
      break;
    }
    if (!found) return std::nullopt;
  }
  for (std::size_t i = 0; i < chosen.size();) {
    std::vector<Ref> known = given;
    for (std::size_t j = 0; j < assigned.size(); ++j) {
      if (j != i) known.push_back(assigned[j]);
    }
    Answer const still = decider.decide(residual.shape(goal, known));
    if (still == Answer::gave_up) return std::nullopt;
    if (still != Answer::yes) {
      ++i;
      continue;
    }
    chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
    assigned.erase(assigned.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return chosen;
}

}  // namespace glacis::verdict

#include <algorithm>

#include "engine/verdict/judge_parts.h"
#include "engine/verdict/words.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

namespace {

void suppose(Columns& columns, Cell cell, Saying const& saying) {
  columns.learn(View::facts, cell, saying);
  for (auto const& [other, mask] : columns.linked(View::facts, cell)) {
    Saying follows = saying;
    follows.mask = mask;
    suppose(columns, other, follows);
  }
}

}  // namespace

Columns Judge::Parts::with(Columns columns, std::span<Assignment const> supposed) {
  for (Assignment const& each : supposed) {
    Fact const fact = told(columns, each);
    suppose(columns, cell_of(each.variable), {each.values, fact.basis, fact.place, fact.text});
  }
  return columns;
}

Fact Judge::in_words(Assignment const& supposed) const { return told(parts_->columns, supposed); }

std::optional<std::vector<Assignment>> Judge::supposing(View view, model::MechanismId mechanism, Spot spot) {
  Parts& parts = *parts_;
  if (parts.knowledge.gave_up() || fits(view, mechanism)[spot.index] != Truth::unknown) return std::nullopt;
  Ground ground = parts.ground(view);
  ground.evaluator = &parts.evaluator(view, true);
  Inquiry inquiry(ground, parts.residual);
  Ref const when = inquiry.grounder().ground(parts.the_case->rulebook->catalogue[mechanism].when, {spot.index});
  auto world = inquiry.least_world(when);
  auto const says_nothing = [&](Assignment const& each) {
    return is_flag(each.variable) ||
           cell_of(each.variable).row >= parts.columns.get(view, cell_of(each.variable).column).rows;
  };
  if (!world || std::ranges::any_of(*world, says_nothing)) return std::nullopt;
  return world;
}

bool Judge::possible(View view, std::span<Assignment const> supposed) {
  Parts& parts = *parts_;
  if (parts.knowledge.gave_up()) return false;
  Inquiry inquiry(parts.ground(view), parts.residual);
  Ref all = parts.residual.constant(true);
  for (Assignment const& each : supposed)
    all = parts.residual.both(all, inquiry.grounder().cell_in(cell_of(each.variable), each.values));
  Answer const answer = inquiry.decide(all);
  return answer == Answer::yes || answer == Answer::both;
}

}  // namespace glacis::verdict

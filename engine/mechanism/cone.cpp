#include "engine/mechanism/cone.h"

#include <algorithm>

namespace glacis::mechanism {

Cone::Cone(Parts& parts, std::uint32_t goal, std::vector<std::uint32_t> const& group_of)
    : part_(parts.of({goal}, nullptr, nullptr)) {
  for (std::uint32_t const original : part_.candidates) groups_.push_back(group_of[original]);
  std::sort(groups_.begin(), groups_.end());
  groups_.erase(std::unique(groups_.begin(), groups_.end()), groups_.end());
  members_.resize(groups_.size());
  for (std::uint32_t c = 0; c < part_.candidates.size(); ++c) {
    auto const group = std::lower_bound(groups_.begin(), groups_.end(), group_of[part_.candidates[c]]);
    members_[static_cast<std::size_t>(group - groups_.begin())].push_back(c);
  }
}

Cut Cone::cut(std::vector<bool> const& chosen) const {
  Closure most(part_.problem);
  for (std::size_t g = 0; g < groups_.size(); ++g)
    if (chosen[groups_[g]]) place(most, g);
  Cut left_out;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (chosen[groups_[g]]) continue;
    Closure more = most;
    place(more, g);
    if (more.holds(part_.problem.goals.front()))
      left_out.push_back(groups_[g]);
    else
      most = std::move(more);
  }
  return left_out;
}

void Cone::place(Closure& closure, std::size_t group) const {
  for (std::uint32_t const candidate : members_[group]) closure.place(candidate);
}

}  // namespace glacis::mechanism

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

namespace {

/// So many worlds of one size are tried, and no larger ones than these.
constexpr std::size_t most_tried = 2'000;

/// Looks for a world of a given size among all that could be said of the unknowns.
class WorldSearch {
 public:
  WorldSearch(Residual& residual, Ref goal, std::vector<std::uint64_t> const& variables, std::vector<Ref> const& given,
              Decider& decider)
      : residual_(&residual), goal_(goal), given_(given), decider_(&decider) {
    for (std::uint64_t const variable : variables) {
      for (auto& block : residual.blocks(variable)) {
        Ref const says = residual.literal(variable, residual.domain(variable), block);
        if (!residual.is_constant(says)) options_.push_back({{variable, std::move(block)}, says});
      }
    }
  }

  /// Few enough to try all.
  bool is_small(std::size_t size) const {
    if (gave_up_) return false;
    std::size_t count = 1;
    for (std::size_t i = 0; i < size; ++i) count = count * options_.size() / (i + 1);
    return count <= most_tried && size <= options_.size();
  }

  std::optional<std::vector<Assignment>> of_size(std::size_t size) {
    chosen_.clear();
    return choose(0, size) ? std::optional(chosen_) : std::nullopt;
  }

 private:
  struct Option {
    Assignment assignment;
    Ref says = 0;
  };

  bool choose(std::size_t from, std::size_t more) {
    if (more == 0) {
      Answer const answer = decider_->decide(residual_->shape(goal_, given_));
      gave_up_ = answer == Answer::gave_up;
      return answer == Answer::yes;
    }
    for (std::size_t i = from; i + more <= options_.size() && !gave_up_; ++i) {
      bool const again = !chosen_.empty() && chosen_.back().variable == options_[i].assignment.variable;
      if (again) continue;
      chosen_.push_back(options_[i].assignment);
      given_.push_back(options_[i].says);
      if (choose(i + 1, more - 1)) return true;
      chosen_.pop_back();
      given_.pop_back();
    }
    return false;
  }

  Residual* residual_;
  Ref goal_;
  std::vector<Ref> given_;
  Decider* decider_;
  std::vector<Option> options_;
  std::vector<Assignment> chosen_;
  bool gave_up_ = false;
};

}  // namespace

std::optional<std::vector<Assignment>> smallest_world(Residual& residual, Ref goal,
                                                      std::vector<std::uint64_t> const& variables,
                                                      std::vector<std::uint64_t> const& telling,
                                                      std::vector<Ref> const& given, Decider& decider) {
  auto least = least_world(residual, goal, variables, given, decider);
  if (!least || least->size() < 2) return least;
  WorldSearch search(residual, goal, telling, given, decider);
  for (std::size_t size = 1; size < least->size() && search.is_small(size); ++size) {
    if (auto smaller = search.of_size(size)) return smaller;
  }
  return least;
}

}  // namespace glacis::verdict

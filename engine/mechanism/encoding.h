#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/mechanism/limits.h"
#include "engine/mechanism/part.h"
#include "engine/verdict/solver.h"

namespace glacis::mechanism {

/// A problem with its limits in clauses. A goal holds, or is given up; support that goes in circles is cut off when a
/// solution rests on it. REQUIRES that every goal holds with all candidates placed. Problem and limits outlive it.
class Encoding {
 public:
  Encoding(Problem const& problem, Limits const& limits, std::size_t kinds, std::uint32_t resource_limit);

  /// Variables.
  std::size_t size() const { return size_; }
  std::uint32_t placed(std::uint32_t candidate) const { return first_candidate_ + candidate; }
  std::uint32_t taken(std::uint32_t kind) const { return first_kind_ + kind; }
  std::uint32_t given_up(std::size_t goal) const { return first_goal_ + static_cast<std::uint32_t>(goal); }

  void fix(std::uint32_t variable, bool value);
  /// What a budget has used as weights; of no limit that is kept.
  std::vector<std::int64_t> use_of(Limits::Budget const& budget);

  /// One least solution: the values of all variables; empty: there is none, or the effort ran out.
  struct Answer {
    verdict::SolverAnswer status = verdict::SolverAnswer::gave_up;
    std::int64_t weight = 0;
    std::vector<bool> values;
  };
  Answer least(std::vector<std::int64_t> const& weights);

  /// Which of equal solutions is meant: earlier ties first.
  struct Tie {
    std::uint32_t variable = 0;
    bool wanted = true;  ///< true: those that have it; all equal solutions have as many of these
  };
  /// Fixes the variables of the ties to the one solution that is least and first. False: the effort ran out.
  bool settle(std::vector<std::int64_t> const& weights, std::vector<Tie> const& ties, std::vector<bool>& values);

 private:
  using Literal = verdict::SolverLiteral;
  static Literal is(std::uint32_t variable) { return static_cast<Literal>(variable) + 1; }
  void add_nodes();
  void add_candidates();
  /// Sums of what is used: `once` as steps between the different amounts of a group.
  std::vector<std::pair<Literal, std::int64_t>> terms_of(Limits::Budget const& budget);
  bool cut_circles(std::vector<bool> const& values);

  Problem const* problem_;
  std::uint32_t limit_;
  std::uint32_t first_candidate_, first_kind_, first_goal_;
  std::size_t size_;
  std::vector<verdict::SolverClause> clauses_;
  std::vector<verdict::SolverLimit> limits_;
  std::vector<std::uint32_t> each_alone_;  ///< candidates as groups of their own
  Parts parts_;
};

}  // namespace glacis::mechanism

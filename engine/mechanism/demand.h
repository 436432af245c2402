#pragma once
#include <cstdint>
#include <vector>

#include "engine/mechanism/hitting_set.h"
#include "engine/mechanism/part.h"

namespace glacis::mechanism {

/// A set of kinds of mechanism, by number.
class KindSet {
 public:
  explicit KindSet(std::size_t kinds) : words_((kinds + 63) / 64) {}
  KindSet(std::size_t kinds, std::vector<std::uint32_t> const& members);

  bool has(std::uint32_t kind) const { return ((words_[kind / 64] >> (kind % 64)) & 1U) != 0; }
  void add(std::uint32_t kind) { words_[kind / 64] |= 1ULL << (kind % 64); }
  void remove(std::uint32_t kind) { words_[kind / 64] &= ~(1ULL << (kind % 64)); }
  void add(Cut const& kinds);
  bool meets(KindSet const& other) const;
  bool contains(KindSet const& other) const;
  std::vector<std::uint32_t> members() const;  ///< sorted

 private:
  std::vector<std::uint64_t> words_;
};

/// What one goal asks of the kinds that are there, whichever use case it stands in: monotone. What was found out of it
/// is kept: cuts, and sets that suffice.
class Demand {
 public:
  /// `kind_of`: the kind that a candidate's number in `part` (Problem::Candidate::kind) counts as.
  Demand(Part part, std::vector<std::uint32_t> const& kind_of, std::size_t kinds);

  bool holds(KindSet const& present);
  /// A minimal cut that is missed. REQUIRES that it does not hold.
  Cut const& missed(KindSet const& present) const;

 private:
  bool evaluate(KindSet const& present) const;
  void learn_cut(KindSet const& present);
  void learn_enough(KindSet const& present);
  void place(Closure& closure, std::size_t number) const;

  Problem problem_;
  std::size_t all_;
  std::vector<std::uint32_t> kinds_;                 ///< that it may rest on, sorted
  std::vector<std::vector<std::uint32_t>> members_;  ///< candidates of each of kinds_
  std::vector<Cut> cuts_;
  std::vector<KindSet> cut_sets_;  ///< the same
  std::vector<KindSet> enough_;    ///< minimal sets with which it holds
};

/// What many use cases ask for: equal goals, wherever they stand, are one demand. Goals that cannot hold with any
/// candidate ask for nothing.
class Demands {
 public:
  /// The problems need not outlive it. `kind_of` as in Demand; costs count nothing.
  Demands(std::vector<Problem const*> const& problems, std::vector<std::uint32_t> const& kind_of, std::size_t kinds);

  std::size_t use_cases() const { return goals_.size(); }
  std::size_t kinds() const { return kinds_; }
  std::size_t distinct() const { return demands_.size(); }

  struct Goal {
    std::uint32_t index = 0;  ///< into the problem's goals
    std::uint32_t demand = 0;
  };
  /// The goals of a use case that can hold at all.
  std::vector<Goal> const& goals(std::uint32_t use_case) const { return goals_[use_case]; }

  /// What they rest on: demands, sorted, each once.
  std::vector<std::uint32_t> const& asked_for(std::uint32_t use_case) const { return asked_for_[use_case]; }

  /// Per demand, whether it holds.
  using Held = std::vector<bool>;
  Held held(KindSet const& present);
  bool serves(std::uint32_t use_case, Held const& held) const;
  std::size_t closed(std::uint32_t use_case, Held const& held) const;  ///< goals
  /// Minimal cuts of the use case that are missed, no two sharing a member; `present` gains their members.
  std::vector<Cut> missed(std::uint32_t use_case, KindSet& present);
  /// A minimal cut of one demand that is missed; null if it holds.
  Cut const* missed_of(std::uint32_t demand, KindSet const& present);

 private:
  std::size_t kinds_;
  std::vector<Demand> demands_;
  std::vector<std::vector<Goal>> goals_;               ///< per use case
  std::vector<std::vector<std::uint32_t>> asked_for_;  ///< per use case
};

}  // namespace glacis::mechanism

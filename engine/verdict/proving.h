#pragma once
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "engine/verdict/inquiry.h"
#include "engine/verdict/premises.h"

namespace glacis::verdict {

/// Which premises of a question were kept, by the question without its names: like elements have like proofs.
class Kept {
 public:
  using Question = std::vector<std::uint64_t>;
  using Premises = std::optional<std::vector<bool>>;  ///< none: they do not give the goal
  /// Null: not asked yet.
  Premises const* of(Question const& question) const {
    auto const found = known_.find(question);
    return found == known_.end() ? nullptr : &found->second;
  }
  void add(Question question, Premises kept) { known_.emplace(std::move(question), std::move(kept)); }

 private:
  struct Hash {
    std::size_t operator()(Question const& question) const {
      std::uint64_t hash = question.size();
      for (std::uint64_t const part : question) hash = mix(hash, part);
      return static_cast<std::size_t>(hash);
    }
  };
  std::unordered_map<Question, Premises, Hash> known_;  ///< never iterated
};

/// Proves a goal from as little as is enough. The goal is written with its grounder; then `least` finds premises that
/// give it, whatever the rest is like, and of which none can be left out. What is doubtful is left out before what is
/// sure, and of equals what was read last. Found by yes and no answers alone, so it is the same on any machine.
class Proving {
 public:
  using Ref = Residual::Ref;
  /// Clears the residual and uses it. `kept` serves all proofs under one effort.
  Proving(Ground const& ground, Givens const& givens, Residual& residual, Kept& kept)
      : ground_(ground),
        givens_(&givens),
        residual_(&residual),
        kept_(&kept),
        premises_(*ground.evaluator),
        grounder_(*ground.evaluator, residual, *ground.flags, premises_) {
    residual.clear();
  }
  Grounder& grounder() { return grounder_; }
  /// What was read so far is why something applies: `condition`. From here on it is what is said of protection.
  void begin_protection(Ref condition);

  /// A premise, and the place in the order of reading of what it was needed for.
  struct Step {
    PremiseRef premise;
    bool applies = true;  ///< needed for the condition, maybe for the protection too
    std::size_t order = 0;
  };
  /// In order, the condition's first. Empty: what is known was not found to give the goal within the effort.
  std::optional<std::vector<Step>> least(Ref goal);

 private:
  struct Item {
    Step step;
    Ref says = 1;
  };
  std::optional<std::vector<std::uint64_t>> support(Ref goal);
  std::vector<Item> items(std::vector<std::uint64_t> const& variables, bool all);
  Cell link(Cell cell, std::vector<Item>& items, bool applies);
  bool is_of_condition(std::uint64_t variable) const { return !protection_ || condition_.contains(variable); }
  Ref unit(Premise const& premise);
  bool follows(Ref goal, std::vector<Item> const& items, std::size_t without);
  std::optional<std::vector<Step>> shrink(Ref goal, std::vector<Item> items);
  Kept::Question question(Ref goal, std::vector<Item> const& items) const;
  Kept::Premises needed(Ref goal, std::vector<Item> items);

  Ground ground_;
  Givens const* givens_;
  Residual* residual_;
  Kept* kept_;
  Premises premises_;
  Grounder grounder_;
  std::optional<std::size_t> protection_;  ///< what was read from here on is of the protection
  std::set<std::uint64_t> condition_;      ///< what the condition reads, and what that depends on
  bool gave_up_ = false;                   ///< the effort ran out at a question
  std::vector<Ref> links_;                 ///< what kinds say of attributes, where the kind is not sure
};

}  // namespace glacis::verdict

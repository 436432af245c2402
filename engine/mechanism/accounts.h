#pragma once
#include <cstdint>
#include <vector>

#include "engine/mechanism/candidates.h"
#include "engine/mechanism/limits.h"

namespace glacis::mechanism {

/// What the mechanisms of a case use of its entities' budgets, and which conflict: the limits of a plan. A mechanism
/// draws on the entity that it stands at, or at which its flow or journey ends; of software, on its node. How much
/// there is counts by its least amount, what is used by its upper figure. Where only the most that there may be is
/// known, that limits; where nothing is known, nothing does.
class Accounts {
 public:
  Accounts(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view, Candidates const& candidates);

  Limits const& limits() const { return limits_; }
  /// What is used with these candidates placed, of every budget that something draws on.
  std::vector<BudgetUse> uses(std::vector<std::uint32_t> const& placed) const;
  /// A limit by its number: what says so.
  std::vector<verdict::Fact> facts_of(std::uint32_t limit) const;
  /// A budget by its number, with as much room for candidates.
  Relaxation relaxed(std::uint32_t budget, std::int64_t room) const;

 private:
  struct Account {
    std::uint32_t entity = 0;
    model::AttributeId attribute;
    model::Interval amount;
    friend auto operator<=>(Account const& a, Account const& b) {
      return std::pair(a.entity, a.attribute) <=> std::pair(b.entity, b.attribute);
    }
    friend bool operator==(Account const& a, Account const& b) { return (a <=> b) == 0; }
  };
  struct Draw {
    std::uint32_t account = 0;
    std::int64_t once = 0, each = 0;
  };
  void open_accounts();
  std::vector<Draw> draws_of(Instance const& instance) const;
  void add_budgets();
  void add_conflicts();
  /// The entities that an instance works at, one for each end.
  std::vector<std::uint32_t> ends_of(Spot spot) const;
  std::vector<std::uint64_t> places_of(Instance const& instance) const;
  bool conflict(model::MechanismId a, model::MechanismId b) const;

  verdict::Case const* case_;
  verdict::Judge* judge_;
  verdict::View view_;
  Candidates const* candidates_;
  std::vector<model::AttributeId> attributes_;  ///< that are budgets
  std::vector<Account> accounts_;               ///< sorted
  std::vector<std::uint32_t> account_of_;       ///< of each budget in limits_
  std::vector<std::int64_t> taken_;             ///< per account: by what is stated
  Limits limits_;
};

}  // namespace glacis::mechanism

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/mechanism/kinds.h"
#include "engine/mechanism/wishes.h"
#include "engine/verdict/judge.h"

namespace glacis::mechanism {

using verdict::Instance;
using verdict::Spot;

/// What is missing of a need, at the place where it is missing. One feature, one subject.
struct Requirement {
  rule::Offer offer;
  verdict::Subject subject;
  bool or_end_to_end = false;  ///< a flow's: hop, or end to end on every journey
  model::Strength strength = model::Strength::shall;
  std::vector<std::uint32_t> findings;  ///< indices into Judgement::findings
  std::vector<std::uint32_t> obligations;
  /// What would do instead, for each need that raises it: any of several choices, each a list of requirements (as
  /// numbers) that are met together. Empty: nothing would, for one of its needs at least.
  using Choices = std::vector<std::vector<std::uint32_t>>;
  std::vector<Choices> instead;
};

/// From the certain and exposed findings and the obligations not met or not known of one view.
std::vector<Requirement> derive_requirements(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view,
                                             verdict::Judgement const& judgement);

/// Recommended: what is certain or exposed as presumed; strict: by the facts alone; cautious: as presumed, and what is
/// open or may apply too; optimistic: the recommended one of a world in which more is so (optimistic.h).
enum class PlanKind : std::uint8_t { recommended, strict, cautious, optimistic };
char const* name_of(PlanKind kind);
verdict::View view_of(PlanKind kind);
/// Is a finding or an obligation to be closed by such a plan?
bool raises(PlanKind kind, verdict::Verdict verdict);
bool raises(PlanKind kind, verdict::Fulfilment fulfilment);
/// How many findings such a plan would have to close: those that ask for something.
std::size_t count_to_close(verdict::Case const& the_case, verdict::Judgement const& judgement, PlanKind kind);

/// How far a stage of the plan is proved.
enum class Status : std::uint8_t { optimal, best_found, gave_up };
char const* name_of(Status status);

struct Placed {
  Instance instance;
  std::vector<rule::Offer> provides;  ///< what it is chosen for, sorted
  verdict::Fit fit;
  std::vector<std::uint32_t> closes;    ///< indices into Judgement::findings that need it
  std::vector<std::uint32_t> meets;     ///< indices into Judgement::obligations
  std::vector<std::uint32_t> supports;  ///< indices into Plan::placed whose `requires` it meets
};

/// As much of a budget of an entity, in base units of size.
struct Relaxation {
  std::uint32_t entity = 0;
  model::AttributeId attribute;
  std::int64_t amount = 0;
};

/// How much of an entity's budget is used, in upper figures: by what is planned, and by what stands there already.
struct BudgetUse {
  /// Mechanisms of one kind: `once` for all of them, `each` for every association that ends there.
  struct Share {
    std::vector<model::MechanismId> mechanisms;  ///< sorted
    bool planned = false;                        ///< at least one is
    std::int64_t once = 0;
    std::vector<std::int64_t> each;  ///< ascending
  };
  std::uint32_t entity = 0;
  model::AttributeId attribute;
  std::vector<Share> shares;
  std::int64_t sum = 0;
  model::Interval amount;            ///< there is at least and at most so much
  std::vector<verdict::Fact> facts;  ///< what says so
};

/// A finding or obligation that a plan is to close.
struct Goal {
  bool obligation = false;
  std::uint32_t index = 0;  ///< into Judgement::findings or ::obligations
};

/// Why a finding or obligation stays.
struct Leftover {
  bool obligation = false;
  std::uint32_t index = 0;                    ///< into Judgement::findings or ::obligations
  std::string resolve;                        ///< the rule says that nothing technical closes it
  std::vector<model::MechanismId> would_fit;  ///< mechanisms that would close it if …
  std::vector<verdict::Fact> waits_for;       ///< … these were known
  std::vector<Instance> waiting;              ///< the same mechanisms, where each would stand
  std::vector<model::MechanismId> forbidden;  ///< they surely fit there, but are not wanted
  bool limited = false;                       ///< it could be closed, but not within the limits beside the rest
  std::vector<verdict::Fact> limited_by;      ///< then: these together are enough, none can be left out
  std::vector<Relaxation> relaxed;            ///< then: any one of these would do
  bool alone = false;                         ///< then: not even if nothing else is closed
  std::vector<Goal> instead;                  ///< then: it could be closed if these, as few as possible, were not
  bool no_mechanism = false;                  ///< the catalogue has nothing that fits there
  struct Misfit {
    Instance instance;
    std::vector<verdict::Fact> facts;
  };
  std::vector<Misfit> misfits;  ///< then: what would give it, but for these facts; the fewest first
};

/// What became of a wish. `not_chosen`: it fits where something is missing, but no plan that is as good has it (with as
/// many of the others preferred). `no_use`: of a preferred or present mechanism, it gives nothing that is missing where
/// it surely fits; of a forbidden one, it would have stood nowhere.
enum class WishForm : std::uint8_t { prefer, forbid, already };
char const* name_of(WishForm form);
enum class WishOutcome : std::uint8_t { taken, not_chosen, no_use, kept_out };
char const* name_of(WishOutcome outcome);
struct Wish {
  WishForm form = WishForm::prefer;
  model::MechanismId mechanism;
  WishOutcome outcome = WishOutcome::taken;
};

struct PlanCost {
  std::int64_t ram = 0;  ///< base units of size, upper figures, all instances
  std::int64_t instances = 0;
};

/// The best plan without one kind of mechanism.
struct Alternative {
  model::MechanismId without;
  std::vector<model::MechanismId> instead;  ///< kinds that the plan does not have, bases
  std::vector<model::MechanismId> dropped;  ///< kinds of the plan that are then of no use either
  std::size_t loses = 0;                    ///< findings and obligations that it does not close
  std::int64_t cost = 0;                    ///< RAM more, or less
  bool as_good = false;                     ///< it closes as much with kinds that count as little: a tie
  bool next_best = false;                   ///< if all were tried: of those that are no tie the best
};

/// The plan that is cheapest, where the one of fewest mechanisms is not.
struct Cheapest {
  std::vector<model::MechanismId> mechanisms;  ///< bases, sorted
  std::size_t stand_ins = 0;
  std::int64_t ram = 0;
};

struct Plan {
  PlanKind kind = PlanKind::recommended;
  bool as_recommended = false;                 ///< cautious: nothing is open
  Status kinds = Status::optimal;              ///< least left within the limits, fewest stand-ins, fewest mechanisms
  std::optional<Floor> floor;                  ///< kinds are best found: what any plan that closes as much has
  Status instances = Status::optimal;          ///< least cost with those mechanisms
  std::vector<model::MechanismId> mechanisms;  ///< the different ones, bases, sorted
  std::vector<Placed> placed;                  ///< sorted by mechanism, spot
  std::vector<std::uint32_t> closes;           ///< findings that it closes
  std::vector<std::uint32_t> meets;            ///< obligations that it meets
  std::vector<Leftover> leaves;
  std::size_t stand_ins = 0, new_kinds = 0;  ///< of `mechanisms`; new: not there yet
  PlanCost cost;
  std::vector<Wish> wishes;
  std::vector<BudgetUse> budgets;
  std::vector<Alternative> alternatives;  ///< of the recommended plan: ties, or if wished every kind that was proved
  std::optional<Cheapest> cheapest;       ///< likewise; none: no plan that closes as much is cheaper, or not proved
  std::vector<std::vector<model::MechanismId>> cuts;  ///< one of each is needed: why it cannot be fewer
  bool checked = true;  ///< all that it closes and meets was judged again; false where the effort for that ran out
  /// Findings that the plan claims to close but that are not covered with it in place. Never empty silently: the
  /// caller must treat any entry as our fault (exit 70).
  std::vector<std::uint32_t> not_confirmed;
  /// Likewise obligations that it claims to meet.
  std::vector<std::uint32_t> not_confirmed_obligations;
};

/// The plan of one kind, in its view.
Plan choose_plan(verdict::Case const& the_case, verdict::Judge& judge, verdict::Judgement const& judgement,
                 PlanKind kind, Wishes const& wishes, verdict::Effort effort);

/// The cautious one; where nothing is open it is the recommended one, of the same view.
Plan cautious_plan(verdict::Case const& the_case, verdict::Judge& judge, verdict::Judgement const& judgement,
                   Plan const& recommended, Wishes const& wishes, verdict::Effort effort);

struct SelfCheck {
  std::vector<std::uint32_t> refuted;
  bool finished = true;  ///< false: of some the effort ran out
};
/// Puts the plan in place, judges again in its own view and lists what it claims to close but does not.
SelfCheck self_check(verdict::Judge& judge, verdict::Judgement const& judgement, Plan const& plan);
/// The same for the obligations that it claims to meet.
SelfCheck self_check_obligations(verdict::Judge& judge, verdict::Judgement const& judgement, Plan const& plan);

}  // namespace glacis::mechanism

#pragma once
#include <cstdint>
#include <string>
#include <vector>

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
  bool alternative = false;  ///< one of several that would do
};

/// From the certain and exposed findings and the obligations not met or not known of one view.
std::vector<Requirement> derive_requirements(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view,
                                             verdict::Judgement const& judgement);

enum class PlanKind : std::uint8_t { recommended, strict };
char const* name_of(PlanKind kind);

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

/// Why a finding or obligation stays.
struct Leftover {
  bool obligation = false;
  std::uint32_t index = 0;                    ///< into Judgement::findings or ::obligations
  std::string resolve;                        ///< the rule says that nothing technical closes it
  std::vector<model::MechanismId> would_fit;  ///< mechanisms that would close it if …
  std::vector<verdict::Fact> waits_for;       ///< … these were known
  bool no_mechanism = false;                  ///< the catalogue has nothing that fits there
};

struct PlanCost {
  std::int64_t ram = 0;  ///< base units of size, upper figures, all instances
  std::int64_t instances = 0;
};

struct Plan {
  PlanKind kind = PlanKind::recommended;
  Status kinds = Status::optimal;              ///< fewest stand-ins, then fewest different mechanisms
  Status instances = Status::optimal;          ///< least cost with those mechanisms
  std::vector<model::MechanismId> mechanisms;  ///< the different ones, bases, sorted
  std::vector<Placed> placed;                  ///< sorted by mechanism, spot
  std::vector<std::uint32_t> closes;           ///< findings that it closes, all checked
  std::vector<std::uint32_t> meets;            ///< obligations that it meets
  std::vector<Leftover> leaves;
  std::size_t stand_ins = 0;
  PlanCost cost;
  std::vector<std::vector<model::MechanismId>> cuts;  ///< one of each is needed: why it cannot be fewer
  /// Findings that the plan claims to close but that are not covered with it in place. Never empty silently: the
  /// caller must treat any entry as our fault (exit 70).
  std::vector<std::uint32_t> not_confirmed;
  /// Likewise obligations that it claims to meet.
  std::vector<std::uint32_t> not_confirmed_obligations;
};

/// The plan of one kind: recommended in the presumed view, strict in the view of facts.
Plan choose_plan(verdict::Case const& the_case, verdict::Judge& judge, verdict::Judgement const& judgement,
                 PlanKind kind, verdict::Effort effort);

/// Puts the plan in place, judges again in its own view and lists what it claims to close but does not.
std::vector<std::uint32_t> self_check(verdict::Judge& judge, verdict::Judgement const& judgement, Plan const& plan);
/// The same for the obligations that it claims to meet.
std::vector<std::uint32_t> self_check_obligations(verdict::Judge& judge, verdict::Judgement const& judgement,
                                                  Plan const& plan);

}  // namespace glacis::mechanism

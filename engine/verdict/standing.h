#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/verdict/own_protection.h"
#include "engine/verdict/protection.h"

namespace glacis::verdict {

/// What stands where: the mechanisms that are stated, with whether more may stand there, and what a plan adds.
class Standing {
 public:
  Standing(Case const& the_case, std::span<Instance const> planned);

  /// Does something at the spot give the offer? `no` only if the spot is closed.
  Truth gives(Spot spot, rule::Offer offer) const;
  model::MechanismListing const& stated_at(Spot spot) const;
  bool closed(Spot spot) const;
  std::vector<Instance> const& stated() const { return stated_; }
  /// The mechanism that gives it, planned ones last; none: nothing known does.
  model::MechanismId giver(Spot spot, rule::Offer offer) const;

 private:
  Case const* case_;
  std::vector<Instance> stated_;  ///< sorted by spot, mechanism
  std::vector<Instance> planned_;
};

/// Is the entity in the zone, or in one within it?
Truth is_inside(Evaluator const& evaluator, std::uint32_t zone, std::uint32_t entity);

/// The truth of a protection tree, and what is left of it as a formula.
class Shield {
 public:
  Shield(Protection const& protection, Evaluator const& evaluator, Standing const& standing)
      : protection_(&protection), evaluator_(&evaluator), standing_(&standing) {}
  Standing const& standing() const { return *standing_; }
  Truth leaf(ProtectionNode const& node) const;
  Truth truth(ProtectionId id);
  Residual::Ref ground(ProtectionId id, Grounder& grounder, Residual& residual);

 private:
  Protection const* protection_;
  Evaluator const* evaluator_;
  Standing const* standing_;
  std::vector<std::uint8_t> known_;  ///< per tree: its truth, 3: not asked yet
};

}  // namespace glacis::verdict

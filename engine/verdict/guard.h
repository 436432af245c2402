#pragma once
#include <optional>

#include "engine/verdict/standing.h"

namespace glacis::verdict {

/// Answers `protected` and `hop-by-hop` for the conditions that may ask them: claims and lints, never a threat's.
class Guard {
 public:
  Guard(Protection& protection, Shield& shield) : protection_(&protection), shield_(&shield) {}

  /// The subject's sort is that of the operation's path; an element without a name makes it unknown.
  Truth truth(condition::Operation const& asked, Subject const& subject);
  Residual::Ref ground(condition::Operation const& asked, Subject const& subject, Grounder& grounder,
                       Residual& residual);
  /// What protects it; none: nothing is known of the subject.
  std::optional<ProtectionId> tree(condition::Operation const& asked, Subject const& subject);
  Protection const& protection() const { return *protection_; }
  Shield& shield() const { return *shield_; }

 private:
  Protection* protection_;
  Shield* shield_;
};

}  // namespace glacis::verdict

#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/verdict/fact.h"
#include "engine/verdict/given.h"

namespace glacis::verdict {

/// A piece of what is known, as it may be put into a proof or left out: what one saying leaves of a cell, the truth of
/// a question that the drawing or a list answers, or a statement about several.
struct Premise {
  std::uint64_t variable = 0;         ///< a cell or a flag
  std::vector<std::uint64_t> values;  ///< a mask: what the premise leaves of it
  std::optional<Given> statement;     ///< what it follows from; or, without variable, this statement
  std::vector<Fact> facts;            ///< how it is told; none: it goes without saying
  std::vector<std::uint64_t> key;     ///< of a flag: what it is about; of what a kind always says: kind, attribute, row
  /// What a proof rests on rather: the smaller, the surer.
  int doubt() const;
};

/// It is read once, and told by all steps of a proof.
using PremiseRef = std::shared_ptr<Premise const>;

}  // namespace glacis::verdict

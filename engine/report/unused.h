#pragma once
#include <memory>
#include <vector>

#include "engine/report/drawings.h"
#include "engine/report/proofs.h"

namespace glacis::report {

/// Where declarations stand, as messages show it.
struct Places {
  text::Sources const* sources = nullptr;
  Location of(text::Span span) const;
};

/// Attributes that no condition of a rule, mechanism, network or constraint reads.
std::vector<Proof> find_unread(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                               Places const& places);
/// Kinds of entities, data and zones such that no threat can be about an element of just that kind.
std::vector<Proof> find_uncovered(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                                  std::vector<std::unique_ptr<Drawing>> const& drawings, Places const& places);

}  // namespace glacis::report

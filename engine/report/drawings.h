#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/structure.h"
#include "engine/text/source.h"
#include "engine/verdict/prover.h"

namespace glacis::report {

/// A small system of which only the drawing is known: kinds, attributes, zones, networks and readers are anything.
/// `the_case` points into it, so that it is never moved.
struct Drawing {
  model::UseCase use_case;
  model::Structure structure;
  rule::Statements statements;
  verdict::Case the_case;
  std::optional<verdict::Prover> prover;
};

/// What rules are proved over: ways with and without a relay, flows that carry nothing, one or two data, a multicast,
/// an element by itself; and the same with each relation of the vocabulary from and to their elements. Empty exactly
/// if an error was reported.
std::optional<std::vector<std::unique_ptr<Drawing>>> draw_all(model::Vocabulary const& vocabulary,
                                                              rule::Rulebook const& rulebook,
                                                              verdict::Effort const& effort, text::Sources& sources,
                                                              text::Diagnostics& diagnostics);
/// The same in words.
std::vector<std::string> bound_of(model::Vocabulary const& vocabulary);

}  // namespace glacis::report

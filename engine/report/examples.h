#pragma once
#include <cstddef>

#include "engine/model/example.h"
#include "engine/rule/rulebook.h"
#include "engine/text/diagnostic.h"
#include "engine/verdict/decide.h"

namespace glacis::report {

struct ExampleCounts {
  std::size_t rules = 0, examples = 0;
  std::size_t otherwise = 0;  ///< examples that come out otherwise
  std::size_t missing = 0;    ///< verdicts of rules without an example
};

/// Judges every example from its facts and looks for what has none. What an example says of a use case that cannot be
/// is an error in `diagnostics`; what fails is one in `failures`.
ExampleCounts test_examples(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                            model::ExampleBook const& book, verdict::Effort const& effort,
                            text::Diagnostics& diagnostics, text::Diagnostics& failures);

}  // namespace glacis::report

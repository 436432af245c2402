#pragma once
#include "engine/condition/check.h"

namespace glacis::rule {

/// Compiles all definitions, each after those that it uses; a loop is an error that names it. Names of definitions
/// with errors stay known, so that what uses them is not reported as well.
condition::DerivedFormulas compile_derived(model::Vocabulary const& vocabulary, text::Diagnostics& diagnostics);

}  // namespace glacis::rule

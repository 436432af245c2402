#pragma once
#include <string>

#include "engine/model/vocabulary.h"
#include "engine/report/examples.h"
#include "engine/report/proofs.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// All packs of rules/ with their rules: what each is about, needs and refers to.
std::string list_rules(model::Vocabulary const& vocabulary, Style const& style);
/// How the examples came out, in one line.
std::string count_examples(report::ExampleCounts const& counts);
/// The bound, then what was proved under it.
std::string tell_proofs(report::RuleProofs const& proofs, Style const& style);

}  // namespace glacis::output

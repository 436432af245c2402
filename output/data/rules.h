#pragma once
#include <string>

#include "engine/model/vocabulary.h"
#include "engine/report/examples.h"
#include "engine/report/proofs.h"

namespace glacis::output {

/// All rules, what was proved of them and how their examples came out, as `glacis-rules/1` (glacis-rules-1.schema.json
/// beside this file); what was not asked for is left out.
std::string to_json(model::Vocabulary const& vocabulary, report::RuleProofs const* proofs,
                    report::ExampleCounts const* examples);

}  // namespace glacis::output

#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/vocabulary.h"
#include "engine/report/examples.h"
#include "engine/report/proofs.h"
#include "engine/report/report.h"
#include "output/question/questionnaire.h"

namespace glacis::output {

/// One or more reports as `glacis/1` (glacis-1.schema.json beside this file): stable fields in a stable order, two
/// spaces of indent, a line end at the end. Text that is no UTF-8 is replaced, never refused.
std::string to_json(std::vector<report::Report> const& reports);
/// The same a piece at a time, so that a large one is never in memory as a whole.
void write_json(std::vector<report::Report> const& reports, std::function<void(std::string_view)> const& take);

/// What is to be asked, as `glacis-questions/1` (glacis-questions-1.schema.json beside this file).
std::string questions_to_json(Questionnaire const& questionnaire);

/// All rules, what was proved of them and how their examples came out, as `glacis-rules/1` (glacis-rules-1.schema.json
/// beside this file); what was not asked for is left out.
std::string rules_to_json(model::Vocabulary const& vocabulary, report::RuleProofs const* proofs,
                          report::ExampleCounts const* examples);

}  // namespace glacis::output

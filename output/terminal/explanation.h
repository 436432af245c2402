#pragma once
#include <string>
#include <vector>

#include "engine/model/vocabulary.h"
#include "engine/report/report.h"
#include "engine/text/diagnostic.h"
#include "output/terminal/style.h"

namespace glacis::output {

std::string explain_code(text::CodeText const& code, Style const& style);

/// Verdict, rule, what it rests on with places, what is not known, what it needs, what closes it.
std::string explain_finding(report::Report const& report, report::Finding const& finding, Style const& style);
std::string explain_obligation(report::Report const& report, report::Obligation const& obligation, Style const& style);

/// All that the vocabulary calls so: threats, obligations, mechanisms, features, kinds, networks, attributes, labels.
/// Empty if nothing is.
std::string explain_name(model::Vocabulary const& vocabulary, text::Sources const& sources, std::string const& name,
                         Style const& style);
std::vector<std::string> all_names(model::Vocabulary const& vocabulary);

}  // namespace glacis::output

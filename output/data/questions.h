#pragma once
#include <string>

#include "output/question/questionnaire.h"

namespace glacis::output {

/// What is to be asked, as `glacis-questions/1` (glacis-questions-1.schema.json beside this file).
std::string to_json(Questionnaire const& questionnaire);

}  // namespace glacis::output

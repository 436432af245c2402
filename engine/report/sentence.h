#pragma once
#include <string>

#include "engine/mechanism/plan.h"
#include "engine/report/words.h"

namespace glacis::report {

/// `The <party> shall <verb> <feature> of <data or function> [on … | end to end between A and B] [when <condition>].`
std::string requirement_sentence(Words const& words, rule::Offer const& offer, verdict::Subject const& subject,
                                 model::Strength strength);

}  // namespace glacis::report

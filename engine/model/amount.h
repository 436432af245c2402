#pragma once
#include <optional>
#include <string>

#include "engine/model/quantity.h"
#include "engine/model/value.h"
#include "engine/model/value_form.h"

namespace glacis::model {

/// A quantity of this dimension, written "51 B" (a count also as a whole number); reports what is none.
std::optional<Amount> read_amount(Item item, Dimension dimension);
/// Both ends inclusive; an end left out is unbounded.
std::optional<Interval> read_range_of_amounts(ValueForm const& form, Dimension dimension);
/// "nothing is at least `a` and at most `b`".
void report_empty_range(ValueForm const& form, std::string const& low, std::string const& high);

}  // namespace glacis::model

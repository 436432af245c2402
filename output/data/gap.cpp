#include "output/data/gap.h"

namespace glacis::output {

void fill_gap(JsonWriter& json, report::Gap const& gap) {
  json.member("of", gap.of);
  json.member("found", gap.found);
  json.member("at-least", gap.at_least);
}

}  // namespace glacis::output

#include "output/data/place.h"

namespace glacis::output {

void add_place(JsonWriter& json, report::Location const& place) {
  if (place.file.empty()) return;
  json.member("file", place.file);
  json.member("line", place.line);
  json.member("column", place.column);
}

}  // namespace glacis::output

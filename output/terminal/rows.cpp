#include "output/terminal/rows.h"

#include <algorithm>

#include "output/terminal/text.h"

namespace glacis::output {

using report::Fact;

std::string place_text(report::Location const& place) {
  return place.file.empty() ? "" : plain(place.file) + ":" + std::to_string(place.line);
}

std::string fact_rows(std::vector<Fact> const& facts, bool unknown, std::size_t width) {
  std::string text;
  for (Fact const& fact : facts) {
    if ((fact.basis == "unknown") != unknown) continue;
    std::string const where = place_text(fact.place);
    std::string const basis = unknown ? "" : fact.basis + (where.empty() ? "" : "  " + where);
    std::string const words = plain(fact.text);
    // The place goes below where it does not fit.
    std::size_t const column = 44;
    bool const fits = columns(words) + 2 < column && column + columns(basis) <= width;
    if (fits)
      text += pad("  " + words, column) + basis;
    else
      text += hanging("  ", words, width) + (basis.empty() ? "" : "      " + basis);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    text += "\n";
  }
  return text;
}

}  // namespace glacis::output

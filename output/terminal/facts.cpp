#include "output/terminal/facts.h"

#include "output/terminal/text.h"

namespace glacis::output {
namespace {

std::string shortened(std::vector<std::string> parts, std::string_view between, std::size_t most) {
  std::size_t const all = parts.size();
  if (all > most + 1) {
    parts.resize(most);
    parts.push_back("and " + std::to_string(all - most) + " more");
  }
  return join(parts, between);
}

}  // namespace

std::string fact_text(report::Fact const& fact, std::string const& own_file) {
  std::vector<std::string> notes;
  if (!fact.place.file.empty() && fact.place.file == own_file) notes.push_back("line " + std::to_string(fact.place.line));
  if (fact.basis == "presumed" || fact.basis == "assumed") notes.push_back(fact.basis);
  std::string text = plain(fact.text);
  return notes.empty() ? text : text + " (" + join(notes, ", ") + ")";
}

std::string unknowns(std::vector<report::Fact> const& facts, std::size_t most) {
  std::vector<std::string> parts;
  for (report::Fact const& fact : facts) {
    if (fact.basis == "unknown") parts.push_back(plain(fact.text));
  }
  return shortened(std::move(parts), ", ", most);
}

std::string sentence(std::vector<report::Fact> const& facts, std::string const& own_file, std::size_t most) {
  std::vector<std::string> parts;
  for (report::Fact const& fact : facts) {
    if (fact.basis != "unknown") parts.push_back(fact_text(fact, own_file));
  }
  std::string result = shortened(std::move(parts), "; ", most);
  std::string const open = unknowns(facts, most);
  if (open.empty()) return result;
  return result + (result.empty() ? "" : "; ") + "not known: " + open;
}

}  // namespace glacis::output

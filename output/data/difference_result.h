#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace glacis::output {

struct SavedFact {
  std::string text;
  bool known = true;   ///< false: `text` only names it
  bool drawn = false;  ///< nothing but the drawing says it
};

/// A finding, an obligation, a claim or an objective.
struct SavedVerdict {
  std::string rule, subject, with;  ///< a claim has none; `with`: the datum of a pair
  std::string verdict;
  std::vector<SavedFact> facts;  ///< the first `applies` of them say whether it applies
  std::size_t applies = 0;
  bool proof = false;  ///< the known ones alone give the verdict; if it is exposed, that it applies
  bool if_applies = false;
  std::set<std::string> asks;               ///< what it needs, or claims
  std::vector<std::string> world;           ///< of a claim that is not guaranteed: where it breaks
  std::map<std::string, std::string> risk;  ///< level, likelihood and impact, where it is rated
};

/// A requirement or a mechanism that is planned.
struct SavedDemand {
  std::string state;
  std::vector<std::string> reasons;  ///< ids of findings and obligations
};

struct SavedList {
  std::set<std::string> members;  ///< as facts name them
  std::optional<bool> closed;     ///< whether there is nothing else; empty: not told
};

struct SavedElement {
  std::string sort;
  std::map<std::string, std::string> shown;  ///< by attribute, as a reader sees it; the kind of a zone is drawn
  std::map<std::string, SavedList> lists;    ///< labels and mechanisms
  std::map<std::string, std::set<std::string>> drawn;  ///< by verb: "carries", "goes to"
};

/// One use case of a result in glacis/1, so much of it as a comparison reads, in one view.
struct SavedResult {
  std::string id, risk_scale;
  bool excluded_unlisted = false;
  std::set<std::string> assumptions;  ///< as facts name them
  std::map<std::string, SavedElement> elements;
  std::map<std::string, SavedVerdict> findings, obligations, claims, objectives;
  std::map<std::string, SavedDemand> requirements, mechanisms;
};

/// By id. `strict`: the view of the facts alone; what is only presumed is left out. Empty if it is no result in
/// glacis/1.
std::optional<std::map<std::string, SavedResult>> read_result(std::string const& bytes, bool strict);

}  // namespace glacis::output

#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "output/data/difference_result.h"

namespace glacis::output {

/// "physical-access of meter is unwatched" in parts; without a value if it says something else, or only names it.
struct FactParts {
  std::string attribute, element, value;
  std::string member = {};  ///< of a list: what is in it, or is not; empty: it is of the list as a whole
  bool within = true;       ///< whether the member is in it
};
FactParts parts_of(SavedFact const& fact);

/// The same elements, joined, nested and stored alike.
bool is_drawn_alike(SavedResult const& a, SavedResult const& b);

/// What became of a fact of one result in another, as far as that tells.
enum class Fate : std::uint8_t { same, other, untold };

/// All that a result tells of facts: in the evidence of its verdicts and beside its elements.
class Told {
 public:
  /// `drawn_alike`: as the other result that it is asked about.
  Told(SavedResult const& result, bool drawn_alike);
  SavedResult const& result() const { return *result_; }

  /// Of a fact that this result tells: whether `there` it is the same. Another value where it is sure that both cannot
  /// be, else `untold`.
  Fate fate(SavedFact const& fact, Told const& there) const;

 private:
  Fate by_elements(SavedFact const& fact, Told const& there) const;
  Fate by_value(SavedFact const& fact, SavedElement const& element, SavedElement const& other) const;
  Fate by_list(SavedFact const& fact, SavedList const& list, SavedList const& other, Told const& there) const;
  Fate by_evidence(SavedFact const& fact) const;

  SavedResult const* result_;
  bool drawn_alike_;
  std::set<std::string> known_, unknown_;
  std::map<std::string, std::set<std::string>> values_;  ///< of what is known, by what it is of
  std::set<std::string> senses_;                         ///< what is known, whether so or not
  std::set<std::string> closed_;                         ///< "labels of order", of which one is known not to be
};

}  // namespace glacis::output

#pragma once
#include <string>
#include <vector>

#include "output/data/difference_told.h"

namespace glacis::output {

/// Why a verdict is another in a second result: only what both results together show, else what they leave open.
class Why {
 public:
  /// Both outlive it.
  Why(SavedResult const& before, SavedResult const& after);

  std::vector<std::string> changed(SavedVerdict const& before, SavedVerdict const& after) const;
  /// Of a finding or an obligation (`form`: "threat", "obligation") that is there on one side only.
  std::vector<std::string> came(char const* form, SavedVerdict const& verdict) const;
  std::vector<std::string> went(char const* form, SavedVerdict const& verdict) const;

 private:
  /// The side on which the verdict is, and the other one.
  struct Sides {
    Told const *here, *there;
    bool is_new;
  };
  std::vector<std::string> one_sided(char const* form, SavedVerdict const& verdict, Sides const& sides) const;
  std::vector<std::string> unjudged(SavedVerdict const& verdict, Sides const& sides) const;
  std::vector<std::string> unlisted(char const* form, SavedVerdict const& verdict, Sides const& sides) const;
  void add_breaks(SavedVerdict const& after, std::vector<std::string>& reasons) const;
  void add_rule(SavedVerdict const& before, SavedVerdict const& after, std::vector<std::string>& reasons) const;

  bool drawn_alike_;
  Told before_, after_;
};

}  // namespace glacis::output

#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

/// The facts on which the verdicts of a clause rest, each with a number: they are listed once and cited by it.
class Evidence {
 public:
  explicit Evidence(report::Report const& report);

  /// "F1, F3 to F5; not known: F2": why a verdict is what it is, and what would settle it.
  std::string cited(report::Finding const& finding) const;
  bool has_threats() const { return exclusions_ != 0; }
  /// "F2, F15": those of threats that are not stated.
  std::string presumed() const;
  /// Also among the facts that nothing but exclusions rest on.
  bool exclusions_presume() const;
  /// What the bases mean, of those that occur: "*stated*: in the model; *presumed*: …".
  std::string bases() const;
  /// Number, fact, basis, and the threats whose verdict rests on it.
  std::vector<std::vector<std::string>> of_threats() const;
  /// Number and fact of those that nothing but exclusions rest on: two in a row, so that the list stays short; blank
  /// after the last.
  std::vector<std::vector<std::string>> of_exclusions() const;

 private:
  struct Entry {
    report::Fact const* fact;
    std::vector<std::uint32_t> threats;
  };
  void add(report::Finding const& finding);

  std::vector<Entry> facts_;                                              ///< F1 first
  std::map<std::pair<std::string, std::string>, std::uint32_t> numbers_;  ///< by text and basis
  std::size_t exclusions_ = 0;                                            ///< where those begin
};

}  // namespace glacis::output

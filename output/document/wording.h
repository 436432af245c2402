#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

/// How a document names the things of a report. All results are Markdown.
class Wording {
 public:
  explicit Wording(report::Report const& report);

  /// Titles or other texts, joined by ", ".
  static std::string list(std::vector<std::string> const& texts, std::string_view between = ", ");
  static std::string subject(report::SubjectRef const& subject);
  /// Each once and in few words: "smart meter; billing data, end to end; flows 2 to 4".
  std::string subjects(std::vector<report::SubjectRef> const& subjects) const;
  /// "certain", "covered, should it apply", with what the facts alone say if that is another verdict.
  static std::string verdict(report::Finding const& finding);
  /// "critical", "major to critical"; empty if it is not rated.
  static std::string risk(report::Finding const& finding);
  /// Texts of facts, each once, at most `most`.
  static std::string facts(std::vector<report::Fact> const& facts, std::size_t most);
  /// "1, 3 to 5", each with a lead: "M1, M3 to M5".
  static std::string ranges(std::vector<std::uint32_t> numbers, std::string_view lead = "");

  /// Ids of findings and obligations: "threats 1, 3 to 5; obligation D2".
  std::string causes(std::vector<std::string> const& ids) const;
  /// Numbers of the findings among the ids, or the ids themselves where a finding has no number.
  std::string threats(std::vector<std::string> const& ids) const;
  /// "M1, M3 to M5"; a mechanism that is not in the recommended plan keeps its id.
  std::string mechanisms(std::vector<std::string> const& ids) const;
  /// "`tls-1-2` (M1, M3), `oscore`": kinds of mechanisms, with the numbers under which the recommended plan has them.
  std::string kinds(std::vector<std::string> const& ids) const;
  /// "D2", as the table of obligations has it; empty if it is none.
  std::string obligation_number(std::string const& id) const;
  report::Finding const* finding(std::string const& id) const;
  report::Obligation const* obligation(std::string const& id) const;

 private:
  std::string in_few_words(report::SubjectRef const& subject) const;

  std::map<std::string, report::Finding const*> findings_;
  std::map<std::string, report::Obligation const*> obligations_;
  std::map<std::string, std::uint32_t> obligation_numbers_;
  std::map<std::string, std::uint32_t> mechanism_numbers_;
  std::map<std::string, std::vector<std::uint32_t>> kind_numbers_;
  std::map<std::string, std::uint32_t> flow_numbers_;
  std::map<std::string, std::string> lone_journeys_;  ///< title of the datum of each that has no other
};

}  // namespace glacis::output

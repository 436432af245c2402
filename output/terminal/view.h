#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "output/terminal/facts.h"
#include "output/terminal/summary.h"

namespace glacis::output {

/// A report as one of its two columns shows it: findings by verdict, with the names that other parts refer to them by.
class View {
 public:
  View(report::Report const& report, SummaryOptions const& options, Style const& style);

  report::Report const& report() const { return *report_; }
  report::Plan const& plan() const { return options_.strict ? report_->strict : report_->recommended; }
  report::Counts const& counts() const { return options_.strict ? report_->facts : report_->presumed; }
  SummaryOptions const& options() const { return options_; }
  Style const& style() const { return style_; }
  /// For facts about a subject: ids of pairs stand for their element.
  Telling telling(std::string const& subject = {}) const;
  report::Text const& verdict_of(report::Finding const& finding) const {
    return options_.strict ? finding.verdict : finding.as_presumed;
  }
  /// In the order of the report; strict: by risk from the facts, then so.
  std::vector<report::Finding const*> of_verdict(std::string_view verdict) const;
  /// "!4", or the id of an obligation or of a finding without a number.
  std::string reference(std::string const& id) const;
  /// Several, in order of number; runs of one mark become "*4-9".
  std::string references(std::vector<std::string> const& ids) const;
  /// "M2" of a mechanism of the plan.
  std::string number_of(std::string const& mechanism) const;
  /// "!4 ", painted, in a column that fits the longest.
  std::string badge_column(report::Finding const& finding) const;
  std::size_t badge_width() const { return badge_width_; }
  /// "high  ", "medium-high  ": the risk in this view, in a column that fits the longest; empty if nothing is rated.
  std::string risk_column(report::Finding const& finding) const;
  std::size_t risk_width() const { return risk_width_ == 0 ? 0 : risk_width_ + 2; }
  /// Where texts wrap.
  std::size_t width() const { return style_.width - 2; }

 private:
  std::string own_badge(report::Finding const& finding) const;
  std::string risk_text(report::Finding const& finding) const;
  report::Report const* report_;
  SummaryOptions options_;
  Style style_;
  std::string own_file_;
  std::map<std::string, report::Finding const*, std::less<>> by_id_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;  ///< of the plan's mechanisms
  std::size_t badge_width_ = 0;
  std::size_t risk_width_ = 0;
};

// The parts of a summary, each empty if there is nothing to say.
std::string header_part(View const& view);
std::string conflict_part(View const& view);
std::string findings_part(View const& view, std::string_view verdict);  ///< grouped by subject, with evidence
std::string open_part(View const& view);                                ///< as columns
std::string obligations_part(View const& view);
std::string plan_part(View const& view);
std::string questions_part(View const& view);
std::string dispositions_part(View const& view);
std::string claims_part(View const& view);
std::string objectives_part(View const& view);

}  // namespace glacis::output

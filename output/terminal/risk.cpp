#include "output/terminal/risk.h"

#include <algorithm>

#include "output/terminal/rows.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Range;

std::string words(Range const& range) { return report::spaced(plain(join_range(range, " to "))); }

/// "  expertise            proficient        3"
std::string row(std::string const& what, std::string const& level, std::string const& points) {
  std::string text = pad(pad("  " + plain(what), 29) + plain(level), 47) + points;
  while (text.back() == ' ') text.pop_back();
  return text + "\n";
}

std::string effort_part(report::Report const& report, report::Finding const& finding, std::size_t width) {
  auto const effort = std::find_if(report.efforts.begin(), report.efforts.end(),
                                   [&](report::Effort const& each) { return each.threat == finding.threat; });
  if (effort == report.efforts.end()) return "";
  std::string text;
  for (report::Effort::Factor const& factor : effort->factors) text += row(factor.title, factor.level, factor.points);
  return text + row("attack potential", words(effort->potential), effort->sum) +
         hanging("    ", "so likelihood " + words(effort->likelihood), width);
}

std::string harm_part(report::RiskOrigin const& origin, std::size_t width) {
  std::string text;
  if (origin.worst) {
    bool const unknown = origin.worst->basis == "unknown";
    report::Fact fact = *origin.worst;
    if (unknown) fact.text = fact.text + ", which is not known";
    text += fact_rows({fact}, unknown, width);
  } else {
    text += "  no data at stake are known\n";
  }
  if (origin.more_data) text += "  the data at stake are not all listed\n";
  return text + hanging("    ", "so impact " + words(origin.impact), width);
}

std::string raises_part(report::RiskOrigin const& origin, std::size_t width) {
  std::string text;
  for (report::RiskRaise const& raise : origin.raises) {
    std::string reason = raise.effect;
    if (raise.when != "true") reason += " if " + plain(raise.when) + " (" + raise.state + ")";
    if (!raise.because.empty()) reason += ": " + plain(raise.because);
    text += hanging("  ", reason, width);
    std::vector<std::string> facts;
    for (report::Fact const& fact : raise.facts)
      facts.push_back(plain(fact.text) + (fact.basis == "unknown" ? ", which is not known" : ""));
    if (!facts.empty()) text += hanging("    ", join(facts, "; "), width);
  }
  return text;
}

}  // namespace

std::string risk_part(report::Report const& report, report::Finding const& finding, std::size_t width) {
  if (!finding.risk) return "";
  report::Risk const& risk = *finding.risk;
  std::string text = "\n" + hanging("Risk  ",
                                    words(risk.level) + ": likelihood " + words(risk.likelihood) + ", impact " +
                                        words(risk.impact) + ", by " + plain(report.scale.title),
                                    width);
  text += effort_part(report, finding, width) + harm_part(finding.risk_origin, width) +
          raises_part(finding.risk_origin, width);
  auto const& facts = finding.risk_from_facts;
  if (!facts) return text;
  bool const same = facts->level.low == risk.level.low && facts->level.high == risk.level.high;
  return same ? text : text + "  from the facts alone: " + words(facts->level) + "\n";
}

}  // namespace glacis::output

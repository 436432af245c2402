#include "output/terminal/explanation.h"

#include <algorithm>

#include "output/terminal/risk.h"
#include "output/terminal/rows.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Finding;
using report::Report;

std::string headline(std::string const& id, std::string const& title, std::string const& verdict, Style const& style) {
  std::string const right = report::spaced(verdict);
  std::string const left = plain(id) + "  " + plain(title);
  std::size_t const width = style.width - 2;
  if (columns(left) + columns(right) + 2 > width) {
    return paint(style, Tone::title, plain(id)) + "\n" + hanging("  ", plain(title), width) + "  " +
           paint(style, tone_of(verdict), right) + "\n";
  }
  std::size_t const gap = width - columns(left) - columns(right);
  return paint(style, Tone::title, plain(id)) + "  " + plain(title) + std::string(gap, ' ') +
         paint(style, tone_of(verdict), right) + "\n";
}

char const* first_reason(Finding const& finding) {
  std::string const& verdict = finding.as_presumed;
  if (verdict == "excluded") return "It cannot apply, because";
  if (verdict == "covered" && finding.if_applies) return "Where it applies, it is because";
  if (verdict == "certain" || verdict == "exposed" || verdict == "covered") return "It applies, because";
  return verdict == "open" ? "Open; what is known" : "Undecided: the effort ran out; what was read";
}

char const* second_reason(Finding const& finding) {
  if (finding.as_presumed == "covered") return "It is covered, because";
  if (finding.as_presumed == "certain") return "Nothing covers it, because";
  return "Of what could cover it";
}

/// The evidence as a proof that can be followed: the condition, what makes it true, then what is said of protection.
std::string proof(std::vector<report::Fact> const& evidence, std::size_t applies, char const* first, char const* second,
                  bool is_proof, bool decisive, std::size_t width) {
  auto const middle = evidence.begin() + static_cast<std::ptrdiff_t>(std::min(applies, evidence.size()));
  std::string text;
  std::string const why = fact_rows({evidence.begin(), middle}, false, width);
  std::string const then = fact_rows({middle, evidence.end()}, false, width);
  if (!why.empty()) text += std::string("\n") + first + "\n" + why;
  if (!then.empty()) text += std::string("\n") + second + "\n" + then;
  if (!is_proof) return text;
  if (text.empty()) return "\nIt follows from what is drawn, whatever is known of it.\n";
  bool const one = std::ranges::count_if(evidence, [](auto const& fact) { return fact.basis != "unknown"; }) == 1;
  std::string says = one ? "This alone " : "These alone ";
  if (decisive)
    says += one ? "gives the verdict" : "give the verdict";
  else
    says += one ? "makes it apply" : "make it apply";
  says += one ? ", whatever the rest is." : ", whatever the rest is; none of them can be left out.";
  return text + "\n" + hanging("", says, width);
}

std::string closing(Report const& report, Finding const& finding, std::size_t width) {
  std::string text;
  for (report::PlacedMechanism const& placed : report.recommended.placed) {
    if (std::find(placed.closes.begin(), placed.closes.end(), finding.id) == placed.closes.end()) continue;
    text += hanging("  ",
                    "M" + std::to_string(placed.number) + " " + placed.mechanism + " at " +
                        plain(placed.subject.title) + " (" + plain(placed.title) + ")",
                    width);
  }
  if (!text.empty()) return "Closed by, in the recommended plan\n" + text;
  for (report::Leftover const& leftover : report.recommended.leaves) {
    if (leftover.finding != finding.id) continue;
    if (leftover.no_mechanism) text += "Not closed: no mechanism of the catalogue fits there\n";
    if (!leftover.would_fit.empty()) text += hanging("Would fit  ", join(leftover.would_fit, ", "), width);
    if (!leftover.waits_for.empty())
      text +=
          "It waits for\n" + fact_rows(leftover.waits_for, true, width) + fact_rows(leftover.waits_for, false, width);
  }
  return text;
}

}  // namespace

std::string explain_code(text::CodeText const& code, Style const& style) {
  return paint(style, Tone::title, text::name_of(code.code)) + "  " + std::string(code.title) + "\n\n" +
         hanging("", code.explanation, style.width - 2);
}

std::string explain_finding(Report const& report, Finding const& finding, Style const& style) {
  std::size_t const width = style.width - 2;
  std::string text = headline(finding.id, finding.title, finding.as_presumed, style);
  std::vector<std::string> origin{place_text(finding.rule_place)};
  if (!finding.stride.empty()) origin.push_back(report::spaced(finding.stride));
  for (report::Reference const& reference : finding.refs) origin.push_back(plain(reference.id));
  std::erase(origin, std::string());
  if (!origin.empty()) text += hanging("", join(origin, ", "), width);
  if (!finding.condition.empty()) text += hanging("Applies where  ", plain(finding.condition), width);
  text += proof(finding.evidence, finding.applies, first_reason(finding), second_reason(finding), finding.proof,
                finding.as_presumed != "exposed", width);
  std::string const open = fact_rows(finding.settled_by.empty() ? finding.evidence : finding.settled_by, true, width);
  if (!open.empty()) text += "\nNot known; it would settle the verdict\n" + open;
  text += risk_part(report, finding, width);
  if (!finding.harmed.empty())
    text += "\nThe least world in which it applies and nothing covers it\n" + fact_rows(finding.harmed, true, width);
  if (!finding.unharmed.empty())
    text += "\nThe least world in which it does no harm\n" + fact_rows(finding.unharmed, true, width);
  text += "\n";
  if (!finding.needs.empty()) text += hanging("Needs  ", join(finding.needs, ", "), width);
  if (!finding.resolve.empty())
    text += hanging("To resolve  ", "in the " + plain(finding.resolve) + "; nothing technical closes it", width);
  text += closing(report, finding, width);
  if (finding.verdict == finding.as_presumed)
    text += "It is the same from the facts alone.\n";
  else
    text += "From the facts alone: " + report::spaced(finding.verdict) + ".\n";
  if (finding.as_far_as_drawn) text += "As far as drawn: further elements of the system could change it.\n";
  if (finding.if_present) text += "If present: it rests on an optional element.\n";
  if (finding.as_presumed != "excluded" && finding.as_presumed != "covered") {
    text += hanging("Accept it: ", "add [[accept]] finding = \"" + plain(finding.id) + "\" with because, by and until.",
                    width);
  }
  return text;
}

std::string explain_obligation(Report const&, report::Obligation const& obligation, Style const& style) {
  std::size_t const width = style.width - 2;
  std::string text =
      headline(obligation.id, obligation.title + ", " + obligation.subject.title, obligation.as_presumed, style);
  text += hanging("", obligation.strength + ", " + plain(obligation.reference), width);
  text += proof(obligation.evidence, obligation.applies,
                obligation.as_presumed == "does-not-apply" ? "It does not apply, because" : "It applies, because",
                obligation.as_presumed == "met" ? "It is met, because" : "It is not met, because", obligation.proof,
                obligation.as_presumed != "not-known", width);
  std::string const open = fact_rows(obligation.evidence, true, width);
  if (!open.empty()) text += "\nNot known\n" + open;
  if (obligation.verdict != obligation.as_presumed)
    text += "\nFrom the facts alone: " + report::spaced(obligation.verdict) + ".\n";
  return text;
}

}  // namespace glacis::output

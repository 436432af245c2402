#include "output/terminal/facts.h"
#include "output/terminal/text.h"
#include "output/terminal/view.h"

namespace glacis::output {
namespace {

/// "2 certain  32 exposed  …"; nothing is said of what there is none of, but for what surely holds.
std::string counts_text(std::string const& label, report::Counts const& counts, View const& view) {
  struct Count {
    char const* verdict;
    std::size_t number;
  };
  std::string text = label;
  std::size_t used = label.size();
  for (Count const& each :
       {Count{"certain", counts.certain}, Count{"exposed", counts.exposed}, Count{"open", counts.open},
        Count{"undecided", counts.undecided}, Count{"covered", counts.covered}, Count{"excluded", counts.excluded}}) {
    if (std::string_view(each.verdict) == "undecided" && each.number == 0) continue;
    std::string const words = std::to_string(each.number) + " " + each.verdict;
    bool const first = used == label.size();
    bool const fits = first || used + 2 + words.size() <= view.width();
    text += first ? "" : fits ? "  " : "\n" + std::string(label.size(), ' ');
    used = (fits ? used + (first ? 0 : 2) : label.size()) + words.size();
    text += paint(view.style(), each.number == 0 ? Tone::faint : tone_of(each.verdict), words);
  }
  return text + "\n";
}

bool equal(report::Counts const& a, report::Counts const& b) {
  return a.excluded == b.excluded && a.covered == b.covered && a.certain == b.certain && a.exposed == b.exposed &&
         a.open == b.open && a.undecided == b.undecided;
}

std::string drawing_text(View const& view) {
  if (view.report().complete_drawing) return "complete drawing\n";
  std::size_t labelled = 0;
  for (report::Finding const& finding : view.report().findings) labelled += finding.as_far_as_drawn ? 1U : 0U;
  if (labelled == 0) return "";
  return hanging("",
                 "partial drawing: " + std::to_string(labelled) + " of " +
                     counted(view.report().findings.size(), "verdict") + " hold as far as drawn",
                 view.width());
}

/// "risk by ETSI TS …: minor, major, critical".
std::string scale_text(View const& view) {
  report::RiskScale const& scale = view.report().scale;
  if (scale.name.empty()) return "";
  std::vector<std::string> levels;
  for (report::RiskScale::Level const& level : scale.levels) levels.push_back(plain(level.name));
  return hanging("", "risk by " + plain(scale.title) + ": " + join(levels, ", "), view.width());
}

}  // namespace

std::string header_part(View const& view) {
  report::Report const& report = view.report();
  std::string text = paint(view.style(), Tone::title, plain(report.id)) + "  " + plain(report.title) + "\n";
  if (!report.conflict.empty()) return text;
  if (report.gave_up) {
    return text + hanging("",
                          "the effort ran out before the facts were shown to be consistent: nothing is decided "
                          "(more: --effort)",
                          view.width());
  }
  if (view.options().strict) {
    text += counts_text("from facts  ", report.facts, view);
  } else if (equal(report.facts, report.presumed)) {
    text += counts_text("", report.presumed, view);
  } else {
    text += counts_text("as presumed ", report.presumed, view);
    text += counts_text("from facts  ", report.facts, view);
  }
  return text + drawing_text(view) + scale_text(view);
}

std::string conflict_part(View const& view) {
  std::string text = paint(view.style(), Tone::certain, "CONFLICT") + " what is stated cannot hold together\n";
  for (report::Fact const& fact : view.report().conflict) {
    std::string const where =
        fact.place.file.empty() ? "" : " (" + plain(fact.place.file) + ":" + std::to_string(fact.place.line) + ")";
    text += hanging("  - ", plain(fact.text) + ", " + fact.basis + where, view.width());
  }
  text +=
      hanging("  ", "Each of these can be kept if another goes. Nothing else is claimed until one does.", view.width());
  return text;
}

}  // namespace glacis::output

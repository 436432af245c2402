#include "output/diagram/describe.h"

#include <fmt/format.h>

#include <vector>

#include "engine/text/utf8.h"

namespace glacis::output {
namespace {

constexpr std::size_t longest = 400;

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string joined(std::vector<std::string> const& parts) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) result += i + 1 == parts.size() ? " and " : ", ";
    result += parts[i];
  }
  return result;
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  for (char c : text) count += text::continues(c) ? 0U : 1U;
  return count;
}

std::string verdicts_of(report::Counts const& counts) {
  std::vector<std::string> parts;
  auto const add = [&](std::size_t count, char const* word) {
    if (count != 0) parts.push_back(fmt::format("{} {}", count, word));
  };
  add(counts.certain, "certain");
  add(counts.exposed, "exposed");
  add(counts.open, "open");
  add(counts.undecided, "undecided");
  add(counts.covered, "covered");
  std::size_t const shown = counts.examined() - counts.excluded;
  if (shown == 0) return "no threats";
  return counted(shown, "threat", "threats") + ": " + joined(parts);
}

}  // namespace

std::string alternative_text(report::Report const& report) {
  std::string text = fmt::format("Data-flow diagram: {}, {}, {}; {}", counted(report.zones.size(), "zone", "zones"),
                                 counted(report.entities.size(), "entity", "entities"),
                                 counted(report.flows.size(), "flow", "flows"), verdicts_of(report.presumed));
  if (!report.recommended.placed.empty()) text += "; " + report.recommended.size + " planned";
  text += ".";
  std::string worst;
  for (report::Finding const& finding : report.findings) {
    if (finding.as_presumed != "certain") continue;
    std::string const next = (worst.empty() ? " Certain: " : "; ") + finding.title;
    if (length_of(text) + length_of(worst) + length_of(next) + 3 > longest) {
      if (!worst.empty()) worst += "; …";
      break;
    }
    worst += next;
  }
  if (!worst.empty()) text += worst + ".";
  return text;
}

}  // namespace glacis::output

#include <fmt/format.h>

#include "output/command/outcome.h"
#include "output/document/markdown.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

/// The verdicts in the order of a row, each with its count.
std::vector<std::size_t> counts_of(Outcome const& outcome) {
  report::Counts const& counts = outcome.counts;
  return {counts.certain, counts.exposed, counts.open + counts.undecided, counts.covered, counts.excluded};
}

std::string state_of(Outcome const& outcome) {
  if (outcome.contradictory) return "its facts contradict each other";
  return outcome.first_error.empty() ? "not analyzed" : "broken: error " + outcome.first_error;
}

std::string html_text(std::string_view text) {
  std::string result;
  for (char const letter : plain(text)) {
    switch (letter) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\'': result += "&#39;"; break;
      default: result += letter;
    }
  }
  return result;
}

/// File names are kebab-case words where glacis made them; anything else is percent-encoded.
std::string address(std::string_view path) {
  std::string result;
  for (char const letter : path) {
    bool const safe = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= '0' && letter <= '9') ||
                      std::string_view("-._~/").find(letter) != std::string_view::npos;
    result += safe ? std::string(1, letter) : fmt::format("%{:02X}", static_cast<unsigned char>(letter));
  }
  return result;
}

std::vector<std::string> endings_of(Outcome const& outcome) {
  std::vector<std::string> endings;
  if (outcome.analyzed) endings = {"md", "json"};
  if (outcome.drawn) endings.insert(endings.begin() + 1, "svg");
  return endings;
}

std::string html_row(Outcome const& outcome) {
  std::string links;
  for (std::string const& ending : endings_of(outcome)) {
    links += fmt::format("<a href=\"{}.{}\">{}</a> ", address(outcome.base), ending, ending);
  }
  std::string row = fmt::format("<tr><th scope=\"row\">{}<br><small>{}</small></th>", html_text(outcome.title),
                                html_text(outcome.id));
  if (!outcome.analyzed || outcome.contradictory) {
    return row + fmt::format("<td colspan=\"7\" class=\"broken\">{}</td><td>{}</td></tr>\n",
                             html_text(state_of(outcome)), links);
  }
  row += fmt::format("<td>{}</td>", html_text(outcome.worst));
  char const* const classes[] = {"certain", "exposed", "open", "covered", "excluded"};
  std::size_t column = 0;
  for (std::size_t const count : counts_of(outcome)) {
    row += fmt::format("<td class=\"{}\">{}</td>", count == 0 ? "none" : classes[column], count);
    ++column;
  }
  return row + fmt::format("<td>{}: {} of {} closed</td><td>{}</td></tr>\n", outcome.size, outcome.closes,
                           outcome.to_close, links);
}

constexpr std::string_view remark =
    "Counts are as presumed; open includes what is undecided. In brackets: how many have the worst risk.";

constexpr std::string_view page_head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Use cases</title>
<style>
:root { color-scheme: light dark; }
body { font: 15px/1.45 "Liberation Sans", Arial, Helvetica, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid #8886; text-align: right; }
th[scope=row], td:last-child, thead th:first-child { text-align: left; font-weight: normal; }
thead th { border-bottom: 2px solid; }
small { opacity: .7; }
.certain { font-weight: bold; color: #B33C00; }
.exposed { color: #B33C00; }
.open { color: #00507A; }
.covered { color: #006B4F; }
.none, .excluded { opacity: .6; }
.broken { text-align: left; }
@media (prefers-color-scheme: dark) {
  .certain, .exposed { color: #FF8A4C; } .open { color: #7CC4F0; } .covered { color: #7FD6B4; } a { color: #7CC4F0; }
}
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
)";

}  // namespace

std::string worst_risk(report::Report const& report) {
  report::Risk const* worst = nullptr;
  std::size_t count = 0;
  for (report::Finding const& finding : report.findings) {
    bool const stands = finding.as_presumed != "covered" && finding.as_presumed != "excluded";
    if (!stands || !finding.risk || !finding.disposition.empty()) continue;
    report::Risk const& risk = *finding.risk;
    bool const worse = worst == nullptr || std::pair(worst->high, worst->low) < std::pair(risk.high, risk.low);
    bool const same = !worse && risk.high == worst->high && risk.low == worst->low;
    count = worse ? 1 : count + (same ? 1U : 0U);
    if (worse) worst = &risk;
  }
  return worst == nullptr ? "" : fmt::format("{} ({})", join_range(worst->level, " to "), count);
}

namespace {

/// "38 mechanisms serve 6 use cases, proved least. In stages …"
std::string baseline_sentence(report::Baseline const& baseline) {
  return fmt::format("{} {} {}, {}. In stages, with what each is for:", counted(baseline.members.size(), "mechanism"),
                     baseline.members.size() == 1 ? "serves" : "serve", counted(baseline.counting(), "use case"),
                     baseline.proved ? "proved least" : "not proved least");
}

std::string baseline_markdown(report::Baseline const& baseline) {
  std::string text =
      fmt::format("\n## Baseline\n\n{} [md](baseline.md) [json](baseline.json)\n\n", baseline_sentence(baseline));
  text += "| Mechanism | Used by | Findings that open without it |\n|---|--:|--:|\n";
  for (report::BaselineMember const& member : baseline.members)
    text += fmt::format("| {} | {} | {} |\n", markdown_code(member.name), member.used_by.size(), member.opens());
  return text;
}

std::string baseline_html(report::Baseline const& baseline) {
  std::string text = fmt::format(
      "<h2>Baseline</h2>\n<p>{} <a href=\"baseline.md\">md</a> <a href=\"baseline.json\">json</a></p>\n"
      "<table>\n<thead><tr><th>Mechanism</th><th>Used by</th><th>Findings that open without "
      "it</th></tr></thead>\n<tbody>\n",
      html_text(baseline_sentence(baseline)));
  for (report::BaselineMember const& member : baseline.members)
    text += fmt::format("<tr><th scope=\"row\">{}<br><small>{}</small></th><td>{}</td><td>{}</td></tr>\n",
                        html_text(member.title), html_text(member.name), member.used_by.size(), member.opens());
  return text + "</tbody>\n</table>\n";
}

}  // namespace

std::string index_markdown(std::vector<Outcome> const& outcomes, report::Baseline const* baseline) {
  std::string text = fmt::format("# {}\n\n{}\n\n", counted(outcomes.size(), "use case"), remark);
  text +=
      "| Use case | Id | Worst risk | Certain | Exposed | Open | Covered | Excluded | Plan | Files |\n"
      "|---|---|---|--:|--:|--:|--:|--:|---|---|\n";
  for (Outcome const& outcome : outcomes) {
    text += fmt::format("| {} | {} |", markdown_text(outcome.title), markdown_code(outcome.id));
    bool const counted_up = outcome.analyzed && !outcome.contradictory;
    text += fmt::format(" {}{}|", markdown_text(outcome.worst), outcome.worst.empty() ? "" : " ");
    for (std::size_t const count : counts_of(outcome)) text += counted_up ? fmt::format(" {} |", count) : " |";
    text += counted_up ? fmt::format(" {}: {} of {} closed |", outcome.size, outcome.closes, outcome.to_close)
                       : " " + state_of(outcome) + " |";
    for (std::string const& ending : endings_of(outcome)) {
      text += fmt::format(" [{0}]({1}.{0})", ending, address(outcome.base));
    }
    text += " |\n";
  }
  if (baseline != nullptr) text += baseline_markdown(*baseline);
  return text;
}

std::string index_html(std::vector<Outcome> const& outcomes, report::Baseline const* baseline) {
  std::string text(page_head);
  text += fmt::format(
      "<h1>{}</h1>\n<p>{}</p>\n"
      "<table>\n<thead><tr><th>Use case</th><th>Worst risk</th><th>Certain</th><th>Exposed</th><th>Open</th>"
      "<th>Covered</th><th>Excluded</th><th>Mechanisms</th><th>Files</th></tr></thead>\n<tbody>\n",
      counted(outcomes.size(), "use case"), remark);
  for (Outcome const& outcome : outcomes) text += html_row(outcome);
  text += "</tbody>\n</table>\n";
  if (baseline != nullptr) text += baseline_html(*baseline);
  return text + "</body>\n</html>\n";
}

}  // namespace glacis::output

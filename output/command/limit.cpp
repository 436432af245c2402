#include "output/command/limit.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/text/suggest.h"

namespace glacis::output {
namespace {

std::vector<std::string> const& worst_first() {
  static std::vector<std::string> const verdicts{"certain", "exposed", "open", "undecided"};
  return verdicts;
}

std::ptrdiff_t rank_of(std::string const& verdict) {
  return std::find(worst_first().begin(), worst_first().end(), verdict) - worst_first().begin();
}

/// The lowest position of a level of that name, or of one that counts as it.
std::optional<std::uint32_t> position_of(report::RiskScale const& scale, std::string const& level) {
  for (bool const by_name : {true, false}) {
    for (std::uint32_t i = 0; i < scale.levels.size(); ++i) {
      if ((by_name ? scale.levels[i].name : scale.levels[i].as) == level) return i;
    }
  }
  return std::nullopt;
}

std::vector<std::string> words_of(report::RiskScale const& scale) {
  std::vector<std::string> words;
  auto const add = [&](std::string const& word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  };
  for (report::RiskScale::Level const& level : scale.levels) add(level.name);
  for (report::RiskScale::Level const& level : scale.levels) add(level.as);
  return words;
}

}  // namespace

std::optional<Limit> limit_of(std::string const& text) {
  std::size_t const colon = text.find(':');
  Limit limit{text.substr(0, colon), colon == std::string::npos ? "" : text.substr(colon + 1)};
  bool const known = std::find(worst_first().begin(), worst_first().end(), limit.verdict) != worst_first().end();
  bool const half = colon != std::string::npos && limit.level.empty();
  return known && !half ? std::optional(limit) : std::nullopt;
}

std::string limit_complaint(std::string const& text) {
  if (limit_of(text)) return "";
  std::string const verdict = text.substr(0, text.find(':'));
  if (rank_of(verdict) < static_cast<std::ptrdiff_t>(worst_first().size()))
    return fmt::format("`{}` names no level: write `{}` or `{}:high`", text, verdict, verdict);
  auto const near = text::closest(verdict, worst_first());
  return fmt::format("`{}` is none of certain, exposed, open and undecided{}", verdict,
                     near ? fmt::format("; did you mean `{}`?", *near) : "");
}

void check_levels(std::vector<Limit> const& limits, std::vector<report::Report> const& reports,
                  text::Diagnostics& diagnostics) {
  std::vector<std::string> told;
  for (report::Report const& report : reports) {
    // Without a scale, or in a contradiction, nothing is rated.
    if (report.scale.levels.empty() || std::find(told.begin(), told.end(), report.scale.name) != told.end()) continue;
    told.push_back(report.scale.name);
    for (Limit const& limit : limits) {
      if (limit.level.empty() || position_of(report.scale, limit.level)) continue;
      std::vector<std::string> const words = words_of(report.scale);
      std::string const help = text::closest(limit.level, words) ? text::did_you_mean(limit.level, words) + " " : "";
      diagnostics.error(text::Code::G159, {},
                        fmt::format("the scale `{}` has no risk `{}`", report.scale.name, limit.level), {},
                        fmt::format("{}it has {}", help, fmt::join(words, ", ")));
    }
  }
}

bool reaches(Limit const& limit, std::string const& verdict) {
  if (rank_of(verdict) == static_cast<std::ptrdiff_t>(worst_first().size())) return false;
  return verdict == "undecided" || rank_of(verdict) <= rank_of(limit.verdict);
}

bool got_worse(std::string const& before, std::string const& after) {
  return before != after && (before == "undecided" || after == "undecided" || !reaches({after, ""}, before));
}

bool reaches(std::vector<Limit> const& limits, report::RiskScale const& scale, report::Finding const& finding,
             bool strict) {
  std::string const& verdict = strict ? finding.verdict : finding.as_presumed;
  auto const& risk = strict ? finding.risk_from_facts : finding.risk;
  if (verdict == "excluded" || verdict == "covered") return false;
  return std::any_of(limits.begin(), limits.end(), [&](Limit const& limit) {
    if (verdict == "undecided") return true;
    if (!reaches(limit, verdict)) return false;
    auto const level = limit.level.empty() ? std::nullopt : position_of(scale, limit.level);
    return !level || !risk || risk->high >= *level;
  });
}

}  // namespace glacis::output

#include "output/guide/rows.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "output/terminal/rows.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Fact;
using report::FitGroup;
using report::Guide;
using report::GuidePage;

/// "line 12" in the own file of the only use case that a group speaks of, else "models/core.toml:12".
class Places {
 public:
  Places(Guide const& guide, std::string const& use_case) {
    for (Guide::UseCase const& each : guide.use_cases) {
      if (each.id == use_case) own_file_ = each.file;
    }
  }
  bool is_own(report::Location const& at) const { return !at.file.empty() && at.file == own_file_; }
  /// "lines 12, 31, models/core.toml:7": each once
  std::string text(std::vector<report::Location> const& all) const {
    std::set<std::uint32_t> numbers;
    std::set<std::string> others;
    for (report::Location const& at : all) {
      if (is_own(at))
        numbers.insert(at.line);
      else if (!at.file.empty())
        others.insert(place_text(at));
    }
    std::vector<std::string> lines, parts;
    for (std::uint32_t const line : numbers) lines.push_back(std::to_string(line));
    if (!lines.empty()) parts.push_back((lines.size() > 1 ? "lines " : "line ") + join(lines, ", "));
    parts.insert(parts.end(), others.begin(), others.end());
    return join(parts, ", ");
  }

 private:
  std::string own_file_;
};

/// One thing said of several: "ip of hart and wirelesshart is false (models/networks.toml:958, …)".
struct Saying {
  std::string what, rest, basis;
  std::vector<std::string> whom;
  std::vector<report::Location> places;
};

void add_saying(std::vector<Saying>& all, std::string const& text, Fact const& fact) {
  std::size_t const of = text.find(" of ");
  std::size_t const end = of == std::string::npos ? of : text.find(' ', of + 4);
  std::string const what = end == std::string::npos ? text : text.substr(0, of);
  std::string const rest = end == std::string::npos ? "" : text.substr(end);
  auto known = std::find_if(all.begin(), all.end(), [&](Saying const& each) {
    return each.what == what && each.rest == rest && each.basis == fact.basis;
  });
  if (known == all.end()) known = all.insert(all.end(), {what, rest, fact.basis, {}, {}});
  if (end != std::string::npos) known->whom.push_back(text.substr(of + 4, end - of - 4));
  known->places.push_back(fact.place);
}

/// What is not known, with its bounds if there are any beside it; what is known with its basis and place.
std::string facts_text(std::vector<Fact> const& facts, Places const& places) {
  auto const bounded = [&](Fact const& unknown) {
    return std::any_of(facts.begin(), facts.end(), [&](Fact const& each) {
      return each.basis != "unknown" && each.text.view().starts_with(unknown.text + " is ");
    });
  };
  std::vector<Saying> sayings;
  for (Fact const& fact : facts) {
    bool const unknown = fact.basis == "unknown";
    if (!unknown || !bounded(fact)) add_saying(sayings, plain(fact.text) + (unknown ? " is not known" : ""), fact);
  }
  std::vector<std::string> parts;
  for (Saying const& each : sayings) {
    std::vector<std::string> notes;
    if (each.basis == "presumed") notes.push_back(each.basis);
    if (std::string const where = places.text(each.places); !where.empty()) notes.push_back(where);
    std::string text = each.what + (each.whom.empty() ? "" : " of " + report::enumerated(each.whom)) + each.rest;
    if (!notes.empty()) text += " (" + join(notes, ", ") + ")";
    parts.push_back(std::move(text));
  }
  // A reader acts on a few facts; all of them stand in JSON.
  constexpr std::size_t most = 5;
  if (parts.size() > most + 1) {
    std::string rest = "and " + std::to_string(parts.size() - most) + " more";
    parts.resize(most);
    parts.push_back(std::move(rest));
  }
  return join(parts, "; ");
}

/// The use case of all its places; none if they are of several.
std::string only_use_case(FitGroup const& group) {
  std::string const& first = group.places.front().use_case;
  bool const one = std::all_of(group.places.begin(), group.places.end(),
                               [&](FitGroup::Place const& each) { return each.use_case == first; });
  return one ? first : std::string();
}

std::string because_of(Guide const& guide, FitGroup const& group) {
  Places const places(guide, only_use_case(group));
  if (group.fit == "surely") {
    std::vector<std::string> parts;
    if (!group.choices.empty()) parts.push_back("the design sees to it that " + facts_text(group.choices, places));
    if (!group.rests_on.empty()) parts.push_back("rests on " + facts_text(group.rests_on, places));
    return join(parts, "; ");
  }
  if (group.reasons.size() == 1) return facts_text(group.reasons.front().facts, places);
  std::vector<std::string> parts;
  for (report::FitReason const& reason : group.reasons) {
    std::string const text = facts_text(reason.facts, places);
    if (std::find(parts.begin(), parts.end(), text) == parts.end()) parts.push_back(text);
  }
  return join(parts, "; ");
}

std::string needs_of(FitGroup const& group) {
  std::vector<std::string> parts;
  for (report::FitReason const& reason : group.reasons) {
    std::string const text = plain(reason.needs);
    if (std::find(parts.begin(), parts.end(), text) == parts.end()) parts.push_back(text);
  }
  return join(parts, "; ");
}

/// That a presumption decides needs no second word.
std::string note_of(FitGroup const& group) {
  bool presumed = group.from_facts == group.fit;
  auto const look = [&](std::vector<Fact> const& facts) {
    presumed =
        presumed || std::any_of(facts.begin(), facts.end(), [](Fact const& fact) { return fact.basis == "presumed"; });
  };
  look(group.rests_on);
  for (report::FitReason const& reason : group.reasons) look(reason.facts);
  return presumed ? std::string() : "by the facts alone " + group.from_facts;
}

/// "head-end (line 61)": where its own use case says it; what the vocabulary says of its kind is left to JSON.
std::string place_of(Guide const& guide, FitGroup::Place const& place) {
  Places const places(guide, place.use_case);
  std::vector<report::Location> own;
  std::copy_if(place.said.begin(), place.said.end(), std::back_inserter(own),
               [&](report::Location const& at) { return places.is_own(at); });
  std::string const said = places.text(own);
  return plain(place.subject.id) + (said.empty() ? "" : " (" + said + ")");
}

FitRow row_of(Guide const& guide, FitGroup const& group) {
  FitRow row{needs_of(group), because_of(guide, group), note_of(group), {}, group.places.size(), 0};
  for (FitGroup::Place const& place : group.places) {
    if (row.places.empty() || row.places.back().first != place.use_case) row.places.push_back({place.use_case, {}});
    row.places.back().second.push_back(place_of(guide, place));
  }
  return row;
}

}  // namespace

std::vector<FitRow> fit_rows(Guide const& guide, GuidePage const& page, std::string const& fit) {
  std::vector<FitRow> rows;
  std::map<std::string, std::size_t> of_needs;
  for (FitGroup const& group : page.groups) {
    if (group.fit != fit) continue;
    rows.push_back(row_of(guide, group));
    of_needs[rows.back().needs] += rows.back().count;
  }
  for (FitRow& row : rows) row.count_of_needs = of_needs[row.needs];
  std::stable_sort(rows.begin(), rows.end(), [](FitRow const& a, FitRow const& b) {
    return a.count_of_needs != b.count_of_needs ? a.count_of_needs > b.count_of_needs : a.needs < b.needs;
  });
  return rows;
}

std::string features_text(GuidePage const& page, bool implied) {
  std::map<std::string, std::vector<std::string>> by_scope;
  for (GuidePage::Feature const& each : page.provides) {
    if (each.implied == implied) by_scope[each.scope].push_back(plain(each.title));
  }
  std::vector<std::string> parts;
  for (auto const& [scope, features] : by_scope) parts.push_back(join(features, ", ") + " (" + scope + ")");
  return join(parts, "; ");
}

std::string cost_text(GuidePage const& page) {
  std::vector<std::string> known, unknown;
  for (GuidePage::Cost const& cost : page.costs) {
    if (cost.amount.empty())
      unknown.push_back(cost.what);
    else
      known.push_back(cost.what + " " + cost.amount);
  }
  if (!unknown.empty()) known.push_back("not known: " + join(unknown, ", "));
  return join(known, "; ");
}

std::string counts_text(GuidePage const& page) {
  std::size_t const all = page.surely + page.perhaps + page.never;
  std::string const noun = page.on == "entity" ? "entities" : page.on == "data" ? "data" : page.on + "s";
  return fmt::format("surely at {}, perhaps at {}, not at {} of {} {}", page.surely, page.perhaps, page.never, all,
                     noun);
}

std::string plan_text(GuidePage::Use const& use) {
  if (use.recommended && use.strict) return "recommended and strict";
  return use.recommended ? "recommended" : "strict";
}

std::string by_rule(std::vector<std::string> const& ids) {
  std::map<std::string, std::vector<std::string>> subjects;
  for (std::string const& id : ids) {
    std::size_t const at = id.find('@');
    subjects[id.substr(0, at)].push_back(at == std::string::npos ? id : id.substr(at + 1));
  }
  std::vector<std::string> parts;
  for (auto const& [rule, of] : subjects) parts.push_back(plain(rule + ": " + join(of, ", ")));
  return join(parts, "; ");
}

std::string better_text(GuidePage::Better const& better) {
  std::string text = better.base ? "what it is a profile of" : "";
  if (better.equal) text += std::string(text.empty() ? "" : "; ") + "as good, and the other way round";
  bool const none_known = better.costs_unknown.size() == 5;
  if (none_known) return text + (text.empty() ? "" : "; ") + "what they cost cannot be compared";
  text += std::string(text.empty() ? "" : "; ") + "at no more cost";
  if (!better.costs_unknown.empty()) text += " as far as known (not: " + join(better.costs_unknown, ", ") + ")";
  return text;
}

std::vector<std::string> orphan_lines(Guide const& guide) {
  std::vector<std::string> surely, perhaps, nowhere;
  for (GuidePage const& page : guide.pages) {
    if (!page.uses.empty() || !page.stated_in.empty()) continue;
    (page.surely > 0 ? surely : page.perhaps > 0 ? perhaps : nowhere).push_back(plain(page.id));
  }
  std::vector<std::string> lines;
  auto const add = [&](char const* what, std::vector<std::string> const& ids) {
    if (!ids.empty()) lines.push_back(fmt::format("{} ({}): {}", what, ids.size(), join(ids, ", ")));
  };
  add("in no plan though they surely fit somewhere", surely);
  add("in no plan, and perhaps fit somewhere", perhaps);
  add("fit nowhere", nowhere);
  return lines;
}

}  // namespace glacis::output

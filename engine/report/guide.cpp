#include "engine/report/guide.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/mechanism/applicability.h"
#include "engine/report/guide_catalogue.h"

namespace glacis::report {
namespace {

using Reports = std::vector<Report const*>;

Applicability const* find(Report const& report, std::string const& mechanism) {
  auto const found = std::find_if(report.applicability.begin(), report.applicability.end(),
                                  [&](Applicability const& each) { return each.mechanism == mechanism; });
  return found == report.applicability.end() ? nullptr : &*found;
}

void add_places(Reports const& reports, GuidePage& page) {
  std::vector<FitPlace> places;
  for (Report const* report : reports) {
    Applicability const* of = find(*report, page.id);
    if (of == nullptr) continue;
    places.insert(places.end(), of->places.begin(), of->places.end());
    if (of->stated) page.stated_in.push_back(report->id);
  }
  page.groups = grouped(places);
  std::map<std::string, std::size_t> failing;
  for (FitGroup const& group : page.groups) {
    std::size_t const count = group.places.size();
    (group.fit == "surely" ? page.surely : group.fit == "perhaps" ? page.perhaps : page.never) += count;
    if (group.fit != "not") continue;
    for (FitReason const& reason : group.reasons) failing[reason.needs] += count;
  }
  for (auto const& [needs, count] : failing) page.limits.push_back({needs, count});
  std::stable_sort(page.limits.begin(), page.limits.end(),
                   [](auto const& a, auto const& b) { return a.places > b.places; });
}

/// "dtls-psk" of "dtls-psk at report".
std::string mechanism_of(std::string const& supported) { return supported.substr(0, supported.find(" at ")); }

template <class T>
std::vector<std::string> listed(std::set<T> const& all) {
  return {all.begin(), all.end()};
}

/// What a plan places it for, if it does.
bool add_use(Plan const& plan, std::string const& mechanism, std::map<std::string, std::set<std::string>>& lists) {
  bool placed_here = false;
  for (PlacedMechanism const& placed : plan.placed) {
    if (placed.mechanism != mechanism) continue;
    placed_here = true;
    lists["places"].insert(placed.subject.id);
    lists["closes"].insert(placed.closes.begin(), placed.closes.end());
    lists["meets"].insert(placed.meets.begin(), placed.meets.end());
    for (Text const& supported : placed.supports) lists["supports"].insert(mechanism_of(supported));
  }
  return placed_here;
}

void add_uses(Reports const& reports, GuidePage& page) {
  std::set<std::string> verticals;
  for (Report const* report : reports) {
    std::map<std::string, std::set<std::string>> lists;
    GuidePage::Use use;
    use.use_case = report->id;
    use.recommended = add_use(report->recommended, page.id, lists);
    use.strict = add_use(report->strict, page.id, lists);
    if (!use.recommended && !use.strict) continue;
    use.places = listed(lists["places"]);
    use.closes = listed(lists["closes"]);
    use.meets = listed(lists["meets"]);
    use.supports = listed(lists["supports"]);
    verticals.insert(report->vertical);
    page.uses.push_back(std::move(use));
  }
  page.verticals = listed(verticals);
}

/// By mechanism and relation the use cases whose recommended plan shows it.
using Seen = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

void look_for_companions(Report const& report, std::string const& mechanism, Seen& seen) {
  std::set<std::string> own_places;
  for (PlacedMechanism const& placed : report.recommended.placed) {
    if (placed.mechanism == mechanism) own_places.insert(placed.subject.sort + " " + placed.subject.id);
  }
  for (PlacedMechanism const& placed : report.recommended.placed) {
    for (Text const& supported : placed.supports) {
      std::string const other = mechanism_of(supported);
      if (placed.mechanism == mechanism && other != mechanism) seen[{other, "supported by it"}].insert(report.id);
      if (placed.mechanism != mechanism && other == mechanism)
        seen[{placed.mechanism, "supports it"}].insert(report.id);
    }
    bool const together = own_places.contains(placed.subject.sort + " " + placed.subject.id);
    if (together && placed.mechanism != mechanism) seen[{placed.mechanism, "at the same place"}].insert(report.id);
  }
}

void add_companions(Reports const& reports, std::map<std::string, std::string> const& titles, GuidePage& page) {
  Seen seen;
  for (Report const* report : reports) look_for_companions(*report, page.id, seen);
  for (auto const& [key, use_cases] : seen)
    page.companions.push_back({key.first, titles.at(key.first), key.second, use_cases.size()});
  std::stable_sort(page.companions.begin(), page.companions.end(),
                   [](auto const& a, auto const& b) { return a.use_cases > b.use_cases; });
}

/// Proved in every use case, and there is a place where the one fits or may.
bool fits_wherever(Reports const& reports, std::string const& one, std::string const& other) {
  bool anywhere = false;
  for (Report const* report : reports) {
    Applicability const* of = find(*report, one);
    if (of == nullptr) return false;
    auto const found = std::find_if(of->replacements.begin(), of->replacements.end(),
                                    [&](auto const& each) { return each.mechanism == other; });
    if (found == of->replacements.end() || !found->everywhere) return false;
    anywhere = anywhere || std::any_of(of->places.begin(), of->places.end(),
                                       [](FitPlace const& place) { return place.fit != "not"; });
  }
  return anywhere;
}

/// The figures that cannot be compared; none if one is known to be higher.
std::optional<std::vector<std::string>> costs_no_more(model::Cost const& other, model::Cost const& one) {
  std::vector<std::string> unknown;
  for (CostFigure const& figure : cost_figures) {
    auto const& a = other.*figure.of;
    auto const& b = one.*figure.of;
    if (!a || !b)
      unknown.emplace_back(figure.what);
    else if (a->low > b->low || a->high > b->high)
      return std::nullopt;
  }
  return unknown;
}

void add_better(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue, Reports const& reports,
                model::MechanismId id, GuidePage& page) {
  for (std::uint32_t i = 0; i < vocabulary.mechanisms.size(); ++i) {
    model::MechanismId const by{i};
    model::MechanismDeclaration const& other = vocabulary[by];
    if (!mechanism::could_replace(vocabulary, catalogue, id, by) || !fits_wherever(reports, page.id, other.name))
      continue;
    auto const unknown = costs_no_more(other.cost, vocabulary[id].cost);
    if (!unknown) continue;
    bool const back = mechanism::could_replace(vocabulary, catalogue, by, id) &&
                      fits_wherever(reports, other.name, page.id) && costs_no_more(vocabulary[id].cost, other.cost);
    page.better.push_back({other.name, other.title, *unknown, back, other.name == page.profile_of});
  }
  std::sort(page.better.begin(), page.better.end(),
            [](auto const& a, auto const& b) { return a.mechanism < b.mechanism; });
}

/// Why the plan leaves what raises a requirement.
std::string reason_of(Report const& report, std::vector<std::string> const& causes) {
  std::set<std::string> waits;
  std::string resolve;
  bool no_mechanism = false;
  for (Leftover const& left : report.recommended.leaves) {
    if (std::find(causes.begin(), causes.end(), left.finding) == causes.end()) continue;
    for (Fact const& fact : left.waits_for) waits.insert(fact.text);
    if (!left.resolve.empty()) resolve = left.resolve;
    no_mechanism = no_mechanism || left.no_mechanism;
  }
  if (!waits.empty()) return "waits for: " + fmt::format("{}", fmt::join(waits, ", "));
  if (no_mechanism) return "no mechanism of the catalogue fits";
  if (!resolve.empty()) return "to resolve by: " + resolve;
  return "the plan leaves it";
}

/// What is required of one component stands together, components in the order in which they first come up.
void gather_components(std::vector<TraceRow>& rows) {
  std::map<std::pair<std::string, std::string>, std::size_t> order;
  auto const component = [](TraceRow const& row) { return std::pair(row.subject.sort, row.subject.id); };
  for (TraceRow const& row : rows) order.emplace(component(row), order.size());
  std::stable_sort(rows.begin(), rows.end(), [&](TraceRow const& a, TraceRow const& b) {
    return order.at(component(a)) < order.at(component(b));
  });
}

std::vector<TraceRow> trace_of(Report const& report) {
  std::vector<TraceRow> trace;
  auto const left = [&](std::string const& cause) {
    return std::any_of(report.recommended.leaves.begin(), report.recommended.leaves.end(),
                       [&](Leftover const& each) { return each.finding == cause; });
  };
  for (Requirement const& each : report.requirements) {
    TraceRow row{report.id,  each.id,      each.strength,   each.feature, each.feature_title,
                 each.scope, each.subject, each.mechanisms, "realized",   ""};
    bool const open = std::any_of(each.because.begin(), each.because.end(), left);
    if (each.mechanisms.empty()) row.state = open ? "unrealized" : "otherwise";
    if (row.state == "unrealized") row.reason = reason_of(report, each.because);
    trace.push_back(std::move(row));
  }
  gather_components(trace);
  return trace;
}

}  // namespace

Guide build_guide(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook, text::Sources const& sources,
                  std::vector<Report> const& reports) {
  Guide guide;
  Reports sound;
  for (Report const& report : reports) {
    if (report.conflict.empty()) sound.push_back(&report);
  }
  std::stable_sort(sound.begin(), sound.end(), [](auto const* a, auto const* b) { return a->id < b->id; });
  std::map<std::string, std::string> titles;
  for (auto const& mechanism : vocabulary.mechanisms) titles.emplace(mechanism.name, mechanism.title);
  std::set<std::string> wanted;
  for (Report const* report : sound) {
    guide.use_cases.push_back(
        {report->id, report->title, report->vertical, report->files.empty() ? "" : report->files.front()});
    for (Applicability const& of : report->applicability) wanted.insert(of.mechanism);
    std::vector<TraceRow> const trace = trace_of(*report);
    guide.trace.insert(guide.trace.end(), trace.begin(), trace.end());
  }
  for (std::string const& name : wanted) {
    model::MechanismId const id = vocabulary.mechanism_names.find(name)->second;
    guide.pages.push_back(page_of(vocabulary, rulebook.catalogue, sources, id));
    GuidePage& page = guide.pages.back();
    add_places(sound, page);
    add_uses(sound, page);
    add_companions(sound, titles, page);
    add_better(vocabulary, rulebook.catalogue, sound, id, page);
  }
  return guide;
}

}  // namespace glacis::report

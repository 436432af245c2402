#include "output/data/difference.h"

#include <algorithm>
#include <map>
#include <set>

#include "output/data/difference_result.h"
#include "output/data/difference_why.h"
#include "output/data/writer.h"

namespace glacis::output {
namespace {

using What = Change::What;
using Verdicts = std::map<std::string, SavedVerdict>;
using Demands = std::map<std::string, SavedDemand>;

char const* name_of(What what) {
  switch (what) {
    case What::finding: return "finding";
    case What::risk: return "risk";
    case What::obligation: return "obligation";
    case What::claim: return "claim";
    case What::objective: return "objective";
    case What::requirement: return "requirement";
    case What::mechanism: return "mechanism";
  }
  return "";
}

/// Of the system as a whole: it has no subject.
bool is_claimed(What what) { return what == What::claim || what == What::objective; }

/// What says nothing by not being there.
bool is_silent(std::string const& verdict) {
  return verdict.empty() || verdict == "excluded" || verdict == "does-not-apply";
}

class Comparison {
 public:
  Comparison(SavedResult const& before, SavedResult const& after)
      : before_(before), after_(after), why_(before, after) {
    difference_.use_case = after.id;
  }

  Difference compare() {
    judged(What::finding, before_.findings, after_.findings);
    risks();
    judged(What::obligation, before_.obligations, after_.obligations);
    judged(What::claim, before_.claims, after_.claims);
    judged(What::objective, before_.objectives, after_.objectives);
    demanded(What::requirement, before_.requirements, after_.requirements);
    demanded(What::mechanism, before_.mechanisms, after_.mechanisms);
    find_successors();
    return std::move(difference_);
  }

 private:
  void judged(What what, Verdicts const& old, Verdicts const& now) {
    std::set<std::string> ids;
    for (auto const& each : old) ids.insert(each.first);
    for (auto const& each : now) ids.insert(each.first);
    for (std::string const& id : ids) {
      auto const a = old.find(id), b = now.find(id);
      Change change{what, id, {}, {}, {}, {}};
      if (a != old.end()) change.before = a->second.verdict;
      if (b != now.end()) change.after = b->second.verdict;
      bool const quiet = is_silent(change.before) && is_silent(change.after);
      if (change.before == change.after || quiet) continue;
      if (a != old.end() && b != now.end())
        change.why = why_.changed(a->second, b->second);
      else
        change.why = why_one_sided(what, a == old.end() ? b->second : a->second, a == old.end());
      difference_.changes.push_back(std::move(change));
    }
  }

  std::vector<std::string> why_one_sided(What what, SavedVerdict const& verdict, bool is_new) const {
    if (is_claimed(what)) return {std::string("the ") + name_of(what) + (is_new ? " is new" : " is gone")};
    char const* const form = what == What::finding ? "threat" : "obligation";
    return is_new ? why_.came(form, verdict) : why_.went(form, verdict);
  }

  /// Of the findings that stand on both sides.
  void risks() {
    if (before_.risk_scale != after_.risk_scale) {  // levels of two scales say nothing of each other
      difference_.changes.push_back({What::risk, "risk-scale", before_.risk_scale, after_.risk_scale, {}, {}});
      return;
    }
    for (auto const& [id, finding] : after_.findings) {
      auto const was = before_.findings.find(id);
      if (was == before_.findings.end() || finding.verdict == "excluded") continue;
      auto const &a = was->second.risk, &b = finding.risk;
      if (a.empty() || b.empty() || a.at("level") == b.at("level")) continue;
      Change change{What::risk, id, a.at("level"), b.at("level"), {}, {}};
      for (char const* const part : {"likelihood", "impact"}) {
        if (a.at(part) == b.at(part)) continue;
        change.why.push_back(std::string(part) + " was " + a.at(part) + ", is " + b.at(part));
      }
      difference_.changes.push_back(std::move(change));
    }
  }

  /// Things that are there or not, with the findings that they are there for.
  void demanded(What what, Demands const& old, Demands const& now) {
    std::vector<Change> changes;
    for (auto const& [id, demand] : old) {
      auto const same = now.find(id);
      std::string const after = same == now.end() ? "" : same->second.state;
      if (demand.state != after)
        changes.push_back({what, id, demand.state, after, after.empty() ? demand.reasons : same->second.reasons, {}});
    }
    for (auto const& [id, demand] : now) {
      if (!old.contains(id)) changes.push_back({what, id, "", demand.state, demand.reasons, {}});
    }
    std::ranges::stable_sort(changes, {}, &Change::id);
    std::ranges::move(changes, std::back_inserter(difference_.changes));
  }

  /// Of a finding on a journey that is gone: the new finding of the same threat and data that shares an end.
  void find_successors() {
    struct Ends {
      std::string threat, data, origin, consumer;
    };
    auto const ends_of = [](std::string const& id) -> std::optional<Ends> {
      std::size_t const at = id.find('@'), colon = id.find(':', at), dots = id.find("..", colon);
      if (at == std::string::npos || colon == std::string::npos || dots == std::string::npos) return std::nullopt;
      return Ends{id.substr(0, at), id.substr(at + 1, colon - at - 1), id.substr(colon + 1, dots - colon - 1),
                  id.substr(dots + 2)};
    };
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<Ends, std::string>>> fresh;
    for (Change const& change : difference_.changes) {
      bool const is_new = change.what == What::finding && change.before.empty();
      auto const ends = is_new ? ends_of(change.id) : std::nullopt;
      if (ends) fresh[{ends->threat, ends->data}].emplace_back(*ends, change.id);
    }
    for (Change& gone : difference_.changes) {
      bool const is_gone = gone.what == What::finding && gone.after.empty();
      auto const old = is_gone ? ends_of(gone.id) : std::nullopt;
      if (!old) continue;
      for (auto const& [ends, id] : fresh[{old->threat, old->data}]) {
        if (!gone.successor.empty() || (ends.origin != old->origin && ends.consumer != old->consumer)) continue;
        gone.successor = id;
      }
    }
  }

  SavedResult const& before_;
  SavedResult const& after_;
  Why why_;
  Difference difference_;
};

std::vector<Difference> compare_all(std::map<std::string, SavedResult> const& a,
                                    std::map<std::string, SavedResult> const& b) {
  SavedResult const nothing;
  std::vector<Difference> result;
  // Two files of one use case need not be called alike.
  if (a.size() == 1 && b.size() == 1) {
    result.push_back(Comparison(a.begin()->second, b.begin()->second).compare());
  } else {
    for (auto const& [id, use_case] : a) {
      auto const same = b.find(id);
      result.push_back(Comparison(use_case, same == b.end() ? nothing : same->second).compare());
      result.back().use_case = id;
      result.back().removed = same == b.end();
    }
    for (auto const& [id, use_case] : b) {
      if (a.contains(id)) continue;
      result.push_back(Comparison(nothing, use_case).compare());
      result.back().added = true;
    }
    std::ranges::sort(result, {}, &Difference::use_case);
  }
  std::erase_if(result, [](Difference const& each) { return each.empty(); });
  return result;
}

}  // namespace

std::optional<std::vector<Difference>> compare(std::string const& before, std::string const& after, bool strict,
                                               std::string& problem) {
  std::map<std::string, SavedResult> sides[2];
  for (bool const is_new : {false, true}) {
    auto read = read_result(is_new ? after : before, strict);
    if (!read) {
      problem = std::string(is_new ? "NEW" : "OLD") +
                " is no result in glacis/1, as `glacis analyze --format json` writes it";
      return std::nullopt;
    }
    sides[is_new ? 1 : 0] = std::move(*read);
  }
  return compare_all(sides[0], sides[1]);
}

std::string to_json(std::vector<Difference> const& differences) {
  return written([&](JsonWriter& json) {
    json.member("schema", "glacis-diff/1");
    json.list("use-cases", differences, [](JsonWriter& use_case, Difference const& difference) {
      use_case.member("id", difference.use_case);
      use_case.member("state", difference.added ? "new" : difference.removed ? "gone" : "changed");
      use_case.list("changes", difference.changes, [](JsonWriter& to, Change const& change) {
        to.member("what", name_of(change.what));
        to.member("id", change.id);
        to.member("before", change.before);
        to.member("after", change.after);
        to.member("why", change.why);
        if (!change.successor.empty()) to.member("successor", change.successor);
      });
    });
  });
}

}  // namespace glacis::output

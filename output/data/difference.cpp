#include "output/data/difference.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "output/data/writer.h"

namespace glacis::output {
namespace {

using Things = std::map<std::string, nlohmann::json const*>;

std::string text(nlohmann::json const& json, char const* key) {
  auto const found = json.find(key);
  return found == json.end() || !found->is_string() ? "" : found->get<std::string>();
}

/// REQUIRES that the schema asks for the list; throws if it is not there.
nlohmann::json const& list_of(nlohmann::json const& json, char const* key) {
  nlohmann::json const& list = json.at(key);
  if (!list.is_array()) throw nlohmann::json::type_error::create(302, "a list is something else", &list);
  return list;
}

Things by_id(nlohmann::json const& use_case, std::initializer_list<char const*> lists) {
  Things things;
  for (char const* const list : lists) {
    if (!use_case.contains(list)) continue;
    for (nlohmann::json const& each : list_of(use_case, list)) things.emplace(text(each, "id"), &each);
  }
  return things;
}

std::string subject_of(nlohmann::json const& thing) { return text(thing.at("subject"), "id"); }

/// The facts that a verdict rests on or waits for, in their order.
std::vector<std::string> facts_of(nlohmann::json const& thing) {
  std::vector<std::string> facts;
  for (char const* const list : {"evidence", "because", "world"}) {
    if (!thing.contains(list)) continue;
    for (nlohmann::json const& fact : thing.at(list)) {
      std::string const unknown = text(fact, "basis") == "unknown" ? " is not known" : "";
      facts.push_back(text(fact, "fact") + unknown);
    }
  }
  return facts;
}

std::vector<std::string> without(std::vector<std::string> facts, std::vector<std::string> const& others) {
  std::erase_if(facts, [&](std::string const& fact) { return std::ranges::find(others, fact) != others.end(); });
  return facts;
}

char const* name_of(Change::What what) {
  switch (what) {
    case Change::What::finding: return "finding";
    case Change::What::risk: return "risk";
    case Change::What::obligation: return "obligation";
    case Change::What::claim: return "claim";
    case Change::What::objective: return "objective";
    case Change::What::requirement: return "requirement";
    case Change::What::mechanism: return "mechanism";
  }
  return "";
}

/// Of the system as a whole: it has no subject.
bool is_claimed(Change::What what) { return what == Change::What::claim || what == Change::What::objective; }

class Comparison {
 public:
  Comparison(nlohmann::json const& before, nlohmann::json const& after, bool strict)
      : before_(before), after_(after), verdict_(strict ? "verdict" : "as-presumed"), strict_(strict) {
    difference_.use_case = text(after, "id");
  }

  Difference compare() {
    judged(Change::What::finding, {"findings", "excluded"});
    risks();
    judged(Change::What::obligation, {"obligations"});
    judged(Change::What::claim, {"claims"});
    judged(Change::What::objective, {"objectives"});
    requirements();
    mechanisms();
    find_successors();
    return std::move(difference_);
  }

 private:
  std::string verdict_of(Change::What what, nlohmann::json const& thing) const {
    return text(thing, is_claimed(what) && strict_ ? "result" : verdict_);
  }

  void judged(Change::What what, std::initializer_list<char const*> lists) {
    Things const old = by_id(before_, lists), now = by_id(after_, lists);
    Side const old_side(old, rule_key(what)), new_side(now, rule_key(what));
    std::set<std::string> ids;
    for (auto const& each : old) ids.insert(each.first);
    for (auto const& each : now) ids.insert(each.first);
    // What does not apply says nothing by not being there.
    std::string const silent = what == Change::What::obligation ? "does-not-apply" : "excluded";
    for (std::string const& id : ids) {
      auto const a = old.find(id), b = now.find(id);
      Change change{what, id, {}, {}, {}, {}};
      if (a != old.end()) change.before = verdict_of(what, *a->second);
      if (b != now.end()) change.after = verdict_of(what, *b->second);
      bool const quiet =
          (change.before.empty() || change.before == silent) && (change.after.empty() || change.after == silent);
      if (change.before == change.after || quiet) continue;
      change.why = a == old.end()   ? why_one_sided(what, *b->second, old_side, "new")
                   : b == now.end() ? why_one_sided(what, *a->second, new_side, "gone")
                                    : why_changed(*a->second, *b->second);
      difference_.changes.push_back(std::move(change));
    }
  }

  /// Of the findings that stand on both sides.
  void risks() {
    std::string const scales[] = {scale_of(before_), scale_of(after_)};
    if (scales[0] != scales[1]) {  // levels of two scales say nothing of each other
      difference_.changes.push_back({Change::What::risk, "risk-scale", scales[0], scales[1], {}, {}});
      return;
    }
    char const* const risk = strict_ ? "risk-from-facts" : "risk";
    Things const old = by_id(before_, {"findings"}), now = by_id(after_, {"findings"});
    for (auto const& [id, finding] : now) {
      auto const was = old.find(id);
      if (was == old.end() || verdict_of(Change::What::finding, *finding) == "excluded") continue;
      nlohmann::json const &a = was->second->at(risk), &b = finding->at(risk);
      if (a.is_null() || b.is_null() || a.at("level") == b.at("level")) continue;
      Change change{Change::What::risk, id, range_text(a.at("level")), range_text(b.at("level")), {}, {}};
      for (char const* const part : {"likelihood", "impact"}) {
        if (a.at(part) == b.at(part)) continue;
        change.why.push_back(std::string(part) + " was " + range_text(a.at(part)) + ", is " + range_text(b.at(part)));
      }
      difference_.changes.push_back(std::move(change));
    }
  }

  static std::string scale_of(nlohmann::json const& use_case) {
    auto const scale = use_case.find("risk-scale");
    return scale == use_case.end() || scale->is_null() ? "" : text(*scale, "name");
  }

  static std::string range_text(nlohmann::json const& range) {
    std::string const low = text(range, "low"), high = text(range, "high");
    return low == high ? low : low + " to " + high;
  }

  std::vector<std::string> why_changed(nlohmann::json const& a, nlohmann::json const& b) const {
    std::vector<std::string> why;
    std::vector<std::string> const old = facts_of(a), now = facts_of(b);
    for (std::string const& fact : without(now, old)) why.push_back("now: " + fact);
    for (std::string const& fact : without(old, now)) why.push_back("was: " + fact);
    if (a.contains("needs") && a.at("needs") != b.value("needs", nlohmann::json()))
      why.emplace_back("the rule needs something else");
    if (why.empty())
      why.emplace_back("none of the facts that were read: a rule, a constraint or the catalogue is another");
    return why;
  }

  /// What there is on one side: to tell a new rule from a new subject.
  struct Side {
    std::set<std::string> rules, subjects;
    Side(Things const& things, char const* rule) {
      for (auto const& each : things) {
        if (!each.second->contains("subject")) continue;  // a claim has none
        rules.insert(text(*each.second, rule));
        subjects.insert(subject_of(*each.second));
      }
    }
  };

  /// The thing is on one side only: because of its subject, or of its rule.
  static std::vector<std::string> why_one_sided(Change::What what, nlohmann::json const& thing, Side const& other_side,
                                                std::string const& word) {
    if (is_claimed(what)) return {std::string("the ") + name_of(what) + " is " + word};
    char const* const rule = rule_key(what);
    if (!other_side.subjects.contains(subject_of(thing))) return {subject_of(thing) + " is " + word};
    if (!other_side.rules.contains(text(thing, rule)))
      return {std::string(rule) + " " + text(thing, rule) + " is " + word};
    return {};
  }

  static char const* rule_key(Change::What what) { return what == Change::What::finding ? "threat" : "obligation"; }

  void requirements() {
    auto const collect = [](nlohmann::json const& use_case) {
      Things things;
      for (nlohmann::json const& each : list_of(use_case, "requirements"))
        things.emplace(text(each, "feature") + ":" + text(each, "scope") + "@" + subject_of(each), &each);
      return things;
    };
    planned(Change::What::requirement, collect(before_), collect(after_), "because", "strength");
  }

  void mechanisms() {
    auto const collect = [this](nlohmann::json const& use_case) {
      Things things;
      for (nlohmann::json const& each :
           list_of(use_case.at("plans").at(strict_ ? "strict" : "recommended"), "mechanisms"))
        things.emplace(text(each, "mechanism") + "@" + subject_of(each), &each);
      return things;
    };
    planned(Change::What::mechanism, collect(before_), collect(after_), "closes", nullptr);
  }

  /// Things that are there or not, with the findings that they are there for.
  void planned(Change::What what, Things const& old, Things const& now, char const* reasons, char const* strength) {
    auto const state = [&](nlohmann::json const& thing) {
      return strength == nullptr ? std::string("there") : text(thing, strength);
    };
    auto const why = [&](nlohmann::json const& thing) {
      return thing.contains(reasons) ? thing.at(reasons).get<std::vector<std::string>>() : std::vector<std::string>{};
    };
    std::vector<Change> changes;
    for (auto const& [id, thing] : old) {
      auto const same = now.find(id);
      std::string const after = same == now.end() ? "" : state(*same->second);
      if (state(*thing) != after)
        changes.push_back({what, id, state(*thing), after, why(after.empty() ? *thing : *same->second), {}});
    }
    for (auto const& [id, thing] : now) {
      if (!old.contains(id)) changes.push_back({what, id, "", state(*thing), why(*thing), {}});
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
      bool const is_new = change.what == Change::What::finding && change.before.empty();
      auto const ends = is_new ? ends_of(change.id) : std::nullopt;
      if (ends) fresh[{ends->threat, ends->data}].emplace_back(*ends, change.id);
    }
    for (Change& gone : difference_.changes) {
      bool const is_gone = gone.what == Change::What::finding && gone.after.empty();
      auto const old = is_gone ? ends_of(gone.id) : std::nullopt;
      if (!old) continue;
      for (auto const& [ends, id] : fresh[{old->threat, old->data}]) {
        if (!gone.successor.empty() || (ends.origin != old->origin && ends.consumer != old->consumer)) continue;
        gone.successor = id;
      }
    }
  }

  nlohmann::json const& before_;
  nlohmann::json const& after_;
  char const* verdict_;
  bool strict_;
  Difference difference_;
};

std::string complaint(char const* which) {
  return std::string(which) + " is no result in glacis/1, as `glacis analyze --format json` writes it";
}

std::optional<nlohmann::json> parsed(std::string const& bytes, char const* which, std::string& problem) {
  nlohmann::json json = nlohmann::json::parse(bytes, nullptr, false);
  if (json.is_object() && text(json, "schema") == "glacis/1" && json.contains("use-cases")) return json;
  problem = complaint(which);
  return std::nullopt;
}

std::vector<Difference> compare_all(nlohmann::json const& before, nlohmann::json const& after, bool strict) {
  list_of(before, "use-cases");
  list_of(after, "use-cases");
  Things const a = by_id(before, {"use-cases"}), b = by_id(after, {"use-cases"});
  nlohmann::json const no_plan = {{"mechanisms", nlohmann::json::array()}};
  nlohmann::json const nothing = {{"requirements", nlohmann::json::array()},
                                  {"plans", {{"recommended", no_plan}, {"strict", no_plan}}}};
  std::vector<Difference> result;
  // Two files of one use case need not be called alike.
  if (a.size() == 1 && b.size() == 1) {
    result.push_back(Comparison(*a.begin()->second, *b.begin()->second, strict).compare());
  } else {
    for (auto const& [id, use_case] : a) {
      auto const same = b.find(id);
      result.push_back(Comparison(*use_case, same == b.end() ? nothing : *same->second, strict).compare());
      result.back().use_case = id;
      result.back().removed = same == b.end();
    }
    for (auto const& [id, use_case] : b) {
      if (a.contains(id)) continue;
      result.push_back(Comparison(nothing, *use_case, strict).compare());
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
  auto const old = parsed(before, "OLD", problem);
  if (!old) return std::nullopt;
  auto const now = parsed(after, "NEW", problem);
  if (!now) return std::nullopt;
  try {
    return compare_all(*old, *now, strict);
  } catch (nlohmann::json::exception const&) {  // the schema's name, but not what it asks for
    problem = complaint("OLD or NEW");
    return std::nullopt;
  }
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

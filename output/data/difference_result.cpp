#include "output/data/difference_result.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace glacis::output {
namespace {

using Saved = nlohmann::json;
using Words = std::vector<std::string>;

std::string text(Saved const& json, char const* key) {
  auto const found = json.find(key);
  return found == json.end() || !found->is_string() ? "" : found->get<std::string>();
}

bool flag(Saved const& json, char const* key) { return json.value(key, false); }

/// REQUIRES that the schema asks for the list; throws if it is not there.
Saved const& list_of(Saved const& json, char const* key) {
  Saved const& list = json.at(key);
  if (!list.is_array()) throw Saved::type_error::create(302, "a list is something else", &list);
  return list;
}

Words words(Saved const& json, char const* key) { return json.contains(key) ? json.at(key).get<Words>() : Words{}; }

std::set<std::string> members(Saved const& json, char const* key) {
  Words const all = words(json, key);
  return {all.begin(), all.end()};
}

std::string subject_of(Saved const& thing) { return text(thing.at("subject"), "id"); }

// ---- Elements

/// Keeps what is shown of an attribute; what is only presumed is not known from the facts alone.
void show(std::string const& attribute, std::string const& shown, bool strict, SavedElement& element) {
  constexpr std::string_view presumed = " (presumed)";
  bool const stated = !shown.ends_with(presumed);
  if (stated) element.shown.emplace(attribute, shown);
  if (!stated && !strict) element.shown.emplace(attribute, shown.substr(0, shown.size() - presumed.size()));
}

/// "asymmetric crypto true (presumed); device class C2".
void read_attributes(std::string const& all, bool strict, SavedElement& element) {
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t const end = std::min(all.find("; ", begin), all.size());
    std::string const piece = all.substr(begin, end - begin);
    // Where the name ends is not marked: each beginning is kept as one.
    for (std::size_t space = piece.find(' '); space != std::string::npos; space = piece.find(' ', space + 1)) {
      std::string name = piece.substr(0, space);
      std::ranges::replace(name, ' ', '-');
      show(name, piece.substr(space + 1), strict, element);
    }
    begin = end + 2;
  }
}

void read_shown(Saved const& json, bool strict, SavedElement& element) {
  for (char const* key :
       {"kind", "operator", "network", "point", "readers", "confidentiality", "integrity", "availability"}) {
    if (json.contains(key)) show(key, text(json, key), strict, element);
  }
  if (json.contains("zone-shown")) show("zone", text(json, "zone-shown"), strict, element);
  if (json.contains("labels")) element.lists["labels"].members = members(json, "labels");
  if (json.contains("mechanisms")) {
    Saved const& mechanisms = json.at("mechanisms");
    element.lists["mechanisms"] = {members(mechanisms, "stated"), flag(mechanisms, "closed")};
  }
  read_attributes(text(json, "attributes"), strict, element);
}

/// An id or a list of ids, or of titles, that an element has drawn.
void read_drawn(Saved const& json, SavedElement& element) {
  constexpr std::pair<char const*, char const*> verbs[] = {
      {"from", "comes from"}, {"to", "goes to"},        {"data", "carries"},     {"back", "brings back"},
      {"stores", "stores"},   {"runs-on", "runs on"},   {"zone", "lies in"},     {"relays", "is relayed by"},
      {"flows", "goes over"}, {"origin", "comes from"}, {"consumer", "goes to"}, {"derived-from", "is derived from"}};
  for (auto const& [key, verb] : verbs) {
    auto const found = json.find(key);
    if (found == json.end() || found->is_null()) continue;
    if (found->is_array())
      element.drawn[verb].merge(members(json, key));
    else
      element.drawn[verb].insert(text(json, key));
  }
  for (char const* key : {"trust-boundary", "multicast", "many", "optional", "data-known"}) {
    if (flag(json, key)) element.drawn["is"].insert(key);
  }
}

void read_elements(Saved const& use_case, bool strict, SavedResult& result) {
  constexpr std::pair<char const*, char const*> lists[] = {
      {"zones", "zone"}, {"entities", "entity"}, {"stakeholders", "stakeholder"},
      {"data", "data"},  {"flows", "flow"},      {"journeys", "journey"}};
  for (auto const& [list, sort] : lists) {
    if (!use_case.contains(list)) continue;
    for (Saved const& each : list_of(use_case, list)) {
      SavedElement& element = result.elements[text(each, "id")];
      element.sort = sort;
      read_shown(each, strict, element);
      read_drawn(each, element);
      if (element.sort != "zone") continue;
      // Borders are of kinds.
      if (auto const kind = element.shown.extract("kind")) element.drawn["is of kind"].insert(kind.mapped());
    }
  }
}

/// Of elements that there are.
void add_drawn(char const* verb, std::map<std::string, std::set<std::string>> const& flows, SavedResult& result) {
  for (auto const& [id, ids] : flows) {
    auto const element = result.elements.find(id);
    if (element != result.elements.end()) element->second.drawn[verb].insert(ids.begin(), ids.end());
  }
}

/// What flows say of their ends and of what they carry, of those. What a flow carries is listed by title.
void turn_around(Saved const& use_case, SavedResult& result) {
  std::map<std::string, Words> titled;
  if (use_case.contains("data")) {
    for (Saved const& each : list_of(use_case, "data")) titled[text(each, "title")].push_back(text(each, "id"));
  }
  std::map<std::string, std::set<std::string>> ended, carried;  // the flows of an id
  for (auto const& [id, flow] : result.elements) {
    if (flow.sort != "flow") continue;
    for (auto const& [verb, targets] : flow.drawn) {
      for (std::string const& target : targets) {
        if (verb == "comes from" || verb == "goes to") ended[target].insert(id);
        if (verb != "carries" && verb != "brings back") continue;
        auto const data = titled.find(target);
        if (data == titled.end()) continue;
        for (std::string const& datum : data->second) carried[datum].insert(id);
      }
    }
  }
  add_drawn("is an end of", ended, result);
  add_drawn("goes over", carried, result);
}

// ---- Verdicts

/// Adds the facts of a list; what is only presumed is none from the facts alone. False if some were left out.
bool read_facts(Saved const& json, char const* list, bool strict, std::vector<SavedFact>& facts) {
  if (!json.contains(list)) return true;
  bool all = true;
  for (Saved const& fact : list_of(json, list)) {
    std::string const basis = text(fact, "basis");
    bool const kept = !strict || basis != "presumed";
    if (kept) facts.push_back({text(fact, "fact"), basis != "unknown", basis == "structure"});
    all = all && kept;
  }
  return all;
}

std::string range_text(Saved const& range) {
  std::string const low = text(range, "low"), high = text(range, "high");
  return low == high ? low : low + " to " + high;
}

SavedVerdict read_verdict(Saved const& json, char const* rule, bool strict) {
  SavedVerdict verdict;
  verdict.rule = text(json, rule);
  verdict.subject = subject_of(json);
  verdict.with = text(json.at("subject"), "with");
  if (!verdict.with.empty() && verdict.subject.ends_with("/" + verdict.with))  // a pair: the entity alone
    verdict.subject.resize(verdict.subject.size() - verdict.with.size() - 1);
  verdict.verdict = text(json, strict ? "verdict" : "as-presumed");
  // Evidence is of the verdict as presumed.
  bool const whole = read_facts(json, "evidence", strict, verdict.facts);
  verdict.proof = flag(json, "proof") && whole && (!strict || text(json, "verdict") == text(json, "as-presumed"));
  verdict.applies = whole ? json.value("applies", std::size_t{0}) : 0;
  verdict.if_applies = flag(json, "if-applies");
  verdict.asks = members(json, "needs");
  auto const risk = json.find(strict ? "risk-from-facts" : "risk");
  if (risk == json.end() || risk->is_null()) return verdict;
  for (char const* part : {"level", "likelihood", "impact"}) verdict.risk.emplace(part, range_text(risk->at(part)));
  return verdict;
}

SavedVerdict read_claim(Saved const& json, bool strict) {
  SavedVerdict verdict;
  verdict.verdict = text(json, strict ? "result" : "as-presumed");
  verdict.asks = {text(json, "that")};
  Saved const& view = strict && json.contains("from-facts") ? json.at("from-facts") : json;
  read_facts(view, "because", false, verdict.facts);
  std::vector<SavedFact> world;
  read_facts(view, "world", false, world);
  for (SavedFact const& fact : world) verdict.world.push_back(fact.text);
  return verdict;
}

void read_verdicts(Saved const& use_case, bool strict, SavedResult& result) {
  auto const each = [&](char const* list, auto const& take) {
    if (!use_case.contains(list)) return;
    for (Saved const& one : list_of(use_case, list)) take(one);
  };
  each("findings",
       [&](Saved const& one) { result.findings.emplace(text(one, "id"), read_verdict(one, "threat", strict)); });
  each("obligations",
       [&](Saved const& one) { result.obligations.emplace(text(one, "id"), read_verdict(one, "obligation", strict)); });
  each("claims", [&](Saved const& one) { result.claims.emplace(text(one, "id"), read_claim(one, strict)); });
  each("objectives", [&](Saved const& one) { result.objectives.emplace(text(one, "id"), read_claim(one, strict)); });
}

// ---- Requirements and plans

void read_demands(Saved const& use_case, bool strict, SavedResult& result) {
  for (Saved const& each : list_of(use_case, "requirements")) {
    result.requirements.emplace(text(each, "feature") + ":" + text(each, "scope") + "@" + subject_of(each),
                                SavedDemand{text(each, "strength"), words(each, "because")});
  }
  for (Saved const& each : list_of(use_case.at("plans").at(strict ? "strict" : "recommended"), "mechanisms")) {
    result.mechanisms.emplace(text(each, "mechanism") + "@" + subject_of(each),
                              SavedDemand{"there", words(each, "closes")});
  }
}

SavedResult read_use_case(Saved const& json, bool strict) {
  SavedResult result;
  result.id = text(json, "id");
  auto const scale = json.find("risk-scale");
  if (scale != json.end() && !scale->is_null()) result.risk_scale = text(*scale, "name");
  result.excluded_unlisted = json.value("excluded-unlisted", 0) > 0;
  if (json.contains("assumptions")) {
    for (Saved const& each : list_of(json, "assumptions"))
      result.assumptions.insert("it is assumed that " + text(each, "that"));
  }
  read_elements(json, strict, result);
  turn_around(json, result);
  read_verdicts(json, strict, result);
  read_demands(json, strict, result);
  return result;
}

}  // namespace

std::optional<std::map<std::string, SavedResult>> read_result(std::string const& bytes, bool strict) {
  Saved const json = Saved::parse(bytes, nullptr, false);
  if (!json.is_object() || text(json, "schema") != "glacis/1" || !json.contains("use-cases")) return std::nullopt;
  try {
    std::map<std::string, SavedResult> results;
    for (Saved const& each : list_of(json, "use-cases")) results.emplace(text(each, "id"), read_use_case(each, strict));
    return results;
  } catch (Saved::exception const&) {  // the schema's name, but not what it asks for
    return std::nullopt;
  }
}

}  // namespace glacis::output

#include "engine/report/applicability.h"

#include <algorithm>
#include <map>

#include "engine/mechanism/applicability.h"

namespace glacis::report {
namespace {

std::string fit_name(verdict::Truth truth) {
  switch (truth) {
    case verdict::Truth::yes: return "surely";
    case verdict::Truth::no: return "not";
    case verdict::Truth::unknown: return "perhaps";
  }
  return {};
}

/// How the elements that a place is made of are called in its facts: it itself is left out, ends go by their roles.
using Roles = std::vector<std::pair<std::string, std::string>>;

Roles roles_of(Words const& words, verdict::Spot const& spot, std::string const& id) {
  model::UseCase const& use_case = words.use_case();
  Roles roles{{id, ""}};
  if (spot.sort == model::Sort::flow) {
    model::Flow const& flow = use_case.flows[spot.index];
    roles.emplace_back(use_case[flow.from].id, "sender");
    if (flow.to.size() == 1) roles.emplace_back(use_case[flow.to.front().value].id, "receiver");
  }
  if (spot.sort == model::Sort::journey) {
    model::Journey const& journey = words.structure().journeys[spot.index];
    roles.emplace_back(use_case[journey.origin].id, "origin");
    roles.emplace_back(use_case[journey.consumer].id, "consumer");
  }
  return roles;
}

/// "kind of meter is smart-meter" at meter as "kind is smart-meter", at a flow from it as "kind of sender is
/// smart-meter", so that like places have like reasons.
std::string in_roles(std::string text, Roles const& roles) {
  for (auto const& [id, role] : roles) {
    std::string const of = " of " + id;
    std::size_t const at = text.find(of);
    bool const whole = at != std::string::npos && (at + of.size() == text.size() || text[at + of.size()] == ' ');
    if (whole) return text.replace(at, of.size(), role.empty() ? "" : " of " + role);
    if (text.rfind(id + " ", 0) == 0) return text.replace(0, id.size() + (role.empty() ? 1 : 0), role);
  }
  return text;
}

/// What is said of one end before what is said of the other, whichever was read first.
void sort_by_role(std::vector<Fact>& facts, Roles const& roles) {
  auto const rank = [&](Fact const& fact) {
    for (std::size_t i = 1; i < roles.size(); ++i)
      if (fact.text.view().find(" of " + roles[i].second) != std::string::npos) return i;
    return std::size_t{0};
  };
  std::vector<std::size_t> slots;
  std::vector<Fact> of_ends;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (rank(facts[i]) == 0) continue;
    slots.push_back(i);
    of_ends.push_back(facts[i]);
  }
  std::stable_sort(of_ends.begin(), of_ends.end(), [&](Fact const& a, Fact const& b) { return rank(a) < rank(b); });
  for (std::size_t i = 0; i < slots.size(); ++i) facts[slots[i]] = std::move(of_ends[i]);
}

/// "kind of lte-cat1 is lte-cat1": that a network of the vocabulary is itself.
bool goes_without_saying(Words const& words, verdict::Fact const& fact) {
  auto const& networks = words.vocabulary().networks;
  return std::any_of(networks.begin(), networks.end(), [&](model::NetworkDeclaration const& network) {
    return fact.place == network.place && fact.text == "kind of " + network.name + " is " + network.name;
  });
}

std::vector<Fact> told(Words const& words, std::vector<verdict::Fact> const& facts, Roles const& roles) {
  std::vector<Fact> result;
  for (verdict::Fact const& fact : facts)
    if (facts.size() == 1 || !goes_without_saying(words, fact)) result.push_back(words.fact(fact));
  for (Fact& fact : result) fact.text = in_roles(std::move(fact.text), roles);
  sort_by_role(result, roles);
  return result;
}

FitPlace place_of(Words const& words, mechanism::FitAt const& at) {
  FitPlace place;
  place.use_case = words.use_case().id;
  place.subject = words.subject({at.spot, verdict::Subject::none});
  place.fit = fit_name(at.fit.truth);
  place.from_facts = fit_name(at.from_facts);
  Roles const roles = roles_of(words, at.spot, place.subject.id);
  for (verdict::FitReason const& reason : at.reasons)
    place.reasons.push_back({words.excerpt(reason.condition), told(words, reason.facts, roles), reason.proof});
  if (at.fit.truth != verdict::Truth::yes) return place;
  place.rests_on = told(words, at.fit.rests_on, roles);
  place.choices = told(words, at.fit.choices, roles);
  return place;
}

/// All facts of a place or a group, in one order.
template <class Place, class Do>
void each_fact(Place& place, Do const& act) {
  for (auto& reason : place.reasons)
    for (auto& fact : reason.facts) act(fact);
  for (auto& fact : place.rests_on) act(fact);
  for (auto& fact : place.choices) act(fact);
}

int rank(std::string const& fit) { return fit == "surely" ? 0 : fit == "perhaps" ? 1 : 2; }

/// What a reader sees of it, without the places.
std::vector<std::string> key_of(FitPlace const& place) {
  std::vector<std::string> key{place.fit, place.from_facts};
  for (FitReason const& reason : place.reasons) key.push_back("needs " + reason.needs);
  each_fact(place, [&](Fact const& fact) { key.push_back(fact.basis + " " + fact.text); });
  return key;
}

bool same(Location const& a, Location const& b) { return a.file == b.file && a.line == b.line && a.column == b.column; }

FitGroup group_of(std::vector<FitPlace const*> const& members) {
  FitGroup group;
  group.fit = members.front()->fit;
  group.from_facts = members.front()->from_facts;
  group.reasons = members.front()->reasons;
  group.rests_on = members.front()->rests_on;
  group.choices = members.front()->choices;
  std::vector<std::vector<Location>> said;
  for (FitPlace const* member : members) {
    said.emplace_back();
    each_fact(*member, [&](Fact const& fact) { said.back().push_back(fact.place); });
    group.places.push_back({member->use_case, member->subject, {}});
  }
  std::size_t number = 0;
  each_fact(group, [&](Fact& fact) {
    bool const common =
        std::all_of(said.begin(), said.end(), [&](auto const& of) { return same(of[number], said.front()[number]); });
    for (std::size_t i = 0; !common && i < said.size(); ++i) {
      auto& places = group.places[i].said;
      Location const& place = said[i][number];
      bool const known = std::any_of(places.begin(), places.end(), [&](Location const& of) { return same(of, place); });
      if (!place.file.empty() && !known) places.push_back(place);
    }
    if (!common) fact.place = {};
    ++number;
  });
  for (FitReason& reason : group.reasons)
    reason.proof = std::all_of(members.begin(), members.end(), [&](FitPlace const* member) {
      return member->reasons[static_cast<std::size_t>(&reason - group.reasons.data())].proof;
    });
  return group;
}

}  // namespace

void add_applicability(Words const& words, verdict::Judge& judge, std::vector<model::MechanismId> const& mechanisms,
                       Report& report) {
  auto const stated = judge.stated_mechanisms();
  for (model::MechanismId const id : mechanisms) {
    Applicability of;
    of.mechanism = words.vocabulary()[id].name;
    of.stated = std::binary_search(stated.begin(), stated.end(), id);
    for (mechanism::FitAt const& at : mechanism::places_of(words.the_case(), judge, id))
      of.places.push_back(place_of(words, at));
    for (auto const& each : mechanism::replacements_of(words.the_case(), judge, id))
      of.replacements.push_back({words.vocabulary()[each.by].name, each.everywhere});
    report.applicability.push_back(std::move(of));
  }
}

std::vector<FitGroup> grouped(std::vector<FitPlace> const& places) {
  std::map<std::vector<std::string>, std::vector<FitPlace const*>> by_key;
  for (FitPlace const& place : places) by_key[key_of(place)].push_back(&place);
  std::vector<FitGroup> groups;
  for (auto const& [key, members] : by_key) groups.push_back(group_of(members));
  std::stable_sort(groups.begin(), groups.end(), [](FitGroup const& a, FitGroup const& b) {
    if (rank(a.fit) != rank(b.fit)) return rank(a.fit) < rank(b.fit);
    return a.places.size() > b.places.size();
  });
  return groups;
}

}  // namespace glacis::report

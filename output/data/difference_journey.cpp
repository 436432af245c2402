#include "output/data/difference_journey.h"

#include <algorithm>

namespace glacis::output {
namespace {

using Ids = std::set<std::string>;

Ids const& drawn(SavedResult const& result, std::string const& id, char const* verb) {
  static Ids const none;
  auto const element = result.elements.find(id);
  if (element == result.elements.end()) return none;
  auto const found = element->second.drawn.find(verb);
  return found == element->second.drawn.end() ? none : found->second;
}

/// Of the flows of a journey that is here and not there.
void add_flows(std::string const& journey, SavedResult const& here, SavedResult const& there, bool is_new,
               std::vector<std::string>& why) {
  for (std::string const& datum : drawn(here, journey, "carries")) {
    for (std::string const& flow : drawn(here, journey, "goes over")) {
      std::string line;
      if (!there.elements.contains(flow))
        line = flow + (is_new ? " is new" : " is gone");
      else if (!drawn(there, datum, "goes over").contains(flow))
        line = flow + " carries " + datum + (is_new ? " now" : " no more");
      if (!line.empty() && std::ranges::find(why, line) == why.end()) why.push_back(line);
    }
  }
}

/// Of the same datum, with an end in common, there and not here.
std::vector<std::string> rivals(std::string const& journey, SavedResult const& here, SavedResult const& there) {
  std::vector<std::string> ids;
  for (auto const& each : there.elements) {
    std::string const& id = each.first;
    if (each.second.sort != "journey" || here.elements.contains(id)) continue;
    auto const shares = [&](char const* verb) { return drawn(there, id, verb) == drawn(here, journey, verb); };
    if (shares("carries") && (shares("comes from") || shares("goes to"))) ids.push_back(id);
  }
  return ids;
}

}  // namespace

std::vector<std::string> drawn_only(std::string const& id, SavedResult const& here, SavedResult const& there) {
  std::vector<std::string> only;
  auto const element = here.elements.find(id);
  if (element == here.elements.end() || !there.elements.contains(id)) return only;
  for (auto const& [verb, targets] : element->second.drawn) {
    Ids const& others = drawn(there, id, verb.c_str());
    for (std::string const& target : targets) {
      if (!others.contains(target)) only.push_back(id + " " + verb + " " + target);
    }
  }
  return only;
}

std::vector<std::string> why_drawn(std::string const& journey, SavedResult const& here, SavedResult const& there,
                                   bool is_new) {
  std::vector<std::string> why;
  add_flows(journey, here, there, is_new, why);
  for (std::string const& rival : rivals(journey, here, there)) add_flows(rival, there, here, !is_new, why);
  if (!why.empty()) return why;
  for (std::string const& flow : drawn(here, journey, "goes over")) {
    for (std::string const& line : drawn_only(flow, here, there)) why.push_back((is_new ? "now: " : "was: ") + line);
    for (std::string const& line : drawn_only(flow, there, here)) why.push_back((is_new ? "was: " : "now: ") + line);
  }
  return why;
}

}  // namespace glacis::output

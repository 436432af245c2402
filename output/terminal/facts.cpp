#include "output/terminal/facts.h"

#include "output/terminal/text.h"

namespace glacis::output {
namespace {

std::string shortened(std::vector<std::string> parts, std::string_view between, std::size_t most) {
  std::size_t const all = parts.size();
  if (all > most + 1) {
    parts.resize(most);
    parts.push_back("and " + std::to_string(all - most) + " more");
  }
  return join(parts, between);
}

/// "<what> of <whom><rest>"; without an "of", all is `what`. Ids hold no spaces.
struct Parted {
  std::string what, whom, rest;
};

Parted part(std::string const& text) {
  std::size_t const of = text.find(" of ");
  if (of == std::string::npos) return {text, {}, {}};
  std::size_t const end = text.find(' ', of + 4);
  std::string const rest = end == std::string::npos ? std::string() : text.substr(end);
  return {text.substr(0, of), text.substr(of + 4, end == std::string::npos ? end : end - of - 4), rest};
}

std::string of_all(std::vector<std::string> const& names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    result += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
    result += names[i];
  }
  return result;
}

}  // namespace

std::vector<std::string> gathered(std::vector<std::string> const& facts) {
  struct Group {
    Parted parted;
    std::vector<std::string> names;
  };
  std::vector<Group> groups;
  for (std::string const& fact : facts) {
    Parted const parted = part(fact);
    Group* known = nullptr;
    for (Group& group : groups) {
      bool const same = group.parted.what == parted.what && group.parted.rest == parted.rest;
      if (same && !parted.whom.empty() && !group.names.empty()) known = &group;
    }
    if (known == nullptr) groups.push_back({parted, {}});
    if (!parted.whom.empty()) (known == nullptr ? groups.back() : *known).names.push_back(parted.whom);
  }
  std::vector<std::string> result;
  for (Group const& group : groups) {
    std::string const names = group.names.empty() ? "" : " of " + of_all(group.names);
    result.push_back(group.parted.what + names + group.parted.rest);
  }
  return result;
}

std::string fact_text(report::Fact const& fact, Telling const& telling) {
  std::vector<std::string> notes;
  bool const own = !fact.place.file.empty() && fact.place.file == telling.own_file;
  if (own) notes.push_back("line " + std::to_string(fact.place.line));
  if (fact.basis == "presumed" || fact.basis == "assumed") notes.push_back(fact.basis);
  std::string text = plain(fact.text);
  Parted const parted = part(text);
  if (!telling.subject.empty() && parted.whom == telling.subject && !parted.rest.empty())
    text = parted.what + parted.rest;
  return notes.empty() ? text : text + " (" + join(notes, ", ") + ")";
}

std::string unknowns(std::vector<report::Fact> const& facts, Telling const& telling) {
  std::vector<std::string> own, others;
  for (report::Fact const& fact : facts) {
    if (fact.basis != "unknown") continue;
    std::string const text = plain(fact.text);
    Parted const parted = part(text);
    bool const is_own = !telling.subject.empty() && parted.whom == telling.subject && parted.rest.empty();
    if (is_own)
      own.push_back("its " + parted.what);
    else
      others.push_back(text);
  }
  for (std::string& text : gathered(others)) own.push_back(std::move(text));
  return shortened(std::move(own), ", ", telling.most);
}

std::string sentence(std::vector<report::Fact> const& facts, Telling const& telling) {
  std::vector<std::string> parts;
  for (report::Fact const& fact : facts) {
    if (fact.basis != "unknown") parts.push_back(fact_text(fact, telling));
  }
  std::string result = shortened(std::move(parts), "; ", telling.most);
  std::string const open = unknowns(facts, telling);
  if (open.empty()) return result;
  return result + (result.empty() ? "" : "; ") + "not known: " + open;
}

}  // namespace glacis::output

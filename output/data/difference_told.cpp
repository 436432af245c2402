#include "output/data/difference_told.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace glacis::output {
namespace {

/// The same for what is so and what is not: "crosses a trust boundary", "crosses no trust boundary".
std::string sense_of(std::string const& fact) {
  std::istringstream words(fact);
  std::string sense;
  for (std::string word; words >> word;) {
    if (word != "not" && word != "no" && word != "a") sense += word + " ";
  }
  return sense;
}

bool is_one_value(std::string const& value) {
  return value.find(" or ") == std::string::npos && value.find(" to ") == std::string::npos;
}

std::string const* shown_of(SavedElement const& element, std::string const& attribute) {
  if (attribute == "kind" && element.sort == "zone") {
    auto const kind = element.drawn.find("is of kind");
    return kind == element.drawn.end() || kind->second.empty() ? nullptr : &*kind->second.begin();
  }
  auto const found = element.shown.find(attribute);
  return found == element.shown.end() ? nullptr : &found->second;
}

/// Shown by a title, where facts name an id.
bool is_titled(std::string const& attribute) {
  return attribute == "kind" || attribute == "zone" || attribute == "operator" || attribute == "network" ||
         attribute == "point" || attribute == "readers";
}

/// "tunnel stands at order", "no mechanism stands at order, as stated", "order is not labelled personal".
FactParts of_lists(std::string const& text) {
  std::size_t const first = std::min(text.find(' '), text.size());
  for (std::string_view const words : {" stands at ", " stated at "}) {
    std::size_t const at = text.find(words);
    if (at == std::string::npos) continue;
    std::size_t const begin = at + words.size();
    std::string const mechanism = at == first ? text.substr(0, at) : std::string();
    return {"mechanisms", text.substr(begin, text.find_first_of(", ", begin) - begin), {}, mechanism};
  }
  for (std::string_view const words : {" is labelled ", " is not labelled "}) {
    if (text.find(words) != first) continue;
    return {"labels", text.substr(0, first), {}, text.substr(first + words.size()), words == " is labelled "};
  }
  return {};
}

}  // namespace

bool is_drawn_alike(SavedResult const& a, SavedResult const& b) {
  return std::ranges::equal(a.elements, b.elements, [](auto const& one, auto const& other) {
    return one.first == other.first && one.second.drawn == other.second.drawn;
  });
}

FactParts parts_of(SavedFact const& fact) {
  std::size_t const of = fact.text.find(" of ");
  if (of == std::string::npos || fact.text.find(' ') != of) return of_lists(fact.text);
  std::size_t const begin = of + 4, is = fact.known ? fact.text.find(" is ", begin) : fact.text.size();
  if (is == std::string::npos) return {};
  return {fact.text.substr(0, of), fact.text.substr(begin, is - begin),
          fact.known ? fact.text.substr(is + 4) : std::string()};
}

Told::Told(SavedResult const& result, bool drawn_alike) : result_(&result), drawn_alike_(drawn_alike) {
  for (auto const* list : {&result.findings, &result.obligations, &result.claims, &result.objectives}) {
    for (auto const& [id, verdict] : *list) {
      for (SavedFact const& fact : verdict.facts) {
        (fact.known ? known_ : unknown_).insert(fact.text);
        if (!fact.known) continue;
        senses_.insert(sense_of(fact.text));
        FactParts const parts = parts_of(fact);
        if (!parts.value.empty()) values_[parts.attribute + " of " + parts.element].insert(parts.value);
        if (!parts.within) closed_.insert(parts.attribute + " of " + parts.element);
      }
    }
  }
}

Fate Told::fate(SavedFact const& fact, Told const& there) const {
  if ((fact.known ? there.known_ : there.unknown_).contains(fact.text)) return Fate::same;
  if (result_->assumptions.contains(fact.text))
    return there.result_->assumptions.contains(fact.text) ? Fate::same : Fate::other;
  // That something has no such attribute is for its kind to say.
  if (fact.drawn && drawn_alike_ && fact.text.find(" has no ") == std::string::npos) return Fate::same;
  Fate const by_element = by_elements(fact, there);
  return by_element == Fate::untold ? there.by_evidence(fact) : by_element;
}

Fate Told::by_elements(SavedFact const& fact, Told const& there) const {
  FactParts const parts = parts_of(fact);
  auto const here_found = result_->elements.find(parts.element), found = there.result_->elements.find(parts.element);
  if (here_found == result_->elements.end()) return Fate::untold;
  if (found == there.result_->elements.end()) return Fate::other;
  auto const list = here_found->second.lists.find(parts.attribute);
  auto const other_list = found->second.lists.find(parts.attribute);
  if (list != here_found->second.lists.end() && other_list != found->second.lists.end())
    return by_list(fact, list->second, other_list->second, there);
  return by_value(fact, here_found->second, found->second);
}

Fate Told::by_value(SavedFact const& fact, SavedElement const& element, SavedElement const& other) const {
  FactParts const parts = parts_of(fact);
  std::string const* const here = shown_of(element, parts.attribute);
  std::string const* const there = shown_of(other, parts.attribute);
  if (here == nullptr) return Fate::untold;
  // Only one of several sayings is shown.
  if (!is_titled(parts.attribute) && fact.known && *here != parts.value) return Fate::untold;
  return there != nullptr && *here == *there ? Fate::same : Fate::other;
}

/// Whether labels are open is told by evidence only: what needs one that may be there names them as not known.
Fate Told::by_list(SavedFact const& fact, SavedList const& list, SavedList const& other, Told const& there) const {
  FactParts const parts = parts_of(fact);
  bool const open = other.closed == false || there.unknown_.contains(parts.attribute + " of " + parts.element);
  if (!fact.known) {
    if (list.closed != false || !other.closed) return Fate::untold;
    return *other.closed ? Fate::other : Fate::same;
  }
  if (!parts.member.empty()) {
    if (list.members.contains(parts.member) != parts.within) return Fate::untold;  // not the names that facts use
    if (other.members.contains(parts.member) != parts.within) return Fate::other;
    return open && !parts.within ? Fate::other : Fate::same;
  }
  bool const none = fact.text.starts_with("no ");
  if (open || (none && !other.members.empty())) return Fate::other;
  // What none of them gives, fewer do not give; whether another gives it is not told.
  return std::ranges::includes(list.members, other.members) ? Fate::same : Fate::untold;
}

Fate Told::by_evidence(SavedFact const& fact) const {
  FactParts const parts = parts_of(fact);
  std::string const name = parts.attribute + " of " + parts.element;
  auto const values = values_.find(name);
  if (!fact.known) {
    bool const one =
        closed_.contains(name) || (values != values_.end() && std::ranges::any_of(values->second, is_one_value));
    return one && !unknown_.contains(fact.text) ? Fate::other : Fate::untold;
  }
  if (parts.value.empty()) return senses_.contains(sense_of(fact.text)) ? Fate::other : Fate::untold;
  if (!is_one_value(parts.value)) return Fate::untold;
  bool const another = values != values_.end() && std::ranges::any_of(values->second, is_one_value);
  return another || unknown_.contains(name) ? Fate::other : Fate::untold;
}

}  // namespace glacis::output

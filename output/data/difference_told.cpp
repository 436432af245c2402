#include "output/data/difference_told.h"

#include <algorithm>
#include <sstream>

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
  auto const found = element.shown.find(attribute);
  return found == element.shown.end() ? nullptr : &found->second;
}

/// Shown by a title, where facts name an id.
bool is_titled(std::string const& attribute) {
  return attribute == "kind" || attribute == "zone" || attribute == "operator" || attribute == "network" ||
         attribute == "point" || attribute == "mechanisms" || attribute == "labels" || attribute == "readers";
}

/// "tunnel stands at order" and "reading is labelled personal" by the attribute that they are of.
FactParts of_lists(std::string const& text) {
  for (char const* const words : {" stands at ", "stated at "}) {
    std::size_t const at = text.find(words);
    if (at == std::string::npos) continue;
    std::size_t const begin = at + std::string_view(words).size();
    return {"mechanisms", text.substr(begin, text.find_first_of(", ", begin) - begin), {}};
  }
  for (char const* const words : {" is labelled ", " is not labelled "}) {
    if (text.find(words) != std::string::npos) return {"labels", text.substr(0, text.find(' ')), {}};
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
  for (auto const* list : {&result.findings, &result.obligations}) {
    for (auto const& [id, verdict] : *list) {
      for (SavedFact const& fact : verdict.facts) {
        (fact.known ? known_ : unknown_).insert(fact.text);
        if (!fact.known) continue;
        senses_.insert(sense_of(fact.text));
        FactParts const parts = parts_of(fact);
        if (!parts.value.empty()) values_[parts.attribute + " of " + parts.element].insert(parts.value);
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
  std::string const* const here = shown_of(here_found->second, parts.attribute);
  std::string const* const other = shown_of(found->second, parts.attribute);
  if (here == nullptr) return Fate::untold;
  // Only one of several sayings is shown.
  if (!is_titled(parts.attribute) && fact.known && *here != parts.value) return Fate::untold;
  return other != nullptr && *here == *other ? Fate::same : Fate::other;
}

Fate Told::by_evidence(SavedFact const& fact) const {
  FactParts const parts = parts_of(fact);
  std::string const name = parts.attribute + " of " + parts.element;
  auto const values = values_.find(name);
  if (!fact.known) {
    bool const one = values != values_.end() && std::ranges::any_of(values->second, is_one_value);
    return one && !unknown_.contains(fact.text) ? Fate::other : Fate::untold;
  }
  if (parts.value.empty()) return senses_.contains(sense_of(fact.text)) ? Fate::other : Fate::untold;
  if (!is_one_value(parts.value)) return Fate::untold;
  bool const another = values != values_.end() && std::ranges::any_of(values->second, is_one_value);
  return another || unknown_.contains(name) ? Fate::other : Fate::untold;
}

}  // namespace glacis::output

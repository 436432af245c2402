#include "output/data/difference_why.h"

#include <algorithm>
#include <span>
#include <sstream>

#include "output/data/difference_journey.h"

namespace glacis::output {
namespace {

using Reasons = std::vector<std::string>;
using Facts = std::span<SavedFact const>;

bool is_one_of(std::string const& verdict, std::initializer_list<char const*> words) {
  return std::ranges::find(words, verdict) != words.end();
}
bool is_harmful(std::string const& verdict) {
  return is_one_of(verdict, {"certain", "exposed", "not-met", "not-known"});
}
bool is_without_effect(std::string const& verdict) { return is_one_of(verdict, {"excluded", "does-not-apply"}); }
bool is_open(std::string const& verdict) { return is_one_of(verdict, {"open", "may-apply"}); }
bool is_covered(std::string const& verdict) { return is_one_of(verdict, {"covered", "met"}); }
bool is_bare(std::string const& verdict) { return is_one_of(verdict, {"certain", "not-met"}); }

std::string said(SavedFact const& fact) { return fact.known ? fact.text : fact.text + " is not known"; }

std::string joined(std::vector<std::string> const& facts) {
  std::string text;
  for (std::string const& fact : facts) text += (text.empty() ? "" : " and ") + fact;
  return text;
}

void add(Reasons& reasons, std::string reason) {
  if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(std::move(reason));
}

/// The elements that a verdict is about and that its facts name.
std::set<std::string> elements_of(SavedVerdict const& verdict, SavedResult const& result) {
  std::set<std::string> ids{verdict.subject, verdict.with};
  for (SavedFact const& fact : verdict.facts) {
    std::istringstream words(fact.text);
    for (std::string word; words >> word;) {
      if (word.ends_with(',')) word.pop_back();
      ids.insert(word);
    }
  }
  std::erase_if(ids, [&](std::string const& id) { return !result.elements.contains(id); });
  return ids;
}

bool are_known(Facts facts) {
  return std::ranges::all_of(facts, [](SavedFact const& fact) { return fact.known; });
}

bool hold(Facts facts, Told const& here, Told const& there) {
  return std::ranges::all_of(
      facts, [&](SavedFact const& fact) { return !fact.known || here.fate(fact, there) == Fate::same; });
}

/// What is proved here and all of what proves it is the same there, where nothing else is drawn; and it came to
/// something else there: then what made the one of the other is not the same.
struct Contradiction {
  bool condition = false, cover = false;
};
Contradiction contradiction(SavedVerdict const& one, Told const& here, std::string const& other, Told const& there) {
  if (!one.proof || other == "undecided") return {};
  std::string const& verdict = one.verdict;
  Facts const all(one.facts), why_it_applies = all.first(std::min(one.applies, all.size()));
  bool const applies = is_harmful(verdict) || (is_covered(verdict) && !one.if_applies && !why_it_applies.empty());
  Contradiction result;
  if (is_without_effect(verdict))
    result.condition = !is_without_effect(other) && are_known(all) && hold(all, here, there);
  if (applies && (is_without_effect(other) || is_open(other)))
    result.condition = are_known(why_it_applies) && hold(why_it_applies, here, there);
  bool const opposite =
      (is_covered(verdict) && (is_harmful(other) || is_open(other))) || (is_bare(verdict) && is_covered(other));
  if (opposite) result.cover = are_known(all) && hold(all, here, there);
  return result;
}

constexpr char const* same_facts = ": the same facts came to something else before";

void add_all(Reasons& reasons, char const* lead, Reasons const& lines) {
  for (std::string const& line : lines) add(reasons, lead + line);
}

/// Where ends of a flow lie, and zones in each other, here and not there, if it crosses a border on one side only.
void add_borders(SavedFact const& fact, Told const& here, Told const& there, char const* lead, Reasons& reasons) {
  std::size_t const crosses = fact.text.find(" crosses ");
  if (crosses == std::string::npos) return;
  auto const& elements = here.result().elements;
  std::set<std::string> concerned;
  if (auto const flow = elements.find(fact.text.substr(0, crosses)); flow != elements.end()) {
    for (char const* verb : {"comes from", "goes to"}) {
      if (auto const ends = flow->second.drawn.find(verb); ends != flow->second.drawn.end())
        concerned.insert(ends->second.begin(), ends->second.end());
    }
  }
  for (auto const& [id, element] : elements) {
    if (element.sort == "zone") concerned.insert(id);
  }
  for (std::string const& id : concerned) {
    for (std::string const& line : drawn_only(id, here.result(), there.result())) {
      bool const place = line.starts_with(id + " lies in ") || line == id + " is trust-boundary";
      if (place) add(reasons, lead + line);
    }
  }
}

/// What the facts of a verdict say here and what they say there is not the same.
void add_facts(SavedVerdict const& verdict, Told const& here, Told const& there, char const* lead, Reasons& reasons) {
  for (SavedFact const& fact : verdict.facts) {
    if (here.fate(fact, there) != Fate::other) continue;
    add_borders(fact, here, there, lead, reasons);
    add(reasons, lead + said(fact));
  }
}

/// What is drawn of the elements that a verdict reads, or said of them, here and perhaps not there: it may be why.
void add_guesses(SavedVerdict const& verdict, Told const& here, Told const& there, char const* lead, Reasons& reasons) {
  auto const ids = elements_of(verdict, here.result());
  for (std::string const& id : ids) {
    for (std::string const& line : drawn_only(id, here.result(), there.result())) {
      // A flow's own lines say it of what it carries and of its ends.
      std::string const target = line.substr(line.rfind(' ') + 1);
      auto const flow = here.result().elements.find(target);
      bool const again = flow != here.result().elements.end() && flow->second.sort == "flow" && ids.contains(target);
      if (!again) add(reasons, lead + line);
    }
  }
  for (SavedFact const& fact : verdict.facts) {
    if (here.fate(fact, there) == Fate::untold) add(reasons, lead + said(fact));
  }
}

}  // namespace

Why::Why(SavedResult const& before, SavedResult const& after)
    : drawn_alike_(is_drawn_alike(before, after)), before_(before, drawn_alike_), after_(after, drawn_alike_) {}

std::vector<std::string> Why::changed(SavedVerdict const& before, SavedVerdict const& after) const {
  Reasons reasons;
  if (after.verdict == "undecided") reasons.emplace_back("the effort ran out");
  if (before.verdict == "undecided") reasons.emplace_back("the effort ran out before");
  for (std::string const& each : after.asks) {
    if (!before.asks.contains(each)) reasons.push_back("it asks now: " + each);
  }
  for (std::string const& each : before.asks) {
    if (!after.asks.contains(each)) reasons.push_back("it asked: " + each);
  }
  add_rule(before, after, reasons);
  add_facts(after, after_, before_, "now: ", reasons);
  add_facts(before, before_, after_, "was: ", reasons);
  add_breaks(after, reasons);
  if (!after.world.empty())
    reasons.push_back("it would break where " + joined(after.world));
  else if (!before.world.empty())
    reasons.push_back("it would have broken where " + joined(before.world));
  if (!reasons.empty()) return reasons;
  add_guesses(after, after_, before_, "perhaps now: ", reasons);
  add_guesses(before, before_, after_, "perhaps was: ", reasons);
  reasons.emplace_back("not told: whether a rule, a constraint or the catalogue is another");
  return reasons;
}

/// What breaks a claim, whether or not it is new.
void Why::add_breaks(SavedVerdict const& after, Reasons& reasons) const {
  if (!after.rule.empty()) return;
  for (SavedFact const& fact : after.facts) {
    if (after_.fate(fact, before_) != Fate::other) add(reasons, "broken by: " + said(fact));
  }
}

/// What can be shown of what a result does not tell: conditions and the catalogue.
void Why::add_rule(SavedVerdict const& before, SavedVerdict const& after, Reasons& reasons) const {
  if (!drawn_alike_) return;
  Contradiction const one = contradiction(before, before_, after.verdict, after_);
  Contradiction const two = contradiction(after, after_, before.verdict, before_);
  if (one.condition || two.condition)
    reasons.push_back(std::string("its condition, or what models/ make of it, is another") + same_facts);
  if ((!one.cover && !two.cover) || before.asks != after.asks) return;
  reasons.push_back(std::string(before.asks.empty() ? "what it needs, or what meets that in models/, is another"
                                                    : "what meets its needs in models/ is another") +
                    same_facts);
}

std::vector<std::string> Why::came(char const* form, SavedVerdict const& verdict) const {
  return one_sided(form, verdict, {&after_, &before_, true});
}

std::vector<std::string> Why::went(char const* form, SavedVerdict const& verdict) const {
  return one_sided(form, verdict, {&before_, &after_, false});
}

std::vector<std::string> Why::one_sided(char const* form, SavedVerdict const& verdict, Sides const& sides) const {
  SavedResult const &here = sides.here->result(), &there = sides.there->result();
  for (std::string const& id : {verdict.subject, verdict.with}) {
    bool const everywhere = id.empty() || id == "?" || id == here.id || there.elements.contains(id);
    if (everywhere) continue;
    Reasons const why = why_drawn(id, here, there, sides.is_new);
    return why.empty() ? Reasons{id + (sides.is_new ? " is new" : " is gone")} : why;
  }
  bool const finding = std::string_view(form) == "threat";
  return finding && !there.excluded_unlisted ? unjudged(verdict, sides) : unlisted(form, verdict, sides);
}

/// Whatever a threat is about is listed, even if it is excluded: there, it is not about this.
std::vector<std::string> Why::unjudged(SavedVerdict const& verdict, Sides const& sides) const {
  bool const judged = std::ranges::any_of(sides.there->result().findings,
                                          [&](auto const& each) { return each.second.rule == verdict.rule; });
  Reasons reasons;
  if (judged && !verdict.with.empty()) {
    add_all(reasons,
            sides.is_new ? "now: " : "was: ", drawn_only(verdict.subject, sides.here->result(), sides.there->result()));
  }
  if (!reasons.empty()) return reasons;
  std::string const about =
      judged ? "about " + verdict.subject + (verdict.with.empty() ? "" : " with " + verdict.with) : "judged";
  return {"threat " + verdict.rule + (sides.is_new ? " was not " + about + " before" : " is not " + about + " now")};
}

/// What does not apply is not listed there.
std::vector<std::string> Why::unlisted(char const* form, SavedVerdict const& verdict, Sides const& sides) const {
  char const* const lead = sides.is_new ? "now: " : "was: ";
  Reasons reasons;
  add_facts(verdict, *sides.here, *sides.there, lead, reasons);
  std::string const name = std::string(form) + " " + verdict.rule;
  bool const shown = drawn_alike_ && contradiction(verdict, *sides.here, "excluded", *sides.there).condition;
  if (shown) reasons.insert(reasons.begin(), name + ", or what models/ make of it, is another" + same_facts);
  if (!reasons.empty()) return reasons;
  add_guesses(verdict, *sides.here, *sides.there, sides.is_new ? "perhaps now: " : "perhaps was: ", reasons);
  reasons.push_back("not told: whether " + name + (sides.is_new ? " was" : " is") + " judged there");
  return reasons;
}

}  // namespace glacis::output

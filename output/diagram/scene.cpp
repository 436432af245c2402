#include "output/diagram/scene.h"

#include <fmt/format.h>

#include <algorithm>

namespace glacis::output {
namespace {

using report::Journey;
using report::Report;
using report::SubjectRef;

template <class T>
void insert_once(std::vector<T>& list, T const& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool is_word_part(char c) { return c == '-' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

bool mentions(std::string const& text, std::string const& word) {
  if (word.empty()) return false;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    std::size_t const end = at + word.size();
    bool const begins = at == 0 || !is_word_part(text[at - 1]);
    bool const ends = end == text.size() || !is_word_part(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

/// In letters of the scale.
std::string risk_of(report::Finding const& finding) {
  if (!finding.risk) return "";
  report::Range const& letters = finding.risk->letters;
  return letters.low == letters.high ? std::string(letters.high) : letters.low + "–" + letters.high;
}

class Arranger {
 public:
  explicit Arranger(Report const& report) : report_(report) {
    scene_.entities.resize(report.entities.size());
    scene_.flows.resize(report.flows.size());
    scene_.zones.resize(report.zones.size());
  }

  Scene arrange() {
    for (report::PlacedMechanism const& placed : report_.recommended.placed) place(placed);
    merge_brackets();
    for (report::Finding const& finding : report_.findings) {
      if (finding.number == 0) continue;
      notes_of(finding).badges.push_back({mark_of(finding.as_presumed), finding.number, risk_of(finding)});
    }
    add_violated();
    auto const tidy = [](Notes& notes) {
      std::sort(notes.pills.begin(), notes.pills.end());
      std::sort(notes.badges.begin(), notes.badges.end(), [](Badge const& a, Badge const& b) {
        return std::pair(a.mark, a.number) < std::pair(b.mark, b.number);
      });
    };
    std::for_each(scene_.entities.begin(), scene_.entities.end(), tidy);
    std::for_each(scene_.flows.begin(), scene_.flows.end(), tidy);
    std::for_each(scene_.zones.begin(), scene_.zones.end(), tidy);
    for (Bracket& bracket : scene_.brackets) tidy(bracket.notes);
    tidy(scene_.model);
    return std::move(scene_);
  }

 private:
  void place(report::PlacedMechanism const& placed) {
    SubjectRef const& subject = placed.subject;
    if (subject.sort == "journey" && subject.index < report_.journeys.size()) {
      insert_once(bracket_of(report_.journeys[subject.index]).notes.pills, placed.number);
      return;
    }
    if (subject.sort == "data") {
      bool drawn = false;
      for (Journey const& journey : report_.journeys) {
        if (journey.data_id != subject.id) continue;
        insert_once(bracket_of(journey).notes.pills, placed.number);
        drawn = true;
      }
      if (drawn) return;
    }
    insert_once(notes_at(subject).pills, placed.number);
  }

  /// One bracket for each pair of ends, whatever travels between them and in which direction.
  Bracket& bracket_of(Journey const& journey) {
    auto const joins = [&](Bracket const& each) {
      std::uint32_t const a = each.origins.front();
      std::uint32_t const b = each.consumers.front();
      return (a == journey.origin && b == journey.consumer) || (a == journey.consumer && b == journey.origin);
    };
    auto found = std::find_if(scene_.brackets.begin(), scene_.brackets.end(), joins);
    if (found == scene_.brackets.end()) {
      scene_.brackets.push_back({{journey.origin}, {journey.consumer}, {}, {}});
      found = std::prev(scene_.brackets.end());
    }
    insert_once(found->data, std::string(journey.data_title));
    return *found;
  }

  /// Brackets with the same mechanisms that share an end become one that fans out from there.
  void merge_brackets() {
    std::vector<Bracket> merged;
    for (Bracket& each : scene_.brackets) {
      std::sort(each.notes.pills.begin(), each.notes.pills.end());
      bool const taken = std::any_of(merged.begin(), merged.end(), [&](Bracket& kept) { return takes(kept, each); });
      if (!taken) merged.push_back(std::move(each));
    }
    scene_.brackets = std::move(merged);
  }

  /// Both ends of a bracket are alike, so either may be the shared one.
  static bool takes(Bracket& kept, Bracket const& other) {
    if (kept.notes.pills != other.notes.pills) return false;
    for (auto [shared, free] :
         {std::pair(&Bracket::origins, &Bracket::consumers), std::pair(&Bracket::consumers, &Bracket::origins)}) {
      if ((kept.*shared).size() != 1) continue;
      std::uint32_t const hub = (kept.*shared).front();
      if (other.origins.front() != hub && other.consumers.front() != hub) continue;
      insert_once(kept.*free, other.origins.front() == hub ? other.consumers.front() : other.origins.front());
      for (std::string const& title : other.data) insert_once(kept.data, title);
      return true;
    }
    return false;
  }

  /// A claim's counterexample is marked at the innermost element that breaks it.
  void add_violated() {
    for (std::uint32_t i = 0; i < report_.claims.size(); ++i) {
      report::ClaimResult const& claim = report_.claims[i].presumed;
      if (claim.verdict != "violated") continue;
      report::Finding breaking;
      breaking.evidence = claim.because;
      if (!claim.breaks.empty()) breaking.subject = claim.breaks.back();
      notes_of(breaking).badges.push_back({Mark::violated, i + 1, {}});
    }
  }

  Notes& notes_of(report::Finding const& finding) {
    SubjectRef const& subject = finding.subject;
    if (subject.sort == "journey" && subject.index < report_.journeys.size())
      return notes_of(report_.journeys[subject.index], finding);
    return notes_at(subject);
  }

  /// At the relay that the evidence names, else on the bracket, else at the first relay, else on the only flow.
  Notes& notes_of(Journey const& journey, report::Finding const& finding) {
    for (std::uint32_t relay : journey.relays) {
      report::Entity const& entity = report_.entities.at(relay);
      for (report::Fact const& fact : finding.evidence) {
        if (mentions(fact.text, entity.id) || mentions(fact.text, entity.title)) return scene_.entities[relay];
      }
    }
    for (Bracket& each : scene_.brackets) {
      if (joins(each, journey)) return each.notes;
    }
    if (!journey.relays.empty()) return scene_.entities.at(journey.relays.front());
    if (journey.flows.size() == 1) return scene_.flows.at(journey.flows.front());
    return scene_.entities.at(journey.consumer);
  }

  static bool joins(Bracket const& bracket, Journey const& journey) {
    auto const has = [](std::vector<std::uint32_t> const& list, std::uint32_t entity) {
      return std::find(list.begin(), list.end(), entity) != list.end();
    };
    return (has(bracket.origins, journey.origin) && has(bracket.consumers, journey.consumer)) ||
           (has(bracket.origins, journey.consumer) && has(bracket.consumers, journey.origin));
  }

  Notes& notes_at(SubjectRef const& subject) {
    if (subject.sort == "entity" && subject.index < scene_.entities.size()) return scene_.entities[subject.index];
    if (subject.sort == "flow" && subject.index < scene_.flows.size()) return scene_.flows[subject.index];
    if (subject.sort == "zone" && subject.index < scene_.zones.size()) return scene_.zones[subject.index];
    if (subject.sort == "data") return notes_of_data(subject);
    return scene_.model;
  }

  /// At the datum's origin, else where it is stored.
  Notes& notes_of_data(SubjectRef const& subject) {
    for (Journey const& journey : report_.journeys) {
      if (journey.data_id == subject.id) return scene_.entities.at(journey.origin);
    }
    for (std::size_t i = 0; i < report_.entities.size(); ++i) {
      std::vector<std::string> const& stores = report_.entities[i].stores;
      if (std::find(stores.begin(), stores.end(), subject.id) != stores.end()) return scene_.entities[i];
    }
    return scene_.model;
  }

  Report const& report_;
  Scene scene_;
};

/// As many chips as may be shown and fit, and how many more there are.
struct ChipRow {
  std::vector<Chip> chips;
  std::size_t shown = 0;
};

template <class ChipAt>
ChipRow one_row(std::size_t count, int width, ChipAt const& chip_at) {
  for (std::size_t shown = std::min(count, count > most_shown ? most_shown - 1 : most_shown);; --shown) {
    std::vector<Chip> chips;
    for (std::size_t i = 0; i < shown; ++i) chips.push_back(chip_at(i));
    if (shown < count) chips.push_back(remainder(fmt::format("{}", count - shown)));
    if (shown <= 1 || width_of(chips) <= width) return {std::move(chips), shown};
  }
}

ChipRow badges_of(Notes const& notes, int width) {
  return one_row(notes.badges.size(), width, [&](std::size_t i) {
    return badge(notes.badges[i].mark, fmt::format("{}", notes.badges[i].number), notes.badges[i].risk);
  });
}

ChipRow pills_of(Notes const& notes, int width) {
  return one_row(notes.pills.size(), width, [&](std::size_t i) { return pill(fmt::format("{}", notes.pills[i])); });
}

}  // namespace

Scene arrange(Report const& report) { return Arranger(report).arrange(); }

std::vector<std::vector<Chip>> chips_of(Notes const& notes, int width) {
  std::vector<Chip> const badges = badges_of(notes, width).chips;
  std::vector<Chip> const pills = pills_of(notes, width).chips;
  std::vector<Chip> both = badges;
  both.insert(both.end(), pills.begin(), pills.end());
  if (both.empty()) return {};
  if (width_of(both) <= width || badges.empty() || pills.empty()) return {both};
  return {badges, pills};
}

void Signs::add(Notes const& notes, int width) {
  std::size_t const badges = badges_of(notes, width).shown;
  std::size_t const mechanisms = pills_of(notes, width).shown;
  for (std::size_t i = 0; i < badges; ++i) {
    marks.insert(notes.badges[i].mark);
    risks = risks || !notes.badges[i].risk.empty();
  }
  pills = pills || mechanisms != 0;
  remainders = remainders || badges < notes.badges.size() || mechanisms < notes.pills.size();
}

}  // namespace glacis::output

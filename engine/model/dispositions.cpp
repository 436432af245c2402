#include "engine/model/dispositions.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/model/item.h"
#include "engine/model/journey.h"
#include "engine/model/lookup.h"

namespace glacis::model {

namespace {

constexpr std::string_view unlisted = "?";  ///< the datum of a finding about a list that is not known

bool is_pattern(std::string_view text) { return text.find('*') != std::string_view::npos; }

/// `threat@subject` or `threat@subject/datum`, taken apart.
struct FindingName {
  std::string_view threat, subject;
  std::optional<std::string_view> datum;
};

FindingName take_apart(std::string_view id) {
  std::size_t const at = id.find('@');
  FindingName name{id.substr(0, at), id.substr(at + 1), {}};
  std::size_t const slash = name.subject.find('/');
  if (slash == std::string_view::npos) return name;
  name.datum = name.subject.substr(slash + 1);
  name.subject = name.subject.substr(0, slash);
  return name;
}

class DispositionChecker {
 public:
  DispositionChecker(Vocabulary const& vocabulary, UseCase const& use_case, Structure const& structure,
                     text::Diagnostics& diagnostics)
      : vocabulary_(vocabulary), use_case_(use_case), structure_(structure), diagnostics_(diagnostics) {}

  void check(Acceptance const& said) {
    FindingName const name = take_apart(said.finding.text);
    RuleDeclaration const* const threat = threat_named(name.threat);
    if (!is_pattern(name.subject)) check_subject(said, name, threat);
    if (name.datum && !is_pattern(*name.datum) && *name.datum != unlisted) check_datum(said, *name.datum);
  }

 private:
  /// None if the name stands for several.
  RuleDeclaration const* threat_named(std::string_view name) const {
    auto const found = std::find_if(vocabulary_.rules.begin(), vocabulary_.rules.end(),
                                    [&](RuleDeclaration const& rule) { return rule.name == name; });
    return found == vocabulary_.rules.end() ? nullptr : &*found;
  }

  /// What findings are about: elements and journeys of the threat's sort, or of all.
  std::vector<std::string> subjects_of(RuleDeclaration const* threat) const {
    std::vector<std::string> ids;
    auto const fits = [&](Sort sort) { return threat == nullptr || threat->on == sort; };
    for (auto const& [id, element] : use_case_.names) {
      if (fits(element.sort)) ids.push_back(id);
    }
    for (Journey const& journey : structure_.journeys) {
      if (fits(Sort::journey)) ids.push_back(id_of(use_case_, journey));
    }
    if (fits(Sort::model)) ids.push_back(use_case_.id);
    return ids;
  }

  void check_subject(Acceptance const& said, FindingName const& name, RuleDeclaration const* threat) {
    std::vector<std::string> const ids = subjects_of(threat);
    bool const known = std::find(ids.begin(), ids.end(), name.subject) != ids.end();
    bool const alone = threat != nullptr && threat->for_each && !name.datum;
    if (known && !alone) return;
    FindingName const written = take_apart(said.written.text);
    std::string const expected = threat == nullptr ? "what a finding can be about" : std::string(one_of(threat->on));
    if (known) {
      warn(said, written.subject, fmt::format("expected {} and a datum", expected),
           fmt::format("write `{}/` and a datum, or `{}/*`", written.subject, written.subject));
    } else {
      warn(said, written.subject, fmt::format("expected {}", expected), suggest(name.subject, ids, diagnostics_));
    }
  }

  void check_datum(Acceptance const& said, std::string_view datum) {
    std::vector<std::string> ids;
    for (Data const& each : use_case_.data) ids.push_back(each.id);
    if (std::find(ids.begin(), ids.end(), datum) != ids.end()) return;
    warn(said, *take_apart(said.written.text).datum, "expected data", suggest(datum, ids, diagnostics_));
  }

  /// `part` is one of what is written.
  void warn(Acceptance const& said, std::string_view part, std::string expected, std::string help) {
    auto const begin = static_cast<std::size_t>(part.data() - said.written.text.data());
    diagnostics_.warning(text::Code::G113, said.written.at(begin, begin + part.size()),
                         fmt::format("no finding can be called `{}`", said.written.text), std::move(expected),
                         std::move(help));
  }

  Vocabulary const& vocabulary_;
  UseCase const& use_case_;
  Structure const& structure_;
  text::Diagnostics& diagnostics_;
};

}  // namespace

void check_dispositions(Vocabulary const& vocabulary, UseCase const& use_case, Structure const& structure,
                        text::Diagnostics& diagnostics) {
  DispositionChecker checker{vocabulary, use_case, structure, diagnostics};
  for (Acceptance const& said : use_case.acceptances) checker.check(said);
}

}  // namespace glacis::model

#include "engine/model/dispositions.h"

#include <fmt/format.h>

#include <map>
#include <set>

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
      : use_case_(use_case), diagnostics_(diagnostics) {
    for (RuleDeclaration const& rule : vocabulary.rules) threats_.emplace(rule.name, &rule);
    for (Journey const& journey : structure.journeys) journeys_.insert(model::id_of(use_case, journey));
  }

  void check(Acceptance const& said) {
    FindingName const name = take_apart(said.finding.text);
    RuleDeclaration const* const threat = threat_named(name.threat);
    if (!is_pattern(name.subject)) check_subject(said, name, threat);
    if (name.datum && !is_pattern(*name.datum) && *name.datum != unlisted) check_datum(said, *name.datum);
  }

 private:
  /// None if the name stands for several.
  RuleDeclaration const* threat_named(std::string_view name) const {
    auto const found = threats_.find(name);
    return found == threats_.end() ? nullptr : found->second;
  }

  static bool fits(RuleDeclaration const* threat, Sort sort) { return threat == nullptr || threat->on == sort; }

  /// What findings are about: an element or a journey of the threat's sort, or of any.
  bool is_subject(std::string_view id, RuleDeclaration const* threat) const {
    auto const element = use_case_.names.find(id);
    if (element != use_case_.names.end() && fits(threat, element->second.sort)) return true;
    if (fits(threat, Sort::journey) && journeys_.contains(id)) return true;
    return fits(threat, Sort::model) && id == use_case_.id;
  }

  std::vector<std::string> subjects_of(RuleDeclaration const* threat) const {
    std::vector<std::string> ids;
    for (auto const& [id, element] : use_case_.names)
      if (fits(threat, element.sort)) ids.push_back(id);
    if (fits(threat, Sort::journey)) ids.insert(ids.end(), journeys_.begin(), journeys_.end());
    if (fits(threat, Sort::model)) ids.push_back(use_case_.id);
    return ids;
  }

  void check_subject(Acceptance const& said, FindingName const& name, RuleDeclaration const* threat) {
    FindingName const written = take_apart(said.written.text);
    std::string const expected = threat == nullptr ? "what a finding can be about" : std::string(one_of(threat->on));
    if (!is_subject(name.subject, threat)) {
      warn(said, written.subject, fmt::format("expected {}", expected),
           suggest(name.subject, subjects_of(threat), diagnostics_));
    } else if (threat != nullptr && threat->for_each && !name.datum) {
      warn(said, written.subject, fmt::format("expected {} and a datum", expected),
           fmt::format("write `{}/` and a datum, or `{}/*`", written.subject, written.subject));
    } else if (threat != nullptr && !threat->for_each && name.datum) {
      warn(said, *written.datum, fmt::format("expected {} alone", expected),
           fmt::format("its findings are called like `{}@{}`", written.threat, written.subject));
    }
  }

  void check_datum(Acceptance const& said, std::string_view datum) {
    auto const element = use_case_.names.find(datum);
    if (element != use_case_.names.end() && element->second.sort == Sort::data) return;
    std::vector<std::string> ids;
    for (Data const& each : use_case_.data) ids.push_back(each.id);
    warn(said, *take_apart(said.written.text).datum, "expected data", suggest(datum, ids, diagnostics_));
  }

  /// `part` is one of what is written.
  void warn(Acceptance const& said, std::string_view part, std::string expected, std::string help) {
    auto const begin = static_cast<std::size_t>(part.data() - said.written.text.data());
    diagnostics_.warning(text::Code::G113, said.written.at(begin, begin + part.size()),
                         fmt::format("no finding can be called `{}`", said.written.text), std::move(expected),
                         std::move(help));
  }

  UseCase const& use_case_;
  text::Diagnostics& diagnostics_;
  std::map<std::string, RuleDeclaration const*, std::less<>> threats_;
  std::set<std::string, std::less<>> journeys_;  ///< ids
};

}  // namespace

void check_dispositions(Vocabulary const& vocabulary, UseCase const& use_case, Structure const& structure,
                        text::Diagnostics& diagnostics) {
  if (use_case.acceptances.empty()) return;
  DispositionChecker checker{vocabulary, use_case, structure, diagnostics};
  for (Acceptance const& said : use_case.acceptances) checker.check(said);
}

}  // namespace glacis::model

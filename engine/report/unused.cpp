#include "engine/report/unused.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace glacis::report {

namespace {

using condition::Formula;
using condition::Path;
using condition::Step;
using model::Sort;
using verdict::Possible;
using verdict::Subject;

void add_attributes(Path const& path, std::set<std::uint32_t>& read) {
  for (Step const& step : path.steps) {
    if (step.form == Step::Form::attribute || step.form == Step::Form::set_attribute) read.insert(step.id);
  }
}

/// Every condition there is; definitions are unfolded into them.
std::vector<Formula const*> all_conditions(rule::Rulebook const& rulebook) {
  std::vector<Formula const*> all;
  for (rule::Rule const& rule : rulebook.rules) all.push_back(&rule.when);
  for (rule::Constraint const& constraint : rulebook.constraints) all.push_back(&constraint.formula);
  for (rule::Mechanism const& mechanism : rulebook.catalogue.mechanisms) all.push_back(&mechanism.when);
  for (auto const& network : rulebook.catalogue.network_conditions) {
    for (auto const& condition : network) {
      if (condition) all.push_back(&*condition);
    }
  }
  return all;
}

/// The element of this sort that a rule's subject is, holds or carries.
std::optional<model::Element> element_of(Drawing const& drawing, Subject const& subject, Sort sort) {
  if (sort == Sort::data) {
    if (subject.data != Subject::none) return model::Element{sort, subject.data};
    if (subject.element.sort == Sort::journey)
      return model::Element{sort, drawing.structure.journeys[subject.element.index].data.index};
  }
  if (subject.element.sort == sort) return subject.element;
  return std::nullopt;
}

/// A zone's kind counts as well if a condition asks for it: crossings, zones around, `is`.
bool is_mentioned(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook, model::KindId kind) {
  auto const covers = [&](model::KindId named) { return named.known() && vocabulary.is(kind, named); };
  for (Formula const* formula : all_conditions(rulebook)) {
    for (Path const& path : formula->paths) {
      if (path.root == Path::Root::zone_of && covers(path.kind)) return true;
    }
    for (condition::Operation const& operation : formula->operations) {
      if (std::any_of(operation.kinds.begin(), operation.kinds.end(), covers)) return true;
    }
  }
  return false;
}

/// `no`: no threat can be about an element of the kind.
Possible covered(model::KindId kind, Sort sort, rule::Rulebook const& rulebook,
                 std::vector<std::unique_ptr<Drawing>> const& drawings, std::size_t& asked) {
  bool gave_up = false;
  for (std::uint32_t i = 0; i < rulebook.rules.size(); ++i) {
    if (rulebook.rules[i].form != model::RuleForm::threat) continue;
    for (auto const& drawing : drawings) {
      for (Subject const& subject : drawing->prover->subjects(i)) {
        auto const element = element_of(*drawing, subject, sort);
        if (!element) continue;
        ++asked;
        Possible const one = drawing->prover->applies_to_kind(i, subject, *element, kind);
        if (one == Possible::yes) return one;
        gave_up = gave_up || one == Possible::gave_up;
      }
    }
  }
  return gave_up ? Possible::gave_up : Possible::no;
}

}  // namespace

std::vector<Proof> find_unread(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                               Places const& places) {
  std::set<std::uint32_t> read;
  auto const conditions = all_conditions(rulebook);
  for (Formula const* formula : conditions) {
    for (Path const& path : formula->paths) add_attributes(path, read);
  }
  for (rule::Rule const& rule : rulebook.rules) {
    if (rule.for_each) add_attributes(*rule.for_each, read);
  }
  std::vector<Proof> proofs;
  for (std::uint32_t i = 0; i < vocabulary.attributes.size(); ++i) {
    if (read.contains(i)) continue;
    model::Attribute const& attribute = vocabulary.attributes[i];
    proofs.push_back({Proof::Form::unread, "attribute " + attribute.name, places.of(attribute.place),
                      fmt::format("of {} is read by nothing", model::name_of(attribute.sort)),
                      fmt::format("in none of {} conditions of rules, mechanisms, networks and constraints",
                                  conditions.size())});
  }
  return proofs;
}

std::vector<Proof> find_uncovered(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                                  std::vector<std::unique_ptr<Drawing>> const& drawings, Places const& places) {
  std::vector<Proof> proofs;
  for (std::uint32_t i = 0; i < vocabulary.kinds.size(); ++i) {
    model::Kind const& kind = vocabulary.kinds[i];
    bool const judged = kind.sort == Sort::entity || kind.sort == Sort::data || kind.sort == Sort::zone;
    if (!judged || kind.abstract || !kind.parent.known()) continue;
    model::KindId const id{i};
    if (kind.sort == Sort::zone && is_mentioned(vocabulary, rulebook, id)) continue;
    std::size_t asked = 0;
    Possible const answer = covered(id, kind.sort, rulebook, drawings, asked);
    if (answer == Possible::yes) continue;
    bool const proved = answer == Possible::no;
    proofs.push_back({proved ? Proof::Form::uncovered : Proof::Form::undecided, "kind " + kind.name,
                      places.of(kind.place),
                      proved ? fmt::format("of {} is covered by no threat", model::name_of(kind.sort))
                             : std::string("may or may not be covered by a threat"),
                      proved ? fmt::format("none of {} pairs of a threat and a subject can be about one", asked)
                             : std::string("the effort ran out")});
  }
  return proofs;
}

}  // namespace glacis::report

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
using verdict::Subject;

void add_attributes(Path const& path, std::set<std::uint32_t>& read) {
  for (Step const& step : path.steps) {
    if (step.form == Step::Form::attribute || step.form == Step::Form::set_attribute) read.insert(step.id);
  }
}

/// Every condition there is; definitions are unfolded into them.
std::vector<Formula const*> all_conditions(rule::Rulebook const& rulebook) {
  std::vector<Formula const*> all;
  for (rule::Rule const& rule : rulebook.rules) {
    all.push_back(&rule.when);
    for (Formula const& raise : rule.raises) all.push_back(&raise);
  }
  for (Formula const& objective : rulebook.objectives) all.push_back(&objective);
  for (rule::Constraint const& constraint : rulebook.constraints) all.push_back(&constraint.formula);
  for (rule::Mechanism const& mechanism : rulebook.catalogue.mechanisms) all.push_back(&mechanism.when);
  for (auto const& network : rulebook.catalogue.network_conditions) {
    for (auto const& condition : network) {
      if (condition) all.push_back(&*condition);
    }
  }
  return all;
}

bool reads(Formula const& formula, std::initializer_list<model::Link> links) {
  return std::any_of(formula.paths.begin(), formula.paths.end(), [&](Path const& path) {
    return std::any_of(path.steps.begin(), path.steps.end(), [&](Step const& step) {
      return step.form == Step::Form::link &&
             std::find(links.begin(), links.end(), static_cast<model::Link>(step.id)) != links.end();
    });
  });
}

/// The elements of a sort that a rule on this subject is about: the subject, the datum of a pair or a journey, or all
/// data that a flow carries or an entity has, if the rule reads them.
std::vector<model::Element> concerned(Drawing const& drawing, rule::Rule const& rule, Subject const& subject,
                                      Sort sort) {
  using model::Link;
  model::Element const element = subject.element;
  if (element.sort == sort) return {element};
  if (sort != Sort::data) return {};
  if (subject.data != Subject::none) return {{sort, subject.data}};
  if (element.sort == Sort::journey) return {{sort, drawing.structure.journeys[element.index].data.index}};
  std::vector<model::Element> data;
  bool const flow =
      element.sort == Sort::flow && reads(rule.when, {Link::flow_data, Link::flow_back, Link::flow_payload});
  bool const entity = element.sort == Sort::entity && reads(rule.when, {Link::entity_data, Link::entity_data_in,
                                                                        Link::entity_data_out, Link::entity_stores});
  if (flow || entity) {
    auto const& links = drawing.structure.of(flow ? Link::flow_payload : Link::entity_data);
    for (std::uint32_t const datum : links.of(element.index)) data.push_back({sort, datum});
  }
  return data;
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
verdict::Possible covered(model::KindId kind, Sort sort, rule::Rulebook const& rulebook,
                          std::vector<std::unique_ptr<Drawing>> const& drawings, std::size_t& asked) {
  bool gave_up = false;
  for (std::uint32_t i = 0; i < rulebook.rules.size(); ++i) {
    if (rulebook.rules[i].form != model::RuleForm::threat) continue;
    for (auto const& drawing : drawings) {
      for (Subject const& subject : drawing->prover->subjects(i)) {
        auto const elements = concerned(*drawing, rulebook.rules[i], subject, sort);
        if (elements.empty()) continue;
        ++asked;
        verdict::Possible const one = drawing->prover->applies_to_kind(i, subject, elements, kind);
        if (one == verdict::Possible::yes) return one;
        gave_up = gave_up || one == verdict::Possible::gave_up;
      }
    }
  }
  return gave_up ? verdict::Possible::gave_up : verdict::Possible::no;
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
    for (model::AttributeId const impact : vocabulary.rules[rule.declaration].impact) read.insert(impact.index);
  }
  std::vector<Proof> proofs;
  for (std::uint32_t i = 0; i < vocabulary.attributes.size(); ++i) {
    model::Attribute const& attribute = vocabulary.attributes[i];
    if (read.contains(i) || attribute.budget != model::Budget::none) continue;  // plans read budgets
    proofs.push_back({Proof::Form::unread,
                      fmt::format("{} attribute `{}`", model::name_of(attribute.sort), attribute.name),
                      places.of(attribute.place), "is read by nothing",
                      fmt::format("in none of {} conditions of rules, objectives, mechanisms, networks and constraints",
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
    verdict::Possible const answer = covered(id, kind.sort, rulebook, drawings, asked);
    if (answer == verdict::Possible::yes) continue;
    bool const proved = answer == verdict::Possible::no;
    proofs.push_back({proved ? Proof::Form::uncovered : Proof::Form::undecided,
                      fmt::format("{} kind `{}`", model::name_of(kind.sort), kind.name), places.of(kind.place),
                      !proved                   ? "may or may not be covered by a threat"
                      : kind.sort == Sort::zone ? "is covered by no threat but as a border"
                                                : "is covered by no threat",
                      proved ? fmt::format("none of {} pairs of a threat and a subject can be about one", asked)
                             : std::string("the effort ran out")});
  }
  return proofs;
}

}  // namespace glacis::report

#include "engine/decide.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>

#include "engine/mechanism/decision.h"
#include "engine/mechanism/plan.h"

namespace glacis {
namespace {

using mechanism::Discovered;
using verdict::View;

/// What may be found out of one network.
struct Condition {
  std::uint32_t network = 0;
  model::AttributeId attribute;
  bool presumed_yes = false, presumed_no = false;
};

/// The use case with what one combination finds out, judged and planned for.
struct World {
  enum class State { planned, refused, gave_up };
  std::unique_ptr<Prepared> prepared;
  std::unique_ptr<verdict::Judge> judge;
  verdict::Judgement judgement;
  mechanism::Plan plan;
  State state = State::refused;
};

std::vector<Condition> conditions_of(verdict::Case const& the_case, verdict::Judge const& judge) {
  std::set<std::uint32_t> networks;
  for (std::uint32_t flow = 0; flow < the_case.use_case->flows.size(); ++flow) {
    for (std::uint32_t const network : judge.networks(View::presumed, flow)) networks.insert(network);
  }
  std::vector<Condition> conditions;
  for (std::uint32_t const network : networks) {
    for (std::uint32_t a = 0; a < the_case.vocabulary->attributes.size(); ++a) {
      model::AttributeId const attribute{a};
      model::Attribute const& declaration = (*the_case.vocabulary)[attribute];
      if (!declaration.discover || declaration.sort != model::Sort::network) continue;
      model::Element const element{model::Sort::network, network};
      auto const facts = judge.levels(View::facts, element, attribute);
      if (!facts || facts->low == facts->high) continue;  // it has none, or all is known
      auto const presumed = judge.levels(View::presumed, element, attribute);
      bool const sure = presumed && presumed->low == presumed->high;
      conditions.push_back({network, attribute, sure && presumed->low == 1, sure && presumed->low == 0});
    }
  }
  return conditions;
}

class Decider {
 public:
  Decider(Library const& library, Prepared const& base, Options const& options)
      : library_(library), base_(base), options_(options), wishes_(options.wishes) {
    wishes_.alternatives = false;  // of no use to a table
  }

  report::Decision decide(std::vector<Condition> const& all) {
    report::Decision decision;
    decision.use_case = base_.use_case.id;
    decision.title = base_.use_case.title;
    split(all);
    decision.combinations = std::size_t{1} << conditions_.size();
    auto const count = static_cast<unsigned>(conditions_.size());
    std::vector<std::uint32_t> outcomes;
    while (planned_ < decision.combinations) {
      outcomes.push_back(outcome_of(world(found(planned_))));
      ++planned_;
      tell();
    }
    auto const matter = mechanism::conditions_that_matter(outcomes, count);
    for (unsigned c = 0; c < count; ++c) {
      decision.capabilities.push_back(capability(conditions_[c]));
      if (std::ranges::binary_search(matter, c)) weigh(c, decision.capabilities.back());
    }
    for (Condition const& each : idle_) decision.capabilities.push_back(capability(each));
    for (Condition const& each : beyond_) decision.as_presumed.push_back(id_of(each));
    std::map<std::uint32_t, std::uint32_t> shown;  // outcomes in order of the rows
    for (mechanism::DecisionRule const& rule : mechanism::decision_table(outcomes, count)) {
      auto const [at, fresh] = shown.emplace(rule.outcome, static_cast<std::uint32_t>(shown.size()));
      if (fresh) decision.outcomes.push_back(outcomes_[rule.outcome]);
      report::DecisionRow row;
      for (unsigned const c : matter) row.when.emplace_back(word_of(rule.when[c]));
      row.outcome = at->second;
      decision.rows.push_back(std::move(row));
    }
    return decision;
  }

 private:
  static char const* word_of(Discovered discovered) {
    return discovered == Discovered::yes ? "yes" : discovered == Discovered::no ? "no" : "-";
  }

  std::string id_of(Condition const& condition) const {
    return fmt::format("{} of {}", library_.vocabulary[condition.attribute].name,
                       base_.use_case.networks[condition.network].id);
  }

  /// What was found out; of all else, what is stated or presumed.
  using Found = std::vector<std::pair<Condition, bool>>;

  /// Bit c of the combination says whether condition c is met.
  Found found(std::size_t combination) const {
    Found found;
    for (std::size_t c = 0; c < conditions_.size(); ++c)
      found.emplace_back(conditions_[c], (combination >> c & 1) != 0);
    return found;
  }

  /// Those that change the plan by themselves are combined.
  void split(std::vector<Condition> const& all) {
    std::map<model::AttributeId, std::vector<std::size_t>> by_attribute;
    for (std::size_t i = 0; i < all.size(); ++i) {
      by_attribute[all[i].attribute].push_back(i);
      none_.emplace_back(all[i], false);
      every_.emplace_back(all[i], true);
    }
    to_settle_ = all.size();
    as_presumed_ = outcome_of(world({}));
    with_none_ = outcome_of(world(none_));
    with_every_ = outcome_of(world(every_));
    for (auto const& each : by_attribute) find_changing(each.second);
    std::ranges::sort(changing_);
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool const idle = !std::ranges::binary_search(changing_, i);
      auto& list = idle ? idle_ : conditions_.size() < mechanism::most_conditions ? conditions_ : beyond_;
      list.push_back(all[i]);
    }
  }

  /// What of one attribute changes the plan by itself. Networks are turned together and then in halves: those that
  /// change nothing together are taken to change nothing alone, since one attribute does the same on all of them.
  void find_changing(std::span<std::size_t const> group) {
    bool const some = changes(group);
    if (some && group.size() > 1) {
      find_changing(group.first(group.size() / 2));
      find_changing(group.subspan(group.size() / 2));
      return;
    }
    if (some) changing_.push_back(group.front());
    settled_ += group.size();
    tell();
  }

  /// Does it, all else as presumed, offered, or not offered?
  bool changes(std::span<std::size_t const> group) {
    Found yes, no, only = none_, without = every_;
    for (std::size_t const i : group) {
      yes.push_back(every_[i]);
      no.push_back(none_[i]);
      only[i].second = true;
      without[i].second = false;
    }
    return outcome_of(world(yes)) != as_presumed_ || outcome_of(world(no)) != as_presumed_ ||
           outcome_of(world(only)) != with_none_ || outcome_of(world(without)) != with_every_;
  }

  /// How many combinations there will be is seen only as conditions turn out to change the plan.
  void tell() const {
    std::size_t const combined = std::min<std::size_t>(changing_.size(), mechanism::most_conditions);
    if (options_.progress) options_.progress(settled_ + planned_, to_settle_ + (std::size_t{1} << combined));
  }

  World world(Found const& found) {
    model::UseCase use_case = base_.use_case;
    for (auto const& [condition, met] : found) {
      model::AttributeId const attribute = condition.attribute;
      auto& statements = use_case.networks[condition.network].statements;
      std::erase_if(statements, [attribute](model::Statement const& each) { return each.attribute == attribute; });
      statements.push_back(
          {condition.attribute, {{met ? 1U : 0U}, {}}, model::Basis::stated, {}, met ? "true" : "false"});
    }
    World world;
    text::Diagnostics silent;
    world.prepared = prepare_as(library_, std::move(use_case), silent);
    if (world.prepared == nullptr) return world;
    world.judge = std::make_unique<verdict::Judge>(world.prepared->the_case, options_.effort, silent);
    if (world.judge->conflict()) return world;
    if (world.judge->gave_up()) {
      world.state = World::State::gave_up;
      return world;
    }
    world.judgement = world.judge->judge(View::presumed);
    world.plan = mechanism::choose_plan(world.prepared->the_case, *world.judge, world.judgement,
                                        mechanism::PlanKind::recommended, wishes_, options_.effort);
    world.state = World::State::planned;
    return world;
  }

  std::string name_of(model::MechanismId mechanism) const { return library_.vocabulary[mechanism].name; }

  std::set<std::string> names_of(World const& world) const {
    std::set<std::string> names;
    for (mechanism::Placed const& placed : world.plan.placed) names.insert(name_of(placed.instance.mechanism));
    return names;
  }

  std::uint32_t outcome_of(World const& world) {
    bool const planned = world.state == World::State::planned;
    mechanism::Status const status = planned ? world.plan.kinds : mechanism::Status::gave_up;
    std::vector<std::uint64_t> key{static_cast<std::uint64_t>(world.state), static_cast<std::uint64_t>(status),
                                   world.plan.closes.size()};
    for (mechanism::Placed const& placed : world.plan.placed) {
      key.push_back(placed.instance.mechanism.index);
      key.push_back(std::uint64_t{placed.instance.spot.index} << 8 |
                    static_cast<std::uint64_t>(placed.instance.spot.sort));
    }
    auto const [at, fresh] = numbers_.emplace(std::move(key), static_cast<std::uint32_t>(outcomes_.size()));
    if (!fresh) return at->second;
    report::PlanOutcome outcome;
    outcome.impossible = world.state == World::State::refused;
    std::set<std::string> const names = names_of(world);
    outcome.mechanisms.assign(names.begin(), names.end());
    outcome.status = mechanism::name_of(status);
    outcome.instances = world.plan.placed.size();
    outcome.closes = world.plan.closes.size();
    if (planned)
      outcome.to_close =
          mechanism::count_to_close(world.prepared->the_case, world.judgement, mechanism::PlanKind::recommended);
    outcomes_.push_back(std::move(outcome));
    return at->second;
  }

  std::set<std::string> closed_by(World const& world) const {
    std::set<std::string> ids;
    for (std::uint32_t const index : world.plan.closes) {
      verdict::Finding const& finding = world.judgement.findings[index];
      ids.insert(verdict::finding_id(world.prepared->the_case, finding.rule, finding.subject));
    }
    return ids;
  }

  /// Which of the plan's instances stand in a world: they fit there, and what each requires is given by those that
  /// stand, the first by none. What is `excused` requires nothing.
  std::vector<bool> standing(mechanism::Plan const& plan, World& in, std::vector<bool> const& excused) const {
    std::vector<bool> stands(plan.placed.size());
    for (bool more = true; more;) {
      more = false;
      std::vector<verdict::Instance> const instances = chosen(plan, stands);
      for (std::size_t i = 0; i < stands.size(); ++i) {
        auto const& [mechanism, spot] = plan.placed[i].instance;
        if (stands[i] || in.judge->fits(View::presumed, mechanism)[spot.index] != verdict::Truth::yes) continue;
        auto const needs = in.judge->protection().needs(library_.rulebook.catalogue[mechanism].requires_all,
                                                        {spot, verdict::Subject::none});
        if (!excused[i] && in.judge->holds(View::presumed, needs, instances) != verdict::Truth::yes) continue;
        stands[i] = more = true;
      }
    }
    return stands;
  }

  static std::vector<verdict::Instance> chosen(mechanism::Plan const& plan, std::vector<bool> const& stands) {
    std::vector<verdict::Instance> instances;
    for (std::size_t i = 0; i < stands.size(); ++i) {
      if (stands[i]) instances.push_back(plan.placed[i].instance);
    }
    return instances;
  }

  /// What the plan made for `told` no longer closes where `truth` is so.
  std::vector<std::string> lost(World& told, World& truth) const {
    std::vector<bool> const none(told.plan.placed.size());
    // What a planner may choose flows for is not seen to be supported even where it is.
    std::vector<bool> excused = standing(told.plan, told, none);
    excused.flip();
    std::vector<verdict::Finding> claimed;
    for (std::uint32_t const index : told.plan.closes) claimed.push_back(told.judgement.findings[index]);
    auto const instances = chosen(told.plan, standing(told.plan, truth, excused));
    std::vector<std::string> ids;
    for (verdict::Finding const& finding : truth.judge->judge_again(View::presumed, claimed, instances)) {
      if (finding.verdict == verdict::Verdict::covered || finding.verdict == verdict::Verdict::excluded) continue;
      ids.push_back(verdict::finding_id(truth.prepared->the_case, finding.rule, finding.subject));
    }
    return ids;
  }

  report::Capability capability(Condition const& condition) const {
    model::Attribute const& attribute = library_.vocabulary[condition.attribute];
    report::Capability result;
    result.id = id_of(condition);
    result.attribute = attribute.name;
    result.network = base_.use_case.networks[condition.network].title;
    result.by = attribute.discover->by;
    result.over = attribute.discover->over;
    result.how = attribute.discover->how;
    result.presumed = condition.presumed_yes ? "yes" : condition.presumed_no ? "no" : "";
    return result;
  }

  /// What it does, all else as presumed.
  void weigh(unsigned c, report::Capability& result) {
    result.matters = true;
    World with = world({{conditions_[c], true}}), without = world({{conditions_[c], false}});
    if (with.state != World::State::planned || without.state != World::State::planned) return;
    std::set<std::string> const a = names_of(with), b = names_of(without);
    std::ranges::set_difference(b, a, std::back_inserter(result.saves));
    std::ranges::set_difference(a, b, std::back_inserter(result.enables));
    std::ranges::set_difference(closed_by(with), closed_by(without), std::back_inserter(result.closes));
    result.lost = lost(with, without);
  }

  Library const& library_;
  Prepared const& base_;
  Options const& options_;
  mechanism::Wishes wishes_;
  Found none_, every_;  ///< nothing is offered, all is
  std::uint32_t as_presumed_ = 0, with_none_ = 0, with_every_ = 0;
  std::vector<std::size_t> changing_;
  std::size_t to_settle_ = 0, settled_ = 0, planned_ = 0;
  std::vector<Condition> conditions_;  ///< combined
  std::vector<Condition> idle_;        ///< change nothing by themselves
  std::vector<Condition> beyond_;      ///< would be too many
  std::map<std::vector<std::uint64_t>, std::uint32_t> numbers_;
  std::vector<report::PlanOutcome> outcomes_;
};

}  // namespace

report::Decision decide(Library const& library, Prepared const& base, verdict::Judge const& judge,
                        Options const& options) {
  return Decider(library, base, options).decide(conditions_of(base.the_case, judge));
}

std::optional<report::Decision> decide(Library const& library, text::Files const& files,
                                       std::filesystem::path const& path, Options const& options,
                                       text::Sources& sources, text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const base =
      prepare(library, files, path, options.scale, sources, diagnostics, options.answers);
  if (base == nullptr) return std::nullopt;
  verdict::Judge const judge(base->the_case, options.effort, diagnostics);
  if (!judge.conflict() && !judge.gave_up()) return decide(library, *base, judge, options);
  diagnostics.error(text::Code::G116, {},
                    fmt::format("`{}` has no plan: its facts {}", base->use_case.id,
                                judge.conflict() ? "contradict each other" : "could not be shown to hold together"),
                    {}, judge.conflict() ? "glacis analyze shows them" : "--effort looks further");
  return std::nullopt;
}

}  // namespace glacis

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/engine.h"
#include "engine/mechanism/decision.h"
#include "engine/mechanism/plan.h"
#include "engine/prepare.h"

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
      : library_(library), base_(base), options_(options) {}

  report::Decision decide(std::vector<Condition> all) {
    report::Decision decision;
    decision.use_case = base_.use_case.id;
    decision.title = base_.use_case.title;
    split(std::move(all));
    decision.combinations = std::size_t{1} << conditions_.size();
    auto const count = static_cast<unsigned>(conditions_.size());
    std::vector<std::uint32_t> outcomes;
    for (std::size_t each = 0; each < decision.combinations; ++each) outcomes.push_back(outcome_of(world(found(each))));
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

  /// Those that change the plan by themselves are combined: all else as presumed, offered, or not offered.
  void split(std::vector<Condition> all) {
    Found none, every;
    for (Condition const& each : all) {
      none.emplace_back(each, false);
      every.emplace_back(each, true);
    }
    std::uint32_t const as_presumed = outcome_of(world({}));
    std::uint32_t const with_none = outcome_of(world(none)), with_all = outcome_of(world(every));
    for (std::size_t i = 0; i < all.size(); ++i) {
      none[i].second = true;
      every[i].second = false;
      bool const changes = outcome_of(world({{all[i], true}})) != as_presumed ||
                           outcome_of(world({{all[i], false}})) != as_presumed ||
                           outcome_of(world(none)) != with_none || outcome_of(world(every)) != with_all;
      none[i].second = false;
      every[i].second = true;
      auto& list = !changes ? idle_ : conditions_.size() < mechanism::most_conditions ? conditions_ : beyond_;
      list.push_back(all[i]);
    }
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
                                        mechanism::PlanKind::recommended, options_.wishes, options_.effort);
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
    outcome.to_close = outcome.closes;
    for (mechanism::Leftover const& left : world.plan.leaves) outcome.to_close += left.obligation ? 0 : 1;
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
  std::vector<Condition> conditions_;  ///< combined
  std::vector<Condition> idle_;        ///< change nothing by themselves
  std::vector<Condition> beyond_;      ///< would be too many
  std::map<std::vector<std::uint64_t>, std::uint32_t> numbers_;
  std::vector<report::PlanOutcome> outcomes_;
};

}  // namespace

std::optional<report::Decision> decide(Library const& library, text::Files const& files,
                                       std::filesystem::path const& path, Options const& options,
                                       text::Sources& sources, text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const base =
      prepare(library, files, path, options.scale, sources, diagnostics, options.answers);
  if (base == nullptr) return std::nullopt;
  std::vector<Condition> conditions;
  {
    verdict::Judge const judge(base->the_case, options.effort, diagnostics);
    if (judge.conflict() || judge.gave_up()) {
      diagnostics.error(text::Code::G116, {},
                        fmt::format("`{}` has no plan: its facts {}", base->use_case.id,
                                    judge.conflict() ? "contradict each other" : "could not be shown to hold together"),
                        {}, judge.conflict() ? "glacis analyze shows them" : "--effort looks further");
      return std::nullopt;
    }
    conditions = conditions_of(base->the_case, judge);
  }
  return Decider(library, *base, options).decide(std::move(conditions));
}

}  // namespace glacis

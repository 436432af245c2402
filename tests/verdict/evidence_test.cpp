#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <stdexcept>

#include "engine/verdict/judge.h"
#include "engine/verdict/standing.h"
#include "tests/catch/catch.h"
#include "tests/verdict/author.h"
#include "tests/verdict/small_case.h"
#include "tests/verdict/world.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

/// Checks proofs without what found them: worlds are drawn at random in which the premises hold and all else is
/// anything, also what the use case says; the condition is read in each by the oracle. References, lists and what
/// follows from them are as drawn.
class Checker {
 public:
  Checker(Case const& the_case, Judge& judge, View view, int worlds, int tries)
      : case_(the_case),
        judge_(judge),
        view_(view),
        domains_(the_case),
        columns_(the_case, domains_),
        standing_(the_case, {}),
        source_(1),
        worlds_(worlds),
        tries_(tries) {}

  struct Count {
    std::size_t proofs = 0, worlds = 0, premises = 0, needed = 0, without_worlds = 0, unread = 0;
  };
  Count const& count() const { return count_; }

  /// What is drawn, and what follows from it, is the same in every world here, but for what protects and what a flow is
  /// over.
  static bool may_be_turned(Premise const& premise) {
    if (premise.values.empty()) return true;
    if (!premise.key.empty()) return premise.key[0] == topic::protection || premise.key[0] == topic::promise;
    ColumnId const column = cell_of(premise.variable).column;
    return column != zone_column && column != operator_column;
  }

  /// Some steps the oracle does not know.
  void check_if_read(Finding const& finding, Evidence const& evidence) {
    try {
      check(finding, evidence);
    } catch (std::logic_error const& error) {
      ++count_.unread;
    }
  }

  void check(Finding const& finding, Evidence const& evidence) {
    INFO(finding_id(case_, finding.rule, finding.subject) << " is " << name_of(finding.verdict));
    std::string told;
    for (Fact const& fact : evidence.facts) told += fact.text + "\n";
    INFO(told);
    ++count_.proofs;
    std::size_t drawn = 0;
    std::vector<Premise> premises;
    for (PremiseRef const& premise : evidence.premises) premises.push_back(*premise);
    read_ = attributes_read(finding, premises);
    for (int i = 0; i < worlds_; ++i) {
      auto const world = draw(premises, 0, {});
      if (!world) continue;
      ++drawn;
      bool const held = holds(finding, premises, *world, {});
      REQUIRE(held);
    }
    count_.worlds += drawn;
    count_.without_worlds += drawn == 0 ? 1 : 0;
    for (std::size_t p = 0; p < premises.size(); ++p) {
      if (!may_be_turned(premises[p])) continue;
      ++count_.premises;
      for (int i = 0; i < tries_; ++i) {
        auto const world = draw(premises, i % 4, p);
        if (!world || holds(finding, premises, *world, p)) continue;
        ++count_.needed;
        break;
      }
    }
  }

 private:
  /// No other value bears on the condition or on the statements.
  std::set<std::uint32_t> attributes_read(Finding const& finding, std::vector<Premise> const& premises) const {
    std::set<std::uint32_t> read;
    auto const note = [&](condition::Formula const& formula) {
      for (condition::Path const& path : formula.paths) {
        for (condition::Step const& step : path.steps) {
          if (step.form == condition::Step::Form::attribute) read.insert(step.id);
        }
      }
    };
    note(case_.rulebook->rules[finding.rule].when);
    for (auto const* conditions :
         {&case_.rulebook->catalogue.network_conditions, &case_.statements->network_conditions}) {
      for (auto const& of_network : *conditions) {
        for (auto const& condition : of_network)
          if (condition) note(*condition);
      }
    }
    if (auto const column = group_key_column(case_)) read.insert(*column - first_attribute_column);
    for (Premise const& premise : premises) {
      if (premise.statement && premise.values.empty()) note(formula_of(*premise.statement));
      if (!premise.statement && premise.values.empty()) read.insert(static_cast<std::uint32_t>(premise.key[1]));
      bool const cell = !premise.values.empty() && !is_flag(premise.variable);
      if (cell && cell_of(premise.variable).column >= first_attribute_column)
        read.insert(cell_of(premise.variable).column - first_attribute_column);
    }
    return read;
  }

  condition::Formula const& formula_of(Given given) const {
    switch (given.form) {
      case Given::Form::constraint: return case_.rulebook->constraints[given.index].formula;
      case Given::Form::assumption: return case_.statements->assumptions[given.index];
      case Given::Form::stands: break;
    }
    return case_.rulebook->catalogue[standing_.stated()[given.index].mechanism].when;
  }

  std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(source_() % count); }

  /// By the kinds that the use case states of the element.
  Truth has_attribute(std::uint32_t attribute, std::uint32_t row) const {
    auto const& vocabulary = *case_.vocabulary;
    auto const& use_case = *case_.use_case;
    model::Possible<model::KindId> const* kind = nullptr;
    switch (vocabulary.attributes[attribute].sort) {
      case model::Sort::entity: kind = &use_case.entities[row].kind; break;
      case model::Sort::zone: kind = &use_case.zones[row].kind; break;
      case model::Sort::data: kind = &use_case.data[row].kind; break;
      case model::Sort::network: kind = &use_case.networks[row].kind; break;
      case model::Sort::stakeholder: kind = &use_case.stakeholders[row].kind; break;
      case model::Sort::flow:
      case model::Sort::journey:
      case model::Sort::model: return Truth::yes;
    }
    std::set<bool> seen;
    for (std::uint32_t k = 0; k < vocabulary.kinds.size(); ++k) {
      auto const& declared = vocabulary.kinds[k];
      if (declared.sort != vocabulary.attributes[attribute].sort) continue;
      bool stated = !kind->stated && (!declared.abstract || declared.depth == 0);
      for (model::KindId const one : kind->members) {
        auto const below = vocabulary.concrete_below(one);
        stated = stated || std::ranges::find(below, model::KindId{k}) != below.end();
      }
      if (stated) seen.insert(vocabulary.applies(model::AttributeId{attribute}, model::KindId{k}));
    }
    return seen.size() != 1 ? Truth::unknown : *seen.begin() ? Truth::yes : Truth::no;
  }

  /// A value of a cell that all premises but `without` leave, and if `outside` says so, not that one.
  std::optional<std::uint32_t> value(Cell cell, std::vector<Premise> const& premises, bool outside,
                                     std::optional<std::size_t> without, oracle::World const& world) {
    Column const& column = columns_.get(view_, cell.column);
    Mask mask = column.anything;
    bool const attribute = cell.column >= first_attribute_column && cell.row < column.rows;
    Truth const has_it_surely =
        attribute ? has_attribute(cell.column - first_attribute_column, cell.row) : Truth::unknown;
    bool lacks_it = false, has_it = has_it_surely == Truth::yes;
    if (attribute && has_it_surely == Truth::unknown) {
      // Where the kind is not sure, the kind that was drawn tells.
      model::AttributeId const id{cell.column - first_attribute_column};
      auto const kind = world.kind.find({(*case_.vocabulary)[id].sort, cell.row});
      if (kind != world.kind.end()) {
        has_it = case_.vocabulary->applies(id, model::KindId{kind->second});
        lacks_it = !has_it;
      }
    }
    for (std::size_t p = 0; p < premises.size(); ++p) {
      if (premises[p].values.empty() || premises[p].variable != cell.key()) continue;
      bool const flip = p == without;
      if (flip && !outside) continue;
      for (std::size_t i = 0; i < mask.size(); ++i) mask[i] &= flip ? ~premises[p].values[i] : premises[p].values[i];
    }
    std::vector<std::uint32_t> options;
    for (std::uint32_t v = 0; v <= column.values; ++v) {
      if (has(mask.data(), v) && !(has_it && v == column.not_applicable()) &&
          !(lacks_it && v != column.not_applicable()))
        options.push_back(v);
    }
    if (options.empty()) return std::nullopt;
    return options[below(options.size())];
  }

  std::optional<oracle::World> draw(std::vector<Premise> const& premises, int outside,
                                    std::optional<std::size_t> without) {
    oracle::World world;
    auto const& use_case = *case_.use_case;
    auto const& vocabulary = *case_.vocabulary;
    bool possible = true;
    auto const kinds = [&](model::Sort sort, std::size_t count) {
      for (std::uint32_t row = 0; row < count; ++row) {
        auto const kind = value({kind_column(sort), row}, premises, outside != 0, without, world);
        possible = possible && kind;
        if (kind) world.kind[{sort, row}] = *kind;
      }
    };
    kinds(model::Sort::entity, use_case.entities.size());
    kinds(model::Sort::zone, use_case.zones.size());
    kinds(model::Sort::data, use_case.data.size());
    kinds(model::Sort::network, use_case.networks.size());
    kinds(model::Sort::stakeholder, use_case.stakeholders.size());
    auto const refer = [&](ColumnId id, std::size_t count, std::uint32_t another,
                           std::map<std::uint32_t, std::uint32_t>& into) {
      Column const& column = columns_.get(view_, id);
      for (std::uint32_t row = 0; row < count; ++row) {
        std::vector<std::uint32_t> options;
        for (std::uint32_t v = 0; id != over_column && v <= column.values; ++v) {
          if (has(column.at(row), v)) options.push_back(v);
        }
        if (id == over_column) {
          auto const network = value({id, row}, premises, outside != 0, without, world);
          possible = possible && network && *network != column.not_applicable();
          options.push_back(network.value_or(0));
        }
        std::uint32_t const chosen = options[below(options.size())];
        into[row] = chosen + 1 >= column.values ? another + row : chosen;
      }
    };
    auto const networks = static_cast<std::uint32_t>(use_case.networks.size());
    refer(zone_column, use_case.entities.size(), 1000, world.zone);
    refer(operator_column, use_case.entities.size(), 1000, world.operated_by);
    refer(over_column, use_case.flows.size(), networks, world.over);
    std::size_t const most = 1000 + use_case.entities.size() + use_case.flows.size();
    for (std::uint32_t const a : read_) {
      ColumnId const id = column_of(model::AttributeId{a});
      std::uint32_t const rows = columns_.get(view_, id).rows;
      for (std::uint32_t row = 0; row < most; ++row) {
        if (row == rows && row < 1000 && vocabulary.attributes[a].sort != model::Sort::network) row = 1000;
        Cell const cell = row < columns_.get(view_, id).rows ? columns_.canonical({id, row}) : Cell{id, row};
        auto const known = world.value.find({a, cell.row});
        auto const chosen = known != world.value.end() ? std::optional(known->second)
                                                       : value(cell, premises, outside != 0, without, world);
        possible = possible && chosen;
        if (!chosen) continue;
        bool const none = *chosen == columns_.get(view_, id).not_applicable() || *chosen == oracle::World::none;
        world.value[{a, cell.row}] = none ? oracle::World::none : *chosen;
        world.value[{a, row}] = world.value[{a, cell.row}];
      }
    }
    if (!possible || !kinds_fit(world)) return std::nullopt;
    for (std::size_t p = 0; p < premises.size(); ++p) {
      if (p != without && premises[p].values.empty() && !true_in(premises[p], world)) return std::nullopt;
    }
    return world;
  }

  /// Of an element whose kind is not sure, an attribute has a value where the kind has the attribute.
  bool kinds_fit(oracle::World const& world) const {
    return std::ranges::all_of(world.value, [&](auto const& each) {
      auto const [attribute, row] = each.first;
      model::Sort const sort = case_.vocabulary->attributes[attribute].sort;
      auto const kind = world.kind.find({sort, row});
      if (kind == world.kind.end() || has_attribute(attribute, row) != Truth::unknown) return true;
      if (columns_.canonical({column_of(model::AttributeId{attribute}), row}).row != row) return true;
      return case_.vocabulary->applies(model::AttributeId{attribute}, model::KindId{kind->second}) ==
             (each.second != oracle::World::none);
    });
  }

  bool true_in(Premise const& premise, oracle::World const& world) {
    if (!premise.statement) {
      model::KindId const kind{static_cast<std::uint32_t>(premise.key[0])};
      model::AttributeId const attribute{static_cast<std::uint32_t>(premise.key[1])};
      auto const row = static_cast<std::uint32_t>(premise.key[2]);
      auto const value = world.value.find({attribute.index, row});
      if (!case_.vocabulary->is(model::KindId{world.kind.at({(*case_.vocabulary)[attribute].sort, row})}, kind) ||
          value == world.value.end() || value->second == oracle::World::none)
        return true;
      for (model::Statement const& statement : (*case_.vocabulary)[kind].always) {
        if (statement.attribute == attribute &&
            !has(domains_.mask((*case_.vocabulary)[attribute].type, domains_.values(attribute), statement.value).data(),
                 value->second))
          return false;
      }
      return true;
    }
    Given const given = *premise.statement;
    std::vector<std::uint32_t> variables;
    if (given.form == Given::Form::constraint) variables = {given.row};
    if (given.form == Given::Form::stands) variables = {standing_.stated()[given.index].spot.index};
    return oracle::holds(case_, domains_, world, formula_of(given), variables);
  }

  /// What a proof says of protection: of leaves, and which networks give what they are said to give.
  struct Protected {
    std::map<ProtectionId, bool> leaves;
    std::set<Flags::Key> promises;
  };

  /// A leaf of the protection is as a premise says, else anything.
  bool protects(ProtectionId id, Protected& is, oracle::World const& world) {
    ProtectionNode const& node = judge_.protection()[id];
    if (node.form == ProtectionNode::Form::network && !is.leaves.contains(id)) {
      if (auto const given = promised(node, is, world)) return *given;
    }
    if (node.form != ProtectionNode::Form::all_of && node.form != ProtectionNode::Form::any_of) {
      return is.leaves.try_emplace(id, below(2) == 1).first->second;
    }
    bool const all = node.form == ProtectionNode::Form::all_of;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      if (protects(judge_.protection().child(node, i), is, world) != all) return !all;
    }
    return all;
  }

  /// What the network of a flow gives by its own list, or by that of the network that it is a kind of; none: anything.
  std::optional<bool> promised(ProtectionNode const& node, Protected const& is, oracle::World const& world) {
    std::uint32_t const network = world.over.at(node.spot.index);
    auto const& networks = case_.use_case->networks;
    if (network >= networks.size()) return std::nullopt;
    std::uint32_t whose = network;
    if (!networks[network].from_vocabulary && !networks[network].protects.stated) {
      auto const& named = case_.vocabulary->networks;
      model::KindId const kind{world.kind.at({model::Sort::network, network})};
      whose = static_cast<std::uint32_t>(std::ranges::find(named, kind, [](auto const& each) { return each.kind; }) -
                                         named.begin());
    }
    if (!is.promises.contains({topic::promise, whose, node.offer.feature.index})) return std::nullopt;
    bool const named = whose < case_.vocabulary->networks.size();
    auto const& list = named ? case_.vocabulary->networks[whose].protects : networks[whose].protects;
    auto const& conditions =
        named ? case_.rulebook->catalogue.network_conditions[whose] : case_.statements->network_conditions[whose];
    for (std::size_t i = 0; i < list.given.size(); ++i) {
      model::Protection const& given = list.given[i];
      if (given.none || !implies(given.feature, node.offer.feature)) continue;
      if (given.condition && !oracle::holds(case_, domains_, world, conditions.at(i).value(), {network})) continue;
      if (node.offer.scope != model::Scope::hop ||
          (reaches_over(given, node.spot.index, world) && !has_group_key(network, world)))
        return true;
    }
    return false;
  }

  bool implies(model::FeatureId given, model::FeatureId wanted) const {
    return given == wanted || std::ranges::any_of((*case_.vocabulary)[given].implies,
                                                  [&](model::FeatureId next) { return implies(next, wanted); });
  }

  bool reaches_over(model::Protection const& given, std::uint32_t flow, oracle::World const& world) const {
    auto const& drawn = case_.use_case->flows[flow];
    auto const ends_at = [&](std::uint32_t entity) {
      return case_.vocabulary->is(model::KindId{world.kind.at({model::Sort::entity, entity})}, given.until);
    };
    return !given.until.known() || ends_at(drawn.from.index) ||
           std::ranges::all_of(drawn.to, [&](auto const& to) { return ends_at(to.value.index); });
  }

  bool has_group_key(std::uint32_t network, oracle::World const& world) const {
    auto const column = group_key_column(case_);
    return column && world.value.at({*column - first_attribute_column, network}) == 1;
  }

  bool holds(Finding const& finding, std::vector<Premise> const& premises, oracle::World const& world,
             std::optional<std::size_t> without) {
    rule::Rule const& rule = case_.rulebook->rules[finding.rule];
    std::vector<std::uint32_t> variables{finding.subject.element.index};
    if (finding.subject.data != Subject::none) variables.push_back(finding.subject.data);
    bool const applies = oracle::holds(case_, domains_, world, rule.when, variables);
    if (finding.verdict == Verdict::excluded) return !applies;
    if (finding.verdict == Verdict::exposed) return applies;
    bool covered = false;
    if (!rule.needs.empty()) {
      Protected is;
      for (std::size_t p = 0; p < premises.size(); ++p) {
        auto const& key = premises[p].key;
        if (p != without && !key.empty() && key[0] == topic::protection)
          is.leaves[static_cast<ProtectionId>(key[1])] = premises[p].values[0] == 2;
        if (p != without && !key.empty() && key[0] == topic::promise) is.promises.insert(key);
      }
      covered = protects(judge_.protection().needs(rule.needs, finding.subject), is, world);
    }
    if (finding.verdict == Verdict::certain) return applies && !covered;
    return finding.if_applies ? !applies || covered : applies && covered;
  }

  Case const& case_;
  Judge& judge_;
  View view_;
  Domains domains_;
  Columns columns_;
  Standing standing_;
  std::set<std::uint32_t> read_;
  std::mt19937 source_;
  int worlds_, tries_;
  Count count_;
};

/// Of the premises that are a question answered by the drawing, only those of protection can be turned about here.
void check_all(Case const& the_case, int worlds, int tries, Checker::Count& sum, std::size_t& unproved) {
  text::Diagnostics notices;
  Judge judge(the_case, {}, notices);
  if (judge.conflict() || judge.gave_up()) return;
  for (View const view : {View::facts, View::presumed}) {
    Checker checker(the_case, judge, view, worlds, tries);
    for (Finding const& finding : judge.judge(view).findings) {
      if (finding.verdict == Verdict::open || finding.verdict == Verdict::undecided) continue;
      if (finding.subject.data == Subject::missing) continue;
      Evidence const evidence = judge.evidence(view, finding);
      INFO(finding_id(the_case, finding.rule, finding.subject));
      if (!evidence.proof) {
        ++unproved;
        continue;
      }
      checker.check_if_read(finding, evidence);
    }
    sum.proofs += checker.count().proofs;
    sum.worlds += checker.count().worlds;
    sum.premises += checker.count().premises;
    sum.needed += checker.count().needed;
    sum.unread += checker.count().unread;
    sum.without_worlds += checker.count().without_worlds;
  }
}

}  // namespace

TEST_CASE("a proof holds in every world in which its premises hold, and each premise is needed") {
  Checker::Count sum;
  std::size_t unproved = 0;
#ifdef GLACIS_SANITIZED
  unsigned const last = 6;
#else
  unsigned const last = 60;
#endif
  for (unsigned seed = 1; seed <= last; ++seed) {
    Author author(seed);
    std::string const rules = author.rules(), use_case = author.use_case();
    auto const small = small_case(Author::vocabulary() + rules, use_case);
    INFO("seed " << seed << "\n" << rules << use_case << small->problems());
    REQUIRE(small->good());
    check_all(small->the_case, 40, 1500, sum, unproved);
  }
  INFO(sum.proofs << " proofs, " << unproved << " without, " << sum.unread << " not read, " << sum.without_worlds
                  << " without worlds, " << sum.premises << " premises, " << sum.needed << " seen to be needed");
  CHECK(sum.proofs > last);
  CHECK(unproved == 0);
  CHECK(sum.without_worlds * 50 < sum.proofs);
  CHECK(sum.needed == sum.premises);
}

TEST_CASE("the proofs of what is shipped hold") {
  Checker::Count sum;
  std::size_t unproved = 0, use_cases = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(GLACIS_SOURCE_DIR "/verticals")) {
    if (entry.path().extension() != ".toml") continue;
    auto const shipped = shipped_case(std::filesystem::relative(entry.path(), GLACIS_SOURCE_DIR).string());
    INFO(entry.path() << "\n" << shipped->problems());
    REQUIRE(shipped->good());
    ++use_cases;
    check_all(shipped->the_case, 10, 4, sum, unproved);
#ifdef GLACIS_SANITIZED
    break;
#endif
  }
  INFO(use_cases << " use cases, " << sum.proofs << " proofs, " << unproved << " without, " << sum.unread
                 << " not read, " << sum.without_worlds << " without worlds, " << sum.premises << " premises, "
                 << sum.needed << " seen to be needed");
  CHECK(sum.proofs > 50 * use_cases);
  CHECK(unproved == 0);
  CHECK(sum.without_worlds == 0);
  CHECK(sum.unread * 4 < sum.proofs);
}

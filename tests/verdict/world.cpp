#include "tests/verdict/world.h"

#include <algorithm>
#include <stdexcept>

namespace glacis::verdict::oracle {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::Path;
using condition::Relation;
using condition::Step;
using model::Link;
using model::Sort;

namespace {

struct Reader {
  Case const& the_case;
  Domains const& domains;
  World const& world;

  std::uint32_t element(Formula const& formula, Path const& path, std::size_t steps,
                        std::vector<std::uint32_t> const& variables) const {
    std::uint32_t now = path.root == Path::Root::variable ? variables[path.slot] : path.element.index;
    for (std::size_t i = 0; i < steps && now != World::none; ++i) {
      Step const& step = path.steps[i];
      switch (step.form) {
        case Step::Form::from: now = the_case.use_case->flows[now].from.index; break;
        case Step::Form::over: now = world.over.at(now); break;
        case Step::Form::zone: now = world.zone.at(now); break;
        case Step::Form::operated_by: now = world.operated_by.at(now); break;
        case Step::Form::journey_data: now = the_case.structure->journeys[now].data.index; break;
        case Step::Form::journey_origin: now = the_case.structure->journeys[now].origin.index; break;
        case Step::Form::journey_consumer: now = the_case.structure->journeys[now].consumer.index; break;
        case Step::Form::relation: now = related(now, step.id); break;
        case Step::Form::zone_parent:
        case Step::Form::attribute:
        case Step::Form::set_attribute:
        case Step::Form::inverse:
        case Step::Form::link:
        case Step::Form::labels: throw std::logic_error("a step that the oracle does not know");
      }
    }
    (void)formula;
    return now;
  }

  /// Software of which it is not said where it runs runs on something that is not drawn.
  std::uint32_t related(std::uint32_t entity, std::uint32_t relation) const {
    auto const& drawn = the_case.use_case->entities[entity];
    for (auto const& each : drawn.relations) {
      if (each.relation.index == relation) return each.to.index;
    }
    auto const& declared = the_case.vocabulary->relations[relation];
    auto const kind = world.kind.find({Sort::entity, entity});
    bool const runs = kind == world.kind.end() || the_case.vocabulary->is(model::KindId{kind->second}, declared.from);
    if (!declared.passes || !runs) return World::none;
    throw std::logic_error("what an unnamed element has is not drawn");
  }

  std::vector<std::uint32_t> set(Formula const& formula, Path const& path,
                                 std::vector<std::uint32_t> const& variables) const {
    if (path.root == Path::Root::everything) {
      std::vector<std::uint32_t> all(domains.elements(path.everything));
      for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
      return all;
    }
    std::uint32_t const of = element(formula, path, path.steps.size() - 1, variables);
    if (of == World::none) return {};
    Step const& last = path.steps.back();
    if (last.form != Step::Form::link && last.form != Step::Form::inverse)
      throw std::logic_error("a list that the oracle does not know");
    auto const& links = last.form == Step::Form::inverse ? the_case.structure->inverse[last.id]
                                                         : the_case.structure->of(static_cast<Link>(last.id));
    if (of >= links.rows()) throw std::logic_error("what an unnamed element has is not drawn");
    auto const members = links.of(of);
    return {members.begin(), members.end()};
  }

  std::uint32_t value(Formula const& formula, Path const& path, std::vector<std::uint32_t> const& variables) const {
    std::uint32_t const of = element(formula, path, path.steps.size() - 1, variables);
    if (of == World::none) return World::none;
    return world.value.at({path.steps.back().id, of});
  }

  std::vector<std::uint32_t> boundaries(std::uint32_t zone) const {
    return zone < the_case.structure->boundaries.size() ? the_case.structure->boundaries[zone]
                                                        : std::vector<std::uint32_t>{zone};
  }

  bool crosses(std::uint32_t flow) const {
    auto const& drawn = the_case.use_case->flows[flow];
    return std::ranges::any_of(drawn.to, [&](auto const& to) {
      return boundaries(world.zone.at(drawn.from.index)) != boundaries(world.zone.at(to.value.index));
    });
  }

  bool trusted(std::uint32_t entity, std::uint32_t data) const {
    auto const& asset = the_case.use_case->data[data];
    std::uint32_t const by = world.operated_by.at(entity);
    bool result = std::ranges::any_of(asset.readers.members, [&](auto const& reader) {
      if (auto const* one = std::get_if<model::EntityId>(&reader.value)) return one->index == entity;
      if (auto const* one = std::get_if<model::StakeholderId>(&reader.value)) return one->index == by;
      auto const found = world.kind.find({Sort::stakeholder, by});
      return found != world.kind.end() &&
             the_case.vocabulary->is(model::KindId{found->second}, std::get<model::KindId>(reader.value));
    });
    for (auto const& origin : asset.origins) result = result || origin.value.index == entity;
    for (auto const& consumer : asset.consumers) result = result || consumer.value.index == entity;
    return result;
  }

  bool compare(Relation relation, std::uint32_t a, std::uint32_t b) const {
    if (a == World::none || b == World::none) return relation == Relation::unequal;
    switch (relation) {
      case Relation::equal: return a == b;
      case Relation::unequal: return a != b;
      case Relation::less: return a < b;
      case Relation::at_most: return a <= b;
      case Relation::greater: return a > b;
      case Relation::at_least: return a >= b;
    }
    return false;
  }

  /// Some flow that `may` allows is between them.
  bool joined(std::uint32_t a, std::uint32_t b, std::function<bool(std::uint32_t)> const& may) const {
    auto const& flows = the_case.use_case->flows;
    for (std::uint32_t f = 0; f < flows.size(); ++f) {
      if (may && !may(f)) continue;
      for (auto const& to : flows[f].to) {
        std::uint32_t const from = flows[f].from.index;
        if ((from == a && to.value.index == b) || (from == b && to.value.index == a)) return true;
      }
    }
    return false;
  }

  /// By trying all ways: from `a` on, never twice through one entity.
  bool reaches(Formula const& formula, Operation const& operation, std::uint32_t a, std::uint32_t b,
               std::vector<std::uint32_t> variables) const {
    variables.resize(std::max<std::size_t>(variables.size(), operation.slot + 2), World::none);
    auto const may_use = [&](std::uint32_t flow) {
      variables[operation.slot] = flow;
      return operation.a == condition::nothing || truth(formula, operation.a, variables);
    };
    auto const may_pass = [&](std::uint32_t entity) {
      variables[operation.slot + 1] = entity;
      return operation.b == condition::nothing || !truth(formula, operation.b, variables);
    };
    std::vector<std::uint32_t> way{a};
    std::function<bool()> const go = [&] {
      if (way.back() == b) return true;
      if (way.size() > 1 && !may_pass(way.back())) return false;
      for (std::uint32_t next = 0; next < the_case.use_case->entities.size(); ++next) {
        if (std::ranges::find(way, next) != way.end() || !joined(way.back(), next, may_use)) continue;
        way.push_back(next);
        if (go()) return true;
        way.pop_back();
      }
      return false;
    };
    return go();
  }

  bool truth(Formula const& formula, condition::OpId op, std::vector<std::uint32_t>& variables) const {
    Operation const& operation = formula[op];
    switch (operation.op) {
      case Op::constant: return operation.value;
      case Op::negate: return !truth(formula, operation.a, variables);
      case Op::both: return truth(formula, operation.a, variables) && truth(formula, operation.b, variables);
      case Op::either: return truth(formula, operation.a, variables) || truth(formula, operation.b, variables);
      case Op::some:
      case Op::every:
      case Op::count: {
        std::int64_t yes = 0, no = 0;
        variables.resize(std::max<std::size_t>(variables.size(), operation.slot + 1), World::none);
        for (std::uint32_t member : set(formula, formula.paths[operation.path], variables)) {
          variables[operation.slot] = member;
          (truth(formula, operation.a, variables) ? yes : no) += 1;
        }
        if (operation.op == Op::some) return yes > 0;
        if (operation.op == Op::every) return no == 0;
        return compare(operation.relation, static_cast<std::uint32_t>(yes),
                       static_cast<std::uint32_t>(operation.number));
      }
      case Op::value_in: {
        Path const& path = formula.paths[operation.path];
        std::uint32_t const one = value(formula, path, variables);
        if (one == World::none) return false;
        Mask const mask = domains.mask(path.type, domains.values(model::AttributeId{path.steps.back().id}),
                                       formula.values[operation.values]);
        return has(mask.data(), one);
      }
      case Op::compare:
        return compare(operation.relation, value(formula, formula.paths[operation.path], variables),
                       value(formula, formula.paths[operation.other], variables));
      case Op::same: {
        Path const& a = formula.paths[operation.path];
        Path const& b = formula.paths[operation.other];
        std::uint32_t const one = element(formula, a, a.steps.size(), variables);
        return one != World::none && one == element(formula, b, b.steps.size(), variables);
      }
      case Op::is: {
        Path const& path = formula.paths[operation.path];
        auto const found = world.kind.find({path.sort, element(formula, path, path.steps.size(), variables)});
        return found != world.kind.end() && std::ranges::any_of(operation.kinds, [&](model::KindId kind) {
                 return the_case.vocabulary->is(model::KindId{found->second}, kind);
               });
      }
      case Op::crosses: {
        Path const& path = formula.paths[operation.path];
        return crosses(element(formula, path, path.steps.size(), variables));
      }
      case Op::trusted_with: {
        Path const& who = formula.paths[operation.path];
        Path const& what = formula.paths[operation.other];
        return trusted(element(formula, who, who.steps.size(), variables),
                       element(formula, what, what.steps.size(), variables));
      }
      case Op::label_in: {
        Path const& path = formula.paths[operation.path];
        auto const& labels =
            the_case.use_case->data[element(formula, path, path.steps.size(), variables)].labels.members;
        return std::ranges::any_of(labels, [&](auto const& label) {
          return label.value.index == static_cast<std::uint32_t>(operation.number);
        });
      }
      case Op::connected:
      case Op::reaches: {
        Path const& from = formula.paths[operation.path];
        Path const& to = formula.paths[operation.other];
        std::uint32_t const a = element(formula, from, from.steps.size(), variables);
        std::uint32_t const b = element(formula, to, to.steps.size(), variables);
        return operation.op == Op::connected ? joined(a, b, nullptr) : reaches(formula, operation, a, b, variables);
      }
      case Op::element_in:
      case Op::member:
      case Op::meets:
      case Op::protected_:
      case Op::hop_by_hop: break;
    }
    throw std::logic_error("an operation that the oracle does not know");
  }
};

/// What remains to be chosen of a world, in an order in which each choice knows what it depends on.
struct Walk {
  Case const& the_case;
  Domains const& domains;
  std::size_t most;
  std::function<void(World const&)> const& visit;
  std::vector<std::function<std::vector<std::pair<std::function<void(World&)>, int>>(World const&)>> choices;
  World world;
  std::size_t seen = 0;
  bool too_many = false;

  void go(std::size_t depth) {
    if (too_many) return;
    if (depth == choices.size()) {
      if (++seen > most) {
        too_many = true;
        return;
      }
      visit(world);
      return;
    }
    for (auto const& option : choices[depth](world)) {
      World const before = world;
      option.first(world);
      go(depth + 1);
      world = before;
    }
  }
};

template <class T>
std::vector<std::uint32_t> indices(model::Possible<T> const& possible, std::uint32_t count, std::uint32_t another) {
  std::vector<std::uint32_t> result;
  if (possible.stated) {
    for (T member : possible.members) result.push_back(member.index);
    return result;
  }
  for (std::uint32_t i = 0; i < count; ++i) result.push_back(i);
  result.push_back(another);
  return result;
}

}  // namespace

bool holds(Case const& the_case, Domains const& domains, World const& world, Formula const& formula,
           std::vector<std::uint32_t> variables) {
  return Reader{the_case, domains, world}.truth(formula, formula.root(), variables);
}

bool each_world(Case const& the_case, Domains const& domains, std::size_t most, Formula const& rule,
                std::vector<std::vector<std::uint64_t>> const& free_keys,
                std::function<void(World const&)> const& visit) {
  auto const& use_case = *the_case.use_case;
  auto const& vocabulary = *the_case.vocabulary;
  std::function<void(World const&)> const checked = [&](World const& world) {
    for (auto const& constraint : the_case.rulebook->constraints) {
      for (std::uint32_t row = 0; !constraint.usually && row < domains.elements(constraint.on); ++row) {
        if (!holds(the_case, domains, world, constraint.formula, {row})) return;
      }
    }
    for (auto const& assumption : the_case.statements->assumptions) {
      if (!holds(the_case, domains, world, assumption, {})) return;
    }
    auto const stands = [&](auto const& elements) {
      for (std::uint32_t row = 0; row < elements.size(); ++row) {
        for (auto const& mention : elements[row].mechanisms.members) {
          if (!holds(the_case, domains, world, the_case.rulebook->catalogue[mention.value].when, {row})) return false;
        }
      }
      return true;
    };
    if (!stands(use_case.flows) || !stands(use_case.entities)) return;
    visit(world);
  };
  Walk walk{the_case, domains, most, checked, {}, {}, 0, false};
  using Options = std::vector<std::pair<std::function<void(World&)>, int>>;
  std::vector<bool> read(vocabulary.attributes.size());
  auto const note = [&](Formula const& formula) {
    for (Path const& path : formula.paths) {
      for (Step const& step : path.steps) {
        if (step.form == Step::Form::attribute) read[step.id] = true;
      }
    }
  };
  note(rule);
  for (auto const& constraint : the_case.rulebook->constraints) note(constraint.formula);
  for (auto const& mechanism : the_case.rulebook->catalogue.mechanisms) note(mechanism.when);

  auto const choose_kind = [&](Sort sort, std::uint32_t element, model::Possible<model::KindId> const& kind) {
    std::vector<std::uint32_t> possible;
    for (std::uint32_t k = 0; k < vocabulary.kinds.size(); ++k) {
      if (vocabulary.kinds[k].sort != sort) continue;
      bool fits = !kind.stated && (!vocabulary.kinds[k].abstract || vocabulary.kinds[k].depth == 0);
      for (model::KindId stated : kind.members) {
        auto const below = vocabulary.concrete_below(stated);
        fits = fits || std::ranges::find(below, model::KindId{k}) != below.end();
      }
      if (fits) possible.push_back(k);
    }
    walk.choices.push_back([=](World const&) {
      Options options;
      for (std::uint32_t k : possible) options.emplace_back([=](World& world) { world.kind[{sort, element}] = k; }, 0);
      return options;
    });
  };
  for (std::uint32_t i = 0; i < use_case.entities.size(); ++i) choose_kind(Sort::entity, i, use_case.entities[i].kind);
  for (std::uint32_t i = 0; i < use_case.data.size(); ++i) choose_kind(Sort::data, i, use_case.data[i].kind);
  for (std::uint32_t i = 0; i < use_case.zones.size(); ++i) choose_kind(Sort::zone, i, use_case.zones[i].kind);
  for (std::uint32_t i = 0; i < use_case.stakeholders.size(); ++i)
    choose_kind(Sort::stakeholder, i, use_case.stakeholders[i].kind);

  auto const choose = [&](std::vector<std::uint32_t> const& options,
                          std::map<std::uint32_t, std::uint32_t> World::*where, std::uint32_t row) {
    walk.choices.push_back([=](World const&) {
      Options result;
      for (std::uint32_t option : options) result.emplace_back([=](World& world) { (world.*where)[row] = option; }, 0);
      return result;
    });
  };
  auto const networks = static_cast<std::uint32_t>(use_case.networks.size());
  for (std::uint32_t e = 0; e < use_case.entities.size(); ++e) {
    choose(indices(use_case.entities[e].zone, static_cast<std::uint32_t>(use_case.zones.size()), 1000 + e),
           &World::zone, e);
    choose(
        indices(use_case.entities[e].operated_by, static_cast<std::uint32_t>(use_case.stakeholders.size()), 1000 + e),
        &World::operated_by, e);
  }
  for (std::uint32_t f = 0; f < use_case.flows.size(); ++f)
    choose(indices(use_case.flows[f].over, networks, networks + f), &World::over, f);

  auto const choose_values = [&](Sort sort, std::uint32_t element, model::Common const* common, bool another) {
    for (std::uint32_t a = 0; a < vocabulary.attributes.size(); ++a) {
      auto const& attribute = vocabulary.attributes[a];
      if (attribute.sort != sort) continue;
      bool const matters = read[a];
      walk.choices.push_back([=, &vocabulary, &domains](World const& world) {
        Options options;
        std::uint32_t const count = domains.values(model::AttributeId{a});
        Mask mask(Domains::words(count));
        for (std::uint32_t v = 0; v < count; ++v) put(mask, v);
        auto const narrow = [&](model::Statement const& statement) {
          if (statement.attribute.index != a) return;
          Mask const said = domains.mask(attribute.type, count, statement.value);
          for (std::size_t w = 0; w < mask.size(); ++w) mask[w] &= said[w];
        };
        bool applies = true;
        if (sort != Sort::flow && !another) {
          model::KindId const kind{world.kind.at({sort, element})};
          applies = vocabulary.applies(model::AttributeId{a}, kind);
          for (model::KindId up = kind; up.known(); up = vocabulary[up].parent) {
            for (auto const& statement : vocabulary[up].always) narrow(statement);
          }
        }
        if (common != nullptr) {
          for (auto const& statement : common->statements) {
            if (!applies && statement.attribute.index == a) return options;  // stated of what has none: no such world
            narrow(statement);
          }
        }
        if (!applies) {
          options.emplace_back([=](World& chosen) { chosen.value[{a, element}] = World::none; }, 0);
          return options;
        }
        for (std::uint32_t v = 0; v < count && (matters || options.empty()); ++v) {
          if (has(mask.data(), v)) options.emplace_back([=](World& chosen) { chosen.value[{a, element}] = v; }, 0);
        }
        return options;
      });
    }
  };
  for (std::uint32_t i = 0; i < use_case.entities.size(); ++i)
    choose_values(Sort::entity, i, &use_case.entities[i], false);
  for (std::uint32_t i = 0; i < use_case.data.size(); ++i) choose_values(Sort::data, i, &use_case.data[i], false);
  for (std::uint32_t i = 0; i < use_case.flows.size(); ++i) choose_values(Sort::flow, i, &use_case.flows[i], false);
  for (std::uint32_t i = 0; i < networks; ++i) {
    walk.world.kind[{Sort::network, i}] = use_case.networks[i].kind.members.empty()
                                              ? vocabulary.root(Sort::network).index
                                              : use_case.networks[i].kind.members.front().index;
    choose_values(Sort::network, i, &use_case.networks[i], false);
  }
  for (std::uint32_t f = 0; f < use_case.flows.size(); ++f) {
    if (!use_case.flows[f].over.stated) choose_values(Sort::network, networks + f, nullptr, true);
  }
  for (auto const& key : free_keys) {
    walk.choices.push_back([=](World const&) {
      Options options;
      for (bool value : {false, true}) options.emplace_back([=](World& world) { world.free[key] = value; }, 0);
      return options;
    });
  }
  walk.go(0);
  return !walk.too_many;
}

namespace {

std::vector<std::uint64_t> place_key(ProtectionNode const& node) {
  return {0, static_cast<std::uint64_t>(node.spot.sort), node.spot.index, node.offer.feature.index,
          static_cast<std::uint64_t>(node.offer.scope)};
}
std::vector<std::uint64_t> network_key(ProtectionNode const& node, std::uint32_t network) {
  return {1, network, node.spot.index, node.offer.feature.index, static_cast<std::uint64_t>(node.offer.scope)};
}

model::MechanismListing const& listing_at(Case const& the_case, Spot spot) {
  if (spot.sort == Sort::journey) return the_case.structure->journeys[spot.index].mechanisms;
  if (spot.sort == Sort::entity) return the_case.use_case->entities[spot.index].mechanisms;
  if (spot.sort == Sort::flow) return the_case.use_case->flows[spot.index].mechanisms;
  if (spot.sort == Sort::data) return the_case.use_case->data[spot.index].mechanisms;
  return the_case.use_case->zones[spot.index].mechanisms;
}

bool stated_there(Case const& the_case, ProtectionNode const& node) {
  return std::ranges::any_of(listing_at(the_case, node.spot).members, [&](auto const& mention) {
    return the_case.rulebook->catalogue[mention.value].gives(node.offer);
  });
}

bool place_closed(Case const& the_case, ProtectionNode const& node) {
  auto const& listing = listing_at(the_case, node.spot);
  return the_case.use_case->as_stated || (listing.stated && !listing.open);
}

}  // namespace

void collect_free(Case const& the_case, Protection const& protection, ProtectionId id,
                  std::vector<std::vector<std::uint64_t>>& keys) {
  ProtectionNode const& node = protection[id];
  using Form = ProtectionNode::Form;
  auto const add = [&](std::vector<std::uint64_t> key) {
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
  };
  if (node.form == Form::all_of || node.form == Form::any_of) {
    for (std::uint32_t i = 0; i < node.count; ++i) collect_free(the_case, protection, protection.child(node, i), keys);
  } else if (node.form == Form::mechanism) {
    if (!stated_there(the_case, node) && !place_closed(the_case, node)) add(place_key(node));
  } else if (node.form == Form::network) {
    auto const& use_case = *the_case.use_case;
    auto const networks = static_cast<std::uint32_t>(use_case.networks.size());
    for (std::uint32_t n : indices(use_case.flows[node.spot.index].over, networks, networks + node.spot.index)) {
      if (n >= networks || !the_case.vocabulary->networks[n].protects.stated) add(network_key(node, n));
    }
  }
}

bool protects(Case const& the_case, Protection const& protection, ProtectionId id, World const& world) {
  ProtectionNode const& node = protection[id];
  using Form = ProtectionNode::Form;
  switch (node.form) {
    case Form::all_of:
      for (std::uint32_t i = 0; i < node.count; ++i) {
        if (!protects(the_case, protection, protection.child(node, i), world)) return false;
      }
      return true;
    case Form::any_of:
      for (std::uint32_t i = 0; i < node.count; ++i) {
        if (protects(the_case, protection, protection.child(node, i), world)) return true;
      }
      return false;
    case Form::mechanism: {
      if (stated_there(the_case, node)) return true;
      auto const found = world.free.find(place_key(node));
      return found != world.free.end() && found->second;
    }
    case Form::network: {
      std::uint32_t const n = world.over.at(node.spot.index);
      auto const found = world.free.find(network_key(node, n));
      if (found != world.free.end()) return found->second;
      auto const& given = the_case.vocabulary->networks[n].protects.given;
      return std::ranges::any_of(given, [&](model::Protection const& one) {
        return !one.none && one.feature == node.offer.feature &&
               (node.offer.scope == model::Scope::link || !one.until.known());
      });
    }
    case Form::trusted:
    case Form::inside:
    case Form::unsaid:
    case Form::flow_crosses: throw std::logic_error("a leaf that the oracle does not know");
  }
  return false;
}

}  // namespace glacis::verdict::oracle

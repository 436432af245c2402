#include "engine/condition/token.h"
#include "tests/condition/world.h"

namespace glacis::condition::tests {
namespace {

char const* name_of(model::Link link) {
  static char const* const names[model::link_count] = {
      "to",    "ends",     "data",      "back",    "payload",  "data-in",  "data-out", "data",  "stores",
      "flows", "flows-in", "flows-out", "sources", "journeys", "entities", "relays",   "flows", "journeys()"};
  return names[static_cast<std::size_t>(link)];
}

class Dump {
 public:
  Dump(Formula const& formula, World const& world) : formula_(formula), world_(world) {}

  std::string op(OpId id) const {
    Operation const& each = formula_[id];
    switch (each.op) {
      case Op::constant: return each.value ? "true" : "false";
      case Op::negate: return "not(" + op(each.a) + ")";
      case Op::both: return "and(" + op(each.a) + ", " + op(each.b) + ")";
      case Op::either: return "or(" + op(each.a) + ", " + op(each.b) + ")";
      case Op::some: return "some" + bound(each);
      case Op::every: return "every" + bound(each);
      case Op::count: return "count" + bound(each) + " " + sign_of(each.relation) + " " + std::to_string(each.number);
      case Op::value_in: return path(each.path) + values(each);
      case Op::compare: return path(each.path) + " " + sign_of(each.relation) + " " + path(each.other);
      case Op::same: return "same(" + two(each) + ")";
      case Op::is: return "is(" + path(each.path) + ", " + kinds(each) + ")";
      case Op::element_in: return "among(" + path(each.path) + elements(each) + ")";
      case Op::member: return "member(" + two(each) + ")";
      case Op::label_in:
        return "label(" + path(each.path) + ", " +
               world_.vocabulary.labels[static_cast<std::size_t>(each.number)].name + ")";
      case Op::meets: return "meets(" + two(each) + ")";
      case Op::crosses: return "crosses(" + path(each.path) + (each.kinds.empty() ? "" : ", " + kinds(each)) + ")";
      case Op::connected: return "connected(" + two(each) + ")";
      case Op::reaches: return reaches(each);
      case Op::trusted_with: return "trusted-with(" + two(each) + ")";
      case Op::protected_: return "protected(" + two(each) + ", " + feature(each) + ")";
      case Op::hop_by_hop: return "hop-by-hop(" + two(each) + ", " + feature(each) + ")";
    }
    return "?";
  }

 private:
  std::string two(Operation const& each) const {
    return path(each.path) + (each.other == nothing ? "" : ", " + path(each.other));
  }
  std::string feature(Operation const& each) const {
    return world_.vocabulary.features[static_cast<std::size_t>(each.number)].name;
  }
  static std::string slot(std::uint32_t number) { return "$" + std::to_string(number); }
  std::string bound(Operation const& each) const {
    return "(" + slot(each.slot) + " in " + path(each.path) + ": " + op(each.a) + ")";
  }
  std::string reaches(Operation const& each) const {
    std::string text = "reaches(" + two(each);
    if (each.a != nothing) text += ", via " + slot(each.slot) + ": " + op(each.a);
    if (each.b != nothing) text += ", except " + slot(each.slot + 1) + ": " + op(each.b);
    return text + ")";
  }
  std::string values(Operation const& each) const {
    model::ValueSet const& set = formula_.values[each.values];
    model::Type const& type = world_.vocabulary[formula_.paths[each.path].type];
    std::string text;
    for (std::uint32_t const member : set.members) text += (text.empty() ? "" : " ") + type.values[member].name;
    for (model::Interval const& each_interval : set.intervals) {
      auto const end = [](model::Amount amount) {
        bool const endless = amount == INT64_MIN || amount == INT64_MAX;
        return endless ? std::string() : std::to_string(amount);
      };
      text += (text.empty() ? "" : " ") + end(each_interval.low) + ".." + end(each_interval.high);
    }
    return "[" + text + "]";
  }
  std::string kinds(Operation const& each) const {
    std::string text;
    for (model::KindId const kind : each.kinds) text += (text.empty() ? "" : " ") + world_.vocabulary[kind].name;
    return "{" + text + "}";
  }
  std::string element(model::Element which) const {
    model::UseCase const& use_case = world_.use_case;
    std::size_t const i = which.index;
    switch (which.sort) {
      case Sort::entity: return "#" + use_case.entities[i].id;
      case Sort::flow: return "#" + use_case.flows[i].id;
      case Sort::zone: return "#" + use_case.zones[i].id;
      case Sort::data: return "#" + use_case.data[i].id;
      case Sort::network: return "#" + use_case.networks[i].id;
      case Sort::stakeholder: return "#" + use_case.stakeholders[i].id;
      case Sort::journey:
      case Sort::model: break;
    }
    return "#?";
  }
  std::string elements(Operation const& each) const {
    std::string text;
    for (model::Element const which : each.elements) text += ", " + element(which);
    return text;
  }
  std::string step(Step const& each) const {
    switch (each.form) {
      case Step::Form::from: return "from";
      case Step::Form::over: return "over";
      case Step::Form::zone: return "zone";
      case Step::Form::operated_by: return "operator";
      case Step::Form::zone_parent: return "parent";
      case Step::Form::journey_data: return "data";
      case Step::Form::journey_origin: return "origin";
      case Step::Form::journey_consumer: return "consumer";
      case Step::Form::attribute: return world_.vocabulary.attributes[each.id].name;
      case Step::Form::set_attribute: return world_.vocabulary.attributes[each.id].name + "*";
      case Step::Form::relation: return world_.vocabulary.relations[each.id].name;
      case Step::Form::inverse: return world_.vocabulary.relations[each.id].inverse + "*";
      case Step::Form::link: return name_of(static_cast<model::Link>(each.id)) + std::string("*");
      case Step::Form::labels: return "labels*";
    }
    return "?";
  }
  std::string path(PathId id) const {
    Path const& each = formula_.paths[id];
    std::string text;
    switch (each.root) {
      case Path::Root::variable: text = slot(each.slot); break;
      case Path::Root::element: text = element(each.element); break;
      case Path::Root::everything: text = std::string("every-") + model::name_of(each.everything); break;
      case Path::Root::zone_of:
        text = "zone-of(" + path(each.inner) + ", " + world_.vocabulary[each.kind].name + ")";
        break;
    }
    for (Step const& one : each.steps) text += "." + step(one);
    return text;
  }

  Formula const& formula_;
  World const& world_;
};

}  // namespace

std::string dump(Formula const& formula, World const& world) { return Dump(formula, world).op(formula.root()) + "\n"; }

}  // namespace glacis::condition::tests

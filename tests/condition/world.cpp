#include "tests/condition/world.h"

#include <cassert>
#include <utility>

namespace glacis::condition::tests {
namespace {

using model::Dimension;
using model::id_of;
using model::TypeForm;

class Builder {
 public:
  explicit Builder(World& world) : world_(world), words_(world.vocabulary) {}

  void build() {
    types();
    kinds();
    attributes();
    names();
    use_case();
    derived();
  }

 private:
  model::TypeId type(char const* name, TypeForm form, std::vector<std::string> const& values) {
    model::Type type;
    type.name = name;
    type.form = form;
    for (std::string const& value : values) type.values.push_back({value, {}});
    words_.types.push_back(std::move(type));
    return id_of<model::TypeTag>(words_.types.size() - 1);
  }
  model::TypeId quantity(char const* name, Dimension dimension) {
    model::TypeId const id = type(name, TypeForm::quantity, {});
    words_.types.back().dimension = dimension;
    return id;
  }
  model::TypeId reference(char const* name, Sort sort) {
    model::TypeId const id = type(name, TypeForm::reference, {});
    words_.types.back().sort = sort;
    return id;
  }
  void types() {
    boolean_ = type("boolean", TypeForm::boolean, {"false", "true"});
    device_class_ = type("device-class", TypeForm::level, {"C0", "C1", "C2", "C3", "gateway", "host"});
    grade_ = type("secure-element", TypeForm::level, {"0", "1", "2", "3"});
    impact_ = type("impact", TypeForm::level, {"low", "medium", "high"});
    point_ = type("reference-point", TypeForm::one_of, {"mca", "mcc", "mcc-prime"});
    domain_ = type("domain", TypeForm::one_of, {"field", "infrastructure"});
    size_ = quantity("size", Dimension::size);
    time_ = quantity("time", Dimension::time);
    count_ = quantity("count", Dimension::count);
    stakeholder_ = reference("stakeholder", Sort::stakeholder);
    entity_ = reference("entity", Sort::entity);
  }

  model::KindId kind(char const* name, Sort sort, char const* parent = nullptr) {
    model::Kind kind;
    kind.name = name;
    kind.sort = sort;
    auto& known = words_.kind_names[static_cast<std::size_t>(sort)];
    if (parent != nullptr) kind.parent = known.find(parent)->second;
    words_.kinds.push_back(std::move(kind));
    auto const id = id_of<model::KindTag>(words_.kinds.size() - 1);
    known[name] = id;
    return id;
  }
  void kinds() {
    for (Sort const sort : {Sort::entity, Sort::zone, Sort::data, Sort::network, Sort::stakeholder}) {
      kind(model::name_of(sort), sort);
    }
    kind("node", Sort::entity, "entity");
    kind("software", Sort::entity, "entity");
    kind("smart-meter", Sort::entity, "node");
    kind("ae", Sort::entity, "software");
    kind("cse", Sort::entity, "software");
    kind("in-cse", Sort::entity, "cse");
    kind("site", Sort::zone, "zone");
    kind("customer-premises", Sort::zone, "site");
    kind("measurement", Sort::data, "data");
    kind("command", Sort::data, "data");
    kind("lorawan", Sort::network, "network");
    kind("lte-cat1", Sort::network, "network");
    kind("provider", Sort::stakeholder, "stakeholder");
  }

  model::Attribute& attribute(char const* name, Sort sort, model::TypeId type) {
    model::Attribute attribute;
    attribute.name = name;
    attribute.sort = sort;
    attribute.on_flow = sort == Sort::flow;
    attribute.type = type;
    words_.attributes.push_back(std::move(attribute));
    words_.attribute_names[static_cast<std::size_t>(sort)][name] =
        id_of<model::AttributeTag>(words_.attributes.size() - 1);
    return words_.attributes.back();
  }
  void attributes() {
    attribute("device-class", Sort::entity, device_class_);
    attribute("secure-element", Sort::entity, grade_);
    attribute("asymmetric-crypto", Sort::entity, boolean_);
    attribute("uicc", Sort::entity, boolean_);
    attribute("boot-rom", Sort::entity, boolean_).choice = true;
    attribute("domain", Sort::entity, domain_);
    attribute("ram", Sort::entity, size_);
    attribute("maintainer", Sort::entity, stakeholder_);
    attribute("installers", Sort::entity, stakeholder_).set_of = true;
    attribute("backup", Sort::entity, entity_);
    attribute("confidentiality", Sort::data, impact_);
    attribute("integrity", Sort::data, impact_);
    attribute("point", Sort::flow, point_);
    attribute("period", Sort::flow, time_);
    attribute("ip", Sort::network, boolean_);
    attribute("max-payload", Sort::network, size_);
    attribute("buffer", Sort::network, size_);
    attribute("latency", Sort::network, time_);
    attribute("channels", Sort::network, count_);
  }

  void names() {
    for (char const* const name : {"location", "personal"}) {
      model::Label label;
      label.name = name;
      words_.labels.push_back(std::move(label));
      words_.label_names[name] = id_of<model::LabelTag>(words_.labels.size() - 1);
    }
    for (char const* const name : {"confidentiality", "integrity"}) {
      model::FeatureDeclaration feature;
      feature.name = name;
      words_.features.push_back(std::move(feature));
      words_.feature_names[name] = id_of<model::FeatureTag>(words_.features.size() - 1);
    }
    auto const& entities = words_.kind_names[static_cast<std::size_t>(Sort::entity)];
    model::Relation runs_on;
    runs_on.name = "runs-on";
    runs_on.inverse = "hosts";
    runs_on.from = entities.find("software")->second;
    runs_on.to = entities.find("node")->second;
    words_.relations.push_back(std::move(runs_on));
    words_.relation_names["runs-on"] = id_of<model::RelationTag>(0);
  }

  template <class Element>
  void element(std::vector<Element>& all, Sort sort, char const* id, bool named = true) {
    Element element;
    element.id = id;
    all.push_back(std::move(element));
    if (named) world_.use_case.names[id] = {sort, static_cast<std::uint32_t>(all.size() - 1)};
  }
  void use_case() {
    model::UseCase& made = world_.use_case;
    for (char const* const id : {"aggregator", "head-end", "high", "meter"}) element(made.entities, Sort::entity, id);
    for (char const* const id : {"billing", "reading"}) element(made.data, Sort::data, id);
    for (char const* const id : {"office", "home"}) element(made.zones, Sort::zone, id);
    element(made.stakeholders, Sort::stakeholder, "utility");
    element(made.flows, Sort::flow, "report");
    for (char const* const id : {"lorawan", "lte-cat1"}) {
      element(made.networks, Sort::network, id, false);
      made.networks.back().from_vocabulary = true;
    }
    element(made.networks, Sort::network, "operator-a");
  }

  void define(Sort on, char const* name, char const* text) {
    Desk desk;
    Scope scope;
    scope.vocabulary = &words_;
    scope.derived = &world_.derived;
    scope.subject = on;
    scope.allow_protected = true;
    text::Phrase const phrase = desk.phrase(text);
    auto const tree = parse_condition(phrase, desk.diagnostics);
    auto formula = tree ? check_condition(*tree, phrase, scope, desk.diagnostics) : std::nullopt;
    assert(formula);
    world_.derived.by_name[static_cast<std::size_t>(on)][name] = *std::move(formula);
  }
  void derived() {
    define(Sort::network, "narrow", "network.max-payload < 100 B");
    define(Sort::flow, "in-reach", "crosses(flow) or (any e in flow.ends: e.zone is site)");
    define(Sort::flow, "squeezed", "flow.over.narrow and not flow.in-reach");
    define(Sort::flow, "safe", "protected(flow, confidentiality)");
    define(Sort::entity, "bootable", "entity.boot-rom");
    define(Sort::entity, "at-home", "zone-of(entity, site) is customer-premises");
    std::string once = "entity.uicc";
    for (int i = 1; i < 7; ++i) once += " or entity.uicc";
    define(Sort::entity, "big-0", once.c_str());
    for (int i = 1; i <= 3; ++i) {
      std::string const one = "entity.big-" + std::to_string(i - 1);
      std::string text = one;
      for (int j = 1; j < 7; ++j) text += " or " + one;
      define(Sort::entity, ("big-" + std::to_string(i)).c_str(), text.c_str());
    }
    // A definition that is declared, but was wrong.
    model::DerivedDeclaration broken;
    broken.name = "broken";
    words_.derived.push_back(std::move(broken));
  }

  World& world_;
  model::Vocabulary& words_;
  model::TypeId boolean_, device_class_, grade_, impact_, point_, domain_, size_, time_, count_, stakeholder_, entity_;
};

}  // namespace

World const& world() {
  static World const made = [] {
    World world;
    Builder(world).build();
    return world;
  }();
  return made;
}

text::Phrase Desk::phrase(std::string text) {
  text::SourceId const source = sources.add("pack.toml", text);
  auto const size = static_cast<std::uint32_t>(text.size());
  return {std::move(text), {source, 0, size}, {{0, 0}, {size, size}}};
}

std::string Desk::said() const {
  std::string all;
  for (text::Diagnostic const& each : diagnostics.sorted()) all += text::render(sources, each);
  return all;
}

Scope about(Sort subject) {
  Scope scope;
  scope.vocabulary = &world().vocabulary;
  scope.derived = &world().derived;
  scope.subject = subject;
  return scope;
}

Scope in_use_case() {
  Scope scope;
  scope.vocabulary = &world().vocabulary;
  scope.use_case = &world().use_case;
  scope.derived = &world().derived;
  return scope;
}

Scope claim(Scope scope) {
  scope.allow_protected = true;
  return scope;
}

Scope threat(Scope scope) {
  scope.allow_choice = false;
  return scope;
}

Scope with_for(Scope scope) {
  scope.for_name = "d";
  scope.for_sort = Sort::data;
  return scope;
}

std::string dump_of(std::string const& text, Scope const& scope) {
  Desk desk;
  text::Phrase const phrase = desk.phrase(text);
  auto const tree = parse_condition(phrase, desk.diagnostics);
  auto const formula = tree ? check_condition(*tree, phrase, scope, desk.diagnostics) : std::nullopt;
  return formula ? desk.said() + dump(*formula, world()) : desk.said();
}

}  // namespace glacis::condition::tests

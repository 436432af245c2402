#include "engine/report/drawings.h"

#include <fmt/format.h>

#include "engine/model/read.h"

namespace glacis::report {

namespace {

/// Lists are closed, so that quantifiers over them are decided exactly; an open one would be anything.
constexpr char const* base = R"(
zone.outer = {}
zone.inner = { zone = "outer" }
zone.elsewhere = {}
stakeholder.one = {}
stakeholder.two = {}
data.big = { labels = { at-least = [] } }
data.small = { labels = { at-least = [] }, derived-from = ["big"] }
data.wide = { labels = { at-least = [] } }
data.kept = { labels = { at-least = [] } }
data.unused = {}
entity.apart = {}
flow.near = { from = "first", to = "middle", data = ["big", "small"] }
flow.far = { from = "middle", to = "last", data = ["big"], back = ["small"] }
flow.straight = { from = "first", to = "last", data = ["wide"] }
flow.silent = { from = "last", to = "alone", data = [] }
flow.spread = { from = "last", to = ["first", "alone"], cast = "multicast", data = ["wide"] }
)";

struct End {
  char const* name;
  char const* keys;
  char const* partner;  ///< two ends share one
  char const* zone;
};
constexpr End ends[] = {{"alone", "stores = [\"kept\"]", "other", "elsewhere"},
                        {"first", "stores = [\"big\", \"kept\"]", "shared", "inner"},
                        {"middle", "stores = [\"small\"]", "shared", "elsewhere"},
                        {"last", "stores = []", "own", "outer"}};

enum class Side { none, from, to };

/// `from`: the ends have the relation to their partners; `to`: each has a partner of its own with the relation to it.
/// `zoned`: what surrounds an end is drawn too; else its zone is anything, but gives it nothing.
std::string drawn(Side side, std::string const& relation, bool zoned) {
  std::string text = base;
  for (End const& end : ends) {
    std::string more = side == Side::from ? fmt::format(", {} = \"{}\"", relation, end.partner) : "";
    if (zoned) more += fmt::format(", zone = \"{}\"", end.zone);
    text += fmt::format("entity.{} = {{ {}{} }}\n", end.name, end.keys, more);
    if (side == Side::to) text += fmt::format("entity.{0}-partner = {{ {1} = \"{0}\" }}\n", end.name, relation);
  }
  if (side == Side::from) text += "entity.other = {}\nentity.shared = {}\nentity.own = {}\n";
  return text;
}

std::unique_ptr<Drawing> draw(std::string name, std::string text, model::Vocabulary const& vocabulary,
                              rule::Rulebook const& rulebook, verdict::Effort const& effort, text::Sources& sources,
                              text::Diagnostics& diagnostics) {
  auto use_case = model::read_drawing(std::move(name), std::move(text), vocabulary, sources, diagnostics);
  if (!use_case) return nullptr;
  auto structure = model::derive_structure(vocabulary, *use_case, diagnostics);
  auto statements = rule::compile_statements(vocabulary, *use_case, rulebook, diagnostics);
  if (!structure || !statements) return nullptr;
  auto drawing = std::make_unique<Drawing>();
  drawing->use_case = std::move(*use_case);
  drawing->structure = std::move(*structure);
  drawing->statements = std::move(*statements);
  drawing->the_case = {&vocabulary, &rulebook, &drawing->use_case, &drawing->structure, &drawing->statements, {}};
  drawing->prover.emplace(drawing->the_case, effort, diagnostics);
  return drawing;
}

}  // namespace

std::optional<std::vector<std::unique_ptr<Drawing>>> draw_all(model::Vocabulary const& vocabulary,
                                                              rule::Rulebook const& rulebook,
                                                              verdict::Effort const& effort, text::Sources& sources,
                                                              text::Diagnostics& diagnostics) {
  auto const errors = diagnostics.errors();
  std::vector<std::unique_ptr<Drawing>> drawings;
  auto const add = [&](std::string const& name, Side side, std::string const& relation) {
    for (bool const zoned : {false, true}) {
      auto drawing = draw(name, drawn(side, relation, zoned), vocabulary, rulebook, effort, sources, diagnostics);
      // One that the vocabulary does not allow shows nothing.
      if (drawing != nullptr && !drawing->prover->unusable()) drawings.push_back(std::move(drawing));
    }
  };
  add("a small system", Side::none, {});
  for (model::Relation const& relation : vocabulary.relations) {
    add(fmt::format("a small system, each {} another", relation.name), Side::from, relation.name);
    add(fmt::format("a small system, another {} each", relation.name), Side::to, relation.name);
  }
  if (diagnostics.errors() > errors) return std::nullopt;
  return drawings;
}

std::vector<std::string> bound_of(model::Vocabulary const& vocabulary) {
  std::vector<std::string> relations;
  for (model::Relation const& relation : vocabulary.relations) relations.push_back('`' + relation.name + '`');
  std::vector<std::string> bound{
      "5 entities, one of them apart; 5 flows that carry 0 to 2 data, one to several receivers, one silent",
      "journeys over 0 and 1 relay; 5 data, one derived from another, one unused; stores of 0 to 2 data",
      "3 zones, one inside another, with entities placed in them and anywhere; 2 stakeholders; no entity is many",
      "all else is anything that the vocabulary allows; what no finite question says (ways not drawn) is free",
      "a need counts as met where a mechanism may stand, whatever that requires in turn",
      "a network that has no name, or does not say what it protects, gives nothing"};
  if (!relations.empty())
    bound.push_back(fmt::format("the same with {} from and to each entity", fmt::join(relations, ", ")));
  return bound;
}

}  // namespace glacis::report

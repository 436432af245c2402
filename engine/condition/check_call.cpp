#include <algorithm>
#include <array>
#include <utility>

#include "engine/condition/checker.h"
#include "engine/condition/describe.h"
#include "engine/text/suggest.h"

namespace glacis::condition {

using text::Code;

Operand Checker::call(Node const& node) {
  std::string const& name = node.words[0].text;
  Operand result;
  if (name == "zone-of") {
    result = zone_of(node);
  } else if (name == "journeys") {
    result = journeys(node);
  } else {
    if (name == "crosses") {
      result.op = crosses(node);
    } else if (name == "connected") {
      if (check_arguments(node, 2, 2, "connected(entity, entity)")) {
        result.op = two_elements(node, Op::connected, Sort::entity, Sort::entity);
      }
    } else if (name == "trusted-with") {
      if (check_arguments(node, 2, 2, "trusted-with(entity, data)")) {
        result.op = two_elements(node, Op::trusted_with, Sort::entity, Sort::data);
      }
    } else if (name == "reaches") {
      result.op = reaches(node);
    } else if (name == "protected") {
      result.op = protection(node);
    } else if (name == "hop-by-hop") {
      result.op = hop_by_hop(node);
    } else {
      error(Code::G078, node.words[0].begin, node.words[0].end,
            "there is no function " + text_of(node.words[0].begin, node.words[0].end), {},
            text::did_you_mean(name, {"connected", "crosses", "hop-by-hop", "journeys", "protected", "reaches",
                                      "trusted-with", "zone-of"}));
    }
    result.form = result.op == nothing ? Operand::Form::wrong : Operand::Form::condition;
  }
  result.begin = node.begin;
  result.end = node.end;
  return result;
}

/// The clauses of `reaches` do not count here.
bool Checker::check_arguments(Node const& node, std::size_t least, std::size_t most, char const* signature) {
  auto const paths = static_cast<std::size_t>(std::count_if(
      node.children.begin(), node.children.end(), [this](NodeId id) { return tree_[id].form == Form::path; }));
  if (paths >= least && paths <= most) return true;
  error(Code::G078, node.begin, node.end,
        text_of(node.words[0].begin, node.words[0].end) + " has " + std::to_string(paths) +
            (paths == 1 ? " argument" : " arguments"),
        least == most ? "expected " + std::to_string(least)
                      : "expected " + std::to_string(least) + " or " + std::to_string(most),
        std::string("write `") + signature + "`");
  return false;
}

std::optional<Path> Checker::argument(Node const& node, std::size_t which, std::initializer_list<Sort> sorts) {
  NodeId const id = node.children[which];
  if (tree_[id].form != Form::path) {
    error(Code::G078, tree_[id].begin, tree_[id].end, "a clause stands before an argument", {},
          "write the arguments first, then `via` and `except`");
    return std::nullopt;
  }
  Operand const found = operand(id);
  if (found.form == Operand::Form::wrong) return std::nullopt;
  if (found.form == Operand::Form::bare) {
    unknown_name(found);
    return std::nullopt;
  }
  if (found.is_element() && std::find(sorts.begin(), sorts.end(), found.path.sort) != sorts.end()) return found.path;
  std::string expected;
  for (Sort const& sort : sorts) {
    bool const last = &sort == sorts.end() - 1;
    expected += (expected.empty() ? "" : last ? " or " : ", ") + one_of_sort(sort);
  }
  std::string const what = found.form == Operand::Form::labels      ? "a set of labels"
                           : found.form == Operand::Form::condition ? "a condition"
                                                                    : describe(vocabulary(), found.path);
  error(Code::G078, found.begin, found.end, text_of(found) + " is " + what, "expected " + expected,
        found.is_set() ? "quantify: `any x in …: …`" : "");
  return std::nullopt;
}

std::optional<model::KindId> Checker::zone_kind(Node const& call, std::size_t which) {
  Node const& node = tree_[call.children[which]];
  if (node.form == Form::path && node.children.empty() && node.words.size() == 1)
    return kind(Sort::zone, node.words[0]);
  error(Code::G078, node.begin, node.end, text_of(node.begin, node.end) + " is no kind", "expected a kind of zone");
  return std::nullopt;
}

std::optional<model::FeatureId> Checker::feature(Node const& call, std::size_t which) {
  Node const& node = tree_[call.children[which]];
  auto const& names = vocabulary().feature_names;
  bool const word = node.form == Form::path && node.children.empty() && node.words.size() == 1;
  auto const found = word ? names.find(node.words[0].text) : names.end();
  if (found != names.end()) return found->second;
  if (word && is_word_gap(node.words[0].text)) return std::nullopt;
  std::vector<std::string> candidates;
  for (auto const& each : names) candidates.push_back(each.first);
  error(Code::G089, node.begin, node.end, text_of(node.begin, node.end) + " is no feature", {},
        word ? text::did_you_mean(node.words[0].text, candidates) : "");
  return std::nullopt;
}

bool Checker::check_allowed(Node const& node, char const* where, std::string help) {
  if (scope_.allow_protected) return true;
  error(Code::G082, node.words[0].begin, node.words[0].end,
        text_of(node.words[0].begin, node.words[0].end) + " may not stand here", where, std::move(help));
  return false;
}

Operand Checker::zone_of(Node const& node) {
  Operand result;
  if (!check_arguments(node, 2, 2, "zone-of(entity, kind of zone)")) return result;
  auto const entity = argument(node, 0, {Sort::entity});
  auto const found = zone_kind(node, 1);
  if (!entity || !found) return result;
  result.form = Operand::Form::path;
  result.path.root = Path::Root::zone_of;
  result.path.inner = add(*entity);
  result.path.kind = *found;
  result.path.sort = Sort::zone;
  return result;
}

Operand Checker::journeys(Node const& node) {
  Operand result;
  bool const allowed = check_allowed(node, "only in claims", "write `d.journeys`");
  if (!check_arguments(node, 1, 1, "journeys(data)") || !allowed) return result;
  auto const data = argument(node, 0, {Sort::data});
  if (!data) return result;
  result.form = Operand::Form::path;
  result.path = *data;
  result.path.steps.push_back({Step::Form::link, static_cast<std::uint32_t>(model::Link::data_lineage_journeys)});
  result.path.sort = Sort::journey;
  result.path.set = true;
  return result;
}

OpId Checker::crosses(Node const& node) {
  if (!check_arguments(node, 1, 2, "crosses(flow)` or `crosses(flow, kind of zone)")) return nothing;
  auto const flow = argument(node, 0, {Sort::flow});
  Operation operation = make(Op::crosses, node);
  if (node.children.size() == 2) {
    auto const found = zone_kind(node, 1);
    if (!found) return nothing;
    operation.kinds.push_back(*found);
  }
  if (!flow) return nothing;
  operation.path = add(*flow);
  return emit(std::move(operation));
}

OpId Checker::two_elements(Node const& node, Op op, Sort first, Sort second) {
  auto const a = argument(node, 0, {first});
  auto const b = argument(node, 1, {second});
  if (!a || !b) return nothing;
  Operation operation = make(op, node);
  operation.path = add(*a);
  operation.other = add(*b);
  return emit(std::move(operation));
}

OpId Checker::reaches(Node const& node) {
  if (!check_arguments(node, 2, 2, "reaches(entity, entity, via f: …, except e: …)")) return nothing;
  auto const from = argument(node, 0, {Sort::entity});
  auto const to = argument(node, 1, {Sort::entity});
  Operation operation = make(Op::reaches, node);
  // Both slots exist, so that the second is always the one behind the first.
  operation.slot = add_slot(Sort::flow);
  add_slot(Sort::entity);
  bool good = from && to;
  bool has_via = false;
  bool has_except = false;
  for (std::size_t i = 2; i < node.children.size(); ++i) {
    Node const& each = tree_[node.children[i]];
    if (each.form == Form::path) continue;  // an argument behind a clause: reported
    bool const via = each.form == Form::via;
    bool& has = via ? has_via : has_except;
    if (has) error(Code::G078, each.begin, each.end, via ? "`via` is here twice" : "`except` is here twice");
    OpId const body = clause(each, via ? Sort::flow : Sort::entity, operation.slot + (via ? 0 : 1));
    good = good && !has && body != nothing;
    has = true;
    (via ? operation.a : operation.b) = body;
  }
  if (!good) return nothing;
  operation.path = add(*from);
  operation.other = add(*to);
  return emit(std::move(operation));
}

OpId Checker::clause(Node const& node, Sort sort, std::uint32_t slot) {
  check_variable(node.words[0]);
  return body(node.words[0], variable(slot, sort), node.children[0]);
}

OpId Checker::protection(Node const& node) {
  bool const allowed =
      check_allowed(node, "only in claims and lints", "`when` says who is exposed; say in `needs` what protects");
  if (!check_arguments(node, 2, 3, "protected(subject, feature)` or `protected(entity, data, feature)")) return nothing;
  bool const at_rest = node.children.size() == 3;
  auto const subject = at_rest ? argument(node, 0, {Sort::entity})
                               : argument(node, 0, {Sort::flow, Sort::journey, Sort::entity, Sort::data, Sort::zone});
  std::optional<Path> data;
  if (at_rest) data = argument(node, 1, {Sort::data});
  auto const found = feature(node, node.children.size() - 1);
  if (!allowed || !subject || !found || (at_rest && !data)) return nothing;
  Operation operation = make(Op::protected_, node);
  operation.path = add(*subject);
  if (data) operation.other = add(*data);
  operation.number = found->index;
  return emit(std::move(operation));
}

OpId Checker::hop_by_hop(Node const& node) {
  bool const allowed =
      check_allowed(node, "only in claims and lints", "`when` says who is exposed; say in `needs` what protects");
  if (!check_arguments(node, 2, 2, "hop-by-hop(journey, feature)")) return nothing;
  auto const journey = argument(node, 0, {Sort::journey});
  auto const found = feature(node, 1);
  if (!allowed || !journey || !found) return nothing;
  Operation operation = make(Op::hop_by_hop, node);
  operation.path = add(*journey);
  operation.number = found->index;
  return emit(std::move(operation));
}

}  // namespace glacis::condition

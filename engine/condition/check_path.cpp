#include <algorithm>
#include <utility>

#include "engine/condition/builtin_steps.h"
#include "engine/condition/checker.h"
#include "engine/condition/describe.h"
#include "engine/condition/token.h"
#include "engine/text/suggest.h"

namespace glacis::condition {

using text::Code;

Operand Checker::operand(NodeId id) {
  Node const& node = tree_[id];
  if (node.form == Form::path) return path_operand(node);
  Operand result;
  result.form = node.form == Form::quantity ? Operand::Form::quantity : Operand::Form::boolean;
  result.word = node.words[0].text;
  result.begin = node.begin;
  result.end = node.end;
  return result;
}

Operand Checker::path_operand(Node const& node) {
  bool const called = !node.children.empty();
  Operand result = called ? call(tree_[node.children[0]]) : first_word(node);
  for (std::size_t i = called ? 0 : 1; i < node.words.size() && result.form != Operand::Form::wrong; ++i) {
    result = step(result, node.words[i]);
  }
  return result;
}

Operand Checker::first_word(Node const& node) {
  Word const& word = node.words[0];
  Operand result;
  result.begin = word.begin;
  result.end = word.end;
  result.word = word.text;
  result.form = Operand::Form::path;
  auto const bound = std::find_if(variables_.rbegin(), variables_.rend(),
                                  [&](Variable const& each) { return each.name == word.text; });
  if (bound != variables_.rend()) {
    if (bound->path) {
      result.path = *bound->path;
    } else {
      result.form = Operand::Form::wrong;
    }
    return result;
  }
  for (Sort const sort : {Sort::entity, Sort::flow, Sort::zone, Sort::data}) {
    if (word.text != many_of_sort(sort)) continue;
    result.path = everything(sort);
    return result;
  }
  if (auto const found = element_named(word.text)) {
    result.path = element(*found);
    return result;
  }
  result.form = Operand::Form::bare;
  if (node.words.size() == 1) return result;
  unknown_name(result);
  result.form = Operand::Form::wrong;
  return result;
}

std::optional<model::Element> Checker::element_named(std::string_view name) const {
  if (scope_.use_case == nullptr) return std::nullopt;
  auto const found = scope_.use_case->names.find(scope_.use_case->prefixes.meant(phrase_.span.source, name));
  if (found != scope_.use_case->names.end()) return found->second;
  // The vocabulary's networks are elements of each use case, though it does not declare them.
  auto const& networks = scope_.use_case->networks;
  if (vocabulary().kind_names[static_cast<std::size_t>(Sort::network)].count(name) == 0) return std::nullopt;
  auto const network = std::find_if(networks.begin(), networks.end(), [&](model::Network const& each) {
    return each.from_vocabulary && each.id == name;
  });
  if (network == networks.end()) return std::nullopt;
  return model::Element{Sort::network, static_cast<std::uint32_t>(network - networks.begin())};
}

void Checker::unknown_name(Operand const& name) {
  if (is_name_gap(name.word)) return;
  std::vector<std::string> candidates;
  for (Variable const& each : variables_) candidates.emplace_back(each.name);
  bool const has_subject = scope_.subject && *scope_.subject != Sort::model;
  std::string const subject = has_subject ? model::name_of(*scope_.subject) : "";
  for (Sort const sort : {Sort::entity, Sort::flow, Sort::zone, Sort::data}) {
    std::string all = many_of_sort(sort);
    if (std::find(candidates.begin(), candidates.end(), all) == candidates.end()) candidates.push_back(std::move(all));
  }
  if (scope_.use_case != nullptr) {
    for (auto const& each : scope_.use_case->names) candidates.push_back(each.first);
  }
  std::string help = text::did_you_mean(name.word, candidates);
  if (is_reserved(name.word) && scope_.subject) {
    help = subject.empty() ? "this condition is about the whole model" : "this condition is about `" + subject + "`";
  } else if (!subject.empty()) {
    std::vector<std::string> const steps = step_names(*scope_.subject);
    bool const step = std::find(steps.begin(), steps.end(), name.word) != steps.end();
    if (step) help = "did you mean `" + subject + "." + std::string(name.word) + "`?";
  }
  error(Code::G070, name.begin, name.end, quoted(name.word) + " is not known here", {}, std::move(help));
}

Operand Checker::step(Operand const& before, Word const& word) {
  if (!before.is_element()) return step_on_wrong(before, word);
  Sort const sort = before.path.sort;
  Operand result = before;
  result.word = {};
  result.end = word.end;
  if (BuiltinStep const* const builtin = find_builtin_step(sort, word.text)) {
    result.path.steps.push_back(builtin->step);
    result.path.sort = builtin->yields;
    result.path.set = builtin->set;
    return result;
  }
  if (sort == Sort::data && word.text == "labels") {
    result.form = Operand::Form::labels;
    return result;
  }
  if (auto found = attribute_step(result, word)) return *std::move(found);
  if (auto found = relation_step(result, word)) return *std::move(found);
  if (auto found = derived_step(result, word)) return *std::move(found);
  return unknown_step(before, word);
}

std::optional<Operand> Checker::attribute_step(Operand const& before, Word const& word) {
  auto const& names = vocabulary().attribute_names[static_cast<std::size_t>(before.path.sort)];
  auto const found = names.find(word.text);
  if (found == names.end()) return std::nullopt;
  model::Attribute const& attribute = vocabulary()[found->second];
  Operand result = before;
  if (attribute.choice && !scope_.allow_choice) {
    error(Code::G083, result.begin, result.end, text_of(result) + " is for the designer to choose",
          "not in a threat's `when`", "say in `needs` what is missing; a mechanism's `when` may read it");
    result.form = Operand::Form::wrong;
    return result;
  }
  model::Type const& type = vocabulary()[attribute.type];
  result.path.steps.push_back(
      {attribute.set_of ? Step::Form::set_attribute : Step::Form::attribute, found->second.index});
  result.path.set = attribute.set_of;
  if (type.form == model::TypeForm::reference) {
    result.path.sort = type.sort;
  } else {
    result.path.type = attribute.type;
  }
  return result;
}

std::optional<Operand> Checker::relation_step(Operand const& before, Word const& word) {
  for (std::size_t i = 0; i < vocabulary().relations.size(); ++i) {
    model::Relation const& relation = vocabulary().relations[i];
    bool const forwards = relation.name == word.text && vocabulary()[relation.from].sort == before.path.sort;
    bool const backwards = relation.inverse == word.text && vocabulary()[relation.to].sort == before.path.sort;
    if (!forwards && !backwards) continue;
    Operand result = before;
    result.path.steps.push_back({forwards ? Step::Form::relation : Step::Form::inverse, static_cast<std::uint32_t>(i)});
    result.path.sort = vocabulary()[forwards ? relation.to : relation.from].sort;
    result.path.set = !forwards;
    return result;
  }
  return std::nullopt;
}

std::optional<Operand> Checker::derived_step(Operand const& before, Word const& word) {
  Operand result = before;
  if (scope_.derived != nullptr) {
    auto const& names = scope_.derived->by_name[static_cast<std::size_t>(before.path.sort)];
    auto const found = names.find(word.text);
    if (found != names.end()) {
      result.op = unfold(found->second, before.path, result.begin, result.end);
      result.form = result.op == nothing ? Operand::Form::wrong : Operand::Form::condition;
      return result;
    }
  }
  auto const& all = vocabulary().derived;
  bool const declared = std::any_of(all.begin(), all.end(), [&](model::DerivedDeclaration const& each) {
    return each.on == before.path.sort && each.name == word.text;
  });
  if (!declared) return std::nullopt;
  error(Code::G071, word.begin, word.end, "the definition " + quoted(word.text) + " cannot be used here", {},
        "definitions do not use themselves, or one that is wrong");
  result.form = Operand::Form::wrong;
  return result;
}

Operand Checker::step_on_wrong(Operand const& before, Word const& word) {
  Operand result = before;
  result.form = Operand::Form::wrong;
  if (before.is_set()) {
    std::string const set = std::string(phrase_.text.substr(before.begin, before.end - before.begin));
    std::string help;
    if (before.is_path()) help = "write `any x in " + set + ": x." + word.text + " …`, or `all`";
    error(Code::G072, before.begin, before.end,
          text_of(before) + " is a set, it has no " + quoted(word.text) + " of its own", {}, std::move(help));
    return result;
  }
  std::string const what = before.is_path() ? describe(vocabulary(), before.path) : "a condition";
  error(Code::G071, word.begin, word.end, "there is no " + quoted(word.text) + " here",
        text_of(before) + " is " + what);
  return result;
}

Operand Checker::unknown_step(Operand const& before, Word const& word) {
  Operand result = before;
  result.form = Operand::Form::wrong;
  if (is_word_gap(word.text)) return result;
  Sort const sort = before.path.sort;
  if (sort == Sort::data && word.text == "readers") {
    error(Code::G084, before.begin, word.end, "`readers` is not read by itself", {},
          "ask `trusted-with(e, " + phrase_.text.substr(before.begin, before.end - before.begin) + ")`");
    return result;
  }
  std::string help;
  std::vector<std::string> const candidates = step_names(sort);
  if (auto const meant = text::closest(word.text, candidates)) {
    help = "did you mean `" + *meant + "`?";
  } else {
    for (std::size_t other = 0; other < model::sort_count; ++other) {
      if (vocabulary().attribute_names[other].count(word.text) == 0) continue;
      help = quoted(word.text) + " is an attribute of " + many_of_sort(static_cast<Sort>(other));
      if (sort == Sort::flow && static_cast<Sort>(other) == Sort::network) {
        help += ": write `" + phrase_.text.substr(before.begin, before.end - before.begin) + ".over." + word.text + "`";
      }
    }
  }
  if (help.empty()) help = text::did_you_mean(word.text, candidates);
  std::string const owner = sort == Sort::data ? "data have" : one_of_sort(sort) + " has";
  error(Code::G071, word.begin, word.end, owner + " no " + quoted(word.text),
        text_of(before) + " is " + one_of_sort(sort), std::move(help));
  return result;
}

std::vector<std::string> Checker::step_names(Sort sort) const {
  std::vector<std::string> names = builtin_step_names(sort);
  for (auto const& each : vocabulary().attribute_names[static_cast<std::size_t>(sort)]) names.push_back(each.first);
  for (model::Relation const& relation : vocabulary().relations) {
    if (vocabulary()[relation.from].sort == sort) names.push_back(relation.name);
    if (vocabulary()[relation.to].sort == sort && !relation.inverse.empty()) names.push_back(relation.inverse);
  }
  if (scope_.derived != nullptr) {
    for (auto const& each : scope_.derived->by_name[static_cast<std::size_t>(sort)]) names.push_back(each.first);
  }
  return names;
}

}  // namespace glacis::condition

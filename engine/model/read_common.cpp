#include <fmt/format.h>

#include <algorithm>

#include "engine/model/case_draft.h"
#include "engine/model/lists.h"
#include "engine/model/lookup.h"

namespace glacis::model {

namespace {

using text::Code;

bool may_have(Vocabulary const& vocabulary, Possible<KindId> const& stated, AttributeId attribute) {
  if (!stated.stated) return true;
  return std::any_of(stated.members.begin(), stated.members.end(), [&](KindId kind) {
    if (vocabulary.applies(attribute, kind)) return true;
    if (!vocabulary[kind].abstract) return false;
    auto const below = vocabulary.concrete_below(kind);
    return std::any_of(below.begin(), below.end(), [&](KindId each) { return vocabulary.applies(attribute, each); });
  });
}

void report_unknown_key(CaseDraft& draft, Table const& table, text::Entry const& entry, Sort sort,
                        std::vector<std::string> const& more) {
  auto const& names = draft.vocabulary.attribute_names[static_cast<std::size_t>(sort)];
  std::string help;
  if (draft.diagnostics.errors() < text::Diagnostics::limit) {
    auto candidates = keys_of(names);
    candidates.insert(candidates.end(), more.begin(), more.end());
    for (auto const key : table.known()) candidates.emplace_back(key);
    help = suggest(entry.key, candidates, draft.diagnostics);
  }
  draft.diagnostics.error(Code::G021, entry.key_span, fmt::format("unknown key `{}` in {}", entry.key, table.header()),
                          fmt::format("neither a key nor an attribute of {}", one_of(sort)), help);
}

void report_not_applicable(CaseDraft& draft, text::Entry const& entry, AttributeId attribute,
                           Possible<KindId> const& kind) {
  text::Diagnostic diagnostic;
  diagnostic.code = Code::G037;
  diagnostic.message =
      fmt::format("`{}` does not apply to kind `{}`", entry.key, draft.vocabulary[kind.members.front()].name);
  diagnostic.span = entry.key_span;
  diagnostic.label = "no attribute of this kind";
  diagnostic.notes.push_back({draft.vocabulary[attribute].place, "declared here for other kinds"});
  draft.diagnostics.add(std::move(diagnostic));
}

}  // namespace

bool is_gap(CaseDraft const& draft, Phrase const& name) {
  return draft.use_case.gaps.may_hold(draft.use_case.prefixes.meant(name.span.source, name.text));
}

bool may_be(Vocabulary const& vocabulary, Possible<KindId> const& stated, KindId kind) {
  if (!stated.stated) return true;
  return std::any_of(stated.members.begin(), stated.members.end(), [&](KindId member) {
    return vocabulary.is(member, kind) || (vocabulary[member].abstract && vocabulary.is(kind, member));
  });
}

std::optional<std::uint32_t> find_element(CaseDraft const& draft, Sort sort, Phrase const& name) {
  auto const& names = draft.use_case.names;
  auto const found = names.find(draft.use_case.prefixes.meant(name.span.source, name.text));
  if (found != names.end() && found->second.sort == sort) return found->second.index;
  // A network of the vocabulary may share its name with an element of another sort.
  if (sort == Sort::network) {
    auto const& known = draft.vocabulary.networks;
    auto const at =
        std::lower_bound(known.begin(), known.end(), name.text,
                         [](NetworkDeclaration const& network, auto const& text) { return network.name < text; });
    if (at != known.end() && at->name == name.text) return static_cast<std::uint32_t>(at - known.begin());
  }
  auto const expected = fmt::format("expected {}", one_of(sort));
  if (found == names.end() && is_gap(draft, name)) return std::nullopt;
  if (found != names.end()) {
    draft.diagnostics.error(Code::G028, inner(name), fmt::format("`{}` is {}", name.text, one_of(found->second.sort)),
                            expected);
    return std::nullopt;
  }
  std::string help;
  if (draft.diagnostics.errors() < text::Diagnostics::limit) {
    std::vector<std::string> candidates;
    for (auto const& entry : names) {
      if (entry.second.sort == sort) candidates.push_back(entry.first);
    }
    help = suggest(name.text, candidates, draft.diagnostics);
  }
  draft.diagnostics.error(Code::G028, inner(name), fmt::format("there is no {} `{}`", name_of(sort), name.text),
                          expected, help);
  return std::nullopt;
}

MechanismListing read_mechanisms_on(CaseDraft& draft, Table& table, Sort sort) {
  return read_listing<MechanismId>(table.take("mechanisms"), [&](Phrase const& name) {
    return find_mechanism(draft.vocabulary, sort, name, draft.diagnostics);
  });
}

Possible<KindId> read_kind_of(CaseDraft& draft, Table& table, Sort sort) {
  return read_possible<KindId>(table.take("kind"), [&](Phrase const& name) {
    return find_kind(draft.vocabulary, sort, name, draft.diagnostics);
  });
}

void read_attributes_of(CaseDraft& draft, Table& table, Sort sort, Possible<KindId> const* kind, Common& into,
                        std::vector<std::string> const& more) {
  auto const& names = draft.vocabulary.attribute_names[static_cast<std::size_t>(sort)];
  FindElement const find = [&](Type const& type, Phrase const& name) { return find_element(draft, type.sort, name); };
  for (auto const* const entry : table.rest()) {
    auto const found = names.find(entry->key);
    if (found == names.end()) {
      report_unknown_key(draft, table, *entry, sort, more);
      continue;
    }
    if (kind != nullptr && !may_have(draft.vocabulary, *kind, found->second)) {
      report_not_applicable(draft, *entry, found->second, *kind);
      continue;
    }
    auto value = read_attribute_value(table.item().at(entry->value), found->second, draft.vocabulary, find);
    if (value.stated) into.statements.push_back(std::move(*value.stated));
    if (value.presumed) into.presumptions.push_back(std::move(*value.presumed));
  }
  auto const by_attribute = [](Statement const& a, Statement const& b) { return a.attribute < b.attribute; };
  std::sort(into.statements.begin(), into.statements.end(), by_attribute);
  std::sort(into.presumptions.begin(), into.presumptions.end(), by_attribute);
}

}  // namespace glacis::model

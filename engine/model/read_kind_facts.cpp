#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/model/attribute_value.h"
#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

/// Reads facts that are stated of a kind, not of an element.
class FactReader {
 public:
  FactReader(PackDraft& draft, KindId kind) : draft_(draft), kind_(kind) {
    find_element_ = [&draft](Type const& type, Phrase const& name) { return find_network(draft, type, name); };
  }

  /// The facts in `always` or `usually`.
  void read_table(Item item, Basis basis) {
    if (!item.expect(NodeForm::table)) return;
    for (auto const& entry : item.document->entries(item.node)) read_fact(entry, item.at(entry.value), basis);
  }

  /// A key of a network's own table; a presumption may stand beside what is stated.
  void read_key(text::Entry const& entry, Item item) {
    auto const value = read_value(entry, item);
    if (value.stated) add(*value.stated, Basis::always);
    if (value.presumed) add(*value.presumed, Basis::presumed);
  }

 private:
  static std::optional<std::uint32_t> find_network(PackDraft& draft, Type const& type, Phrase const& name) {
    if (type.sort == Sort::network) {
      auto const& networks = draft.vocabulary.networks;
      auto const found = std::find_if(networks.begin(), networks.end(),
                                      [&](NetworkDeclaration const& network) { return network.name == name.text; });
      if (found != networks.end()) return static_cast<std::uint32_t>(found - networks.begin());
    }
    if (draft.vocabulary.gaps.may_hold(name.text)) return std::nullopt;
    draft.diagnostics.error(Code::G058, inner(name), fmt::format("`{}` is not known here", name.text),
                            "packs name no elements but networks");
    return std::nullopt;
  }

  AttributeValue read_value(text::Entry const& entry, Item item) const {
    auto const attribute = find_attribute(entry);
    if (!attribute) return {};
    return read_attribute_value(item, *attribute, draft_.vocabulary, find_element_);
  }

  std::optional<AttributeId> find_attribute(text::Entry const& entry) const {
    auto const& vocabulary = draft_.vocabulary;
    auto const& kind = vocabulary[kind_];
    auto const& names = vocabulary.attribute_names[static_cast<std::size_t>(kind.sort)];
    auto const found = names.find(entry.key);
    if (found == names.end()) {
      if (vocabulary.gaps.may_hold(entry.key)) return std::nullopt;
      draft_.diagnostics.error(
          Code::G021, entry.key_span, fmt::format("unknown attribute `{}` of kind `{}`", entry.key, kind.name),
          fmt::format("not an attribute of {}", one_of(kind.sort)), suggest_key(entry.key, names, draft_.diagnostics));
      return std::nullopt;
    }
    if (vocabulary.applies(found->second, kind_)) return found->second;
    text::Diagnostic diagnostic{Code::G037,
                                text::Severity::error,
                                fmt::format("`{}` does not apply to `{}`", entry.key, kind.name),
                                entry.key_span,
                                "no attribute of this kind",
                                {},
                                {}};
    diagnostic.notes.push_back({vocabulary[found->second].place, "declared here for other kinds"});
    draft_.diagnostics.add(std::move(diagnostic));
    return std::nullopt;
  }

  void read_fact(text::Entry const& entry, Item item, Basis basis) {
    auto const value = read_value(entry, item);
    if (value.presumed) {
      draft_.diagnostics.error(Code::G057, value.presumed->place, "found a presumption within facts of a kind",
                               "expected a value", "state it in the kind's `usually`");
    }
    if (value.stated) add(*value.stated, basis);
  }

  void add(Statement statement, Basis basis) {
    statement.basis = basis;
    auto& kind = draft_.vocabulary.kinds[kind_.index];
    (basis == Basis::always ? kind.always : kind.usually).push_back(std::move(statement));
  }

  PackDraft& draft_;
  KindId kind_;
  FindElement find_element_;
};

/// The order of keys leaves no trace.
void sort_facts(Kind& kind) {
  auto const by_attribute = [](Statement const& a, Statement const& b) {
    return std::tie(a.attribute, a.place) < std::tie(b.attribute, b.place);
  };
  std::sort(kind.always.begin(), kind.always.end(), by_attribute);
  std::sort(kind.usually.begin(), kind.usually.end(), by_attribute);
}

void read_facts_of_kind(PackDraft& draft, Declared const& declared) {
  auto const found = draft.all_kinds.find(declared.name);
  if (found == draft.all_kinds.end() || draft.broken_kinds.contains(declared.name)) return;
  Table table = declared.table("kind");
  FactReader reader{draft, found->second};
  if (auto const item = table.take("always")) reader.read_table(*item, Basis::always);
  if (auto const item = table.take("usually")) reader.read_table(*item, Basis::presumed);
  sort_facts(draft.vocabulary.kinds[found->second.index]);
}

void read_facts_of_network(PackDraft& draft, Declared const& declared, NetworkDeclaration& network) {
  Table table = declared.table("network");
  table.take("title");
  table.take("is");
  if (auto const item = table.take("protects")) network.protects = read_protects(*item, draft.vocabulary);
  if (draft.broken_kinds.contains(declared.name)) return;
  FactReader reader{draft, network.kind};
  if (auto const item = table.take("usually")) reader.read_table(*item, Basis::presumed);
  for (auto const* const entry : table.rest()) reader.read_key(*entry, table.item().at(entry->value));
  sort_facts(draft.vocabulary.kinds[network.kind.index]);
}

/// `"peer"`, `"none"` or a kind, into where the protection ends.
void read_until(Phrase const& until, Vocabulary const& vocabulary, text::Diagnostics& diagnostics, Protection& into) {
  if (until.text == "peer") return;
  if (until.text == "none") {
    into.none = true;
    return;
  }
  into.until = find_kind(vocabulary, Sort::entity, until, diagnostics).value_or(KindId{});
}

Protection read_protection(Item item, Vocabulary const& vocabulary) {
  Protection result;
  result.place = item.span();
  if (!item.is(NodeForm::table)) {
    if (auto const* const until = item.as_string()) read_until(*until, vocabulary, *item.diagnostics, result);
    return result;
  }
  Table table{item, "a protection", item.span()};
  if (auto const* const until = table.needed_phrase("until")) {
    read_until(*until, vocabulary, *item.diagnostics, result);
  }
  if (auto const* const condition = table.phrase("if")) result.condition = *condition;
  table.finish();
  return result;
}

}  // namespace

ProtectionList read_protects(Item item, Vocabulary const& vocabulary) {
  ProtectionList result;
  if (!item.expect(NodeForm::table)) return result;
  result.stated = true;
  result.place = item.span();
  for (auto const& entry : item.document->entries(item.node)) {
    auto protection = read_protection(item.at(entry.value), vocabulary);
    auto const name = phrase_of(entry);
    auto const feature = find_feature(vocabulary, name, *item.diagnostics);
    if (!feature) continue;
    protection.feature = *feature;
    result.given.push_back(std::move(protection));
  }
  std::sort(result.given.begin(), result.given.end(),
            [](Protection const& a, Protection const& b) { return a.feature < b.feature; });
  return result;
}

void read_kind_facts(PackDraft& draft) {
  auto& networks = draft.vocabulary.networks;
  for (auto const& declared : draft.networks.all()) {
    NetworkDeclaration network;
    network.name = declared.name;
    network.place = declared.place;
    if (auto const kind = draft.all_kinds.find(declared.name); kind != draft.all_kinds.end())
      network.kind = kind->second;
    network.title = draft.vocabulary[network.kind].title;
    networks.push_back(std::move(network));
  }
  for (auto const& declared : draft.kinds.all()) read_facts_of_kind(draft, declared);
  for (std::size_t i = 0; i < networks.size(); ++i) {
    read_facts_of_network(draft, draft.networks.all()[i], networks[i]);
  }
}

}  // namespace glacis::model

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"
#include "engine/model/read.h"
#include "engine/text/suggest.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

constexpr std::size_t most_declarations = 10'000;
constexpr std::string_view pack_table = "pack";
constexpr std::string_view derived_table = "derived";
constexpr std::string_view what_derived = "a derived definition";

std::vector<Family*> families_of(PackDraft& draft) {
  return {&draft.types,       &draft.attributes, &draft.labels,      &draft.kinds,
          &draft.networks,    &draft.relations,  &draft.features,    &draft.mechanisms,
          &draft.constraints, &draft.threats,    &draft.obligations, &draft.lints,
          &draft.factors,     &draft.scales,     &draft.releases,    &draft.objectives};
}

void collect_derived(PackDraft& draft, Item table, std::uint32_t pack) {
  auto& gaps = draft.vocabulary.gaps;
  if (!table.expect(NodeForm::table)) return gaps.add_any();
  std::vector<Sort> const sorts{Sort::entity,  Sort::flow,    Sort::zone,       Sort::data,
                                Sort::journey, Sort::network, Sort::stakeholder};
  for (auto const& entry : table.document->entries(table.node)) {
    auto sort = find_sort(phrase_of(entry), sorts, draft.diagnostics);
    if (!sort) sort = likely_sort(entry.key, sorts);
    if (!sort) {
      leave_gaps(table.at(entry.value), gaps);
      continue;
    }
    char const* const name = name_of(*sort);
    auto const family = draft.derived.try_emplace(name, name, what_derived, Clear::nothing).first;
    family->second.collect(table.at(entry.value), pack, gaps);
  }
}

/// False if `key` is no table of declarations.
bool collect_as(PackDraft& draft, std::string_view key, Item item, std::uint32_t pack) {
  if (key == derived_table) {
    collect_derived(draft, item, pack);
    return true;
  }
  auto const families = families_of(draft);
  auto const found =
      std::find_if(families.begin(), families.end(), [&](Family const* family) { return family->name() == key; });
  if (found == families.end()) return false;
  (*found)->collect(item, pack, draft.vocabulary.gaps);
  return true;
}

void collect_unknown(PackDraft& draft, text::Entry const& entry, Item item, std::uint32_t pack) {
  std::vector<std::string> names{std::string(pack_table), std::string(derived_table)};
  for (auto const* const family : families_of(draft)) names.emplace_back(family->name());
  draft.diagnostics.error(Code::G020, entry.key_span, fmt::format("unknown table `{}`", entry.key),
                          "not a table of a pack", suggest(entry.key, names, draft.diagnostics));
  auto const meant = text::closest(entry.key, names);
  bool const likely = meant && item.is(NodeForm::table);
  if (!likely || !collect_as(draft, *meant, item, pack)) leave_gaps(item, draft.vocabulary.gaps);
}

void collect_tables(PackDraft& draft, Item root, std::uint32_t pack) {
  for (auto const& entry : root.document->entries(root.node)) {
    auto const item = root.at(entry.value);
    if (entry.key == pack_table || collect_as(draft, entry.key, item, pack)) continue;
    collect_unknown(draft, entry, item, pack);
  }
}

void check_first(PackDraft& draft, text::SourceId source, Item root) {
  auto const entries = root.document->entries(root.node);
  if (!entries.empty() && entries.front().key == pack_table) return;
  auto const place = entries.empty() ? root.span() : entries.front().key_span;
  draft.diagnostics.error(Code::G034, place,
                          fmt::format("`{}` does not begin with `[pack]`", draft.sources.name(source)),
                          "expected `[pack]`", "begin it with `[pack]` and a title");
}

Pack read_pack(Item root, std::string const& id, bool rules) {
  Pack pack;
  pack.id = id;
  pack.rules = rules;
  auto const* const head = root.document->find(root.node, pack_table);
  if (head == nullptr || !root.at(head->value).expect(NodeForm::table)) return pack;
  pack.place = head->key_span;
  Table table{root.at(head->value), "[pack]", head->key_span};
  pack.title = title_of(table, id);
  if (rules) {
    for (auto const* const name : table.strings("suits")) pack.suits.push_back(name->text);
  }
  table.finish();
  return pack;
}

/// The order of files leaves no trace in what was read.
void sort_declarations(PackDraft& draft, std::vector<std::uint32_t> const& new_number) {
  auto families = families_of(draft);
  for (auto& entry : draft.derived) families.push_back(&entry.second);
  for (auto* const family : families) {
    for (auto& declared : family->all()) declared.file = new_number[declared.file];
    if (family->all().size() > most_declarations) {
      auto const& first_too_many = family->all()[most_declarations];
      draft.diagnostics.error(Code::G043, first_too_many.place,
                              fmt::format("packs declare {} times {}", family->all().size(), family->what()),
                              fmt::format("expected at most {}", most_declarations));
      family->all().clear();
      draft.vocabulary.gaps.add_any();
    }
    family->sort();
    // An attribute may be declared apart for several sorts.
    if (family != &draft.attributes) family->refuse_twins();
  }
}

}  // namespace

std::string title_of(Table& table, std::string_view name) {
  auto title = table.string("title");
  if (!title.empty()) return title;
  title = name;
  std::replace(title.begin(), title.end(), '-', ' ');
  return title;
}

void collect_pack(PackDraft& draft, text::Files const& files, std::filesystem::path const& path, bool rules) {
  auto const source = files.read(path, draft.sources, draft.diagnostics);
  if (!source) return draft.vocabulary.gaps.add_any();
  auto const id = path.stem().string();
  if (!is_word(id)) {
    draft.diagnostics.error(Code::G056, {}, fmt::format("`{}` gives no id to the pack", draft.sources.name(*source)),
                            {}, "name the file like `onem2m.toml`");
  }
  auto document = text::parse_document(draft.sources, *source, draft.diagnostics);
  if (!document) return draft.vocabulary.gaps.add_any();
  draft.documents.push_back(std::move(*document));
  auto const& kept = draft.documents.back();
  Item const root{&kept, kept.root(), &draft.diagnostics};
  check_first(draft, *source, root);
  auto const number = static_cast<std::uint32_t>(draft.vocabulary.packs.size());
  draft.vocabulary.packs.push_back(read_pack(root, id, rules));
  collect_tables(draft, root, number);
}

void settle_packs(PackDraft& draft) {
  auto& packs = draft.vocabulary.packs;
  std::vector<std::uint32_t> order(packs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  // A models/ and a rules/ pack may share an id: use cases name them in lists of their own.
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(packs[a].id, packs[a].rules) < std::tie(packs[b].id, packs[b].rules);
  });
  std::vector<std::uint32_t> new_number(packs.size());
  std::vector<Pack> sorted;
  for (auto const old : order) {
    if (!sorted.empty() && sorted.back().id == packs[old].id && sorted.back().rules == packs[old].rules) {
      report_twice(packs[old].id, packs[old].place, sorted.back().place, draft.diagnostics);
    }
    new_number[old] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(packs[old]);
  }
  packs = std::move(sorted);
  sort_declarations(draft, new_number);
}

namespace {

Vocabulary read_partial(text::Files const& files, std::vector<std::filesystem::path> const& models,
                        std::vector<std::filesystem::path> const& rules, text::Sources& sources,
                        text::Diagnostics& diagnostics) {
  PackDraft draft(sources, diagnostics);
  for (auto const& path : models) collect_pack(draft, files, path, false);
  for (auto const& path : rules) collect_pack(draft, files, path, true);
  settle_packs(draft);
  read_kinds(draft);
  read_types(draft);
  read_relations(draft);
  read_attributes(draft);
  read_labels(draft);
  read_features(draft);
  read_kind_facts(draft);
  read_mechanisms(draft);
  read_constraints(draft);
  read_derived(draft);
  read_factors(draft);
  read_scales(draft);
  read_releases(draft);
  read_objectives(draft);
  read_rules(draft);
  return std::move(draft.vocabulary);
}

}  // namespace

std::optional<Vocabulary> read_vocabulary(text::Files const& files, std::vector<std::filesystem::path> const& models,
                                          std::vector<std::filesystem::path> const& rules, text::Sources& sources,
                                          text::Diagnostics& diagnostics) {
  auto const errors = diagnostics.errors();
  auto vocabulary = read_partial(files, models, rules, sources, diagnostics);
  if (diagnostics.errors() > errors) return std::nullopt;
  return vocabulary;
}

std::optional<Vocabulary> read_vocabulary(text::Files const& files, text::Sources& sources,
                                          text::Diagnostics& diagnostics) {
  auto const errors = diagnostics.errors();
  auto vocabulary = read_partial_vocabulary(files, sources, diagnostics);
  if (diagnostics.errors() > errors) return std::nullopt;
  return vocabulary;
}

Vocabulary read_partial_vocabulary(text::Files const& files, text::Sources& sources, text::Diagnostics& diagnostics) {
  // Folders below these hold other things, such as the examples of the rules.
  auto const directly_in = [&](std::string_view folder) {
    std::vector<std::filesystem::path> result;
    for (auto const& path : files.list_toml(files.root() / folder)) {
      if (path.parent_path().filename() == folder) result.push_back(path);
    }
    return result;
  };
  return read_partial(files, directly_in("models"), directly_in("rules"), sources, diagnostics);
}

}  // namespace glacis::model

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"
#include "engine/model/read.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

constexpr std::size_t most_declarations = 10'000;
constexpr std::string_view what_derived = "a derived definition";

std::vector<Family*> families_of(PackDraft& draft) {
  return {&draft.types,       &draft.attributes, &draft.labels,      &draft.kinds,
          &draft.networks,    &draft.relations,  &draft.features,    &draft.mechanisms,
          &draft.constraints, &draft.threats,    &draft.obligations, &draft.lints,
          &draft.factors,     &draft.scales,     &draft.releases,    &draft.objectives};
}

void collect_derived(PackDraft& draft, Item table, std::uint32_t pack) {
  if (!table.expect(NodeForm::table)) return;
  std::vector<Sort> const sorts{Sort::entity,  Sort::flow,    Sort::zone,       Sort::data,
                                Sort::journey, Sort::network, Sort::stakeholder};
  for (auto const& entry : table.document->entries(table.node)) {
    auto const sort = find_sort(phrase_of(entry), sorts, draft.diagnostics);
    if (!sort) continue;
    auto const family = draft.derived.try_emplace(entry.key, name_of(*sort), what_derived, Clear::nothing).first;
    family->second.collect(table.at(entry.value), pack);
  }
}

void collect_tables(PackDraft& draft, Item root, std::uint32_t pack) {
  auto const families = families_of(draft);
  for (auto const& entry : root.document->entries(root.node)) {
    auto const item = root.at(entry.value);
    if (entry.key == "pack") continue;
    if (entry.key == "derived") {
      collect_derived(draft, item, pack);
      continue;
    }
    auto const found = std::find_if(families.begin(), families.end(),
                                    [&](Family const* family) { return family->name() == entry.key; });
    if (found != families.end()) {
      (*found)->collect(item, pack);
      continue;
    }
    std::vector<std::string> names{"pack", "derived"};
    for (auto const* const family : families) names.emplace_back(family->name());
    draft.diagnostics.error(Code::G020, entry.key_span, fmt::format("unknown table `{}`", entry.key),
                            "not a table of a pack", suggest(entry.key, names, draft.diagnostics));
  }
}

/// False if the file does not begin with [pack].
bool check_first(PackDraft& draft, text::SourceId source, Item root) {
  auto const entries = root.document->entries(root.node);
  if (!entries.empty() && entries.front().key == "pack") return root.at(entries.front().value).expect(NodeForm::table);
  auto const place = entries.empty() ? root.span() : entries.front().key_span;
  draft.diagnostics.error(Code::G034, place,
                          fmt::format("`{}` does not begin with `[pack]`", draft.sources.name(source)),
                          "expected `[pack]`", "begin it with `[pack]` and a title");
  return false;
}

Pack read_pack(Item root, std::string const& id, bool rules) {
  auto const& first = root.document->entries(root.node).front();
  Table table{root.at(first.value), "[pack]", first.key_span};
  Pack pack;
  pack.id = id;
  pack.rules = rules;
  pack.place = first.key_span;
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
  if (!source) return;
  auto const id = path.stem().string();
  if (!is_word(id)) {
    draft.diagnostics.error(Code::G056, {}, fmt::format("`{}` gives no id to the pack", draft.sources.name(*source)),
                            {}, "name the file like `onem2m.toml`");
  }
  auto document = text::parse_document(draft.sources, *source, draft.diagnostics);
  if (!document) return;
  draft.documents.push_back(std::move(*document));
  auto const& kept = draft.documents.back();
  Item const root{&kept, kept.root(), &draft.diagnostics};
  if (!check_first(draft, *source, root)) return;
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

std::optional<Vocabulary> read_vocabulary(text::Files const& files, std::vector<std::filesystem::path> const& models,
                                          std::vector<std::filesystem::path> const& rules, text::Sources& sources,
                                          text::Diagnostics& diagnostics) {
  auto const errors = diagnostics.errors();
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
  if (diagnostics.errors() > errors) return std::nullopt;
  return std::move(draft.vocabulary);
}

std::optional<Vocabulary> read_vocabulary(text::Files const& files, text::Sources& sources,
                                          text::Diagnostics& diagnostics) {
  // Folders below these hold other things, such as the examples of the rules.
  auto const directly_in = [&](std::string_view folder) {
    std::vector<std::filesystem::path> result;
    for (auto const& path : files.list_toml(files.root() / folder)) {
      if (path.parent_path().filename() == folder) result.push_back(path);
    }
    return result;
  };
  return read_vocabulary(files, directly_in("models"), directly_in("rules"), sources, diagnostics);
}

}  // namespace glacis::model

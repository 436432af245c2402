#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/model/answers.h"
#include "engine/model/case_draft.h"
#include "engine/model/read.h"

namespace glacis::model {

namespace {

using text::Code;
namespace fs = std::filesystem;

constexpr std::size_t most_elements = 200'000;

/// Over all families: of two with one id the later in order of reading is reported and left out.
void refuse_twins(CaseDraft& draft, std::vector<Family*> const& families) {
  std::vector<Declared const*> all;
  for (auto const* const family : families) {
    for (auto const& declared : family->all()) all.push_back(&declared);
  }
  std::sort(all.begin(), all.end(), [](Declared const* a, Declared const* b) {
    return std::tie(a->name, a->file, a->place) < std::tie(b->name, b->file, b->place);
  });
  std::set<Span> twins;
  Declared const* first = nullptr;
  for (auto const* const declared : all) {
    if (first == nullptr || first->name != declared->name) {
      first = declared;
      continue;
    }
    report_twice(declared->name, declared->place, first->place, draft.diagnostics);
    twins.insert(declared->place);
  }
  if (twins.empty()) return;
  draft.ways_read = false;
  for (auto* const family : families) {
    auto& elements = family->all();
    elements.erase(std::remove_if(elements.begin(), elements.end(),
                                  [&](Declared const& declared) { return twins.count(declared.place) != 0; }),
                   elements.end());
  }
}

/// In the order of the file, included files first.
void number_flows(CaseDraft& draft) {
  auto const& flows = draft.flows.all();
  std::vector<std::uint32_t> order(flows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(flows[a].file, flows[a].place) < std::tie(flows[b].file, flows[b].place);
  });
  for (std::size_t i = 0; i < order.size(); ++i)
    draft.use_case.flows[order[i]].number = static_cast<std::uint32_t>(i + 1);
}

template <class T>
void place_elements(CaseDraft& draft, Family const& family, Sort sort, std::vector<T>& into) {
  for (auto const& declared : family.all()) {
    draft.use_case.names.emplace(declared.name, Element{sort, static_cast<std::uint32_t>(into.size())});
    T element;
    element.id = declared.name;
    element.place = declared.place;
    into.push_back(std::move(element));
  }
}

/// The vocabulary's networks are elements too, but give way to what the use case names.
void place_networks(CaseDraft& draft) {
  auto const& declared = draft.vocabulary.networks;
  for (auto const& each : declared) {
    Network network;
    network.id = each.name;
    network.title = each.title;
    network.place = each.place;
    network.kind = {true, {each.kind}, each.place, {}, {}};
    network.protects = each.protects;
    network.from_vocabulary = true;
    draft.use_case.networks.push_back(std::move(network));
  }
  place_elements(draft, draft.networks, Sort::network, draft.use_case.networks);
  for (std::size_t i = 0; i < declared.size(); ++i) {
    draft.use_case.names.emplace(declared[i].name, Element{Sort::network, static_cast<std::uint32_t>(i)});
  }
}

void refuse_known_networks(CaseDraft& draft) {
  for (auto const& declared : draft.networks.all()) {
    auto const& known = draft.vocabulary.networks;
    auto const found =
        std::find_if(known.begin(), known.end(), [&](auto const& each) { return each.name == declared.name; });
    if (found != known.end()) report_twice(declared.name, declared.place, found->place, draft.diagnostics);
  }
}

}  // namespace

void name_elements(CaseDraft& draft) {
  std::vector<Family*> const families{&draft.entities, &draft.flows,        &draft.data,
                                      &draft.zones,    &draft.stakeholders, &draft.networks};
  std::size_t count = 0;
  for (auto* const family : families) {
    family->sort();
    count += family->all().size();
  }
  draft.claims.sort();
  draft.claims.refuse_twins();
  if (count > most_elements) {
    draft.diagnostics.error(Code::G043, draft.head ? draft.head->place : Span{},
                            fmt::format("the use case has {} elements", count),
                            fmt::format("expected at most {}", most_elements));
    for (auto* const family : families) family->all().clear();
    draft.use_case.gaps.add_any();
  }
  refuse_twins(draft, families);
  refuse_known_networks(draft);
  place_elements(draft, draft.entities, Sort::entity, draft.use_case.entities);
  place_elements(draft, draft.flows, Sort::flow, draft.use_case.flows);
  place_elements(draft, draft.data, Sort::data, draft.use_case.data);
  place_elements(draft, draft.zones, Sort::zone, draft.use_case.zones);
  place_elements(draft, draft.stakeholders, Sort::stakeholder, draft.use_case.stakeholders);
  place_networks(draft);
  number_flows(draft);
}

void fill_case(CaseDraft& draft) {
  auto const errors = draft.diagnostics.errors();
  if (!draft.use_case.gaps.empty()) draft.ways_read = false;
  read_networks(draft);
  read_stakeholders(draft);
  read_zones(draft);
  read_entities(draft);
  read_data(draft);
  read_flows(draft);
  draft.elements_read = draft.ways_read && draft.diagnostics.errors() == errors;
  read_remarks(draft);
}

std::optional<PartialCase> read_partial_case(text::Files const& files, fs::path const& path,
                                             Vocabulary const& vocabulary, text::Sources& sources,
                                             text::Diagnostics& diagnostics, std::vector<Answers>* answers) {
  auto const errors = diagnostics.errors();
  CaseDraft draft{vocabulary, sources, diagnostics};
  if (!collect_case(draft, files, path)) return std::nullopt;
  name_elements(draft);
  read_id(draft, path);
  for (std::size_t i = 0; answers != nullptr && i < answers->size(); ++i)
    (*answers)[i].put_over(draft, draft.use_case.id);
  read_head(draft);
  fill_case(draft);
  PartialCase result;
  result.read = draft.elements_read ? Extent::elements : draft.ways_read ? Extent::ways : Extent::names;
  if (diagnostics.errors() == errors) result.read = Extent::whole;
  result.use_case = std::move(draft.use_case);
  return result;
}

std::optional<UseCase> read_use_case(text::Files const& files, fs::path const& path, Vocabulary const& vocabulary,
                                     text::Sources& sources, text::Diagnostics& diagnostics,
                                     std::vector<Answers>* answers) {
  auto partial = read_partial_case(files, path, vocabulary, sources, diagnostics, answers);
  if (!partial || partial->read != Extent::whole) return std::nullopt;
  return std::move(partial->use_case);
}

std::optional<UseCase> read_drawing(std::string name, std::string text, Vocabulary const& vocabulary,
                                    text::Sources& sources, text::Diagnostics& diagnostics) {
  auto const errors = diagnostics.errors();
  CaseDraft draft{vocabulary, sources, diagnostics};
  draft.use_case.id = name;
  auto document = text::parse_document(sources, sources.add(std::move(name), std::move(text)), diagnostics);
  if (!document) return std::nullopt;
  collect_tables(draft, {&*document, document->root(), &diagnostics}, 0, Prefixes::outermost, {});
  name_elements(draft);
  fill_case(draft);
  if (diagnostics.errors() > errors) return std::nullopt;
  return std::move(draft.use_case);
}

}  // namespace glacis::model

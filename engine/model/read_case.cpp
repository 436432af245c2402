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
using text::NodeForm;
namespace fs = std::filesystem;

constexpr std::size_t deepest = 32;
constexpr std::size_t most_files = 1000;
constexpr std::size_t most_elements = 200'000;

/// Two names of one file, as over different folders, are one.
fs::path identity(fs::path const& path) {
  std::error_code failed;
  auto const canonical = fs::weakly_canonical(path, failed);
  return failed ? path.lexically_normal() : canonical;
}

class Collector {
 public:
  Collector(CaseDraft& draft, text::Files const& files) : draft_(draft), files_(files) {}

  bool read_main(fs::path const& path) {
    auto const source = files_.read(path, draft_.sources, draft_.diagnostics);
    return source && read_file(*source, path, true);
  }

 private:
  bool read_file(text::SourceId source, fs::path const& path, bool main) {
    draft_.use_case.files.emplace_back(draft_.sources.name(source));
    auto document = text::parse_document(draft_.sources, source, draft_.diagnostics);
    if (!document) return false;
    draft_.documents.push_back(std::move(*document));
    auto const& kept = draft_.documents.back();
    Item const root{&kept, kept.root(), &draft_.diagnostics};
    stack_.push_back(identity(path));
    seen_.insert(stack_.back());
    if (auto const* const include = kept.find(root.node, "include")) read_includes(root.at(include->value), path);
    stack_.pop_back();
    check_head(root, source, main);
    collect(root);
    ++order_;
    return true;
  }

  void read_includes(Item list, fs::path const& from) {
    auto const elements = list.as_list();
    if (!elements) return;
    for (auto const& element : *elements) {
      if (element.is(NodeForm::table)) {
        draft_.diagnostics.error(Code::G042, element.span(), "include prefixes are not supported yet",
                                 "expected the path of a file");
        continue;
      }
      if (auto const* const name = element.as_string()) read_include(*name, from);
    }
  }

  void read_include(Phrase const& name, fs::path const& from) {
    auto const path = from.parent_path() / name.text;
    auto const self = identity(path);
    if (auto const open = std::find(stack_.begin(), stack_.end(), self); open != stack_.end()) {
      std::string steps;
      for (auto at = open; at != stack_.end(); ++at) steps += fmt::format("`{}` includes ", at->filename().string());
      draft_.diagnostics.error(Code::G041, inner(name), fmt::format("{}`{}`", steps, self.filename().string()),
                               "a file cannot include itself");
      return;
    }
    if (seen_.count(self) != 0) return;
    if (stack_.size() >= deepest) {
      draft_.diagnostics.error(Code::G041, inner(name), fmt::format("includes are more than {} deep", deepest));
      return;
    }
    if (seen_.size() >= most_files) {
      draft_.diagnostics.error(Code::G043, inner(name), fmt::format("more than {} files are included", most_files));
      return;
    }
    auto const source = files_.read_inside(path, draft_.sources, draft_.diagnostics, inner(name));
    if (source) read_file(*source, path, false);
  }

  void check_head(Item root, text::SourceId source, bool main) {
    auto const* const head = root.document->find(root.node, "use-case");
    if (main && head == nullptr) {
      draft_.diagnostics.error(Code::G040, {}, fmt::format("`{}` has no `[use-case]`", draft_.sources.name(source)), {},
                               "a file without it is only ever included");
    } else if (!main && head != nullptr) {
      draft_.diagnostics.error(Code::G040, head->key_span, "an included file has a `[use-case]`",
                               "only the file that is analyzed has one");
    } else if (main && root.at(head->value).expect(NodeForm::table)) {
      draft_.head = Declared{"use-case", head->key_span, root.at(head->value), 0};
    }
  }

  void collect(Item root) {
    std::vector<Family*> const families{&draft_.entities,     &draft_.flows,    &draft_.data,  &draft_.zones,
                                        &draft_.stakeholders, &draft_.networks, &draft_.claims};
    for (auto const& entry : root.document->entries(root.node)) {
      auto const item = root.at(entry.value);
      if (entry.key == "use-case" || entry.key == "include") continue;
      auto const found = std::find_if(families.begin(), families.end(),
                                      [&](Family const* family) { return family->name() == entry.key; });
      if (found != families.end()) {
        (*found)->collect(item, order_);
      } else if (!collect_list(entry.key, item)) {
        std::vector<std::string> names{"use-case", "include", "journey", "assume", "accept", "transfer", "false-alarm"};
        for (auto const* const family : families) names.emplace_back(family->name());
        draft_.diagnostics.error(Code::G020, entry.key_span, fmt::format("unknown table `{}`", entry.key),
                                 "not a table of a use case", suggest(entry.key, names, draft_.diagnostics));
      }
    }
  }

  /// [[journey]] and the like. False if the key names none of them.
  bool collect_list(std::string_view key, Item item) {
    auto* const into = key == "journey"       ? &draft_.journeys
                       : key == "assume"      ? &draft_.assumptions
                       : key == "accept"      ? &draft_.acceptances
                       : key == "transfer"    ? &draft_.transfers
                       : key == "false-alarm" ? &draft_.false_alarms
                                              : nullptr;
    if (into == nullptr) return false;
    auto const elements = item.as_list();
    if (!elements) return true;
    for (auto const& element : *elements) {
      if (element.expect(NodeForm::table)) into->push_back(element);
    }
    return true;
  }

  CaseDraft& draft_;
  text::Files const& files_;
  std::vector<fs::path> stack_;
  std::set<fs::path> seen_;
  std::uint32_t order_ = 0;
};

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

bool collect_case(CaseDraft& draft, text::Files const& files, fs::path const& path) {
  return Collector{draft, files}.read_main(path);
}

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

std::optional<UseCase> read_use_case(text::Files const& files, fs::path const& path, Vocabulary const& vocabulary,
                                     text::Sources& sources, text::Diagnostics& diagnostics,
                                     std::vector<Answers>* answers) {
  auto const errors = diagnostics.errors();
  CaseDraft draft{vocabulary, sources, diagnostics};
  if (!collect_case(draft, files, path)) return std::nullopt;
  name_elements(draft);
  read_id(draft, path);
  for (std::size_t i = 0; answers != nullptr && i < answers->size(); ++i)
    (*answers)[i].put_over(draft, draft.use_case.id);
  read_head(draft);
  read_networks(draft);
  read_stakeholders(draft);
  read_zones(draft);
  read_entities(draft);
  read_data(draft);
  read_flows(draft);
  read_remarks(draft);
  if (diagnostics.errors() > errors) return std::nullopt;
  return std::move(draft.use_case);
}

}  // namespace glacis::model

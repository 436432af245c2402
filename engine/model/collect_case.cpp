#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/model/case_draft.h"
#include "engine/text/suggest.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;
namespace fs = std::filesystem;

constexpr std::size_t most_open = 32;
constexpr std::size_t most_files = 1000;
constexpr std::size_t most_bytes = 2 * text::Files::largest;  ///< a file counts as often as it is included
constexpr std::size_t longest_prefix = 40;

/// Two names of one file, as over different folders, are one.
fs::path identity(fs::path const& path) {
  std::error_code failed;
  auto const canonical = fs::weakly_canonical(path, failed);
  return failed ? path.lexically_normal() : canonical;
}

std::vector<Family*> families_of(CaseDraft& draft) {
  return {&draft.entities,     &draft.flows,    &draft.data,  &draft.zones,
          &draft.stakeholders, &draft.networks, &draft.claims};
}

constexpr std::array<std::string_view, 5> list_names{"journey", "assume", "accept", "transfer", "false-alarm"};

/// Where [[journey]] and the like are collected; none for other keys.
std::vector<Item>* list_named(CaseDraft& draft, std::string_view key) {
  std::array<std::vector<Item>*, list_names.size()> const lists{&draft.journeys, &draft.assumptions, &draft.acceptances,
                                                                &draft.transfers, &draft.false_alarms};
  auto const found = std::find(list_names.begin(), list_names.end(), key);
  return found == list_names.end() ? nullptr : lists[static_cast<std::size_t>(found - list_names.begin())];
}

void collect_list(Item item, std::vector<Item>& into) {
  auto const elements = item.as_list();
  if (!elements) return;
  for (auto const& element : *elements) {
    if (element.expect(NodeForm::table)) into.push_back(element);
  }
}

class Collector {
 public:
  Collector(CaseDraft& draft, text::Files const& files) : draft_(draft), files_(files) {}

  bool read_main(fs::path const& path) {
    auto const source = files_.read(path, draft_.sources, draft_.diagnostics);
    return source && read_file(*source, path, true, Prefixes::outermost);
  }

 private:
  bool read_file(text::SourceId source, fs::path const& path, bool main, Prefixes::Scope scope) {
    std::string const name(draft_.sources.name(source));
    auto& shown = draft_.use_case.files;
    if (std::find(shown.begin(), shown.end(), name) == shown.end()) shown.push_back(name);
    auto document = text::parse_document(draft_.sources, source, draft_.diagnostics);
    if (!document) return false;
    draft_.documents.push_back(std::move(*document));
    auto const& kept = draft_.documents.back();
    Item const root{&kept, kept.root(), &draft_.diagnostics};
    draft_.use_case.prefixes.place(source, scope);
    stack_.push_back(identity(path));
    seen_.emplace(stack_.back(), scope);
    if (auto const* const include = kept.find(root.node, "include")) {
      read_includes(root.at(include->value), path, scope);
    }
    stack_.pop_back();
    check_head(root, source, main);
    collect_tables(draft_, root, order_, scope, {"use-case", "include"});
    ++order_;
    return true;
  }

  struct Include {
    Phrase const* file = nullptr;
    Prefixes::Scope scope = Prefixes::outermost;
  };

  void read_includes(Item list, fs::path const& from, Prefixes::Scope scope) {
    auto const elements = list.as_list();
    if (!elements) return draft_.use_case.gaps.add_any();
    std::set<std::pair<fs::path, Prefixes::Scope>> listed;
    for (auto const& element : *elements) {
      auto const include = read_include(element, scope);
      if (!include) {
        draft_.use_case.gaps.add_any();
        continue;
      }
      auto const path = from.parent_path() / include->file->text;
      if (listed.emplace(identity(path), include->scope).second) {
        follow(*include, path);
      } else {
        report_listed(*include->file);
      }
    }
  }

  std::optional<Include> read_include(Item item, Prefixes::Scope scope) {
    if (item.is(NodeForm::table)) return read_prefixed(item, scope);
    if (item.is(NodeForm::string)) return Include{item.as_string(), scope};
    item.wrong_form("the path of a file, or { file = …, prefix = … }");
    return std::nullopt;
  }

  std::optional<Include> read_prefixed(Item item, Prefixes::Scope scope) {
    Table table{item, "an include", item.span()};
    auto const* const file = table.needed_phrase("file");
    auto const* const prefix = table.needed_phrase("prefix");
    table.finish();
    if (file == nullptr || prefix == nullptr) return std::nullopt;
    // What follows it is a name, so that what ends in a letter or a hyphen makes one.
    if (!is_word(prefix->text + "x") || prefix->text.size() > longest_prefix) {
      draft_.diagnostics.error(Code::G042, inner(*prefix), fmt::format("`{}` cannot begin an id", prefix->text),
                               fmt::format("expected a word of at most {} letters, such as `east-`", longest_prefix));
      return std::nullopt;
    }
    return Include{file, draft_.use_case.prefixes.open(scope, prefix->text)};
  }

  /// Two files may include the same one; one file that does so twice meant something else.
  void report_listed(Phrase const& name) {
    draft_.diagnostics.error(Code::G047, inner(name), fmt::format("`{}` is included twice", name.text),
                             "included before, under the same ids",
                             "`{ file = …, prefix = … }` with a prefix of its own has its elements once more");
  }

  void follow(Include const& include, fs::path const& path) {
    Phrase const& name = *include.file;
    auto const self = identity(path);
    if (auto const open = std::find(stack_.begin(), stack_.end(), self); open != stack_.end()) {
      std::string steps;
      for (auto at = open; at != stack_.end(); ++at) steps += fmt::format("`{}` includes ", at->filename().string());
      draft_.diagnostics.error(Code::G041, inner(name), fmt::format("{}`{}`", steps, self.filename().string()),
                               "a file cannot include itself");
      return;
    }
    if (full_ || seen_.contains({self, include.scope})) return;
    auto const source = read_bytes(name, path);
    if (!source || !read_file(*source, path, false, include.scope)) draft_.use_case.gaps.add_any();
  }

  std::optional<text::SourceId> read_bytes(Phrase const& name, fs::path const& path) {
    if (stack_.size() >= most_open) {
      draft_.diagnostics.error(Code::G041, inner(name), fmt::format("includes are more than {} deep", most_open));
      return std::nullopt;
    }
    if (seen_.size() >= most_files) return refuse(name, fmt::format("more than {} files are included", most_files));
    auto const source = files_.read_inside(path, draft_.sources, draft_.diagnostics, inner(name));
    if (!source) return std::nullopt;
    bytes_ += draft_.sources.bytes(*source).size();
    if (bytes_ <= most_bytes) return source;
    return refuse(name, fmt::format("more than {} MB are included", most_bytes / (std::size_t{1024} * 1024)));
  }

  /// Told once: what follows would only say the same.
  std::nullopt_t refuse(Phrase const& name, std::string message) {
    draft_.diagnostics.error(Code::G043, inner(name), std::move(message));
    full_ = true;
    return std::nullopt;
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

  CaseDraft& draft_;
  text::Files const& files_;
  std::vector<fs::path> stack_;
  std::set<std::pair<fs::path, Prefixes::Scope>> seen_;
  std::uint32_t order_ = 0;
  std::size_t bytes_ = 0;
  bool full_ = false;  ///< a limit was passed
};

/// The tables of one file.
class TableCollector {
 public:
  TableCollector(CaseDraft& draft, std::uint32_t order, Prefixes::Scope scope, std::vector<std::string> const& own_keys)
      : draft_(draft), order_(order), scope_(scope), own_keys_(own_keys) {}

  void collect(text::Entry const& entry, Item item) {
    if (std::find(own_keys_.begin(), own_keys_.end(), entry.key) != own_keys_.end()) return;
    if (collect_as(entry.key, item)) return;
    auto const names = table_names();
    draft_.diagnostics.error(Code::G020, entry.key_span, fmt::format("unknown table `{}`", entry.key),
                             "not a table of a use case", suggest(entry.key, names, draft_.diagnostics));
    auto const meant = text::closest(entry.key, names);
    if (!meant || !has_form_of(*meant, item) || !collect_as(*meant, item))
      leave_gaps(item, draft_.use_case.gaps, [&](std::string const& name) { return id_of(name); });
  }

 private:
  /// False if `key` is no table of elements, claims or remarks.
  bool collect_as(std::string_view key, Item item) {
    auto const families = families_of(draft_);
    auto const found =
        std::find_if(families.begin(), families.end(), [&](Family const* family) { return family->name() == key; });
    if (found == families.end()) {
      auto* const list = list_named(draft_, key);
      if (list != nullptr) collect_list(item, *list);
      return list != nullptr;
    }
    (*found)->collect(item, order_, draft_.use_case.gaps, [&](std::string const& name) { return id_of(name); });
    return true;
  }

  std::string id_of(std::string const& name) { return draft_.use_case.prefixes.declare(scope_, name); }

  bool has_form_of(std::string_view key, Item item) const {
    return item.is(list_named(draft_, key) == nullptr ? NodeForm::table : NodeForm::array);
  }

  std::vector<std::string> table_names() const {
    std::vector<std::string> names = own_keys_;
    names.insert(names.end(), list_names.begin(), list_names.end());
    for (auto const* const family : families_of(draft_)) names.emplace_back(family->name());
    return names;
  }

  CaseDraft& draft_;
  std::uint32_t order_;
  Prefixes::Scope scope_;
  std::vector<std::string> const& own_keys_;
};

}  // namespace

bool collect_case(CaseDraft& draft, text::Files const& files, fs::path const& path) {
  return Collector{draft, files}.read_main(path);
}

void collect_tables(CaseDraft& draft, Item root, std::uint32_t order, Prefixes::Scope scope,
                    std::vector<std::string> const& own_keys) {
  TableCollector collector{draft, order, scope, own_keys};
  for (auto const& entry : root.document->entries(root.node)) collector.collect(entry, root.at(entry.value));
}

}  // namespace glacis::model

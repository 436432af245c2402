#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/model/case_draft.h"

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

/// [[journey]] and the like. False if the key names none of them.
bool collect_list(CaseDraft& draft, std::string_view key, Item item) {
  auto* const into = key == "journey"       ? &draft.journeys
                     : key == "assume"      ? &draft.assumptions
                     : key == "accept"      ? &draft.acceptances
                     : key == "transfer"    ? &draft.transfers
                     : key == "false-alarm" ? &draft.false_alarms
                                            : nullptr;
  if (into == nullptr) return false;
  auto const elements = item.as_list();
  if (!elements) return true;
  for (auto const& element : *elements) {
    if (element.expect(NodeForm::table)) into->push_back(element);
  }
  return true;
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

  void read_includes(Item list, fs::path const& from, Prefixes::Scope scope) {
    auto const elements = list.as_list();
    if (!elements) return;
    for (auto const& element : *elements) {
      if (element.is(NodeForm::table)) {
        read_prefixed(element, from, scope);
      } else if (element.is(NodeForm::string)) {
        read_include(*element.as_string(), from, scope);
      } else {
        element.wrong_form("the path of a file, or { file = …, prefix = … }");
      }
    }
  }

  void read_prefixed(Item item, fs::path const& from, Prefixes::Scope scope) {
    Table table{item, "an include", item.span()};
    auto const* const file = table.needed_phrase("file");
    auto const* const prefix = table.needed_phrase("prefix");
    table.finish();
    if (file == nullptr || prefix == nullptr) return;
    // What follows it is a name, so that what ends in a letter or a hyphen makes one.
    if (!is_word(prefix->text + "x") || prefix->text.size() > longest_prefix) {
      draft_.diagnostics.error(Code::G042, inner(*prefix), fmt::format("`{}` cannot begin an id", prefix->text),
                               fmt::format("expected a word of at most {} letters, such as `east-`", longest_prefix));
      return;
    }
    read_include(*file, from, draft_.use_case.prefixes.open(scope, prefix->text));
  }

  void read_include(Phrase const& name, fs::path const& from, Prefixes::Scope scope) {
    auto const path = from.parent_path() / name.text;
    auto const self = identity(path);
    if (auto const open = std::find(stack_.begin(), stack_.end(), self); open != stack_.end()) {
      std::string steps;
      for (auto at = open; at != stack_.end(); ++at) steps += fmt::format("`{}` includes ", at->filename().string());
      draft_.diagnostics.error(Code::G041, inner(name), fmt::format("{}`{}`", steps, self.filename().string()),
                               "a file cannot include itself");
      return;
    }
    if (full_ || seen_.contains({self, scope})) return;
    if (stack_.size() >= most_open) {
      draft_.diagnostics.error(Code::G041, inner(name), fmt::format("includes are more than {} deep", most_open));
      return;
    }
    if (seen_.size() >= most_files) {
      refuse(name, fmt::format("more than {} files are included", most_files));
      return;
    }
    auto const source = files_.read_inside(path, draft_.sources, draft_.diagnostics, inner(name));
    if (!source) return;
    bytes_ += draft_.sources.bytes(*source).size();
    if (bytes_ > most_bytes) {
      refuse(name, fmt::format("more than {} MB are included", most_bytes / (std::size_t{1024} * 1024)));
      return;
    }
    read_file(*source, path, false, scope);
  }

  /// Told once: what follows would only say the same.
  void refuse(Phrase const& name, std::string message) {
    if (!full_) draft_.diagnostics.error(Code::G043, inner(name), std::move(message));
    full_ = true;
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

}  // namespace

bool collect_case(CaseDraft& draft, text::Files const& files, fs::path const& path) {
  return Collector{draft, files}.read_main(path);
}

void collect_tables(CaseDraft& draft, Item root, std::uint32_t order, Prefixes::Scope scope,
                    std::vector<std::string> const& own_keys) {
  std::vector<Family*> const families{&draft.entities,     &draft.flows,    &draft.data,  &draft.zones,
                                      &draft.stakeholders, &draft.networks, &draft.claims};
  auto const id_of = [&](std::string const& name) { return draft.use_case.prefixes.declare(scope, name); };
  for (auto const& entry : root.document->entries(root.node)) {
    auto const item = root.at(entry.value);
    if (std::find(own_keys.begin(), own_keys.end(), entry.key) != own_keys.end()) continue;
    auto const found = std::find_if(families.begin(), families.end(),
                                    [&](Family const* family) { return family->name() == entry.key; });
    if (found != families.end()) {
      (*found)->collect(item, order, id_of);
    } else if (!collect_list(draft, entry.key, item)) {
      std::vector<std::string> names{"journey", "assume", "accept", "transfer", "false-alarm"};
      names.insert(names.begin(), own_keys.begin(), own_keys.end());
      for (auto const* const family : families) names.emplace_back(family->name());
      draft.diagnostics.error(Code::G020, entry.key_span, fmt::format("unknown table `{}`", entry.key),
                              "not a table of a use case", suggest(entry.key, names, draft.diagnostics));
    }
  }
}

}  // namespace glacis::model

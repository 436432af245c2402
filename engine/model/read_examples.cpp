#include <fmt/format.h>

#include <algorithm>

#include "engine/model/case_draft.h"
#include "engine/model/example.h"
#include "engine/model/lookup.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;
namespace fs = std::filesystem;

/// Keys of [[example]] itself; all others are tables of a use case.
std::vector<std::string> const& own_keys() {
  static std::vector<std::string> const keys{"rule", "verdict", "subject", "mechanisms", "drawing"};
  return keys;
}

class ExampleReader {
 public:
  ExampleReader(Vocabulary const& vocabulary, text::Sources& sources, text::Diagnostics& diagnostics)
      : vocabulary_(vocabulary), sources_(sources), diagnostics_(diagnostics) {}

  void read_file(text::Files const& files, fs::path const& path) {
    auto const source = files.read(path, sources_, diagnostics_);
    auto const document = source ? text::parse_document(sources_, *source, diagnostics_) : std::nullopt;
    if (!document) return;
    pack_ = path.stem().string();
    if (!check_pack(*source)) return;
    Item const root{&*document, document->root(), &diagnostics_};
    for (auto const& entry : document->entries(root.node)) {
      bool const example = entry.key == "example";
      if (!example && entry.key != "without") {
        diagnostics_.error(Code::G020, entry.key_span, fmt::format("unknown table `{}`", entry.key),
                           "expected `[[example]]` or `[[without]]`");
        continue;
      }
      auto const elements = root.at(entry.value).as_list();
      if (!elements) continue;
      for (Item const& element : *elements) {
        if (!element.expect(NodeForm::table)) continue;
        if (example)
          read_example(element);
        else
          read_exemption(element);
      }
    }
  }

  ExampleBook take() { return std::move(book_); }

 private:
  bool check_pack(text::SourceId source) {
    std::vector<std::string> packs;
    for (Pack const& pack : vocabulary_.packs) {
      if (pack.rules) packs.push_back(pack.id);
    }
    if (std::find(packs.begin(), packs.end(), pack_) != packs.end()) return true;
    diagnostics_.error(
        Code::G029, {},
        fmt::format("`{}` holds examples, but there is no pack `{}` in rules/", sources_.name(source), pack_), {},
        suggest(pack_, packs, diagnostics_));
    return false;
  }

  std::optional<std::uint32_t> find_rule(Phrase const& name) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < vocabulary_.rules.size(); ++i) {
      RuleDeclaration const& rule = vocabulary_.rules[i];
      if (vocabulary_.packs[rule.pack].id != pack_) continue;
      if (rule.name == name.text) return i;
      names.push_back(rule.name);
    }
    diagnostics_.error(Code::G029, inner(name), fmt::format("there is no rule `{}` in the pack `{}`", name.text, pack_),
                       "expected a rule of the pack", suggest(name.text, names, diagnostics_));
    return std::nullopt;
  }

  /// The rule, and a verdict that it can have.
  std::optional<std::uint32_t> read_expected(Table& table, Phrase& verdict) {
    auto const* const name = table.needed_phrase("rule");
    auto const* const word = table.needed_phrase("verdict");
    auto const rule = name == nullptr ? std::nullopt : find_rule(*name);
    if (!rule || word == nullptr) return std::nullopt;
    if (!find_word(*word, verdicts_of(vocabulary_.rules[*rule].form), diagnostics_)) return std::nullopt;
    verdict = *word;
    return rule;
  }

  static Span place_of(Item table) {
    auto const entries = table.document->entries(table.node);
    return entries.empty() ? table.span() : entries.front().key_span;
  }

  void read_example(Item item) {
    Table table{item, "[[example]]", place_of(item)};
    Example example;
    example.place = table.place();
    auto const rule = read_expected(table, example.verdict);
    if (auto const* const subject = table.phrase("subject")) example.subject = *subject;
    CaseDraft draft{vocabulary_, sources_, diagnostics_};
    UseCase& use_case = draft.use_case;
    use_case.id = pack_ + ".example";
    use_case.place = table.place();
    if (auto const* const word = table.phrase("mechanisms")) {
      use_case.as_stated = find_word(*word, {"as-stated"}, diagnostics_).has_value();
      use_case.as_stated_place = word->span;
    }
    if (auto const* const word = table.phrase("drawing"))
      use_case.complete_drawing = find_word(*word, {"partial", "complete"}, diagnostics_) == std::size_t{1};
    for (std::uint32_t i = 0; i < vocabulary_.packs.size(); ++i) {
      if (!vocabulary_.packs[i].rules) use_case.model_packs.push_back(i);
    }
    collect_tables(draft, item, 0, Prefixes::outermost, own_keys());
    name_elements(draft);
    fill_case(draft);
    if (!rule) return;
    example.rule = *rule;
    example.use_case = std::move(draft.use_case);
    book_.examples.push_back(std::move(example));
  }

  void read_exemption(Item item) {
    Table table{item, "[[without]]", place_of(item)};
    Exemption exemption;
    exemption.place = table.place();
    auto const rule = read_expected(table, exemption.verdict);
    table.needed_phrase("because");
    table.finish();
    if (!rule) return;
    exemption.rule = *rule;
    book_.exemptions.push_back(std::move(exemption));
  }

  Vocabulary const& vocabulary_;
  text::Sources& sources_;
  text::Diagnostics& diagnostics_;
  std::string pack_;
  ExampleBook book_;
};

}  // namespace

std::vector<std::string> const& verdicts_of(RuleForm form) {
  static std::vector<std::string> const threat{"certain", "exposed", "open", "covered", "excluded"};
  static std::vector<std::string> const obligation{"not-met", "not-known", "may-apply", "met", "does-not-apply"};
  static std::vector<std::string> const lint{"warns", "silent"};
  switch (form) {
    case RuleForm::threat: return threat;
    case RuleForm::obligation: return obligation;
    case RuleForm::lint: break;
  }
  return lint;
}

std::optional<ExampleBook> read_examples(text::Files const& files, Vocabulary const& vocabulary, text::Sources& sources,
                                         text::Diagnostics& diagnostics) {
  auto const errors = diagnostics.errors();
  ExampleReader reader{vocabulary, sources, diagnostics};
  for (fs::path const& path : files.list_toml(files.root() / "rules" / "examples")) reader.read_file(files, path);
  if (diagnostics.errors() > errors) return std::nullopt;
  return reader.take();
}

}  // namespace glacis::model

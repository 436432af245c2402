#include <fmt/format.h>

#include <algorithm>

#include "engine/model/case_draft.h"
#include "engine/model/lists.h"
#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;

/// A folder may have any name; the vertical is what of it makes a word.
std::string as_word(std::string_view name) {
  std::string result;
  for (char const c : name) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool const digit = c >= '0' && c <= '9';
    if (letter || (digit && !result.empty())) {
      result += c;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result.empty() ? "vertical" : result;
}

bool suits(Pack const& pack, std::string_view vertical) {
  return std::any_of(pack.suits.begin(), pack.suits.end(),
                     [&](std::string const& each) { return each == "*" || each == vertical; });
}

/// The packs that a list names, or all that are meant if it is left out.
std::vector<std::uint32_t> read_packs(CaseDraft& draft, Table& table, bool rules) {
  auto const& packs = draft.vocabulary.packs;
  auto const item = table.take(rules ? "rules" : "models");
  std::vector<std::uint32_t> result;
  if (!item) {
    for (std::uint32_t i = 0; i < packs.size(); ++i) {
      if (packs[i].rules == rules && (!rules || suits(packs[i], draft.use_case.vertical))) result.push_back(i);
    }
    return result;
  }
  std::map<std::string, std::uint32_t, std::less<>> names;
  for (std::uint32_t i = 0; i < packs.size(); ++i) {
    if (packs[i].rules == rules) names.emplace(packs[i].id, i);
  }
  auto const list = item->as_list();
  if (!list) return result;
  auto const mentions = read_names<std::uint32_t>(*list, [&](Phrase const& name) -> std::optional<std::uint32_t> {
    if (auto const found = names.find(name.text); found != names.end()) return found->second;
    draft.diagnostics.error(Code::G029, inner(name),
                            fmt::format("there is no pack `{}` in {}/", name.text, rules ? "rules" : "models"),
                            "expected a pack", suggest_key(name.text, names, draft.diagnostics));
    return std::nullopt;
  });
  for (auto const& mention : mentions) result.push_back(mention.value);
  std::sort(result.begin(), result.end());
  return result;
}

std::size_t read_word(CaseDraft& draft, Table& table, std::string_view key, std::vector<std::string> const& words) {
  auto const* const word = table.phrase(key);
  return word == nullptr ? 0 : find_word(*word, words, draft.diagnostics).value_or(0);
}

void read_prefix(CaseDraft& draft, Table& table) {
  auto const* const prefix = table.phrase("prefix");
  if (prefix == nullptr) return;
  constexpr std::size_t longest = 16;
  draft.use_case.prefix = prefix->text;
  if (is_word(prefix->text) && prefix->text.size() <= longest) return;
  draft.diagnostics.error(Code::G024, inner(*prefix),
                          fmt::format("`{}` cannot begin the ids of requirements", prefix->text),
                          fmt::format("expected a word of at most {} letters, such as `SMR`", longest));
}

/// The scale of risk.
void read_scale(CaseDraft& draft, Table& table) {
  auto const* const name = table.phrase("risk");
  if (name == nullptr) return;
  auto const& scales = draft.vocabulary.scales;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < scales.size(); ++i) {
    if (scales[i].name == name->text) draft.use_case.scale = id_of<ScaleTag>(i);
    names.push_back(scales[i].name);
  }
  if (std::find(names.begin(), names.end(), name->text) != names.end()) return;
  draft.diagnostics.error(Code::G029, inner(*name), fmt::format("there is no scale `{}`", name->text),
                          "expected a scale of risk", suggest(name->text, names, draft.diagnostics));
}

}  // namespace

void read_id(CaseDraft& draft, std::filesystem::path const& path) {
  auto& use_case = draft.use_case;
  use_case.name = path.stem().string();
  std::error_code failed;
  auto const whole = std::filesystem::absolute(path, failed).lexically_normal();
  use_case.vertical = as_word(whole.parent_path().filename().string());
  use_case.id = use_case.vertical + "." + use_case.name;
  if (is_word(use_case.name)) return;
  draft.diagnostics.error(Code::G056, {}, fmt::format("`{}` gives no id to the use case", use_case.files.front()), {},
                          "name the file like `smart-meter-reading.toml`");
}

void read_head(CaseDraft& draft) {
  auto& use_case = draft.use_case;
  use_case.scale = draft.vocabulary.default_scale;
  if (draft.head) use_case.place = draft.head->place;
  if (!draft.head) return;
  Table table{draft.head->item, "[use-case]", draft.head->place};
  use_case.title = title_of(table, use_case.name);
  use_case.source = table.string("source");
  use_case.description = table.string("description");
  use_case.model_packs = read_packs(draft, table, false);
  use_case.rule_packs = read_packs(draft, table, true);
  use_case.commitment =
      static_cast<Commitment>(read_word(draft, table, "commitment", {"none", "interested", "committed"}));
  use_case.horizon = table.string("horizon");
  use_case.complete_drawing = read_word(draft, table, "drawing", {"partial", "complete"}) == 1;
  if (auto const* const mechanisms = table.phrase("mechanisms")) {
    use_case.as_stated = find_word(*mechanisms, {"as-stated"}, draft.diagnostics).has_value();
    use_case.as_stated_place = mechanisms->span;
  }
  read_prefix(draft, table);
  read_scale(draft, table);
  table.finish();
}

}  // namespace glacis::model

#include <fmt/format.h>

#include <algorithm>

#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

constexpr std::size_t most_levels = 32;
constexpr std::int64_t most_points = 1000;
constexpr std::string_view out_of_reach = "out-of-reach";

/// `["hours", "within a day"]`
std::optional<Factor::Level> read_level(Item item) {
  auto const parts = item.is(NodeForm::array) ? item.elements() : std::vector<Item>{};
  if (parts.size() != 2) {
    item.wrong_form("a pair of a level and its meaning");
    return std::nullopt;
  }
  auto const* const name = parts[0].as_string();
  auto const* const meaning = parts[1].as_string();
  if (name == nullptr || meaning == nullptr) return std::nullopt;
  if (!check_name(name->text, inner(*name), "a level", Clear::nothing, *item.diagnostics)) return std::nullopt;
  return Factor::Level{name->text, meaning->text};
}

/// A list of at least one; what is wrong with its length is reported.
std::vector<Item> read_list(Table& table, std::string_view key, std::string_view what) {
  auto const item = table.need(key);
  auto const list = item ? item->as_list() : std::nullopt;
  if (!list) return {};
  if (list->empty()) item->diagnostics->error(Code::G046, item->span(), "found a list of nothing", "expected levels");
  if (list->size() <= most_levels) return *list;
  item->diagnostics->error(Code::G043, item->span(), fmt::format("found {} {}", list->size(), what),
                           fmt::format("expected at most {}", most_levels));
  return {};
}

/// A name that the list has not had before; empty if it was reported.
std::optional<std::string> new_name(Phrase const* name, std::vector<std::string>& names, Item item) {
  if (name == nullptr) return std::nullopt;
  if (!check_name(name->text, inner(*name), "a level", Clear::nothing, *item.diagnostics)) return std::nullopt;
  if (std::find(names.begin(), names.end(), name->text) != names.end()) {
    item.diagnostics->error(Code::G047, inner(*name), fmt::format("`{}` is listed twice", name->text), "named before");
    return std::nullopt;
  }
  names.push_back(name->text);
  return name->text;
}

Factor read_factor(Declared const& declared) {
  Table table = declared.table("factor");
  Factor factor;
  factor.name = declared.name;
  factor.place = declared.place;
  factor.title = title_of(table, declared.name);
  std::vector<std::string> names;
  for (Item const item : read_list(table, "levels", "levels")) {
    auto level = read_level(item);
    if (!level) continue;
    if (std::find(names.begin(), names.end(), level->name) != names.end()) {
      item.diagnostics->error(Code::G047, item.span(), fmt::format("`{}` is listed twice", level->name),
                              "named before");
      continue;
    }
    names.push_back(level->name);
    factor.levels.push_back(std::move(*level));
  }
  table.finish();
  return factor;
}

/// Reads the parts of a scale in order; a later one refers to earlier ones by name.
class ScaleReader {
 public:
  ScaleReader(PackDraft& draft, Declared const& declared) : draft_(draft), table_(declared.table("scale")) {
    scale_.name = declared.name;
    scale_.place = declared.place;
  }

  Scale read(bool& usual) {
    scale_.title = title_of(table_, scale_.name);
    scale_.source = table_.string("source");
    usual = table_.flag("default");
    read_points();
    read_likelihoods();
    read_potentials();
    read_impacts();
    read_risks();
    read_matrix();
    table_.finish();
    return std::move(scale_);
  }

 private:
  void misfit(text::Span place, std::string message, std::string expected) {
    draft_.diagnostics.error(Code::G170, place, std::move(message), std::move(expected));
  }

  std::optional<std::int32_t> read_number(Item item, std::string_view what) {
    if (item.is(NodeForm::integer)) {
      auto const number = item.document->integer(item.node);
      if (number >= 0 && number <= most_points) return static_cast<std::int32_t>(number);
      misfit(item.span(), fmt::format("found {}", number), fmt::format("expected 0 to {}", most_points));
      return std::nullopt;
    }
    item.wrong_form(what);
    return std::nullopt;
  }

  Scale::Points read_point(Item item) {
    if (item.is(NodeForm::string)) {
      find_word(item.document->phrase(item.node), {std::string(out_of_reach)}, draft_.diagnostics);
      return std::nullopt;
    }
    return read_number(item, "points or `out-of-reach`");
  }

  void read_points() {
    auto const item = table_.need("points");
    if (!item || !item->expect(NodeForm::table)) return;
    Table points{*item, "`points`", item->span()};
    for (Factor const& factor : draft_.vocabulary.factors) {
      auto& list = scale_.points.emplace_back();
      auto const of_factor = points.need(factor.name);
      if (!of_factor || !of_factor->expect(NodeForm::table)) continue;
      Table levels{*of_factor, fmt::format("the points of `{}`", factor.name), of_factor->span()};
      for (Factor::Level const& level : factor.levels) {
        auto const value = levels.need(level.name);
        list.push_back(value ? read_point(*value) : std::nullopt);
      }
      levels.finish();
    }
    points.finish();
  }

  void read_likelihoods() {
    for (Item const item : read_list(table_, "likelihood", "levels of likelihood"))
      new_name(item.as_string(), scale_.likelihoods, item);
  }

  void read_potentials() {
    std::vector<std::string> names;
    for (Item const item : read_list(table_, "potential", "ranges")) {
      if (!item.expect(NodeForm::table)) continue;
      Table range{item, "a range of `potential`", item.span()};
      Scale::Potential potential;
      if (auto name = new_name(range.needed_phrase("is"), names, item)) potential.name = std::move(*name);
      if (auto const from = range.need("from")) potential.from = read_number(*from, "points").value_or(0);
      auto const* const likelihood = range.needed_phrase("likelihood");
      if (likelihood != nullptr)
        potential.likelihood =
            static_cast<std::uint32_t>(find_word(*likelihood, scale_.likelihoods, draft_.diagnostics).value_or(0));
      range.finish();
      bool const first = scale_.potentials.empty();
      if (first && potential.from != 0)
        misfit(item.span(), fmt::format("the first range begins at {}", potential.from), "expected 0");
      if (!first && potential.from <= scale_.potentials.back().from)
        misfit(item.span(), fmt::format("the range begins at {}", potential.from),
               fmt::format("expected more than {}, where the one before it begins", scale_.potentials.back().from));
      scale_.potentials.push_back(std::move(potential));
    }
  }

  void read_impacts() {
    std::vector<std::string> names;
    for (Item const item : read_list(table_, "impact", "levels of impact")) {
      if (!item.expect(NodeForm::table)) continue;
      Table level{item, "a level of `impact`", item.span()};
      Scale::Impact impact;
      if (auto name = new_name(level.needed_phrase("is"), names, item)) impact.name = std::move(*name);
      for (auto const* const value : level.strings("of")) {
        if (scale_.impact_of(value->text))
          draft_.diagnostics.error(Code::G047, inner(*value), fmt::format("`{}` is listed twice", value->text),
                                   "means another impact already");
        impact.of.push_back(value->text);
      }
      level.finish();
      scale_.impacts.push_back(std::move(impact));
    }
  }

  void read_risks() {
    constexpr std::size_t longest = 2;
    std::vector<std::string> names;
    for (Item const item : read_list(table_, "risk", "levels of risk")) {
      if (!item.expect(NodeForm::table)) continue;
      Table level{item, "a level of `risk`", item.span()};
      Scale::Risk risk;
      if (auto name = new_name(level.needed_phrase("is"), names, item)) risk.name = std::move(*name);
      if (auto const* const letter = level.needed_phrase("letter")) {
        risk.letter = letter->text;
        bool const plain =
            std::all_of(risk.letter.begin(), risk.letter.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
        if (risk.letter.empty() || risk.letter.size() > longest || !plain)
          misfit(inner(*letter), fmt::format("`{}` has no room in a figure", risk.letter),
                 fmt::format("expected one letter, at most {}", longest));
      }
      if (auto const* const as = level.needed_phrase("as"))
        risk.as = static_cast<Severity>(find_word(*as, severity_names(), draft_.diagnostics).value_or(0));
      level.finish();
      if (!scale_.risks.empty() && risk.as < scale_.risks.back().as)
        misfit(item.span(), fmt::format("`{}` counts for less than the level below it", risk.name),
               "expected levels from the lowest to the highest");
      scale_.risks.push_back(std::move(risk));
    }
  }

  void read_matrix() {
    auto const item = table_.need("matrix");
    if (!item || !item->expect(NodeForm::table)) return;
    Table matrix{*item, "`matrix`", item->span()};
    std::vector<std::string> names;
    for (Scale::Risk const& risk : scale_.risks) names.push_back(risk.name);
    for (Scale::Impact const& impact : scale_.impacts) {
      auto& row = scale_.matrix.emplace_back();
      auto const list = matrix.need(impact.name);
      auto const cells = list ? list->as_list() : std::nullopt;
      if (!cells) continue;
      for (Item const cell : *cells) {
        auto const* const risk = cell.as_string();
        auto const found = risk == nullptr ? std::nullopt : find_word(*risk, names, draft_.diagnostics);
        row.push_back(static_cast<std::uint32_t>(found.value_or(0)));
      }
      if (row.size() != scale_.likelihoods.size())
        misfit(list->span(), fmt::format("the row of `{}` is {} long", impact.name, row.size()),
               fmt::format("expected {}, one for each likelihood", scale_.likelihoods.size()));
    }
    matrix.finish();
  }

  PackDraft& draft_;
  Table table_;
  Scale scale_;
};

}  // namespace

void read_factors(PackDraft& draft) {
  auto& factors = draft.vocabulary.factors;
  std::vector<Declared const*> in_order;
  for (auto const& declared : draft.factors.all()) in_order.push_back(&declared);
  // As their author lists them: that is how a sum is read. Packs are in order already.
  std::stable_sort(in_order.begin(), in_order.end(), [](Declared const* a, Declared const* b) {
    return std::pair{a->file, a->place.begin} < std::pair{b->file, b->place.begin};
  });
  for (Declared const* const declared : in_order) factors.push_back(read_factor(*declared));
}

void read_scales(PackDraft& draft) {
  auto& vocabulary = draft.vocabulary;
  for (auto const& declared : draft.scales.all()) {
    bool usual = false;
    auto const errors = draft.diagnostics.errors();
    vocabulary.scales.push_back(ScaleReader(draft, declared).read(usual));
    if (draft.diagnostics.errors() > errors) draft.broken_scales.insert(declared.name);
    if (!usual) continue;
    if (vocabulary.default_scale.known()) {
      Scale const& other = vocabulary[vocabulary.default_scale];
      draft.diagnostics.error(Code::G170, declared.place,
                              fmt::format("`{}` and `{}` are both the default", other.name, declared.name),
                              "expected one default");
      continue;
    }
    vocabulary.default_scale = id_of<ScaleTag>(vocabulary.scales.size() - 1);
  }
}

}  // namespace glacis::model

#include "engine/model/amount.h"

#include <fmt/format.h>

namespace glacis::model {

namespace {

using text::Code;

std::vector<std::string> units_of(Dimension dimension) {
  std::vector<std::string> result;
  for (auto const& unit : units()) {
    if (unit.dimension == dimension && !unit.name.empty()) result.emplace_back(unit.name);
  }
  return result;
}

/// Where the unit of "51 Bb" begins; the size of the text if there is none.
std::size_t unit_begin(std::string_view text) {
  auto const found = text.find_first_not_of("0123456789. ");
  return found == std::string_view::npos ? text.size() : found;
}

/// Says the one thing that is wrong with a quantity that was not accepted.
void report_amount(Item item, text::Phrase const& phrase, Dimension dimension) {
  auto& diagnostics = *item.diagnostics;
  auto const begin = unit_begin(phrase.text);
  auto const name = std::string_view{phrase.text}.substr(begin);
  auto const unit = find_unit(name);
  auto const expected = fmt::format("expected a {}", name_of(dimension));
  if (begin == 0) {
    diagnostics.error(Code::G031, inner(phrase), fmt::format("`{}` is not a quantity", phrase.text), expected,
                      "a quantity is a number and a unit, as in `12 KiB`");
  } else if (!unit) {
    diagnostics.error(Code::G031, phrase.at(begin, phrase.text.size()), fmt::format("there is no unit `{}`", name),
                      expected, suggest(name, units_of(dimension), diagnostics));
  } else if (unit->dimension != dimension) {
    auto const what = fmt::format("`{}` is a {}", phrase.text, name_of(unit->dimension));
    diagnostics.error(Code::G031, inner(phrase), what, expected, suggest("", units_of(dimension), diagnostics));
  } else {
    diagnostics.error(Code::G031, inner(phrase), fmt::format("`{}` is not a quantity", phrase.text), expected,
                      "at most three decimals, and not beyond what counts exactly");
  }
}

}  // namespace

std::optional<Amount> read_amount(Item item, Dimension dimension) {
  if (dimension == Dimension::count && item.is(text::NodeForm::integer)) {
    auto const number = item.document->integer(item.node);
    if (auto const quantity = parse_quantity(std::to_string(number), "")) return quantity->amount;
    item.diagnostics->error(Code::G031, item.span(), fmt::format("`{}` is not a count", number), "expected a count");
    return std::nullopt;
  }
  if (!item.is(text::NodeForm::string)) {
    item.wrong_form("a quantity in quotes, such as \"51 B\"");
    return std::nullopt;
  }
  auto const& phrase = item.document->phrase(item.node);
  auto const quantity = parse_quantity(phrase.text);
  if (quantity && quantity->dimension == dimension) return quantity->amount;
  report_amount(item, phrase, dimension);
  return std::nullopt;
}

std::optional<Interval> read_range_of_amounts(ValueForm const& form, Dimension dimension) {
  Interval result;
  bool read = true;
  auto const take = [&](std::optional<Item> const& end, Amount& into) {
    if (!end) return;
    auto const amount = read_amount(*end, dimension);
    if (amount) into = *amount;
    read = read && amount.has_value();
  };
  take(form.at_least, result.low);
  take(form.at_most, result.high);
  if (!read) return std::nullopt;
  if (result.low > result.high) {
    report_empty_range(form, to_text({dimension, result.low}), to_text({dimension, result.high}));
    return std::nullopt;
  }
  return result;
}

void report_empty_range(ValueForm const& form, std::string const& low, std::string const& high) {
  form.owner.diagnostics->error(
      Code::G032, form.place, fmt::format("nothing is at least `{}` and at most `{}`", low, high), "no value is left");
}

}  // namespace glacis::model

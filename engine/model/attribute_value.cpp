#include "engine/model/attribute_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/model/amount.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

/// A set of values and how a reader sees it.
struct Worded {
  ValueSet value;
  std::string text;
};

std::string joined(std::vector<std::string> const& words, std::string_view before_last) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? before_last : ", ";
    result += words[i];
  }
  return result;
}

std::string range_text(std::string const& low, std::string const& high) {
  if (high.empty()) return fmt::format("at least {}", low);
  if (low.empty()) return fmt::format("at most {}", high);
  return low == high ? low : fmt::format("{} to {}", low, high);
}

class ValueReader {
 public:
  ValueReader(Attribute const& attribute, Type const& type, FindElement const& find_element)
      : attribute_(attribute), type_(type), find_element_(find_element) {}

  std::optional<Worded> read(ValueForm const& form) const {
    if (form.is_range()) return read_range(form);
    if (form.members.empty() && !attribute_.set_of) return none_listed(form);
    return type_.form == TypeForm::quantity ? read_amounts(form) : read_members(form);
  }

 private:
  std::optional<Worded> none_listed(ValueForm const& form) const;
  std::optional<Worded> read_range(ValueForm const& form) const;
  std::optional<Worded> read_levels(ValueForm const& form) const;
  std::optional<Worded> read_amounts(ValueForm const& form) const;
  std::optional<Worded> read_members(ValueForm const& form) const;
  std::optional<std::uint32_t> position(Item item) const;
  std::optional<std::uint32_t> named_position(std::string_view name, Span place, text::Diagnostics& diagnostics) const;

  Attribute const& attribute_;
  Type const& type_;
  FindElement const& find_element_;
};

std::optional<Worded> ValueReader::none_listed(ValueForm const& form) const {
  form.owner.diagnostics->error(Code::G046, form.place, fmt::format("`{}` lists no possible value", attribute_.name),
                                "expected at least one value", "leave the key out if it is not known");
  return std::nullopt;
}

std::optional<std::uint32_t> ValueReader::named_position(std::string_view name, Span place,
                                                         text::Diagnostics& diagnostics) const {
  auto const& values = type_.values;
  auto const found = std::find_if(values.begin(), values.end(), [&](TypeValue const& v) { return v.name == name; });
  if (found != values.end()) return static_cast<std::uint32_t>(found - values.begin());
  if (type_.has_gaps) return std::nullopt;
  std::vector<std::string> names;
  for (auto const& value : values) names.push_back(value.name);
  diagnostics.error(Code::G030, place, fmt::format("`{}` is not a value of `{}`", name, type_.name),
                    fmt::format("expected a value of `{}`", attribute_.name), suggest(name, names, diagnostics));
  return std::nullopt;
}

std::optional<std::uint32_t> ValueReader::position(Item item) const {
  if (type_.form == TypeForm::boolean) {
    auto const truth = item.as_boolean();
    if (!truth) return std::nullopt;
    return *truth ? 1U : 0U;
  }
  if (type_.form == TypeForm::reference) {
    auto const* const name = item.as_string();
    return name == nullptr ? std::nullopt : find_element_(type_, *name);
  }
  if (item.is(NodeForm::integer)) {
    return named_position(std::to_string(item.document->integer(item.node)), item.span(), *item.diagnostics);
  }
  auto const* const name = item.as_string();
  return name == nullptr ? std::nullopt : named_position(name->text, inner(*name), *item.diagnostics);
}

std::optional<Worded> ValueReader::read_members(ValueForm const& form) const {
  std::vector<std::pair<std::uint32_t, std::size_t>> found;  // with the position in the author's list
  for (std::size_t i = 0; i < form.members.size(); ++i) {
    auto const which = position(form.members[i]);
    if (!which) return std::nullopt;
    found.emplace_back(*which, i);
  }
  std::sort(found.begin(), found.end());
  Worded result;
  std::vector<std::string> words;
  for (auto const& [which, at] : found) {
    auto const member = form.members[at];
    auto word =
        type_.form == TypeForm::reference ? member.document->phrase(member.node).text : type_.values[which].name;
    if (!result.value.members.empty() && result.value.members.back() == which) {
      member.diagnostics->error(Code::G047, member.span(), fmt::format("`{}` is listed twice", word), "named before");
      return std::nullopt;
    }
    result.value.members.push_back(which);
    words.push_back(std::move(word));
  }
  result.text = attribute_.set_of ? (words.empty() ? "none" : joined(words, " and ")) : joined(words, " or ");
  return result;
}

std::optional<Worded> ValueReader::read_amounts(ValueForm const& form) const {
  std::vector<Amount> amounts;
  for (auto const& member : form.members) {
    auto const amount = read_amount(member, type_.dimension);
    if (!amount) return std::nullopt;
    amounts.push_back(*amount);
  }
  std::sort(amounts.begin(), amounts.end());
  amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
  Worded result;
  std::vector<std::string> words;
  for (auto const amount : amounts) {
    result.value.intervals.push_back({amount, amount});
    words.push_back(to_text({type_.dimension, amount}));
  }
  result.text = joined(words, " or ");
  return result;
}

std::optional<Worded> ValueReader::read_levels(ValueForm const& form) const {
  auto const low = form.at_least ? position(*form.at_least) : std::optional<std::uint32_t>{0};
  auto const high = form.at_most ? position(*form.at_most)
                                 : std::optional<std::uint32_t>{static_cast<std::uint32_t>(type_.values.size() - 1)};
  if (!low || !high) return std::nullopt;
  auto const low_text = form.at_least ? type_.values[*low].name : std::string{};
  auto const high_text = form.at_most ? type_.values[*high].name : std::string{};
  if (*low > *high) {
    report_empty_range(form, low_text, high_text);
    return std::nullopt;
  }
  Worded result;
  for (auto value = *low; value <= *high; ++value) result.value.members.push_back(value);
  result.text = range_text(low_text, high_text);
  return result;
}

std::optional<Worded> ValueReader::read_range(ValueForm const& form) const {
  if (type_.form == TypeForm::level && !attribute_.set_of) return read_levels(form);
  if (type_.form == TypeForm::quantity) {
    auto const interval = read_range_of_amounts(form, type_.dimension);
    if (!interval) return std::nullopt;
    auto const text_of = [&](Amount amount) { return to_text({type_.dimension, amount}); };
    auto const low = form.at_least ? text_of(interval->low) : std::string{};
    auto const high = form.at_most ? text_of(interval->high) : std::string{};
    Worded result;
    result.value.intervals.push_back(*interval);
    result.text = range_text(low, high);
    return result;
  }
  form.owner.diagnostics->error(Code::G030, form.place,
                                fmt::format("the values of `{}` have no order", attribute_.name),
                                "expected a value or a list of values");
  return std::nullopt;
}

bool is_single(Attribute const& attribute, ValueSet const& value) {
  if (attribute.set_of) return true;
  if (value.intervals.empty()) return value.members.size() == 1;
  return value.intervals.size() == 1 && value.intervals.front().low == value.intervals.front().high;
}

}  // namespace

AttributeValue read_attribute_value(Item item, AttributeId attribute, Vocabulary const& vocabulary,
                                    FindElement const& find_element) {
  auto const& declared = vocabulary[attribute];
  ValueReader const reader{declared, vocabulary[declared.type], find_element};
  auto const forms = read_value_forms(item);
  AttributeValue result;
  if (forms.stated) {
    if (auto worded = reader.read(*forms.stated)) {
      auto const basis = is_single(declared, worded->value) ? Basis::stated : Basis::narrowed;
      result.stated =
          Statement{attribute, std::move(worded->value), basis, forms.stated->place, std::move(worded->text)};
    }
  }
  if (forms.usually) {
    if (auto worded = reader.read(*forms.usually)) {
      result.presumed = Statement{attribute, std::move(worded->value), Basis::presumed, forms.usually->place,
                                  std::move(worded->text)};
    }
  }
  return result;
}

std::optional<Interval> read_interval(Item item, Dimension dimension) {
  if (!item.is(NodeForm::table)) {
    auto const amount = read_amount(item, dimension);
    if (!amount) return std::nullopt;
    return Interval{*amount, *amount};
  }
  Table table{item, "a quantity", item.span()};
  ValueForm form{{}, false, table.take("at-least"), table.take("at-most"), item.span(), item};
  table.finish();
  if (form.is_range()) return read_range_of_amounts(form, dimension);
  item.wrong_form("a quantity, or { at-least =, at-most = }");
  return std::nullopt;
}

}  // namespace glacis::model

#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/model/use_case.h"
#include "engine/model/value_form.h"

namespace glacis::model {

// Names of elements and of the vocabulary, as keys list them. `find` gives what a phrase names, or reports and is
// empty; what was not found is left out.

/// What is named a second time is reported and left out.
template <class T, class Find>
std::vector<Mention<T>> read_names(std::vector<Item> const& items, Find const& find) {
  std::vector<Mention<T>> result;
  for (auto const& item : items) {
    auto const* const name = item.as_string();
    if (name == nullptr) continue;
    if (std::optional<T> const value = find(*name)) result.push_back({*value, inner(*name)});
  }
  auto order = result;
  std::stable_sort(order.begin(), order.end(), [](auto const& a, auto const& b) { return a.value < b.value; });
  auto const same = [](auto const& a, auto const& b) { return a.value == b.value; };
  for (auto at = std::adjacent_find(order.begin(), order.end(), same); at != order.end();
       at = std::adjacent_find(at + 1, order.end(), same)) {
    items.front().diagnostics->error(text::Code::G047, (at + 1)->place, "found a name that is listed already",
                                     "named twice");
  }
  return result;
}

/// `["a", "b"]`, or open: `{ at-least = ["a"] }`. Left out: not stated.
template <class T, class Find>
Listing<T> read_listing(std::optional<Item> const& item, Find const& find) {
  Listing<T> result;
  if (!item) return result;
  auto list = item;
  if (item->is(text::NodeForm::table)) {
    Table table{*item, "a list", item->span()};
    list = table.need("at-least");
    table.finish();
    result.open = true;
    if (!list) return result;
  }
  if (!list->is(text::NodeForm::array)) {
    list->wrong_form("a list of names");
    return result;
  }
  result.stated = true;
  result.place = item->span();
  auto const names = list->elements();
  result.members = read_names<T>(names, find);
  // What was left out is still meant: the list does not end with what was found.
  if (result.members.size() < names.size()) result.open = true;
  return result;
}

/// One name, or several of which each takes part.
template <class T, class Find>
std::vector<Mention<T>> read_mentions(Item item, Find const& find) {
  auto const items = item.is(text::NodeForm::array) ? item.elements() : std::vector<Item>{item};
  if (items.empty()) {
    item.diagnostics->error(text::Code::G046, item.span(), "found a list of nothing", "expected at least one name");
  }
  return read_names<T>(items, find);
}

template <class T, class Find>
std::vector<T> read_possible_members(ValueForm const& form, Find const& find) {
  std::vector<T> result;
  if (form.is_range()) {
    form.owner.diagnostics->error(text::Code::G030, form.place, "found a range of names",
                                  "names have no order: expected a name or a list");
    return result;
  }
  if (form.members.empty()) {
    form.owner.diagnostics->error(text::Code::G046, form.place, "found a list of nothing",
                                  "expected at least one possible name", "leave the key out if it is not known");
  }
  auto const mentions = read_names<T>(form.members, find);
  // What was left out is possible too.
  if (mentions.size() < form.members.size()) return result;
  for (auto const& mention : mentions) result.push_back(mention.value);
  std::sort(result.begin(), result.end());
  return result;
}

/// `v`, `[…]`, `{ one-of = […] }`, each with `usually` beside it. Left out: not stated.
template <class T, class Find>
Possible<T> read_possible(std::optional<Item> const& item, Find const& find) {
  Possible<T> result;
  if (!item) return result;
  auto const forms = read_value_forms(*item);
  if (forms.stated) {
    result.members = read_possible_members<T>(*forms.stated, find);
    result.stated = !result.members.empty();
    result.place = forms.stated->place;
  }
  if (forms.usually) {
    result.usually = read_possible_members<T>(*forms.usually, find);
    result.usually_place = forms.usually->place;
  }
  return result;
}

}  // namespace glacis::model

#include "engine/model/table.h"

#include <fmt/format.h>

namespace glacis::model {

Table::Table(Item item, std::string header, text::Span place)
    : item_(item), header_(std::move(header)), place_(place), taken_(item.document->entries(item.node).size()) {}

std::optional<Item> Table::take(std::string_view key) {
  known_.push_back(key);
  auto const entries = item_.document->entries(item_.node);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].key != key) continue;
    taken_[i] = true;
    return item_.at(entries[i].value);
  }
  return std::nullopt;
}

std::optional<Item> Table::need(std::string_view key) {
  auto const found = take(key);
  if (!found) {
    diagnostics().error(text::Code::G023, place_, fmt::format("{} has no `{}`", header_, key),
                        fmt::format("expected a key `{}`", key));
  }
  return found;
}

text::Phrase const* Table::phrase(std::string_view key) {
  auto const found = take(key);
  return found ? found->as_string() : nullptr;
}

text::Phrase const* Table::needed_phrase(std::string_view key) {
  auto const found = need(key);
  return found ? found->as_string() : nullptr;
}

std::string Table::string(std::string_view key) {
  auto const* const found = phrase(key);
  return found == nullptr ? std::string{} : found->text;
}

bool Table::flag(std::string_view key, bool otherwise) {
  auto const found = take(key);
  return found ? found->as_boolean().value_or(otherwise) : otherwise;
}

std::vector<text::Phrase const*> Table::strings(std::string_view key) {
  std::vector<text::Phrase const*> result;
  auto const found = take(key);
  if (!found) return result;
  auto const list = found->as_list();
  if (!list) return result;
  for (auto const& element : *list) {
    if (auto const* const text = element.as_string()) result.push_back(text);
  }
  return result;
}

std::vector<text::Entry const*> Table::rest() const {
  std::vector<text::Entry const*> result;
  auto const entries = item_.document->entries(item_.node);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!taken_[i]) result.push_back(&entries[i]);
  }
  return result;
}

void Table::mark(text::Entry const& entry) {
  auto const entries = item_.document->entries(item_.node);
  taken_[static_cast<std::size_t>(&entry - entries.data())] = true;
}

void Table::finish(std::vector<std::string> const& more) {
  auto const left = rest();
  if (left.empty()) return;
  std::vector<std::string> candidates(known_.begin(), known_.end());
  candidates.insert(candidates.end(), more.begin(), more.end());
  for (auto const* const entry : left) {
    diagnostics().error(text::Code::G021, entry->key_span, fmt::format("unknown key `{}` in {}", entry->key, header_),
                        "no such key here", suggest(entry->key, candidates, diagnostics()));
  }
}

}  // namespace glacis::model

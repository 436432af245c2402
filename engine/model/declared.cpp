#include "engine/model/declared.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace glacis::model {

Table Declared::table(std::string_view family) const { return {item, fmt::format("[{}.{}]", family, name), place}; }

void Family::collect(Item table, std::uint32_t file, Gaps& gaps,
                     std::function<std::string(std::string const&)> const& id_of) {
  if (!table.expect(text::NodeForm::table)) return gaps.add_any();
  for (auto const& entry : table.document->entries(table.node)) {
    auto const item = table.at(entry.value);
    std::string name = id_of ? id_of(entry.key) : entry.key;
    bool const sound =
        check_name(entry.key, entry.key_span, what_, clear_, *table.diagnostics) && item.expect(text::NodeForm::table);
    if (sound) {
      add({std::move(name), entry.key_span, item, file});
    } else {
      gaps.add(std::move(name));
    }
  }
}

void Family::add(Declared declared) { declared_.push_back(std::move(declared)); }

void Family::sort() {
  std::stable_sort(declared_.begin(), declared_.end(), [](Declared const& a, Declared const& b) {
    return std::tie(a.name, a.file) < std::tie(b.name, b.file);
  });
}

void Family::refuse_twins() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    if (kept > 0 && declared_[kept - 1].name == declared_[i].name) {
      report_twice(declared_[i].name, declared_[i].place, declared_[kept - 1].place, *declared_[i].item.diagnostics);
      continue;
    }
    if (kept != i) declared_[kept] = std::move(declared_[i]);
    ++kept;
  }
  declared_.resize(kept);
}

void leave_gaps(Item table, Gaps& gaps, std::function<std::string(std::string const&)> const& id_of) {
  if (!table.is(text::NodeForm::table)) return;
  for (auto const& entry : table.document->entries(table.node)) gaps.add(id_of ? id_of(entry.key) : entry.key);
}

void report_twice(std::string_view name, text::Span second, text::Span first, text::Diagnostics& diagnostics) {
  text::Diagnostic diagnostic;
  diagnostic.code = text::Code::G026;
  diagnostic.message = fmt::format("`{}` is declared twice", name);
  diagnostic.span = second;
  diagnostic.label = "declared again";
  diagnostic.notes.push_back({first, "first declared here"});
  diagnostics.add(std::move(diagnostic));
}

}  // namespace glacis::model

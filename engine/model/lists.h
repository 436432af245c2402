#pragma once
// How lists of names are read; included by case_draft.h.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/model/item.h"
#include "engine/model/use_case.h"
#include "engine/model/value_form.h"

namespace glacis::model {

/// Reports what is named a second time and leaves it out.
template <class T>
void refuse_repeats(std::vector<Mention<T>>& members, text::Sources const& sources, text::Diagnostics& diagnostics) {
  std::vector<std::size_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return members[a].value < members[b].value; });
  std::vector<bool> repeated(members.size());
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (!(members[order[i - 1]].value == members[order[i]].value)) continue;
    repeated[order[i]] = true;
    auto const place = members[order[i]].place;
    diagnostics.error(text::Code::G047, place, fmt::format("`{}` is listed twice", sources.excerpt(place)), "named before");
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!repeated[i]) members[kept++] = members[i];
  }
  members.resize(kept);
}

}  // namespace glacis::model

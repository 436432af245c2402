#include "engine/model/prefixes.h"

#include <algorithm>

namespace glacis::model {

Prefixes::Scope Prefixes::open(Scope around, std::string_view prefix) {
  std::string whole = scopes_[around].whole + std::string(prefix);
  auto const known = std::find_if(scopes_.begin(), scopes_.end(), [&](Opened const& each) {
    return each.around == around && each.prefix == prefix && !each.prefix.empty();
  });
  if (known != scopes_.end()) return static_cast<Scope>(known - scopes_.begin());
  scopes_.push_back({around, std::string(prefix), std::move(whole), {}});
  return static_cast<Scope>(scopes_.size() - 1);
}

std::string Prefixes::declare(Scope scope, std::string_view name) {
  std::string id(name);
  for (; scope != outermost; scope = scopes_[scope].around) {
    scopes_[scope].declared.insert(id);
    id.insert(0, scopes_[scope].prefix);
  }
  return id;
}

std::string Prefixes::meant(text::SourceId source, std::string_view name) const {
  auto const found = scope_of_.find(source);
  for (Scope scope = found == scope_of_.end() ? outermost : found->second; scope != outermost;
       scope = scopes_[scope].around) {
    if (scopes_[scope].declared.contains(name)) return scopes_[scope].whole + std::string(name);
  }
  return std::string(name);
}

std::string Prefixes::meant_parts(text::SourceId source, std::string_view names) const {
  static constexpr std::string_view signs = ":/.";
  std::string result;
  while (!names.empty()) {
    std::size_t const sign = std::min(names.find_first_of(signs), names.size());
    if (sign > 0) result += meant(source, names.substr(0, sign));
    std::size_t const word = std::min(names.find_first_not_of(signs, sign), names.size());
    result += names.substr(sign, word - sign);
    names.remove_prefix(word);
  }
  return result;
}

}  // namespace glacis::model

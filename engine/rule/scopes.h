#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "engine/model/vocabulary.h"

namespace glacis::rule {

inline std::vector<std::string> names_of(std::vector<model::Scope> const& scopes) {
  std::vector<std::string> names;
  for (model::Scope const scope : scopes) names.emplace_back(model::name_of(scope));
  return names;
}

inline bool holds(std::vector<model::Scope> const& scopes, model::Scope scope) {
  return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

}  // namespace glacis::rule

#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/condition/formula.h"

namespace glacis::condition {

/// A word that may follow the dot after any element of a sort, whatever the vocabulary declares.
struct BuiltinStep {
  Sort of = Sort::entity;
  std::string_view name;
  Step step;
  Sort yields = Sort::entity;
  bool set = false;
};

BuiltinStep const* find_builtin_step(Sort of, std::string_view name);
std::vector<std::string> builtin_step_names(Sort of);

}  // namespace glacis::condition

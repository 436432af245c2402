#include "engine/model/vocabulary.h"

#include <algorithm>
#include <array>

namespace glacis::model {

namespace {

bool is_decimal(char c) { return c >= '0' && c <= '9'; }

int rank_in_time(std::string_view horizon) {
  return horizon == "now" ? 0 : horizon.empty() ? 3 : horizon == "later" ? 2 : 1;
}

/// Takes the digits, or what is no digit, from the front.
std::string_view take_run(std::string_view& text) {
  std::size_t end = 1;
  while (end < text.size() && is_decimal(text[end]) == is_decimal(text[0])) ++end;
  std::string_view const run = text.substr(0, end);
  text.remove_prefix(end);
  return run;
}

}  // namespace

bool is_sooner(std::string_view a, std::string_view b) {
  if (rank_in_time(a) != rank_in_time(b)) return rank_in_time(a) < rank_in_time(b);
  std::string_view const whole_a = a, whole_b = b;
  while (!a.empty() && !b.empty()) {
    std::string_view run_a = take_run(a), run_b = take_run(b);
    if (is_decimal(run_a[0]) && is_decimal(run_b[0])) {
      run_a.remove_prefix(std::min(run_a.find_first_not_of('0'), run_a.size()));
      run_b.remove_prefix(std::min(run_b.find_first_not_of('0'), run_b.size()));
      if (run_a.size() != run_b.size()) return run_a.size() < run_b.size();
    }
    if (run_a != run_b) return run_a < run_b;
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole_a < whole_b;
}

namespace {

constexpr std::array<char const*, scope_count> scope_names{"link", "hop", "end-to-end", "at-rest", "platform"};

/// The attribute applies to `kind` as it is or over relations that pass, none taken twice.
bool applies_over(Vocabulary const& vocabulary, AttributeId attribute, KindId kind, std::vector<bool>& taken) {
  if (vocabulary.applies_directly(attribute, kind)) return true;
  for (std::size_t i = 0; i < vocabulary.relations.size(); ++i) {
    auto const& relation = vocabulary.relations[i];
    if (!relation.passes || taken[i] || !vocabulary.is(kind, relation.from)) continue;
    taken[i] = true;
    // What passes may be stated of a kind below `to` only.
    auto const& on = vocabulary[attribute].on;
    if (std::any_of(on.begin(), on.end(), [&](KindId below) { return vocabulary.is(below, relation.to); })) return true;
    if (applies_over(vocabulary, attribute, relation.to, taken)) return true;
  }
  return false;
}

}  // namespace

char const* name_of(Scope scope) { return scope_names[static_cast<std::size_t>(scope)]; }

std::optional<Scope> scope_named(std::string_view name) {
  auto const found = std::find(scope_names.begin(), scope_names.end(), name);
  if (found == scope_names.end()) return std::nullopt;
  return static_cast<Scope>(found - scope_names.begin());
}

char const* name_of(Stride stride) {
  switch (stride) {
    case Stride::none: return "none";
    case Stride::spoofing: return "spoofing";
    case Stride::tampering: return "tampering";
    case Stride::repudiation: return "repudiation";
    case Stride::information_disclosure: return "information-disclosure";
    case Stride::denial_of_service: return "denial-of-service";
    case Stride::elevation_of_privilege: return "elevation-of-privilege";
  }
  return "";
}

char const* name_of(Strength strength) {
  switch (strength) {
    case Strength::should: return "should";
    case Strength::shall: return "shall";
    case Strength::may: return "may";
  }
  return "";
}

KindId Vocabulary::root(Sort sort) const {
  switch (sort) {
    case Sort::entity: return id_of<KindTag>(0);
    case Sort::zone: return id_of<KindTag>(1);
    case Sort::data: return id_of<KindTag>(2);
    case Sort::network: return id_of<KindTag>(3);
    case Sort::stakeholder: return id_of<KindTag>(4);
    case Sort::flow:
    case Sort::journey:
    case Sort::model: break;
  }
  return {};
}

bool Vocabulary::is(KindId kind, KindId ancestor) const {
  if (!ancestor.known()) return false;
  auto const depth = kinds[ancestor.index].depth;
  while (kind.known() && kinds[kind.index].depth > depth) kind = kinds[kind.index].parent;
  return kind == ancestor;
}

std::vector<KindId> Vocabulary::concrete_below(KindId kind) const {
  if (!kinds[kind.index].abstract) return {kind};
  std::vector<KindId> result;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    auto const candidate = id_of<KindTag>(i);
    if (!kinds[i].abstract && is(candidate, kind)) result.push_back(candidate);
  }
  return result;
}

bool Vocabulary::applies_directly(AttributeId attribute, KindId kind) const {
  auto const& on = attributes[attribute.index].on;
  return std::any_of(on.begin(), on.end(), [&](KindId declared) { return is(kind, declared); });
}

bool Vocabulary::applies(AttributeId attribute, KindId kind) const {
  if (applies_directly(attribute, kind)) return true;
  // Only entities have relations.
  if (attributes[attribute.index].sort != Sort::entity || relations.empty()) return false;
  std::vector<bool> taken(relations.size());
  return applies_over(*this, attribute, kind, taken);
}

}  // namespace glacis::model

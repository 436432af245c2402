#include "engine/report/kinds.h"

#include <array>
#include <string_view>

#include "engine/report/words.h"

namespace glacis::report {
namespace {

using model::KindId;
using model::Possible;
using model::Vocabulary;

/// Only these names of the vocabulary are known to the program; kinds below them follow.
struct Role {
  std::string_view kind;
  std::string_view party;
  std::optional<Entity::Shape> shape;
};
constexpr std::array<Role, 7> roles{{{"in-cse", "IN-CSE", {}},
                                     {"mn-cse", "M2M gateway", {}},
                                     {"gateway", "M2M gateway", {}},
                                     {"device", "M2M device", {}},
                                     {"person", "", Entity::Shape::external},
                                     {"database", "", Entity::Shape::store},
                                     {"store", "", Entity::Shape::store}}};

Role const* role_of(Vocabulary const& vocabulary, KindId kind) {
  for (; kind.known(); kind = vocabulary[kind].parent) {
    for (Role const& role : roles) {
      if (role.kind == vocabulary[kind].name) return &role;
    }
  }
  return nullptr;
}

/// What is stated, else what is presumed, if it is one kind.
KindId likely(Possible<KindId> const& kind) {
  if (kind.known()) return kind.members.front();
  return kind.usually.size() == 1 ? kind.usually.front() : KindId{};
}

std::string titles(Vocabulary const& vocabulary, std::vector<KindId> const& kinds) {
  std::vector<std::string> parts;
  for (KindId const kind : kinds) parts.push_back(vocabulary[kind].title);
  return enumerated(parts, " or ");
}

}  // namespace

Entity::Shape shape_of(Vocabulary const& vocabulary, Possible<KindId> const& kind) {
  Role const* role = role_of(vocabulary, likely(kind));
  return role != nullptr && role->shape ? *role->shape : Entity::Shape::process;
}

std::string party_of(Vocabulary const& vocabulary, Possible<KindId> const& kind) {
  Role const* role = role_of(vocabulary, likely(kind));
  return role == nullptr ? std::string() : std::string(role->party);
}

std::string kind_text(Vocabulary const& vocabulary, Possible<KindId> const& kind) {
  std::string const presumed = kind.usually.empty() ? "" : titles(vocabulary, kind.usually);
  if (kind.stated && !kind.members.empty()) {
    std::string const stated = titles(vocabulary, kind.members);
    return presumed.empty() || kind.known() ? stated : stated + " (presumed " + presumed + ")";
  }
  return presumed.empty() ? "not known" : "not known (presumed " + presumed + ")";
}

}  // namespace glacis::report

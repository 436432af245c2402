#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/condition/syntax.h"
#include "engine/model/structure.h"
#include "engine/model/value.h"

namespace glacis::condition {

using model::Sort;

/// One step of a path. Single-valued but perhaps unknown: over zone operated_by attribute relation.
/// Single-valued and sure: from zone_parent journey_data journey_origin journey_consumer. Set-valued: link,
/// inverse, set_attribute (always the last step).
struct Step {
  enum class Form : std::uint8_t {
    from,
    over,
    zone,
    operated_by,
    zone_parent,
    journey_data,
    journey_origin,
    journey_consumer,
    attribute,
    set_attribute,
    relation,
    inverse,
    link,
    labels
  };
  Form form = Form::from;
  std::uint32_t id = 0;  ///< AttributeId, RelationId or model::Link
};

/// From a variable, an element of the use case, all elements of a sort, or zone-of(entity, kind), over steps.
struct Path {
  enum class Root : std::uint8_t { variable, element, everything, zone_of };
  Root root = Root::variable;
  std::uint32_t slot = 0;          ///< variable: 0 is the rule's subject, 1 its `for` variable if any, then as bound
  model::Element element;          ///< element
  Sort everything = Sort::entity;  ///< everything
  std::uint32_t inner = 0;         ///< zone_of: the path of the entity
  model::KindId kind;              ///< zone_of
  std::vector<Step> steps;

  Sort sort = Sort::entity;  ///< what it yields, unless a value
  model::TypeId type;        ///< known if it ends in an attribute of a type that is not a reference
  bool set = false;
};

using PathId = std::uint32_t;

/// What a condition means once every name is resolved: a flat tree over paths, derived definitions unfolded,
/// comparisons with constants turned into sets of values. After this no name is looked up.
enum class Op : std::uint8_t {
  constant,  // value
  negate,    // a
  both,
  either,  // a, b
  some,
  every,         // over `path`, binding `slot`: body a
  count,         // over `path`, binding `slot`: body a; relation, number
  value_in,      // `path` in `values` (not applicable: false)
  compare,       // values of `path` and `other`: relation (level, quantity, Boolean, enumeration)
  same,          // elements of `path` and `other` are one
  is,            // element of `path` is of one of `kinds` or below
  element_in,    // element of `path` among `elements` (names of the use case)
  member,        // element of `path` in set `other`
  label_in,      // label number `number` among the labels of the data of `path` (path ends before `labels`)
  meets,         // sets `path` and `other` have a common member
  crosses,       // flow of `path`; `kinds` empty: trust boundaries, else zones of that kind
  connected,     // entities of `path` and `other`
  reaches,       // entities of `path` and `other`; via: a (binding slot), except: b (binding slot + 1); none: nothing
  trusted_with,  // entity of `path`, data of `other`
  protected_,    // element of `path` (and data of `other`): feature `number`
  hop_by_hop     // journey of `path`: feature `number`
};

using OpId = std::uint32_t;
inline constexpr std::uint32_t nothing = 0xFFFFFFFFU;

struct Operation {
  Op op = Op::constant;
  bool value = false;
  Relation relation = Relation::equal;
  OpId a = nothing;
  OpId b = nothing;
  PathId path = nothing;
  PathId other = nothing;
  std::uint32_t slot = 0;
  std::int64_t number = 0;
  std::uint32_t values = nothing;  ///< into Formula::values
  std::vector<model::KindId> kinds;
  std::vector<model::Element> elements;
  text::Span place;  ///< of the author's words
};

struct Formula {
  std::vector<Operation> operations;  ///< children before parents; the root is last
  std::vector<Path> paths;
  std::vector<model::ValueSet> values;
  std::vector<Sort> slots;  ///< sort of each variable
  OpId root() const { return static_cast<OpId>(operations.size() - 1); }
  Operation const& operator[](OpId id) const { return operations[id]; }
};

/// A formula that is just `true`: what an absent `when` means.
Formula always_true(Sort subject);

}  // namespace glacis::condition

#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/gaps.h"
#include "engine/model/id.h"
#include "engine/model/scale.h"
#include "engine/model/value.h"
#include "engine/text/phrase.h"

namespace glacis::model {

using text::Phrase;
using text::Span;

enum class TypeForm : std::uint8_t { boolean, level, one_of, quantity, reference };

struct TypeValue {
  std::string name;     ///< "C1"; a level's number as written
  std::string meaning;  ///< "about 10 KiB"
};

struct Type {
  std::string name;
  TypeForm form = TypeForm::boolean;
  std::vector<TypeValue> values;           ///< level: lowest first; boolean: false, true
  Dimension dimension = Dimension::count;  ///< quantity
  Sort sort = Sort::entity;                ///< reference
  KindId kind;                             ///< reference: to this kind or below; may be none
  bool has_gaps = false;                   ///< some of its values could not be read
  Span place;
};

/// What may be stated and read as `x.name`.
/// How a capability of a network is found out at run time, as its declaration says.
struct Discovery {
  std::string by;    ///< who asks: "in-cse"
  std::string over;  ///< the reference point: "mcn"
  std::string how;   ///< "query"
};

/// What mechanisms use up of a node: an attribute may say how much of it there is.
enum class Budget : std::uint8_t { none, ram, flash };

struct Attribute {
  std::string name;
  std::vector<KindId> on;  ///< applies to elements of these kinds or below; flows: see on_flow
  bool on_flow = false;    ///< flows have no kinds
  Sort sort = Sort::entity;
  TypeId type;
  bool set_of = false;           ///< a set of references
  bool choice = false;           ///< the designer chooses it
  Budget budget = Budget::none;  ///< a size: how much of this the mechanisms at an entity may use
  std::string ask;               ///< who can answer: "vendor", "network operator", …
  std::string meaning;
  std::optional<Discovery> discover;
  Span place;
};

struct Label {
  std::string name;
  Sort sort = Sort::data;
  std::string meaning;
  Span place;
};

/// One attribute's value set, said somewhere.
struct Statement {
  AttributeId attribute;
  ValueSet value;
  Basis basis = Basis::stated;
  Span place;
  std::string text;  ///< as a reader sees it: "C1", "at least C1", "C1 or C2"
};

/// Facts may be stated of a kind for built-in keys too: a zone kind's trust-boundary.
struct Kind {
  std::string name;
  std::string title;  ///< for figures and tables; the name with spaces if not given
  Sort sort = Sort::entity;
  KindId parent;  ///< none for a root
  bool abstract = false;
  bool relays_only = false;
  std::optional<bool> trust_boundary;
  std::vector<Statement> always;
  std::vector<Statement> usually;
  Span place;
  std::uint32_t depth = 0;  ///< root 0
};

struct Relation {
  std::string name;
  KindId from;
  KindId to;
  std::string inverse;  ///< may be empty
  bool passes = false;  ///< zone, operator and each attribute of `to` that `from` leaves unsaid
  Span place;
};

/// Where a network's own protection ends: at an entity of a kind, or at the peer.
struct Protection {
  FeatureId feature;
  KindId until;                     ///< none: the peer
  bool none = false;                ///< said not to be given
  std::optional<Phrase> condition;  ///< `if`: over `network`
  Span place;
};

struct ProtectionList {
  bool stated = false;  ///< left out: unknown
  std::vector<Protection> given;
  Span place;
};

/// A network that the vocabulary names: an individual, and a kind of sort network.
struct NetworkDeclaration {
  std::string name;
  std::string title;
  KindId kind;  ///< the kind of the same name; its `always` and `usually` hold the facts
  ProtectionList protects;
  Span place;
};

enum class Scope : std::uint8_t { link, hop, end_to_end, at_rest, platform };
inline constexpr std::size_t scope_count = 5;
char const* name_of(Scope scope);  ///< "end-to-end"
std::optional<Scope> scope_named(std::string_view name);

struct FeatureDeclaration {
  std::string name;
  std::string title;
  std::string meaning;
  std::vector<Scope> scopes;
  std::vector<FeatureId> implies;
  std::vector<std::vector<FeatureId>> follows_from;  ///< one mechanism that gives all of one list gives this
  bool relayed = false;
  std::string verb;                   ///< for requirement sentences: "ensure"
  std::vector<std::string> known_as;  ///< "SER-002"
  std::string service;                ///< the security service that it is part of: "authentication"; may be empty
  Span place;
};

struct Cost {
  std::optional<Interval> ram_once, ram_each, flash, per_message, handshake;  ///< sizes, base units
};

/// A party that comes with a mechanism. Read and checked now; evaluated with the selection of mechanisms.
struct Brought {
  std::string name;
  KindId kind;
  std::string flows_to;
  Phrase point;
  Span place;
};

/// A mechanism as its pack states it; what is left out of a profile is taken from its base when it is read.
struct MechanismDeclaration {
  std::string name;
  std::string title;
  Sort on = Sort::flow;
  MechanismId profile_of;        ///< none: a mechanism of its own
  bool generic = false;          ///< a shape of solution, no standard
  std::vector<Phrase> provides;  ///< "feature:scope"
  std::optional<Phrase> when;
  std::vector<std::vector<Phrase>> requires_all;  ///< each list: any of
  std::vector<Brought> brings;
  std::vector<MechanismId> conflicts;
  Cost cost;
  std::string source;
  std::string guidance;
  Span place;
};

/// A condition that always, or usually, holds of each element of a sort.
struct ConstraintDeclaration {
  std::string name;
  Sort on = Sort::flow;
  bool usually = false;
  Phrase condition;
  std::string because;
  Span place;
};

/// `[derived.flow.in-reach]`: a definition, unfolded where it is used.
struct DerivedDeclaration {
  std::string name;
  Sort on = Sort::flow;
  Phrase is;
  std::string meaning;
  Span place;
};

enum class RuleForm : std::uint8_t { threat, obligation, lint };
enum class Strength : std::uint8_t { should, shall, may };
enum class Stride : std::uint8_t {
  none,
  spoofing,
  tampering,
  repudiation,
  information_disclosure,
  denial_of_service,
  elevation_of_privilege
};
char const* name_of(RuleForm form);  ///< "threat", as its table is called
char const* name_of(Stride stride);
char const* name_of(Strength strength);

/// `{ when = "…", likelihood = 1, because = "…" }`: steps up, or down, while the condition holds.
struct Raise {
  Phrase when;
  std::int32_t likelihood = 0;
  std::int32_t impact = 0;
  std::string because;
  Span place;
};

/// A threat, obligation or lint as its pack states it, conditions not yet compiled.
struct RuleDeclaration {
  RuleForm form = RuleForm::threat;
  std::string name;
  Phrase title;  ///< may hold {flow}, {entity}, …: the subject's title
  Sort on = Sort::flow;
  std::optional<Phrase> for_each;  ///< "d in flow.payload"
  std::optional<Phrase> when;      ///< left out: always
  std::optional<Phrase> unless;
  std::vector<std::vector<Phrase>> needs;
  std::string resolve;  ///< who can mend it if nothing technical does
  Stride stride = Stride::none;
  Strength strength = Strength::shall;
  std::vector<Phrase> refs;
  std::vector<std::optional<std::uint32_t>> effort;  ///< threats: per factor its level; none: not known
  std::vector<AttributeId> impact;                   ///< threats: of the data at stake the highest value is the impact
  std::vector<Raise> raises;                         ///< threats
  std::string description;
  std::string objective;  ///< the objective that the threat negates, for traceability
  std::uint32_t pack = 0;
  Span place;
};

/// Horizons and releases in time: `now`, then by name with numbers as numbers, then `later`, then what was not said.
bool is_sooner(std::string_view a, std::string_view b);

/// `[release.rel-1]`: the mechanisms that a release states, by name, or by the features that they give.
struct Release {
  std::string name;
  std::string title;
  std::string source;
  std::vector<MechanismId> mechanisms;  ///< sorted
  std::vector<FeatureId> features;      ///< sorted; stand for every mechanism that gives one of them
  Span place;
};

/// `[objective.genuine-commands]`: a claim about every use case.
struct Objective {
  std::string name;
  std::string title;
  std::string source;
  text::Phrase that;
  Span place;
};

struct Pack {
  std::string id;
  std::string title;
  bool rules = false;              ///< from rules/
  std::vector<std::string> suits;  ///< verticals; "*": all
  Span place;
};

/// Everything that use cases may state and conditions may read. After it is read it never changes.
struct Vocabulary {
  std::vector<Pack> packs;
  std::vector<Type> types;            ///< the first is boolean
  std::vector<Attribute> attributes;  ///< unique by (name, sort)
  std::vector<Label> labels;
  std::vector<Kind> kinds;  ///< the first are the roots, by Sort: entity zone data network stakeholder
  std::vector<Relation> relations;
  std::vector<NetworkDeclaration> networks;
  std::vector<FeatureDeclaration> features;
  std::vector<MechanismDeclaration> mechanisms;
  std::vector<ConstraintDeclaration> constraints;
  std::vector<DerivedDeclaration> derived;
  std::vector<RuleDeclaration> rules;
  std::vector<Factor> factors;        ///< as written
  std::vector<Scale> scales;          ///< by name
  std::vector<Release> releases;      ///< by name, numbers in it as numbers
  std::vector<Objective> objectives;  ///< by name
  ScaleId default_scale;              ///< none: risk is rated only where a use case names a scale

  /// Names to ids; filled by the reader, exact.
  std::map<std::string, KindId, std::less<>> kind_names[sort_count];
  std::map<std::string, AttributeId, std::less<>> attribute_names[sort_count];
  std::map<std::string, LabelId, std::less<>> label_names;
  std::map<std::string, RelationId, std::less<>> relation_names;
  std::map<std::string, FeatureId, std::less<>> feature_names;
  std::map<std::string, MechanismId, std::less<>> mechanism_names;
  Gaps gaps;  ///< of packs with errors: names of any family

  Kind const& operator[](KindId id) const { return kinds[id.index]; }
  Type const& operator[](TypeId id) const { return types[id.index]; }
  Attribute const& operator[](AttributeId id) const { return attributes[id.index]; }
  Label const& operator[](LabelId id) const { return labels[id.index]; }
  Relation const& operator[](RelationId id) const { return relations[id.index]; }
  FeatureDeclaration const& operator[](FeatureId id) const { return features[id.index]; }
  MechanismDeclaration const& operator[](MechanismId id) const { return mechanisms[id.index]; }
  Scale const& operator[](ScaleId id) const { return scales[id.index]; }

  KindId root(Sort sort) const;                 ///< REQUIRES a sort with kinds
  bool is(KindId kind, KindId ancestor) const;  ///< kind is ancestor or below it
  std::vector<KindId> concrete_below(
      KindId kind) const;  ///< the kinds that an element stated as `kind` may be: itself unless abstract, and, if
                           ///< abstract, all not abstract ones below
  /// True if elements of `kind` have `attribute`, themselves or through a relation that passes.
  bool applies(AttributeId attribute, KindId kind) const;
  /// The same by stating it directly, not through a relation.
  bool applies_directly(AttributeId attribute, KindId kind) const;
};

}  // namespace glacis::model

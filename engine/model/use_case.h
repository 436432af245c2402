#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/model/gaps.h"
#include "engine/model/prefixes.h"
#include "engine/model/vocabulary.h"

namespace glacis::model {

/// A single reference that may be known (one member), narrowed (several) or unknown (not stated), with what is
/// presumed beside it.
template <class T>
struct Possible {
  bool stated = false;
  std::vector<T> members;  ///< sorted; only if stated
  Span place;
  std::vector<T> usually;  ///< sorted; empty: nothing presumed by the author
  Span usually_place;
  bool known() const { return stated && members.size() == 1; }
};

template <class T>
struct Mention {
  T value{};
  Span place;
};

/// A list that its author stated (closed), opened (`at-least`) or left out. What left out means is the key's own:
/// unknown (data, readers, mechanisms) or as drawn, that is empty and closed (back, stores, labels, derived-from).
template <class T>
struct Listing {
  bool stated = false;
  bool open = false;
  std::vector<Mention<T>> members;  ///< in the author's order
  Span place;
};

using MechanismListing = Listing<MechanismId>;

/// What each element has.
struct Common {
  std::string id;
  std::string title;                    ///< the id with spaces if not stated
  Span place;                           ///< of the id in the table's header
  std::vector<Statement> statements;    ///< stated and narrowed
  std::vector<Statement> presumptions;  ///< the author's `usually`
  MechanismListing mechanisms;
};

struct RelationStatement {
  RelationId relation;
  EntityId to;
  Span place;
};

struct Entity : Common {
  Possible<KindId> kind;  ///< as stated: an abstract kind is not yet unfolded
  Possible<ZoneId> zone;
  Possible<StakeholderId> operated_by;
  Listing<DataId> stores;
  std::vector<RelationStatement> relations;
  bool many = false;
  bool optional = false;
  bool given = false;
};

struct Flow : Common {
  EntityId from;
  std::vector<Mention<EntityId>> to;
  Span from_place;
  bool multicast = false;
  Listing<DataId> data;  ///< left out: unknown
  Listing<DataId> back;  ///< left out: as drawn
  Possible<NetworkId> over;
  bool optional = false;
  std::uint32_t number = 0;  ///< from 1, included files first
};

/// Who is relied on: an entity, a stakeholder, or a role (a kind of stakeholder).
using Reader = std::variant<EntityId, StakeholderId, KindId>;

struct Data : Common {
  Possible<KindId> kind;
  Listing<Reader> readers;                   ///< left out: unknown
  Listing<DataId> derived_from;              ///< left out: as drawn
  Listing<LabelId> labels;                   ///< left out: as drawn
  std::vector<Mention<EntityId>> origins;    ///< as stated
  std::vector<Mention<EntityId>> consumers;  ///< as stated
};

struct Zone : Common {
  Possible<KindId> kind;
  ZoneId parent;  ///< none: outermost
  std::optional<bool> trust_boundary;
};

struct Stakeholder : Common {
  Possible<KindId> kind;
};

/// The vocabulary's networks come first, with the same index as there, then those of the use case.
struct Network : Common {
  Possible<KindId> kind;
  ProtectionList protects;
  bool from_vocabulary = false;
};

struct JourneyStatement {
  DataId data;
  EntityId from;
  EntityId to;
  MechanismListing mechanisms;
  Span place;
};

struct Assumption {
  Phrase that;
  std::string because;
  Span place;
};

struct Claim {
  std::string id;
  Phrase that;
  std::string title;
  Span place;
};

/// What was decided of a finding: the risk is borne, another bears it, or there is none.
enum class Disposition : std::uint8_t { accept, transfer, false_alarm };
char const* name_of(Disposition form);  ///< "false-alarm", as its table is called

struct Acceptance {
  Disposition form = Disposition::accept;
  Phrase finding;  ///< with the ids that are meant
  Phrase written;  ///< as its author has it
  std::string because;
  std::string by;
  std::string until;  ///< ISO date; may be empty
  Span place;
};

enum class Commitment : std::uint8_t { none, interested, committed };

/// One vertical use case as its author wrote it. After it is read it never changes.
struct UseCase {
  std::string id;  ///< "energy.smart-meter-reading"
  std::string vertical;
  std::string name;
  std::string title;
  std::string source;
  std::string description;
  std::string prefix;  ///< of requirement ids
  std::string horizon;
  Commitment commitment = Commitment::none;
  bool complete_drawing = false;
  bool as_stated = false;                  ///< mechanisms = "as-stated": all places are closed
  Span as_stated_place;                    ///< where that is said
  std::vector<std::uint32_t> model_packs;  ///< in Vocabulary::packs
  std::vector<std::uint32_t> rule_packs;
  ScaleId scale;                   ///< of risk: the one it names, else the vocabulary's default
  std::vector<std::string> files;  ///< as shown; the use case's own first
  Span place;

  std::vector<Entity> entities;
  std::vector<Flow> flows;
  std::vector<Data> data;
  std::vector<Zone> zones;
  std::vector<Stakeholder> stakeholders;
  std::vector<Network> networks;
  std::vector<JourneyStatement> journeys;
  std::vector<Assumption> assumptions;
  std::vector<Claim> claims;
  std::vector<Acceptance> acceptances;

  std::map<std::string, Element, std::less<>> names;  ///< all ids of elements
  Prefixes prefixes;                                  ///< what a name in an included file means
  Gaps gaps;                                          ///< of one with errors: ids

  Entity const& operator[](EntityId which) const { return entities[which.index]; }
  Flow const& operator[](FlowId which) const { return flows[which.index]; }
  Data const& operator[](DataId which) const { return data[which.index]; }
  Zone const& operator[](ZoneId which) const { return zones[which.index]; }
  Stakeholder const& operator[](StakeholderId which) const { return stakeholders[which.index]; }
  Network const& operator[](NetworkId which) const { return networks[which.index]; }
};

}  // namespace glacis::model

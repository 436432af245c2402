#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>

#include "engine/model/attribute_value.h"
#include "engine/model/declared.h"
#include "engine/model/use_case.h"
#include "engine/text/files.h"

namespace glacis::model {

/// A use case while it is read: all files parsed, what each family declares collected, named and sorted, then filled
/// element by element.
struct CaseDraft {
  CaseDraft(Vocabulary const& all_words, text::Sources& all_sources, text::Diagnostics& all_diagnostics)
      : vocabulary(all_words), sources(all_sources), diagnostics(all_diagnostics) {}

  Vocabulary const& vocabulary;
  text::Sources& sources;
  text::Diagnostics& diagnostics;
  UseCase use_case;
  std::deque<text::Document> documents;

  Family entities{"entity", "an entity", Clear::all_reserved};
  Family flows{"flow", "a flow", Clear::all_reserved};
  Family data{"data", "data", Clear::all_reserved};
  Family zones{"zone", "a zone", Clear::all_reserved};
  Family stakeholders{"stakeholder", "a stakeholder", Clear::all_reserved};
  Family networks{"network", "a network", Clear::all_reserved};
  Family claims{"claim", "a claim", Clear::nothing};
  std::vector<Item> journeys;
  std::vector<Item> assumptions;
  std::vector<Item> acceptances;
  std::vector<Item> transfers;
  std::vector<Item> false_alarms;
  std::optional<Declared> head;  ///< [use-case]

  /// What was read without an error so far.
  bool ways_read = true;      ///< who sends what to whom
  bool elements_read = true;  ///< elements with all that they state

  /// `read` reads something that says who sends what to whom.
  template <class Read>
  void read_ways(Read const& read) {
    auto const errors = diagnostics.errors();
    read();
    if (diagnostics.errors() > errors) ways_read = false;
  }
};

/// Reads the file and what it includes, included files first. False if the file itself could not be read.
bool collect_case(CaseDraft& draft, text::Files const& files, std::filesystem::path const& path);
/// The tables of a use case below `root`, but for keys that are the caller's own. `order`: position in order of
/// reading.
void collect_tables(CaseDraft& draft, Item root, std::uint32_t order, Prefixes::Scope scope,
                    std::vector<std::string> const& own_keys);
/// Gives every element its index and flows their numbers; after this, elements can be found by name.
void name_elements(CaseDraft& draft);
/// Id and vertical, from the path.
void read_id(CaseDraft& draft, std::filesystem::path const& path);
void read_head(CaseDraft& draft);
void read_networks(CaseDraft& draft);
void read_stakeholders(CaseDraft& draft);
void read_zones(CaseDraft& draft);
void read_entities(CaseDraft& draft);
void read_data(CaseDraft& draft);
void read_flows(CaseDraft& draft);
/// [[journey]], [[assume]], [[accept]] and [claim.x].
void read_remarks(CaseDraft& draft);
/// All of these but the head.
void fill_case(CaseDraft& draft);

/// The id that the phrase means was declared in vain.
bool is_gap(CaseDraft const& draft, Phrase const& name);
/// The element of this sort that the phrase names; reports if there is none, and none was declared in vain.
std::optional<std::uint32_t> find_element(CaseDraft const& draft, Sort sort, Phrase const& name);
template <class Tag>
std::optional<Id<Tag>> find_element(CaseDraft const& draft, Sort sort, Phrase const& name) {
  auto const found = find_element(draft, sort, name);
  if (!found) return std::nullopt;
  return Id<Tag>{*found};
}

MechanismListing read_mechanisms_on(CaseDraft& draft, Table& table, Sort sort);
Possible<KindId> read_kind_of(CaseDraft& draft, Table& table, Sort sort);
/// Reads the keys that are left as attributes and finishes the table. `kind`: where attributes have to apply; none for
/// a flow. `more`: keys that would have been known besides, for suggestions.
void read_attributes_of(CaseDraft& draft, Table& table, Sort sort, Possible<KindId> const* kind, Common& into,
                        std::vector<std::string> const& more = {});
/// True if an element so stated may be of `kind`.
bool may_be(Vocabulary const& vocabulary, Possible<KindId> const& stated, KindId kind);

}  // namespace glacis::model

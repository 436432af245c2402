#pragma once
#include <deque>

#include "engine/model/attribute_value.h"
#include "engine/model/declared.h"
#include "engine/model/lookup.h"
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
  std::optional<Declared> use_case_table;
  std::vector<std::uint32_t> flow_numbers;  ///< in the order of `flows`
};

/// Reads the file and what it includes, included files first.
void collect_case(CaseDraft& draft, text::Files const& files, std::filesystem::path const& path);
/// Gives every element its id; after this, names can be found.
void name_elements(CaseDraft& draft);
void read_head(CaseDraft& draft, std::filesystem::path const& path);
void read_networks(CaseDraft& draft);
void read_stakeholders(CaseDraft& draft);
void read_zones(CaseDraft& draft);
void read_entities(CaseDraft& draft);
void read_data(CaseDraft& draft);
void read_flows(CaseDraft& draft);
/// [[journey]], [[assume]], [[accept]] and [claim.x].
void read_remarks(CaseDraft& draft);

/// The index of the element of this sort that the phrase names; reports if there is none.
std::optional<std::uint32_t> find_element(CaseDraft const& draft, Sort sort, Phrase const& name);

/// Id, title, mechanisms and attributes of an element, once its own keys are taken. `kind`: where attributes apply
/// (none: a flow, or not known); `relations`: further keys that the caller reads from what is left.
void read_common_start(CaseDraft& draft, Table& table, Declared const& declared, Common& into);
void read_attributes_of(CaseDraft& draft, Table& table, Sort sort, Possible<KindId> const* kind, Common& into);
MechanismListing read_mechanism_listing(CaseDraft& draft, Table& table, Sort on);

/// Names of one sort as a list: `["a", "b"]`, or open `{ at-least = ["a"] }`.
template <class T, class Find>
Listing<T> read_listing(std::optional<Item> const& item, Find const& find);
/// `v`, `[…]`, `{ one-of = […] }`, each with `usually` beside it.
template <class T, class Find>
Possible<T> read_possible(std::optional<Item> const& item, Find const& find);
/// One name, or a list of them that is not empty.
template <class T, class Find>
std::vector<Mention<T>> read_mentions(Item item, Find const& find);

}  // namespace glacis::model

#include "engine/model/lists.h"

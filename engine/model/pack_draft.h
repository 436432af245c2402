#pragma once
#include <deque>
#include <filesystem>
#include <map>
#include <set>

#include "engine/model/declared.h"
#include "engine/model/vocabulary.h"
#include "engine/text/files.h"

namespace glacis::model {

/// The packs while they are read: all files parsed, what each family declares collected and sorted, the vocabulary
/// filled stage by stage in the order of the functions below.
struct PackDraft {
  PackDraft(text::Sources& all_sources, text::Diagnostics& all_diagnostics)
      : sources(all_sources), diagnostics(all_diagnostics) {}

  text::Sources& sources;
  text::Diagnostics& diagnostics;
  Vocabulary vocabulary;
  std::deque<text::Document> documents;

  Family types{"type", "a type", Clear::nothing};
  Family attributes{"attribute", "an attribute", Clear::nothing};
  Family labels{"label", "a label", Clear::grammar_words};
  Family kinds{"kind", "a kind", Clear::grammar_words};
  Family networks{"network", "a network", Clear::grammar_words};
  Family relations{"relation", "a relation", Clear::nothing};
  Family features{"feature", "a feature", Clear::nothing};
  Family mechanisms{"mechanism", "a mechanism", Clear::nothing};
  Family constraints{"constraint", "a constraint", Clear::nothing};
  Family threats{"threat", "a threat", Clear::nothing};
  Family obligations{"obligation", "an obligation", Clear::nothing};
  Family lints{"lint", "a lint", Clear::nothing};
  Family factors{"factor", "a factor", Clear::nothing};
  Family scales{"scale", "a scale", Clear::nothing};
  Family releases{"release", "a release", Clear::nothing};
  Family objectives{"objective", "an objective", Clear::nothing};
  std::map<std::string, Family, std::less<>> derived;  ///< by sort

  /// Below nothing that is known, so that facts about them mean nothing.
  std::set<std::string, std::less<>> broken_kinds;
  /// Read with an error, so that what fits them cannot be told.
  std::set<std::string, std::less<>> broken_scales;

  std::map<std::string, TypeId, std::less<>> type_names;
  std::map<std::string, KindId, std::less<>> all_kinds;
};

/// Files into families. `rules`: from rules/.
void collect_pack(PackDraft& draft, text::Files const& files, std::filesystem::path const& path, bool rules);
/// Sorts packs and families; renumbers the packs in what is declared.
void settle_packs(PackDraft& draft);
/// Names, parents and flags of kinds, networks among them; facts come later.
void read_kinds(PackDraft& draft);
void read_types(PackDraft& draft);
void read_relations(PackDraft& draft);
void read_attributes(PackDraft& draft);
void read_labels(PackDraft& draft);
void read_features(PackDraft& draft);
/// What kinds and networks state in `always` and `usually`, and what networks protect.
void read_kind_facts(PackDraft& draft);
void read_mechanisms(PackDraft& draft);
void read_constraints(PackDraft& draft);
void read_derived(PackDraft& draft);
void read_factors(PackDraft& draft);
void read_scales(PackDraft& draft);
/// After features and mechanisms.
void read_releases(PackDraft& draft);
void read_objectives(PackDraft& draft);
/// After attributes, factors and scales.
void read_rules(PackDraft& draft);
/// `effort`, `impact` and `raise` of a threat.
void read_risk_of(PackDraft& draft, Table& table, RuleDeclaration& rule);

/// Steps and keys that each element of the sort has without any pack.
bool is_built_in_name(Sort sort, std::string_view name);
/// `needs`, `requires`: strings, or lists of strings of which any one will do.
std::vector<std::vector<Phrase>> read_alternatives(Item item);
/// `{ feature = "peer" | "none" | kind | { until =, if = } }`, in packs and use cases.
ProtectionList read_protects(Item item, Vocabulary const& vocabulary);
/// The title stated, or the name with spaces.
std::string title_of(Table& table, std::string_view name);

}  // namespace glacis::model

#pragma once
#include <optional>

#include "engine/model/item.h"
#include "engine/model/vocabulary.h"

namespace glacis::model {

/// Each finds what the phrase names, or reports that there is none and what may have been meant; what the gaps may
/// hold is reported already.
std::optional<KindId> find_kind(Vocabulary const& vocabulary, Sort sort, text::Phrase const& name,
                                text::Diagnostics& diagnostics);
std::optional<FeatureId> find_feature(Vocabulary const& vocabulary, text::Phrase const& name,
                                      text::Diagnostics& diagnostics);
std::optional<LabelId> find_label(Vocabulary const& vocabulary, text::Phrase const& name,
                                  text::Diagnostics& diagnostics);
std::optional<MechanismId> find_mechanism(Vocabulary const& vocabulary, text::Phrase const& name,
                                          text::Diagnostics& diagnostics);
/// Also reports a mechanism that stands on another sort.
std::optional<MechanismId> find_mechanism(Vocabulary const& vocabulary, Sort on, text::Phrase const& name,
                                          text::Diagnostics& diagnostics);

/// "an entity", "a flow", "data": for messages.
std::string_view one_of(Sort sort);

/// The position in `words` of what the phrase says; reports a word that is not among them.
std::optional<std::size_t> find_word(text::Phrase const& phrase, std::vector<std::string> const& words,
                                     text::Diagnostics& diagnostics);
/// The sort that a misspelt word most likely means, so that what depends on it can be looked at all the same.
std::optional<Sort> likely_sort(std::string_view word, std::vector<Sort> const& sorts);
/// One of these sorts, by name.
std::optional<Sort> find_sort(text::Phrase const& phrase, std::vector<Sort> const& sorts,
                              text::Diagnostics& diagnostics);

}  // namespace glacis::model

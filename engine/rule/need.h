#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/condition/parse.h"
#include "engine/model/vocabulary.h"

namespace glacis::rule {

using model::FeatureId;
using model::Scope;
using model::Sort;

enum class Where : std::uint8_t { self, from, to, ends, origin, consumer, relays, flows, stores, entities };
char const* name_of(Where where);

/// `feature:scope@place`. A scope left unsaid is the default of what stands at the place, whatever the subject is: an
/// entity's is platform, stored data's at-rest, a zone's hop, a journey's end-to-end. A flow's (also at `@flows`) is
/// hop, or end-to-end on every journey: then scope is hop and `or_end_to_end` is set; a feature that has only one of
/// the two means that one. Data's is both end-to-end and at-rest, as far as the feature has them: two needs.
struct Need {
  FeatureId feature;
  Scope scope = Scope::hop;
  bool or_end_to_end = false;
  Where where = Where::self;
  text::Span place;
  friend bool operator==(Need const& a, Need const& b) {
    return a.feature == b.feature && a.scope == b.scope && a.or_end_to_end == b.or_end_to_end && a.where == b.where;
  }
};

/// All of these, each met by any of its alternatives.
using Needs = std::vector<std::vector<Need>>;

/// What a rule's subject is: an element, or a pair (element, datum) made by `for`.
struct SubjectForm {
  Sort sort = Sort::flow;
  bool with_data = false;
};

/// Resolves `needs` and `requires`; a feature, scope or place that there is not gives an error with a caret.
std::optional<Needs> compile_needs(std::vector<std::vector<text::Phrase>> const& phrases, SubjectForm subject,
                                   model::Vocabulary const& vocabulary, text::Diagnostics& diagnostics);

/// What a feature named alone means of a subject itself, all of them; empty: it has no scope that means something
/// there.
std::vector<Need> unscoped(FeatureId feature, SubjectForm subject, model::Vocabulary const& vocabulary);

}  // namespace glacis::rule

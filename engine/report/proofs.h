#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "engine/rule/rulebook.h"
#include "engine/text/source.h"
#include "engine/verdict/decide.h"

namespace glacis::report {

/// What was proved of a rule or a word of the vocabulary.
struct Proof {
  enum class Form : std::uint8_t {
    dead,        ///< it never applies
    implied,     ///< another applies whenever it does, and asks for no less
    unprovided,  ///< a need that nothing in the catalogue provides at its place
    unmeetable,  ///< needs that nothing can meet together
    idle,        ///< one of several alternatives that never is what meets a need
    unread,      ///< an attribute that no rule, mechanism or constraint reads
    uncovered,   ///< a kind whose elements no threat is about
    undecided    ///< the effort ran out
  };
  Form form = Form::dead;
  std::string subject;  ///< "threat `eavesdropping`"
  Location place;
  std::string statement;  ///< "never applies"
  std::string reason;
};
char const* name_of(Proof::Form form);
/// A fault of a rule, not only something that is not used.
bool is_fault(Proof::Form form);

struct RuleProofs {
  std::vector<std::string> bound;  ///< what was drawn: all else is unknown
  std::size_t rules = 0, drawings = 0, questions = 0, distinct = 0;
  std::vector<Proof> proofs;  ///< by form, then subject
};

/// Over every completion of a few small drawings. Empty exactly if an error was reported.
std::optional<RuleProofs> prove_rules(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                                      verdict::Effort const& effort, text::Sources& sources,
                                      text::Diagnostics& diagnostics);

}  // namespace glacis::report

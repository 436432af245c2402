#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/use_case.h"
#include "engine/model/vocabulary.h"
#include "engine/text/files.h"

namespace glacis::model {

/// `[[example]]` of rules/examples/<pack>.toml: the few facts that give a rule one verdict. What they leave out is
/// unknown, as in any use case.
struct Example {
  std::uint32_t rule = 0;  ///< in Vocabulary::rules
  Phrase verdict;          ///< a word of `verdicts_of`
  Phrase subject;          ///< left out: the only one, or any
  UseCase use_case;
  Span place;
};

/// `[[without]]`: why a rule can have no example of a verdict.
struct Exemption {
  std::uint32_t rule = 0;
  Phrase verdict;
  Span place;
};

struct ExampleBook {
  std::vector<Example> examples;  ///< in order of file and place
  std::vector<Exemption> exemptions;
};

/// What an example of such a rule may expect: "certain", "met", "warns", …
std::vector<std::string> const& verdicts_of(RuleForm form);

/// Reads all of rules/examples/ below the files' root. All problems at once; empty exactly if an error was reported.
std::optional<ExampleBook> read_examples(text::Files const& files, Vocabulary const& vocabulary, text::Sources& sources,
                                         text::Diagnostics& diagnostics);

}  // namespace glacis::model

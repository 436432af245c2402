#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/model/use_case.h"
#include "engine/model/vocabulary.h"
#include "engine/text/files.h"

namespace glacis::model {

/// Reads all packs of `models/` and `rules/` below the files' root, in order of path: all problems at once. What was
/// read wrongly is left out, and names that are missing for it are gaps. The result does not depend on the order of
/// tables or files.
Vocabulary read_partial_vocabulary(text::Files const& files, text::Sources& sources, text::Diagnostics& diagnostics);
/// The same, whole; empty exactly if an error was reported.
std::optional<Vocabulary> read_vocabulary(text::Files const& files, text::Sources& sources,
                                          text::Diagnostics& diagnostics);
/// The same from named files (tests).
std::optional<Vocabulary> read_vocabulary(text::Files const& files, std::vector<std::filesystem::path> const& models,
                                          std::vector<std::filesystem::path> const& rules, text::Sources& sources,
                                          text::Diagnostics& diagnostics);

class Answers;

/// What of a use case was read without an error. Each level holds those before it.
enum class Extent : std::uint8_t {
  names,     ///< what is declared, so that conditions can be checked
  ways,      ///< who sends what to whom, so that journeys can be told
  elements,  ///< elements with all that they state, so that constraints can be checked
  whole
};

/// A use case as far as it could be read: what was read wrongly is left out, as if it were not known.
struct PartialCase {
  UseCase use_case;
  Extent read = Extent::names;
};

/// Reads one use case with what it includes, with answers (if any) put over what it states. Id and vertical come from
/// the path `…/<vertical>/<name>.toml`. Empty if the file itself is not readable.
std::optional<PartialCase> read_partial_case(text::Files const& files, std::filesystem::path const& path,
                                             Vocabulary const& vocabulary, text::Sources& sources,
                                             text::Diagnostics& diagnostics, std::vector<Answers>* answers = nullptr);
/// The same, whole or not at all.
std::optional<UseCase> read_use_case(text::Files const& files, std::filesystem::path const& path,
                                     Vocabulary const& vocabulary, text::Sources& sources,
                                     text::Diagnostics& diagnostics, std::vector<Answers>* answers = nullptr);

/// Elements that stand in no file: the text is the tables of a use case, its head left out.
std::optional<UseCase> read_drawing(std::string name, std::string text, Vocabulary const& vocabulary,
                                    text::Sources& sources, text::Diagnostics& diagnostics);

}  // namespace glacis::model

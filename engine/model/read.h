#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/model/use_case.h"
#include "engine/model/vocabulary.h"
#include "engine/text/files.h"

namespace glacis::model {

/// Reads all packs of `models/` and `rules/` below the files' root, in order of path. All problems at once; empty
/// exactly if an error was reported. The result does not depend on the order of tables or files.
std::optional<Vocabulary> read_vocabulary(text::Files const& files, text::Sources& sources,
                                          text::Diagnostics& diagnostics);
/// The same from named files (tests).
std::optional<Vocabulary> read_vocabulary(text::Files const& files, std::vector<std::filesystem::path> const& models,
                                          std::vector<std::filesystem::path> const& rules, text::Sources& sources,
                                          text::Diagnostics& diagnostics);

class Answers;

/// Reads one use case with what it includes, with answers (if any) put over what it states. Id and vertical come from
/// the path `…/<vertical>/<name>.toml`.
std::optional<UseCase> read_use_case(text::Files const& files, std::filesystem::path const& path,
                                     Vocabulary const& vocabulary, text::Sources& sources,
                                     text::Diagnostics& diagnostics, std::vector<Answers>* answers = nullptr);

/// Elements that stand in no file: the text is the tables of a use case, its head left out.
std::optional<UseCase> read_drawing(std::string name, std::string text, Vocabulary const& vocabulary,
                                    text::Sources& sources, text::Diagnostics& diagnostics);

}  // namespace glacis::model

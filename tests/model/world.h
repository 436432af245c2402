#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "engine/model/read.h"
#include "engine/model/structure.h"

namespace glacis::model {

/// A project in a folder of its own that goes away with the test.
class World {
 public:
  /// Path below the root to content.
  explicit World(std::map<std::string, std::string> const& files);
  ~World();
  World(World const&) = delete;
  World& operator=(World const&) = delete;

  std::optional<Vocabulary> read_packs();
  /// REQUIRES read_packs gave a vocabulary.
  std::optional<UseCase> read_case(Vocabulary const& vocabulary, std::string const& path);

  /// All diagnostics so far as they are printed, paths relative to the root.
  std::string said() const;
  /// Only "error[G021] 3:1: message" lines.
  std::string said_briefly() const;
  std::filesystem::path const& root() const { return root_; }
  text::Sources sources;
  text::Diagnostics diagnostics;

 private:
  std::filesystem::path root_;
};

/// A small vocabulary that many tests share.
extern char const* const core_pack;

/// The core vocabulary and one use case, read and derived; what was said instead, if it failed.
struct Derived {
  std::optional<Vocabulary> vocabulary;
  std::optional<UseCase> use_case;
  std::optional<Structure> structure;
  std::string said;
};
Derived derive(std::string const& use_case_text);
/// What reading and deriving the use case says, briefly.
std::string complaints(std::string const& use_case_text);
/// What reading one pack says, briefly. `[pack]` is put before the text.
std::string pack_complaints(std::string const& pack_text);

}  // namespace glacis::model

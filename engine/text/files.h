#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/text/source.h"

namespace glacis::text {

/// The outside world as the engine sees it: files below one root, read whole, bounded, never a device or a pipe.
class Files {
 public:
  /// Larger files are refused.
  static constexpr std::size_t largest = 16 * 1024 * 1024;

  explicit Files(std::filesystem::path root);

  /// Reads a regular file of valid UTF-8 without NUL. What the caller names may lie anywhere; a symlink is followed.
  /// `asked_at` is where the path was written (an include), nowhere if on the command line.
  std::optional<SourceId> read(std::filesystem::path const& path, Sources& sources, Diagnostics& diagnostics,
                               Span asked_at = {}) const;
  /// As read, but the file must lie inside the root, also after symlinks are resolved. The help for one that is missing
  /// names the file beside it that was most likely meant.
  std::optional<SourceId> read_inside(std::filesystem::path const& path, Sources& sources, Diagnostics& diagnostics,
                                      Span asked_at) const;
  /// Regular files `*.toml` below `folder`, sorted by path; empty if the folder is missing.
  std::vector<std::filesystem::path> list_toml(std::filesystem::path const& folder) const;
  std::filesystem::path const& root() const { return root_; }
  /// The path as messages show it: relative to the current folder if that is shorter and below it.
  std::string shown(std::filesystem::path const& path) const;

 private:
  std::filesystem::path root_;
};

/// Writes a file whole or not at all (temporary file beside it, then rename). False if it could not.
bool write_whole(std::filesystem::path const& path, std::string_view bytes);

}  // namespace glacis::text

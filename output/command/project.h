#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace glacis::output {

struct Request;

/// A folder with models/ and rules/, its vocabulary and rules read, and the use cases that it knows by id.
class Project {
 public:
  /// The root is what --root says; else the nearest folder above one of the files, then above the current one; else
  /// what is installed. Empty exactly if an error was reported.
  static std::optional<Project> open(Request const& request, text::Sources& sources, text::Diagnostics& diagnostics);

  text::Files const& files() const { return files_; }
  Library const& library() const { return library_; }

  /// The path of a use case given as a path or an id. Empty exactly if an error was reported.
  std::optional<std::filesystem::path> find(std::string const& file, text::Diagnostics& diagnostics) const;
  /// All that are given; without any, all of the project.
  std::optional<std::vector<std::filesystem::path>> find_all(std::vector<std::string> const& given,
                                                             text::Diagnostics& diagnostics) const;
  /// Files below a folder that are use cases of their own, not only included, sorted.
  std::vector<std::filesystem::path> use_cases(std::filesystem::path const& folder) const;
  std::filesystem::path verticals() const { return files_.root() / "verticals"; }

 private:
  Project(text::Files files, Library library) : files_(std::move(files)), library_(std::move(library)) {}
  text::Files files_;
  Library library_;
};

/// The name of the folder that a use case lies in, however it is named from here.
std::string vertical_of(std::filesystem::path const& use_case);
/// "energy.smart-meter-reading" of …/energy/smart-meter-reading.toml.
std::string id_of(std::filesystem::path const& use_case);

}  // namespace glacis::output

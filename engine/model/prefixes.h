#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/source.h"

namespace glacis::model {

/// What `include = [{ file =, prefix = }]` makes of ids. Every file is read within a scope: the use case's own, or one
/// that an include with a prefix opened, for the file and what it includes in turn. A name means the id that the
/// innermost scope around it declares. A file that is included twice is two sources, so a place tells the scope.
class Prefixes {
 public:
  using Scope = std::uint32_t;
  static constexpr Scope outermost = 0;

  /// Within `around`; the same prefix there again is the same scope.
  Scope open(Scope around, std::string_view prefix);
  void place(text::SourceId source, Scope scope) { scope_of_[source] = scope; }
  /// `name` as its file has it; gives the id.
  std::string declare(Scope scope, std::string_view name);
  /// The id that `name` means in `source`; a name that no scope declares stays as it is.
  std::string meant(text::SourceId source, std::string_view name) const;
  /// The same for each word between signs, as in `reading:meter..cis`.
  std::string meant_parts(text::SourceId source, std::string_view names) const;
  /// All prefixes around, outermost first: "east-".
  std::string const& whole(Scope scope) const { return scopes_[scope].whole; }

 private:
  struct Opened {
    Scope around = 0;
    std::string prefix, whole;
    std::set<std::string, std::less<>> declared;  ///< as names mean them in this scope
  };
  std::vector<Opened> scopes_{Opened{}};
  std::map<text::SourceId, Scope> scope_of_;
};

}  // namespace glacis::model

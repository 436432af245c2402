#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/gaps.h"
#include "engine/model/table.h"
#include "engine/model/words.h"

namespace glacis::model {

/// A named table or key of some file, found but not yet read.
struct Declared {
  std::string name;
  text::Span place;  ///< of the name
  Item item;
  std::uint32_t file = 0;  ///< packs: which one; use cases: position in order of reading
  Table table(std::string_view family) const;
};

/// What one family (`kind`, `entity`, …) declares over all files.
class Family {
 public:
  /// `what` as in "a kind".
  Family(std::string_view name, std::string_view what, Clear clear) : name_(name), what_(what), clear_(clear) {}

  std::string_view name() const { return name_; }
  std::string_view what() const { return what_; }
  /// Collects the entries of the family's table; what cannot be one is reported and goes to `gaps`. `id_of` gives what
  /// a name becomes.
  void collect(Item table, std::uint32_t file, Gaps& gaps,
               std::function<std::string(std::string const&)> const& id_of = {});
  void add(Declared declared);
  /// Sorts by name, then file.
  void sort();
  /// REQUIRES sorted. Of two with one name the later is reported and left out.
  void refuse_twins();
  std::vector<Declared> const& all() const { return declared_; }
  std::vector<Declared>& all() { return declared_; }

 private:
  std::string_view name_;
  std::string_view what_;
  Clear clear_;
  std::vector<Declared> declared_;
};

/// What a table that nobody knows would have declared.
void leave_gaps(Item table, Gaps& gaps, std::function<std::string(std::string const&)> const& id_of = {});

/// "`x` is declared twice", with a note at the first.
void report_twice(std::string_view name, text::Span second, text::Span first, text::Diagnostics& diagnostics);

}  // namespace glacis::model

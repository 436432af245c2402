#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/text/document.h"

namespace glacis::model {

struct CaseDraft;

/// Facts put over what use cases state: `meter.secure-element = 2`, `report.over = "lte-cat1"`. The first word is an
/// element's id, or `use-case`; a use case's own id in quotes before it keeps a fact to that use case. Each is read as
/// if it stood in the element's table, and what is wrong with it is shown where it was written.
class Answers {
 public:
  /// Empty exactly if an error was reported.
  static std::optional<Answers> read(text::Sources const& sources, text::SourceId source,
                                     text::Diagnostics& diagnostics);

  /// Puts what names its elements over the use case's tables, before they are read.
  void put_over(CaseDraft& draft, std::string const& use_case);
  /// What named no element of any use case so far: a warning each, or an error; what is meant for a use case that
  /// was not read only as an error.
  void report_unused(text::Severity severity, text::Diagnostics& diagnostics) const;

 private:
  struct Fact {
    std::string use_case;  ///< empty: every one
    text::Entry element;   ///< its table of facts
    bool used = false;
    bool meant = false;  ///< a use case was read that it is for
  };
  explicit Answers(text::Document document) : document_(std::move(document)) {}
  text::Document document_;
  std::vector<Fact> facts_;
  std::set<std::string> ids_;  ///< of all elements seen, for suggestions
};

}  // namespace glacis::model

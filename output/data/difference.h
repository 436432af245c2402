#pragma once
#include <optional>
#include <string>
#include <vector>

namespace glacis::output {

/// What became of one thing between two results of a use case.
struct Change {
  enum class What { finding, risk, obligation, claim, objective, requirement, mechanism } what = What::finding;
  std::string id;                ///< "key-extraction@meter", "confidentiality:hop@report", "dtls-1-2-psk@report"
  std::string before, after;     ///< verdicts, risks or strengths, empty: there was, or is, no such thing
  std::vector<std::string> why;  ///< the facts that are new or gone, the rule, or what it closes
  std::string successor;         ///< of a journey that is gone: the finding that took its place
};

struct Difference {
  std::string use_case;
  bool added = false, removed = false;  ///< the whole use case, and so all in it
  std::vector<Change> changes;          ///< findings first, then as in What; by id
  bool empty() const { return changes.empty() && !added && !removed; }
};

/// Compares two results in glacis/1 (see its schema), use case by use case, by id. `strict`: the verdicts from the
/// facts alone. Empty exactly if one of them is no such result; then `problem` says which and why.
std::optional<std::vector<Difference>> compare(std::string const& before, std::string const& after, bool strict,
                                               std::string& problem);

/// As glacis-diff/1.
std::string to_json(std::vector<Difference> const& differences);

}  // namespace glacis::output

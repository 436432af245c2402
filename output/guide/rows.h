#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/report/guide.h"

namespace glacis::output {

/// Places where a mechanism fits alike for one reason, in plain words.
struct FitRow {
  std::string needs;    ///< what fails or is open, as written; of a sure fit empty
  std::string because;  ///< "ip of lorawan-1-0 is false (models/networks.toml:38)"
  std::string note;     ///< what the facts alone say, where that is something else
  /// By use case: "report", "head-end (line 61)".
  std::vector<std::pair<std::string, std::vector<std::string>>> places;
  std::size_t count = 0;
  std::size_t count_of_needs = 0;  ///< with those of the other rows that need the same
};

/// Those of one fit (surely, perhaps, not): rows that need the same are together, and what concerns most is first.
std::vector<FitRow> fit_rows(report::Guide const& guide, report::GuidePage const& page, std::string const& fit);

/// "confidentiality, integrity (hop); tamper resistance (platform)": what is said, or what follows from it.
std::string features_text(report::GuidePage const& page, bool implied);
/// "RAM, once a node 6 KiB to 12 KiB; not known: flash, bytes a handshake"
std::string cost_text(report::GuidePage const& page);
/// "surely at 4, perhaps at 9, not at 20 of 33 flows"
std::string counts_text(report::GuidePage const& page);
/// "recommended and strict plan"
std::string plan_text(report::GuidePage::Use const& use);
/// "alteration: report, poll; replay: poll" of ids of findings and obligations.
std::string by_rule(std::vector<std::string> const& ids);
/// What makes it superfluous: "at no more cost; flash is not known".
std::string better_text(report::GuidePage::Better const& better);

/// What no plan places and no use case states, by how well it fits: "fits surely somewhere: akma, …".
std::vector<std::string> orphan_lines(report::Guide const& guide);

}  // namespace glacis::output

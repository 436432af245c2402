#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/applicability.h"
#include "engine/rule/rulebook.h"

namespace glacis::report {

/// What the catalogue says of one mechanism and what the analyses of some use cases found about it. Nothing here is
/// written by hand twice.
struct GuidePage {
  struct Feature {
    std::string feature, title, scope, meaning;
    bool implied = false;  ///< it follows from what the mechanism itself says
  };
  struct Cost {
    std::string what;    ///< "RAM once" (a node), "RAM each" (instance), "flash", "message", "handshake"
    std::string amount;  ///< "8 KiB to 16 KiB"; empty: not known
  };
  struct Condition {
    std::string text;     ///< "flow.of-device"
    std::string meaning;  ///< of the definitions in it; may be empty
  };
  /// What a plan of a use case places it for.
  struct Use {
    std::string use_case;
    bool recommended = false, strict = false;
    std::vector<std::string> places;
    std::vector<std::string> closes, meets;  ///< ids
    std::vector<std::string> supports;       ///< mechanisms
  };
  /// Another mechanism that plans place at the same place, or that is needed by it or needs it.
  struct Companion {
    std::string mechanism, title;
    std::string relation;  ///< "supports it", "supported by it", "at the same place"
    std::size_t use_cases = 0;
  };
  /// What makes it superfluous at the analyzed places.
  struct Better {
    std::string mechanism, title;
    std::vector<std::string> costs_unknown;  ///< figures that are not known of either; all others are no higher
    bool equal = false;                      ///< and the other way round
    bool base = false;                       ///< it is what the mechanism is a profile of
  };
  struct Limit {
    std::string needs;
    std::size_t places = 0;
  };

  std::string id, title, on, source, guidance;
  bool generic = false;
  std::string profile_of;
  std::vector<std::string> profiles;
  std::vector<Feature> provides;
  std::vector<Condition> when;            ///< all of these; empty: always
  std::vector<std::string> requires_all;  ///< each "a or b"
  std::vector<std::string> brings;        ///< "ca (pki-ca), joined to ends"
  std::vector<std::string> conflicts;
  std::vector<Cost> costs;
  std::vector<FitGroup> groups;
  std::size_t surely = 0, perhaps = 0, never = 0;  ///< places
  std::vector<Use> uses;
  std::vector<Companion> companions;
  std::vector<Better> better;
  std::vector<Limit> limits;           ///< what fails, by the number of places
  std::vector<std::string> stated_in;  ///< ids of use cases
  std::vector<std::string> verticals;  ///< whose plans place it
};

/// From a requirement over a feature at a component to the mechanism that realizes it.
struct TraceRow {
  std::string use_case, requirement, strength, feature, feature_title, scope;
  SubjectRef subject;
  std::vector<std::string> mechanisms;  ///< ids, of the recommended plan
  std::string state;   ///< realized; otherwise (what raises it is closed by other features); unrealized
  std::string reason;  ///< of unrealized
};

struct Guide {
  struct UseCase {
    std::string id, title, vertical;
    std::string file;  ///< its own
  };
  std::vector<UseCase> use_cases;
  std::vector<GuidePage> pages;  ///< by id
  std::vector<TraceRow> trace;   ///< by use case, then component
};

/// Of the mechanisms whose applicability the reports hold. A use case that contradicts itself counts for nothing.
Guide build_guide(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook, text::Sources const& sources,
                  std::vector<Report> const& reports);

}  // namespace glacis::report

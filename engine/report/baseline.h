#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/needs.h"

namespace glacis::report {

/// Mechanisms that a release, or a command, states.
struct StatedSet {
  std::string name, title, source;
  std::vector<model::MechanismId> mechanisms;
  std::vector<model::FeatureId> features;  ///< stand for every mechanism that gives one of them
};

/// Those of the vocabulary's releases, in their order.
std::vector<StatedSet> stated_by_releases(model::Vocabulary const& vocabulary);

/// Where a goal no longer holds: ids of findings and obligations, sorted.
struct Lost {
  std::string use_case;
  std::vector<std::string> findings;
};

struct BaselineMember {
  std::uint32_t number = 0;  ///< M1, M2, … in the order of the stages
  std::string name, title, source;
  std::vector<std::string> profiles;      ///< as which it stands in some use case, if not only as itself
  std::vector<std::string> used_by;       ///< use cases whose fewest members it is among
  bool stand_in = false, stated = false;  ///< stated: some use case has it anyway
  std::vector<std::string> provides;      ///< "confidentiality:hop"
  std::size_t opens() const;              ///< findings and obligations, without it
  std::vector<Lost> lost;                 ///< without it: what opens, or is left to a stand-in among the others
};

/// "One of these is needed": the first place where it shows.
struct BaselineCut {
  std::vector<std::string> one_of;
  std::string use_case, finding, place;
  std::size_t use_cases = 0, findings = 0;  ///< that no set without them serves, or closes
};

struct BaselineStage {
  std::string added;
  std::vector<std::string> now_served;
  std::size_t served = 0, closed = 0;
  std::optional<std::size_t> most;  ///< use cases that any so many mechanisms serve; none: the effort ran out
};

struct BaselineVertical {
  std::string name;
  std::size_t use_cases = 0;
  bool proved = true;
  std::vector<std::string> adds;           ///< the least that serves it too, beside the baseline of all others
  std::vector<std::string> gone, instead;  ///< without it: members that are no longer needed, and such as come instead
};

struct BaselineUseCase {
  std::string id, vertical, title, commitment, horizon;
  std::size_t goals = 0, closable = 0;  ///< findings and obligations that ask for something; those that can be closed
  std::size_t undecided = 0;
  std::vector<std::string> uses;  ///< the fewest members that serve it
  bool uses_proved = true;
  std::string set_aside;  ///< why it does not count: "its facts contradict each other"; else empty
  std::vector<Leftover> leaves;
  struct Service {
    bool asked = false;                 ///< some place asks for it
    std::vector<std::string> given_by;  ///< those of `uses` that give it
  };
  std::vector<Service> services;  ///< as Baseline::services
};

/// What a stated set of mechanisms does.
struct StatedResult {
  std::string name, title, source;
  std::vector<std::string> mechanisms, features;
  std::size_t served = 0;       ///< use cases
  std::vector<Lost> uncovered;  ///< what could be closed and is not with these
  bool proved = true;
  std::vector<std::string> extension;  ///< the least that serves all, beside them
  std::vector<std::string> unused;     ///< stated mechanisms that no use case could use
  std::vector<std::string> redundant;  ///< that could go together, since others of them do the same; not in `unused`
};

/// The smallest set of mechanisms that serves every use case as well as a plan of its own could.
struct Baseline {
  std::string view;  ///< "presumed", "facts"
  bool proved = true;
  std::optional<Gap> gap;               ///< if not proved
  std::vector<BaselineMember> members;  ///< in the order of the stages
  std::vector<BaselineCut> cuts;        ///< prove that nothing better does
  std::vector<BaselineStage> stages;
  std::vector<BaselineVertical> verticals;
  std::vector<std::string> services;       ///< "authentication", …
  std::vector<BaselineUseCase> use_cases;  ///< by commitment, horizon, id
  std::vector<StatedResult> stated;
  std::size_t closable = 0;      ///< findings and obligations of all that the baseline closes
  std::size_t asked = 0;         ///< that ask for something
  std::size_t counting() const;  ///< use cases that are not set aside
};

/// `needs` in any order: the result is the same.
Baseline choose_baseline(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue,
                         std::vector<UseCaseNeeds> needs, std::vector<StatedSet> const& stated, verdict::View view,
                         std::uint32_t resource_limit);

}  // namespace glacis::report

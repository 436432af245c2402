#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/decision.h"

namespace glacis::report {

/// The finished, immutable result in words: all that a terminal, a figure, a document or a JSON reader needs, and
/// nothing that it would have to look up. Everything is in a canonical order.

struct Location {
  std::string file;  ///< relative to the project's root if inside, `/`; empty: nowhere
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Fact {
  std::string text;   ///< "meter-report is over plc-g3"
  std::string basis;  ///< stated narrowed presumed assumed always structure, or "unknown"
  Location place;
};

struct Zone {
  std::string id, title, kind;  ///< kind: title of the kind, "not known" if unknown
  std::optional<std::uint32_t> parent;
  bool trust_boundary = true;
  std::vector<std::string> mechanisms;
  bool mechanisms_known = false;
};

struct Entity {
  std::string id, title, kind;
  std::optional<std::uint32_t> zone;     ///< stated, else none
  std::string zone_text, operator_text;  ///< for tables: a name, "not known", "not known (presumed x)"
  std::string attributes;                ///< "device class C1 to C2 (presumed); secure element 2"
  std::vector<std::string> stores;       ///< ids of data
  std::vector<std::string> mechanisms;   ///< stated
  bool mechanisms_known = false;
  std::optional<std::uint32_t> runs_on;  ///< software: its node, if drawn
  bool many = false, optional = false, relay = false, no_flow = false;
  /// How a figure draws it: a process box, an external party or person (sharp box), a store (drum).
  enum class Shape : std::uint8_t { process, external, store } shape = Shape::process;
};

struct Stakeholder {
  std::string id, title, kind;
};

struct Data {
  std::string id, title, kind;
  std::string confidentiality, integrity, availability;  ///< "high", "not known", "medium (presumed)"
  std::vector<std::string> labels;
  std::string readers;                          ///< for tables
  std::vector<std::string> origins, consumers;  ///< titles, from journeys or stated
  std::vector<std::string> derived_from;
  bool labels_known = true, derived_known = true;  ///< false: perhaps others, too
};

struct Flow {
  std::string id, title;
  std::uint32_t number = 0;
  std::uint32_t from = 0;  ///< into Report::entities
  std::vector<std::uint32_t> to;
  bool multicast = false, optional = false;
  std::vector<std::string> data, back;  ///< titles
  bool data_known = true, back_known = true;
  std::string network;  ///< "PLC G3 or PLC PRIME (presumed)", "not known"
  std::string point;    ///< "Mca", "Mca (presumed)", or empty
  std::vector<std::string> mechanisms;
  bool mechanisms_known = false;
};

struct Journey {
  std::string id;  ///< "reading:meter..cis"
  std::string data_id, data_title;
  std::uint32_t origin = 0, consumer = 0;  ///< into Report::entities
  std::vector<std::uint32_t> flows, relays;
  bool derived_ends = false, if_present = false;
};

struct SubjectRef {
  std::string sort;  ///< "flow", …
  std::string id;
  std::string title;        ///< for sentences: "flow 3", "meter", "reading from meter to cis"
  std::string with;         ///< a pair's datum (id, or "?"), else empty
  std::uint32_t index = 0;  ///< into the table of its sort
};

/// Levels of a scale that are all possible, from the lowest to the highest: the same one twice if it is sure.
struct Range {
  std::string low, high;
};

struct Risk {
  Range likelihood, impact, level;
  Range letters;                    ///< of the level, for figures
  std::uint32_t low = 0, high = 0;  ///< the level's positions in RiskScale::levels
};

/// A condition that raises, or lowers, a threat's risk.
struct RiskRaise {
  std::string when, because;
  std::string effect;  ///< "likelihood +1"
  std::string state;   ///< "holds", "does not hold", "not known"
  std::vector<Fact> facts;
};

/// What likelihood and impact are before anything raises them, and what does.
struct RiskOrigin {
  Range likelihood, impact;
  std::optional<Fact> worst;  ///< the value that the impact is taken from
  bool more_data = false;     ///< what is at stake is not all listed
  std::vector<RiskRaise> raises;
};

struct Reference {
  std::string id;  ///< "TR-0008:T7"
};

struct Finding {
  std::string id;             ///< "eavesdropping@report"
  std::string threat, title;  ///< title with its subject filled in
  std::string threat_title;   ///< without the subject
  SubjectRef subject;
  std::string verdict;  ///< from the facts
  std::string as_presumed;
  bool if_applies = false, as_far_as_drawn = false, if_present = false;
  std::string stride;
  std::optional<Risk> risk, risk_from_facts;  ///< none: excluded in that view, or no scale
  RiskOrigin risk_origin;                     ///< of `risk`
  std::vector<Fact> risk_open;                ///< not known, and why `risk` is an interval
  std::vector<Fact> evidence;                 ///< of the verdict as presumed
  std::size_t applies = 0;                    ///< the first ones of it say why it applies or not, the others the rest
  bool proof = false;     ///< the known ones alone give it (exposed: that it applies); each is needed
  std::string condition;  ///< of the rule, as written on one line; empty: it always applies
  std::vector<Fact> settled_by;
  /// Of an open or exposed finding, if asked for: the least world in which it harms, and in which not.
  std::vector<Fact> harmed, unharmed;
  std::vector<std::string> needs;  ///< as written: "confidentiality:hop@flows", alternatives joined by " or "
  std::string resolve;
  std::string objective;
  std::vector<Reference> refs;
  std::uint32_t number = 0;            ///< in figures and tables, per use case; 0: excluded as presumed
  std::vector<std::string> closed_by;  ///< mechanism ids of the recommended plan
  std::string disposition;             ///< form of the Acceptance in force, or empty
  std::string disposed_until;          ///< its end; may be empty
  Location rule_place;
};

/// The scale that risk is told in.
struct RiskScale {
  struct Level {
    std::string name, letter;
    std::string as;  ///< low, medium or high: the same over all scales
  };
  std::string name;  ///< empty: risk is not rated
  std::string title, source;
  std::vector<Level> levels;  ///< lowest first
};

/// What a threat takes, by the scale: points and their sum as "3", "0 to 11" or "out of reach".
struct Effort {
  struct Factor {
    std::string title, level, points;
  };
  std::string threat;
  std::vector<Factor> factors;
  std::string sum;
  Range potential, likelihood;
};

struct Obligation {
  std::string id, obligation, title;
  SubjectRef subject;
  std::string verdict, as_presumed;  ///< does-not-apply met not-met not-known may-apply undecided
  std::string strength, reference;
  std::vector<Fact> evidence;
  std::size_t applies = 0;  ///< as of a finding
  bool proof = false;
  bool as_far_as_drawn = false;
};

struct Requirement {
  std::string id;  ///< "SMR-SEC-01"
  std::string feature, feature_title, scope;
  SubjectRef subject;
  std::string strength;
  std::string sentence;
  std::vector<std::string> because;   ///< ids of findings and obligations
  std::vector<std::string> known_as;  ///< "SER-002"
  std::string addressee;
  std::vector<std::string> mechanisms;  ///< of the recommended plan, ids
  std::vector<std::string> instead;     ///< ids of the requirements that would do instead: `sentence` says how
};

struct PlacedMechanism {
  std::string mechanism, title, source, guidance;
  std::string kind;          ///< the mechanism that it counts as: itself, or what it is a profile of
  std::uint32_t number = 0;  ///< M-number of the kind in this plan: all instances of one mechanism share it
  SubjectRef subject;
  std::vector<std::string> provides;       ///< "confidentiality:hop"
  std::vector<std::string> features;       ///< the titles of what it provides, likewise: "data minimization:hop"
  std::vector<Fact> rests_on;              ///< presumptions
  std::vector<Fact> choices;               ///< required of the design
  std::vector<std::string> closes, meets;  ///< ids
  std::vector<std::string> supports;       ///< "dtls-1-2-psk at report"
  bool generic = false;
};

struct Leftover {
  std::string finding;  ///< id of a finding or obligation
  std::string resolve;
  std::vector<Fact> waits_for;
  std::vector<std::string> would_fit;  ///< mechanism ids
  std::vector<std::string> forbidden;  ///< mechanism ids: they fit, but are not wanted
  bool limited = false;                ///< it could be closed, but not within the limits beside the rest
  std::vector<Fact> limited_by;        ///< budgets and conflicts that together keep it open; none can be left out
  std::vector<std::string> relaxed;    ///< what would do instead: "34 KiB of ram at meter"
  bool no_mechanism = false;
  struct Misfit {
    std::string mechanism, at;  ///< `at`: id of the place
    std::vector<Fact> facts;
  };
  std::vector<Misfit> misfits;  ///< then: what would close it, but for these facts
};

/// What became of --prefer, --forbid, --already.
struct Wish {
  std::string form;  ///< prefer forbid already
  std::string mechanism;
  std::string outcome;  ///< taken not-chosen no-use kept-out
  std::string words;    ///< the outcome to a reader: "no plan as good has it"
};

/// How much of an entity's budget the mechanisms of a plan use, with those that stand there already; upper figures.
struct BudgetUse {
  /// Mechanisms of one kind.
  struct Share {
    std::vector<std::string> mechanisms;
    std::vector<std::uint32_t> numbers;  ///< of those that are planned
    std::string once;                    ///< "12 KiB"; empty: nothing
    std::vector<std::string> each;       ///< for every association that ends there, "2 x 1 KiB"
  };
  SubjectRef entity;
  std::string attribute;  ///< "ram"
  std::vector<Share> shares;
  std::string sum;                ///< "14 KiB"
  std::string at_least, at_most;  ///< that there is; empty: not known
  bool enough = false;            ///< the sum is within `at_least`; else the plan rests on there being as much
  bool tight = false;             ///< not known to be enough, or more than a quarter of it
  std::vector<Fact> facts;        ///< what says how much there is
};

/// The best plan without one kind of mechanism.
struct Alternative {
  std::string without;
  std::vector<std::string> instead;  ///< that the plan does not have
  std::vector<std::string> dropped;  ///< of the plan, then of no use either
  std::size_t loses = 0;             ///< findings and obligations that it does not close
  std::string ram;                   ///< "12 KiB more", "3 KiB less"; empty: the same
  bool as_good = false;              ///< a tie: nothing but the order of names decided
  bool next_best = false;            ///< of all plans that are no tie the best
};

/// Of a choice that is not proved to be the best: how far from it that may be, at the first stage that is open.
struct Gap {
  std::string of;  ///< "stand-ins", "mechanisms that are not there yet"
  std::size_t found = 0, at_least = 0;
  std::string words;  ///< "of its 23 mechanisms that are not there yet at least 21 are needed"
};

struct Plan {
  std::string kind;                            ///< "recommended", "strict", "cautious", "optimistic"
  std::string kinds_status, instances_status;  ///< optimal, best-found, gave-up
  std::optional<Gap> gap;
  std::vector<std::string> mechanisms;  ///< the different kinds: a mechanism and its profiles are one
  std::string size;                     ///< "27 mechanisms of 23 kinds", "1 mechanism"
  std::vector<PlacedMechanism> placed;
  std::vector<std::string> closes, meets;
  std::vector<Leftover> leaves;
  std::vector<std::vector<std::string>> cuts;
  std::vector<Wish> wishes;
  std::vector<Fact> supposed;      ///< optimistic: what has to be so
  std::vector<BudgetUse> budgets;  ///< those of which more than a sixteenth is used, or not known how much there is
  std::vector<Alternative> alternatives;  ///< of the recommended plan: ties, or if wished all
  /// The cheapest plan that closes as much, where this one is not it.
  std::vector<std::string> cheapest;
  std::string cheapest_ram;
  std::size_t stand_ins = 0;
  std::string ram;                                      ///< "43 KiB"
  std::size_t to_close = 0;                             ///< findings with needs that raise requirements in its view
  std::size_t not_technical = 0, of_unlisted_data = 0;  ///< the others of that view: without needs, of open lists
  bool checked = false;
};

struct Assumption {
  std::string id, that, because;
  Location place;
};
/// What a claim comes to in one view.
struct ClaimResult {
  std::string verdict;             ///< holds violated not-guaranteed undecided
  std::string of;                  ///< what it speaks of: "4 flows", "the model"
  bool vacuous = false;            ///< holds, of nothing
  bool as_far_as_drawn = false;    ///< more elements could change it
  std::vector<SubjectRef> breaks;  ///< the first that break it, outermost first
  std::vector<Fact> because;       ///< violated: what breaks it
  std::vector<Fact> world;         ///< not guaranteed: the least completion that breaks it
};
/// What a use case claims of itself, or a pack wants of every use case.
struct Claim {
  std::string id, title, that;
  ClaimResult facts, presumed;
  std::vector<ClaimResult> planned;  ///< with each plan in place and in its view: recommended, strict, cautious
  Location place;
};
/// What was decided of findings.
struct Acceptance {
  std::string finding;  ///< an id, perhaps with `*`
  std::string form;     ///< "accept", "transfer", "false-alarm"
  std::string because, by, until;
  std::string state;                  ///< "in-force", "ended", "idle" (names nothing that stands), "challenged"
  std::vector<std::string> findings;  ///< ids to which it applies
  Location place;
};

struct Question {
  std::string text;                  ///< after "what is": "the secure element of meter"
  std::string to;                    ///< who can answer: "vendor", … may be empty
  std::vector<std::string> settles;  ///< ids of the findings that it bears on
  std::vector<std::string> narrows;  ///< ids of the findings whose risk it may narrow
  std::string fact;                  ///< as evidence names it: "secure-element of meter"
  std::string question;              ///< "What is the secure element of meter: 0, 1, 2 or 3?"
  bool shared = false;               ///< about what the vocabulary names: the same fact in every use case
  /// How many of `settles` the answers that settle most and least do settle, whatever the rest is; of several unknowns
  /// in one question, and where the effort ran out, bounds. Only if asked for, else all.
  std::size_t at_best = 0, at_worst = 0;
};

/// Why a mechanism does not fit at a place, or what is not known of it there.
struct FitReason {
  std::string needs;  ///< the part of its condition that fails, or is open
  std::vector<Fact> facts;
  bool proof = false;  ///< it fails by these facts alone, and each is needed
};

/// A place where a mechanism may stand by its sort.
struct FitPlace {
  std::string use_case;            ///< id
  SubjectRef subject;              ///< facts call its parts by roles: "kind is server", "kind of sender is server"
  std::string fit, from_facts;     ///< surely perhaps not; as presumed, and from the facts alone
  std::vector<FitReason> reasons;  ///< as presumed; empty if it surely fits
  std::vector<Fact> rests_on;      ///< presumptions
  std::vector<Fact> choices;       ///< required of the design
};

/// One mechanism over a use case.
struct Applicability {
  struct Replacement {
    std::string mechanism;
    bool everywhere = false;  ///< proved: it fits, as presumed, wherever this one does or may
  };
  std::string mechanism;
  bool stated = false;  ///< the use case has it somewhere
  std::vector<FitPlace> places;
  std::vector<Replacement> replacements;  ///< what by the catalogue provides all that it does and asks for no more
};

struct Counts {
  std::size_t excluded = 0, covered = 0, certain = 0, exposed = 0, open = 0, undecided = 0;
  std::size_t examined() const { return excluded + covered + certain + exposed + open + undecided; }
};

struct Report {
  std::string id, vertical, name, title, source, description, horizon, commitment;
  bool complete_drawing = false;
  std::vector<std::string> files;
  std::vector<Fact> conflict;  ///< not empty: nothing else is claimed
  bool gave_up = false;

  std::vector<Zone> zones;
  std::vector<Entity> entities;
  std::vector<Stakeholder> stakeholders;
  std::vector<Data> data;
  std::vector<Flow> flows;
  std::vector<Journey> journeys;

  std::vector<Finding> findings;        ///< not excluded as presumed: by verdict, risk (worst first), subject, id
  std::vector<Finding> excluded;        ///< excluded as presumed, by id; empty if there are too many to be listed
  std::size_t excluded_unlisted = 0;    ///< then: how many; else 0
  std::vector<Obligation> obligations;  ///< those that apply or may apply
  std::vector<Requirement> requirements;
  Plan recommended, strict;
  Plan cautious;    ///< also against what is open
  Plan optimistic;  ///< if more is so than is known; without a status: nothing that is waited for could be supposed
  std::vector<Assumption> assumptions;
  std::vector<Claim> claims;
  std::vector<Claim> objectives;  ///< by name
  std::vector<Acceptance> acceptances;
  std::vector<Question> questions;   ///< most decisive first
  std::optional<Decision> decision;  ///< if it was wanted; none without verdicts
  Counts facts, presumed;
  RiskScale scale;
  std::vector<Applicability> applicability;  ///< of the mechanisms that were asked for
  std::vector<Effort> efforts;               ///< of the threats in `findings`, by name; empty if risk is not rated
};

}  // namespace glacis::report

#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/report/decision.h"
#include "engine/report/text.h"

namespace glacis::report {

/// The finished, immutable result in words: all that a terminal, a figure, a document or a JSON reader needs, and
/// nothing that it would have to look up. Everything is in a canonical order.

struct Location {
  Text file;  ///< relative to the project's root if inside, `/`; empty: nowhere
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Fact {
  Text text;   ///< "meter-report is over plc-g3"
  Text basis;  ///< stated narrowed presumed assumed always structure, or "unknown"
  Location place;
};

struct Zone {
  Text id, title, kind;  ///< kind: title of the kind, "not known" if unknown
  std::optional<std::uint32_t> parent;
  bool trust_boundary = true;
  TextList mechanisms;
  bool mechanisms_known = false;
};

struct Entity {
  Text id, title, kind;
  std::optional<std::uint32_t> zone;  ///< stated, else none
  Text zone_text, operator_text;      ///< for tables: a name, "not known", "not known (presumed x)"
  Text attributes;                    ///< "device class C1 to C2 (presumed); secure element 2"
  TextList stores;                    ///< ids of data
  TextList mechanisms;                ///< stated
  bool mechanisms_known = false;
  std::optional<std::uint32_t> runs_on;  ///< software: its node, if drawn
  bool many = false, optional = false, relay = false, no_flow = false;
  /// How a figure draws it: a process box, an external party or person (sharp box), a store (drum).
  enum class Shape : std::uint8_t { process, external, store } shape = Shape::process;
};

struct Stakeholder {
  Text id, title, kind;
};

struct Data {
  Text id, title, kind;
  Text confidentiality, integrity, availability;  ///< "high", "not known", "medium (presumed)"
  TextList labels;
  Text readers;                 ///< for tables
  TextList origins, consumers;  ///< titles, from journeys or stated
  TextList derived_from;
  bool labels_known = true, derived_known = true;  ///< false: perhaps others, too
};

struct Flow {
  Text id, title;
  std::uint32_t number = 0;
  std::uint32_t from = 0;  ///< into Report::entities
  std::vector<std::uint32_t> to;
  bool multicast = false, optional = false;
  TextList data, back;  ///< titles
  bool data_known = true, back_known = true;
  Text network;  ///< "PLC G3 or PLC PRIME (presumed)", "not known"
  Text point;    ///< "Mca", "Mca (presumed)", or empty
  TextList mechanisms;
  bool mechanisms_known = false;
};

struct Journey {
  Text id;  ///< "reading:meter..cis"
  Text data_id, data_title;
  std::uint32_t origin = 0, consumer = 0;  ///< into Report::entities
  std::vector<std::uint32_t> flows, relays;
  bool derived_ends = false, if_present = false;
};

struct SubjectRef {
  Text sort;  ///< "flow", …
  Text id;
  Text title;               ///< for sentences: "flow 3", "meter", "reading from meter to cis"
  Text with;                ///< a pair's datum (id, or "?"), else empty
  std::uint32_t index = 0;  ///< into the table of its sort
};

/// Levels of a scale that are all possible, from the lowest to the highest: the same one twice if it is sure.
struct Range {
  Text low, high;
};

struct Risk {
  Range likelihood, impact, level;
  Range letters;                    ///< of the level, for figures
  std::uint32_t low = 0, high = 0;  ///< the level's positions in RiskScale::levels
};

/// A condition that raises, or lowers, a threat's risk.
struct RiskRaise {
  Text when, because;
  Text effect;  ///< "likelihood +1"
  Text state;   ///< "holds", "does not hold", "not known"
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
  Text id;  ///< "TR-0008:T7"
};

struct Finding {
  Text id;             ///< "eavesdropping@report"
  Text threat, title;  ///< title with its subject filled in
  Text threat_title;   ///< without the subject
  SubjectRef subject;
  Text verdict;  ///< from the facts
  Text as_presumed;
  bool if_applies = false, as_far_as_drawn = false, if_present = false;
  Text stride;
  std::optional<Risk> risk, risk_from_facts;  ///< none: excluded in that view, or no scale
  RiskOrigin risk_origin;                     ///< of `risk`
  std::vector<Fact> risk_open;                ///< not known, and why `risk` is an interval
  std::vector<Fact> evidence;                 ///< of the verdict as presumed
  std::size_t applies = 0;                    ///< the first ones of it say why it applies or not, the others the rest
  bool proof = false;  ///< the known ones alone give it (exposed: that it applies); each is needed
  Text condition;      ///< of the rule, as written on one line; empty: it always applies
  std::vector<Fact> settled_by;
  /// Of an open or exposed finding, if asked for: the least world in which it harms, and in which not.
  std::vector<Fact> harmed, unharmed;
  TextList needs;  ///< as written: "confidentiality:hop@flows", alternatives joined by " or "
  Text resolve;
  Text objective;
  std::vector<Reference> refs;
  std::uint32_t number = 0;  ///< in figures and tables, per use case; 0: excluded as presumed
  TextList closed_by;        ///< mechanism ids of the recommended plan
  Text disposition;          ///< form of the Acceptance in force, or empty
  Text disposed_until;       ///< its end; may be empty
  Location rule_place;
};

/// The scale that risk is told in.
struct RiskScale {
  struct Level {
    Text name, letter;
    Text as;  ///< low, medium or high: the same over all scales
  };
  Text name;  ///< empty: risk is not rated
  Text title, source;
  std::vector<Level> levels;  ///< lowest first
};

/// What a threat takes, by the scale: points and their sum as "3", "0 to 11" or "out of reach".
struct Effort {
  struct Factor {
    Text title, level, points;
  };
  Text threat;
  std::vector<Factor> factors;
  Text sum;
  Range potential, likelihood;
};

struct Obligation {
  Text id, obligation, title;
  SubjectRef subject;
  Text verdict, as_presumed;  ///< does-not-apply met not-met not-known may-apply undecided
  Text strength, reference;
  std::vector<Fact> evidence;
  std::size_t applies = 0;  ///< as of a finding
  bool proof = false;
  bool as_far_as_drawn = false;
};

struct Requirement {
  Text id;  ///< "SMR-SEC-01"
  Text feature, feature_title, scope;
  SubjectRef subject;
  Text strength;
  Text sentence;
  TextList because;   ///< ids of findings and obligations
  TextList known_as;  ///< "SER-002"
  Text addressee;
  TextList mechanisms;  ///< of the recommended plan, ids
  TextList instead;     ///< ids of the requirements that would do instead: `sentence` says how
};

struct PlacedMechanism {
  Text mechanism, title, source, guidance;
  Text kind;                 ///< the mechanism that it counts as: itself, or what it is a profile of
  std::uint32_t number = 0;  ///< M-number of the kind in this plan: all instances of one mechanism share it
  SubjectRef subject;
  TextList provides;           ///< "confidentiality:hop"
  TextList features;           ///< the titles of what it provides, likewise: "data minimization:hop"
  std::vector<Fact> rests_on;  ///< presumptions
  std::vector<Fact> choices;   ///< required of the design
  TextList closes, meets;      ///< ids
  TextList supports;           ///< "dtls-1-2-psk at report"
  bool generic = false;
};

struct Leftover {
  Text finding;  ///< id of a finding or obligation
  Text resolve;
  std::vector<Fact> waits_for;
  TextList would_fit;            ///< mechanism ids
  TextList forbidden;            ///< mechanism ids: they fit, but are not wanted
  bool limited = false;          ///< it could be closed, but not within the limits beside the rest
  std::vector<Fact> limited_by;  ///< budgets and conflicts that together keep it open; none can be left out
  TextList relaxed;              ///< what would do instead: "34 KiB of ram at meter"
  bool alone = false;            ///< there is no room for it even if nothing else is closed
  TextList instead;              ///< ids of findings and obligations, as few as possible: without them there is room
  bool no_mechanism = false;
  struct Misfit {
    Text mechanism, at;  ///< `at`: id of the place
    std::vector<Fact> facts;
  };
  std::vector<Misfit> misfits;  ///< then: what would close it, but for these facts
};

/// What became of --prefer, --forbid, --already.
struct Wish {
  Text form;  ///< prefer forbid already
  Text mechanism;
  Text outcome;  ///< taken not-chosen no-use kept-out
  Text words;    ///< the outcome to a reader: "no plan as good has it"
};

/// How much of an entity's budget the mechanisms of a plan use, with those that stand there already; upper figures.
struct BudgetUse {
  /// Mechanisms of one kind.
  struct Share {
    TextList mechanisms;
    std::vector<std::uint32_t> numbers;  ///< of those that are planned
    Text once;                           ///< "12 KiB"; empty: nothing
    TextList each;                       ///< for every association that ends there, "2 x 1 KiB"
  };
  SubjectRef entity;
  Text attribute;  ///< "ram"
  std::vector<Share> shares;
  Text sum;                 ///< "14 KiB"
  Text at_least, at_most;   ///< that there is; empty: not known
  bool enough = false;      ///< the sum is within `at_least`; else the plan rests on there being as much
  bool tight = false;       ///< not known to be enough, or more than a quarter of it
  std::vector<Fact> facts;  ///< what says how much there is
};

/// The best plan without one kind of mechanism.
struct Alternative {
  Text without;
  TextList instead;        ///< that the plan does not have
  TextList dropped;        ///< of the plan, then of no use either
  std::size_t loses = 0;   ///< findings and obligations that it does not close
  Text ram;                ///< "12 KiB more", "3 KiB less"; empty: the same
  bool as_good = false;    ///< a tie: nothing but the order of names decided
  bool next_best = false;  ///< of all plans that are no tie the best
};

/// Of a choice that is not proved to be the best: how far from it that may be, at the first stage that is open.
struct Gap {
  Text of;  ///< "stand-ins", "mechanisms that are not there yet"
  std::size_t found = 0, at_least = 0;
  Text words;  ///< "of its 23 mechanisms that are not there yet at least 21 are needed"
};

struct Plan {
  Text kind;                            ///< "recommended", "strict", "cautious", "optimistic"
  Text kinds_status, instances_status;  ///< optimal, best-found, gave-up
  std::optional<Gap> gap;
  TextList mechanisms;  ///< the different kinds: a mechanism and its profiles are one
  Text size;            ///< "27 mechanisms of 23 kinds", "1 mechanism"
  std::vector<PlacedMechanism> placed;
  TextList closes, meets;
  std::vector<Leftover> leaves;
  std::vector<TextList> cuts;
  std::vector<Wish> wishes;
  std::vector<Fact> supposed;      ///< optimistic: what has to be so
  std::vector<BudgetUse> budgets;  ///< those of which more than a sixteenth is used, or not known how much there is
  std::vector<Alternative> alternatives;  ///< of the recommended plan: ties, or if wished all
  /// The cheapest plan that closes as much, where this one is not it.
  TextList cheapest;
  Text cheapest_ram;
  std::size_t stand_ins = 0;
  Text ram;                                             ///< "43 KiB"
  std::size_t to_close = 0;                             ///< findings with needs that raise requirements in its view
  std::size_t not_technical = 0, of_unlisted_data = 0;  ///< the others of that view: without needs, of open lists
  bool checked = false;
};

struct Assumption {
  Text id, that, because;
  Location place;
};
/// What a claim comes to in one view.
struct ClaimResult {
  Text verdict;                    ///< holds violated not-guaranteed undecided
  Text of;                         ///< what it speaks of: "4 flows", "the model"
  bool vacuous = false;            ///< holds, of nothing
  bool as_far_as_drawn = false;    ///< more elements could change it
  std::vector<SubjectRef> breaks;  ///< the first that break it, outermost first
  std::vector<Fact> because;       ///< violated: what breaks it
  std::vector<Fact> world;         ///< not guaranteed: the least completion that breaks it
};
/// What a use case claims of itself, or a pack wants of every use case.
struct Claim {
  Text id, title, that;
  ClaimResult facts, presumed;
  std::vector<ClaimResult> planned;  ///< with each plan in place and in its view: recommended, strict, cautious
  Location place;
};
/// What was decided of findings.
struct Acceptance {
  Text finding;  ///< an id, perhaps with `*`
  Text form;     ///< "accept", "transfer", "false-alarm"
  Text because, by, until;
  Text state;         ///< "in-force", "ended", "idle" (names nothing that stands), "challenged"
  TextList findings;  ///< ids to which it applies
  Location place;
};

struct Question {
  Text text;            ///< after "what is": "the secure element of meter"
  Text to;              ///< who can answer: "vendor", … may be empty
  TextList settles;     ///< ids of the findings that it bears on
  TextList narrows;     ///< ids of the findings whose risk it may narrow
  Text fact;            ///< as evidence names it: "secure-element of meter"
  Text question;        ///< "What is the secure element of meter: 0, 1, 2 or 3?"
  bool shared = false;  ///< about what the vocabulary names: the same fact in every use case
  /// How many of `settles` the answers that settle most and least do settle, whatever the rest is; of several unknowns
  /// in one question, and where the effort ran out, bounds. Only if asked for, else all.
  std::size_t at_best = 0, at_worst = 0;
};

/// Why a mechanism does not fit at a place, or what is not known of it there.
struct FitReason {
  Text needs;  ///< the part of its condition that fails, or is open
  std::vector<Fact> facts;
  bool proof = false;  ///< it fails by these facts alone, and each is needed
};

/// A place where a mechanism may stand by its sort.
struct FitPlace {
  Text use_case;                   ///< id
  SubjectRef subject;              ///< facts call its parts by roles: "kind is server", "kind of sender is server"
  Text fit, from_facts;            ///< surely perhaps not; as presumed, and from the facts alone
  std::vector<FitReason> reasons;  ///< as presumed; empty if it surely fits
  std::vector<Fact> rests_on;      ///< presumptions
  std::vector<Fact> choices;       ///< required of the design
};

/// One mechanism over a use case.
struct Applicability {
  struct Replacement {
    Text mechanism;
    bool everywhere = false;  ///< proved: it fits, as presumed, wherever this one does or may
  };
  Text mechanism;
  bool stated = false;  ///< the use case has it somewhere
  std::vector<FitPlace> places;
  std::vector<Replacement> replacements;  ///< what by the catalogue provides all that it does and asks for no more
};

struct Counts {
  std::size_t excluded = 0, covered = 0, certain = 0, exposed = 0, open = 0, undecided = 0;
  std::size_t examined() const { return excluded + covered + certain + exposed + open + undecided; }
};

struct Report {
  Text id, vertical, name, title, source, description, horizon, commitment;
  bool complete_drawing = false;
  TextList files;
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

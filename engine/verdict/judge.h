#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/verdict/case.h"
#include "engine/verdict/claim.h"
#include "engine/verdict/decide.h"
#include "engine/verdict/premise.h"
#include "engine/verdict/protection.h"
#include "engine/verdict/truth.h"
#include "engine/verdict/world.h"

namespace glacis::verdict {

enum class Verdict : std::uint8_t { excluded, covered, certain, exposed, open, undecided };
enum class Fulfilment : std::uint8_t { does_not_apply, met, not_met, not_known, may_apply, undecided };
char const* name_of(Verdict verdict);        ///< "certain"
char const* name_of(Fulfilment fulfilment);  ///< "not-met"

/// A threat on a subject. Verdicts of one rule and subject come once per view.
struct Finding {
  std::uint32_t rule = 0;  ///< in Rulebook::rules
  Subject subject;
  Verdict verdict = Verdict::open;
  bool if_applies = false;  ///< covered, but whether it applies is open
};

struct ObligationFinding {
  std::uint32_t rule = 0;
  Subject subject;
  Fulfilment fulfilment = Fulfilment::may_apply;
};

/// What one view says. Sorted by rule, then subject; both views have the same rows in `findings` and `obligations`.
struct Judgement {
  std::vector<Finding> findings;  ///< all of them, the excluded too
  std::vector<ObligationFinding> obligations;
};

/// Statements that cannot hold together; minimal.
struct Conflict {
  std::vector<Fact> statements;
};

/// The two ways in which what is not settled may come out: the threat applies and nothing covers it, or not so.
enum class Side : std::uint8_t { harmed, unharmed };

/// What a verdict rests on.
struct Evidence {
  std::vector<Fact> facts;
  std::size_t applies = 0;  ///< the first ones say why the rule applies or does not, the others why it is met or not
  bool proof = false;  ///< the known ones alone give the verdict (of exposed: that it applies); none can be left out
  std::vector<PremiseRef> premises;  ///< of a proof, for whoever checks it
};

struct Bearing;

/// How well a mechanism fits at a spot.
struct Fit {
  Truth truth = Truth::unknown;
  std::vector<Fact> rests_on;      ///< presumed facts that a sure fit needs
  std::vector<Fact> choices;       ///< what the designer has to choose so
  std::vector<Fact> waits_for;     ///< unknown facts that would settle it
  std::vector<Fact> forbidden_by;  ///< facts that exclude it
};

/// Why a mechanism does not fit at a spot, or what is not known of it there.
struct FitReason {
  text::Span condition;     ///< the part of its `when` that fails, or is open
  std::vector<Fact> facts;  ///< that fail it; or what is not known, with what is known of the same
  bool proof = false;       ///< the facts alone fail it, and none of them can be left out
};

/// Γ and Δ* of one use case, and all that is decided over them.
class Judge {
 public:
  /// Builds columns, drops presumptions that Γ refuses (a notice each), checks that Γ can hold. The case outlives it.
  /// What is `supposed` counts as a fact of Γ; REQUIRES that it can hold beside the others (possible()).
  Judge(Case const& the_case, Effort effort, text::Diagnostics& diagnostics, std::span<Assignment const> supposed = {});
  ~Judge();
  Judge(Judge&&) noexcept;

  /// Γ contradicts itself: nothing else may be asked then.
  std::optional<Conflict> const& conflict() const;
  /// Γ could not be shown to be consistent within the effort: every verdict is undecided.
  bool gave_up() const;

  /// All rules of the case in one view, with `planned` standing beside what is stated.
  Judgement judge(View view, std::span<Instance const> planned = {});
  /// Only the given rows again (self-check of a plan).
  std::vector<Finding> judge_again(View view, std::vector<Finding> const& which, std::span<Instance const> planned);

  /// Claims in one view, with `planned` standing beside what is stated.
  std::vector<ClaimFinding> claims(View view, std::span<condition::Formula const> which,
                                   std::span<Instance const> planned = {});

  /// The least world in which a finding that is open or exposed comes out one way or the other: only what is needed of
  /// it. Empty if there is none, or if the effort ran out.
  std::vector<Fact> world(View view, Finding const& finding, Side side);

  /// How far an answer to each question settles a finding that is open or exposed.
  std::vector<Bearing> bearings(View view, Finding const& finding);

  /// The questions behind a verdict in SMT-LIB 2.6 with the answers that it expects, under all of Γ, for another
  /// solver; empty if it was evaluated without a question. REQUIRES that the verdict is not undecided.
  std::string smt_script(View view, Finding const& finding);

  /// What a verdict rests on: a least proof of what is sure of it; of what is not, what was read, known or not.
  Evidence evidence(View view, Finding const& finding);
  Evidence evidence(View view, ObligationFinding const& finding);
  /// The unknown facts among them.
  std::vector<Fact> settled_by(View view, Finding const& finding);

  /// What three-valued evaluation says of a condition on a rule's subject; no solver is asked.
  Truth truth(View view, condition::Formula const& condition, Subject const& subject) const;
  std::vector<Fact> evidence(View view, condition::Formula const& condition, Subject const& subject) const;
  /// The lowest and highest position that an element's level may still have; none: it has no such attribute.
  struct Levels {
    std::uint32_t low = 0, high = 0;
  };
  std::optional<Levels> levels(View view, model::Element element, model::AttributeId attribute) const;
  /// The named networks that a flow may run over, sorted.
  std::vector<std::uint32_t> networks(View view, std::uint32_t flow) const;
  /// The least and greatest amount that an element's quantity may still have; none: it has no such attribute.
  std::optional<model::Interval> amounts(View view, model::Element element, model::AttributeId attribute) const;
  /// Whose attribute it is: the element's own, or that of what it takes it from (software: its node).
  std::uint32_t holder(model::Element element, model::AttributeId attribute) const;
  /// All that was said of an attribute and follows for it, or that it is not known.
  std::vector<Fact> known_of(View view, model::Element element, model::AttributeId attribute) const;
  /// What was said of an attribute, or that it is not known.
  Fact said(View view, model::Element element, model::AttributeId attribute) const;

  /// Truth of each mechanism's `when` over all elements of its sort, choices taken as made. Cached.
  Planes const& fits(View view, model::MechanismId mechanism);
  Fit fit(View view, model::MechanismId mechanism, Spot spot);
  /// Of a mechanism that does not fit one reason that is enough; of one that perhaps fits all parts that are open.
  std::vector<FitReason> fit_reasons(View view, model::MechanismId mechanism, Spot spot);
  /// Proved: whatever is not known is like, if the one fits at the spot, so does the other, with the same choices.
  bool fits_wherever(View view, model::MechanismId other, model::MechanismId one, Spot spot);

  /// The least that would have to be so for a mechanism to fit at a spot where it perhaps does, choices taken as made.
  /// None: it cannot fit, it waits for what is no attribute of an element, or the effort ran out.
  std::optional<std::vector<Assignment>> supposing(View view, model::MechanismId mechanism, Spot spot);
  /// Can all this be so together, with what the view knows? False too where the effort ran out.
  bool possible(View view, std::span<Assignment const> supposed);
  /// A supposition in words, as facts name it where they rest on it: "device-class of meter is C1 or C2".
  Fact in_words(Assignment const& supposed) const;

  Protection& protection();
  /// The truth of a protection tree with what is stated (and planned): Kleene.
  Truth holds(View view, ProtectionId id, std::span<Instance const> planned = {});
  /// A leaf's own truth with what is stated.
  Truth leaf(View view, ProtectionNode const& node);

  /// The mechanisms that the use case states, sorted by spot, mechanism.
  std::vector<Instance> const& stated() const;
  std::vector<model::MechanismId> stated_mechanisms() const;  ///< sorted, each once

  /// The value of an attribute as a table shows it: "C1 to C2 (presumed)", or empty if unknown.
  std::string shown(model::Element element, model::AttributeId attribute) const;

  std::size_t questions_asked() const;
  std::size_t distinct_questions() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace glacis::verdict

#pragma once
#include <memory>
#include <vector>

#include "engine/verdict/judge.h"

namespace glacis::verdict {

/// Can it be so in some completion of a case? `gave_up` is no answer.
enum class Possible : std::uint8_t { no, yes, gave_up };

/// What can be at all in a case of which little is known: questions about the rules themselves, not about findings.
/// Facts view only. A question that is no finite one (members of open lists, ways that are not drawn) counts as free,
/// so that `no` is proved and `yes` may be too much.
class Prover {
 public:
  /// The case outlives it. Its rules need not list those that are asked about.
  Prover(Case const& the_case, Effort effort, text::Diagnostics& diagnostics);
  ~Prover();
  Prover(Prover&&) noexcept;

  /// The facts contradict each other or could not be shown not to: nothing may be asked.
  bool unusable() const;
  std::vector<Subject> subjects(std::uint32_t rule) const;

  Possible applies(std::uint32_t rule, Subject const& subject);
  /// By the condition alone, whatever the vocabulary says of kinds and by constraints.
  Possible applies_by_itself(std::uint32_t rule, Subject const& subject);
  Possible applies_without(std::uint32_t rule, std::uint32_t other, Subject const& subject);
  /// With all of the elements of exactly that kind.
  Possible applies_to_kind(std::uint32_t rule, Subject const& subject, std::vector<model::Element> const& elements,
                           model::KindId kind);
  /// The rule applies and its need is not met for want of anything to meet: some member of its place is there.
  Possible wants(std::uint32_t rule, rule::Need const& need, Subject const& subject);
  /// Then it is met, at every member of its place, by something of the catalogue that may stand there or by a network
  /// that is named; hop by hop, where who relays is trusted. What mechanisms require in turn is not looked at.
  Possible meets(std::uint32_t rule, rule::Need const& need, Subject const& subject);
  /// The same of all needs together, of which one at least is in want.
  Possible meets_all(std::uint32_t rule, Subject const& subject);

  std::size_t questions_asked() const;
  std::size_t distinct_questions() const;
  std::size_t gave_up() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace glacis::verdict

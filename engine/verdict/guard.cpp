#include "engine/verdict/guard.h"

namespace glacis::verdict {

using condition::Op;

std::optional<ProtectionId> Guard::tree(condition::Operation const& asked, Subject const& subject) {
  if (!protection_->is_named(subject)) return std::nullopt;
  model::FeatureId const feature{static_cast<std::uint32_t>(asked.number)};
  if (asked.op == Op::hop_by_hop) {
    rule::Need need;
    need.feature = feature;
    need.scope = model::Scope::hop;
    need.where = rule::Where::flows;
    return protection_->needs({{need}}, subject);
  }
  return protection_->unscoped(feature, subject);
}

Truth Guard::truth(condition::Operation const& asked, Subject const& subject) {
  if (subject.element.index == not_applicable) return Truth::no;
  auto const found = tree(asked, subject);
  return found ? shield_->truth(*found) : Truth::unknown;
}

Residual::Ref Guard::ground(condition::Operation const& asked, Subject const& subject, Grounder& grounder,
                            Residual& residual) {
  if (subject.element.index == not_applicable) return residual.constant(false);
  if (auto const found = tree(asked, subject)) return shield_->ground(*found, grounder, residual);
  return grounder.of(Truth::unknown, {topic::other_question, static_cast<std::uint64_t>(asked.op),
                                      static_cast<std::uint64_t>(asked.number), subject.element.index, subject.data});
}

}  // namespace glacis::verdict

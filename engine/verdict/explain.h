#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/guard.h"
#include "engine/verdict/words.h"

namespace glacis::verdict {

/// Collects the facts that a truth rests on: of a conjunction that fails one failing part, of a disjunction that
/// holds one holding part, of what is unknown the unknown parts.
class Explainer {
 public:
  /// Where one of several is enough, one that `surest` has as well is taken first: what is stated before what is not.
  explicit Explainer(Evaluator const& evaluator, Evaluator const* surest = nullptr)
      : evaluator_(&evaluator), surest_(surest) {}

  void condition(condition::Formula const& formula, std::vector<std::uint32_t> variables);
  /// A part of it, with its variables bound.
  void part(condition::Formula const& formula, condition::OpId op, std::vector<std::uint32_t> variables) {
    visit(formula, op, variables);
  }
  void protection(Protection const& protection, Shield& shield, Standing const& standing, ProtectionId id);
  void cell(Cell cell, Truth truth);
  /// From now on, beside what is not known also what is known of the same: its bounds.
  void tell_bounds() { bounds_ = true; }
  /// From now on, also that a list has no members, where nothing else says why.
  void tell_absence() { absence_ = true; }
  std::size_t facts() const { return facts_.size(); }
  /// In order of reading, each once.
  std::vector<Fact> take() { return std::move(facts_); }

 private:
  void visit(condition::Formula const& formula, condition::OpId op, std::vector<std::uint32_t>& variables);
  void quantifier(condition::Formula const& formula, condition::OpId op, Truth truth,
                  std::vector<std::uint32_t>& variables);
  void path(condition::Formula const& formula, condition::Path const& path, std::size_t steps, Truth truth,
            std::vector<std::uint32_t> const& variables);
  void reaching(condition::Formula const& formula, condition::Operation const& operation, Truth truth,
                std::vector<std::uint32_t>& variables);
  void guarded(condition::Formula const& formula, condition::Operation const& operation, Truth truth,
               std::vector<std::uint32_t> const& variables);
  void where(std::uint32_t entity);
  void operated(std::uint32_t entity);
  void crossing(std::uint32_t flow, Truth truth);
  void trust(std::uint32_t entity, std::uint32_t data, Truth truth);
  void listing(condition::Formula const& formula, condition::Path const& path, Truth truth,
               std::vector<std::uint32_t> const& variables);
  void absence(condition::Formula const& formula, condition::Path const& path,
               std::vector<std::uint32_t> const& variables);
  void leaf(ProtectionNode const& node, Truth truth, Standing const& standing);
  void network(std::uint32_t flow, rule::Offer offer, Truth truth);
  void own_protection(OwnProtection const& own, std::uint32_t network, std::uint32_t flow, rule::Offer offer,
                      Truth truth);
  void kind_of_end(std::uint32_t end, model::KindId until, Truth truth);
  void add(Fact fact);

  bool is_surest(condition::Formula const& formula, condition::OpId op, Truth truth,
                 std::vector<std::uint32_t> const& variables) const;

  Evaluator const* evaluator_;
  Evaluator const* surest_;
  std::vector<Fact> facts_;
  bool bounds_ = false, absence_ = false;
};

}  // namespace glacis::verdict

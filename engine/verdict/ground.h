#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/verdict/evaluate.h"
#include "engine/verdict/fact.h"
#include "engine/verdict/shape.h"

namespace glacis::verdict {

/// What a flag's key starts with, so that no two questions share one; then what it is about.
namespace topic {
enum Topic : std::uint64_t {
  open_list,       ///< further members of a list: formula, operation, variables
  label,           ///< datum, label
  membership,      ///< two elements without a name are one
  other_question,  ///< anything else
  zone_pair,       ///< the zones of two entities lie apart
  readers,         ///< entity is relied on with datum, by name
  role,            ///< stakeholder is relied on with datum
  amount,          ///< two amounts of one region compare so
  spot,            ///< sort, index, offer: a mechanism there gives it
  network,         ///< network, flow, offer: gives it by itself
  border,          ///< zone, flow: the flow crosses it
  elsewhere,       ///< in proofs: what is said of another target of a reference than those that are possible
  protection,      ///< in proofs: a leaf of a protection tree
  offered          ///< in proofs: network, flow, feature, scope: gives it under a condition of its own
};
}  // namespace topic

/// Free Booleans by what they stand for: members of an open list, an unlisted label, a mechanism at an open place.
/// Two questions about the same thing get the same variable.
class Flags {
 public:
  using Key = std::vector<std::uint64_t>;
  static constexpr std::uint64_t mark = 1ULL << 63U;
  std::uint64_t variable(Key const& key) {
    auto const [at, fresh] = known_.try_emplace(key, known_.size());
    if (fresh) keys_.push_back(&at->first);
    return mark | at->second;
  }
  Key const& key_of(std::uint64_t variable) const { return *keys_[variable & ~mark]; }

 private:
  struct Hash {
    std::size_t operator()(Key const& key) const {
      std::uint64_t hash = key.size();
      for (std::uint64_t const part : key) hash = mix(hash, part);
      return static_cast<std::size_t>(hash);
    }
  };
  std::unordered_map<Key, std::uint64_t, Hash> known_;  ///< never iterated
  std::vector<Key const*> keys_;
};
inline bool is_flag(std::uint64_t variable) { return (variable & Flags::mark) != 0; }

class Premises;

/// Writes what three-valued evaluation left unknown of one row as a formula over the cells that it read.
class Grounder {
 public:
  Grounder(Evaluator const& evaluator, Residual& residual, Flags& flags)
      : evaluator_(&evaluator), residual_(&residual), flags_(&flags) {}
  /// Writes what is known as well, so that it can be left out: `premises` gets what is known of what is read. What
  /// is drawn (members of lists, ends, journeys) stays as it is.
  Grounder(Evaluator const& evaluator, Residual& residual, Flags& flags, Premises& premises)
      : evaluator_(&evaluator), residual_(&residual), flags_(&flags), premises_(&premises) {}
  Evaluator const& evaluator() const { return *evaluator_; }
  Premises* premises() const { return premises_; }

  using Ref = Residual::Ref;
  Ref ground(condition::Formula const& formula, std::vector<std::uint32_t> const& variables);
  Ref ground(condition::Formula const& formula, condition::OpId op, std::vector<std::uint32_t>& variables);
  /// The cell's value is among `allowed`.
  Ref cell_in(Cell cell, Mask const& allowed);
  Ref trusted(std::uint32_t entity, std::uint32_t data);
  Ref crosses(std::uint32_t flow, std::vector<model::KindId> const& kinds);
  Ref is(model::Sort sort, std::uint32_t element, std::vector<model::KindId> const& kinds);
  /// For each network that the flow may be over.
  Ref over(std::uint32_t flow, std::function<Ref(std::uint32_t)> const& judge);
  Ref of(Truth truth, Flags::Key const& key);
  /// The answer to a question that is known, with what it rests on. Without any such fact it goes without saying.
  Ref known(Truth truth, Flags::Key const& key, std::vector<Fact> facts);

 private:
  using Judge = std::function<Ref(std::uint32_t)>;
  Ref each_target(condition::Formula const& formula, condition::Path const& path, std::size_t steps,
                  std::vector<std::uint32_t> const& variables, Judge const& judge);
  Ref after(condition::Formula const& formula, condition::Path const& path, std::size_t step, std::size_t steps,
            std::uint32_t element, Judge const& judge);
  Ref referred(ColumnId column, std::uint32_t row, Judge const& judge);
  Ref zone_around(std::uint32_t zone, model::KindId kind, Judge const& judge);
  Ref beyond(std::uint32_t zone, std::uint32_t entity, Flags::Key const& key);
  Ref zones_differ(std::uint32_t a, std::uint32_t b, std::vector<model::KindId> const& kinds);
  Ref compare(condition::Formula const& formula, condition::Operation const& operation,
              std::vector<std::uint32_t> const& variables);
  Ref compare_cells(condition::Relation relation, model::TypeId type, Cell a, Cell b);
  Ref quantifier(condition::Formula const& formula, condition::OpId op, std::vector<std::uint32_t>& variables);
  Ref reaches(condition::Formula const& formula, condition::Operation const& operation, std::uint32_t a,
              std::uint32_t b, std::vector<std::uint32_t> const& variables, Ref otherwise);
  Ref choose(Ref when, Ref then, Ref otherwise);
  std::optional<Ref> answered(condition::Formula const& formula, condition::OpId op,
                              std::vector<std::uint32_t>& variables);

  Evaluator const* evaluator_;
  Residual* residual_;
  Flags* flags_;
  Premises* premises_ = nullptr;
  std::uint64_t elsewhere_ = 0;  ///< how many references were followed to where nothing is known
};

}  // namespace glacis::verdict

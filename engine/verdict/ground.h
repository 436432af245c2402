#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/verdict/evaluate.h"
#include "engine/verdict/fact.h"
#include "engine/verdict/flags.h"
#include "engine/verdict/shape.h"

namespace glacis::verdict {

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
  /// The entity is in the zone, or in one within it.
  Ref inside(std::uint32_t zone, std::uint32_t entity);
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
  Ref identity(condition::Formula const& formula, condition::Operation const& operation,
               std::vector<std::uint32_t> const& variables);
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
  bool by_identity_ = false;     ///< what is being written asks which element it is, not what it is like
  std::uint64_t elsewhere_ = 0;  ///< how many references were followed to where nothing is known
};

}  // namespace glacis::verdict

#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/mechanism/kinds.h"
#include "engine/mechanism/plan.h"

namespace glacis::mechanism {

/// What could be placed in one view, and the problem of choosing from it. Grows from the places where something is
/// missing: only mechanisms that give what is asked for there, and surely fit, are candidates. After it is made,
/// nothing changes any more.
class Candidates {
 public:
  Candidates(verdict::Case const& the_case, verdict::Judge& judge, PlanKind kind, verdict::Judgement const& judgement,
             Wishes const& wishes);

  Problem const& problem() const { return problem_; }
  /// Also stand-ins where standards would do: for limits that standards do not keep.
  void admit_stand_ins();
  /// The problem with all ways, but for a kind.
  Problem without(std::uint32_t kind) const;
  std::vector<Goal> const& goals() const { return goals_; }  ///< as Problem::goals
  Instance const& instance(std::uint32_t candidate) const { return instances_[candidate]; }
  std::vector<Kind> const& kinds() const { return kinds_; }
  model::MechanismId base(std::uint32_t kind) const { return bases_[kind]; }

  /// The place and offer that a node of the problem stands for; none for what only joins others.
  verdict::ProtectionNode const* place(std::uint32_t node) const;
  /// Mechanisms that would give the place's offer and of which it is not known whether they fit there.
  std::vector<model::MechanismId> perhaps(verdict::ProtectionNode const& place);
  /// Mechanisms that would give the place's offer, but surely do not fit there.
  std::vector<model::MechanismId> misfits(verdict::ProtectionNode const& place);
  /// Mechanisms that surely fit there and would give its offer, but are forbidden.
  std::vector<model::MechanismId> forbidden(verdict::ProtectionNode const& place);
  /// Would a mechanism that is forbidden, or a profile of it, have been a candidate?
  bool kept_out(model::MechanismId forbidden) const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  struct Pending {
    std::uint32_t node;
    verdict::ProtectionId tree;
    std::uint32_t datum;
  };
  using Subjects = std::vector<verdict::Subject>;

  void add_goals(verdict::Judgement const& judgement);
  void work_off();
  std::uint32_t node_of(verdict::ProtectionId tree, std::uint32_t datum);
  std::uint32_t node_of(rule::Needs const& needs, verdict::Subject const& subject, Subjects const* flows);
  void fill_place(Pending const& pending, verdict::ProtectionNode const& place);
  std::uint32_t candidate(model::MechanismId mechanism, Spot spot);
  bool stands(model::MechanismId mechanism, Spot spot);
  verdict::Truth fits(model::MechanismId mechanism, Spot spot);
  std::vector<model::MechanismId> givers_that(verdict::Truth fit, verdict::ProtectionNode const& place);
  std::vector<model::MechanismId> const& givers(model::Sort on, rule::Offer offer);
  Subjects flows_into(std::uint32_t entity, std::uint32_t datum) const;
  void split_requires();
  void sort_candidates();
  void number_kinds();

  verdict::Case const* case_;
  verdict::Judge* judge_;
  PlanKind kind_;
  verdict::View view_;
  Wishes const* wishes_;
  Problem problem_;
  std::vector<Shortened> shortened_;
  std::vector<Goal> goals_;
  std::vector<Instance> instances_;
  std::vector<Kind> kinds_;
  std::vector<model::MechanismId> bases_;

  // While it grows.
  std::vector<Pending> pending_;
  std::vector<std::uint32_t> unfilled_;  ///< candidates whose needs are not yet known
  std::vector<std::uint32_t> nodes_;     ///< per protection tree, without a datum
  std::unordered_map<std::uint64_t, std::uint32_t> nodes_with_datum_;
  std::vector<verdict::ProtectionNode> places_;
  std::vector<std::uint32_t> place_of_;                    ///< per node of the problem, into places_
  std::vector<std::vector<std::uint32_t>> candidate_at_;   ///< per mechanism, element
  std::vector<verdict::Planes const*> fits_;               ///< per mechanism
  std::vector<std::vector<model::MechanismId>> profiles_;  ///< per mechanism: all that are profiles of it
  std::vector<rule::Needs> requires_;                      ///< per mechanism: wherever it stands …
  std::vector<rule::Needs> requires_of_flows_;             ///< … and, of an entity's, of the flows it is chosen for
  std::vector<bool> forbidden_;                            ///< per mechanism
  std::vector<model::MechanismId> kept_out_;               ///< forbidden ones that surely fit where they were of use
  std::vector<std::vector<model::MechanismId>> givers_[model::sort_count];
  std::vector<bool> givers_known_[model::sort_count];
};

}  // namespace glacis::mechanism

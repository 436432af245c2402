#pragma once
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/verdict/guard.h"
#include "engine/verdict/judge.h"
#include "engine/verdict/knowledge.h"
#include "engine/verdict/proving.h"

namespace glacis::verdict {

/// What a judge is made of; only its own files know.
struct Judge::Parts {
  Case const* the_case;
  Domains domains;
  Columns columns;
  Standing standing;
  Decider decider;
  Flags flags;
  Knowledge knowledge;
  Protection protection;
  Wholes wholes;
  Evaluator evaluators[2][2];  ///< view, choices
  Shield shields[2];
  Guard guards[2];
  std::map<std::pair<View, std::uint32_t>, Planes> fits;
  Residual residual;
  Kept kept;

  Parts(Case const& c, Effort effort, text::Diagnostics& diagnostics, std::span<Assignment const> supposed)
      : the_case(&c),
        domains(c),
        columns(with(Columns(c, domains), supposed)),
        standing(c, {}),
        decider(effort),
        knowledge(columns, standing, decider, flags, diagnostics),
        protection(c),
        evaluators{{Evaluator(columns, View::facts, false), Evaluator(columns, View::facts, true)},
                   {Evaluator(columns, View::presumed, false), Evaluator(columns, View::presumed, true)}},
        shields{Shield(protection, evaluators[0][0], standing), Shield(protection, evaluators[1][0], standing)},
        guards{Guard(protection, shields[0]), Guard(protection, shields[1])} {
    for (int view : {0, 1}) evaluators[view][0].ask(&guards[view]);
  }

  /// The columns with what is supposed, and what follows from it for kinds and attributes, as facts.
  static Columns with(Columns columns, std::span<Assignment const> supposed);

  Evaluator const& evaluator(View view, bool choices = false) const {
    return evaluators[static_cast<int>(view)][choices ? 1 : 0];
  }

  /// What is left open of exposure and protection of one subject, decided together.
  struct Question {
    View view;
    rule::Rule const* rule;
    Subject subject;
    Truth exposed;  ///< φ by three-valued evaluation
    Truth covered;  ///< ψ likewise
    ProtectionId needs;
    Shield* shield;
  };
  Ground ground(View view) { return {&evaluator(view), &knowledge.ties(view), &flags, &decider}; }
  /// φ and ψ of the question as formulas.
  std::pair<Residual::Ref, Residual::Ref> formulas(Question const& question, Inquiry& inquiry);
  std::pair<Verdict, bool> settle(Question const& question);
  std::pair<Verdict, bool> judge_one(Question question);
  /// Nothing evaluated yet.
  Question question(View view, Finding const& finding);
  std::vector<Subject> subjects(View view, rule::Rule const& rule) const;
  Evidence reading(View view, Finding const& finding, bool condition, bool needs);
  std::optional<Evidence> proof(View view, Finding const& finding);
  Planes exposure(View view, rule::Rule const& rule, std::vector<Subject> const& subjects) const;
};

/// What a condition's variables stand for, of a subject.
std::vector<std::uint32_t> variables_of(Subject const& subject);

}  // namespace glacis::verdict

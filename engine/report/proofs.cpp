#include "engine/report/proofs.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "engine/report/drawings.h"
#include "engine/report/unused.h"
#include "engine/report/words.h"
#include "engine/rule/offer.h"

namespace glacis::report {

namespace {

using Form = Proof::Form;
using verdict::Subject;

class RuleProver {
 public:
  RuleProver(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
             std::vector<std::unique_ptr<Drawing>> const& drawings, Places const& places)
      : vocabulary_(vocabulary), rulebook_(rulebook), drawings_(drawings), places_(places) {}

  std::vector<Proof> prove() {
    std::vector<bool> alive;
    for (std::uint32_t i = 0; i < rulebook_.rules.size(); ++i) alive.push_back(!prove_dead(i));
    for (std::uint32_t i = 0; i < rulebook_.rules.size(); ++i) {
      if (!alive[i]) continue;
      prove_needs(i);
      for (std::uint32_t other = 0; other < rulebook_.rules.size(); ++other) {
        if (other != i && alive[other]) prove_implied(i, other);
      }
    }
    return std::move(proofs_);
  }

 private:
  rule::Rule const& rule(std::uint32_t number) const { return rulebook_.rules[number]; }
  model::RuleDeclaration const& declaration(std::uint32_t number) const {
    return vocabulary_.rules[rule(number).declaration];
  }
  std::string name(std::uint32_t number) const {
    return fmt::format("{} `{}`", model::name_of(rule(number).form), declaration(number).name);
  }

  void add(Form form, std::uint32_t number, std::string statement, std::string reason) {
    proofs_.push_back(
        {form, name(number), places_.of(declaration(number).place), std::move(statement), std::move(reason)});
  }

  /// `yes` if it is possible for some subject, `no` if it was asked of some and is for none.
  template <class Ask>
  verdict::Possible anywhere(std::uint32_t number, Ask const& ask) {
    bool gave_up = false;
    for (auto const& drawing : drawings_) {
      for (Subject const& subject : drawing->prover->subjects(number)) {
        verdict::Possible const one = ask(*drawing->prover, subject);
        if (one == verdict::Possible::yes) return one;
        gave_up = gave_up || one == verdict::Possible::gave_up;
      }
    }
    return gave_up ? verdict::Possible::gave_up : verdict::Possible::no;
  }

  std::size_t subjects(std::uint32_t number) const {
    std::size_t count = 0;
    for (auto const& drawing : drawings_) count += drawing->prover->subjects(number).size();
    return count;
  }

  /// True unless it surely may apply.
  bool prove_dead(std::uint32_t number) {
    if (subjects(number) == 0) {
      add(Form::undecided, number, "may or may not ever apply", "no drawing has a subject of it");
      return true;
    }
    verdict::Possible const applies =
        anywhere(number, [&](auto& prover, Subject const& subject) { return prover.applies(number, subject); });
    if (applies == verdict::Possible::yes) return false;
    if (applies == verdict::Possible::gave_up) {
      add(Form::undecided, number, "may or may not ever apply", "the effort ran out; try a larger --effort");
      return true;
    }
    // The drawings are small: what counts may be met by a larger one.
    auto const counts = [](condition::Operation const& each) { return each.op == condition::Op::count; };
    if (std::ranges::any_of(rule(number).when.operations, counts)) {
      add(Form::undecided, number, "may or may not ever apply",
          fmt::format("on none of {} subjects; its condition counts, and the drawings are small", subjects(number)));
      return true;
    }
    verdict::Possible const alone = anywhere(
        number, [&](auto& prover, Subject const& subject) { return prover.applies_by_itself(number, subject); });
    add(Form::dead, number, "never applies",
        fmt::format("on none of {} subjects; {}", subjects(number),
                    alone == verdict::Possible::no
                        ? "its condition contradicts itself, whatever kinds and constraints say"
                        : "kinds and constraints exclude what its condition asks for"));
    return true;
  }

  /// What meets `b` meets `a`.
  bool entails(rule::Need const& b, rule::Need const& a) const {
    if (a.scope != b.scope || a.or_end_to_end != b.or_end_to_end || a.where != b.where) return false;
    auto const given = rule::close_offers(vocabulary_, {{b.feature, b.scope}});
    return std::binary_search(given.begin(), given.end(), rule::Offer{a.feature, a.scope});
  }

  bool entails(rule::Needs const& b, rule::Needs const& a) const {
    if (a.empty() != b.empty()) return false;
    return std::all_of(a.begin(), a.end(), [&](auto const& wanted) {
      return std::any_of(b.begin(), b.end(), [&](auto const& met) {
        return std::all_of(met.begin(), met.end(), [&](rule::Need const& one) {
          return std::any_of(wanted.begin(), wanted.end(),
                             [&](rule::Need const& other) { return entails(one, other); });
        });
      });
    });
  }

  /// REQUIRES that `number` may apply.
  void prove_implied(std::uint32_t number, std::uint32_t other) {
    rule::Rule const& one = rule(number);
    rule::Rule const& two = rule(other);
    if (one.form != two.form || one.on != two.on || one.form == model::RuleForm::lint) return;
    if (one.for_each.has_value() != two.for_each.has_value() || !entails(two.needs, one.needs)) return;
    std::set<std::pair<std::size_t, Subject>> judged;
    if (one.for_each) {
      for (std::size_t d = 0; d < drawings_.size(); ++d) {
        for (Subject const& subject : drawings_[d]->prover->subjects(other)) judged.emplace(d, subject);
      }
    }
    bool outside = false;
    std::size_t drawing = 0;
    verdict::Possible without = verdict::Possible::no;
    for (; drawing < drawings_.size() && without == verdict::Possible::no && !outside; ++drawing) {
      for (Subject const& subject : drawings_[drawing]->prover->subjects(number)) {
        outside = one.for_each && !judged.contains({drawing, subject});
        without =
            outside ? verdict::Possible::yes : drawings_[drawing]->prover->applies_without(number, other, subject);
        if (without != verdict::Possible::no) break;
      }
    }
    if (without == verdict::Possible::yes) return;
    if (without == verdict::Possible::gave_up) {
      add(Form::undecided, number, fmt::format("may or may not be implied by {}", name(other)), "the effort ran out");
      return;
    }
    add(Form::implied, number, fmt::format("is implied by {}", name(other)),
        fmt::format("on none of {} subjects it applies without the other, and {}", subjects(number),
                    one.needs.empty() ? "neither has needs" : "what meets the other's needs meets its own"));
  }

  std::string offer(rule::Need const& need, model::Scope scope) const {
    return fmt::format("{}:{}", vocabulary_[need.feature].name, model::name_of(scope));
  }

  /// Which mechanisms give the feature at that scope from anywhere at all.
  std::vector<std::string> givers(rule::Need const& need, model::Scope scope) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < vocabulary_.mechanisms.size(); ++i) {
      if (rulebook_.catalogue.mechanisms[i].gives({need.feature, scope}))
        names.push_back(vocabulary_.mechanisms[i].name);
    }
    return names;
  }

  /// REQUIRES that nothing meets it.
  std::string why_unmet(rule::Need const& need) const {
    std::vector<model::Scope> scopes{need.scope};
    if (need.or_end_to_end) scopes.push_back(model::Scope::end_to_end);
    std::vector<std::string> missing, why;
    for (model::Scope const scope : scopes) {
      auto const names = givers(need, scope);
      if (names.empty())
        missing.push_back(offer(need, scope));
      else
        why.push_back(fmt::format("{} is provided by {}, {} may {}stand there where the rule applies",
                                  offer(need, scope), enumerated(names), names.size() == 1 ? "which" : "none of which",
                                  names.size() == 1 ? "not " : ""));
    }
    if (!missing.empty()) why.push_back(fmt::format("no mechanism provides {}", fmt::join(missing, " or ")));
    if (need.scope == model::Scope::end_to_end && !givers(need, model::Scope::hop).empty())
      why.emplace_back("hop by hop it never adds up to that");
    return fmt::format("{}", fmt::join(why, "; "));
  }

  /// `yes` as well if nothing drawn is in want of it: a place that no drawing has shows nothing.
  verdict::Possible can_meet(std::uint32_t number, rule::Need const& need) {
    verdict::Possible const met =
        anywhere(number, [&](auto& prover, Subject const& subject) { return prover.meets(number, need, subject); });
    if (met != verdict::Possible::no) return met;
    verdict::Possible const wanted =
        anywhere(number, [&](auto& prover, Subject const& subject) { return prover.wants(number, need, subject); });
    if (wanted == verdict::Possible::yes) return verdict::Possible::no;
    return wanted == verdict::Possible::no ? verdict::Possible::yes : wanted;
  }

  std::string phrase(rule::Need const& need) const {
    std::string const place = need.where == rule::Where::self ? "" : fmt::format("@{}", rule::name_of(need.where));
    return (need.or_end_to_end ? vocabulary_[need.feature].name : offer(need, need.scope)) + place;
  }

  void prove_needs(std::uint32_t number) {
    rule::Needs const& needs = rule(number).needs;
    bool each = true;
    for (std::vector<rule::Need> const& alternatives : needs) {
      std::vector<std::size_t> unmet;
      bool gave_up = false;
      for (std::size_t i = 0; i < alternatives.size(); ++i) {
        verdict::Possible const met = can_meet(number, alternatives[i]);
        if (met == verdict::Possible::no) unmet.push_back(i);
        gave_up = gave_up || met == verdict::Possible::gave_up;
      }
      if (gave_up) add(Form::undecided, number, "has a need that may or may not be met", "the effort ran out");
      bool const all = unmet.size() == alternatives.size();
      each = each && !all && !gave_up;
      for (std::size_t const i : unmet) {
        add(all ? Form::unprovided : Form::idle, number,
            fmt::format("has {} that nothing provides there: {}", all ? "a need" : "an alternative",
                        phrase(alternatives[i])),
            why_unmet(alternatives[i]));
      }
    }
    if (!each || needs.size() < 2) return;
    verdict::Possible const together =
        anywhere(number, [&](auto& prover, Subject const& subject) { return prover.meets_all(number, subject); });
    if (together == verdict::Possible::gave_up)
      add(Form::undecided, number, "has needs that may or may not be met together", "the effort ran out");
    if (together == verdict::Possible::no)
      add(Form::unmeetable, number, "has needs that nothing meets together",
          "each can be met somewhere, all of them on no subject");
  }

  model::Vocabulary const& vocabulary_;
  rule::Rulebook const& rulebook_;
  std::vector<std::unique_ptr<Drawing>> const& drawings_;
  Places const& places_;
  std::vector<Proof> proofs_;
};

}  // namespace

char const* name_of(Proof::Form form) {
  switch (form) {
    case Form::dead: return "dead";
    case Form::implied: return "implied";
    case Form::unprovided: return "unprovided";
    case Form::unmeetable: return "unmeetable";
    case Form::idle: return "idle";
    case Form::unread: return "unread";
    case Form::uncovered: return "uncovered";
    case Form::undecided: return "undecided";
  }
  return "";
}

bool is_fault(Proof::Form form) {
  switch (form) {
    case Form::dead:
    case Form::implied:
    case Form::unprovided:
    case Form::unmeetable: return true;
    case Form::idle:
    case Form::unread:
    case Form::uncovered:
    case Form::undecided: break;
  }
  return false;
}

Location Places::of(text::Span span) const {
  if (span.begin == 0 && span.end == 0) return {};
  text::Position const position = sources->position(span.source, span.begin);
  return {std::string(sources->name(span.source)), position.line, position.column};
}

std::optional<RuleProofs> prove_rules(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                                      verdict::Effort const& effort, text::Sources& sources,
                                      text::Diagnostics& diagnostics) {
  // What the drawings presume and leave out is no concern of whoever asks about rules.
  text::Diagnostics unheard;
  auto const drawings = draw_all(vocabulary, rulebook, effort, sources, unheard);
  if (!drawings) {
    for (text::Diagnostic const& each : unheard.sorted()) diagnostics.add(each);
    return std::nullopt;
  }
  Places const places{&sources};
  RuleProofs result;
  result.bound = bound_of(vocabulary);
  result.rules = rulebook.rules.size();
  result.drawings = drawings->size();
  result.proofs = RuleProver(vocabulary, rulebook, *drawings, places).prove();
  for (auto& proof : find_unread(vocabulary, rulebook, places)) result.proofs.push_back(std::move(proof));
  for (auto& proof : find_uncovered(vocabulary, rulebook, *drawings, places)) result.proofs.push_back(std::move(proof));
  std::stable_sort(result.proofs.begin(), result.proofs.end(), [](Proof const& a, Proof const& b) {
    return std::tie(a.form, a.subject, a.statement) < std::tie(b.form, b.subject, b.statement);
  });
  for (auto const& drawing : *drawings) {
    result.questions += drawing->prover->questions_asked();
    result.distinct += drawing->prover->distinct_questions();
  }
  return result;
}

}  // namespace glacis::report

#include "engine/report/plans.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace glacis::report {
namespace {

using mechanism::Placed;

TextList finding_ids(Words const& words, verdict::Judgement const& judgement, std::vector<std::uint32_t> const& rows) {
  TextList ids;
  for (std::uint32_t const row : rows) ids.push_back(finding_id(words, judgement, row));
  return sorted(std::move(ids));
}

TextList obligation_ids(Words const& words, verdict::Judgement const& judgement,
                        std::vector<std::uint32_t> const& rows) {
  TextList ids;
  for (std::uint32_t const row : rows) ids.push_back(obligation_id(words, judgement, row));
  return sorted(std::move(ids));
}

/// Numbers of the different mechanisms: what closes most comes first, what only supports others last.
std::map<model::MechanismId, std::uint32_t> numbers_of(mechanism::Plan const& plan) {
  struct Weight {
    model::MechanismId mechanism;
    std::vector<std::uint32_t> closes, meets;
  };
  std::map<model::MechanismId, Weight> weights;
  auto const gather = [](std::vector<std::uint32_t>& list, std::vector<std::uint32_t> const& more) {
    list.insert(list.end(), more.begin(), more.end());
  };
  for (Placed const& placed : plan.placed) {
    Weight& weight = weights[placed.instance.mechanism];
    weight.mechanism = placed.instance.mechanism;
    gather(weight.closes, placed.closes);
    gather(weight.meets, placed.meets);
  }
  for (auto& [mechanism, weight] : weights) {
    for (std::vector<std::uint32_t>* list : {&weight.closes, &weight.meets}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
  }
  std::vector<Weight> order;
  for (auto& [mechanism, weight] : weights) order.push_back(std::move(weight));
  std::stable_sort(order.begin(), order.end(), [](Weight const& a, Weight const& b) {
    if (a.closes.size() != b.closes.size()) return a.closes.size() > b.closes.size();
    return a.meets.size() > b.meets.size();
  });
  std::map<model::MechanismId, std::uint32_t> numbers;
  for (Weight const& weight : order) numbers.emplace(weight.mechanism, static_cast<std::uint32_t>(numbers.size() + 1));
  return numbers;
}

std::string named_at(Words const& words, verdict::Instance const& instance) {
  return fmt::format("{} at {}", words.vocabulary()[instance.mechanism].name,
                     verdict::id_of(words.the_case(), {instance.spot, verdict::Subject::none}));
}

std::string kind_of(Words const& words, mechanism::Plan const& plan, model::MechanismId mechanism) {
  for (model::MechanismId up = mechanism; up.known(); up = words.vocabulary()[up].profile_of)
    if (std::binary_search(plan.mechanisms.begin(), plan.mechanisms.end(), up)) return words.vocabulary()[up].name;
  return words.vocabulary()[mechanism].name;
}

PlacedMechanism placed_of(Words const& words, verdict::Judgement const& judgement, mechanism::Plan const& plan,
                          Placed const& from) {
  model::MechanismDeclaration const& declaration = words.vocabulary()[from.instance.mechanism];
  PlacedMechanism placed;
  placed.mechanism = words.text(declaration.name);
  placed.title = words.text(declaration.title);
  placed.kind = words.text(kind_of(words, plan, from.instance.mechanism));
  placed.source = words.text(declaration.source);
  placed.guidance = words.text(declaration.guidance);
  placed.subject = words.subject({from.instance.spot, verdict::Subject::none});
  for (rule::Offer const& offer : from.provides) {
    placed.provides.push_back(words.offer(offer));
    placed.features.push_back(
        words.text(fmt::format("{}:{}", words.title(words.vocabulary()[offer.feature]), model::name_of(offer.scope))));
  }
  placed.rests_on = words.facts(from.fit.rests_on);
  placed.choices = words.facts(from.fit.choices);
  placed.closes = finding_ids(words, judgement, from.closes);
  placed.meets = obligation_ids(words, judgement, from.meets);
  for (std::uint32_t const other : from.supports)
    placed.supports.push_back(words.text(named_at(words, plan.placed[other].instance)));
  placed.generic = declaration.generic;
  return placed;
}

/// Rounded up to a tenth: "21.2 KiB", "1 GiB".
std::string size_text(model::Amount amount) {
  constexpr model::Amount kibibyte = 1024 * 1000;
  std::string_view unit = "KiB";
  model::Amount one = kibibyte;
  for (std::string_view const larger : {"MiB", "GiB"}) {
    if (amount < 10 * 1024 * one && amount != 1024 * one) break;
    one *= 1024;
    unit = larger;
  }
  model::Amount const tenths = (amount * 10 + one - 1) / one;
  return tenths % 10 == 0 ? fmt::format("{} {}", tenths / 10, unit)
                          : fmt::format("{}.{} {}", tenths / 10, tenths % 10, unit);
}

Leftover told_leftover(Words const& words, verdict::Judgement const& judgement, mechanism::Leftover const& from) {
  Leftover leftover;
  leftover.finding =
      from.obligation ? obligation_id(words, judgement, from.index) : finding_id(words, judgement, from.index);
  leftover.resolve = words.text(from.resolve);
  leftover.waits_for = words.facts(from.waits_for);
  for (model::MechanismId const id : from.would_fit)
    leftover.would_fit.push_back(words.text(words.vocabulary()[id].name));
  for (model::MechanismId const id : from.forbidden) leftover.forbidden.push_back(words.vocabulary()[id].name);
  leftover.limited = from.limited;
  leftover.limited_by = words.facts(from.limited_by);
  for (mechanism::Relaxation const& each : from.relaxed)
    leftover.relaxed.push_back(
        fmt::format("{} of {} at {}", size_text(each.amount), words.vocabulary()[each.attribute].name,
                    verdict::id_of(words.the_case(), {{model::Sort::entity, each.entity}, verdict::Subject::none})));
  leftover.alone = from.alone;
  for (mechanism::Goal const& other : from.instead)
    leftover.instead.push_back(other.obligation ? obligation_id(words, judgement, other.index)
                                                : finding_id(words, judgement, other.index));
  leftover.no_mechanism = from.no_mechanism;
  for (mechanism::Leftover::Misfit const& each : from.misfits)
    leftover.misfits.push_back({words.vocabulary()[each.instance.mechanism].name,
                                verdict::id_of(words.the_case(), {each.instance.spot, verdict::Subject::none}),
                                words.facts(each.facts)});
  return leftover;
}

BudgetUse::Share share_of(Words const& words, mechanism::BudgetUse::Share const& from,
                          std::map<model::MechanismId, std::uint32_t> const& numbers) {
  BudgetUse::Share share;
  for (model::MechanismId const id : from.mechanisms) {
    share.mechanisms.push_back(words.text(words.vocabulary()[id].name));
    auto const number = numbers.find(id);
    if (number != numbers.end()) share.numbers.push_back(number->second);
  }
  std::sort(share.numbers.begin(), share.numbers.end());
  if (from.once > 0) share.once = words.text(size_text(from.once));
  for (std::size_t i = 0; i < from.each.size();) {
    std::size_t const first = i;
    while (i < from.each.size() && from.each[i] == from.each[first]) ++i;
    std::string const times = i - first > 1 ? fmt::format("{} x ", i - first) : "";
    share.each.push_back(words.text(times + size_text(from.each[first])));
  }
  return share;
}

BudgetUse budget_of(Words const& words, mechanism::BudgetUse const& from,
                    std::map<model::MechanismId, std::uint32_t> const& numbers) {
  BudgetUse use;
  use.entity = words.subject({{model::Sort::entity, from.entity}, verdict::Subject::none});
  use.attribute = words.text(words.vocabulary()[from.attribute].name);
  for (auto const& share : from.shares) use.shares.push_back(share_of(words, share, numbers));
  use.sum = words.text(size_text(from.sum));
  bool const known = from.amount.low != INT64_MIN;
  if (known) use.at_least = words.text(size_text(from.amount.low));
  if (from.amount.high != INT64_MAX) use.at_most = words.text(size_text(from.amount.high));
  use.enough = known && from.sum <= from.amount.low;
  use.tight = !use.enough || from.sum > from.amount.low / 4;
  use.facts = words.facts(from.facts);
  return use;
}

void count_findings(Words const& words, verdict::Judgement const& judgement, mechanism::PlanKind kind, Plan& plan) {
  for (verdict::Finding const& finding : judgement.findings) {
    if (!mechanism::raises(kind, finding.verdict)) continue;
    if (words.the_case().rulebook->rules[finding.rule].needs.empty())
      ++plan.not_technical;
    else if (finding.subject.data == verdict::Subject::missing)
      ++plan.of_unlisted_data;
  }
  plan.to_close = mechanism::count_to_close(words.the_case(), judgement, kind);
}

std::string size_of(std::size_t mechanisms, std::size_t kinds) {
  std::string size = fmt::format("{} {}", mechanisms, mechanisms == 1 ? "mechanism" : "mechanisms");
  if (mechanisms != kinds) size += fmt::format(" of {} {}", kinds, kinds == 1 ? "kind" : "kinds");
  return size;
}

std::vector<std::string> names_of(Words const& words, std::vector<model::MechanismId> const& mechanisms) {
  std::vector<std::string> names;
  for (model::MechanismId const id : mechanisms) names.push_back(words.vocabulary()[id].name);
  return sorted(std::move(names));
}

Alternative alternative_of(Words const& words, mechanism::Alternative const& from) {
  Alternative alternative;
  alternative.without = words.vocabulary()[from.without].name;
  alternative.instead = names_of(words, from.instead);
  alternative.dropped = names_of(words, from.dropped);
  alternative.loses = from.loses;
  if (from.cost != 0)
    alternative.ram = size_text(from.cost > 0 ? from.cost : -from.cost) + (from.cost > 0 ? " more" : " less");
  alternative.as_good = from.as_good;
  alternative.next_best = from.next_best;
  return alternative;
}

/// Rounded up: a sum of estimates is no more exact than that.
std::string kibibytes(std::int64_t amount) {
  constexpr std::int64_t one = 1024 * 1000;
  return fmt::format("{} KiB", (amount + one - 1) / one);
}

std::string words_of(mechanism::Wish const& wish) {
  bool const already = wish.form == mechanism::WishForm::already;
  switch (wish.outcome) {
    case mechanism::WishOutcome::taken: return already ? "used" : "taken";
    case mechanism::WishOutcome::not_chosen: return already ? "not used: others are better" : "no plan as good has it";
    case mechanism::WishOutcome::no_use: return "fits nowhere that lacks what it gives";
    case mechanism::WishOutcome::kept_out: return "kept out";
  }
  return "";
}

Plan plan_of(Words const& words, mechanism::Plan const& from, verdict::Judgement const& judgement) {
  Plan plan;
  plan.kind = mechanism::name_of(from.kind);
  plan.kinds_status = mechanism::name_of(from.kinds);
  plan.instances_status = mechanism::name_of(from.instances);
  plan.gap = gap_to(from.floor, from.stand_ins, from.new_kinds);
  for (model::MechanismId const id : from.mechanisms) plan.mechanisms.push_back(words.vocabulary()[id].name);
  auto const numbers = numbers_of(from);
  plan.size = size_of(numbers.size(), from.mechanisms.size());
  plan.placed.reserve(from.placed.size());
  for (Placed const& each : from.placed) {
    plan.placed.push_back(placed_of(words, judgement, from, each));
    plan.placed.back().number = numbers.at(each.instance.mechanism);
  }
  std::stable_sort(plan.placed.begin(), plan.placed.end(),
                   [](PlacedMechanism const& a, PlacedMechanism const& b) { return a.number < b.number; });
  plan.closes = finding_ids(words, judgement, from.closes);
  plan.meets = obligation_ids(words, judgement, from.meets);
  plan.leaves.reserve(from.leaves.size());
  for (mechanism::Leftover const& each : from.leaves) plan.leaves.push_back(told_leftover(words, judgement, each));
  std::stable_sort(plan.leaves.begin(), plan.leaves.end(),
                   [](Leftover const& a, Leftover const& b) { return a.finding < b.finding; });
  for (auto const& cut : from.cuts) {
    plan.cuts.emplace_back();
    for (model::MechanismId const id : cut) plan.cuts.back().push_back(words.vocabulary()[id].name);
  }
  for (mechanism::Wish const& wish : from.wishes)
    plan.wishes.push_back({mechanism::name_of(wish.form), words.vocabulary()[wish.mechanism].name,
                           mechanism::name_of(wish.outcome), words_of(wish)});
  for (mechanism::BudgetUse const& each : from.budgets) {
    if (each.sum > each.amount.low / 16) plan.budgets.push_back(budget_of(words, each, numbers));
  }
  for (mechanism::Alternative const& each : from.alternatives) plan.alternatives.push_back(alternative_of(words, each));
  if (from.cheapest) {
    plan.cheapest = names_of(words, from.cheapest->mechanisms);
    plan.cheapest_ram = kibibytes(from.cheapest->ram);
  }
  plan.stand_ins = from.stand_ins;
  if (from.cost.ram > 0) plan.ram = kibibytes(from.cost.ram);
  count_findings(words, judgement, from.kind, plan);
  plan.checked = from.checked && from.not_confirmed.empty();
  return plan;
}

}  // namespace

std::optional<Gap> gap_to(std::optional<mechanism::Floor> const& floor, std::size_t stand_ins, std::size_t new_kinds) {
  if (!floor) return std::nullopt;
  bool const first = floor->stand_ins < stand_ins;
  Gap gap{first ? "stand-ins" : "mechanisms that are not there yet", first ? stand_ins : new_kinds,
          first ? floor->stand_ins : floor->kinds, ""};
  gap.words = gap.at_least < gap.found
                  ? fmt::format("of its {} {} at least {} are needed", gap.found, gap.of, gap.at_least)
                  : "none has fewer mechanisms; which of equals comes first is not proved";
  return gap;
}

void add_plans(Words const& words, Results const& results, Report& report) {
  report.recommended = plan_of(words, results.recommended, results.presumed);
  report.strict = plan_of(words, results.strict, results.facts);
  if (!results.cautious.as_recommended) report.cautious = plan_of(words, results.cautious, results.presumed);
  if (results.optimistic) {
    report.optimistic = plan_of(words, results.optimistic->plan, results.optimistic->judgement);
    report.optimistic.supposed = words.facts(results.optimistic->supposed);
  }
  std::unordered_map<std::string_view, TextList> closed_by;
  for (PlacedMechanism const& placed : report.recommended.placed) {
    for (Text const& id : placed.closes) closed_by[id].push_back(placed.mechanism);
  }
  for (Finding& finding : report.findings) {
    auto const found = closed_by.find(finding.id);
    if (found != closed_by.end()) finding.closed_by = sorted(found->second);
  }
}

}  // namespace glacis::report

#include "output/terminal/baseline.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Baseline;
using report::BaselineCut;
using report::BaselineMember;
using report::BaselineStage;
using report::BaselineUseCase;
using report::BaselineVertical;
using report::Fact;
using report::Leftover;
using report::Lost;
using report::StatedResult;
using Names = std::vector<std::string>;

constexpr std::size_t most_rows = 20, most_names = 6;

/// "a, b and 3 more".
std::string some_of(Names names, bool all, std::size_t most = most_names) {
  for (std::string& name : names) name = plain(name);
  if (all || names.size() <= most + 1) return join(names, ", ");
  std::size_t const more = names.size() - most;
  names.resize(most);
  return join(names, ", ") + fmt::format(" and {} more", more);
}

class Teller {
 public:
  Teller(Baseline const& baseline, bool all, Style const& style)
      : baseline_(&baseline), all_(all), style_(&style), width_(style.width - 2) {
    for (BaselineMember const& member : baseline.members) numbers_[member.name] = fmt::format("M{}", member.number);
  }

  std::string tell() {
    tell_head();
    tell_members();
    tell_cuts();
    tell_stages();
    tell_services();
    tell_verticals();
    tell_leftovers();
    for (StatedResult const& stated : baseline_->stated) tell_stated(stated);
    return text_;
  }

 private:
  void heading(std::string const& title, std::string const& rest) {
    std::vector<std::string> lines = wrap(title + rest, width_);
    lines.front() =
        paint(*style_, Tone::title, title) + lines.front().substr(std::min(title.size(), lines.front().size()));
    text_ += "\n" + join(lines, "\n  ") + "\n";
  }
  void row(std::string const& lead, std::string const& text) { text_ += hanging(lead, text, width_); }
  /// At most so many rows, then how many there are.
  bool cut(std::size_t shown, std::size_t all, std::string const& what) {
    if (all_ || shown < most_rows || all <= most_rows + 1) return false;
    text_ += fmt::format("  {}: glacis baseline --all\n", counted(all - shown, "more " + what));
    return true;
  }

  void tell_head() {
    std::size_t const count = baseline_->counting();
    std::size_t const stand_ins = static_cast<std::size_t>(
        std::count_if(baseline_->members.begin(), baseline_->members.end(), [](auto const& m) { return m.stand_in; }));
    text_ += paint(*style_, Tone::title, "BASELINE");
    text_ += fmt::format("  {} {} {}\n", counted(baseline_->members.size(), "mechanism"),
                         baseline_->members.size() == 1 ? "serves" : "serve", counted(count, "use case"));
    row("  ",
        fmt::format("{}: each is served as well as by a plan of its own, with the fewest stand-ins ({}), then the "
                    "fewest mechanisms{}",
                    baseline_->proved ? "optimal" : "best found", stand_ins,
                    baseline_->proved ? "" : "; the effort ran out before that was proved: " + baseline_->gap->words));
    row("  ", fmt::format("closes {} of {} findings and obligations that ask for a feature, {}", baseline_->closable,
                          baseline_->asked, baseline_->view == "facts" ? "from the facts alone" : "as presumed"));
    for (BaselineUseCase const& each : baseline_->use_cases) {
      if (!each.set_aside.empty())
        row("  ",
            fmt::format("{} does not count: {}: glacis analyze {}", plain(each.id), each.set_aside, plain(each.id)));
      if (each.undecided > 0)
        row("  ", fmt::format("{}: {} undecided, and not counted", plain(each.id), counted(each.undecided, "finding")));
    }
  }

  void tell_members() {
    if (baseline_->members.empty()) return;

    heading("MECHANISMS", ": how many findings and obligations open, or are left to a stand-in, without each");
    std::size_t widest = 0;
    for (BaselineMember const& member : baseline_->members) widest = std::max(widest, columns(member.name));
    for (BaselineMember const& member : baseline_->members) {
      Names use_cases;
      for (Lost const& lost : member.lost) use_cases.push_back(lost.use_case);
      std::string const lead =
          "  " + pad(fmt::format("M{}", member.number), 4) + "  " + pad(member.name, std::min<std::size_t>(widest, 30));
      bool const named = all_ || use_cases.size() <= 1;
      row(lead + fmt::format("  {:4}  ", member.opens()),
          named ? some_of(use_cases, true) : counted(use_cases.size(), "use case"));
      if (!member.profiles.empty()) row("            as ", some_of(member.profiles, all_));
      if (member.stand_in) text_ += "            stand-in\n";
    }
  }

  void tell_cuts() {
    if (baseline_->cuts.empty()) return;
    heading("WHY NOT FEWER", ": one of each line is needed; nothing better has one of each");
    for (std::size_t i = 0; i < baseline_->cuts.size(); ++i) {
      if (cut(i, baseline_->cuts.size(), "line")) break;
      BaselineCut const& each = baseline_->cuts[i];
      row("  ", some_of(each.one_of, true));
      std::string where = fmt::format("{} in {}", plain(each.finding), plain(each.use_case));
      if (!each.place.empty()) where = plain(each.place) + ", for " + where;
      if (each.findings > 1)
        where += fmt::format("; {} of {}", counted(each.findings, "finding"), counted(each.use_cases, "use case"));
      row("      ", where);
    }
  }

  void tell_stages() {
    if (baseline_->stages.empty()) return;

    heading(
        "STAGES",
        ": each is the best to keep of the next (all were tried); \"most\": the use cases that any so many mechanisms "
        "could serve, proved");
    std::size_t const all = baseline_->counting();
    bool const ran_out = std::any_of(baseline_->stages.begin(), baseline_->stages.end(),
                                     [](BaselineStage const& stage) { return !stage.most; });
    if (ran_out) row("  ", "?: the effort ran out; --effort looks further");
    text_ += "   n  served  most  closed  adds\n";
    for (std::size_t i = 0; i < baseline_->stages.size(); ++i) {
      BaselineStage const& stage = baseline_->stages[i];
      std::string const most = stage.most ? std::to_string(*stage.most) : "?";
      std::string served;
      if (!stage.now_served.empty()) served = "; now served: " + some_of(with_commitment(stage.now_served), all_, 3);
      row(fmt::format("  {:2}  {:>6}  {:>4}  {:>6}  ", i + 1, fmt::format("{}/{}", stage.served, all), most,
                      stage.closed),
          numbers_[stage.added] + " " + stage.added + served);
    }
  }

  /// "energy.x (committed, rel-1)".
  Names with_commitment(Names const& ids) const {
    Names result;
    for (std::string const& id : ids) {
      auto const found = std::find_if(baseline_->use_cases.begin(), baseline_->use_cases.end(),
                                      [&](BaselineUseCase const& each) { return each.id == id; });
      Names remarks;
      if (found->commitment != "none") remarks.push_back(found->commitment);
      if (!found->horizon.empty()) remarks.push_back(found->horizon);
      result.push_back(id + (remarks.empty() ? "" : " (" + join(remarks, ", ") + ")"));
    }
    return result;
  }

  void tell_services() {
    if (baseline_->services.empty() || baseline_->counting() == 0) return;
    heading("COVERAGE", ": the fewest members that serve each use case, by what they give");
    // Use cases that are covered alike stand together.
    std::vector<std::pair<std::string, Names>> rows;
    std::size_t widest = 0;
    for (std::string const& service : baseline_->services) widest = std::max(widest, columns(service));
    for (BaselineUseCase const& use_case : baseline_->use_cases) {
      if (!use_case.set_aside.empty()) continue;
      std::string lines;
      for (std::size_t i = 0; i < use_case.services.size(); ++i) {
        std::string const given = members_text(use_case.services[i]);
        lines += hanging("      " + pad(baseline_->services[i], widest) + "  ", given, width_);
      }
      if (!use_case.uses_proved) lines += "      not proved to be the fewest\n";
      auto const same = std::find_if(rows.begin(), rows.end(), [&](auto const& each) { return each.first == lines; });
      if (same == rows.end())
        rows.push_back({lines, {use_case.id}});
      else
        same->second.push_back(use_case.id);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (cut(i, rows.size(), "group")) break;
      row("  ", some_of(rows[i].second, all_));
      text_ += rows[i].first;
    }
  }

  std::string members_text(BaselineUseCase::Service const& service) const {
    if (service.given_by.empty()) return service.asked ? "none" : "-";
    Names numbers;
    for (std::string const& name : service.given_by) numbers.push_back(numbers_.at(name));
    return join(numbers, ", ") + (service.asked ? "" : " (not asked for)");
  }

  void tell_verticals() {
    if (baseline_->verticals.empty()) return;
    heading("VERTICALS", ": what each adds to the baseline of all others; what would change without it");
    for (BaselineVertical const& each : baseline_->verticals) {
      row("  ", fmt::format(
                    "{} ({}) adds {}{}", plain(each.name), counted(each.use_cases, "use case"),
                    each.adds.empty() ? "nothing" : std::to_string(each.adds.size()) + ": " + some_of(each.adds, all_),
                    each.proved ? "" : " (not proved least)"));
      if (each.gone.empty() && each.instead.empty()) continue;
      std::string change = each.gone.empty() ? "" : "no longer needed: " + some_of(each.gone, all_);
      if (!each.instead.empty()) change += (change.empty() ? "" : "; ") + ("instead: " + some_of(each.instead, all_));
      row("      without it ", change);
    }
  }

  static std::string reason_of(Leftover const& leftover) {
    if (!leftover.resolve.empty()) return "to resolve in the " + plain(leftover.resolve);
    if (leftover.no_mechanism) return "no mechanism of the catalogue fits there";
    Names facts;
    for (Fact const& fact : leftover.waits_for) facts.push_back(plain(fact.text));
    std::string text = some_of(leftover.would_fit, false, 3) + " would close it";
    return facts.empty() ? text : text + "; waits for: " + some_of(facts, false, 3);
  }

  /// Leftovers of one use case with the same reason stand together.
  void tell_leftovers() {
    std::size_t const open =
        static_cast<std::size_t>(std::count_if(baseline_->use_cases.begin(), baseline_->use_cases.end(),
                                               [](auto const& each) { return !each.leaves.empty(); }));
    if (open == 0) return;
    heading("NOT CLOSED", fmt::format(" by any set of mechanisms, in {}", counted(open, "use case")));
    std::size_t shown = 0;
    for (BaselineUseCase const& use_case : baseline_->use_cases) {
      if (use_case.leaves.empty()) continue;
      if (cut(shown++, open, "use case")) break;
      Names reasons;
      std::map<std::string, Names> findings;
      for (Leftover const& leftover : use_case.leaves) {
        std::string const reason = reason_of(leftover);
        if (findings[reason].empty()) reasons.push_back(reason);
        findings[reason].push_back(leftover.finding);
      }
      row("  ", fmt::format("{}: {}", plain(use_case.id), use_case.leaves.size()));
      for (std::string const& reason : reasons) row("      ", some_of(findings[reason], all_, 3) + ": " + reason);
    }
  }

  void tell_stated(StatedResult const& stated) {
    std::size_t const all = baseline_->counting();
    heading("STATED " + plain(stated.name), stated.title.empty() ? "" : "  " + plain(stated.title));
    if (!stated.source.empty()) row("  source    ", plain(stated.source));
    if (!stated.mechanisms.empty()) row("  states    ", some_of(stated.mechanisms, true));
    if (!stated.features.empty()) row("  features  ", some_of(stated.features, true));
    row("  serves    ", fmt::format("{} of {}", stated.served, counted(all, "use case")));
    for (std::size_t i = 0; i < stated.uncovered.size(); ++i) {
      if (cut(i, stated.uncovered.size(), "use case")) break;
      Lost const& lost = stated.uncovered[i];
      row("  open      ",
          fmt::format("{}: {}: {}", plain(lost.use_case), lost.findings.size(), some_of(lost.findings, all_, 3)));
    }
    std::string const proof = stated.proved ? " (proved least)" : " (best found, not proved)";
    row("  add       ", stated.extension.empty()
                            ? "nothing"
                            : std::to_string(stated.extension.size()) + proof + ": " + some_of(stated.extension, true));
    if (!stated.unused.empty()) row("  unused    ", some_of(stated.unused, true) + ": no use case has a place for it");
    if (!stated.redundant.empty())
      row("  spare     ", some_of(stated.redundant, true) + ": with the others in place, nothing needs it");
  }

  Baseline const* baseline_;
  bool all_;
  Style const* style_;
  std::size_t width_;
  std::map<std::string, std::string> numbers_;
  std::string text_;
};

}  // namespace

std::string to_text(Baseline const& baseline, bool all, Style const& style) {
  return Teller(baseline, all, style).tell();
}

}  // namespace glacis::output

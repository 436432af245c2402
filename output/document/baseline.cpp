#include "output/document/baseline.h"

#include <map>

#include <fmt/format.h>

#include "output/document/markdown.h"

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

std::string plural(std::size_t count, std::string const& one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

class ClauseOfBaseline {
 public:
  ClauseOfBaseline(Baseline const& baseline, std::string const& number)
      : baseline_(&baseline), clause_(number, "Baseline over all use cases") {
    for (BaselineMember const& member : baseline.members) numbers_[member.name] = fmt::format("M{}", member.number);
  }

  std::string write() {
    write_mechanisms();
    write_cuts();
    write_stages();
    write_coverage();
    write_verticals();
    write_gaps();
    write_stated();
    return clause_.text();
  }

 private:
  void none_or(MarkdownTable const& table) {
    if (table.rows.empty())
      clause_.paragraph("None.");
    else
      clause_.table(table);
  }

  void write_mechanisms() {
    clause_.subclause("Smallest set of mechanisms");
    clause_.paragraph(fmt::format(
        "{} {} {} ({}, {}): with them each finding and obligation is closed that any set of mechanisms that surely "
        "fit could close, {} of {} that ask for a feature. {} lists them in the order of the stages, with what opens, "
        "or is left to a form of solution without a standard, without each.",
        plural(baseline_->members.size(), "mechanism"), baseline_->members.size() == 1 ? "serves" : "serve",
        plural(baseline_->counting(), "use case"),
        baseline_->proved ? "optimal: the fewest stand-ins, then the fewest mechanisms, as proved"
                          : "best found: " + baseline_->gap->words,
        baseline_->view == "facts" ? "from the facts alone" : "as presumed", baseline_->closable, baseline_->asked,
        capitalized(clause_.next_table())));
    MarkdownTable table{
        "Mechanisms of the baseline", {"No", "Mechanism", "Title", "Source", "Needed by", "Opens without it"}, {}};
    for (BaselineMember const& member : baseline_->members) {
      std::vector<std::string> needed_by;
      for (Lost const& lost : member.lost) needed_by.push_back(lost.use_case);
      std::string name = markdown_code(member.name);
      if (!member.profiles.empty()) name += " as " + markdown_codes(member.profiles);
      std::string const source =
          member.stand_in ? "a form of solution without a standard" : markdown_text(member.source);
      table.rows.push_back({fmt::format("M{}", member.number), name, markdown_text(member.title), source,
                            markdown_codes(needed_by), std::to_string(member.opens())});
    }
    none_or(table);
    for (BaselineUseCase const& each : baseline_->use_cases)
      if (!each.set_aside.empty())
        clause_.note(fmt::format("{} is not counted: {}.", markdown_code(each.id), each.set_aside));
  }

  static std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 32);
    return text;
  }

  void write_cuts() {
    clause_.subclause("Why not fewer");
    clause_.paragraph("One mechanism of each row is needed; no better set has one of each.");
    MarkdownTable table{
        "Alternatives of which one is needed", {"One of", "Place", "Finding", "Use case", "Findings", "Use cases"}, {}};
    for (BaselineCut const& each : baseline_->cuts)
      table.rows.push_back({markdown_codes(each.one_of), markdown_text(each.place), markdown_code(each.finding),
                            markdown_code(each.use_case), std::to_string(each.findings),
                            std::to_string(each.use_cases)});
    none_or(table);
  }

  void write_stages() {
    clause_.subclause("Stages");
    clause_.paragraph(
        "Each stage contains the last, and is the best that is left of the next when one of its mechanisms goes: most "
        "use cases served, those that a vertical has committed itself to and the nearer ones first, then most findings "
        "and obligations closed. *Most* is the number of use cases that any set of as many mechanisms could serve.");
    std::size_t const all = baseline_->counting();
    MarkdownTable table{"Stages", {"Mechanisms", "Adds", "Now served", "Served", "Most", "Closed"}, {}};
    for (std::size_t i = 0; i < baseline_->stages.size(); ++i) {
      BaselineStage const& stage = baseline_->stages[i];
      table.rows.push_back({std::to_string(i + 1), markdown_code(stage.added), markdown_codes(stage.now_served),
                            fmt::format("{} of {}", stage.served, all),
                            stage.most ? std::to_string(*stage.most) : "not known", std::to_string(stage.closed)});
    }
    none_or(table);
  }

  void write_coverage() {
    clause_.subclause("Coverage by security service");
    std::vector<std::string> heads{"Use case", "Commitment", "Horizon"};
    for (std::string const& service : baseline_->services) heads.push_back(capitalized(markdown_text(service)));
    MarkdownTable table{
        "The fewest members that serve each use case, by the security service that they give", heads, {}};
    for (BaselineUseCase const& use_case : baseline_->use_cases) {
      if (!use_case.set_aside.empty()) continue;
      std::vector<std::string> row{markdown_code(use_case.id), markdown_text(use_case.commitment),
                                   markdown_text(use_case.horizon)};
      for (BaselineUseCase::Service const& service : use_case.services) {
        std::string cell;
        for (std::string const& name : service.given_by) cell += (cell.empty() ? "" : ", ") + numbers_[name];
        if (!service.asked && !cell.empty()) cell += " (not asked for)";
        row.push_back(cell.empty() && service.asked ? "none" : cell);
      }
      table.rows.push_back(std::move(row));
    }
    none_or(table);
  }

  void write_verticals() {
    clause_.subclause("What each vertical adds");
    MarkdownTable table{"Verticals",
                        {"Vertical", "Use cases", "Adds to the baseline of all others", "Without it no longer needed",
                         "Without it instead"},
                        {}};
    for (BaselineVertical const& each : baseline_->verticals) {
      std::string const adds = markdown_codes(each.adds) + (each.proved ? "" : " (not proved least)");
      table.rows.push_back({markdown_text(each.name), std::to_string(each.use_cases), adds, markdown_codes(each.gone),
                            markdown_codes(each.instead)});
    }
    none_or(table);
  }

  static std::string why_open(Leftover const& leftover) {
    if (!leftover.resolve.empty()) return "to resolve in the " + markdown_text(leftover.resolve);
    if (leftover.no_mechanism) return "no mechanism of the catalogue fits there";
    std::string text = markdown_codes(leftover.would_fit) + " would close it";
    std::string facts;
    for (Fact const& fact : leftover.waits_for) facts += (facts.empty() ? "" : ", ") + markdown_text(fact.text);
    return facts.empty() ? text : text + "; waits for: " + facts;
  }

  void write_gaps() {
    clause_.subclause("What no mechanism closes");
    MarkdownTable table{"Findings and obligations that stay", {"Use case", "Finding", "Because"}, {}};
    for (BaselineUseCase const& use_case : baseline_->use_cases)
      for (Leftover const& leftover : use_case.leaves)
        table.rows.push_back({markdown_code(use_case.id), markdown_code(leftover.finding), why_open(leftover)});
    none_or(table);
  }

  void write_stated() {
    clause_.subclause("Stated minima");
    if (baseline_->stated.empty()) clause_.paragraph("None.");
    for (StatedResult const& stated : baseline_->stated) {
      std::string text = fmt::format("{}{}: states {}", markdown_code(stated.name),
                                     stated.title.empty() ? "" : " (" + markdown_text(stated.title) + ")",
                                     markdown_codes(stated.mechanisms));
      if (!stated.features.empty())
        text += fmt::format("{}every mechanism that gives {}", stated.mechanisms.empty() ? "" : " and ",
                            markdown_codes(stated.features));
      if (!stated.source.empty()) text += fmt::format(" ({})", markdown_text(stated.source));
      text += fmt::format(". It serves {} of {}. ", stated.served, plural(baseline_->counting(), "use case"));
      text +=
          stated.extension.empty()
              ? std::string("Nothing has to be added.")
              : fmt::format("To serve all, {} {} to be added ({}): {}.", plural(stated.extension.size(), "mechanism"),
                            stated.extension.size() == 1 ? "has" : "have",
                            stated.proved ? "proved least" : "best found", markdown_codes(stated.extension));
      if (!stated.unused.empty())
        text += fmt::format(" No use case has a place for {}.", markdown_codes(stated.unused));
      if (!stated.redundant.empty())
        text += fmt::format(" With the others in place, nothing needs {}.", markdown_codes(stated.redundant));
      clause_.paragraph(text);
      MarkdownTable table{"Not covered by " + markdown_code(stated.name), {"Use case", "Findings"}, {}};
      for (Lost const& lost : stated.uncovered)
        table.rows.push_back({markdown_code(lost.use_case), markdown_codes(lost.findings)});
      if (!table.rows.empty()) clause_.table(table);
    }
  }

  Baseline const* baseline_;
  MarkdownClause clause_;
  std::map<std::string, std::string> numbers_;
};

}  // namespace

std::string to_clause(Baseline const& baseline, std::string const& number) {
  return ClauseOfBaseline(baseline, number).write();
}

}  // namespace glacis::output

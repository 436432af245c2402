#include <fmt/format.h>

#include <algorithm>

#include "output/diagram/describe.h"
#include "output/document/parts.h"

namespace glacis::output {
namespace {

using report::Report;

std::string title_of(Report const& report) { return markdown_text(report.title); }

/// "smart meter `meter`": what a table lists has its id, as facts name it; unless that is its title.
std::string named(std::string const& title, std::string const& id) {
  return markdown_text(title) + (title == id ? "" : " " + markdown_code(id));
}

/// "a, b and others not known".
std::string listed(std::vector<std::string> const& texts, bool known, std::string_view none) {
  std::string const list = Wording::list(texts);
  if (known) return list.empty() ? std::string(none) : list;
  return list.empty() ? "not known" : list + ", others not known";
}

std::string or_none(std::string const& text) { return text.empty() ? "none" : text; }

std::string mechanisms_stated(std::vector<std::string> const& mechanisms, bool known) {
  std::string codes;
  for (std::string const& each : mechanisms) codes += (codes.empty() ? "" : ", ") + markdown_code(each);
  if (known) return or_none(codes);
  return codes.empty() ? "not known" : codes + ", others not known";
}

void write_conflict(ClausePage const& page) {
  MarkdownTable table{"Statements that contradict each other", {"Statement", "Basis", "Place"}, {}};
  for (report::Fact const& fact : page.report.conflict) {
    std::string const place = fact.place.file.empty() ? "" : fmt::format("{}:{}", fact.place.file, fact.place.line);
    table.rows.push_back({markdown_text(fact.text), fact.basis, place.empty() ? "" : markdown_code(place)});
  }
  page.clause.paragraph(fmt::format(
      "The statements of {} cannot hold together. Until one of them is changed, nothing is claimed about threats.",
      page.clause.next_table()));
  page.clause.table(table);
}

void write_description(ClausePage const& page) {
  Report const& report = page.report;
  MarkdownClause& clause = page.clause;
  clause.subclause("Description");
  if (!report.description.empty()) clause.paragraph(markdown_text(report.description));
  std::string source = fmt::format("Source: {}.", report.source.empty() ? "not stated" : markdown_text(report.source));
  if (report.commitment == "interested") source += " The vertical is interested in the use case";
  if (report.commitment == "committed") source += " The vertical has committed itself to the use case";
  if (report.commitment == "none" && !report.horizon.empty()) source += " The use case is considered";
  if (!report.horizon.empty()) source += fmt::format(" for {}", markdown_text(report.horizon));
  if (!source.ends_with('.')) source += '.';
  clause.paragraph(source);
  if (!report.files.empty())
    clause.note(fmt::format("This clause was made from the model in {}.", markdown_codes(report.files)));
  clause.note(report.complete_drawing
                  ? "The drawing is said to be complete."
                  : "Elements are judged as far as they are drawn; further elements of the system could change a "
                    "verdict that depends on them.");
  if (!report.conflict.empty()) write_conflict(page);
}

void write_stakeholders(ClausePage const& page) {
  if (page.report.stakeholders.empty()) return;
  page.clause.paragraph(fmt::format("The actors are listed in {}.", page.clause.next_table()));
  MarkdownTable table{fmt::format("Actors of {}", title_of(page.report)), {"Actor", "Role"}, {}};
  for (report::Stakeholder const& each : page.report.stakeholders)
    table.rows.push_back({named(each.title, each.id), markdown_text(each.kind)});
  page.clause.table(table);
}

std::string zone_of(Report const& report, report::Entity const& entity) {
  std::string zone = markdown_text(entity.zone_text);
  if (entity.runs_on) zone += fmt::format(" (on {})", markdown_text(report.entities.at(*entity.runs_on).title));
  return zone;
}

std::string kind_of(report::Entity const& entity) {
  std::string kind = markdown_text(entity.kind);
  if (entity.relay) kind += ", relay";
  return kind;
}

std::string known_of(report::Entity const& entity) {
  std::string known = markdown_text(entity.attributes);
  auto const add = [&](std::string const& text) { known += (known.empty() ? "" : "; ") + text; };
  if (!entity.stores.empty()) add("stores " + markdown_codes(entity.stores));
  if (!entity.mechanisms.empty()) add("mechanisms " + markdown_codes(entity.mechanisms));
  if (entity.no_flow) add("no flow stated");
  return known;
}

void write_entities(ClausePage const& page) {
  Report const& report = page.report;
  page.clause.paragraph(fmt::format("{} lists the entities, their zones and who operates them.",
                                    "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{
      fmt::format("Entities of {}", title_of(report)), {"Entity", "Kind", "Zone", "Operator", "Known attributes"}, {}};
  for (report::Entity const& each : report.entities) {
    std::string name = named(each.title, each.id);
    if (each.many) name += " (many)";
    if (each.optional) name += " (optional)";
    table.rows.push_back(
        {name, kind_of(each), zone_of(report, each), markdown_text(each.operator_text), known_of(each)});
  }
  page.clause.table(table);
}

void write_zones(ClausePage const& page) {
  if (page.report.zones.empty()) return;
  page.clause.paragraph(fmt::format("The zones are those of {}.", page.clause.next_table()));
  MarkdownTable table{fmt::format("Zones of {}", title_of(page.report)),
                      {"Zone", "Kind", "Within", "Trust boundary", "Mechanisms stated"},
                      {}};
  for (report::Zone const& each : page.report.zones)
    table.rows.push_back({named(each.title, each.id), markdown_text(each.kind),
                          each.parent ? markdown_text(page.report.zones.at(*each.parent).title) : "",
                          each.trust_boundary ? "yes" : "no",
                          mechanisms_stated(each.mechanisms, each.mechanisms_known)});
  page.clause.table(without_empty_columns(std::move(table)));
}

void write_data(ClausePage const& page) {
  page.clause.subclause("Data and impact");
  if (page.report.data.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(fmt::format(
      "{} lists the data, where they arise, who uses them, who is relied on with them, and the impact of a loss of "
      "confidentiality (C), integrity (I) and availability (A).",
      "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{fmt::format("Data of {}", title_of(page.report)),
                      {"Data", "Kind", "Origin", "For", "Relied on", "C", "I", "A", "Labels"},
                      {}};
  for (report::Data const& each : page.report.data) {
    std::string name = named(each.title, each.id);
    if (!each.derived_from.empty())
      name += fmt::format(" (from {})", listed(each.derived_from, each.derived_known, ""));
    if (each.derived_from.empty() && !each.derived_known) name += " (what it is derived from is not known)";
    table.rows.push_back({name, markdown_text(each.kind), Wording::list(each.origins), Wording::list(each.consumers),
                          markdown_text(each.readers), markdown_text(each.confidentiality),
                          markdown_text(each.integrity), markdown_text(each.availability),
                          listed(each.labels, each.labels_known, "")});
  }
  page.clause.table(without_empty_columns(std::move(table)));
}

std::vector<std::string> flow_row(Report const& report, report::Flow const& flow) {
  std::string number = fmt::format("{} {}", flow.number, markdown_code(flow.id));
  if (flow.optional) number += " (optional)";
  std::vector<std::string> receivers;
  for (std::uint32_t to : flow.to) receivers.push_back(report.entities.at(to).title);
  std::string to = Wording::list(receivers);
  if (flow.multicast) to += " (multicast)";
  std::string data = listed(flow.data, flow.data_known, "none");
  std::string const back = listed(flow.back, flow.back_known, "");
  if (!back.empty()) data += fmt::format("; back: {}", back);
  std::string network = markdown_text(flow.network);
  if (!flow.point.empty()) network = markdown_text(flow.point) + "; " + network;
  return {number,  markdown_text(report.entities.at(flow.from).title),       to, data,
          network, mechanisms_stated(flow.mechanisms, flow.mechanisms_known)};
}

void write_flows(ClausePage const& page) {
  page.clause.subclause("Flows");
  if (page.report.flows.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(fmt::format("The flows of {} are numbered in order of use.", page.clause.next_table()));
  MarkdownTable table{fmt::format("Flows of {}", title_of(page.report)),
                      {"No", "From", "To", "Data", "Reference point and network", "Mechanisms stated"},
                      {}};
  std::vector<report::Flow const*> flows;
  for (report::Flow const& each : page.report.flows) flows.push_back(&each);
  std::stable_sort(flows.begin(), flows.end(), [](auto const* a, auto const* b) { return a->number < b->number; });
  for (report::Flow const* each : flows) table.rows.push_back(flow_row(page.report, *each));
  page.clause.table(table);
}

void write_journeys(ClausePage const& page) {
  Report const& report = page.report;
  if (report.journeys.empty()) return;
  page.clause.paragraph(fmt::format("{} lists how each datum gets from where it arises to who uses it.",
                                    "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{"Journeys of data", {"Data and journey", "From", "To", "Over flows", "Relays"}, {}};
  for (report::Journey const& each : report.journeys) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t flow : each.flows) numbers.push_back(report.flows.at(flow).number);
    std::vector<std::string> relays;
    for (std::uint32_t relay : each.relays) relays.push_back(report.entities.at(relay).title);
    table.rows.push_back({named(each.data_title, each.id), markdown_text(report.entities.at(each.origin).title),
                          markdown_text(report.entities.at(each.consumer).title),
                          Wording::ranges(numbers) + (each.if_present ? " (if present)" : ""),
                          or_none(Wording::list(relays))});
  }
  page.clause.table(table);
}

void write_figure(ClausePage const& page) {
  MarkdownClause& clause = page.clause;
  clause.subclause("Annotated data-flow diagram");
  if (page.options.figure_file.empty()) {
    clause.paragraph(page.report.journeys.empty() ? "None." : "No figure was drawn.");
  } else {
    clause.paragraph(fmt::format(
        "{} shows the system, its trust boundaries, the threats of clause {}.7 and the mechanisms of clause {}.10.",
        "F" + clause.next_figure().substr(1), page.options.clause, page.options.clause));
    clause.figure(page.options.figure_file, alternative_text(page.report),
                  fmt::format("{} with threats and mechanisms", title_of(page.report)));
  }
  write_journeys(page);
}

bool same_place(report::Location const& a, report::Location const& b) {
  return !a.file.empty() && a.file == b.file && a.line == b.line;
}

/// Threats whose verdict rests on a fact for which `counts` is true.
template <class Counts>
std::string resting_on(Report const& report, Counts const& counts) {
  std::vector<std::uint32_t> numbers;
  for (report::Finding const& finding : report.findings) {
    if (finding.number != 0 && std::any_of(finding.evidence.begin(), finding.evidence.end(), counts))
      numbers.push_back(finding.number);
  }
  return Wording::ranges(std::move(numbers));
}

/// What is presumed, and what rests on it; empty if nothing does.
std::string presumptions(ClausePage const& page) {
  std::string const presumed = page.evidence.presumed();
  bool const excluding = page.evidence.exclusions_presume();
  if (presumed.empty())
    return excluding ? fmt::format("Where nothing is stated, exclusions rest on what is presumed, as marked in {}.",
                                   further_facts_table(page))
                     : "";
  return fmt::format("Where nothing is stated, verdicts rest on what is presumed: {} of {}{}.", presumed,
                     facts_table(page),
                     excluding ? "; exclusions also on what is marked so in " + further_facts_table(page) : "");
}

std::string verdict_in_words(report::ClaimResult const& found) {
  std::string result = found.verdict == "not-guaranteed" ? "not guaranteed" : found.verdict;
  if (found.verdict == "holds") result += found.vacuous ? ", vacuously" : " (" + found.of + ")";
  if (found.as_far_as_drawn) result += ", as far as drawn";
  return markdown_text(result);
}

/// The reasons are those of what is left with the plan, where that is not all.
void write_claims(ClausePage const& page, std::vector<report::Claim> const& claims, char letter, char const* title,
                  char const* introduction) {
  if (claims.empty()) return;
  page.clause.paragraph(fmt::format("{} {}.", introduction, page.clause.next_table()));
  MarkdownTable table{title, {"No", "Id", "Claim", "As drawn", "With the plan", "Because, or what would break it"}, {}};
  for (report::Claim const& each : claims) {
    report::ClaimResult const& planned = each.planned.empty() ? each.presumed : each.planned.front();
    std::vector<std::string> parts;
    for (report::SubjectRef const& one : planned.breaks) parts.push_back(one.title);
    for (report::Fact const& fact : planned.because) parts.push_back(fact.text);
    std::vector<std::string> world;
    for (report::Fact const& fact : planned.world) world.push_back(fact.text);
    if (!world.empty()) parts.push_back(fmt::format("if {}", fmt::join(world, " and ")));
    std::string claim = markdown_code(each.that);
    if (!each.title.empty() && each.title != report::spaced(each.id)) claim = markdown_text(each.title) + ": " + claim;
    table.rows.push_back({fmt::format("{}{}", letter, table.rows.size() + 1), markdown_code(each.id), claim,
                          verdict_in_words(each.presumed), verdict_in_words(planned), Wording::list(parts, "; ")});
  }
  page.clause.table(without_empty_columns(std::move(table)));
}

void write_assumptions(ClausePage const& page) {
  Report const& report = page.report;
  std::string const presumed = presumptions(page);
  page.clause.subclause("Assumptions");
  if (report.assumptions.empty())
    page.clause.paragraph(presumed.empty() && report.claims.empty() && report.objectives.empty()
                              ? "None."
                              : "The use case states no assumptions.");
  if (!report.assumptions.empty()) {
    page.clause.paragraph(fmt::format("The analysis relies on the assumptions of {}.", page.clause.next_table()));
    MarkdownTable table{"Assumptions", {"Id", "Assumption", "Because", "Bears on threats"}, {}};
    for (report::Assumption const& each : report.assumptions)
      table.rows.push_back({markdown_text(each.id), markdown_code(each.that), markdown_text(each.because),
                            or_none(resting_on(report, [&](report::Fact const& fact) {
                              return fact.basis == "assumed" && same_place(fact.place, each.place);
                            }))});
    page.clause.table(without_empty_columns(std::move(table)));
  }
  if (!presumed.empty()) page.clause.paragraph(presumed);
  write_claims(page, page.report.claims, 'C', "Claims", "What the claims made of the system come to is given in");
  write_claims(page, page.report.objectives, 'O', "Objectives",
               "What the objectives of every use case come to here is given in");
}

}  // namespace

void write_system(ClausePage const& page) {
  write_description(page);
  page.clause.subclause("Actors and entities");
  if (page.report.entities.empty() && page.report.stakeholders.empty()) page.clause.paragraph("None.");
  write_stakeholders(page);
  if (!page.report.entities.empty()) write_entities(page);
  write_zones(page);
  write_data(page);
  write_flows(page);
  write_figure(page);
  write_assumptions(page);
}

}  // namespace glacis::output

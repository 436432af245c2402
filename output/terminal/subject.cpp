#include "output/terminal/subject.h"

#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Report;
using report::SubjectRef;

std::string titles(Report const& report, std::vector<std::uint32_t> const& entities) {
  std::vector<std::string> parts;
  for (std::uint32_t const index : entities) parts.push_back(report.entities[index].title);
  return join(parts, ", ");
}

std::string flow_heading(Report const& report, report::Flow const& flow) {
  std::string text = flow.id + ", flow " + std::to_string(flow.number) + ": " + report.entities[flow.from].title +
                     " -> " + titles(report, flow.to);
  if (flow.network != "not known" && !flow.network.empty()) text += " over " + flow.network;
  if (flow.multicast) text += ", multicast";
  if (flow.optional) text += ", optional";
  return text;
}

std::string entity_heading(Report const& report, report::Entity const& entity, std::string const& title) {
  std::vector<std::string> notes{entity.kind == "not known" ? "kind not known" : entity.kind};
  if (entity.zone) notes.push_back(report.zones[*entity.zone].title);
  if (entity.many) notes.emplace_back("many");
  if (entity.relay) notes.emplace_back("relay");
  if (entity.optional) notes.emplace_back("optional");
  return title + " (" + join(notes, ", ") + ")";
}

std::string journey_heading(Report const& report, report::Journey const& journey) {
  std::string text = "journey of " + journey.data_title + ": " + report.entities[journey.origin].title + " -> " +
                     report.entities[journey.consumer].title;
  if (!journey.relays.empty()) text += ", over " + titles(report, journey.relays);
  return text;
}

}  // namespace

std::string subject_heading(Report const& report, SubjectRef const& subject) {
  if (subject.sort == "flow") {
    std::string const datum = subject.with.empty() ? "" : "; " + subject.with;
    return plain(flow_heading(report, report.flows[subject.index]) + datum);
  }
  if (subject.sort == "entity") {
    auto const& entity = report.entities[subject.index];
    return plain(entity_heading(report, entity, subject.with.empty() ? entity.title : subject.title));
  }
  if (subject.sort == "journey") return plain(journey_heading(report, report.journeys[subject.index]));
  if (subject.sort == "zone")
    return plain("zone " + report.zones[subject.index].title + " (" + report.zones[subject.index].kind + ")");
  if (subject.sort == "data")
    return plain("data " + report.data[subject.index].title + " (" + report.data[subject.index].kind + ")");
  return plain(subject.title);
}

std::string subject_short(Report const& report, SubjectRef const& subject) {
  if (subject.sort == "flow") return "flow " + std::to_string(report.flows[subject.index].number);
  if (subject.sort == "journey") {
    auto const& journey = report.journeys[subject.index];
    return plain(report.entities[journey.origin].title + " .. " + report.entities[journey.consumer].title + " (" +
                 journey.data_title + ")");
  }
  return plain(subject.title);
}

}  // namespace glacis::output

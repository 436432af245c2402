#include "output/data/guide.h"

#include "output/data/place.h"
#include "output/data/writer.h"

namespace glacis::output {
namespace {

using report::FitGroup;
using report::Guide;
using report::GuidePage;
using GuideJson = JsonWriter;

void fill_told(GuideJson& json, report::Fact const& fact) {
  json.member("fact", fact.text);
  json.member("basis", fact.basis);
  add_place(json, fact.place);
}

void fill_place(GuideJson& json, FitGroup::Place const& place) {
  json.member("use-case", place.use_case);
  json.member("id", place.subject.id);
  if (!place.said.empty())
    json.list("said", place.said, [](GuideJson& to, report::Location const& at) { add_place(to, at); });
}

void fill_group(GuideJson& json, FitGroup const& group) {
  json.member("fit", group.fit);
  json.member("from-facts", group.from_facts);
  json.list("reasons", group.reasons, [](GuideJson& to, report::FitReason const& reason) {
    to.member("needs", reason.needs);
    to.list("facts", reason.facts, fill_told);
    to.member("proof", reason.proof);
  });
  json.list("rests-on", group.rests_on, fill_told);
  json.list("choices", group.choices, fill_told);
  json.list("places", group.places, fill_place);
}

void fill_catalogue(GuideJson& json, GuidePage const& page) {
  json.member("id", page.id);
  json.member("title", page.title);
  json.member("on", page.on);
  json.member("source", page.source);
  json.member("guidance", page.guidance);
  json.member("generic", page.generic);
  page.profile_of.empty() ? json.member("profile-of", nullptr) : json.member("profile-of", page.profile_of);
  json.member("profiles", page.profiles);
  json.list("provides", page.provides, [](GuideJson& to, GuidePage::Feature const& feature) {
    to.member("feature", feature.feature);
    to.member("scope", feature.scope);
    to.member("implied", feature.implied);
  });
  json.list("when", page.when, [](GuideJson& to, GuidePage::Condition const& condition) {
    to.member("condition", condition.text);
    to.member("meaning", condition.meaning);
  });
  json.member("requires", page.requires_all);
  json.member("brings", page.brings);
  json.member("conflicts", page.conflicts);
  json.list("cost", page.costs, [](GuideJson& to, GuidePage::Cost const& cost) {
    to.member("of", cost.what);
    cost.amount.empty() ? to.member("amount", nullptr) : to.member("amount", cost.amount);
  });
}

void fill_page(GuideJson& json, GuidePage const& page) {
  fill_catalogue(json, page);
  json.object("counts", [&] {
    json.member("surely", page.surely);
    json.member("perhaps", page.perhaps);
    json.member("not", page.never);
  });
  json.list("fits", page.groups, fill_group);
  json.list("limits", page.limits, [](GuideJson& to, GuidePage::Limit const& limit) {
    to.member("needs", limit.needs);
    to.member("places", limit.places);
  });
  json.member("stated-in", page.stated_in);
  json.list("uses", page.uses, [](GuideJson& to, GuidePage::Use const& use) {
    to.member("use-case", use.use_case);
    to.member("recommended", use.recommended);
    to.member("strict", use.strict);
    to.member("places", use.places);
    to.member("closes", use.closes);
    to.member("meets", use.meets);
    to.member("supports", use.supports);
  });
  json.list("companions", page.companions, [](GuideJson& to, GuidePage::Companion const& companion) {
    to.member("mechanism", companion.mechanism);
    to.member("relation", companion.relation);
    to.member("use-cases", companion.use_cases);
  });
  json.list("superfluous-beside", page.better, [](GuideJson& to, GuidePage::Better const& better) {
    to.member("mechanism", better.mechanism);
    to.member("equal", better.equal);
    to.member("base", better.base);
    to.member("costs-unknown", better.costs_unknown);
  });
  json.member("verticals", page.verticals);
}

void fill_trace(GuideJson& json, report::TraceRow const& row) {
  json.member("use-case", row.use_case);
  json.member("requirement", row.requirement);
  json.member("strength", row.strength);
  json.member("feature", row.feature);
  json.member("scope", row.scope);
  json.object("at", [&] {
    json.member("sort", row.subject.sort);
    json.member("id", row.subject.id);
  });
  json.member("mechanisms", row.mechanisms);
  json.member("state", row.state);
  if (!row.reason.empty()) json.member("reason", row.reason);
}

}  // namespace

std::string to_json(Guide const& guide, bool trace) {
  return written([&](GuideJson& json) {
    json.member("schema", "glacis-guide/1");
    json.list("use-cases", guide.use_cases, [](GuideJson& to, Guide::UseCase const& use_case) {
      to.member("id", use_case.id);
      to.member("title", use_case.title);
      to.member("vertical", use_case.vertical);
    });
    json.list("mechanisms", guide.pages, fill_page);
    if (trace) json.list("trace", guide.trace, fill_trace);
  });
}

}  // namespace glacis::output

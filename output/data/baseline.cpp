#include "output/data/baseline.h"

#include "output/data/gap.h"
#include "output/data/writer.h"

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

void fill_lost(JsonWriter& json, Lost const& lost) {
  json.member("use-case", lost.use_case);
  json.member("findings", lost.findings);
}

void fill_member(JsonWriter& json, BaselineMember const& member) {
  json.member("number", member.number);
  json.member("mechanism", member.name);
  json.member("title", member.title);
  json.member("source", member.source);
  json.member("stand-in", member.stand_in);
  json.member("stated", member.stated);
  json.member("profiles", member.profiles);
  json.member("provides", member.provides);
  json.member("used-by", member.used_by);
  json.list("needed-by", member.lost, fill_lost);
}

void fill_cut(JsonWriter& json, BaselineCut const& cut) {
  json.member("one-of", cut.one_of);
  json.member("use-case", cut.use_case);
  json.member("finding", cut.finding);
  json.member("place", cut.place);
  json.member("use-cases", cut.use_cases);
  json.member("findings", cut.findings);
}

void fill_stage(JsonWriter& json, BaselineStage const& stage) {
  json.member("adds", stage.added);
  json.member("now-served", stage.now_served);
  json.member("served", stage.served);
  json.member("closed", stage.closed);
  if (stage.most)
    json.member("most", *stage.most);
  else
    json.member("most", nullptr);
}

void fill_vertical(JsonWriter& json, BaselineVertical const& vertical) {
  json.member("vertical", vertical.name);
  json.member("use-cases", vertical.use_cases);
  json.member("proved", vertical.proved);
  json.member("adds", vertical.adds);
  json.object("without", [&] {
    json.member("gone", vertical.gone);
    json.member("instead", vertical.instead);
  });
}

void fill_left(JsonWriter& json, Leftover const& leftover) {
  json.member("finding", leftover.finding);
  json.member("resolve", leftover.resolve);
  json.member("would-fit", leftover.would_fit);
  std::vector<std::string> facts;
  for (Fact const& fact : leftover.waits_for) facts.push_back(fact.text);
  json.member("waits-for", facts);
  json.member("no-mechanism", leftover.no_mechanism);
}

void fill_use_case(JsonWriter& json, Baseline const& baseline, BaselineUseCase const& use_case) {
  json.member("id", use_case.id);
  json.member("title", use_case.title);
  json.member("vertical", use_case.vertical);
  json.member("commitment", use_case.commitment);
  json.member("horizon", use_case.horizon);
  if (use_case.set_aside.empty())
    json.member("set-aside", nullptr);
  else
    json.member("set-aside", use_case.set_aside);
  json.member("asked", use_case.goals);
  json.member("closed", use_case.closable);
  json.member("undecided", use_case.undecided);
  json.member("uses", use_case.uses);
  json.member("uses-proved", use_case.uses_proved);
  json.list("services", [&] {
    for (std::size_t i = 0; i < use_case.services.size(); ++i) {
      json.element(use_case.services[i], [&](JsonWriter& to, BaselineUseCase::Service const& service) {
        to.member("service", baseline.services[i]);
        to.member("asked", service.asked);
        to.member("given-by", service.given_by);
      });
    }
  });
  json.list("leaves", use_case.leaves, fill_left);
}

void fill_stated(JsonWriter& json, StatedResult const& stated) {
  json.member("name", stated.name);
  json.member("title", stated.title);
  json.member("source", stated.source);
  json.member("mechanisms", stated.mechanisms);
  json.member("features", stated.features);
  json.member("served", stated.served);
  json.list("uncovered", stated.uncovered, fill_lost);
  json.member("proved", stated.proved);
  json.member("extension", stated.extension);
  json.member("unused", stated.unused);
  json.member("redundant", stated.redundant);
}

}  // namespace

std::string to_json(Baseline const& baseline) {
  return written([&](JsonWriter& json) {
    json.member("schema", "glacis-baseline/1");
    json.member("view", baseline.view);
    json.member("status", baseline.proved ? "optimal" : "best-found");
    if (baseline.gap) json.object("gap", *baseline.gap, fill_gap);
    json.member("served", baseline.counting());
    json.member("closed", baseline.closable);
    json.list("mechanisms", baseline.members, fill_member);
    json.list("cuts", baseline.cuts, fill_cut);
    json.list("stages", baseline.stages, fill_stage);
    json.list("verticals", baseline.verticals, fill_vertical);
    json.list("use-cases", baseline.use_cases,
              [&](JsonWriter& to, BaselineUseCase const& use_case) { fill_use_case(to, baseline, use_case); });
    json.list("stated", baseline.stated, fill_stated);
  });
}

}  // namespace glacis::output

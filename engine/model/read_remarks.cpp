#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/model/case_draft.h"
#include "engine/model/lists.h"
#include "engine/model/pack_draft.h"
#include "engine/text/suggest.h"

namespace glacis::model {

namespace {

using text::Code;

template <class Tag>
Id<Tag> read_name(CaseDraft& draft, Table& table, std::string_view key, Sort sort) {
  auto const* const name = table.needed_phrase(key);
  return name == nullptr ? Id<Tag>{} : find_element<Tag>(draft, sort, *name).value_or(Id<Tag>{});
}

/// Where a table of a list stands: its first key says more than its brackets.
Span place_of(Item table) {
  auto const entries = table.document->entries(table.node);
  return entries.empty() ? table.span() : entries.front().key_span;
}

/// Empty if it names what there is not.
std::optional<JourneyStatement> read_journey(CaseDraft& draft, Item item) {
  Table table{item, "[[journey]]", place_of(item)};
  JourneyStatement journey;
  journey.data = read_name<DataTag>(draft, table, "data", Sort::data);
  journey.from = read_name<EntityTag>(draft, table, "from", Sort::entity);
  journey.to = read_name<EntityTag>(draft, table, "to", Sort::entity);
  journey.mechanisms = read_mechanisms_on(draft, table, Sort::journey);
  journey.place = table.holds("data") ? table.take("data")->span() : table.place();
  table.finish();
  if (!journey.data.known() || !journey.from.known() || !journey.to.known()) return std::nullopt;
  return journey;
}

/// Empty if it assumes nothing.
std::optional<Assumption> read_assumption(Item item) {
  Table table{item, "[[assume]]", place_of(item)};
  Assumption assumption;
  auto const* const that = table.needed_phrase("that");
  assumption.because = table.string("because");
  table.finish();
  if (that == nullptr) return std::nullopt;
  assumption.that = *that;
  assumption.place = that->span;
  return assumption;
}

std::string needed_string(Table& table, std::string_view key) {
  auto const* const phrase = table.needed_phrase(key);
  return phrase == nullptr ? std::string{} : phrase->text;
}

/// `threat@subject`: the threat is known, or `*`. That the subject has gone makes an acceptance idle, not wrong.
void check_finding(CaseDraft& draft, Phrase const& finding) {
  std::size_t const at = finding.text.find('@');
  if (at == std::string::npos) {
    draft.diagnostics.error(Code::G022, inner(finding), fmt::format("`{}` is not the id of a finding", finding.text),
                            "expected `threat@subject`", "`flooding@*` and `*@report` take in several");
    return;
  }
  std::string const threat = finding.text.substr(0, at);
  if (threat.find('*') != std::string::npos) return;
  std::vector<std::string> known;
  for (RuleDeclaration const& rule : draft.vocabulary.rules) {
    if (rule.form == RuleForm::threat) known.push_back(rule.name);
  }
  if (std::find(known.begin(), known.end(), threat) != known.end()) return;
  auto const near = text::closest(threat, known);
  draft.diagnostics.error(Code::G029, finding.at(0, at), fmt::format("there is no threat `{}`", threat),
                          "expected a threat", near ? fmt::format("did you mean `{}`?", *near) : "");
}

/// With the ids that an included file's names mean.
Phrase finding_meant(CaseDraft const& draft, Phrase const& finding) {
  std::size_t const at = finding.text.find('@');
  if (at == std::string::npos) return finding;
  std::string const subject =
      draft.use_case.prefixes.meant_parts(finding.span.source, std::string_view(finding.text).substr(at + 1));
  if (subject == finding.text.substr(at + 1)) return finding;
  return {finding.text.substr(0, at + 1) + subject, finding.span, finding.map};
}

Acceptance read_acceptance(CaseDraft& draft, Disposition form, Item item) {
  Table table{item, fmt::format("[[{}]]", name_of(form)), place_of(item)};
  Acceptance acceptance;
  acceptance.form = form;
  if (auto const* const finding = table.needed_phrase("finding")) {
    acceptance.finding = finding_meant(draft, *finding);
    acceptance.written = *finding;
    check_finding(draft, *finding);
  }
  acceptance.because = needed_string(table, "because");
  acceptance.by = needed_string(table, "by");
  if (auto const until = table.take("until")) acceptance.until = until->as_date().value_or("");
  acceptance.place = acceptance.finding.empty() ? table.place() : acceptance.finding.span;
  table.finish();
  return acceptance;
}

/// Empty if it claims nothing.
std::optional<Claim> read_claim(Declared const& declared) {
  Table table = declared.table("claim");
  Claim claim;
  claim.id = declared.name;
  claim.place = declared.place;
  auto const* const that = table.needed_phrase("that");
  claim.title = title_of(table, declared.name);
  table.finish();
  if (that == nullptr) return std::nullopt;
  claim.that = *that;
  return claim;
}

template <class T>
void keep(std::optional<T> read, std::vector<T>& into) {
  if (read) into.push_back(std::move(*read));
}

}  // namespace

char const* name_of(Disposition form) {
  switch (form) {
    case Disposition::accept: return "accept";
    case Disposition::transfer: return "transfer";
    case Disposition::false_alarm: return "false-alarm";
  }
  return "";
}

void read_remarks(CaseDraft& draft) {
  auto& use_case = draft.use_case;
  for (auto const& item : draft.journeys) keep(read_journey(draft, item), use_case.journeys);
  for (auto const& item : draft.assumptions) keep(read_assumption(item), use_case.assumptions);
  for (auto const& [form, items] : {std::pair{Disposition::accept, &draft.acceptances},
                                    {Disposition::transfer, &draft.transfers},
                                    {Disposition::false_alarm, &draft.false_alarms}}) {
    for (auto const& item : *items) use_case.acceptances.push_back(read_acceptance(draft, form, item));
  }
  for (auto const& declared : draft.claims.all()) keep(read_claim(declared), use_case.claims);
  // Lists have no names: by what they say, so that the order of tables leaves no trace.
  std::stable_sort(use_case.journeys.begin(), use_case.journeys.end(), [](auto const& a, auto const& b) {
    return std::tie(a.data, a.from, a.to) < std::tie(b.data, b.from, b.to);
  });
  std::stable_sort(use_case.assumptions.begin(), use_case.assumptions.end(), [](auto const& a, auto const& b) {
    return std::tie(a.that.text, a.because) < std::tie(b.that.text, b.because);
  });
  std::stable_sort(use_case.acceptances.begin(), use_case.acceptances.end(), [](auto const& a, auto const& b) {
    return std::tie(a.form, a.finding.text, a.until, a.by, a.because) <
           std::tie(b.form, b.finding.text, b.until, b.by, b.because);
  });
}

}  // namespace glacis::model

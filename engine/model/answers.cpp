#include "engine/model/answers.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/model/case_draft.h"

namespace glacis::model {

using text::Code;
using text::NodeForm;

std::optional<Answers> Answers::read(text::Sources const& sources, text::SourceId source,
                                     text::Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  auto document = text::parse_document(sources, source, diagnostics);
  if (!document) return std::nullopt;
  Answers answers(std::move(*document));
  text::Document const& read = answers.document_;
  auto const add = [&](std::string const& use_case, text::Entry const& entry) {
    if (read.form(entry.value) == NodeForm::table)
      answers.facts_.push_back({use_case, entry, false, false});
    else
      diagnostics.error(Code::G059, entry.key_span, fmt::format("`{}` says no fact of an element", entry.key),
                        "expected `element.fact = value`", "for instance `meter.secure-element = 2`");
  };
  for (text::Entry const& entry : read.entries(read.root())) {
    bool const whole_case = entry.key.find('.') != std::string::npos && read.form(entry.value) == NodeForm::table;
    if (!whole_case) add("", entry);
    if (whole_case) {
      for (text::Entry const& inner : read.entries(entry.value)) add(entry.key, inner);
    }
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return answers;
}

void Answers::put_over(CaseDraft& draft, std::string const& use_case) {
  auto const find = [&](std::string const& id) -> Declared const* {
    if (id == "use-case") return draft.head ? &*draft.head : nullptr;
    for (Family const* family :
         {&draft.entities, &draft.flows, &draft.data, &draft.zones, &draft.stakeholders, &draft.networks}) {
      for (Declared const& declared : family->all()) {
        ids_.insert(declared.name);
        if (declared.name == id) return &declared;
      }
    }
    return nullptr;
  };
  for (Fact& fact : facts_) {
    if (!fact.use_case.empty() && fact.use_case != use_case) continue;
    fact.meant = true;
    Declared const* const declared = find(fact.element.key);
    if (declared == nullptr) continue;
    fact.used = true;
    for (text::Document& document : draft.documents) {
      if (&document == declared->item.document) document.put_over(declared->item.node, document_, fact.element.value);
    }
  }
}

void Answers::report_unused(text::Severity severity, text::Diagnostics& diagnostics) const {
  std::vector<std::string> const names(ids_.begin(), ids_.end());
  for (Fact const& fact : facts_) {
    if (fact.used || (!fact.meant && severity != text::Severity::error)) continue;
    text::Diagnostic diagnostic;
    diagnostic.code = Code::G059;
    diagnostic.severity = severity;
    diagnostic.span = fact.element.key_span;
    diagnostic.message = fact.meant ? fmt::format("no element is called `{}`", fact.element.key)
                                    : fmt::format("no use case called `{}` was read", fact.use_case);
    diagnostic.label = fact.meant ? "expected the id of an element" : "";
    if (fact.meant) diagnostic.help = suggest(fact.element.key, names, diagnostics);
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace glacis::model

#include "engine/model/value_form.h"

namespace glacis::model {

namespace {

using text::NodeForm;

ValueForm list_form(Item item, text::Span place) { return {item.elements(), true, {}, {}, place, item}; }

ValueForms read_forms(Item item, bool within_usually) {
  if (item.is(NodeForm::array)) return {list_form(item, item.span()), {}};
  if (!item.is(NodeForm::table)) return {ValueForm{{item}, false, {}, {}, item.span(), item}, {}};
  Table table{item, "a value", item.span()};
  auto const one_of = table.take("one-of");
  auto const at_least = table.take("at-least");
  auto const at_most = table.take("at-most");
  auto const usually = within_usually ? std::nullopt : table.take("usually");
  table.finish();
  ValueForms result;
  if (one_of && (at_least || at_most)) {
    table.diagnostics().error(text::Code::G055, one_of->span(), "found `one-of` beside a range",
                              "expected a list of values or a range");
    return result;
  }
  if (one_of && one_of->expect(NodeForm::array)) result.stated = list_form(*one_of, item.span());
  if (at_least || at_most) result.stated = ValueForm{{}, false, at_least, at_most, item.span(), item};
  if (usually) {
    result.usually = read_forms(*usually, true).stated;
    if (result.usually) result.usually->place = usually->span();
  }
  if (table.item().document->entries(item.node).empty()) {
    table.diagnostics().error(text::Code::G023, item.span(), "found a value that says nothing",
                              "expected `one-of`, `at-least`, `at-most` or `usually`");
  }
  return result;
}

}  // namespace

ValueForms read_value_forms(Item item) { return read_forms(item, false); }

}  // namespace glacis::model

#include <algorithm>

#include "engine/verdict/columns.h"

namespace glacis::verdict {

using model::Basis;
using model::Element;
using model::Sort;

namespace {

/// "lte-cat1 or nb-iot"
template <class Names>
std::string join(Names const& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

bool is_within(std::uint64_t const* words, Mask const& mask) {
  for (std::size_t i = 0; i < mask.size(); ++i)
    if ((words[i] & ~mask[i]) != 0) return false;
  return true;
}

}  // namespace

std::vector<Saying> Columns::facts_of(Cell cell) const {
  cell = canonical(cell);
  std::vector<Saying> result;
  auto const& use_case = *case_->use_case;
  auto const& vocabulary = *case_->vocabulary;
  auto const reference = [&](auto const& possible, auto const& name, std::uint32_t values) {
    if (!possible.stated) return;
    Saying saying;
    saying.mask.resize(Domains::words(values));
    std::vector<std::string> names;
    for (auto member : possible.members) {
      put(saying.mask, member.index);
      names.push_back(name(member));
    }
    saying.basis = names.size() == 1 ? Basis::stated : Basis::narrowed;
    saying.place = possible.place;
    saying.text = join(names);
    result.push_back(std::move(saying));
  };
  std::uint32_t const values = get(View::facts, cell.column).values;
  if (cell.row >= get(View::facts, cell.column).rows) return result;
  if (cell.column == zone_column) {
    reference(
        use_case.entities[cell.row].zone, [&](model::ZoneId z) { return use_case[z].id; }, values);
  } else if (cell.column == operator_column) {
    reference(
        use_case.entities[cell.row].operated_by, [&](model::StakeholderId s) { return use_case[s].id; }, values);
  } else if (cell.column == over_column) {
    reference(
        use_case.flows[cell.row].over, [&](model::NetworkId n) { return use_case[n].id; }, values);
  } else if (cell.column < first_attribute_column) {
    Sort const sort = static_cast<Sort>(cell.column);
    auto const kind_name = [&](model::KindId k) { return vocabulary[k].name; };
    auto const add = [&](model::Possible<model::KindId> const& kind) {
      if (!kind.stated) return;
      Saying saying;
      saying.mask = concrete_among(kind.members);
      std::vector<std::string> names;
      for (model::KindId const k : kind.members) names.push_back(kind_name(k));
      saying.basis = kind.known() ? Basis::stated : Basis::narrowed;
      saying.place = kind.place;
      saying.text = join(names);
      result.push_back(std::move(saying));
    };
    switch (sort) {
      case Sort::entity: add(use_case.entities[cell.row].kind); break;
      case Sort::zone: add(use_case.zones[cell.row].kind); break;
      case Sort::data: add(use_case.data[cell.row].kind); break;
      case Sort::network: add(use_case.networks[cell.row].kind); break;
      case Sort::stakeholder: add(use_case.stakeholders[cell.row].kind); break;
      case Sort::flow:
      case Sort::journey:
      case Sort::model: break;
    }
  } else {
    model::AttributeId const attribute{cell.column - first_attribute_column};
    model::Attribute const& declared = vocabulary[attribute];
    Element const element{declared.sort, cell.row};
    for (model::Statement const& statement : common_of(use_case, element).statements) {
      if (statement.attribute != attribute) continue;
      result.push_back(
          {domains_->mask(declared.type, values, statement.value), statement.basis, statement.place, statement.text});
    }
    if (declared.sort == Sort::flow) return result;
    for (model::KindId k = sure_kind(element, View::facts); k.known(); k = vocabulary[k].parent) {
      for (model::Statement const& statement : vocabulary[k].always) {
        if (statement.attribute != attribute) continue;
        result.push_back({domains_->mask(declared.type, values, statement.value), Basis::always, statement.place,
                          statement.text, std::nullopt, k});
      }
    }
  }
  return result;
}

std::vector<Saying> Columns::learned_of(View view, Cell cell) const {
  cell = canonical(cell);
  auto const& learned = learned_[static_cast<int>(view)];
  auto const found = learned.find(cell.key());
  return found == learned.end() ? std::vector<Saying>{} : found->second;
}

std::vector<Saying> Columns::presumption_of(Cell cell) const {
  cell = canonical(cell);
  std::vector<Saying> result;
  Column const& facts = get(View::facts, cell.column);
  Column const& presumed = get(View::presumed, cell.column);
  if (cell.row >= facts.rows || dropped_.contains(cell.key()) ||
      std::equal(facts.at(cell.row), facts.at(cell.row) + facts.width, presumed.at(cell.row))) {
    return result;
  }
  auto const add = [&](Mask const& mask, text::Span place, std::string text) {
    if (is_within(presumed.at(cell.row), mask) && !is_within(facts.at(cell.row), mask))
      result.push_back({mask, Basis::presumed, place, std::move(text)});
  };
  auto const& use_case = *case_->use_case;
  auto const& vocabulary = *case_->vocabulary;
  auto const reference = [&](auto const& possible, Mask const& mask, auto const& name) {
    if (possible.usually.empty()) return;
    std::vector<std::string> names;
    for (auto member : possible.usually) names.push_back(name(member));
    add(mask, possible.usually_place, join(names));
  };
  auto const referred = [&](auto const& possible, auto const& name) {
    Mask mask(presumed.width);
    for (auto member : possible.usually) put(mask, member.index);
    reference(possible, mask, name);
  };
  if (cell.column == zone_column) {
    referred(use_case.entities[cell.row].zone, [&](model::ZoneId z) { return use_case[z].id; });
  } else if (cell.column == operator_column) {
    referred(use_case.entities[cell.row].operated_by, [&](model::StakeholderId s) { return use_case[s].id; });
  } else if (cell.column == over_column) {
    referred(use_case.flows[cell.row].over, [&](model::NetworkId n) { return use_case[n].id; });
  } else if (cell.column < first_attribute_column) {
    auto const add_kind = [&](model::Possible<model::KindId> const& kind) {
      reference(kind, concrete_among(kind.usually), [&](model::KindId k) { return vocabulary[k].name; });
    };
    switch (static_cast<Sort>(cell.column)) {
      case Sort::entity: add_kind(use_case.entities[cell.row].kind); break;
      case Sort::zone: add_kind(use_case.zones[cell.row].kind); break;
      case Sort::data: add_kind(use_case.data[cell.row].kind); break;
      case Sort::network: add_kind(use_case.networks[cell.row].kind); break;
      case Sort::stakeholder: add_kind(use_case.stakeholders[cell.row].kind); break;
      case Sort::flow:
      case Sort::journey:
      case Sort::model: break;
    }
  } else {
    model::AttributeId const attribute{cell.column - first_attribute_column};
    model::Attribute const& declared = vocabulary[attribute];
    Element const element{declared.sort, cell.row};
    bool said = false;
    auto const add_those_of = [&](std::vector<model::Statement> const& statements) {
      for (model::Statement const& statement : statements) {
        if (statement.attribute != attribute) continue;
        add(domains_->mask(declared.type, presumed.values, statement.value), statement.place, statement.text);
        said = true;
      }
    };
    add_those_of(common_of(use_case, element).presumptions);
    if (declared.sort == Sort::flow) return result;
    model::KindId k = presumed_kinds_[kind_column(declared.sort)][cell.row];
    for (; k.known() && !said; k = vocabulary[k].parent) add_those_of(vocabulary[k].usually);
  }
  return result;
}

}  // namespace glacis::verdict

#include "engine/mechanism/applicability.h"

#include <algorithm>

namespace glacis::mechanism {

using model::MechanismId;
using verdict::View;

namespace {

using Alternatives = std::vector<rule::Need>;

/// Whatever meets `one` meets `other` too.
bool asks_no_more(Alternatives const& other, Alternatives const& one) {
  return std::all_of(one.begin(), one.end(), [&](rule::Need const& need) {
    return std::find(other.begin(), other.end(), need) != other.end();
  });
}

bool requires_no_more(rule::Needs const& other, rule::Needs const& one) {
  return std::all_of(other.begin(), other.end(), [&](Alternatives const& each) {
    return std::any_of(one.begin(), one.end(), [&](Alternatives const& had) { return asks_no_more(each, had); });
  });
}

bool brings_no_more(std::vector<model::Brought> const& other, std::vector<model::Brought> const& one) {
  return std::all_of(other.begin(), other.end(), [&](model::Brought const& each) {
    return std::any_of(one.begin(), one.end(), [&](model::Brought const& had) {
      return had.kind == each.kind && had.flows_to == each.flows_to;
    });
  });
}

bool conflicts_no_more(std::vector<MechanismId> const& other, std::vector<MechanismId> const& one) {
  return std::all_of(other.begin(), other.end(),
                     [&](MechanismId each) { return std::find(one.begin(), one.end(), each) != one.end(); });
}

}  // namespace

std::vector<FitAt> places_of(verdict::Case const& the_case, verdict::Judge& judge, MechanismId mechanism) {
  model::Sort const on = the_case.rulebook->catalogue[mechanism].on;
  auto const rows = static_cast<std::uint32_t>(judge.fits(View::presumed, mechanism).rows);
  std::vector<FitAt> places;
  for (std::uint32_t row = 0; row < rows; ++row) {
    verdict::Spot const spot{on, row};
    places.push_back({spot, judge.fits(View::facts, mechanism)[row], judge.fit(View::presumed, mechanism, spot),
                      judge.fit_reasons(View::presumed, mechanism, spot)});
  }
  return places;
}

bool could_replace(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue, MechanismId one,
                   MechanismId other) {
  rule::Mechanism const& a = catalogue[one];
  rule::Mechanism const& b = catalogue[other];
  if (one == other || a.on != b.on || (b.generic && !a.generic)) return false;
  return std::includes(b.provides.begin(), b.provides.end(), a.provides.begin(), a.provides.end()) &&
         requires_no_more(b.requires_all, a.requires_all) &&
         brings_no_more(vocabulary[other].brings, vocabulary[one].brings) &&
         conflicts_no_more(vocabulary[other].conflicts, vocabulary[one].conflicts);
}

std::vector<Replaceable> replacements_of(verdict::Case const& the_case, verdict::Judge& judge, MechanismId mechanism) {
  rule::Catalogue const& catalogue = the_case.rulebook->catalogue;
  std::vector<Replaceable> result;
  for (std::uint32_t i = 0; i < catalogue.mechanisms.size(); ++i) {
    MechanismId const by{i};
    if (!could_replace(*the_case.vocabulary, catalogue, mechanism, by)) continue;
    Replaceable found{mechanism, by, true};
    auto const rows = static_cast<std::uint32_t>(judge.fits(View::presumed, mechanism).rows);
    for (std::uint32_t row = 0; row < rows && found.everywhere; ++row)
      found.everywhere = judge.fits_wherever(View::presumed, mechanism, by, {catalogue[mechanism].on, row});
    result.push_back(found);
  }
  return result;
}

}  // namespace glacis::mechanism

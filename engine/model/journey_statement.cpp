#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "engine/model/journey.h"

namespace glacis::model {

namespace {

using text::Code;

class Matcher {
 public:
  Matcher(UseCase const& use_case, std::vector<EntityId> const& passes_from, std::vector<Journey>& journeys,
          text::Diagnostics& diagnostics)
      : use_case_(use_case),
        passes_from_(passes_from),
        journeys_(journeys),
        diagnostics_(diagnostics),
        stated_(journeys.size()) {}

  void match(JourneyStatement const& statement) {
    auto const [begin, end] = range_of(statement.data);
    std::vector<std::size_t> fitting;
    for (auto i = begin; i < end; ++i) {
      auto const& journey = journeys_[i];
      if (journey.stands != Stands::for_pair) continue;
      if (journey.origin == statement.from && journey.consumer == statement.to) return state(i, statement);
      if (is_on(journey.origin, statement.from) && is_on(journey.consumer, statement.to)) fitting.push_back(i);
    }
    if (fitting.size() == 1) return state(fitting.front(), statement);
    report(statement, fitting, begin, end);
  }

 private:
  std::pair<std::size_t, std::size_t> range_of(DataId data) const {
    auto const range = std::equal_range(journeys_.begin(), journeys_.end(), data, ByData{});
    return {static_cast<std::size_t>(range.first - journeys_.begin()),
            static_cast<std::size_t>(range.second - journeys_.begin())};
  }

  struct ByData {
    bool operator()(Journey const& journey, DataId data) const { return journey.data < data; }
    bool operator()(DataId data, Journey const& journey) const { return data < journey.data; }
  };

  /// The entity itself, or software on it.
  bool is_on(EntityId entity, EntityId node) const {
    for (; entity.known(); entity = passes_from_[entity.index]) {
      if (entity == node) return true;
    }
    return false;
  }

  void state(std::size_t which, JourneyStatement const& statement) {
    if (stated_[which] != nullptr) {
      text::Diagnostic diagnostic;
      diagnostic.code = Code::G026;
      diagnostic.message = fmt::format("the journey `{}` is stated twice", id_of(use_case_, journeys_[which]));
      diagnostic.span = std::max(statement.place, stated_[which]->place);
      diagnostic.label = "stated again";
      diagnostic.notes.push_back({std::min(statement.place, stated_[which]->place), "first stated here"});
      diagnostics_.add(std::move(diagnostic));
      return;
    }
    stated_[which] = &statement;
    journeys_[which].mechanisms = statement.mechanisms;
  }

  void report(JourneyStatement const& statement, std::vector<std::size_t> const& fitting, std::size_t begin,
              std::size_t end) const {
    auto const& data = use_case_[statement.data].id;
    auto const named = fmt::format("{}:{}..{}", data, use_case_[statement.from].id, use_case_[statement.to].id);
    if (!fitting.empty()) {
      diagnostics_.error(Code::G051, statement.place, fmt::format("`{}` may be several journeys", named),
                         "expected the ends of one journey", "one of " + listed(fitting));
      return;
    }
    std::vector<std::size_t> all;
    for (auto i = begin; i < end; ++i) all.push_back(i);
    auto const help = all.empty() ? fmt::format("no flow carries `{}` anywhere", data)
                                  : fmt::format("the journeys of `{}` are {}", data, listed(all));
    diagnostics_.error(Code::G051, statement.place, fmt::format("there is no journey `{}`", named),
                       "expected a journey of this data", help);
  }

  std::string listed(std::vector<std::size_t> const& journeys) const {
    constexpr std::size_t most = 8;
    std::string result;
    for (std::size_t i = 0; i < std::min(most, journeys.size()); ++i) {
      result += fmt::format("{}`{}`", i > 0 ? ", " : "", id_of(use_case_, journeys_[journeys[i]]));
    }
    if (journeys.size() > most) result += fmt::format(", and {} more", journeys.size() - most);
    return result;
  }

  UseCase const& use_case_;
  std::vector<EntityId> const& passes_from_;
  std::vector<Journey>& journeys_;
  text::Diagnostics& diagnostics_;
  std::vector<JourneyStatement const*> stated_;
};

}  // namespace

void state_journeys(UseCase const& use_case, std::vector<EntityId> const& passes_from, std::vector<Journey>& journeys,
                    text::Diagnostics& diagnostics) {
  Matcher matcher{use_case, passes_from, journeys, diagnostics};
  for (auto const& statement : use_case.journeys) matcher.match(statement);
}

}  // namespace glacis::model

#include "engine/verdict/bearing.h"

#include <map>

#include <fmt/format.h>

#include "engine/verdict/words.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

namespace {

/// With more combinations of answers than this, nothing is said but that one may settle it.
constexpr std::size_t most_answers = 256;

/// What a network protects by itself, where it does not say so.
std::string question_about_network(Case const& the_case, std::uint32_t network) {
  auto const& networks = the_case.use_case->networks;
  if (network >= networks.size()) return "";
  bool const named = networks[network].from_vocabulary;
  bool const stated =
      named ? the_case.vocabulary->networks[network].protects.stated : networks[network].protects.stated;
  return stated ? "" : "protects of " + networks[network].id;
}

/// As evidence names what would settle a verdict; empty: no question is about it alone.
std::string question_about(Columns const& columns, Flags const& flags, std::uint64_t variable) {
  Case const& the_case = columns.the_case();
  if (!is_flag(variable)) return name_of(the_case, columns.canonical(cell_of(variable)));
  std::span<std::uint64_t const> const key = flags.key_of(variable);
  auto const data = [&](std::size_t at) { return the_case.use_case->data[key[at]].id; };
  switch (key.front()) {
    case topic::spot:
      return "mechanisms of " +
             name_of(the_case, Spot{static_cast<model::Sort>(key[1]), static_cast<std::uint32_t>(key[2])});
    case topic::network: return question_about_network(the_case, static_cast<std::uint32_t>(key[1]));
    case topic::readers: return key[2] < the_case.use_case->data.size() ? "readers of " + data(2) : "";
    case topic::label: return key[1] < the_case.use_case->data.size() ? "labels of " + data(1) : "";
    default: return "";
  }
}

struct Answers {
  std::vector<std::uint64_t> variables;
  std::vector<std::vector<Mask>> blocks;  ///< of each variable, the values that nothing asked here tells apart
  std::size_t count = 1;
};

}  // namespace

std::vector<Bearing> bearings(Inquiry& inquiry, Ref goal, Columns const& columns, Flags const& flags) {
  Residual& residual = inquiry.residual();
  std::map<std::string, Answers> questions;
  for (std::uint64_t const variable : residual.variables(goal)) {
    std::string const fact = question_about(columns, flags, variable);
    if (fact.empty()) continue;
    Answers& answers = questions[fact];
    answers.variables.push_back(variable);
    answers.blocks.push_back(residual.blocks(variable));
    answers.count = std::min(answers.count * answers.blocks.back().size(), most_answers + 1);
  }
  std::vector<Bearing> result;
  for (auto const& [fact, answers] : questions) {
    Bearing bearing;
    bearing.fact = fact;
    bearing.some = answers.count > most_answers;
    bearing.all = answers.count <= most_answers;
    bool gave_up = false;
    bool const one_cell = answers.variables.size() == 1 && !is_flag(answers.variables.front());
    for (std::size_t number = 0; answers.count <= most_answers && number < answers.count; ++number) {
      Ref answer = residual.constant(true);
      std::size_t rest = number;
      for (std::size_t i = 0; i < answers.variables.size(); ++i) {
        std::vector<Mask> const& blocks = answers.blocks[i];
        std::uint64_t const variable = answers.variables[i];
        answer =
            residual.both(answer, residual.literal(variable, residual.domain(variable), blocks[rest % blocks.size()]));
        rest /= blocks.size();
      }
      Answer const possible = inquiry.decide(answer);
      if (possible == Answer::no) continue;
      Answer const never = inquiry.decide(residual.both(answer, goal));
      Answer const always = inquiry.decide(residual.either(residual.negate(answer), goal));
      bool const settles = never == Answer::no || always == Answer::yes;
      bool const may_settle = settles || never == Answer::gave_up || always == Answer::gave_up;
      gave_up = gave_up || possible == Answer::gave_up || may_settle != settles;
      bearing.some = bearing.some || may_settle;
      bearing.all = bearing.all && settles;
      if (!one_cell) continue;
      Mask const& block = answers.blocks.front()[number];
      bearing.possible.resize(block.size());
      bearing.settling.resize(block.size());
      for (std::size_t i = 0; i < block.size(); ++i) {
        bearing.possible[i] |= block[i];
        if (settles) bearing.settling[i] |= block[i];
      }
    }
    if (gave_up) {
      bearing.possible.clear();
      bearing.settling.clear();
    }
    result.push_back(std::move(bearing));
  }
  return result;
}

}  // namespace glacis::verdict

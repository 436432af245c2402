#include "engine/verdict/encode.h"

#include <bit>

namespace glacis::verdict {

namespace {

using Form = Shape::Form;

class Encoder {
 public:
  explicit Encoder(Question const& question) : question_(question) {}
  Encoding run();

 private:
  void add_variables();
  SolverLiteral literal(Shape::Node const& node);
  /// "at least code" of a variable. REQUIRES 1 <= code < number of values kept.
  SolverLiteral at_least(std::uint32_t variable, std::uint32_t code) const {
    return static_cast<SolverLiteral>(first_[variable] + code);
  }
  SolverLiteral fresh() { return static_cast<SolverLiteral>(++encoding_.variables); }

  Question const& question_;
  Encoding encoding_;
  std::vector<std::uint32_t> first_;  ///< per variable: its first Boolean
};

void Encoder::add_variables() {
  first_.resize(question_.kept.size());
  for (std::size_t i = 0; i < first_.size(); ++i) {
    first_[i] = encoding_.variables;
    auto const values = static_cast<std::uint32_t>(std::popcount(question_.kept[i]));
    for (std::uint32_t code = 1; code < values; ++code) {
      SolverLiteral const now = fresh();
      if (code > 1) encoding_.clauses.push_back({-now, now - 1});
    }
  }
}

/// Each gap between the values of the literal is a clause: below the gap or above it.
SolverLiteral Encoder::literal(Shape::Node const& node) {
  std::vector<bool> inside;
  for (std::uint64_t rest = question_.kept[node.a]; rest != 0; rest &= rest - 1) {
    inside.push_back((node.values & rest & (~rest + 1)) != 0);
  }
  std::vector<SolverClause> gaps;
  auto const values = static_cast<std::uint32_t>(inside.size());
  for (std::uint32_t code = 0; code < values; ++code) {
    if (inside[code]) continue;
    SolverClause clause;
    if (code > 0) clause.push_back(-at_least(node.a, code));
    while (code < values && !inside[code]) ++code;
    if (code < values) clause.push_back(at_least(node.a, code));
    gaps.push_back(std::move(clause));
  }
  if (gaps.size() == 1 && gaps.front().size() == 1) return gaps.front().front();
  SolverLiteral const name = fresh();
  for (SolverClause& clause : gaps) {
    clause.push_back(-name);
    encoding_.clauses.push_back(std::move(clause));
  }
  return name;
}

Encoding Encoder::run() {
  add_variables();
  std::vector<SolverLiteral> names(question_.nodes.size());
  for (std::size_t i = 0; i <= question_.root; ++i) {
    Shape::Node const& node = question_.nodes[i];
    if (node.form == Form::literal) {
      names[i] = literal(node);
    } else if (node.form != Form::constant) {
      names[i] = fresh();
      if (node.form == Form::both) {
        encoding_.clauses.push_back({-names[i], names[node.a]});
        encoding_.clauses.push_back({-names[i], names[node.b]});
      } else {
        encoding_.clauses.push_back({-names[i], names[node.a], names[node.b]});
      }
    }
  }
  encoding_.clauses.push_back({names[question_.root]});
  return std::move(encoding_);
}

}  // namespace

Encoding encode(Question const& question) { return Encoder(question).run(); }

}  // namespace glacis::verdict

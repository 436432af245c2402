#include "engine/verdict/smt.h"

#include <fmt/format.h>

namespace glacis::verdict {
namespace {

/// A comment is one line, whatever its text.
std::string comment(std::string_view text) {
  std::string line = "; ";
  for (char const letter : text) line += letter == '\n' || letter == '\r' ? ' ' : letter;
  return line + "\n";
}

}  // namespace

SmtScript::SmtScript(Residual const& residual, std::string_view heading, std::vector<Ref> const& given,
                     Naming const& name)
    : residual_(&residual) {
  text_ = comment(heading) + "(set-logic QF_LIA)\n";
  for (std::size_t i = 0; i < residual.variables_.size(); ++i) {
    Residual::Variable const& variable = residual.variables_[i];
    std::string const symbol = fmt::format("v{}", i);
    text_ += comment(fmt::format("{}: {}", symbol, name(variable.key)));
    text_ += fmt::format("(declare-const {} Int)\n(assert {})\n", symbol,
                         among(symbol, residual.words_.data() + variable.possible, variable.domain));
  }
  for (std::uint32_t node = 1; node < residual.nodes_.size(); ++node) define(node);
  for (Ref const each : given) text_ += fmt::format("(assert {})\n", word(each));
}

std::string SmtScript::word(Ref ref) const {
  if (ref < 2) return ref == residual_->constant(true) ? "true" : "false";
  std::string const positive = fmt::format("n{}", ref / 2);
  return (ref & 1) == 0 ? positive : fmt::format("(not {})", positive);
}

/// Runs of values, so that many are few words.
std::string SmtScript::among(std::string const& variable, std::uint64_t const* mask, std::uint32_t domain) const {
  auto const has = [&](std::uint32_t value) { return ((mask[value / 64] >> (value % 64)) & 1) != 0; };
  std::string runs;
  for (std::uint32_t first = 0; first < domain; ++first) {
    if (!has(first)) continue;
    std::uint32_t last = first;
    while (last + 1 < domain && has(last + 1)) ++last;
    runs += first == last ? fmt::format(" (= {} {})", variable, first)
                          : fmt::format(" (<= {} {} {})", first, variable, last);
    first = last;
  }
  return runs.empty() ? "false" : fmt::format("(or{} false)", runs);
}

void SmtScript::define(std::uint32_t node) {
  Residual::Node const& what = residual_->nodes_[node];
  std::string body;
  if (what.b == Residual::is_literal) {
    Residual::Literal const& literal = residual_->literals_[what.a];
    body = among(fmt::format("v{}", literal.variable), residual_->words_.data() + literal.mask,
                 residual_->variables_[literal.variable].domain);
  } else {
    body = fmt::format("(and {} {})", word(what.a), word(what.b));
  }
  text_ += fmt::format("(define-fun n{} () Bool {})\n", node, body);
}

void SmtScript::ask(Ref goal, bool satisfiable, std::string_view meaning) {
  text_ += comment(meaning);
  text_ += fmt::format("(push 1)\n(set-info :status {})\n(assert {})\n(check-sat)\n(pop 1)\n",
                       satisfiable ? "sat" : "unsat", word(goal));
}

}  // namespace glacis::verdict

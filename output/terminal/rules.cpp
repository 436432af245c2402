#include "output/terminal/rules.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Proof;

std::string needs_of(model::RuleDeclaration const& rule) {
  std::vector<std::string> parts;
  for (auto const& alternatives : rule.needs) {
    std::vector<std::string> words;
    for (text::Phrase const& phrase : alternatives) words.push_back(phrase.text);
    parts.push_back(join(words, " or "));
  }
  return join(parts, ", ");
}

std::string rule_lines(model::RuleDeclaration const& rule, std::size_t width) {
  std::vector<std::string> refs;
  for (text::Phrase const& ref : rule.refs) refs.push_back(ref.text);
  std::string const lead = "  " + pad(model::name_of(rule.form), 10) + "  ";
  std::string const indent(lead.size(), ' ');
  std::string text = lead + plain(rule.name) + "\n" + hanging(indent, plain(rule.title.text), width);
  if (!rule.needs.empty()) text += hanging(indent + "needs ", plain(needs_of(rule)), width);
  if (!refs.empty()) text += hanging(indent + "refs  ", plain(join(refs, ", ")), width);
  return text;
}

char const* heading_of(Proof::Form form) {
  switch (form) {
    case Proof::Form::dead: return "RULES THAT NEVER APPLY";
    case Proof::Form::implied: return "RULES THAT ANOTHER IMPLIES";
    case Proof::Form::unprovided: return "NEEDS THAT NOTHING PROVIDES";
    case Proof::Form::unmeetable: return "NEEDS THAT NOTHING MEETS TOGETHER";
    case Proof::Form::idle: return "ALTERNATIVES THAT NOTHING PROVIDES";
    case Proof::Form::unread: return "ATTRIBUTES THAT NOTHING READS";
    case Proof::Form::uncovered: return "KINDS THAT NO THREAT COVERS";
    case Proof::Form::undecided: return "NOT DECIDED";
  }
  return "";
}

}  // namespace

std::string list_rules(model::Vocabulary const& vocabulary, Style const& style) {
  std::string text;
  for (std::uint32_t i = 0; i < vocabulary.packs.size(); ++i) {
    model::Pack const& pack = vocabulary.packs[i];
    if (!pack.rules) continue;
    std::string rules;
    std::array<std::size_t, 3> counts{};
    for (model::RuleDeclaration const& rule : vocabulary.rules) {
      if (rule.pack != i) continue;
      ++counts[static_cast<std::size_t>(rule.form)];
      rules += rule_lines(rule, style.width - 2);
    }
    std::vector<std::string> counted_ones;
    for (std::size_t form = 0; form < counts.size(); ++form) {
      if (counts[form] > 0)
        counted_ones.push_back(counted(counts[form], model::name_of(static_cast<model::RuleForm>(form))));
    }
    if (!text.empty()) text += "\n";
    bool const all = pack.suits.size() == 1 && pack.suits.front() == "*";
    text += paint(style, Tone::title, plain(pack.id)) + "  " + plain(pack.title) + "\n";
    text += hanging("  ",
                    (counted_ones.empty() ? "no rules" : join(counted_ones, ", ")) + "; for " +
                        (all ? "every vertical" : plain(join(pack.suits, ", "))),
                    style.width - 2);
    text += rules;
  }
  return text;
}

std::string count_examples(report::ExampleCounts const& counts) {
  std::string text = counted(counts.examples, "example") + " of " + counted(counts.rules, "rule");
  if (counts.otherwise + counts.missing == 0) return text + ": all as expected\n";
  return text + fmt::format(": {} otherwise, {} missing\n", counts.otherwise, counts.missing);
}

std::string tell_proofs(report::RuleProofs const& proofs, Style const& style) {
  std::size_t const width = style.width - 2;
  std::size_t const faults = static_cast<std::size_t>(std::count_if(
      proofs.proofs.begin(), proofs.proofs.end(), [](Proof const& proof) { return report::is_fault(proof.form); }));
  std::string text = fmt::format("{}: {}, {}\n", counted(proofs.rules, "rule"), counted(faults, "fault"),
                                 counted(proofs.proofs.size() - faults, "remark"));
  text += hanging("",
                  fmt::format("Proved over every completion of {} ({}):", counted(proofs.drawings, "drawing"),
                              counted(proofs.questions, "question")),
                  width);
  for (std::string const& line : proofs.bound) text += hanging("- ", line, width);
  Proof const* last = nullptr;
  for (Proof const& proof : proofs.proofs) {
    if (last == nullptr || last->form != proof.form)
      text += "\n" + paint(style, Tone::title, heading_of(proof.form)) + "\n";
    last = &proof;
    text += hanging("  ", plain(proof.subject + " " + proof.statement), width);
    text += hanging("      because ", plain(proof.reason), width);
    if (!proof.place.file.empty()) text += fmt::format("      {}:{}\n", plain(proof.place.file), proof.place.line);
  }
  return text;
}

}  // namespace glacis::output

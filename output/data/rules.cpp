#include "output/data/rules.h"

#include "output/data/place.h"
#include "output/data/writer.h"

namespace glacis::output {
namespace {

using Texts = std::vector<std::string_view>;

Texts texts(std::vector<text::Phrase> const& phrases) {
  Texts result;
  for (text::Phrase const& phrase : phrases) result.emplace_back(phrase.text);
  return result;
}

void fill_rule(JsonWriter& json, model::Vocabulary const& vocabulary, model::RuleDeclaration const& rule) {
  json.member("id", rule.name);
  json.member("pack", vocabulary.packs[rule.pack].id);
  json.member("form", model::name_of(rule.form));
  json.member("on", model::name_of(rule.on));
  json.member("title", rule.title.text);
  std::vector<Texts> needs;
  for (auto const& alternatives : rule.needs) needs.push_back(texts(alternatives));
  json.member("needs", needs);
  json.member("refs", texts(rule.refs));
}

void fill_proof(JsonWriter& json, report::Proof const& proof) {
  json.member("form", report::name_of(proof.form));
  json.member("of", proof.subject);
  json.member("statement", proof.statement);
  json.member("reason", proof.reason);
  json.member("fault", report::is_fault(proof.form));
  add_place(json, proof.place);
}

}  // namespace

std::string to_json(model::Vocabulary const& vocabulary, report::RuleProofs const* proofs,
                    report::ExampleCounts const* examples) {
  return written([&](JsonWriter& json) {
    json.member("schema", "glacis-rules/1");
    json.list("rules", vocabulary.rules,
              [&](JsonWriter& to, model::RuleDeclaration const& rule) { fill_rule(to, vocabulary, rule); });
    if (proofs != nullptr) {
      json.object("proofs", [&] {
        json.member("bound", proofs->bound);
        json.member("questions", proofs->questions);
        json.list("findings", proofs->proofs, fill_proof);
      });
    }
    if (examples != nullptr) {
      json.object("examples", [&] {
        json.member("count", examples->examples);
        json.member("otherwise", examples->otherwise);
        json.member("missing", examples->missing);
      });
    }
  });
}

}  // namespace glacis::output

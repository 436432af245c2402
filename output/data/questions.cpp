#include "output/data/questions.h"

#include "output/data/writer.h"

namespace glacis::output {

std::string to_json(Questionnaire const& questionnaire) {
  return written([&](JsonWriter& json) {
    json.member("schema", "glacis-questions/1");
    json.member("use-cases", questionnaire.use_cases);
    json.member("undecided", questionnaire.undecided);
    json.list("questions", [&] {
      for (Questionnaire::Addressee const& addressee : questionnaire.addressees) {
        json.elements(addressee.facts, [&](JsonWriter& question, AskedFact const& fact) {
          question.member("to", addressee.who);
          question.member("question", fact.question);
          question.member("count", fact.count);
          question.list("settles", fact.settles, [](JsonWriter& settled, AskedFact::Settled const& in) {
            settled.member("use-case", in.use_case);
            settled.member("at-best", in.at_best);
            settled.member("at-worst", in.at_worst);
            settled.member("findings", in.findings);
            settled.member("narrows", in.narrows);
          });
        });
      }
    });
  });
}

}  // namespace glacis::output

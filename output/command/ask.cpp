#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/data/questions.h"
#include "output/question/questionnaire.h"

namespace glacis::output {

int ask(Request const& request, Console& console) {
  Analysis const analysis = analyze_all(request, request.files, console);
  if (analysis.reports.empty()) return analysis.failed ? wrong_input : success;
  if (tell_contradictions(analysis.reports, console)) return wrong_input;
  Questionnaire const questionnaire = gather_questions(analysis.reports);
  std::string const text = request.format == "json" ? to_json(questionnaire)
                           : request.format == "md" ? to_markdown(questionnaire)
                                                    : to_text(questionnaire, request.all, console.out_style());
  if (request.out.empty())
    console.out(text);
  else if (!write_file(request.out, text, console))
    return wrong_input;
  return analysis.failed ? wrong_input : success;
}

}  // namespace glacis::output

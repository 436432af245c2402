#pragma once
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// One fact to ask for, in as many use cases as it is missing in.
struct AskedFact {
  std::string question;
  struct Settled {
    std::string use_case;
    std::vector<std::string> findings;      ///< that the answer bears on
    std::size_t at_best = 0, at_worst = 0;  ///< how many of them it settles
    std::vector<std::string> narrows;       ///< findings whose risk it may narrow
  };
  std::vector<Settled> settles;  ///< by use case
  std::size_t count = 0;         ///< findings in all that it bears on
  std::size_t narrows = 0;       ///< findings in all whose risk it may narrow
  std::size_t at_best = 0, at_worst = 0;
};

/// What is to be asked, by who can answer. Who can settle most comes first, and so does the question that does.
struct Questionnaire {
  struct Addressee {
    std::string who;
    std::vector<AskedFact> facts;
    std::size_t at_best = 0;
  };
  std::vector<Addressee> addressees;
  std::size_t use_cases = 0, questions = 0, undecided = 0;  ///< undecided: open or exposed as presumed
};

/// Over all use cases; a question about what the vocabulary names is one, in however many it stands.
Questionnaire gather_questions(std::vector<report::Report> const& reports);

/// For a terminal; `all` lists every finding that a question settles, else how many.
std::string to_text(Questionnaire const& questionnaire, bool all, Style const& style);
/// A form to send out: a table for each addressee, with room for the answers.
std::string to_markdown(Questionnaire const& questionnaire);

}  // namespace glacis::output

#include <algorithm>

#include "engine/text/suggest.h"
#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/command/survey.h"
#include "output/terminal/explanation.h"
#include "output/terminal/guide.h"

namespace glacis::output {
namespace {

int refuse(Console& console, std::string message, std::string help) {
  text::Diagnostics diagnostics;
  diagnostics.error(text::Code::G155, {}, std::move(message), {}, std::move(help));
  console.diagnose({}, diagnostics);
  return wrong_input;
}

/// Of many names only the one that was most likely meant.
std::string near(std::string const& word, std::vector<std::string> const& names) {
  auto const name = text::closest(word, names);
  return name ? "did you mean `" + *name + "`?" : "";
}

/// G021 and g21 alike.
bool is_code(std::string const& word) {
  return word.size() > 1 && (word.front() == 'G' || word.front() == 'g') &&
         std::all_of(word.begin() + 1, word.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

int explain_code(std::string word, Console& console) {
  word.front() = 'G';
  if (word.size() < 4) word.insert(1, 4 - word.size(), '0');
  std::vector<std::string> names;
  for (text::CodeText const& each : text::all_codes()) {
    names.push_back(text::name_of(each.code));
    if (names.back() != word) continue;
    console.out(explain_code(each, console.out_style()));
    return success;
  }
  return refuse(console, "there is no code `" + word + "`", near(word, names));
}

int explain_finding(Request const& request, std::string const& id, Console& console) {
  auto const report = analyze_one(request, request.files[1], console);
  if (!report) return wrong_input;
  std::vector<std::string> ids;
  for (auto const* list : {&report->findings, &report->excluded}) {
    for (report::Finding const& finding : *list) {
      ids.push_back(finding.id);
      if (finding.id != id) continue;
      console.out(explain_finding(*report, finding, console.out_style()));
      return success;
    }
  }
  for (report::Obligation const& obligation : report->obligations) {
    ids.push_back(obligation.id);
    if (obligation.id != id) continue;
    console.out(explain_obligation(*report, obligation, console.out_style()));
    return success;
  }
  if (report->excluded_unlisted > 0)
    return refuse(console,
                  "`" + id + "` is not listed for `" + report->id + "`, whose " +
                      std::to_string(report->excluded_unlisted) + " excluded findings are too many to be listed",
                  near(id, ids));
  return refuse(console, "`" + report->id + "` has no finding `" + id + "`", near(id, ids));
}

int explain_name(Request const& request, std::string const& name, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  Request const anywhere = [&] {
    Request copy = request;
    copy.files.clear();
    return copy;
  }();
  auto const project = Project::open(anywhere, sources, diagnostics);
  console.diagnose(sources, diagnostics);
  if (!project) return wrong_input;
  std::string const text = explain_name(project->library().vocabulary, sources, name, console.out_style());
  if (text.empty()) {
    return refuse(console, "nothing is called `" + name + "`", near(name, all_names(project->library().vocabulary)));
  }
  console.out(text);
  return success;
}

/// With where it fits in a use case.
int explain_mechanism(Request const& request, std::string const& name, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  Request of_file = request;
  of_file.files.erase(of_file.files.begin());
  auto const project = Project::open(of_file, sources, diagnostics);
  console.diagnose(sources, diagnostics);
  if (!project) return wrong_input;
  model::Vocabulary const& vocabulary = project->library().vocabulary;
  auto const mechanism = vocabulary.mechanism_names.find(name);
  if (mechanism == vocabulary.mechanism_names.end()) {
    std::vector<std::string> names;
    for (auto const& [each, id] : vocabulary.mechanism_names) names.push_back(each);
    std::string const help = near(name, names);
    return refuse(console, "`" + name + "` is no mechanism, and no finding, which has an `@`",
                  help.empty() ? "glacis explain " + name : help);
  }
  auto const guide = survey(of_file, *project, {mechanism->second}, of_file.files, sources, console);
  if (!guide) return wrong_input;
  console.out(explain_name(vocabulary, sources, name, console.out_style()) +
              guide_places(*guide, guide->pages.front(), console.out_style()));
  return success;
}

}  // namespace

int explain(Request const& request, Console& console) {
  std::string const& id = request.files.front();
  bool const finding = id.find('@') != std::string::npos;
  if (request.files.size() == 2)
    return finding ? explain_finding(request, id, console) : explain_mechanism(request, id, console);
  if (is_code(id)) return explain_code(id, console);
  if (!finding) return explain_name(request, id, console);
  return refuse(console, "a finding is explained with its use case", "glacis explain " + id + " FILE");
}

}  // namespace glacis::output

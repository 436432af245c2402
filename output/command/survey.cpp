#include "output/command/survey.h"

#include "output/command/progress.h"

namespace glacis::output {

std::optional<report::Guide> survey(Request const& request, Project const& project,
                                    std::vector<model::MechanismId> const& mechanisms,
                                    std::vector<std::string> const& files, text::Sources& sources, Console& console) {
  text::Diagnostics diagnostics;
  auto const paths = project.find_all(files, diagnostics);
  Options options = options_of(request, project, diagnostics);
  options.surveyed = mechanisms;
  std::vector<report::Report> reports;
  if (paths && diagnostics.errors() == 0) {
    Progress progress(console, paths->size());
    for (auto const& path : *paths) {
      auto report = analyze(project.library(), project.files(), path, options, sources, diagnostics);
      progress.step(!report);
      if (report) reports.push_back(std::move(*report));
    }
  }
  // Remarks on the use cases are for those who look at them.
  if (diagnostics.errors() > 0) {
    console.diagnose(sources, diagnostics);
    return std::nullopt;
  }
  if (tell_contradictions(reports, console)) return std::nullopt;
  auto const& library = project.library();
  return report::build_guide(library.vocabulary, library.rulebook, sources, reports);
}

}  // namespace glacis::output

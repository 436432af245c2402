#include "output/terminal/rules.h"

#include <algorithm>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/data/rules.h"

namespace glacis::output {
namespace {

int test(Request const& request, Project const& project, text::Sources& sources, text::Diagnostics& diagnostics,
         Console& console) {
  text::Diagnostics failures;
  auto const counts = test_rules(project.library(), project.files(), options_of(request, project, diagnostics), sources,
                                 diagnostics, failures);
  console.diagnose(sources, diagnostics);
  if (!counts) return wrong_input;
  console.diagnose(sources, failures);
  console.out(request.format == "json" ? to_json(project.library().vocabulary, nullptr, &*counts)
                                       : count_examples(*counts));
  return counts->otherwise + counts->missing > 0 ? findings_found : success;
}

int prove(Request const& request, Project const& project, text::Sources& sources, text::Diagnostics& diagnostics,
          Console& console) {
  auto const proofs = prove_rules(project.library(), options_of(request, project, diagnostics), sources, diagnostics);
  console.diagnose(sources, diagnostics);
  if (!proofs) return wrong_input;
  console.out(request.format == "json" ? to_json(project.library().vocabulary, &*proofs, nullptr)
                                       : tell_proofs(*proofs, console.out_style()));
  bool const fault = std::any_of(proofs->proofs.begin(), proofs->proofs.end(),
                                 [](report::Proof const& proof) { return report::is_fault(proof.form); });
  return fault ? findings_found : success;
}

}  // namespace

int rules(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const project = Project::open(request, sources, diagnostics);
  if (project && request.test) return test(request, *project, sources, diagnostics, console);
  if (project && request.prove) return prove(request, *project, sources, diagnostics, console);
  console.diagnose(sources, diagnostics);
  if (!project) return wrong_input;
  auto const& vocabulary = project->library().vocabulary;
  console.out(request.format == "json" ? to_json(vocabulary, nullptr, nullptr)
                                       : list_rules(vocabulary, console.out_style()));
  return success;
}

}  // namespace glacis::output

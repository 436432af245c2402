#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include <fmt/format.h>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/command/figure.h"
#include "output/command/outcome.h"
#include "output/command/progress.h"
#include "output/data/baseline.h"
#include "output/data/json.h"
#include "output/document/baseline.h"
#include "output/document/clause.h"
#include "output/terminal/summary.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

namespace fs = std::filesystem;

/// What all use cases of a batch share. Nothing here changes while threads run.
struct Batch {
  Project const* project = nullptr;
  text::Sources const* sources = nullptr;  ///< of the library
  Options options;
  fs::path out;
  Style style;
};

bool write_to(fs::path const& path, std::string const& bytes, text::Diagnostics& diagnostics) {
  if (text::write_whole(path, bytes)) return true;
  diagnostics.error(text::Code::G153, {}, "`" + path.generic_string() + "` cannot be written");
  return false;
}

/// Writes the three results; a figure that fails leaves the other two.
void write_results(Batch const& batch, report::Report const& report, Outcome& outcome, text::Diagnostics& diagnostics) {
  fs::path const base = batch.out / outcome.base;
  outcome.contradictory = !report.conflict.empty();
  if (!outcome.contradictory) outcome.drawn = draw_to(report, base.string() + ".svg", diagnostics);
  std::string const link = outcome.drawn ? base.filename().generic_string() + ".svg" : std::string();
  bool const json = write_to(base.string() + ".json", to_json({report}), diagnostics);
  outcome.analyzed = write_to(base.string() + ".md", to_clause(report, {"7.1", link}), diagnostics) && json;
  outcome.title = report.title;
  outcome.counts = report.presumed;
  outcome.worst = worst_risk(report);
  outcome.size = report.recommended.size;
  outcome.closes = report.recommended.closes.size();
  outcome.to_close = report.recommended.to_close;
}

/// One use case, alone: no other's fault reaches it, nor its own the others.
Outcome handle(Batch const& batch, fs::path const& path, std::optional<report::UseCaseNeeds>& needs) {
  Outcome outcome;
  outcome.id = outcome.title = id_of(path);
  outcome.file = batch.project->files().shown(path);
  outcome.base = vertical_of(path) + "/" + path.stem().generic_string();
  text::Sources sources = *batch.sources;
  text::Diagnostics diagnostics;
  report::UseCaseNeeds of_baseline;
  Options options = batch.options;
  options.needs = &of_baseline;
  auto const report = analyze(batch.project->library(), batch.project->files(), path, options, sources, diagnostics);
  if (report) needs = std::move(of_baseline);

  std::error_code failed;
  fs::create_directories((batch.out / outcome.base).parent_path(), failed);
  if (report) write_results(batch, *report, outcome, diagnostics);
  for (text::Diagnostic const& each : diagnostics.sorted()) {
    outcome.messages += shown(sources, each, batch.style);
    if (each.severity == text::Severity::error && outcome.first_error.empty())
      outcome.first_error = text::name_of(each.code);
  }
  if (outcome.contradictory) outcome.messages += summarize(*report, {}, batch.style);
  return outcome;
}

bool is_broken(Outcome const& outcome) { return !outcome.first_error.empty() || outcome.contradictory; }

/// Threads take the next one each; every result has its own place, so that their number changes no byte.
std::vector<Outcome> handle_all(Batch const& batch, std::vector<fs::path> const& paths, unsigned jobs, Console& console,
                                std::vector<std::optional<report::UseCaseNeeds>>& needs) {
  std::vector<Outcome> outcomes(paths.size());
  needs.resize(paths.size());

  std::vector<std::exception_ptr> faults(paths.size());
  std::atomic<std::size_t> next{0};
  Progress progress(console, paths.size());
  auto const work = [&] {
    for (std::size_t i = next.fetch_add(1); i < paths.size(); i = next.fetch_add(1)) {
      try {
        outcomes[i] = handle(batch, paths[i], needs[i]);
      } catch (...) {
        faults[i] = std::current_exception();
      }
      progress.step(faults[i] != nullptr || is_broken(outcomes[i]));
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
  }
  for (std::exception_ptr const& fault : faults) {
    if (fault) std::rethrow_exception(fault);
  }
  return outcomes;
}

/// Over all that were analyzed, beside the index.
std::optional<report::Baseline> write_baseline(Batch const& batch,
                                               std::vector<std::optional<report::UseCaseNeeds>>& gathered,
                                               Console& console) {
  std::vector<report::UseCaseNeeds> needs;
  for (auto& each : gathered)
    if (each) needs.push_back(std::move(*each));
  if (needs.empty()) return std::nullopt;
  Library const& library = batch.project->library();
  auto baseline = report::choose_baseline(library.vocabulary, library.rulebook.catalogue, std::move(needs),
                                          report::stated_by_releases(library.vocabulary), verdict::View::presumed,
                                          batch.options.effort.resource_limit);
  bool const written = write_file(batch.out / "baseline.md", to_clause(baseline, "8"), console) &&
                       write_file(batch.out / "baseline.json", to_json(baseline), console);
  return written ? std::optional(std::move(baseline)) : std::nullopt;
}

int conclude(Batch const& batch, std::vector<Outcome> const& outcomes, report::Baseline const* baseline,
             Console& console) {
  std::size_t broken = 0;
  for (Outcome const& outcome : outcomes) {
    broken += is_broken(outcome) ? 1U : 0U;
    if (!outcome.messages.empty()) console.err(plain(outcome.id) + ":\n" + outcome.messages + "\n");
  }
  bool const written = write_file(batch.out / "index.md", index_markdown(outcomes, baseline), console) &&
                       write_file(batch.out / "index.html", index_html(outcomes, baseline), console);
  if (!written) return wrong_input;
  console.out(fmt::format("{}: {} done, {} broken    {}\n", counted(outcomes.size(), "use case"),
                          outcomes.size() - broken, broken, (batch.out / "index.html").generic_string()));
  return broken > 0 ? wrong_input : success;
}

/// What DIR names from here, else from the project's root.
fs::path folder_of(Request const& request, Project const& project) {
  if (request.files.empty()) return project.verticals();
  std::error_code failed;
  fs::path const here = request.files.front();
  return fs::is_directory(here, failed) ? here : project.files().root() / here;
}

/// Files of one id (in folders of equal name) would overwrite each other's results.
void report_twins(std::vector<fs::path> const& paths, text::Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (fs::path const& path : paths) ids.push_back(id_of(path));
  std::sort(ids.begin(), ids.end());
  for (auto twin = std::adjacent_find(ids.begin(), ids.end()); twin != ids.end();
       twin = std::adjacent_find(twin + 1, ids.end())) {
    diagnostics.error(text::Code::G151, {}, "two files are called `" + *twin + "`", {}, "rename one, or its folder");
  }
}

}  // namespace

int batch(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const project = Project::open(request, sources, diagnostics);
  std::vector<fs::path> paths;
  if (project) {
    fs::path const folder = folder_of(request, *project);
    paths = project->use_cases(folder);
    if (paths.empty()) {
      diagnostics.error(text::Code::G151, {}, "there are no use cases in `" + folder.generic_string() + "`");
    }
    report_twins(paths, diagnostics);
  }
  Options const options = project ? options_of(request, *project, diagnostics) : Options{};
  console.diagnose(sources, diagnostics);
  if (diagnostics.errors() > 0) return wrong_input;
  Batch const batch{&*project, &sources, options, request.out.empty() ? "out" : request.out, console.err_style()};
  std::error_code failed;
  fs::create_directories(batch.out, failed);
  unsigned const cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::optional<report::UseCaseNeeds>> needs;
  std::vector<Outcome> const outcomes =
      handle_all(batch, paths, request.jobs == 0 ? cores : request.jobs, console, needs);
  auto const baseline = write_baseline(batch, needs, console);
  return conclude(batch, outcomes, baseline ? &*baseline : nullptr, console);
}

}  // namespace glacis::output

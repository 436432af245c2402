#include "output/document/baseline.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "engine/model/lookup.h"
#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/command/progress.h"
#include "output/data/baseline.h"
#include "output/terminal/baseline.h"

namespace glacis::output {
namespace {

namespace fs = std::filesystem;

/// One use case: what it needs, or what was wrong with it.
struct Gathered {
  std::optional<report::UseCaseNeeds> needs;
  std::string messages;  ///< as shown; only if there was an error
};

Gathered gather(Project const& project, text::Sources const& library_sources, fs::path const& path,
                Options const& options, verdict::View view, Style const& style) {
  text::Sources sources = library_sources;
  text::Diagnostics diagnostics;
  Gathered result;
  result.needs = gather_needs(project.library(), project.files(), path, view, options, sources, diagnostics);
  if (diagnostics.errors() == 0) return result;
  for (text::Diagnostic const& each : diagnostics.sorted()) result.messages += shown(sources, each, style);
  return result;
}

/// Threads take the next one each; every result has its own place, so that their number changes no byte.
std::vector<Gathered> gather_all(Project const& project, text::Sources const& sources,
                                 std::vector<fs::path> const& paths, Options const& options, Request const& request,
                                 Console& console) {
  std::vector<Gathered> results(paths.size());
  std::vector<std::exception_ptr> faults(paths.size());
  std::atomic<std::size_t> next{0};
  verdict::View const view = request.strict ? verdict::View::facts : verdict::View::presumed;
  Progress progress(console, paths.size());
  auto const work = [&] {
    for (std::size_t i = next.fetch_add(1); i < paths.size(); i = next.fetch_add(1)) {
      try {
        results[i] = gather(project, sources, paths[i], options, view, console.err_style());
      } catch (...) {
        faults[i] = std::current_exception();
      }
      progress.step(!results[i].needs || results[i].needs->contradictory);
    }
  };
  {
    unsigned const jobs = request.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : request.jobs;
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min<std::size_t>(jobs, paths.size()); ++i) threads.emplace_back(work);
    work();
  }
  for (std::exception_ptr const& fault : faults) {
    if (fault) std::rethrow_exception(fault);
  }
  return results;
}

/// What `--only` names.
report::StatedSet stated_by(std::string const& only, model::Vocabulary const& vocabulary, text::Sources& sources,
                            text::Diagnostics& diagnostics) {
  report::StatedSet stated;
  stated.name = "--only";
  text::SourceId const source = sources.add("--only", only + "\n");
  for (std::size_t begin = 0; begin <= only.size();) {
    std::size_t const comma = std::min(only.find(',', begin), only.size());
    std::size_t end = comma;
    while (begin < end && only[begin] == ' ') ++begin;
    while (begin < end && only[end - 1] == ' ') --end;
    text::Span const span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    text::Phrase const name{only.substr(begin, end - begin), span, {{0, span.begin}}};
    if (auto const found = model::find_mechanism(vocabulary, name, diagnostics)) stated.mechanisms.push_back(*found);
    begin = comma + 1;
  }
  std::sort(stated.mechanisms.begin(), stated.mechanisms.end());
  stated.mechanisms.erase(std::unique(stated.mechanisms.begin(), stated.mechanisms.end()), stated.mechanisms.end());
  return stated;
}

std::vector<report::StatedSet> stated_sets(Request const& request, model::Vocabulary const& vocabulary,
                                           text::Sources& sources, text::Diagnostics& diagnostics) {
  if (request.only.empty()) return report::stated_by_releases(vocabulary);
  return {stated_by(request.only, vocabulary, sources, diagnostics)};
}

std::string written_as(Request const& request, report::Baseline const& baseline, Style const& style) {
  if (request.format == "json") return to_json(baseline);
  if (request.format == "md") return to_clause(baseline, request.clause.empty() ? "8" : request.clause);
  return to_text(baseline, request.all, style);
}

}  // namespace

int baseline(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const project = Project::open(request, sources, diagnostics);
  auto const paths = project ? project->find_all(request.files, diagnostics) : std::nullopt;
  Options const options = project ? options_of(request, *project, diagnostics) : Options{};
  text::Sources const library_sources = sources;
  auto const stated = project ? stated_sets(request, project->library().vocabulary, sources, diagnostics)
                              : std::vector<report::StatedSet>{};
  console.diagnose(sources, diagnostics);
  if (!paths || diagnostics.errors() > 0) return wrong_input;

  bool failed = false;
  std::vector<report::UseCaseNeeds> needs;
  for (Gathered& each : gather_all(*project, library_sources, *paths, options, request, console)) {
    failed = failed || !each.needs;
    if (!each.messages.empty()) console.err(each.messages);
    failed = failed || (each.needs && each.needs->contradictory);
    if (each.needs) needs.push_back(std::move(*each.needs));
  }
  if (needs.empty()) return wrong_input;
  Library const& library = project->library();
  report::Baseline const result = report::choose_baseline(
      library.vocabulary, library.rulebook.catalogue, std::move(needs), stated,
      request.strict ? verdict::View::facts : verdict::View::presumed, options.effort.resource_limit);
  std::string const text = written_as(request, result, console.out_style());
  if (request.out.empty())
    console.out(text);
  else if (!write_file(request.out, text, console))
    return wrong_input;
  return failed ? wrong_input : success;
}

}  // namespace glacis::output

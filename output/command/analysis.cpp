#include "output/command/analysis.h"

#include <algorithm>

#include "engine/text/suggest.h"
#include "output/command/progress.h"
#include "output/terminal/summary.h"
#include "output/terminal/text.h"

namespace glacis::output {

namespace {

model::ScaleId find_scale(std::string const& name, Project const& project, text::Diagnostics& diagnostics) {
  std::vector<std::string> names;
  auto const& scales = project.library().vocabulary.scales;
  for (std::size_t i = 0; i < scales.size(); ++i) {
    if (scales[i].name == name) return model::id_of<model::ScaleTag>(i);
    names.push_back(scales[i].name);
  }
  diagnostics.error(text::Code::G029, {}, "there is no scale `" + plain(name) + "`", {},
                    text::did_you_mean(name, names));
  return {};
}

std::vector<model::MechanismId> find_mechanisms(std::vector<std::string> const& names, std::string const& option,
                                                Project const& project, text::Diagnostics& diagnostics) {
  auto const& known = project.library().vocabulary.mechanism_names;
  std::vector<model::MechanismId> found;
  for (std::string const& name : names) {
    auto const place = known.find(name);
    if (place != known.end()) {
      found.push_back(place->second);
      continue;
    }
    std::vector<std::string> candidates;
    for (auto const& each : known) candidates.push_back(each.first);
    std::sort(candidates.begin(), candidates.end());
    auto const near = text::closest(name, candidates);
    diagnostics.error(text::Code::G029, {}, "there is no mechanism `" + plain(name) + "` for " + option, {},
                      near ? "did you mean `" + *near + "`?" : "");
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

mechanism::Wishes wishes_of(Request const& request, Project const& project, text::Diagnostics& diagnostics) {
  mechanism::Wishes wishes;
  wishes.prefer = find_mechanisms(request.prefer, "--prefer", project, diagnostics);
  wishes.forbid = find_mechanisms(request.forbid, "--forbid", project, diagnostics);
  wishes.already = find_mechanisms(request.already, "--already", project, diagnostics);
  auto const& vocabulary = project.library().vocabulary;
  for (auto const& [option, list] : {std::pair("preferred", &wishes.prefer), {"there already", &wishes.already}})
    for (model::MechanismId const wished : *list)
      if (mechanism::is_among(vocabulary, wished, wishes.forbid))
        diagnostics.error(text::Code::G130, {}, "`" + vocabulary[wished].name + "` is forbidden, yet " + option);
  wishes.alternatives = request.all || request.command == Command::report;
  return wishes;
}

}  // namespace

Options options_of(Request const& request, Project const& project, text::Diagnostics& diagnostics) {
  Options options;
  if (!request.risk_scale.empty()) options.scale = find_scale(request.risk_scale, project, diagnostics);
  options.wishes = wishes_of(request, project, diagnostics);
  options.today = request.today;
  options.worlds = request.worlds;
  options.weigh = request.command == Command::ask;
  options.decision = request.command == Command::report || request.command == Command::batch;
  if (request.command == Command::explain) options.explained = request.files.front();
  for (unsigned step = 1; step < request.effort; ++step) {
    options.effort.resource_limit *= 2;
    options.effort.budget *= 2;
    if (step % 4 == 0) ++options.effort.native_bits;
  }
  return options;
}

namespace {

/// What --answer and --what-if say, to be put over what is stated. Nothing if that was wrong.
std::optional<std::vector<model::Answers>> answers_of(Request const& request, text::Files const& files,
                                                      text::Sources& sources, text::Diagnostics& diagnostics) {
  std::vector<model::Answers> answers;
  auto const add = [&](std::optional<text::SourceId> source) {
    auto read = source ? model::Answers::read(sources, *source, diagnostics) : std::nullopt;
    if (read) answers.push_back(std::move(*read));
    return read.has_value();
  };
  bool good = request.answers.empty() || add(files.read(request.answers, sources, diagnostics));
  for (std::string const& fact : request.what_if) good = add(sources.add("--what-if", fact + "\n")) && good;
  if (!good) return std::nullopt;
  return answers;
}

}  // namespace

Analysis analyze_all(Request const& request, std::vector<std::string> const& files, Console& console, bool remarks) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  Analysis analysis;
  auto const project = Project::open(request, sources, diagnostics);
  auto const paths = project ? project->find_all(files, diagnostics) : std::nullopt;
  auto answers = paths ? answers_of(request, project->files(), sources, diagnostics) : std::nullopt;
  Options options = project ? options_of(request, *project, diagnostics) : Options{};
  if (answers && diagnostics.errors() == 0) {
    if (!answers->empty()) options.answers = &*answers;
    Progress progress(console, paths->size());
    for (auto const& path : *paths) {
      auto report = analyze(project->library(), project->files(), path, options, sources, diagnostics);
      progress.step(!report);
      if (report) analysis.reports.push_back(std::move(*report));
    }
    // Answers may be for more use cases than these; a supposition is for them.
    bool const file_first = !request.answers.empty();
    for (std::size_t i = 0; i < answers->size(); ++i) {
      bool const from_file = file_first && i == 0;
      (*answers)[i].report_unused(from_file ? text::Severity::warning : text::Severity::error, diagnostics);
    }
  }
  analysis.failed = diagnostics.errors() > 0;
  if (remarks || analysis.failed) console.diagnose(sources, diagnostics);
  return analysis;
}

bool tell_contradictions(std::vector<report::Report> const& reports, Console& console) {
  bool any = false;
  for (report::Report const& report : reports) {
    if (report.conflict.empty()) continue;
    console.err(summarize(report, {}, console.err_style()));
    any = true;
  }
  return any;
}

std::optional<report::Report> analyze_one(Request const& request, std::string const& file, Console& console) {
  Analysis analysis = analyze_all(request, {file}, console);
  if (analysis.reports.empty()) return std::nullopt;
  if (tell_contradictions(analysis.reports, console)) return std::nullopt;
  return std::move(analysis.reports.front());
}

bool write_file(std::filesystem::path const& path, std::string const& bytes, Console& console) {
  if (text::write_whole(path, bytes)) return true;
  text::Diagnostics diagnostics;
  diagnostics.error(text::Code::G153, {}, "`" + path.generic_string() + "` cannot be written");
  console.diagnose({}, diagnostics);
  return false;
}

}  // namespace glacis::output

#include "output/terminal/guide.h"

#include <algorithm>

#include "engine/text/suggest.h"
#include "output/command/commands.h"
#include "output/command/survey.h"
#include "output/data/guide.h"
#include "output/document/guide.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

/// What the words of the command line name: mechanisms by their ids, all else is a use case.
struct Wanted {
  std::vector<model::MechanismId> mechanisms;
  std::vector<std::string> files;
};

bool exists(Project const& project, std::string const& word) {
  text::Diagnostics ignored;
  return project.find_all({word}, ignored).has_value();
}

std::optional<Wanted> wanted(Request const& request, Project const& project, text::Diagnostics& diagnostics) {
  auto const& names = project.library().vocabulary.mechanism_names;
  Wanted result;
  for (std::string const& word : request.files) {
    auto const found = names.find(word);
    if (found != names.end()) {
      result.mechanisms.push_back(found->second);
      continue;
    }
    if (!exists(project, word)) {
      std::vector<std::string> all;
      for (auto const& [name, id] : names) all.push_back(name);
      if (auto const near = text::closest(word, all)) {
        diagnostics.error(text::Code::G155, {}, "no mechanism and no use case is called `" + plain(word) + "`", {},
                          "did you mean `" + *near + "`?");
        continue;
      }
    }
    result.files.push_back(word);
  }
  if (diagnostics.errors() > 0) return std::nullopt;
  std::sort(result.mechanisms.begin(), result.mechanisms.end());
  result.mechanisms.erase(std::unique(result.mechanisms.begin(), result.mechanisms.end()), result.mechanisms.end());
  return result;
}

/// What is shown of a guide: pages of what was named, else the index.
struct Shown {
  bool index = false;
  bool trace = false;
};

std::string as_text(report::Guide const& guide, Shown shown, Style const& style) {
  if (shown.trace) return guide_trace(guide, style);
  if (shown.index) return guide_index(guide, style);
  std::vector<std::string> pages;
  for (report::GuidePage const& page : guide.pages) pages.push_back(guide_page(guide, page, style));
  return join(pages, "\n\n");
}

std::string as_markdown(report::Guide const& guide, Shown shown) {
  if (shown.trace) return guide_trace_markdown(guide, false);
  if (shown.index) return guide_index_markdown(guide, false);
  std::vector<std::string> pages;
  for (report::GuidePage const& page : guide.pages) pages.push_back(guide_page_markdown(guide, page, false));
  return join(pages, "\n");
}

/// A page a mechanism; the index, which links to them, is written when they all are.
bool write_pages(report::Guide const& guide, std::filesystem::path const& folder, Console& console) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  for (report::GuidePage const& page : guide.pages) {
    if (!write_file(folder / (page.id + ".md"), guide_page_markdown(guide, page, true), console)) return false;
  }
  if (!write_file(folder / "trace.md", guide_trace_markdown(guide, true), console) ||
      !write_file(folder / "index.md", guide_index_markdown(guide, true), console))
    return false;
  console.out(counted(guide.pages.size(), "page") + "    " + plain((folder / "index.md").generic_string()) + "\n");
  return true;
}

/// Only what leads to a mechanism of the guide.
void keep_named(report::Guide& guide) {
  std::erase_if(guide.trace, [&](report::TraceRow const& row) {
    return std::none_of(guide.pages.begin(), guide.pages.end(), [&](report::GuidePage const& page) {
      return std::find(row.mechanisms.begin(), row.mechanisms.end(), page.id) != row.mechanisms.end();
    });
  });
}

}  // namespace

int guide(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const project = Project::open(request, sources, diagnostics);
  auto asked = project ? wanted(request, *project, diagnostics) : std::nullopt;
  if (!asked) {
    console.diagnose(sources, diagnostics);
    return wrong_input;
  }
  bool const index = asked->mechanisms.empty();
  for (std::size_t i = 0; index && i < project->library().vocabulary.mechanisms.size(); ++i)
    asked->mechanisms.push_back(model::id_of<model::MechanismTag>(i));
  auto guide = survey(request, *project, asked->mechanisms, asked->files, sources, console);
  if (!guide) return wrong_input;
  if (!index) keep_named(*guide);
  Shown const shown{index, request.trace};
  if (request.format == "md" && !request.out.empty())
    return write_pages(*guide, request.out, console) ? success : wrong_input;
  Style const plain_style;
  std::string const text = request.format == "json" ? to_json(*guide, request.trace)
                           : request.format == "md"
                               ? as_markdown(*guide, shown)
                               : as_text(*guide, shown, request.out.empty() ? console.out_style() : plain_style);
  if (!request.out.empty()) return write_file(request.out, text, console) ? success : wrong_input;
  console.out(text);
  return success;
}

}  // namespace glacis::output

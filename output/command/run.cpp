#include <exception>

#include <ctime>

#include <fmt/format.h>

#include "engine/engine.h"
#include "output/command/commands.h"
#include "output/version.h"

namespace glacis::output {
namespace {

int dispatch(Request const& request, Console& console) {
  switch (request.command) {
    case Command::check: return check(request, console);
    case Command::analyze: return analyze_and_print(request, console);
    case Command::export_: return export_smt(request, console);
    case Command::ask: return ask(request, console);
    case Command::decide: return decide(request, console);
    case Command::diff: return diff(request, console);
    case Command::draw: return draw_figure(request, console);
    case Command::report: return write_report(request, console);
    case Command::batch: return batch(request, console);
    case Command::baseline: return baseline(request, console);
    case Command::explain: return explain(request, console);
    case Command::rules: return rules(request, console);
    case Command::guide: return guide(request, console);
  }
  return our_fault;
}

void apologize(Console& console, std::string const& what) {
  console.err(
      fmt::format("internal error: {}\n"
                  "This is a fault of glacis {}, not of the input. Please report it with the command and the files.\n",
                  what, version));
}

/// The only clock that is ever read.
std::string this_day() {
  std::time_t const now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace

int run(std::vector<std::string> const& arguments) {
  Console console;
  try {
    auto const line = read_command_line(arguments);
    if (auto const* reply = std::get_if<Reply>(&line)) {
      if (reply->mistake)
        console.err(reply->text);
      else
        console.out(reply->text);
      return reply->mistake || console.failed() ? wrong_input : success;
    }
    Request request = std::get<Request>(line);
    if (request.today.empty()) request.today = this_day();
    int const code = dispatch(request, console);
    return console.failed() ? wrong_input : code;
  } catch (PlanNotConfirmed const& fault) {
    apologize(console, fmt::format("a plan for {} claims to close {} and does not", fault.use_case,
                                   fmt::join(fault.findings, ", ")));
  } catch (std::exception const& fault) {
    apologize(console, fault.what());
  } catch (...) {
    apologize(console, "something that has no name");
  }
  return our_fault;
}

}  // namespace glacis::output

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <functional>

#include "engine/text/suggest.h"
#include "output/command/request.h"
#include "output/terminal/text.h"
#include "output/version.h"

namespace glacis::output {
namespace {

char const* const introduction =
    "glacis reads vertical use cases as TOML graphs, proves which threats hold,\n"
    "chooses the smallest set of mechanisms that closes them, and draws and writes\n"
    "the result.\n";

char const* const footer =
    "FILE is a path or the id of a use case of the project, such as\n"
    "energy.smart-meter-reading. Exit: 0; 1 findings at or above --fail-on; 2 the\n"
    "input is wrong; 70 our fault.";

std::string mistake(std::string const& message, std::string const& help) {
  return "error[G150]: " + message + "\n" + (help.empty() ? "" : "  = help: " + help + "\n");
}

CLI::App* add_command(CLI::App& app, Request& request, CommandText const& text) {
  CLI::App* command = app.add_subcommand(text.name, text.summary);
  command->fallthrough();
  command->footer("Example:\n  glacis " + text.example);
  Command const which = text.command;
  command->callback([&request, which] { request.command = which; });
  return command;
}

CLI::Option* add_files(CLI::App* command, Request& request, std::string const& name, std::string const& meaning) {
  return command->add_option(name, request.files, meaning)->type_name("")->expected(-1);
}

void add_views(CLI::App* command, Request& request) {
  command->add_flag("--strict", request.strict, "From the facts alone, nothing presumed");
  command->add_flag("--all", request.all, "Also covered and excluded findings; nothing cut");
}

/// Without empty parts, but never nothing: `,` alone is then answered as any other wrong word.
std::vector<std::string> parts_of(std::string const& list) {
  std::vector<std::string> parts = CLI::detail::split(list, ',');
  std::erase(parts, "");
  return parts.empty() ? std::vector<std::string>{list} : parts;
}

/// One argument each time, so that FILE may follow; what is given adds up. Commas are left to `take`: CLI11's own
/// delimiter would reach for one more argument after a lone `,`.
CLI::Option* add_list(CLI::App* command, std::string const& name, std::function<void(std::string const&)> const& take,
                      std::string const& meaning) {
  auto const take_all = [take](std::vector<std::string> const& arguments) {
    for (std::string const& argument : arguments) take(argument);
  };
  return command->add_option_function<std::vector<std::string>>(name, take_all, meaning)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
}

void add_wishes(CLI::App* command, Request& request) {
  auto const add = [&](char const* name, std::vector<std::string>& into, char const* meaning) {
    auto const take = [&into](std::string const& list) {
      for (std::string& part : parts_of(list)) into.push_back(std::move(part));
    };
    add_list(command, name, take, meaning)->type_name("A,B");
  };
  add("--prefer", request.prefer, "Mechanisms to take where others are as good; the plan\nsays whether it could");
  add("--forbid", request.forbid, "Mechanisms not to place, nor their profiles");
  add("--already", request.already, "Mechanisms that are there anyway: using them adds none");
}

void add_analyze(CLI::App* command, Request& request) {
  add_files(command, request, "FILE", "Use cases; none: all of the project");
  command->add_option("--format", request.format, "For people, or as glacis/1 (see its schema)")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("text|json");
  command->add_flag("--worlds", request.worlds,
                    "In JSON, of each finding that is open or exposed the least\nworld for either side");
  auto const complaint = [](std::string const& list) {
    for (std::string const& part : parts_of(list)) {
      if (std::string found = limit_complaint(part); !found.empty()) return found;
    }
    return std::string();
  };
  add_list(
      command, "--fail-on",
      [&request](std::string const& list) {
        for (std::string const& part : parts_of(list)) request.fail_on.push_back(*limit_of(part));
      },
      "Exit 1 if a finding is certain, exposed or open (or\nworse), with :LEVEL only from that risk on: a level of\n"
      "the scale, or low, medium or high; several by comma.\nUndecided counts always")
      ->check(CLI::Validator(complaint, ""))
      ->type_name("VERDICT[:LEVEL]");
  add_list(
      command, "--what-if", [&request](std::string const& fact) { request.what_if.push_back(fact); },
      "Show what a fact would change, as in\n'meter.secure-element = 2'; may be given again")
      ->type_name("FACT");
  add_wishes(command, request);
  add_views(command, request);
}

void add_diff(CLI::App* command, Request& request) {
  auto const take = [&request](std::string const& side) { request.files.push_back(side); };
  command->add_option_function<std::string>("OLD", take, "A use case, a folder of them, or a saved result\n(*.json)")
      ->type_name("")
      ->required();
  command->add_option_function<std::string>("NEW", take, "The same, later")->type_name("")->required();
  command->add_option("--format", request.format, "For people, or as glacis-diff/1 (see its schema)")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("text|json");
  command
      ->add_option_function<std::string>(
          "--fail-on",
          [&request](std::string const& verdict) {
            request.fail_on = {{verdict, ""}};
          },
          "Exit 1 if a verdict got worse and is now this, or\nworse")
      ->check(CLI::IsMember({"certain", "exposed", "open", "undecided"}).description(""))
      ->type_name("VERDICT");
  command->add_flag("--strict", request.strict, "Verdicts from the facts alone, nothing presumed");
}

void add_ask(CLI::App* command, Request& request) {
  add_files(command, request, "FILE", "Use cases; none: all of the project");
  command->add_option("--format", request.format, "For people, as a form to send out, or for machines")
      ->check(CLI::IsMember({"text", "md", "json"}).description(""))
      ->type_name("text|md|json");
  command->add_option("-o,--output", request.out, "Where to; left out: standard output")->type_name("PATH");
  command->add_option("--answer", request.answers, "Answers so far, as `meter.secure-element = 2` in a TOML file")
      ->type_name("FILE");
  command->add_flag("--all", request.all, "With the findings that each answer would settle");
}

void add_decide(CLI::App* command, Request& request) {
  add_files(command, request, "FILE",
            "Use cases; none: all of the project, and what each\ncapability is worth over them");
  command->add_option("--format", request.format, "For people, as a clause, or as glacis-decisions/1")
      ->check(CLI::IsMember({"text", "md", "json"}).description(""))
      ->type_name("text|md|json");
  command->add_option("-o,--output", request.out, "Where to; left out: standard output")->type_name("PATH");
  command->add_option("--clause", request.clause, "Of --format md; left out: C")->type_name("NUMBER");
  command->add_flag("--all", request.all, "With the capabilities that change no plan, and every id");
}

void add_baseline(CLI::App* command, Request& request) {
  add_files(command, request, "FILE", "Use cases, or folders of them; none: all of the\nproject");
  add_list(
      command, "--only",
      [&request](std::string const& list) { request.only += (request.only.empty() ? "" : ",") + list; },
      "Mechanisms by comma: what stays open with these alone,\nthe least to add, what of them is not needed. Left\n"
      "out: those of each [release.x] of models/")
      ->type_name("NAMES");
  command->add_flag("--strict", request.strict, "From the facts alone, nothing presumed");
  command->add_flag("--all", request.all, "Nothing cut");
  command->add_option("--format", request.format, "For people, as a clause, or as glacis-baseline/1")
      ->check(CLI::IsMember({"text", "md", "json"}).description(""))
      ->type_name("text|md|json");
  command->add_option("-o,--output", request.out, "Where to; left out: standard output")->type_name("PATH");
  command->add_option("--clause", request.clause, "Of --format md; left out: 8")->type_name("NUMBER");
  command->add_option("--jobs", request.jobs, "How many at a time; left out: one a core")->type_name("N");
}

void add_rules(CLI::App* command, Request& request) {
  CLI::Option* const test =
      command->add_flag("--test", request.test,
                        "Judge the examples of rules/examples/; exit 1 if one\ncomes out otherwise "
                        "or is missing");
  command
      ->add_flag("--prove", request.prove,
                 "What can never be, with its proof: dead and implied\nrules, needs that nothing meets, words that "
                 "nothing\nreads; exit 1 if a rule is at fault")
      ->excludes(test);
  command->add_option("--format", request.format, "For people, or as glacis-rules/1 (see its schema)")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("text|json");
}

void add_guide(CLI::App* command, Request& request) {
  add_files(command, request, "NAME",
            "Mechanisms, and use cases to look at: files, ids or\nfolders; none: all use cases of the project");
  command->add_flag("--trace", request.trace,
                    "From each requirement over its feature to the mechanism\nthat realizes it");
  command
      ->add_option("--format", request.format,
                   "For people, as pages to put into a folder (-o), or as\nglacis-guide/1 (see its schema)")
      ->check(CLI::IsMember({"text", "md", "json"}).description(""))
      ->type_name("text|md|json");
  command->add_option("-o,--output", request.out, "Where to: a folder for md, else a file; left out:\nstandard output")
      ->type_name("PATH");
}

void add_options(CLI::App* command, Request& request, Command which) {
  switch (which) {
    case Command::check: add_files(command, request, "FILE", "Use cases; none: all of the project"); break;
    case Command::analyze: add_analyze(command, request); break;
    case Command::ask: add_ask(command, request); break;
    case Command::decide: add_decide(command, request); break;
    case Command::diff: add_diff(command, request); break;
    case Command::draw:
      add_files(command, request, "FILE", "A use case")->required()->expected(1);
      command->add_option("-o,--output", request.out, "Where to: *.svg, *.png, *.pdf or *.dot")
          ->required()
          ->type_name("PATH");
      add_wishes(command, request);
      break;
    case Command::report:
      add_files(command, request, "FILE", "A use case")->required()->expected(1);
      command
          ->add_option("-o,--output", request.out,
                       "Where to: *.md, its figure beside it; left out: the\ntext alone, to standard output")
          ->type_name("PATH");
      command->add_option("--clause", request.clause, "The clause's number in the report")->type_name("NUMBER");
      add_wishes(command, request);
      break;
    case Command::batch:
      add_files(command, request, "DIR", "A folder of use cases; left out: verticals/")->expected(0, 1);
      command->add_option("-o,--output", request.out, "The folder to write to; left out: out")->type_name("DIR");
      command->add_option("--jobs", request.jobs, "How many at a time; left out: one a core")->type_name("N");
      add_wishes(command, request);
      break;
    case Command::export_:
      command->add_option("FORMAT", request.format, "smt2: the questions behind each verdict, for another solver")
          ->check(CLI::IsMember({"smt2"}).description(""))
          ->type_name("")
          ->required();
      add_files(command, request, "FILE", "A use case")->required()->expected(1);
      command->add_option("-o,--output", request.out, "The folder to write to")->required()->type_name("DIR");
      break;
    case Command::explain:
      add_files(
          command, request, "ID",
          "A code (G021), a finding with its use case, or a name;\na mechanism with a use case: where it fits there")
          ->required()
          ->expected(1, 2);
      break;
    case Command::baseline: add_baseline(command, request); break;
    case Command::rules: add_rules(command, request); break;
    case Command::guide: add_guide(command, request); break;
  }
}

/// Empty if it is a date of the calendar's form.
std::string date_complaint(std::string const& text) {
  static constexpr std::string_view form = "0000-00-00";
  bool good = text.size() == form.size();
  for (std::size_t i = 0; good && i < form.size(); ++i) {
    good = form[i] == '-' ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
  }
  if (!good) return "a date is written as 2026-12-31";
  auto const number = [&](std::size_t at, std::size_t count) { return std::stoi(text.substr(at, count)); };
  std::chrono::year_month_day const day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  return day.ok() ? "" : "there is no such day";
}

/// The first word that is no option; CLI11 would call an unknown command an extra argument.
std::string const* command_word(std::vector<std::string> const& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--root" || arguments[i] == "--effort" || arguments[i] == "--today" ||
        arguments[i] == "--risk-scale")
      ++i;
    else if (arguments[i].empty() || arguments[i].front() != '-')
      return &arguments[i];
  }
  return nullptr;
}

/// "did you mean `--strict`?" for the first option that there is not; else where to read on.
std::string help_for(std::vector<CLI::App const*> const& apps, std::vector<std::string> const& arguments) {
  std::vector<std::string> options;
  for (CLI::App const* app : apps) {
    for (CLI::Option const* option : app->get_options()) {
      for (std::string const& name : option->get_lnames()) options.push_back("--" + name);
    }
  }
  for (std::string const& argument : arguments) {
    std::string const word = argument.substr(0, argument.find('='));
    bool const unknown = word.rfind("--", 0) == 0 && std::find(options.begin(), options.end(), word) == options.end();
    auto const near = unknown ? text::closest(word, options) : std::nullopt;
    if (near) return "did you mean `" + *near + "`?";
  }
  return apps.size() == 1 ? "glacis --help" : "glacis " + apps.back()->get_name() + " --help";
}

/// As messages are written here: a small letter first, unless it is a word of the usage.
std::string message_of(CLI::ParseError const& error) {
  std::string message = plain(error.what());
  bool const word_of_usage = message.size() > 1 && message[1] >= 'A' && message[1] <= 'Z';
  if (!message.empty() && message.front() >= 'A' && message.front() <= 'Z' && !word_of_usage) {
    message.front() = static_cast<char>(message.front() + 32);
  }
  return message;
}

Reply reply_to(CLI::App const& app, CLI::ParseError const& error, std::vector<std::string> const& arguments) {
  std::vector<CLI::App const*> apps{&app};
  for (CLI::App const* command : app.get_subcommands()) apps.push_back(command);
  if (error.get_name() == "CallForVersion") return {std::string("glacis ") + version + "\n", false};
  if (error.get_name() == "CallForHelp") return {apps.back()->help(apps.size() == 1 ? "" : "glacis"), false};
  return {mistake(message_of(error), help_for(apps, arguments)), true};
}

}  // namespace

std::vector<CommandText> const& all_commands() {
  static std::vector<CommandText> const commands{
      {Command::check, "check", "Is it well formed? Nothing is proved", "check energy.smart-meter-reading"},
      {Command::analyze, "analyze", "Threats, and the mechanisms that close them",
       "analyze energy.smart-meter-reading --fail-on certain,exposed:high"},
      {Command::ask, "ask", "What to ask whom, over many use cases", "ask --format md -o questions.md"},
      {Command::decide, "decide", "Which plan, by what the network is found to offer",
       "decide energy.smart-meter-reading"},
      {Command::diff, "diff", "What changed between two results, and why",
       "analyze energy.smart-meter-reading --format json > before.json\n"
       "  glacis diff before.json energy.smart-meter-reading"},
      {Command::draw, "draw", "Annotated data-flow diagram", "draw energy.smart-meter-reading -o meter.svg"},
      {Command::report, "report", "A clause for a Technical Report, with its figure",
       "report energy.smart-meter-reading --clause 7.3 -o meter.md"},
      {Command::batch, "batch", "Everything for all use cases, with an index", "batch"},
      {Command::baseline, "baseline", "The smallest set of mechanisms over many use cases, in stages",
       "baseline --only saef-psk,access-control-policy"},
      {Command::export_, "export", "The questions behind each verdict, for another solver",
       "export smt2 energy.smart-meter-reading -o questions"},
      {Command::explain, "explain", "A code, a finding or a name, in full",
       "explain eavesdropping@meter-report energy.smart-meter-reading"},
      {Command::guide, "guide", "Where mechanisms fit, what they cost, what uses them",
       "guide tls-psk energy.smart-meter-reading"},
      {Command::rules, "rules", "All rules; their examples; what is wrong with them", "rules --test"}};
  return commands;
}

std::variant<Request, Reply> read_command_line(std::vector<std::string> const& arguments) {
  Request request;
  CLI::App app(introduction, "glacis");
  app.get_formatter()->column_width(28);
  app.set_version_flag("--version", version, "Print the version");
  app.add_option("--root", request.root,
                 "The project's folder (has models/ and rules/); left\nout: the nearest one above FILE, or above here")
      ->type_name("DIR");
  app.add_option("--effort", request.effort, "How long to try what is hard: 1 (as left out) to 9")
      ->check(CLI::Range(1U, 9U).description(""))
      ->type_name("N");
  app.add_option("--today", request.today,
                 "The day on which [[accept]] and its like are judged, as\n2026-12-31; left out: this day (UTC)")
      ->check(CLI::Validator(date_complaint, ""))
      ->type_name("DATE");
  app.add_option(
         "--risk-scale", request.risk_scale,
         "The scale of risk, for all use cases (tvra-4, tvra-5,\niso-21434, or a pack's own); left out: what each\n"
         "names as `risk`, else the default")
      ->type_name("NAME");
  app.require_subcommand(1);
  app.footer(footer);
  std::vector<std::string> names;
  for (CommandText const& text : all_commands()) {
    add_options(add_command(app, request, text), request, text.command);
    names.push_back(text.name);
  }
  std::string const* word = command_word(arguments);
  bool const known = word == nullptr || std::find(names.begin(), names.end(), *word) != names.end();
  if (!known)
    return Reply{mistake("no command is called `" + plain(*word) + "`", text::did_you_mean(*word, names)), true};
  if (arguments.empty()) return Reply{app.help(), true};
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(std::move(reversed));
  } catch (CLI::ParseError const& error) {
    return reply_to(app, error, arguments);
  }
  return request;
}

}  // namespace glacis::output

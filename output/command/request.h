#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "output/command/limit.h"

namespace glacis::output {

enum class Command : std::uint8_t {
  check,
  analyze,
  ask,
  decide,
  diff,
  draw,
  report,
  batch,
  baseline,
  export_,
  rules,
  explain,
  guide
};

/// A command line, understood.
struct Request {
  Command command = Command::check;
  std::vector<std::string> files;  ///< paths or ids; batch: at most one folder; explain: the id first
  std::string root;                ///< --root
  unsigned effort = 1;             ///< --effort, 1 to 9
  std::string format = "text";
  std::vector<Limit> fail_on;                        ///< reached by any
  std::string risk_scale;                            ///< --risk-scale; empty: what each use case names
  std::string today;                                 ///< --today, else the day of the run
  std::vector<std::string> what_if;                  ///< --what-if: facts as in an answer
  std::string answers;                               ///< --answer: a file of facts
  std::vector<std::string> prefer, forbid, already;  ///< names of mechanisms
  std::string only;                                  ///< --only: mechanisms by comma
  bool worlds = false;                               ///< --worlds
  bool strict = false;
  bool all = false;
  std::string out;     ///< -o
  std::string clause;  ///< --clause; empty: what suits the command
  bool trace = false;  ///< guide: from requirements to mechanisms
  bool test = false;   ///< rules: judge the examples
  bool prove = false;  ///< rules: what can never be
  unsigned jobs = 0;   ///< 0: as many as the machine has
};

/// A command line that ends the run: help, the version, or a mistake.
struct Reply {
  std::string text;
  bool mistake = false;
};

/// The only place that knows the command line's grammar (and the library for it).
std::variant<Request, Reply> read_command_line(std::vector<std::string> const& arguments);

/// The commands in the order of `--help`, with what each does and an example.
struct CommandText {
  Command command{};
  std::string name;
  std::string summary;
  std::string example;  ///< lines for a shell, without the first "glacis"
};
std::vector<CommandText> const& all_commands();

}  // namespace glacis::output

#pragma once
#include "output/command/console.h"
#include "output/command/request.h"

namespace glacis::output {

/// Each returns the exit code: 0, 1 (findings at or above --fail-on) or 2 (the input is wrong).
int check(Request const& request, Console& console);
int analyze_and_print(Request const& request, Console& console);
int diff(Request const& request, Console& console);
int ask(Request const& request, Console& console);
int decide(Request const& request, Console& console);
int export_smt(Request const& request, Console& console);
int draw_figure(Request const& request, Console& console);
int write_report(Request const& request, Console& console);
int batch(Request const& request, Console& console);
int baseline(Request const& request, Console& console);
int explain(Request const& request, Console& console);
int guide(Request const& request, Console& console);
/// Here 1 means: an example failed or is missing, or a rule was proved to be at fault.
int rules(Request const& request, Console& console);

inline constexpr int success = 0;
inline constexpr int findings_found = 1;
inline constexpr int wrong_input = 2;
inline constexpr int our_fault = 70;

/// Runs a command line and returns the program's exit code. Nothing is thrown.
int run(std::vector<std::string> const& arguments);

}  // namespace glacis::output

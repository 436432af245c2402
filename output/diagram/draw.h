#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "output/diagram/dot.h"

namespace glacis::output {

struct DiagramOptions {
  Layout layout;             ///< of to_dot, and the first that draw tries
  double deadline = 60;      ///< seconds for all that draw does
  std::size_t layouts = 40;  ///< at most so many are tried; 1: `layout` as it is
  int dots_per_inch = 300;   ///< of .png
  bool check_fonts = true;   ///< false: the caller has asked font_warning already
};

struct DrawResult {
  bool ok = false;
  std::vector<std::string> warnings;
  std::string error;  ///< only if not ok: lower case, no full stop
};

/// The figure with the layout given. Needs no Graphviz, depends on nothing but its arguments.
std::string to_dot(report::Report const& report, DiagramOptions const& options);

/// Lays the figure out in several ways, keeps the one that reads best and writes it. The ending of `out` chooses: .dot
/// (with the place of everything; without, and with a warning, if it could not be laid out), .svg, .png, .pdf. The file
/// is written whole or not at all. Spawns `dot`.
DrawResult draw(report::Report const& report, std::filesystem::path const& out, DiagramOptions const& options);

/// What to tell the user if text will not be set in the font that figures are made for; empty: all is well.
std::string font_warning();

}  // namespace glacis::output

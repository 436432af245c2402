#pragma once
#include <string>
#include <string_view>

#include "engine/text/diagnostic.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// The two streams that a command writes to. Results go to `out`, all else to `err`. A reader that closes its end ends
/// the output quietly; an output that cannot be written is an error.
class Console {
 public:
  /// Looks at the streams and at NO_COLOR: the only place that reads the environment.
  Console();

  void out(std::string_view text);
  void err(std::string_view text);
  /// Everything that was found wrong, and a line that counts.
  void diagnose(text::Sources const& sources, text::Diagnostics const& diagnostics);

  Style const& out_style() const { return out_style_; }
  Style const& err_style() const { return err_style_; }
  bool err_is_terminal() const { return err_is_terminal_; }
  /// Not a reader that went away: a disk that is full and the like.
  bool failed() const { return failed_; }

 private:
  Style out_style_, err_style_;
  bool err_is_terminal_ = false;
  bool failed_ = false;
  bool closed_ = false;
};

/// One diagnostic as a stream in this style shows it.
std::string shown(text::Sources const& sources, text::Diagnostic const& diagnostic, Style const& style);

}  // namespace glacis::output

#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace glacis::output {

/// Text that may stand in a Graphviz HTML-like label: escaped, without controls. Whoever builds a label takes
/// this type, so that nothing an author wrote reaches Graphviz unescaped.
class LabelText {
 public:
  std::string const& markup() const { return markup_; }
  /// Width in Latin letters; wide scripts count two.
  std::size_t columns() const { return columns_; }

 private:
  friend std::vector<LabelText> label_lines(std::string_view text, std::size_t columns, std::size_t most);
  std::string markup_;
  std::size_t columns_ = 0;
};

/// The one way from any text to a label: strips control and bidi characters, wraps at `columns` (between words; longer
/// words are cut), keeps `most` lines and ends the last with `…` if something is left over. Never empty.
/// REQUIRES columns >= 2, most >= 1
std::vector<LabelText> label_lines(std::string_view text, std::size_t columns, std::size_t most);
/// On one line, not wrapped.
LabelText label_text(std::string_view text);
/// The same for the text of an XML element, where a backslash is only a backslash.
std::string xml_text(std::string_view text);

}  // namespace glacis::output

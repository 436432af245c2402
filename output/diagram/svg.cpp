#include "output/diagram/svg.h"

#include <fmt/format.h>

#include <optional>

#include "output/diagram/label.h"

namespace glacis::output {
namespace {

/// `text` without each stretch from `begin` to `end`, and without the line end behind it.
std::string without(std::string_view text, std::string_view begin, std::string_view end) {
  std::string result;
  for (;;) {
    std::size_t const from = text.find(begin);
    std::size_t const to = from == std::string_view::npos ? from : text.find(end, from);
    if (to == std::string_view::npos) return result.append(text);
    result.append(text.substr(0, from));
    text.remove_prefix(to + end.size());
    if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  }
}

}  // namespace

std::string tidy_svg(std::string_view svg, std::string_view title, std::string_view description) {
  std::string result = without(without(svg, "<!--", "-->"), "<title>", "</title>");
  std::size_t const tag = result.find("<svg ");
  std::size_t const end = tag == std::string::npos ? tag : result.find('>', tag);
  if (end == std::string::npos) return result;
  std::string const inner = fmt::format("\n<title id=\"figure-title\">{}</title>\n<desc id=\"figure-desc\">{}</desc>",
                                        xml_text(title), xml_text(description));
  result.insert(end + 1, inner);
  result.insert(end, R"( role="img" aria-labelledby="figure-title figure-desc")");
  return result;
}

std::size_t count_edges(std::string_view svg) {
  constexpr std::string_view mark = "class=\"edge";
  std::size_t count = 0;
  for (std::size_t at = svg.find(mark); at != std::string_view::npos; at = svg.find(mark, at + mark.size())) ++count;
  return count;
}

}  // namespace glacis::output

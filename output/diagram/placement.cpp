#include "output/diagram/placement.h"

#include <charconv>
#include <stdexcept>

namespace glacis::output {
namespace {

/// Thrown and caught in this file only.
struct NotPlaced {};

struct Token {
  enum class Sort { name, sign, end } sort = Sort::end;
  std::string text;
};

/// Words of Graphviz's language as `dot` itself prints it.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { next(); }

  Token const& token() const { return token_; }
  bool sees(std::string_view sign) const { return token_.sort == Token::Sort::sign && token_.text == sign; }
  bool take(std::string_view sign) {
    if (!sees(sign)) return false;
    next();
    return true;
  }
  void expect(std::string_view sign) {
    if (!take(sign)) throw NotPlaced{};
  }
  std::string name() {
    if (token_.sort != Token::Sort::name) throw NotPlaced{};
    std::string text = std::move(token_.text);
    next();
    return text;
  }

 private:
  void next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
    token_ = {};
    if (at_ >= text_.size()) return;
    char const c = text_[at_];
    if (c == '"') return quoted();
    if (c == '<') return markup();
    if (c == '-' && text_.substr(at_, 2) == "->") {
      token_ = {Token::Sort::sign, "->"};
      at_ += 2;
      return;
    }
    if (is_word(c)) {
      std::size_t const begin = at_;
      while (at_ < text_.size() && is_word(text_[at_])) ++at_;
      token_ = {Token::Sort::name, std::string(text_.substr(begin, at_ - begin))};
      return;
    }
    token_ = {Token::Sort::sign, std::string(1, c)};
    ++at_;
  }

  static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           c == '-' || static_cast<unsigned char>(c) >= 0x80;
  }

  void quoted() {
    std::string value;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (text_[at_] == '\n') continue;
        if (text_[at_] != '"') value.push_back('\\');
      }
      value.push_back(text_[at_]);
    }
    if (at_ >= text_.size()) throw NotPlaced{};
    ++at_;
    token_ = {Token::Sort::name, std::move(value)};
  }

  void markup() {
    std::size_t depth = 0;
    std::size_t const begin = at_;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '<') ++depth;
      if (text_[at_] == '>' && --depth == 0) break;
    }
    if (at_ >= text_.size()) throw NotPlaced{};
    ++at_;
    token_ = {Token::Sort::name, std::string(text_.substr(begin, at_ - begin))};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Token token_;
};

using Attributes = std::map<std::string, std::string>;

/// Numbers separated by commas and spaces; a letter in front of a comma names a point (`e,10,20`).
class Numbers {
 public:
  explicit Numbers(std::string_view text) : text_(text) {}
  bool done() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == ',' || text_.front() == '\n'))
      text_.remove_prefix(1);
    return text_.empty();
  }
  char letter() {
    if (done() || (text_.front() != 'e' && text_.front() != 's')) return 0;
    char const letter = text_.front();
    text_.remove_prefix(1);
    return letter;
  }
  double number() {
    double value = 0;
    if (done()) throw NotPlaced{};
    auto const [end, problem] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (problem != std::errc{}) throw NotPlaced{};
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return value;
  }
  Point point() {
    double const x = number();
    return {x, number()};
  }

 private:
  std::string_view text_;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : scanner_(text) {}

  Placement read() {
    if (scanner_.name() != "digraph") throw NotPlaced{};
    if (!scanner_.sees("{")) scanner_.name();
    scanner_.expect("{");
    statements({});
    if (scanner_.token().sort != Token::Sort::end || placement_.page.width() <= 0) throw NotPlaced{};
    return std::move(placement_);
  }

 private:
  static constexpr std::size_t deepest = 100;

  /// A graph or subgraph, with the attributes that it inherits: Graphviz leaves out what is as around it.
  struct Scope {
    std::string room;
    Attributes attributes;
  };

  void statements(Scope scope) {
    if (++depth_ > deepest) throw NotPlaced{};
    while (!scanner_.take("}")) {
      statement(scope);
      scanner_.take(";");
    }
    --depth_;
  }

  void statement(Scope& scope) {
    if (scanner_.take("{")) return statements(scope);
    std::string const name = scanner_.name();
    if (name == "subgraph") {
      std::string const inner = scanner_.sees("{") ? std::string() : scanner_.name();
      scanner_.expect("{");
      return statements({inner, scope.attributes});
    }
    port();
    if (scanner_.take("->")) {
      std::string const head = scanner_.name();
      port();
      return edge(name, head, attributes());
    }
    Attributes found = attributes();
    if (name == "graph") {
      for (auto& [key, text] : found) scope.attributes[key] = std::move(text);
      graph(scope.room, scope.attributes);
    } else if (name != "node" && name != "edge") {
      node(name, found);
    }
  }

  void port() {
    while (scanner_.take(":")) scanner_.name();
  }

  Attributes attributes() {
    Attributes found;
    while (scanner_.take("[")) {
      while (!scanner_.take("]")) {
        std::string const key = scanner_.name();
        scanner_.expect("=");
        found[key] = scanner_.name();
        if (!scanner_.take(",")) scanner_.take(";");
      }
    }
    return found;
  }

  static std::string const* value(Attributes const& from, std::string const& key) {
    auto const found = from.find(key);
    return found == from.end() || found->second.empty() ? nullptr : &found->second;
  }

  static Box box_around(std::string const& center, std::string const& width, std::string const& height) {
    Numbers at(center), w(width), h(height);
    Point const middle = at.point();
    double const half_width = w.number() * 36;
    double const half_height = h.number() * 36;
    return {middle.x - half_width, middle.y - half_height, middle.x + half_width, middle.y + half_height};
  }

  void graph(std::string const& room, Attributes const& found) {
    if (std::string const* bb = value(found, "bb")) {
      Numbers numbers(*bb);
      Point const low = numbers.point();
      Point const high = numbers.point();
      Box const box = {low.x, low.y, high.x, high.y};
      if (room.empty())
        placement_.page = box;
      else
        placement_.rooms[room] = box;
    }
    std::string const* lp = value(found, "lp");
    std::string const* width = value(found, "lwidth");
    std::string const* height = value(found, "lheight");
    if (!lp || !width || !height) return;
    if (!room.empty()) placement_.titles[room] = box_around(*lp, *width, *height);
  }

  void node(std::string const& name, Attributes const& found) {
    std::string const* pos = value(found, "pos");
    std::string const* width = value(found, "width");
    std::string const* height = value(found, "height");
    if (!pos || !width || !height) throw NotPlaced{};
    placement_.nodes[name] = box_around(*pos, *width, *height);
  }

  void edge(std::string const& tail, std::string const& head, Attributes const& found) {
    ++placement_.edges;
    std::string const* pos = value(found, "pos");
    if (!pos) return;
    // Only the first spline: the others of a concentrated edge do not occur.
    Numbers numbers(std::string_view(*pos).substr(0, pos->find(';')));
    Line line{tail, head, {}, {}, {}};
    while (!numbers.done()) {
      char const letter = numbers.letter();
      Point const point = numbers.point();
      if (letter == 'e')
        line.at_head = point;
      else if (letter == 's')
        line.at_tail = point;
      else
        line.curve.push_back(point);
    }
    if (line.curve.size() >= 4 && line.curve.size() % 3 == 1) placement_.lines.push_back(std::move(line));
  }

  Scanner scanner_;
  Placement placement_;
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<Placement> read_placement(std::string_view laid_out) {
  try {
    return Reader(laid_out).read();
  } catch (NotPlaced const&) {
    return std::nullopt;
  }
}

}  // namespace glacis::output

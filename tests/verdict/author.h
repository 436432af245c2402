#pragma once
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace glacis::verdict {

/// Random conditions of the subject's sort, of bounded depth; all that the language has and a world can answer.
class Author {
 public:
  /// `knowing`: of what it would leave out it states this share, in percent, and says all else the same.
  explicit Author(unsigned seed, unsigned knowing = 0)
      : pick([random = std::mt19937(seed)](unsigned below) mutable { return static_cast<unsigned>(random() % below); }),
        more_(seed + 1),
        knowing_(knowing) {}
  /// Who says which of so many.
  explicit Author(std::function<unsigned(unsigned below)> choose) : pick(std::move(choose)) {}
  /// Kinds, networks, a feature of each scope, mechanisms: what its rules and use cases speak of.
  static std::string const& vocabulary();

 private:
  std::string one_of(std::vector<std::string> const& texts) { return texts[pick(static_cast<unsigned>(texts.size()))]; }

  std::string of_entity(std::string const& e) {
    return one_of({e + ".strength >= mid", e + ".strength == low", e + ".guarded", e + ".strength in {low, high}",
                   e + " is box", e + " is node", e + " is person", e + ".strength != mid"});
  }
  std::string of_data(std::string const& d) {
    return one_of({d + ".worth >= mid", d + ".worth == high", "personal in " + d + ".labels", d + ".worth < high"});
  }
  std::string of_flow(std::string const& f) {
    switch (pick(8)) {
      case 0: return f + ".over.ip";
      case 1: return f + ".over.room >= 50 B";
      case 2: return f + ".rank >= mid";
      case 3: return f + ".rank == low";
      case 4: return fmt::format("({} e in {}.ends: {})", one_of({"any", "all"}), f, of_entity("e"));
      case 5: return fmt::format("({} d in {}.payload: {})", one_of({"any", "all"}), f, of_data("d"));
      case 6: return of_entity(f + ".from");
      default:
        return fmt::format("count(x in {}.ends: {}) {} {}", f, of_entity("x"), one_of({">=", "==", "<", "!="}),
                           pick(3));
    }
  }
  std::string reach(std::string const& e) {
    std::string const call =
        pick(3) == 0   ? fmt::format("connected({}, z)", e)
        : pick(2) == 0 ? fmt::format("reaches({}, z, via g: {})", e, of_flow("g"))
                       : fmt::format("reaches({}, z, via g: {}, except h: {})", e, of_flow("g"), of_entity("h"));
    return fmt::format("({} z in entities: {} {} {})", one_of({"any", "all"}), of_entity("z"),
                       one_of({"and", "implies"}), call);
  }
  std::string condition(unsigned depth, std::string const& subject) {
    if (depth == 0 || pick(4) == 0) {
      std::string const e = subject == "flow" ? "flow.from" : "entity";
      if (pick(8) == 0) return reach(e);
      return subject == "flow" ? of_flow("flow") : of_entity("entity");
    }
    std::string const a = condition(depth - 1, subject);
    std::string const b = condition(depth - 1, subject);
    return one_of({fmt::format("({}) and ({})", a, b), fmt::format("({}) or ({})", a, b), fmt::format("not ({})", a),
                   fmt::format("({}) implies ({})", a, b)});
  }
  /// `as_drawn`: left out, it is not unknown but not so; stating it is no further fact but another drawing.
  std::string state(std::string const& name, std::vector<std::string> const& values, bool as_drawn = false) {
    bool const unsaid = pick(2) == 0;
    std::string const value = one_of(values);
    bool const left_out = unsaid && (as_drawn || more_() % 100 >= knowing_);
    return left_out ? "" : fmt::format("{} = {}\n", name, value);
  }

 public:
  std::string rules() {
    std::string text;
    for (unsigned i = 0; i < 3; ++i) {
      bool const on_flow = pick(3) != 0;
      std::string const subject = on_flow ? "flow" : "entity";
      text +=
          fmt::format("[threat.t{}]\ntitle = \"t\"\non = \"{}\"\nwhen = \"{}\"\n", i, subject, condition(3, subject));
      if (pick(3) == 0) text += fmt::format("unless = \"{}\"\n", condition(1, subject));
      if (pick(4) != 0)
        text += on_flow
                    ? one_of({"needs = [\"secrecy:hop\"]\n", "needs = [\"secrecy:hop\", \"hardness:platform@to\"]\n",
                              "needs = [[\"secrecy:hop\", \"hardness:platform@from\"]]\n"})
                    : "needs = [\"hardness\"]\n";
    }
    if (pick(2) == 0) text += fmt::format("[constraint.c0]\non = \"flow\"\nalways = \"{}\"\n", condition(1, "flow"));
    if (pick(3) == 0)
      text += fmt::format("[constraint.c1]\non = \"entity\"\nalways = \"{}\"\n", condition(1, "entity"));
    return text;
  }
  std::string use_case() {
    std::string text = pick(4) == 0 ? "mechanisms = \"as-stated\"\n" : "";
    for (std::string const e : {"alpha", "beta"}) {
      text +=
          fmt::format("[entity.{}]\n", e) + state("kind", {"\"box\"", "\"tag\"", "\"node\"", "\"person\"", "\"box\""});
      text += pick(3) == 0 ? "mechanisms = " + one_of({"[]", "[\"shell\"]"}) + "\n" : "";
    }
    // An attribute is stated only of what surely has it.
    text += "[entity.gamma]\nkind = " + one_of({"\"node\"", "\"box\"", "\"tag\""}) + "\n" +
            state("strength", {"\"mid\"", "\"high\"", "{ at-least = \"mid\" }", "{ one-of = [\"low\", \"high\"] }"});
    text += "[data.paper]\n" + state("worth", {"\"low\"", "\"high\"", "{ at-most = \"mid\" }"}) +
            state("labels", {"[\"personal\"]", "[]"}, true);
    for (std::string const f : {"first", "second"}) {
      text += fmt::format("[flow.{}]\nfrom = \"{}\"\nto = \"{}\"\ndata = [\"paper\"]\n", f,
                          f == "first" ? "alpha" : "gamma", f == "first" ? "gamma" : "beta");
      text += state("over", {"\"wire\"", "\"air\"", "\"mist\"", "[\"wire\", \"air\"]", "[\"air\", \"mist\"]"}) +
              state("rank", {"\"low\"", "\"high\""});
      text += pick(4) == 0 ? "mechanisms = " + one_of({"[]", "[\"seal\"]"}) + "\n" : "";
    }
    return text;
  }

 private:
  std::function<unsigned(unsigned below)> pick;
  std::mt19937 more_;
  unsigned knowing_ = 0;
};

}  // namespace glacis::verdict

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/source.h"

namespace glacis::model {

/// What an attack takes in one respect: time, expertise, … Rules name its levels, scales give them points.
struct Factor {
  struct Level {
    std::string name;
    std::string meaning;
  };
  std::string name;
  std::string title;
  std::vector<Level> levels;  ///< easiest first
  text::Span place;
};

/// How bad a level of risk is in the words that all scales share, so that a limit can be set over several of them.
enum class Severity : std::uint8_t { low, medium, high };
char const* name_of(Severity severity);
std::vector<std::string> const& severity_names();

/// How effort and impact become risk, as a pack states it: the engine knows the arithmetic and none of the figures.
struct Scale {
  /// None: out of reach, whatever the other factors add.
  using Points = std::optional<std::int32_t>;
  /// A range of sums of points; it ends where the next begins.
  struct Potential {
    std::string name;
    std::int32_t from = 0;
    std::uint32_t likelihood = 0;
  };
  struct Impact {
    std::string name;
    std::vector<std::string> of;  ///< the values of attributes of data that mean this
  };
  struct Risk {
    std::string name;
    std::string letter;  ///< for figures
    Severity as = Severity::low;
  };

  std::string name;
  std::string title;
  std::string source;
  std::vector<std::vector<Points>> points;         ///< per factor of the vocabulary, per level
  std::vector<Potential> potentials;               ///< ascending, the first from 0; what is out of reach is in the last
  std::vector<std::string> likelihoods;            ///< lowest first
  std::vector<Impact> impacts;                     ///< lowest first
  std::vector<Risk> risks;                         ///< lowest first
  std::vector<std::vector<std::uint32_t>> matrix;  ///< per impact, per likelihood: the risk
  text::Span place;

  /// The impact that a value of an attribute means.
  std::optional<std::uint32_t> impact_of(std::string const& value) const;
};

}  // namespace glacis::model

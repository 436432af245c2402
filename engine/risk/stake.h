#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/case.h"

namespace glacis::risk {

/// The data that come to harm with a subject: a pair's datum; a journey's; what a flow carries, both ways; what an
/// entity, or software on it, sends, receives and stores; what is in a zone; everything.
struct Stake {
  std::vector<std::uint32_t> data;  ///< sorted
  bool open = false;                ///< there may be more
};
Stake stake_of(verdict::Case const& the_case, verdict::Subject const& subject);

}  // namespace glacis::risk

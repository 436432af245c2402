#pragma once
#include <memory>

#include "engine/engine.h"
#include "engine/model/structure.h"
#include "engine/verdict/case.h"

namespace glacis {

/// A use case with all that follows from reading it. The parts of `the_case` point into this: it is never moved.
struct Prepared {
  model::UseCase use_case;
  model::Structure structure;
  rule::Statements statements;
  verdict::Case the_case;
};

/// Reads, derives, compiles, checks the constraints. Empty exactly if an error was reported.
std::unique_ptr<Prepared> prepare(Library const& library, text::Files const& files, std::filesystem::path const& path,
                                  model::ScaleId scale, text::Sources& sources, text::Diagnostics& diagnostics,
                                  std::vector<model::Answers>* answers = nullptr);
/// The same of a use case that was read.
std::unique_ptr<Prepared> prepare_as(Library const& library, model::UseCase use_case, text::Diagnostics& diagnostics);

}  // namespace glacis

#include "engine/prepare.h"

#include <utility>

#include "engine/model/nesting.h"
#include "engine/model/read.h"
#include "engine/verdict/constraints.h"

namespace glacis {
namespace {

std::vector<std::uint32_t> rules_of(Library const& library, model::UseCase const& use_case) {
  std::vector<std::uint32_t> rules;
  for (std::uint32_t i = 0; i < library.rulebook.rules.size(); ++i) {
    std::uint32_t const pack = library.vocabulary.rules[library.rulebook.rules[i].declaration].pack;
    for (std::uint32_t const wanted : use_case.rule_packs) {
      if (wanted == pack) rules.push_back(i);
    }
  }
  return rules;
}

/// What else is wrong with a use case whose elements could not all be read.
void report_more(Library const& library, model::PartialCase const& partial, text::Diagnostics& diagnostics) {
  model::UseCase const& use_case = partial.use_case;
  if (partial.read >= model::Extent::ways) {
    model::derive_structure(library.vocabulary, use_case, diagnostics);
  } else {
    model::check_nesting(library.vocabulary, use_case, diagnostics);
  }
  rule::compile_statements(library.vocabulary, use_case, library.rulebook, diagnostics);
}

}  // namespace

std::unique_ptr<Prepared> prepare(Library const& library, text::Files const& files, std::filesystem::path const& path,
                                  model::ScaleId scale, text::Sources& sources, text::Diagnostics& diagnostics,
                                  std::vector<model::Answers>* answers) {
  auto partial = model::read_partial_case(files, path, library.vocabulary, sources, diagnostics, answers);
  if (!partial) return nullptr;
  if (partial->read < model::Extent::elements) {
    report_more(library, *partial, diagnostics);
    return nullptr;
  }
  if (scale.known()) partial->use_case.scale = scale;
  auto prepared = prepare_as(library, std::move(partial->use_case), diagnostics);
  return partial->read == model::Extent::whole ? std::move(prepared) : nullptr;
}

std::unique_ptr<Prepared> prepare_as(Library const& library, model::UseCase use_case, text::Diagnostics& diagnostics) {
  std::size_t const errors = diagnostics.errors();
  auto structure = model::derive_structure(library.vocabulary, use_case, diagnostics);
  auto statements = rule::compile_statements(library.vocabulary, use_case, library.rulebook, diagnostics);
  if (!structure) return nullptr;
  // Constraints look at elements: what is wrong with the use case's own statements does not keep them from it.
  if (!statements) statements = rule::no_statements(use_case);
  auto prepared =
      std::make_unique<Prepared>(Prepared{std::move(use_case), std::move(*structure), std::move(*statements), {}});
  prepared->the_case = {&library.vocabulary,  &library.rulebook,     &prepared->use_case,
                        &prepared->structure, &prepared->statements, rules_of(library, prepared->use_case)};
  verdict::check_constraints(prepared->the_case, diagnostics);
  return diagnostics.errors() == errors ? std::move(prepared) : nullptr;
}

}  // namespace glacis

#pragma once
#include "engine/condition/syntax.h"
#include "tests/verdict/draw.h"

namespace glacis::condition::tests {

/// Any tree that the grammar can give, at most `depth` forms inside each other.
Tree random_tree(verdict::tests::Draw const& draw, unsigned depth);

/// A text of a few dozen tokens that mostly fit the grammar and the small vocabulary.
std::string random_text(verdict::tests::Draw const& draw);

}  // namespace glacis::condition::tests

#include "engine/rule/join.h"

namespace glacis::rule {

using condition::Formula;
using condition::nothing;
using condition::Op;
using condition::Operation;
using condition::Path;

Formula and_not(Formula a, Formula const& b, std::uint32_t shared) {
  auto const operations = static_cast<std::uint32_t>(a.operations.size());
  auto const paths = static_cast<std::uint32_t>(a.paths.size());
  auto const values = static_cast<std::uint32_t>(a.values.size());
  auto const slots = static_cast<std::uint32_t>(a.slots.size());
  auto const moved_by = [](std::uint32_t id, std::uint32_t offset) { return id == nothing ? nothing : id + offset; };
  auto const slot = [&](std::uint32_t number) { return number < shared ? number : number - shared + slots; };
  for (Path path : b.paths) {
    if (path.root == Path::Root::variable) path.slot = slot(path.slot);
    if (path.root == Path::Root::zone_of) path.inner += paths;
    a.paths.push_back(std::move(path));
  }
  for (Operation operation : b.operations) {
    operation.a = moved_by(operation.a, operations);
    operation.b = moved_by(operation.b, operations);
    operation.path = moved_by(operation.path, paths);
    operation.other = moved_by(operation.other, paths);
    operation.values = moved_by(operation.values, values);
    operation.slot = slot(operation.slot);
    a.operations.push_back(std::move(operation));
  }
  a.values.insert(a.values.end(), b.values.begin(), b.values.end());
  for (std::size_t i = shared; i < b.slots.size(); ++i) a.slots.push_back(b.slots[i]);

  Operation negation;
  negation.op = Op::negate;
  negation.a = static_cast<std::uint32_t>(a.operations.size() - 1);
  a.operations.push_back(negation);
  Operation both;
  both.op = Op::both;
  both.a = operations - 1;
  both.b = static_cast<std::uint32_t>(a.operations.size() - 1);
  a.operations.push_back(std::move(both));
  return a;
}

}  // namespace glacis::rule

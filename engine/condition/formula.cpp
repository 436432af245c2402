#include "engine/condition/formula.h"

namespace glacis::condition {

Formula always_true(Sort subject) {
  Formula formula;
  formula.slots.push_back(subject);
  Operation operation;
  operation.op = Op::constant;
  operation.value = true;
  formula.operations.push_back(std::move(operation));
  return formula;
}

}  // namespace glacis::condition

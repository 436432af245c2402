#include "engine/model/id.h"

namespace glacis::model {

char const* name_of(Sort sort) {
  switch (sort) {
    case Sort::entity: return "entity";
    case Sort::flow: return "flow";
    case Sort::zone: return "zone";
    case Sort::data: return "data";
    case Sort::network: return "network";
    case Sort::stakeholder: return "stakeholder";
    case Sort::journey: return "journey";
    case Sort::model: return "model";
  }
  return "";
}

}  // namespace glacis::model

#include "engine/model/value.h"

namespace glacis::model {

char const* name_of(Basis basis) {
  switch (basis) {
    case Basis::stated: return "stated";
    case Basis::narrowed: return "narrowed";
    case Basis::presumed: return "presumed";
    case Basis::assumed: return "assumed";
    case Basis::always: return "always";
    case Basis::structure: return "structure";
  }
  return "";
}

}  // namespace glacis::model

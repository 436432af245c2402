#include "engine/condition/describe.h"

namespace glacis::condition {

std::string one_of_sort(Sort sort) {
  if (sort == Sort::data) return "data";
  return (sort == Sort::entity ? "an " : "a ") + std::string(model::name_of(sort));
}

std::string many_of_sort(Sort sort) {
  switch (sort) {
    case Sort::entity: return "entities";
    case Sort::data: return "data";
    case Sort::flow:
    case Sort::zone:
    case Sort::network:
    case Sort::stakeholder:
    case Sort::journey:
    case Sort::model: return model::name_of(sort) + std::string("s");
  }
  return {};
}

std::string one_of_dimension(model::Dimension dimension) {
  return (dimension == model::Dimension::energy  ? "an "
          : dimension == model::Dimension::money ? ""
                                                 : "a ") +
         std::string(model::name_of(dimension));
}

std::string describe(model::Vocabulary const& vocabulary, Path const& path) {
  if (path.set) return "a set of " + many_of_sort(path.sort);
  if (!path.type.known()) return one_of_sort(path.sort);
  model::Type const& type = vocabulary[path.type];
  switch (type.form) {
    case model::TypeForm::boolean: return "a Boolean";
    case model::TypeForm::level: return "a level";
    case model::TypeForm::one_of: return "an enumeration";
    case model::TypeForm::quantity: return one_of_dimension(type.dimension);
    case model::TypeForm::reference: return one_of_sort(type.sort);
  }
  return {};
}

std::string describe_fully(model::Vocabulary const& vocabulary, Path const& path) {
  if (path.set || !path.type.known()) return describe(vocabulary, path);
  model::Type const& type = vocabulary[path.type];
  if (type.form == model::TypeForm::level) return "a level of `" + type.name + "`";
  if (type.form == model::TypeForm::one_of) return "a value of `" + type.name + "`";
  return describe(vocabulary, path);
}

}  // namespace glacis::condition

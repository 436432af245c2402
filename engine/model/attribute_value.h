#pragma once
#include <cstdint>
#include <functional>
#include <optional>

#include "engine/model/value_form.h"
#include "engine/model/vocabulary.h"

namespace glacis::model {

/// Finds the element that a reference of this type names; reports if there is none.
using FindElement = std::function<std::optional<std::uint32_t>(Type const& type, text::Phrase const& name)>;

struct AttributeValue {
  std::optional<Statement> stated;    ///< basis stated or narrowed
  std::optional<Statement> presumed;  ///< basis presumed
};

/// Checks a value against its attribute's type; what does not fit is reported and left out.
AttributeValue read_attribute_value(Item item, AttributeId attribute, Vocabulary const& vocabulary,
                                    FindElement const& find_element);

/// A size such as "12 KiB" or a range of sizes; reports what is none.
std::optional<Interval> read_interval(Item item, Dimension dimension);

}  // namespace glacis::model

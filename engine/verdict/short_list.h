#pragma once
#include <cstddef>

#include <boost/container/small_vector.hpp>

namespace glacis::verdict {

/// A list that mostly has no more than `few` members: those stand in place, without memory of their own.
template <class T, std::size_t few>
using ShortList = boost::container::small_vector<T, few>;

}  // namespace glacis::verdict

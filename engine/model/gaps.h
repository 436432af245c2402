#pragma once
#include <set>
#include <string>
#include <string_view>

namespace glacis::model {

/// What was declared in vain: its error is reported, so that whoever names it is not to blame as well.
class Gaps {
 public:
  void add(std::string name) { names_.insert(std::move(name)); }
  /// A file or a table was not read: it may have declared any name.
  void add_any() { any_ = true; }

  bool may_hold(std::string_view name) const { return any_ || names_.contains(name); }
  bool empty() const { return !any_ && names_.empty(); }

 private:
  std::set<std::string, std::less<>> names_;
  bool any_ = false;
};

}  // namespace glacis::model

#include "output/question/worth.h"

#include <algorithm>
#include <map>
#include <set>

namespace glacis::output {

std::vector<Worth> worth_of(std::vector<report::Decision> const& decisions) {
  struct Sum {
    std::set<std::string> use_cases, matters, saves, enables;
    std::size_t closes = 0;
  };
  std::map<std::string, Sum> sums;
  for (report::Decision const& decision : decisions) {
    for (report::Capability const& each : decision.capabilities) {
      Sum& sum = sums[each.attribute];
      sum.use_cases.insert(decision.use_case);
      if (each.matters) sum.matters.insert(decision.use_case);
      sum.saves.insert(each.saves.begin(), each.saves.end());
      sum.enables.insert(each.enables.begin(), each.enables.end());
      sum.closes += each.closes.size();
    }
  }
  std::vector<Worth> result;
  for (auto const& [attribute, sum] : sums) {
    result.push_back({attribute,
                      sum.use_cases.size(),
                      sum.matters.size(),
                      {sum.saves.begin(), sum.saves.end()},
                      {sum.enables.begin(), sum.enables.end()},
                      sum.closes});
  }
  std::ranges::stable_sort(result, std::greater{}, &Worth::matters);
  return result;
}

}  // namespace glacis::output

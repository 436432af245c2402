#include "engine/mechanism/cover.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/mechanism/cover_bound.h"
#include "engine/mechanism/cover_rest.h"

namespace glacis::mechanism {

namespace {

constexpr int rounds_first = 300, rounds_further = 20, rounds_again = 10;
constexpr int most_passes = 5;
constexpr std::size_t most_waiting = 4096, most_waiting_words = std::size_t{1} << 22;

struct SearchNode {
  Rest rest;
  std::vector<std::int64_t> prices;
  std::int64_t bound = 0;  ///< no completion costs less
  std::uint64_t number = 0;
};

/// Nodes still to look at: that of the least bound first, which lifts the bound of all; once there are many, the newest
/// first, which keeps them few: at most one a column more.
class Waiting {
 public:
  explicit Waiting(std::size_t most) : most_(most) {}
  bool empty() const { return heap_.empty() && newest_.empty(); }

  void push(SearchNode node) {
    node.number = ++count_;
    if (heap_.size() >= most_) return newest_.push_back(std::move(node));
    heap_.push_back(std::move(node));
    std::push_heap(heap_.begin(), heap_.end(), comes_later);
  }

  SearchNode pop() {
    if (newest_.empty()) std::pop_heap(heap_.begin(), heap_.end(), comes_later);
    std::vector<SearchNode>& from = newest_.empty() ? heap_ : newest_;
    SearchNode node = std::move(from.back());
    from.pop_back();
    return node;
  }

  /// The least bound, at most `bound`.
  std::int64_t least_bound(std::int64_t bound) const {
    for (auto const* nodes : {&heap_, &newest_})
      for (SearchNode const& node : *nodes) bound = std::min(bound, node.bound);
    return bound;
  }

 private:
  static bool comes_later(SearchNode const& a, SearchNode const& b) {
    return a.bound != b.bound ? a.bound > b.bound : a.number < b.number;
  }
  std::size_t most_;
  std::vector<SearchNode> heap_;
  std::vector<SearchNode> newest_;
  std::uint64_t count_ = 0;
};

/// Looks for coverings that cost no more than so much.
class BranchAndBound {
 public:
  BranchAndBound(Covering const& covering, std::vector<std::int64_t> const& costs, Steps& steps)
      : covering_(covering), costs_(costs), fixed_(costs, covering.entries), steps_(steps) {}

  SearchNode root() const {
    SearchNode node;
    node.rest.free = BitSet(covering_.columns.size(), true);
    node.rest.open = BitSet(covering_.rows.size(), true);
    node.rest.chosen = BitSet(covering_.columns.size());
    // Of each column the rows have an even share; the least of these shares is a price at which no column pays.
    for (BitSet const& row : covering_.rows) {
      std::int64_t price = INT64_MAX;
      row.for_each([&](std::uint32_t column) {
        BitSet const& hit = covering_.columns[column];
        price = std::min(price, fixed_.scaled[column] / static_cast<std::int64_t>(hit.count_with(hit)));
      });
      node.prices.push_back(price);
    }
    return node;
  }

  struct Result {
    bool finished = true;    ///< nothing better is left
    bool found = false;      ///< then `best` is what was found
    std::int64_t bound = 0;  ///< nothing costs less
    BitSet best;
  };
  enum class Until : std::uint8_t { least, any };

  /// A least covering below this node that costs at most `most`, or any such.
  Result run(SearchNode from, std::int64_t most, Until until, int rounds) {
    most_ = most;
    result_ = Result{};
    std::size_t const words = covering_.rows.size() + covering_.columns.size() / 32;  // of a node, about
    Waiting waiting(std::clamp<std::size_t>(most_waiting_words / words, 16, most_waiting));
    waiting.push(std::move(from));
    // The first node is looked at whatever it takes, so that from the top something is always found.
    for (bool first = true; !waiting.empty() && (first || !steps_.out()); first = false) {
      SearchNode node = waiting.pop();
      if (node.bound <= most_) expand(node, first ? rounds : rounds_further, waiting);
      if (until == Until::any && result_.found) return result_;
    }
    result_.finished = waiting.empty();
    result_.bound = waiting.least_bound(most_ + 1);
    return result_;
  }

  /// Frees a node of columns that no covering of cost `most` has, and chooses those that all have. REQUIRES that there
  /// is such a covering.
  void tighten(SearchNode& node, std::int64_t most, int rounds) {
    Compact const compact(covering_, fixed_, node.rest);
    Prices prices(compact, node.prices);
    most_ = most;
    prices.climb(rounds, fixed_.limit(most_ - node.rest.cost), steps_);
    prices.keep(node.prices);
    fix(node.rest, compact, prices);
  }

 private:
  void expand(SearchNode& node, int rounds, Waiting& waiting) {
    Rest& rest = node.rest;
    for (int pass = 0;; ++pass) {
      if (!reduce(covering_, costs_, rest, steps_)) return;
      if (rest.open.empty()) return accept(rest);
      if (rest.cost > most_) return;
      Compact const compact(covering_, fixed_, rest);
      Prices prices(compact, node.prices);
      steps_.spend(4 * compact.rows.entries.size());  // about what all but the climb takes
      prices.climb(rounds, fixed_.limit(most_ - rest.cost), steps_);
      prices.keep(node.prices);
      node.bound = std::max(node.bound, rest.cost + fixed_.cost(prices.bound()));
      if (node.bound > most_) return;
      Rest whole = rest;
      for (auto const column : guess_cover(compact, prices.reduced())) whole.choose(covering_, costs_, column);
      accept(whole);
      if (node.bound > most_) return;
      std::size_t const fixed = fix(rest, compact, prices);
      bool const many = fixed * 10 > compact.column_names.size();
      if ((!many || pass >= most_passes) && branch(node, compact, prices, waiting)) return;
      rounds = rounds_again;
    }
  }

  void accept(Rest const& rest) {
    if (rest.cost > most_) return;
    most_ = rest.cost - 1;
    result_.best = rest.chosen;
    result_.found = true;
  }

  /// A column whose presence, or absence, alone lifts the bound above what is looked for is settled. How many were.
  std::size_t fix(Rest& rest, Compact const& compact, Prices const& prices) const {
    std::size_t count = 0;
    std::int64_t const gap = fixed_.limit(most_ - rest.cost) - prices.bound();
    for (std::size_t i = 0; i < compact.column_names.size(); ++i) {
      std::int64_t const reduced = prices.reduced()[i];
      if (reduced > gap) rest.free.remove(compact.column_names[i]);
      if (-reduced > gap) rest.choose(covering_, costs_, compact.column_names[i]);
      if (reduced > gap || -reduced > gap) ++count;
    }
    return count;
  }

  /// With and without a column that is dear, hits much and about which the prices waver. False: no column is left.
  bool branch(SearchNode& node, Compact const& compact, Prices const& prices, Waiting& waiting) const {
    Rest& rest = node.rest;
    std::optional<std::uint32_t> best;
    std::int64_t most = -1;
    for (std::size_t i = 0; i < compact.column_names.size(); ++i) {
      std::uint32_t const column = compact.column_names[i];
      auto const hits = static_cast<std::int64_t>(covering_.columns[column].count_with(rest.open));
      if (!rest.free.has(column) || hits == 0) continue;
      std::int64_t const wavers = std::min(prices.paid()[i], prices.rounds() - prices.paid()[i]);
      std::int64_t const share = 8 * hits * wavers / prices.rounds() + 2 * hits;
      // Below 2^60: a cost times its entries is below 2^57, and a share at most six times these.
      std::int64_t const score = compact.costs[i] * share;
      if (score <= most) continue;
      most = score;
      best = column;
    }
    if (!best) return false;
    SearchNode without = node;
    without.rest.free.remove(*best);
    waiting.push(std::move(without));
    rest.choose(covering_, costs_, *best);
    waiting.push(std::move(node));
    return true;
  }

  Covering const& covering_;
  std::vector<std::int64_t> const& costs_;
  FixedPoint fixed_;
  Steps& steps_;
  std::int64_t most_ = 0;
  Result result_;
};

std::int64_t sum_of(BitSet const& columns, std::vector<std::int64_t> const& costs) {
  std::int64_t sum = 0;
  columns.for_each([&](std::uint32_t column) { sum += costs[column]; });
  return sum;
}

/// From the last column on.
void drop_superfluous(Covering const& covering, BitSet& columns) {
  for (std::size_t column = covering.columns.size(); column-- > 0;) {
    if (!columns.has(column)) continue;
    columns.remove(column);
    BitSet const& hit = covering.columns[column];
    bool needed = false;
    hit.for_each([&](std::uint32_t row) { needed = needed || covering.rows[row].count_with(columns) == 0; });
    if (needed) columns.add(column);
  }
}

/// Divides by what divides all; that. Where all are alike, and be they 0, each becomes 1.
std::int64_t make_coprime(std::vector<std::int64_t>& costs) {
  std::int64_t divisor = 0;
  for (std::int64_t const cost : costs) divisor = std::gcd(divisor, cost);
  for (std::int64_t& cost : costs) cost = divisor == 0 ? 1 : cost / divisor;
  return divisor;
}

/// From one covering that costs the least to the first in order. Column by column: is there another with this one, and
/// with what was settled so far? Any will do, so that each question may drop columns and rows as the search for the
/// least cost does. False: out of steps, and `best` is the first so far. REQUIRES costs > 0.
bool settle_ties(BranchAndBound& search, Covering const& covering, std::vector<std::int64_t> const& costs,
                 Steps const& steps, BitSet& best) {
  std::int64_t const most = sum_of(best, costs);
  SearchNode settled = search.root();
  search.tighten(settled, most, rounds_first);
  for (std::uint32_t column = 0; column < costs.size() && !settled.rest.open.empty(); ++column) {
    if (!settled.rest.free.has(column)) continue;
    bool present = best.has(column);
    if (!present) {
      if (steps.out()) return false;
      SearchNode with = settled;
      with.rest.choose(covering, costs, column);
      BranchAndBound::Result const other =
          search.run(std::move(with), most, BranchAndBound::Until::any, rounds_further);
      if (!other.found && !other.finished) return false;
      if (other.found) best = other.best;
      present = other.found;
    }
    if (present) settled.rest.choose(covering, costs, column);
    if (!present) settled.rest.free.remove(column);
    if (!settled.rest.open.empty()) search.tighten(settled, most, rounds_again);
  }
  return true;
}

}  // namespace

Cover least_cover(std::vector<std::int64_t> const& weights, std::vector<std::vector<std::uint32_t>> const& rows,
                  std::int64_t limit) {
  Covering const covering(weights.size(), rows);
  Steps steps{limit};
  std::vector<std::int64_t> costs = weights;
  std::int64_t const unit = make_coprime(costs);
  // First the weight alone, of which each unit counts; then the number with it, at most n, a further digit.
  std::vector<std::int64_t> both = weights;
  auto const digit = static_cast<std::int64_t>(weights.size()) + 1;
  for (std::int64_t& cost : both) cost = cost * digit + 1;
  make_coprime(both);

  BranchAndBound lightest(covering, costs, steps);
  std::int64_t const all = std::accumulate(costs.begin(), costs.end(), std::int64_t{0});
  BranchAndBound::Result result = lightest.run(lightest.root(), all, BranchAndBound::Until::least, rounds_first);
  Cover cover;
  cover.bound = result.bound * unit;
  cover.proved = result.finished;
  BitSet best = result.best;
  drop_superfluous(covering, best);  // what weighs nothing was taken untried
  BranchAndBound fewest(covering, both, steps);
  if (cover.proved && both != costs) {
    result = fewest.run(fewest.root(), sum_of(best, both) - 1, BranchAndBound::Until::least, rounds_first);
    cover.proved = result.finished;
    if (result.found) best = result.best;
  }
  cover.proved = cover.proved && settle_ties(fewest, covering, both, steps, best);
  best.for_each([&](std::uint32_t column) { cover.columns.push_back(column); });
  cover.steps = limit - steps.left;
  return cover;
}

}  // namespace glacis::mechanism

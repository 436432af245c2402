#include "engine/mechanism/cover_rest.h"

namespace glacis::mechanism {

Covering::Covering(std::size_t count, std::vector<std::vector<std::uint32_t>> const& lists)
    : rows(lists.size(), BitSet(count)), columns(count, BitSet(lists.size())) {
  for (std::size_t row = 0; row < lists.size(); ++row)
    for (std::uint32_t const column : lists[row]) {
      rows[row].add(column);
      columns[column].add(row);
      ++entries;
    }
}

void Rest::choose(Covering const& covering, std::vector<std::int64_t> const& costs, std::uint32_t column) {
  free.remove(column);
  chosen.add(column);
  open.remove_all(covering.columns[column]);
  cost += costs[column];
}

namespace {

/// One least member by a measure.
template <class Measure>
std::uint32_t least_with(BitSet const& set, BitSet const& among, Measure const& measure) {
  std::uint32_t best = 0;
  std::size_t least = static_cast<std::size_t>(-1);
  set.for_each_with(among, [&](std::uint32_t i) {
    if (measure(i) < least) {
      least = measure(i);
      best = i;
    }
  });
  return best;
}

class Reducer {
 public:
  Reducer(Covering const& covering, std::vector<std::int64_t> const& costs, Rest& rest, Steps& steps)
      : covering_(covering), costs_(costs), rest_(rest), steps_(steps) {}

  bool run() {
    take_gifts();
    do {
      if (!take_forced()) return false;
      drop_rows();
    } while (drop_columns());
    return true;
  }

 private:
  void take_gifts() {
    BitSet const free = rest_.free;
    free.for_each([&](std::uint32_t column) {
      if (costs_[column] == 0) rest_.choose(covering_, costs_, column);
    });
  }

  bool take_forced() {
    bool coverable = true;
    for (bool again = true; again && coverable;) {
      again = false;
      row_sizes_.assign(covering_.rows.size(), 0);
      steps_.spend(covering_.rows.size() * rest_.free.words());
      BitSet const open = rest_.open;
      open.for_each([&](std::uint32_t row) {
        if (!rest_.open.has(row)) return;
        row_sizes_[row] = covering_.rows[row].count_with(rest_.free);
        if (row_sizes_[row] == 0) coverable = false;
        if (row_sizes_[row] != 1) return;
        covering_.rows[row].for_each_with(rest_.free, [&](std::uint32_t column) { forced_ = column; });
        rest_.choose(covering_, costs_, forced_);
        again = true;
      });
    }
    return coverable;
  }

  void drop_rows() {
    column_sizes_.assign(covering_.columns.size(), 0);
    BitSet const free = rest_.free;
    steps_.spend(covering_.columns.size() * rest_.open.words());
    free.for_each([&](std::uint32_t column) {
      column_sizes_[column] = covering_.columns[column].count_with(rest_.open);
      if (column_sizes_[column] == 0) rest_.free.remove(column);
    });
    BitSet const open = rest_.open;
    open.for_each([&](std::uint32_t row) {
      if (!rest_.open.has(row)) return;
      // A row that contains this one has all its columns, so also the one that hits the fewest.
      std::uint32_t const rare =
          least_with(covering_.rows[row], rest_.free, [&](auto column) { return column_sizes_[column]; });
      covering_.columns[rare].for_each_with(open, [&](std::uint32_t other) {
        if (other == row || !rest_.open.has(other)) return;
        steps_.spend(rest_.free.words());
        if (covering_.rows[row].within(covering_.rows[other], rest_.free)) rest_.open.remove(other);
      });
    });
  }

  bool drop_columns() {
    bool dropped = false;
    BitSet const free = rest_.free;
    free.for_each([&](std::uint32_t column) {
      BitSet const& hit = covering_.columns[column];
      bool needless = hit.count_with(rest_.open) == 0;
      // Whoever hits all that this column hits is in its shortest row.
      std::uint32_t const row = least_with(hit, rest_.open, [&](auto i) { return row_sizes_[i]; });
      covering_.rows[row].for_each_with(rest_.free, [&](std::uint32_t other) {
        if (needless || other == column || costs_[other] > costs_[column]) return;
        steps_.spend(rest_.open.words());
        needless = hit.within(covering_.columns[other], rest_.open);
      });
      if (!needless) return;
      rest_.free.remove(column);
      dropped = true;
    });
    return dropped;
  }

  Covering const& covering_;
  std::vector<std::int64_t> const& costs_;
  Rest& rest_;
  Steps& steps_;
  std::vector<std::size_t> row_sizes_;
  std::vector<std::size_t> column_sizes_;
  std::uint32_t forced_ = 0;
};

}  // namespace

bool reduce(Covering const& covering, std::vector<std::int64_t> const& costs, Rest& rest, Steps& steps) {
  return Reducer(covering, costs, rest, steps).run();
}

}  // namespace glacis::mechanism

#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "output/diagram/placement.h"

namespace glacis::output {

/// Right, up, left, down.
enum class Heading : std::uint8_t { right, up, left, down };
constexpr Heading opposite(Heading heading) { return static_cast<Heading>((static_cast<int>(heading) + 2) % 4); }
constexpr bool is_vertical(Heading heading) { return heading == Heading::up || heading == Heading::down; }

using Cell = std::uint32_t;

/// A grid over a page, whose cells are points on which lines may turn.
class Grid {
 public:
  static constexpr double pitch = 6;

  explicit Grid(Box const& page);

  std::size_t size() const { return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_); }
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  Cell cell(int column, int row) const { return static_cast<Cell>(row * columns_ + column); }
  int column(Cell cell) const { return static_cast<int>(cell) % columns_; }
  int row(Cell cell) const { return static_cast<int>(cell) / columns_; }
  Point point(Cell cell) const { return {x(column(cell)), y(row(cell))}; }
  double x(int column) const { return left_ + column * pitch; }
  double y(int row) const { return bottom_ + row * pitch; }
  /// The first column at or right of `x`, the last at or left of it; rows alike. Within the grid.
  int column_from(double x) const;
  int column_to(double x) const;
  int row_from(double y) const;
  int row_to(double y) const;
  std::optional<Cell> next(Cell cell, Heading heading) const;

  /// Calls `visit` for each cell in the box.
  template <class Visit>
  void each_in(Box const& box, Visit const& visit) const {
    for (int row = row_from(box.bottom); row <= row_to(box.top); ++row) {
      for (int column = column_from(box.left); column <= column_to(box.right); ++column) {
        Point const p = {x(column), y(row)};
        if (p.x >= box.left && p.x <= box.right && p.y >= box.bottom && p.y <= box.top) visit(cell(column, row));
      }
    }
  }

 private:
  double left_, bottom_;
  int columns_, rows_;
};

}  // namespace glacis::output

#include "output/diagram/grid.h"

#include <algorithm>
#include <cmath>

namespace glacis::output {

Grid::Grid(Box const& page)
    : left_(page.left),
      bottom_(page.bottom),
      columns_(std::max(2, static_cast<int>(std::ceil(page.width() / pitch)) + 1)),
      rows_(std::max(2, static_cast<int>(std::ceil(page.height() / pitch)) + 1)) {}

int Grid::column_from(double x) const {
  return std::clamp(static_cast<int>(std::ceil((x - left_) / pitch - 1e-9)), 0, columns_ - 1);
}
int Grid::column_to(double x) const {
  return std::clamp(static_cast<int>(std::floor((x - left_) / pitch + 1e-9)), 0, columns_ - 1);
}
int Grid::row_from(double y) const {
  return std::clamp(static_cast<int>(std::ceil((y - bottom_) / pitch - 1e-9)), 0, rows_ - 1);
}
int Grid::row_to(double y) const {
  return std::clamp(static_cast<int>(std::floor((y - bottom_) / pitch + 1e-9)), 0, rows_ - 1);
}

std::optional<Cell> Grid::next(Cell cell, Heading heading) const {
  int const c = column(cell), r = row(cell);
  switch (heading) {
    case Heading::right: return c + 1 < columns_ ? std::optional<Cell>(cell + 1) : std::nullopt;
    case Heading::left: return c > 0 ? std::optional<Cell>(cell - 1) : std::nullopt;
    case Heading::up: return r + 1 < rows_ ? std::optional<Cell>(cell + static_cast<Cell>(columns_)) : std::nullopt;
    case Heading::down: return r > 0 ? std::optional<Cell>(cell - static_cast<Cell>(columns_)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace glacis::output

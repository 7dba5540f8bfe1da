import Foundation
import Wardlight

extension Runner {
  /// The density of `POINTS` (the events) on 50 m cells over London, Epanechnikov, 400 m: as `peers.py kde`, whose places are the middles of our cells.
  ///
  /// The digest is, in units of 10⁻¹⁸ per square metre and point, the largest density among the cells that the peer looks at: its own digest times 10¹⁸.
  func density() throws -> Line {
    let box = try londonBox()
    let (columns, rows) = (steps(box.width), steps(box.height))
    let origin = Coordinate(easting: box.lower.easting - 25, northing: box.lower.northing - 25)
    let grid = try RasterGrid(origin: origin, cell: 50, columns: columns, rows: rows)
    let points = try places()
    return try timed("kde") {
      try KernelDensity.surface(points, on: grid, kernel: .epanechnikov, bandwidth: .fixed(400), parallel: parallel)
    } digest: { surface in
      let seen = stride(from: 0, to: grid.count, by: max(1, grid.count / 20_000)).map { surface.density[$0] }
      return Int(((seen.max() ?? 0) / Double(points.count) * 1e12).rounded())
    }
  }

  /// As many places as numpy's `arange` gives.
  private func steps(_ length: Double) -> Int { Int((length / 50).rounded(.up)) }
}

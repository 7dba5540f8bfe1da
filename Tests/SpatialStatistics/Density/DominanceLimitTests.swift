import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@Suite("Densities that no spot dominates")
struct DominanceLimitTests {
  private func grid() throws -> RasterGrid {
    try RasterGrid(origin: Coordinate(easting: 0, northing: 0), cell: 50, columns: 40, rows: 40)
  }

  private func limited(_ points: [Coordinate], weights: [Double]? = nil, to spots: Int = 5) throws -> [Double] {
    let surface = try KernelDensity.surface(points, weights: weights, on: grid(), bandwidth: .fixed(400), limitedTo: spots)
    return try #require(surface.limited)
  }

  private func around(_ count: Int, radius: Double = 120) -> [Coordinate] {
    let corners = [(1.0, 0.0), (0.3, 0.95), (-0.8, 0.6), (-0.8, -0.6), (0.3, -0.95), (0.7, 0.7), (0, 1), (-1, 0), (0, -1)]
    return corners.prefix(count).map { Coordinate(easting: 1_000 + $0.0 * radius, northing: 1_000 + $0.1 * radius) }
  }

  @Test("Fewer spots than the limit show nothing, however many points are on them")
  func tooFew() throws {
    #expect(try limited(Array(repeating: Coordinate(easting: 1_000, northing: 1_000), count: 500)).allSatisfy { $0 == 0 })
    #expect(try limited(around(4) + around(4) + around(4)).allSatisfy { $0 == 0 })
    #expect(try limited(around(5)).contains { $0 > 0 })
  }

  @Test("A cell with a number is reached by at least so many spots", arguments: [UInt64(1), 2, 3])
  func reached(seed: UInt64) throws {
    let points = RandomPoints(120, seed: seed).points
    let spots = Set(points)
    let grid = try grid()
    for (cell, value) in try limited(points).enumerated() where value > 0 {
      #expect(spots.count { $0.distance(to: grid.centre(ofCell: cell)) < 400 } >= 5, "seed \(seed)")
    }
  }

  /// T = Σ min(cᵢ, T/N) by bisection, where T is not 0.
  @Test("The limited density solves its equation and is never above the density", arguments: [UInt64(4), 5])
  func equation(seed: UInt64) throws {
    let points = RandomPoints(260, seed: seed).points + Array(repeating: Coordinate(easting: 800, northing: 700), count: 60)
    let grid = try grid()
    let surface = try KernelDensity.surface(points, on: grid, bandwidth: .fixed(400), limitedTo: 5)
    let counts = Dictionary(points.map { ($0, 1.0) }, uniquingKeysWith: +)
    for (cell, value) in try #require(surface.limited).enumerated() {
      #expect(value <= surface.density[cell] * (1 + 1e-12))
      guard value > 0 else { continue }
      let middle = grid.centre(ofCell: cell)
      let parts = counts.map { $1 * BruteDensity.value($0.distance(to: middle) / 400, 400, .epanechnikov) }
      #expect(isNear(parts.reduce(0) { $0 + min($1, value / 5) }, value), "seed \(seed)")
    }
  }

  @Test("Where one spot dominates, neither how many points it has nor where exactly it lies can be read off")
  func nothingToRead() throws {
    let others = around(8, radius: 200)
    func home(_ easting: Double, _ count: Int) -> [Coordinate] {
      Array(repeating: Coordinate(easting: easting, northing: 1_010), count: count)
    }
    let middle = 20 * 40 + 20
    let twelve = try limited(others + home(1_003, 12))
    #expect(isNear(try limited(others + home(1_003, 500))[middle], twelve[middle]))
    #expect(isNear(try limited(others + home(1_061, 12))[middle], twelve[middle]))
  }

  @Test("Where no spot makes more than its part, the density stands as it is")
  func unlimited() throws {
    let even = (0..<40).flatMap { e in (0..<40).map { Coordinate(easting: Double(e) * 50 + 25, northing: Double($0) * 50 + 25) } }
    let surface = try KernelDensity.surface(even, on: grid(), bandwidth: .fixed(400), limitedTo: 5)
    for (limited, density) in zip(try #require(surface.limited), surface.density) { #expect(isNear(limited, density)) }
  }
}

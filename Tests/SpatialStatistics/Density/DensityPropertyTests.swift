import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// Points of which many share a spot, some of them outside the grid.
struct RandomPoints {
  let points: [Coordinate]
  let seed: UInt64

  init(_ count: Int, seed: UInt64, width: Double = 2_400) {
    var random = KeyedRandom(seed: seed, purpose: "density tests")
    points = (0..<count).map { _ in
      Coordinate(easting: (random.unit() * width / 7).rounded() * 7 - 200, northing: (random.unit() * width / 7).rounded() * 7 - 200)
    }
    self.seed = seed
  }
}

/// Every point at every cell, one by one.
enum BruteDensity {
  static func surface(
    _ points: [Coordinate], _ weights: [Double], _ grid: RasterGrid, _ kernel: DensityKernel, _ bandwidths: [Double]
  ) -> [Double] {
    (0..<grid.count).map { cell in
      points.indices.reduce(0.0) { sum, point in
        sum + weights[point] * value(points[point].distance(to: grid.centre(ofCell: cell)) / bandwidths[point], bandwidths[point], kernel)
      }
    }
  }

  static func value(_ u: Double, _ h: Double, _ kernel: DensityKernel) -> Double {
    guard u < kernel.reach else { return 0 }
    switch kernel {
    case .epanechnikov: return 2e6 / (.pi * h * h) * (1 - u * u)
    case .quartic: return 3e6 / (.pi * h * h) * (1 - u * u) * (1 - u * u)
    case .gaussian: return 1e6 / (2 * .pi * h * h) * exp(-u * u / 2)
    }
  }
}

@Suite("Kernel density by its properties")
struct DensityPropertyTests {
  private func grid(cell: Double = 40) throws -> RasterGrid {
    try RasterGrid(origin: Coordinate(easting: 0, northing: 0), cell: cell, columns: Int(2_000 / cell), rows: Int(1_800 / cell))
  }

  private func agree(_ one: [Double], _ other: [Double]) -> Bool {
    let scale = other.max() ?? 0
    return zip(one, other).allSatisfy { abs($0 - $1) <= 1e-12 * scale || isNear($0, $1) }
  }

  @Test("Agrees with every point at every cell", arguments: DensityKernel.allCases, [UInt64(1), 2, 3])
  func bruteForce(kernel: DensityKernel, seed: UInt64) throws {
    let random = RandomPoints(160, seed: seed)
    var weights = KeyedRandom(seed: seed, purpose: "weights")
    let drawn = random.points.map { _ in weights.unit() * 3 }
    let surface = try KernelDensity.surface(random.points, weights: drawn, on: grid(), kernel: kernel, bandwidth: .fixed(170))
    let expected = BruteDensity.surface(random.points, drawn, try grid(), kernel, random.points.map { _ in 170 })
    #expect(agree(surface.density, expected), "seed \(seed)")
  }

  @Test("Agrees with every point at every cell where bandwidths go up to the k-th neighbour", arguments: [UInt64(4), 5])
  func nearest(seed: UInt64) throws {
    let points = RandomPoints(120, seed: seed).points
    let surface = try KernelDensity.surface(points, on: grid(), kernel: .quartic, bandwidth: .nearest(6, atMost: 400))
    let widths = points.map { point in min(max(points.map { $0.distance(to: point) }.sorted()[6], 40), 400) }
    let expected = BruteDensity.surface(points, points.map { _ in 1 }, try grid(), .quartic, widths)
    #expect(agree(surface.density, expected), "seed \(seed)")
  }

  @Test("Threads and the order of the points change no bit", arguments: [Bandwidth.fixed(150), .abramson(150), .nearest(5, atMost: 300)])
  func threadsAndOrder(bandwidth: Bandwidth) throws {
    let points = RandomPoints(3_000, seed: 7).points
    let weights = points.map { 0.1 + $0.easting.magnitude.truncatingRemainder(dividingBy: 3) + $0.northing.magnitude / 7 }
    var shuffled = Array(zip(points, weights))
    var random = KeyedRandom(seed: 8, purpose: "shuffle")
    for place in shuffled.indices { shuffled.swapAt(place, place + random.below(shuffled.count - place)) }
    let one = try KernelDensity.surface(
      points, weights: weights, on: grid(), bandwidth: bandwidth, limitedTo: 5, parallel: Parallel(threads: 1))
    for threads in [2, 8] {
      let other = try KernelDensity.surface(
        shuffled.map(\.0), weights: shuffled.map(\.1), on: grid(), bandwidth: bandwidth, limitedTo: 5, parallel: Parallel(threads: threads))
      #expect(other.density == one.density)
      #expect(other.limited == one.limited)
    }
  }

  @Test("The total is the number of points: to the grid’s exactness without a border, exactly where the border is corrected")
  func mass() throws {
    let middle = [Coordinate(easting: 1_003, northing: 904), Coordinate(easting: 911, northing: 903)]
    for kernel in DensityKernel.allCases {
      let surface = try KernelDensity.surface(middle, on: grid(cell: 10), kernel: kernel, bandwidth: .fixed(100))
      #expect(abs(surface.total - 2) < 0.001, "\(kernel)")
    }
    var shapes = MultiPolygons()
    shapes.append([[[(100.0, 100.0), (1_700, 300), (1_200, 1_700)].map { Coordinate(easting: $0.0, northing: $0.1) }]])
    let region = try StudyRegion(shapes, on: grid())
    let points = RandomPoints(400, seed: 11).points
    for bandwidth in [Bandwidth.fixed(200), .abramson(150)] {
      let surface = try KernelDensity.surface(points, on: grid(), bandwidth: bandwidth, within: region)
      #expect(surface.points + surface.outside == 400 && surface.unreached == 0)
      #expect(isNear(surface.total, Double(surface.points), within: 1e-12))
      #expect(surface.density.count { !$0.isNaN } == region.cellCount)
    }
  }

  /// On the straight border of a half-plane half of a point's kernel is lost; corrected, an even density is even up to the border.
  @Test("The border of a half-plane")
  func halfPlane() throws {
    var shapes = MultiPolygons()
    shapes.append([[[(0.0, 0.0), (1_000, 0), (1_000, 1_800), (0, 1_800)].map { Coordinate(easting: $0.0, northing: $0.1) }]])
    let grid = try grid(cell: 20)
    let region = try StudyRegion(shapes, on: grid)
    let onBorder = [Coordinate(easting: 1_000 - 1e-9, northing: 900)]
    let at = 45 * 100 + 45
    let plain = try KernelDensity.surface(onBorder, on: grid, bandwidth: .fixed(300), within: region, edge: .none)
    let kept = try KernelDensity.surface(onBorder, on: grid, bandwidth: .fixed(300), within: region, edge: .conserving)
    #expect(abs(plain.total - 0.5) < 2e-3)
    #expect(isNear(kept.total, 1, within: 1e-12))
    #expect(abs(kept.density[at] / plain.density[at] - 2) < 8e-3)
    let even = (0..<50).flatMap { e in (0..<90).map { Coordinate(easting: Double(e) * 20 + 10, northing: Double($0) * 20 + 10) } }
    let uniform = try KernelDensity.surface(even, on: grid, bandwidth: .fixed(300), within: region, edge: .uniform)
    for column in [16, 30, 49] { #expect(isNear(uniform.density[45 * 100 + column], 2_500, within: 1e-12)) }
    let none = try KernelDensity.surface(even, on: grid, bandwidth: .fixed(300), within: region, edge: .none)
    #expect(none.density[45 * 100 + 49] < 1_400)
  }

  @Test("A ratio of one density to itself is 1, of shares of twice the points too, and nothing below the floor")
  func ratio() throws {
    let points = RandomPoints(500, seed: 13).points
    let one = try KernelDensity.surface(points, on: grid(), bandwidth: .fixed(200))
    let two = try KernelDensity.surface(points + points, on: grid(), bandwidth: .fixed(200))
    let ratio = try DensityRatio(two, over: one, floor: 50)
    #expect(zip(ratio.values, one.density).allSatisfy { value, below in below >= 50 ? isNear(value, 2) : value.isNaN })
    #expect(ratio.values.contains { $0.isNaN } && ratio.values.contains { !$0.isNaN })
    let shares = try DensityRatio(two, over: one, floor: 50, scale: .shares)
    #expect(shares.values.allSatisfy { $0.isNaN || isNear($0, 1) })
    let other = try RasterGrid(origin: Coordinate(easting: 1, northing: 0), cell: 40, columns: 50, rows: 45)
    let elsewhere = try KernelDensity.surface(points, on: other, bandwidth: .fixed(200))
    #expect(throws: DensityFault.differentGrids) { try DensityRatio(one, over: elsewhere, floor: 1) }
    #expect(throws: DensityFault.floorNotPositive) { try DensityRatio(one, over: two, floor: 0) }
  }
}

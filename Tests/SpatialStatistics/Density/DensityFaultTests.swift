import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@Suite("What a density refuses, and what it does not")
struct DensityFaultTests {
  private let spot = Coordinate(easting: 500, northing: 500)

  @Test("Bandwidths that are none", arguments: [0, -1, .nan, .infinity])
  func bandwidths(metres: Double) throws {
    let grid = try SevenPoints.grid()
    for bandwidth in [Bandwidth.fixed(metres), .abramson(metres), .nearest(1, atMost: metres)] {
      #expect(throws: DensityFault.bandwidthNotPositive) { try KernelDensity.surface(SevenPoints.points, on: grid, bandwidth: bandwidth) }
    }
  }

  @Test("A bandwidth below a cell, too few points, no points, no weight, no finite place")
  func inputs() throws {
    let grid = try SevenPoints.grid()
    #expect(throws: DensityFault.bandwidthBelowCell(bandwidth: 99, cell: 100)) {
      try KernelDensity.surface([spot], on: grid, bandwidth: .fixed(99))
    }
    #expect(throws: DensityFault.noPoints) { try KernelDensity.surface([], on: grid, bandwidth: .fixed(200)) }
    #expect(throws: DensityFault.tooFewPoints(points: 7, neighbour: 7)) {
      try KernelDensity.surface(SevenPoints.points, on: grid, bandwidth: .nearest(7, atMost: 200))
    }
    #expect(throws: DensityFault.notFinite(point: 1)) {
      try KernelDensity.surface([spot, Coordinate(easting: .nan, northing: 0)], on: grid, bandwidth: .fixed(200))
    }
    #expect(throws: DensityFault.badWeight(point: 0)) {
      try KernelDensity.surface([spot], weights: [-1], on: grid, bandwidth: .fixed(200))
    }
    #expect(throws: DensityFault.noWeight) { try KernelDensity.surface([spot], weights: [0], on: grid, bandwidth: .fixed(200)) }
    #expect(throws: DensityFault.noSpread) { try ReferenceBandwidth.scott([spot], kernel: .gaussian) }
    #expect(throws: DensityFault.noSpread) { try ReferenceBandwidth.scott([spot, spot], kernel: .gaussian) }
    #expect(throws: DensityFault.noPoints) { try ReferenceBandwidth.scott([], kernel: .gaussian) }
  }

  @Test("Grids that are none")
  func grids() throws {
    let box = Box(lower: Coordinate(easting: 0, northing: 0), upper: Coordinate(easting: 1_000, northing: 500))
    for cell in [0, -5, Double.nan, .infinity] {
      #expect(throws: RasterGridFault.cellNotPositive) { try RasterGrid(covering: box, cell: cell) }
    }
    #expect(throws: RasterGridFault.cellTooLarge) { try RasterGrid(covering: box, cell: 1_001) }
    #expect(throws: RasterGridFault.tooManyCells(50_000_000)) { try RasterGrid(covering: box, cell: 0.1) }
    #expect("\(RasterGridFault.tooManyCells(50_000_000))".contains("50000000 cells and may have 25000000"))
    #expect("\(RasterGridFault.tooManyCells(1e40))".contains("more than 10^15"))
    let far = Box(lower: Coordinate(easting: -.infinity, northing: 0), upper: box.upper)
    #expect(throws: RasterGridFault.noExtent) { try RasterGrid(covering: far, cell: 10) }
    let grid = try RasterGrid(covering: Box(lower: spot, upper: spot), cell: 50)
    #expect(grid.count == 1 || grid.count == 2)
  }

  @Test("One point, a million on one spot, points far away")
  func oddButRight() throws {
    let grid = try SevenPoints.grid()
    let one = try KernelDensity.surface([spot], on: grid, bandwidth: .fixed(200))
    let million = try KernelDensity.surface(Array(repeating: spot, count: 1_000_000), on: grid, bandwidth: .fixed(200))
    #expect(million.spots == 1)
    #expect(zip(million.density, one.density).allSatisfy { isNear($0, $1 * 1e6) })
    let far = Coordinate(easting: -1e7, northing: 3e7)
    let withFar = try KernelDensity.surface([far, spot], on: grid, bandwidth: .fixed(200))
    #expect(withFar.density == one.density)
    #expect(try KernelDensity.surface([far], on: grid, bandwidth: .fixed(200)).density.allSatisfy { $0 == 0 })
  }

  @Test("A region without cells, points all outside, a sliver that no cell’s middle lies in")
  func regions() throws {
    let grid = try SevenPoints.grid()
    var sliver = MultiPolygons()
    sliver.append([[[(1.0, 1.0), (40, 1), (40, 2)].map { Coordinate(easting: $0.0, northing: $0.1) }]])
    #expect(throws: DensityFault.emptyRegion) { try StudyRegion(sliver, on: grid) }
    let far = [Coordinate(easting: 5_000, northing: 500)]
    #expect(throws: DensityFault.noPointInRegion) {
      try KernelDensity.surface(far, on: grid, bandwidth: .fixed(200), within: SevenPoints.wholeRegion())
    }
    var apart = MultiPolygons()
    apart.append([[[(1.0, 1.0), (40, 1), (40, 30)].map { Coordinate(easting: $0.0, northing: $0.1) }]])
    apart.append([[[(600.0, 600.0), (900, 600), (900, 900)].map { Coordinate(easting: $0.0, northing: $0.1) }]])
    let points = [Coordinate(easting: 30, northing: 10), Coordinate(easting: 850, northing: 700)]
    let surface = try KernelDensity.surface(points, on: grid, bandwidth: .fixed(200), within: StudyRegion(apart, on: grid))
    #expect(surface.unreached == 1 && surface.points == 2)
    #expect(isNear(surface.total, 1))
  }
}

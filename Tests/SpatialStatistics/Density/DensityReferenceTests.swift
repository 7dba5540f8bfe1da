import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics
import WardlightTestSupport

/// Ten by ten cells of 100 m with seven points, two of them on one spot.
enum SevenPoints {
  static let points = [(120, 340), (180, 310), (650, 700), (640, 720), (640, 720), (900, 100), (333.3, 512.7)].map {
    Coordinate(easting: $0.0, northing: $0.1)
  }

  static func grid() throws -> RasterGrid {
    try RasterGrid(origin: Coordinate(easting: 0, northing: 0), cell: 100, columns: 10, rows: 10)
  }

  static let square = [(0.0, 0.0), (1_000, 0), (1_000, 1_000), (0, 1_000)].map { Coordinate(easting: $0.0, northing: $0.1) }

  static func wholeRegion() throws -> StudyRegion {
    var shapes = MultiPolygons()
    shapes.append([[square]])
    return try StudyRegion(shapes, on: grid())
  }
}

func isNear(_ value: Double, _ expected: Double, within relative: Double = 1e-9) -> Bool {
  abs(value - expected) <= relative * max(abs(expected), 1e-12)
}

@Suite("Kernel density against other programs")
struct DensityReferenceTests {
  private let cells = [33, 12, 66, 77, 55, 9, 45]

  /// scikit-learn 1.9.1: `exp(KernelDensity(kernel=k, bandwidth=h, rtol=0, atol=0).fit(points).score_samples(middles))·7·10⁶`.
  @Test("scikit-learn’s Epanechnikov and Gaussian")
  func scikitLearn() throws {
    let grid = try SevenPoints.grid()
    let epanechnikov = try KernelDensity.surface(SevenPoints.points, on: grid, kernel: .epanechnikov, bandwidth: .fixed(300))
    let gaussian = try KernelDensity.surface(SevenPoints.points, on: grid, kernel: .gaussian, bandwidth: .fixed(120))
    let expected = [
      12.555542474587904, 7.584420744873033, 20.238221158599014, 18.194750284332716, 16.12375700119139, 6.680577858178322,
      5.863961311701997,
    ]
    let expectedGaussian = [
      9.970847081773359, 5.6779113194952116, 28.891978396847776, 21.239686469857055, 11.772012099658276, 9.290932577987293,
      4.16964072643069,
    ]
    for (cell, value) in zip(cells, expected) { #expect(isNear(epanechnikov.density[cell], value)) }
    // The Gaussian is cut off six bandwidths away, where at most e⁻¹⁸ of each point is left.
    for (cell, value) in zip(cells, expectedGaussian) { #expect(abs(gaussian.density[cell] - value) < 7 * 11.06 * 1.6e-8) }
    #expect(isNear(epanechnikov.density.reduce(0, +), 633.6571152841557))
  }

  /// R 4.2, MASS 7.3-58.2: `kde2d(x, y, h = 4·120, n = 10, lims = c(50, 950, 50, 950))$z·7·10⁶`, its entries [4, 4] and [6, 6].
  @Test("kde2d of MASS")
  func mass() throws {
    let gaussian = try KernelDensity.surface(SevenPoints.points, on: SevenPoints.grid(), kernel: .gaussian, bandwidth: .fixed(120))
    #expect(isNear(gaussian.density[33], 9.97084708177336, within: 1e-7))
    #expect(isNear(gaussian.density[55], 11.7720120996583, within: 1e-7))
  }

  /// R, spatstat.explore 3.0-6, points in the middles of cells, because it moves them there:
  /// `density.ppp(p, sigma = 120, kernel = "gaussian", edge = TRUE, diggle = …, dimyx = 10)`, entries [4, 1], [4, 2], [1, 10] and [7, 7] and the sum.
  @Test("Both edge corrections of spatstat", arguments: [EdgeCorrection.uniform, .conserving])
  func spatstat(edge: EdgeCorrection) throws {
    let points = [(50.0, 350.0), (150, 350), (650, 750), (650, 750), (650, 650), (950, 50), (350, 550)].map {
      Coordinate(easting: $0.0, northing: $0.1)
    }
    let surface = try KernelDensity.surface(
      points, on: SevenPoints.grid(), kernel: .gaussian, bandwidth: .fixed(120), within: SevenPoints.wholeRegion(), edge: edge)
    let expected =
      edge == .uniform
      ? [28.5326976373, 21.7235076345, 24.9008758334, 27.0887341852, 6.91395571222]
      : [25.4117083844, 24.7083070455, 24.9008735129, 27.3207917356, 7]
    for (cell, value) in zip([30, 31, 9, 66], expected) { #expect(isNear(surface.density[cell], value, within: 1e-6)) }
    #expect(isNear(surface.total, expected[4], within: 1e-6))
  }

  /// numpy 2: hᵢ = clip(300·√(g/f̃ᵢ), 100, 1500) from the pilot at the points, then the sum over the points.
  @Test("Abramson’s bandwidths")
  func abramson() throws {
    let surface = try KernelDensity.surface(SevenPoints.points, on: SevenPoints.grid(), bandwidth: .abramson(300))
    let expected = [
      11.575660043216004, 7.708901905463693, 28.630460743053856, 24.0581920016172, 16.313935056863297, 3.2726568382828964, 2.9716042930779,
    ]
    for (cell, value) in zip(cells, expected) { #expect(isNear(surface.density[cell], value)) }
  }

  /// scipy 1: `gaussian_kde(points.T).factor · √(points.var(0, ddof=1).mean())`.
  @Test("Scott’s rule, and what other kernels need")
  func scott() throws {
    let gaussian = try ReferenceBandwidth.scott(SevenPoints.points, kernel: .gaussian)
    #expect(isNear(gaussian, 192.81347008859018))
    // Silverman (1986), table 4.1: 2.40 and 2.78.
    #expect(abs(try ReferenceBandwidth.scott(SevenPoints.points, kernel: .epanechnikov) / gaussian - 2.40) < 0.005)
    #expect(abs(try ReferenceBandwidth.scott(SevenPoints.points, kernel: .quartic) / gaussian - 2.78) < 0.005)
    #expect(try ReferenceBandwidth.scott(SevenPoints.points.reversed(), kernel: .gaussian) == gaussian)
  }
}

import Testing
import WardlightEssentials
import WardlightGDAL

@Suite struct CoordinateOperationTests {
  /// GDAL 3.6.2 with PROJ 9.1.1: `gdaltransform -s_srs EPSG:4326 -t_srs EPSG:27700 -output_xy`.
  private static let known: [(longitude: Double, latitude: Double, easting: Double, northing: Double)] = [
    (0.069156, 51.543822, 543581.830483931, 184798.280528523),
    (-0.1276, 51.5072, 530043.194981407, 180358.208620005),
    (-3.1883, 55.9533, 325897.218139444, 674001.201609759),
    (-5.0527, 50.2632, 182527.170312576, 44817.4720841117),
  ]

  @Test func agreesWithGDAL() throws {
    let operation = try CoordinateOperation(from: "EPSG:4326", to: "EPSG:27700")
    let grid = try operation.transformed(Self.known.flatMap { [$0.longitude, $0.latitude] })
    for (place, known) in Self.known.enumerated() {
      // Without the grids of OSTN15 the operation is a Helmert shift; with them it is the grids' own, metres away.
      let tolerance = operation.name.contains("(6)") ? 1e-5 : 5
      #expect(abs(grid[2 * place] - known.easting) < tolerance)
      #expect(abs(grid[2 * place + 1] - known.northing) < tolerance)
    }
  }

  @Test func comesBackWhereItStarted() throws {
    let operation = try CoordinateOperation(from: "EPSG:4326", to: "EPSG:27700")
    let grid = try operation.transformed(Self.known.flatMap { [$0.longitude, $0.latitude] })
    let back = try operation.transformed(grid, .inverse)
    for (place, known) in Self.known.enumerated() {
      // PROJ takes a Helmert shift back with the signs turned, which is exact to about a millimetre.
      #expect(abs(back[2 * place] - known.longitude) < 2e-8)
      #expect(abs(back[2 * place + 1] - known.latitude) < 2e-8)
    }
  }

  @Test func doesNotDependOnThreads() throws {
    let operation = try CoordinateOperation(from: "EPSG:4326", to: "EPSG:27700")
    var random = KeyedRandom(seed: 1, purpose: "places")
    let places = (0..<40_000).flatMap { _ in [random.unit() * 7 - 5, random.unit() * 8 + 50] }
    let alone = try operation.transformed(places, parallel: Parallel(threads: 1))
    #expect(try operation.transformed(places, parallel: Parallel(threads: 3)) == alone)
  }

  @Test func placesWithoutCounterpartAreNaN() throws {
    let operation = try CoordinateOperation(from: "EPSG:4326", to: "EPSG:27700")
    let grid = try operation.transformed([.nan, 51, -0.1, 51.5, 0, 1e30])
    #expect(grid[0].isNaN && grid[1].isNaN && grid[4].isNaN && grid[5].isNaN)
    #expect(grid[2].isFinite && grid[3].isFinite)
    #expect(try operation.transformed([]).isEmpty)
  }

  @Test func unknownReferencesAreRefused() {
    #expect(throws: GDALError.unknownReference("EPSG:999999")) { try CoordinateOperation(from: "EPSG:999999", to: "EPSG:27700") }
    #expect(throws: GDALError.unknownReference("EPSG:999999")) { try SpatialReference(epsg: 999_999) }
  }

  @Test func aReferenceKnowsItsName() throws {
    let reference = try SpatialReference(epsg: 4326)
    #expect(reference.label == "WGS 84 (EPSG:4326)")
    #expect(reference.isGeographic)
    #expect(!reference.hasNorthingFirst)
    #expect(try reference.definition() == "EPSG:4326")
  }
}

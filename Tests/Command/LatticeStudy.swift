import Foundation
import WardlightTestSupport

/// Square areas of a kilometre in rows and columns on the British National Grid, `A00` in the south-west, and a table of figures: so small that a
/// reader counts along.
struct LatticeStudy {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// The code of the area in a row and a column.
  static func code(_ row: Int, _ column: Int) -> String { "A\(row)\(column)" }

  /// Writes `areas.geojson`.
  ///
  /// - Parameters:
  ///   - size: How many rows, and how many columns.
  ///   - gap: Metres between neighbours; 0 lets them share borders.
  ///   - crs: The reference system; `nil` says none, in which case the numbers would be degrees.
  ///   - order: The places of the areas in the file.
  func areas(
    _ size: Int, gap: Double = 0, crs: String = "EPSG:27700", reversed: Bool = false, people: (Int, Int) -> String = { _, _ in "1000" }
  ) throws {
    let places = (0..<size).flatMap { row in (0..<size).map { (row, $0) } }
    let features = (reversed ? places.reversed() : places).map { row, column in
      let (x, y) = (530_000 + (1_000 + gap) * Double(column), 180_000 + (1_000 + gap) * Double(row))
      let ring = [[x, y], [x + 1_000, y], [x + 1_000, y + 1_000], [x, y + 1_000], [x, y]]
      let known =
        "\"code\":\"\(Self.code(row, column))\",\"name\":\"Area \(row)\(column)\",\"part\":\"\(column < size / 2 ? "west" : "east")\",\"people\":\(people(row, column))"
      return "{\"type\":\"Feature\",\"properties\":{\(known)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let reference = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(crs)\"}}"
    _ = try scratch.file(
      "areas.geojson", "{\"type\":\"FeatureCollection\",\(reference),\"features\":[\(features.joined(separator: ",\n"))]}")
  }

  /// Writes `counts.csv` with the columns `code,cases`.
  func counts(_ size: Int, reversed: Bool = false, _ count: (Int, Int) -> String) throws {
    let rows = (0..<size).flatMap { row in (0..<size).map { "\(Self.code(row, $0)),\(count(row, $0))" } }
    _ = try scratch.file("counts.csv", (["code,cases"] + (reversed ? rows.reversed() : rows)).joined(separator: "\n") + "\n")
  }

  /// Runs `wardlight hotspots` on the areas with the cases of the table.
  func hotspots(_ arguments: [String], value: String = "cases", counts: String? = "counts.csv") throws -> Tool.Outcome {
    let table = counts.map { ["--counts", $0] } ?? []
    return try Tool.run(["hotspots", "areas.geojson", "--id", "code", "--name", "name", "--value", value] + table + arguments, in: scratch)
  }

  /// A table of the folder.
  func table(_ name: String) throws -> PackTable { try PackTable(scratch.path(name)) }

  /// The text of a file of the folder.
  func text(_ name: String) throws -> String { try String(contentsOfFile: scratch.path(name), encoding: .utf8) }

  /// The names of the files of the folder.
  func files() throws -> Set<String> { Set(try scratch.tree().keys) }
}

import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

/// Square areas of a kilometre in a row on the British National Grid, and what is counted in them: all so small that a reader counts along.
struct SquareStudy {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// The middle of an area.
  static func middle(_ place: Int) -> String { "\(530_500 + 1_000 * place),180500" }

  /// Writes the areas, the first in the west.
  ///
  /// - Parameter properties: Further properties of an area, as JSON.
  @discardableResult
  func areas(_ codes: [String], name: String = "areas.geojson", properties: (Int) -> String = { "\"people\":\(1_000 * ($0 + 1))" }) throws
    -> String
  {
    let features = codes.enumerated().map { place, code in
      let (west, east) = (530_000 + 1_000 * place, 531_000 + 1_000 * place)
      let ring = "[[\(west),180000],[\(east),180000],[\(east),181000],[\(west),181000],[\(west),180000]]"
      let known = "\"code\":\"\(code)\",\"name\":\"Area \(place)\",\(properties(place))"
      return "{\"type\":\"Feature\",\"properties\":{\(known)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let reference = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}}"
    return try scratch.file(name, "{\"type\":\"FeatureCollection\",\(reference),\"features\":[\(features.joined(separator: ",\n"))]}")
  }

  /// Writes records: a line for each, `count` times over.
  @discardableResult
  func records(_ heading: String, _ lines: [(line: String, count: Int)], name: String = "records.csv") throws -> String {
    let rows = lines.flatMap { Array(repeating: $0.line, count: $0.count) }
    return try scratch.file(name, ([heading] + rows).joined(separator: "\n") + "\n")
  }

  /// Runs `wardlight count` on `records.csv` in `areas.geojson`, or on what is named.
  func count(_ records: [String] = ["records.csv"], to output: String = "out.csv", _ arguments: [String] = []) throws -> Tool.Outcome {
    try Tool.run(["count"] + records + ["--areas", "areas.geojson", "--id", "code", "-o", output] + arguments, in: scratch)
  }

  /// A table of the folder.
  func table(_ name: String = "out.csv") throws -> PackTable { try PackTable(scratch.path(name)) }

  /// The text of a file of the folder.
  func text(_ name: String) throws -> String { try String(contentsOfFile: scratch.path(name), encoding: .utf8) }

  /// What GDAL's own converter finds in a file of the folder.
  func readBack(_ name: String, layer: String? = nil) throws -> PackTable {
    let converter = try #require(ExternalProgram(named: "ogr2ogr", searchPath: "/usr/bin:/usr/local/bin:/opt/homebrew/bin"))
    let folder = try ScratchFolder()
    #expect(converter.run(["-f", "CSV", folder.path("back.csv"), scratch.path(name)] + (layer.map { [$0] } ?? [])) == 0)
    return try PackTable(folder.path("back.csv"))
  }

  /// Who may read a file of the folder.
  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: scratch.path(name))[.posixPermissions] as? Int
  }

  /// The names of the files of the folder.
  func files() throws -> Set<String> { Set(try scratch.tree().keys) }
}

extension Tool.Outcome {
  /// The count in a line of a table that the tool showed.
  func line(_ title: String) -> String? {
    errors.split(separator: "\n").first { $0.hasPrefix("  \(title)  ") }?.split(separator: " ").last.map(String.init)
  }

  /// The count in a line of the account as a number.
  func number(_ title: String) throws -> Int { try #require(line(title).flatMap { Int($0) }, "\(title) in:\n\(errors)") }

  /// Whether every row that was read stands once in the account.
  func balances() throws -> Bool {
    let read = try number("Rejected") + number("Out of period") + number("In period")
    let period = try number("Mapped") + number("Outside all areas") + number("No location") + number("Ambiguous")
    return try read == number("Read") && period == number("In period")
  }
}

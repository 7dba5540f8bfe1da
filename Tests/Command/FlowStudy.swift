import Foundation
import Testing
import WardlightTestSupport

/// Three boroughs and three forces as squares, and links between them that a reader counts along.
struct FlowStudy {
  let scratch: ScratchFolder

  /// Newham, Lambeth and Croydon.
  static let boroughs = [("E09000025", "Newham"), ("E09000022", "Lambeth"), ("E09000008", "Croydon")]

  /// Kent, Suffolk and Norfolk.
  static let forces = [("E23000032", "Kent"), ("E23000029", "Suffolk"), ("E23000024", "Norfolk")]

  /// The layers of both ends.
  static let layers = [
    "--origins", "boroughs.geojson", "--origin-id", "code", "--origin-name", "name", "--destinations", "forces.geojson",
    "--destination-id", "code", "--destination-name", "name",
  ]

  /// The two years of records.
  static let years = ["--period", "2020-01-01..2020-12-31", "--compare", "2019-01-01..2019-12-31"]

  init() throws {
    scratch = try ScratchFolder()
    try layer("boroughs.geojson", Self.boroughs, side: 10_000, west: 515_000, south: 170_000)
    try layer("forces.geojson", Self.forces, side: 30_000, west: 550_000, south: 210_000)
  }

  private func layer(_ file: String, _ areas: [(String, String)], side: Int, west: Int, south: Int) throws {
    let features = areas.enumerated().map { place, area in
      let (left, right, top) = (west + side * place, west + side * (place + 1), south + side)
      let ring = "[[\(left),\(south)],[\(right),\(south)],[\(right),\(top)],[\(left),\(top)],[\(left),\(south)]]"
      let known = "{\"code\":\"\(area.0)\",\"name\":\"\(area.1)\"}"
      return "{\"type\":\"Feature\",\"properties\":\(known),\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let reference = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}}"
    _ = try scratch.file(file, "{\"type\":\"FeatureCollection\",\(reference),\"features\":[\(features.joined(separator: ","))]}")
  }

  /// Writes `links.csv`: a person a row, so many of each borough to each force in each year, and one row whose date is none.
  func records(_ flows: [(from: String, to: String, year: Int, persons: Int)]) throws {
    var lines = ["id,date,responsible_borough,county_force"]
    for flow in flows {
      for _ in 0..<flow.persons { lines.append("PLANTED\(lines.count),\(flow.year)-06-15,\(flow.from),\(flow.to)") }
    }
    lines.append("PLANTEDX,PLANTED-DATE,Newham,Kent")
    _ = try scratch.file("links.csv", lines.joined(separator: "\n") + "\n")
  }

  /// Writes `counts.csv`: all nine pairs, by codes, in the order of the boroughs.
  func table(_ persons: [Int]) throws {
    let pairs = Self.boroughs.flatMap { borough in Self.forces.map { (borough.0, $0.0) } }
    let lines = zip(pairs, persons).map { "\($0.0),\($0.1),\($1),\($1 + 100)" }
    _ = try scratch.file("counts.csv", "origin,destination,persons,before\n" + lines.joined(separator: "\n") + "\n")
  }

  /// Runs `wardlight flows` without pictures and with few permutations.
  func flows(_ file: String, _ arguments: [String], to output: String? = "out") throws -> Tool.Outcome {
    try Tool.run(
      ["flows", file] + Self.layers + ["--permutations", "99", "--no-pictures"] + (output.map { ["-o", $0] } ?? []) + arguments, in: scratch
    )
  }

  /// A table of an output.
  func read(_ name: String, of output: String = "out") throws -> PackTable { try scratch.table(name, of: output) }

  /// The files of an output that are text, by their paths.
  func texts(_ output: String = "out") throws -> [String: String] {
    try scratch.tree(output).filter { !$0.key.hasSuffix(".xlsx") }.mapValues { String(decoding: $0, as: UTF8.self) }
  }
}

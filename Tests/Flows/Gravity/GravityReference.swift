import Foundation
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@testable import WardlightFlows

/// The models that R fitted to commuting between boroughs, and the flows that it fitted them to.
enum GravityReference {
  /// One model.
  struct Model {
    let selfFlows: SelfFlows
    let decay: GravityModel.Decay
    let beta, standardError, deviance, nullDeviance, pearson: Double
    let degreesOfFreedom: Int
  }

  /// The rows of a file of `Reference`, without its first lines and headings.
  static func rows(_ file: String) throws -> [[String]] {
    let path = Checkout.root.appendingPathComponent("Tests/Flows/Reference/" + file)
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  static func models() throws -> [Model] {
    try rows("gravity-boroughs.csv").map { row in
      let numbers = row[2...].compactMap(Double.init)
      return Model(
        selfFlows: SelfFlows(rawValue: row[0]) ?? .kept, decay: GravityModel.Decay(rawValue: row[1]) ?? .power, beta: numbers[0],
        standardError: numbers[1], deviance: numbers[2], nullDeviance: numbers[3], pearson: numbers[4], degreesOfFreedom: Int(numbers[5]))
    }
  }

  /// The boroughs with the centroids that R was given.
  static func boroughs() throws -> FlowEnds {
    let rows = try rows("borough-centroids.csv")
    return FlowEnds(
      kind: "borough", codes: rows.map { $0[0] }, names: rows.map { $0[1] },
      points: rows.map { Coordinate(easting: Double($0[2]) ?? .nan, northing: Double($0[3]) ?? .nan) })
  }

  /// Commuters between places that are named by fields of a table of the real data, and how many that table has in all.
  static func commuters(_ file: String, _ from: String, _ to: String, between ends: FlowEnds) throws -> (
    flows: FlowMatrix, all: Int, rows: Int
  ) {
    let table = try TableReader(path: SharedData.path("geodata/flows/" + file)).read(fields: [from, to, "all"])
    let place = Dictionary(uniqueKeysWithValues: zip(ends.names, ends.names.indices))
    guard let origin = table.column(from), let destination = table.column(to), let count = table.column("all") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    var all = 0
    var pairs: [FlowMatrix.Pair] = []
    for row in 0..<table.rowCount {
      let number = Int(count[row]) ?? 0
      all += number
      guard let from = place[origin[row]], let to = place[destination[row]] else { continue }
      pairs.append(FlowMatrix.Pair(origin: from, destination: to, count: number))
    }
    return (FlowMatrix(origins: ends, destinations: ends, pairs: pairs), all, table.rowCount)
  }
}

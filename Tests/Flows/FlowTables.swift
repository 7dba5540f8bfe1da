import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@testable import WardlightFlows

/// Small matrices of flows for tests.
enum FlowTables {
  /// A matrix of rows, its places on a line a kilometre apart unless points are given.
  static func matrix(_ rows: [[Int]], square: Bool = false, origins: [Coordinate?]? = nil, destinations: [Coordinate?]? = nil) -> FlowMatrix
  {
    let from = ends("borough", rows.count, origins)
    let to = square ? from : ends("town", rows[0].count, destinations)
    let pairs = rows.enumerated().flatMap { origin, row in
      row.enumerated().map { FlowMatrix.Pair(origin: origin, destination: $0, count: $1) }
    }
    return FlowMatrix(origins: from, destinations: to, pairs: pairs)
  }

  static func ends(_ kind: String, _ count: Int, _ points: [Coordinate?]? = nil) -> FlowEnds {
    let codes = (0..<count).map { "\(kind)-\(String($0 + 1_000).dropFirst())" }
    let line = (0..<count).map { Coordinate?.some(Coordinate(easting: Double($0) * 1_000, northing: 0)) }
    return FlowEnds(kind: kind, codes: codes, names: codes, points: points ?? line)
  }

  /// The same flows with the places at each end in another order.
  static func reordered(_ flows: FlowMatrix, _ origins: [Int], _ destinations: [Int]) -> FlowMatrix {
    func ends(_ ends: FlowEnds, _ order: [Int]) -> FlowEnds {
      FlowEnds(
        kind: ends.kind, codes: order.map { ends.codes[$0] }, names: order.map { ends.names[$0] }, points: order.map { ends.points[$0] })
    }
    let pairs = origins.enumerated().flatMap { place, origin in
      destinations.enumerated().map { FlowMatrix.Pair(origin: place, destination: $0, count: flows[origin, $1]) }
    }
    return FlowMatrix(origins: ends(flows.origins, origins), destinations: ends(flows.destinations, destinations), pairs: pairs)
  }

  /// Every table with these margins, with its chance under shuffling: in proportion to Π1/o!.
  static func all(rows: [Int], columns: [Int], hollow: Bool) -> [(table: [[Int]], chance: Double)] {
    var found: [(table: [[Int]], chance: Double)] = []
    func fill(_ table: [[Int]], _ left: [Int]) {
      guard table.count < rows.count else {
        if left.allSatisfy({ $0 == 0 }) { found.append((table, weight(table))) }
        return
      }
      func row(_ part: [Int], _ wanted: Int) {
        if part.count == columns.count {
          if wanted == 0 { fill(table + [part], zip(left, part).map { $0 - $1 }) }
          return
        }
        let isCell = !(hollow && part.count == table.count)
        for count in 0...(isCell ? min(wanted, left[part.count]) : 0) { row(part + [count], wanted - count) }
      }
      row([], rows[table.count])
    }
    func weight(_ table: [[Int]]) -> Double { table.joined().reduce(1) { $1 < 2 ? $0 : $0 / (2...$1).reduce(1) { $0 * Double($1) } } }
    fill([], columns)
    let sum = found.reduce(0) { $0 + $1.chance }
    return found.map { ($0.table, $0.chance / sum) }
  }
}

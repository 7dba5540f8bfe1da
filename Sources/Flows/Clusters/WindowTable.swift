import Foundation
import WardlightEssentials

/// All windows of a scan, and what is expected in them.
///
/// What is expected comes in whole units, held as `Double` of which sums are exact, so that the same pairs have the same statistic to the last bit from whichever
/// centre they are reached.
struct WindowTable: Sendable {
  let origins: FlowWindows
  let sets: DestinationSets
  /// How far the farthest destination of each set is from its centre, in metres.
  let reaches: [Double]
  /// Units by origin and set.
  let units: [Double]
  /// The units of all pairs.
  let unitTotal: Double
  /// All flows, C.
  let total: Double
  let fewest: Int

  /// - Parameter expected: By origin and destination in order of code, 0 where a pair is no cell.
  init(_ origins: FlowWindows, _ destinations: FlowWindows, expected: [[Double]], total: Int, fewest: Int) {
    self.origins = origins
    let sets = DestinationSets(destinations)
    self.sets = sets
    reaches = zip(sets.centres, sets.sizes).map { destinations.distances[$0][$1 - 1] }
    let sum = expected.reduce(0) { $1.reduce($0, +) }
    let isWhole = sum <= 0x1p53 && expected.allSatisfy { $0.allSatisfy { $0 == $0.rounded() } }
    let scale = isWhole ? 1 : 0x1p52 / sum
    let whole = expected.map { $0.map { ($0 * scale).rounded() } }
    units = whole.flatMap { sets.sums($0, 0) }
    unitTotal = whole.reduce(0) { $1.reduce($0, +) }
    self.total = Double(total)
    self.fewest = fewest
  }

  /// How many windows there are.
  var count: Int { origins.places.reduce(0) { $0 + $1.count } * sets.count }

  /// Flows expected of so many units.
  @inline(__always)
  func expected(_ units: Double) -> Double { units * total / unitTotal }

  /// The logarithm of the likelihood ratio of c flows where e are expected; 0 where they are not more.
  func ratio(_ c: Double, _ e: Double) -> Double {
    guard c > e else { return 0 }
    return c * log(c / e) + (c == total ? 0 : (total - c) * log((total - c) / (total - e)))
  }

  /// A bound of ``ratio(_:_:)`` for c above e, without a logarithm: (c − e)²·(1/(2e) + 1/(C − e)).
  ///
  /// From x·ln x − x + 1, which is at most (x − 1)²/2 above 1 and at most (x − 1)² below.
  @inline(__always)
  func bound(_ c: Double, _ e: Double) -> Double { (c - e) * (c - e) * (0.5 / e + 1 / (total - e)) }

  /// Units of a window: sums in any order are the same.
  func units(centre: Int, size: Int, set: Int) -> Double {
    origins.places[centre].prefix(size).reduce(0) { $0 + units[Int($1) * sets.count + set] }
  }

  /// Adds a table, origins by destinations, up to sets: origins by sets.
  func counts(_ table: [Int32], _ counts: inout [Int32]) {
    let (wide, columns) = (sets.count, table.count / max(1, origins.places.count))
    counts.withUnsafeMutableBufferPointer { counts in
      sets.parents.withUnsafeBufferPointer { parents in
        sets.added.withUnsafeBufferPointer { added in
          table.withUnsafeBufferPointer { table in
            for origin in 0..<origins.places.count {
              let (first, start) = (origin &* wide, origin &* columns)
              for set in 0..<wide {
                let parent = Int(parents[set])
                counts[first &+ set] = table[start &+ Int(added[set])] &+ (parent < 0 ? 0 : counts[first &+ parent])
              }
            }
          }
        }
      }
    }
  }
}

import Foundation
import WardlightEssentials

/// ``FlowChain`` for many flows, which moves as many at once as chance would.
///
/// Two origins and two destinations, or three of each, exchange flows: their cells gain and lose the same number in turn, so that margins stay. How many is drawn
/// from all the numbers there could be, each with the chance that shuffling, or the model, gives its table (a heat bath). Hub and tables are as in ``FlowChain``.
///
/// - SeeAlso: Diaconis & Sturmfels (1998), doi:10.1214/aos/1030563990; Besag & Clifford (1989), doi:10.1093/biomet/76.4.633.
struct TableChain: Sendable {
  private let rows: Int
  private let cells: FlowChain.Cells
  private let steps: Int
  /// The table from which every table is reached.
  private(set) var hub: [Int32]

  static func steps(cells: Int, tables: Int) -> Int { tables == 0 ? 0 : min(mixing(cells: cells), max(1_000, 30_000_000 / (tables + 1))) }

  /// Departures of the flows fade to a third in some five exchanges for each cell, as commuting between London's boroughs showed: this is five times as many.
  static func mixing(cells: Int) -> Int { max(1_000, 25 * cells) }

  init(_ table: [Int32], _ cells: FlowChain.Cells, steps: Int, seed: UInt64, purpose: String) {
    rows = table.count / max(1, cells.columns)
    (self.cells, self.steps) = (cells, steps)
    hub = table
    var random = KeyedRandom(seed: seed, purpose: purpose)
    var moved = table
    walk(&moved, &random)
    hub = moved
  }

  /// Goes so many steps.
  func walk(_ table: inout [Int32], _ random: inout KeyedRandom) {
    table.withUnsafeMutableBufferPointer { table in
      for _ in 0..<steps {
        let three = random.below(8) == 0 ? 1 : 0
        let (one, two, last) = (random.below(rows), random.below(rows), three == 1 ? random.below(rows) : 0)
        let (first, second, third) = (
          random.below(cells.columns), random.below(cells.columns), three == 1 ? random.below(cells.columns) : 0
        )
        guard one != two, first != second else { continue }
        if three == 0 {
          exchange(table, gain: (cell(one, first), cell(two, second), -1), lose: (cell(one, second), cell(two, first), -1), &random)
        } else if last != one, last != two, third != first, third != second {
          exchange(
            table, gain: (cell(one, first), cell(two, second), cell(last, third)),
            lose: (cell(one, second), cell(two, third), cell(last, first)), &random)
        }
      }
    }
  }

  @inline(__always)
  private func cell(_ row: Int, _ column: Int) -> Int { row &* cells.columns &+ column }

  private typealias Cells = (Int, Int, Int)

  private func exchange(_ table: UnsafeMutableBufferPointer<Int32>, gain: Cells, lose: Cells, _ random: inout KeyedRandom) {
    guard isOpen(gain), isOpen(lose) else { return }
    let odds = cells.weights.isEmpty ? 1 : weight(gain) / weight(lose)
    let exchange = FlowExchange(gain: counts(table, gain), lose: counts(table, lose), hasThree: gain.2 >= 0, odds: odds)
    let moved = Int32(exchange.draw(&random))
    (table[gain.0], table[gain.1]) = (table[gain.0] + moved, table[gain.1] + moved)
    (table[lose.0], table[lose.1]) = (table[lose.0] - moved, table[lose.1] - moved)
    guard gain.2 >= 0 else { return }
    (table[gain.2], table[lose.2]) = (table[gain.2] + moved, table[lose.2] - moved)
  }

  private func isOpen(_ cells: Cells) -> Bool {
    self.cells.isCell[cells.0] && self.cells.isCell[cells.1] && (cells.2 < 0 || self.cells.isCell[cells.2])
  }

  private func weight(_ cells: Cells) -> Double {
    self.cells.weights[cells.0] * self.cells.weights[cells.1] * (cells.2 < 0 ? 1 : self.cells.weights[cells.2])
  }

  private func counts(_ table: UnsafeMutableBufferPointer<Int32>, _ cells: Cells) -> (Double, Double, Double) {
    (Double(table[cells.0]), Double(table[cells.1]), cells.2 < 0 ? 0 : Double(table[cells.2]))
  }
}

/// How many flows two or three cells may take from as many others.
private struct FlowExchange {
  let gain: (Double, Double, Double)
  let lose: (Double, Double, Double)
  let hasThree: Bool
  let odds: Double

  /// The chance of t + 1 over that of t; 0 where one more cannot be.
  @inline(__always)
  private func rise(_ t: Double) -> Double {
    let ratio = odds * (lose.0 - t) * (lose.1 - t) / ((gain.0 + t + 1) * (gain.1 + t + 1))
    return hasThree ? ratio * (lose.2 - t) / (gain.2 + t + 1) : ratio
  }

  /// A number from all there could be: their chances are added up from the likeliest outwards until they no longer count.
  func draw(_ random: inout KeyedRandom) -> Int {
    let least = -(hasThree ? min(gain.0, gain.1, gain.2) : min(gain.0, gain.1))
    let most = hasThree ? min(lose.0, lose.1, lose.2) : min(lose.0, lose.1)
    var mode = 0.0
    while mode < most, rise(mode) > 1 { mode += 1 }
    while mode > least, rise(mode - 1) < 1 { mode -= 1 }
    var left = random.unit() * total(mode, least, most)
    left -= 1
    if left < 0 { return Int(mode) }
    var (t, term) = (mode, 1.0)
    while t < most, term > Self.negligible {
      term *= rise(t)
      t += 1
      left -= term
      if left < 0 { return Int(t) }
    }
    (t, term) = (mode, 1.0)
    while t > least, term > Self.negligible {
      t -= 1
      term /= rise(t)
      left -= term
      if left < 0 { return Int(t) }
    }
    return Int(mode)
  }

  private func total(_ mode: Double, _ least: Double, _ most: Double) -> Double {
    var (sum, t, term) = (1.0, mode, 1.0)
    while t < most, term > Self.negligible {
      term *= rise(t)
      t += 1
      sum += term
    }
    (t, term) = (mode, 1.0)
    while t > least, term > Self.negligible {
      t -= 1
      term /= rise(t)
      sum += term
    }
    return sum
  }

  private static let negligible = 1e-12
}

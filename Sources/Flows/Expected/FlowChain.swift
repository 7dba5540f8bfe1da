import Foundation
import WardlightEssentials

/// Tables with given margins where pairs are left out or weigh differently, by exchanging destinations between flows.
///
/// Two flows exchange their destinations, or three pass them round; an exchange that would fill a pair that is left out does not happen, and one that a model
/// makes less likely happens as seldom as it says (Metropolis). Two and three suffice to reach every table with an empty diagonal (Aoki & Takemura 2005).
///
/// The walk goes so many steps from the flows to a hub, and every table so many from the hub. Forth is as likely as back, so that under chance the flows
/// and the tables are exchangeable, and a p-value that counts tables holds its level **however short the walk is** (Besag & Clifford 1989); a short one only finds less.
///
/// - SeeAlso: Diaconis & Sturmfels (1998), doi:10.1214/aos/1030563990; Aoki & Takemura (2005), doi:10.1080/00949650410001690079; Besag & Clifford (1989),
///   doi:10.1093/biomet/76.4.633.
struct FlowChain: Sendable {
  private let origins: [Int32]
  private let cells: Cells
  private let steps: Int
  /// The destinations from which every table is reached.
  private(set) var hub: [Int32]

  /// Which cells there are and what they weigh, rows by columns in order of code.
  struct Cells: Sendable {
    let columns: Int
    let isCell: [Bool]
    /// Empty where all cells weigh the same.
    let weights: [Double]

    init(_ margins: FlowMargins, _ rows: [Int], _ columns: [Int], _ weights: [Double]?) {
      self.columns = columns.count
      let places = rows.flatMap { origin in columns.map { (origin, $0) } }
      let wide = margins.columns.count
      self.weights = weights.map { weights in places.map { weights[$0.0 * wide + $0.1] } } ?? []
      isCell = places.map { margins.isCell($0.0, $0.1) && weights?[$0.0 * wide + $0.1] ?? 1 > 0 }
    }
  }

  /// As many exchanges as bring everything about, if all tables together can afford them.
  static func steps(flows: Int, tables: Int) -> Int {
    tables == 0 ? 0 : min(mixing(flows: flows), max(1_000, 500_000_000 / (tables + 1)))
  }

  /// ½ n ln n exchanges mix n things; twice as many for those that do not happen, and for a few flows more than they need.
  static func mixing(flows: Int) -> Int { max(1_000, Int(Double(flows) * log(Double(flows + 1))) + flows) }

  init(_ shuffle: FlowShuffle, _ cells: Cells, steps: Int, seed: UInt64, purpose: String) {
    var (origins, first): ([Int32], Int) = ([], 0)
    for (row, end) in shuffle.rowEnds.enumerated() {
      origins += [Int32](repeating: Int32(row), count: end - first)
      first = end
    }
    (self.origins, self.cells, self.steps) = (origins, cells, steps)
    hub = shuffle.labels
    var random = KeyedRandom(seed: seed, purpose: purpose)
    var labels = hub
    walk(&labels, &random)
    hub = labels
  }

  /// Goes so many steps. Kinds of exchange come in the same order from either end, so that the way forth is as likely as the way back.
  func walk(_ labels: inout [Int32], _ random: inout KeyedRandom) {
    let count = labels.count
    guard count > 1 else { return }
    labels.withUnsafeMutableBufferPointer { labels in
      for step in 0..<steps {
        let (one, other) = (random.below(count), random.below(count))
        if min(step, steps - 1 - step) & 7 == 7 {
          pass(labels, one, other, random.below(count), &random)
        } else {
          exchange(labels, one, other, &random)
        }
      }
    }
  }

  @inline(__always)
  private func cell(_ flow: Int, _ label: Int32) -> Int { Int(origins[flow]) &* cells.columns &+ Int(label) }

  private func exchange(_ labels: UnsafeMutableBufferPointer<Int32>, _ one: Int, _ other: Int, _ random: inout KeyedRandom) {
    let (first, second) = (labels[one], labels[other])
    guard first != second, origins[one] != origins[other] else { return }
    let (to, fro) = (cell(one, second), cell(other, first))
    guard cells.isCell[to], cells.isCell[fro] else { return }
    if !cells.weights.isEmpty {
      let gain = cells.weights[to] * cells.weights[fro] / (cells.weights[cell(one, first)] * cells.weights[cell(other, second)])
      guard gain >= 1 || random.unit() < gain else { return }
    }
    labels[one] = second
    labels[other] = first
  }

  private func pass(_ labels: UnsafeMutableBufferPointer<Int32>, _ one: Int, _ two: Int, _ three: Int, _ random: inout KeyedRandom) {
    guard one != two, two != three, one != three else { return }
    let (first, second, third) = (labels[one], labels[two], labels[three])
    let (a, b, c) = (cell(one, second), cell(two, third), cell(three, first))
    guard cells.isCell[a], cells.isCell[b], cells.isCell[c] else { return }
    if !cells.weights.isEmpty {
      let before = cells.weights[cell(one, first)] * cells.weights[cell(two, second)] * cells.weights[cell(three, third)]
      let gain = cells.weights[a] * cells.weights[b] * cells.weights[c] / before
      guard gain >= 1 || random.unit() < gain else { return }
    }
    (labels[one], labels[two], labels[three]) = (second, third, first)
  }
}

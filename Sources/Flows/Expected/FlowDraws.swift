import Foundation
import WardlightEssentials

/// Draws tables of flows under chance, with the margins of the flows.
///
/// Places stand in order of code, so that the order in which they were given does not matter; each table has its own stream of random numbers, so that threads
/// do not matter.
struct FlowDraws: Sendable {
  /// The origins and destinations that have flows, in order of code.
  let rows: [Int]
  let columns: [Int]
  let method: Method
  private let margins: FlowMargins
  private let seed: UInt64
  private let purpose: String
  private let shuffle: FlowShuffle
  private let cells: TableDraw?
  private let chain: FlowChain?
  private let tableChain: TableChain?

  /// How tables are drawn; all give a table the chance that shuffling destinations among flows gives it.
  enum Method: Hashable, Sendable {
    /// Destinations are shuffled among flows.
    case shuffle
    /// Each cell is drawn given those before it (Patefield 1981).
    case cells
    /// Flows exchange destinations, so many times.
    case chain(steps: Int)
    /// Cells exchange flows, so many times.
    case tableChain(steps: Int)
  }

  /// - Parameters:
  ///   - flows: Without self-flows where the diagonal is empty.
  ///   - weights: What independence is multiplied by in each cell, row-major, where a model is given; such tables are drawn by a chain.
  ///   - tables: How many will be drawn, which limits the steps of a chain.
  ///   - seed: Names the random draws.
  ///   - purpose: What they are for.
  init(_ flows: FlowMatrix, _ margins: FlowMargins, weights: [Double]? = nil, tables: Int, seed: UInt64, purpose: String = "flow table") {
    rows = margins.activeRows.sorted { flows.origins.codes[$0] < flows.origins.codes[$1] }
    columns = margins.activeColumns.sorted { flows.destinations.codes[$0] < flows.destinations.codes[$1] }
    self.margins = margins
    (self.seed, self.purpose) = (seed, purpose)
    shuffle = FlowShuffle(flows, rows, columns)
    let cellCount = rows.count * columns.count
    let isChain = margins.hasEmptyDiagonal || weights != nil
    method = Self.method(isChain: isChain, flows: margins.total, cells: cellCount, tables: tables)
    cells = method == .cells ? TableDraw(rows.map { margins.rows[$0] }, columns.map { margins.columns[$0] }) : nil
    let places = FlowChain.Cells(margins, rows, columns, weights)
    switch method {
    case .chain(let steps):
      (chain, tableChain) = (FlowChain(shuffle, places, steps: steps, seed: seed, purpose: purpose + " hub"), nil)
    case .tableChain(let steps):
      let observed = Self.table(flows, rows, columns)
      (chain, tableChain) = (nil, TableChain(observed, places, steps: steps, seed: seed, purpose: purpose + " hub"))
    case .shuffle, .cells: (chain, tableChain) = (nil, nil)
    }
  }

  /// One by one where flows are few, by numbers where they are many.
  private static func method(isChain: Bool, flows: Int, cells: Int, tables: Int) -> Method {
    guard isChain else { return flows <= 8 * cells ? .shuffle : .cells }
    return flows <= max(5_000, 20 * cells)
      ? .chain(steps: FlowChain.steps(flows: flows, tables: tables)) : .tableChain(steps: TableChain.steps(cells: cells, tables: tables))
  }

  /// What one thread needs to draw.
  struct Scratch {
    /// The table: ``FlowDraws/rows`` by ``FlowDraws/columns``.
    fileprivate(set) var table: [Int32]
    fileprivate var labels: [Int32] = []
  }

  var scratch: Scratch { Scratch(table: [Int32](repeating: 0, count: rows.count * columns.count)) }

  /// Draws the table of this number.
  func draw(_ number: Int, _ scratch: inout Scratch) {
    var random = KeyedRandom(seed: seed, purpose: purpose, index: UInt64(number))
    if let cells {
      cells.draw(&scratch.table, &random)
    } else if let tableChain {
      scratch.table = tableChain.hub
      tableChain.walk(&scratch.table, &random)
    } else if let chain {
      scratch.labels = chain.hub
      chain.walk(&scratch.labels, &random)
      shuffle.count(scratch.labels, &scratch.table, columns.count)
    } else {
      scratch.labels = shuffle.labels
      shuffle.shuffle(&scratch.labels, &random)
      shuffle.count(scratch.labels, &scratch.table, columns.count)
    }
  }

  /// Whether tables are as good as drawn independently of each other.
  var isMixed: Bool {
    switch method {
    case .chain(let steps): steps >= FlowChain.mixing(flows: margins.total)
    case .tableChain(let steps): steps >= TableChain.mixing(cells: rows.count * columns.count)
    case .shuffle, .cells: true
    }
  }

  /// How many steps a chain takes from its hub; `nil` where tables are drawn one by one.
  var steps: Int? {
    switch method {
    case .chain(let steps), .tableChain(let steps): steps
    case .shuffle, .cells: nil
    }
  }

  /// The observed table in the same order.
  func table(_ flows: FlowMatrix) -> [Int32] { Self.table(flows, rows, columns) }

  private static func table(_ flows: FlowMatrix, _ rows: [Int], _ columns: [Int]) -> [Int32] {
    rows.flatMap { origin in columns.map { Int32(flows[origin, $0]) } }
  }
}

/// Flows one by one, in order of origin, and the destinations that are shuffled among them.
struct FlowShuffle: Sendable {
  /// Where the flows of each row end.
  let rowEnds: [Int]
  /// The column of each flow, as observed.
  let labels: [Int32]

  init(_ flows: FlowMatrix, _ rows: [Int], _ columns: [Int]) {
    var columnOfDestination = [Int32](repeating: -1, count: flows.destinations.count)
    for (column, destination) in columns.enumerated() { columnOfDestination[destination] = Int32(column) }
    var (ends, labels): ([Int], [Int32]) = ([], [])
    for origin in rows {
      let pairs = (flows.starts[origin]..<flows.starts[origin + 1]).map { (columnOfDestination[Int(flows.columns[$0])], flows.counts[$0]) }
      for (column, count) in pairs.sorted(by: { $0.0 < $1.0 }) { labels += [Int32](repeating: column, count: count) }
      ends.append(labels.count)
    }
    (rowEnds, self.labels) = (ends, labels)
  }

  /// Fisher and Yates's shuffle.
  func shuffle(_ labels: inout [Int32], _ random: inout KeyedRandom) {
    labels.withUnsafeMutableBufferPointer { labels in
      var last = labels.count - 1
      while last > 0 {
        let other = random.below(last + 1)
        let label = labels[last]
        labels[last] = labels[other]
        labels[other] = label
        last -= 1
      }
    }
  }

  /// Counts flows by row and column.
  func count(_ labels: [Int32], _ table: inout [Int32], _ columns: Int) {
    labels.withUnsafeBufferPointer { labels in
      table.withUnsafeMutableBufferPointer { table in
        table.update(repeating: 0)
        var flow = 0
        for (row, end) in rowEnds.enumerated() {
          let first = row &* columns
          while flow < end {
            table[first &+ Int(labels[flow])] &+= 1
            flow &+= 1
          }
        }
      }
    }
  }
}

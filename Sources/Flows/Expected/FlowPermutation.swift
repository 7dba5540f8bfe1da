import WardlightEssentials

/// What drawn tables say of the whole table, and, where asked, of each pair.
struct FlowPermutation: Sendable {
  /// How many tables depart from what is expected at least as far as the flows.
  private(set) var asFar = 0
  /// How many tables have a flow at least as large, by origin and destination as given; empty where pairs are not looked at.
  private(set) var greater: [Int32] = []
  /// How many have a flow at most as large.
  private(set) var lesser: [Int32] = []
  /// How many have the largest flow that the pair's margins allow.
  private(set) var most: [Int32] = []
  /// How many have none.
  private(set) var none: [Int32] = []

  /// What one thread counts.
  private struct Part: Sendable {
    var asFar = 0
    var greater: [Int32]
    var exceeding: [Int32]
    var most: [Int32]
    var some: [Int32]

    init(_ cells: Int) { (greater, exceeding, most, some) = (Self.zeros(cells), Self.zeros(cells), Self.zeros(cells), Self.zeros(cells)) }

    static func zeros(_ count: Int) -> [Int32] { [Int32](repeating: 0, count: count) }
  }

  /// - Parameters:
  ///   - expected: Row-major; `NaN` where a pair is no cell.
  ///   - tables: How many are drawn.
  ///   - countsPairs: Whether pairs are looked at one by one.
  /// - Complexity: O(tables · (flows + cells)).
  init(_ flows: FlowMatrix, _ draws: FlowDraws, expected: [Double], tables: Int, countsPairs: Bool, _ parallel: Parallel) {
    let observed = draws.table(flows)
    let distance = ChiSquareDistance(draws, expected, destinations: flows.destinations.count)
    let limit = distance.value(observed) * (1 - 1e-11)
    let largest =
      countsPairs
      ? draws.rows.flatMap { row in draws.columns.map { Int32(min(flows.originTotals[row], flows.destinationTotals[$0])) } } : []
    let size = max(1, (tables + 63) / 64)
    let parts = parallel.mapRanges(tables, size: size) { block in
      var part = Part(countsPairs ? observed.count : 0)
      var scratch = draws.scratch
      for number in block {
        draws.draw(number, &scratch)
        if distance.value(scratch.table) >= limit { part.asFar += 1 }
        if countsPairs { Self.compare(scratch.table, observed, largest, &part) }
      }
      return part
    }
    for part in parts { asFar += part.asFar }
    if countsPairs { gather(parts, tables, draws, observed, destinations: flows.destinations.count, cells: flows.origins.count) }
  }

  private static func compare(_ table: [Int32], _ observed: [Int32], _ largest: [Int32], _ part: inout Part) {
    for cell in table.indices where table[cell] > 0 {
      part.some[cell] += 1
      if table[cell] >= observed[cell] { part.greater[cell] += 1 }
      if table[cell] > observed[cell] { part.exceeding[cell] += 1 }
      if table[cell] == largest[cell] { part.most[cell] += 1 }
    }
  }

  /// Adds the threads' counts up and puts them where the pairs stand.
  private mutating func gather(
    _ parts: [Part], _ tables: Int, _ draws: FlowDraws, _ observed: [Int32], destinations: Int, cells origins: Int
  ) {
    let zeros = Part.zeros(origins * destinations)
    (greater, lesser, most, none) = (zeros, zeros, zeros, zeros)
    for (row, origin) in draws.rows.enumerated() {
      for (column, destination) in draws.columns.enumerated() {
        let (cell, place) = (row * draws.columns.count + column, origin * destinations + destination)
        greater[place] = observed[cell] == 0 ? Int32(tables) : parts.reduce(0) { $0 + $1.greater[cell] }
        lesser[place] = Int32(tables) - parts.reduce(0) { $0 + $1.exceeding[cell] }
        most[place] = parts.reduce(0) { $0 + $1.most[cell] }
        none[place] = Int32(tables) - parts.reduce(0) { $0 + $1.some[cell] }
      }
    }
  }
}

/// Pearson's χ² plus the total: Σo²/e, which is the same function of a table where margins are kept.
private struct ChiSquareDistance: Sendable {
  private let weights: [Double]

  init(_ draws: FlowDraws, _ expected: [Double], destinations: Int) {
    weights = draws.rows.flatMap { row in
      draws.columns.map { column in
        let e = expected[row * destinations + column]
        return e > 0 ? 1 / e : 0
      }
    }
  }

  func value(_ table: [Int32]) -> Double {
    table.withUnsafeBufferPointer { table in
      weights.withUnsafeBufferPointer { weights in
        var sum = 0.0
        for cell in 0..<table.count {
          let count = Double(table[cell])
          sum += count * count * weights[cell]
        }
        return sum
      }
    }
  }
}

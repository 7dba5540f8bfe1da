import WardlightEssentials

/// For each replicate and each of many levels of expected cases the counts with which a window would exceed the largest statistic so far.
///
/// At a fixed count the ratio of a high window falls as more is expected; so a window whose expectation lies in a cell needs at least the
/// count that the cell's lower edge needs. The edges lie evenly in the square root of the share of what is expected, as does the spread of a count.
struct PruningTable: Sendable {
  /// The number of cells between no case and all of them.
  static let cells = 512
  /// Entries for each replicate: the cells, and one for “no window”.
  static let stride = cells + 2

  /// The fewest cases that a high window needs; `Int32.max` where none are enough.
  let high: [Int32]
  /// The most cases that a low window may have; -1 where none are few enough.
  let low: [Int32]

  /// - Parameters:
  ///   - maxima: The largest statistic of each replicate so far.
  ///   - penalty: What the ratios of these windows are multiplied by.
  init(_ maxima: [Double], penalty: Double, _ ratio: LikelihoodRatio, _ options: ScanOptions, _ parallel: Parallel) {
    let blocks = parallel.mapRanges(maxima.count, size: 32) { replicates in
      replicates.map { Self.columns(above: maxima[$0] / penalty - 1e-9, ratio, options) }
    }
    high = options.rates.includesHigh ? blocks.flatMap { $0.flatMap(\.high) } : []
    low = options.rates.includesLow ? blocks.flatMap { $0.flatMap(\.low) } : []
  }

  /// The cell in which an expectation lies.
  @inline(__always)
  static func cell(_ share: Double) -> Int { min(cells, Int(share.squareRoot() * Double(cells))) }

  private static func edge(_ cell: Int, _ total: Double) -> Double {
    let root = Double(cell) / Double(cells)
    return root * root * total
  }

  private static func columns(above bound: Double, _ ratio: LikelihoodRatio, _ options: ScanOptions) -> (high: [Int32], low: [Int32]) {
    var high = [Int32](repeating: .max, count: stride)
    var low = [Int32](repeating: -1, count: stride)
    if options.rates.includesHigh { fillHigh(&high, bound, ratio, options.fewestCases) }
    if options.rates.includesLow { fillLow(&low, bound, ratio) }
    return (high, low)
  }

  /// The needed count never falls from cell to cell, so each search starts where the last one ended.
  private static func fillHigh(_ column: inout [Int32], _ bound: Double, _ ratio: LikelihoodRatio, _ fewest: Int) {
    let most = Int(ratio.cases)
    var needed = fewest
    for cell in 0...cells {
      // One unit in the last place below the edge, which rounding may have let in.
      let units = edge(cell, ratio.unitTotal) * (1 - 1e-12)
      needed = first(from: needed, through: most) { ratio.high(Double($0), units: units) > bound }
      if needed > most { return }
      column[cell] = Int32(needed)
    }
  }

  /// The allowed count never falls from cell to cell either.
  private static func fillLow(_ column: inout [Int32], _ bound: Double, _ ratio: LikelihoodRatio) {
    let most = Int(ratio.cases)
    var forbidden = 0
    for cell in 0...cells {
      let units = edge(cell + 1, ratio.unitTotal) * (1 + 1e-12)
      forbidden = first(from: forbidden, through: most) { !(ratio.low(Double($0), units: units) > bound) }
      column[cell] = Int32(forbidden - 1)
    }
  }

  /// The first number that passes a test which no larger one fails; one more than the last where none does.
  @inline(__always)
  private static func first(from start: Int, through last: Int, where passes: (Int) -> Bool) -> Int {
    var low = start
    var step = 1
    while low <= last, !passes(low) {
      let next = low + step
      if next <= last, passes(next) { return between(low, next, passes) }
      low = next <= last ? next : low + 1
      step = next <= last ? step * 2 : 1
    }
    return low
  }

  @inline(__always)
  private static func between(_ failing: Int, _ passing: Int, _ passes: (Int) -> Bool) -> Int {
    var (low, high) = (failing, passing)
    while high - low > 1 {
      let middle = (low + high) / 2
      if passes(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

/// Ranks as far as released counts tell them.
struct ReleasedRanks {
  private let inputs: [FormulaInput]
  private let ranked: Int
  /// The lower ends of all that may be above zero, rising, and the upper ends.
  private let lows: [Double]
  private let highs: [Double]

  /// - Parameter ranked: So many from the first have ranks.
  init(_ inputs: [FormulaInput], ranked: Int) {
    self.inputs = inputs
    self.ranked = ranked
    let bounds = inputs.prefix(ranked).compactMap(\.bounds)
    lows = bounds.map(\.low).sorted()
    highs = bounds.map(\.high).sorted()
  }

  /// The rank of each row, or those that are possible.
  func cells(cutAt last: Int?) -> [Cell] { inputs.indices.map { cell($0, last) } }

  /// Whether another row has the same count, where that is certain.
  var ties: [Cell] { inputs.indices.map(tie) }

  private func cell(_ row: Int, _ last: Int?) -> Cell {
    guard let (first, behind) = span(row) else { return .missing }
    guard let last, behind > last else { return first == behind ? .count(first) : .interval(lower: first, upper: behind) }
    return .text("\(min(first, last + 1)) or lower")
  }

  /// The first and the last rank that a row can have; `nil` where it has none.
  private func span(_ row: Int) -> (first: Int, last: Int)? {
    guard row < ranked, let (low, high) = inputs[row].bounds, high > 0 else { return nil }
    // Those that are surely larger are before it; of those that may be, it counts itself where it is not known.
    let itself = high > max(low, 1) ? 1 : 0
    let surely = lows.count - lows.partitioningIndex { $0 > high }
    let perhaps = highs.count - highs.partitioningIndex { $0 > max(low, 1) } - itself
    return (1 + surely, 1 + perhaps)
  }

  private func tie(_ row: Int) -> Cell {
    guard row < ranked, let (low, high) = inputs[row].bounds, high > 0 else { return .missing }
    guard low == high else { return .withheld }
    let others = inputs.indices.prefix(ranked).filter { $0 != row }.compactMap { inputs[$0].bounds }
    if others.contains(where: { $0.low == low && $0.high == low }) { return .text("yes") }
    return others.contains { $0.low <= low && low <= $0.high } ? .withheld : .text("no")
  }
}

extension [Double] {
  /// The first place whose number meets a condition that all behind it meet too.
  fileprivate func partitioningIndex(_ meets: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

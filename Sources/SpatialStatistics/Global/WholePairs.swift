import WardlightGeometry

/// Weights as whole numbers, so that sums over pairs are exact: wᵢⱼ ∝ `factors[i]` · `values[j]`.
///
/// Equal weights within the rows are exact: each counts 1 and, where rows are scaled, row i has the factor L/kᵢ with L the least common multiple of
/// the numbers of neighbours. Unequal weights that are whole or have few decimals are exact too. Others, and all where L would have more than 40
/// digits of base two, are rounded to 30 such digits; then sums tie exactly that are made of the same weights and products.
struct WholePairs: Sendable {
  let rows: RaggedRows
  /// What each neighbour counts, aligned with `rows.values`; `nil` where each counts 1.
  let values: [Int64]?
  /// By what each row is multiplied.
  let factors: [Int64]
  /// For each area the whole weights of its row and of its column together.
  let totals: [Int64]

  init(_ map: PairMap) {
    rows = map.rows
    if Self.areEqual(map) {
      values = nil
      factors = map.standardization == .row ? Self.rowFactors(map.rows) : [Int64](repeating: 1, count: map.count)
    } else {
      values = ExactValues.units(map.weights(), from: .zero, bits: 30).map { Int64($0) }
      factors = [Int64](repeating: 1, count: map.count)
    }
    totals = Self.totals(rows, values, factors)
  }

  /// Whether scaled rows, or all rows, hold a single weight each.
  private static func areEqual(_ map: PairMap) -> Bool {
    guard let raw = map.raw else { return true }
    guard map.standardization == .row else { return raw.min() == raw.max() }
    return (0..<map.count).allSatisfy { row in
      let range = map.rows.range(of: row)
      return raw[range].min() == raw[range].max()
    }
  }

  private static func rowFactors(_ rows: RaggedRows) -> [Int64] {
    let counts = (0..<rows.count).map { Int64(rows.range(of: $0).count) }
    let multiple = leastCommonMultiple(Set(counts.filter { $0 > 0 }))
    return counts.map { count in
      guard count > 0 else { return 0 }
      return multiple.map { $0 / count } ?? Int64((0x1p30 / Double(count)).rounded())
    }
  }

  /// The least common multiple, up to 2⁴⁰.
  private static func leastCommonMultiple(_ counts: Set<Int64>) -> Int64? {
    var multiple: Int64 = 1
    for count in counts.sorted() {
      var (a, b) = (multiple, count)
      while b != 0 { (a, b) = (b, a % b) }
      multiple *= count / a
      if multiple > 1 << 40 { return nil }
    }
    return multiple
  }

  private static func totals(_ rows: RaggedRows, _ values: [Int64]?, _ factors: [Int64]) -> [Int64] {
    var totals = [Int64](repeating: 0, count: rows.count)
    for row in 0..<rows.count {
      for place in rows.range(of: row) {
        let weight = factors[row] * (values?[place] ?? 1)
        totals[row] += weight
        totals[Int(rows.values[place])] += weight
      }
    }
    return totals
  }

  /// How many digits of base two the values may have, so that no sum overflows: neither a row's in 64, nor one of all rows in 128.
  var bitsForValues: Int {
    let rowSums = (0..<rows.count).map { row in
      values.map { $0[rows.range(of: row)].reduce(0, +) } ?? Int64(rows.range(of: row).count)
    }
    let (lag, factor, total) = (Self.bits(rowSums), Self.bits(factors), Self.bits(totals))
    let n = Self.bits([Int64(rows.count)])
    let whole = min(124 - lag - factor - 2 * n, 124 - total - 2 * n) / 2
    return max(1, min(30, 61 - lag, 61 - factor, whole))
  }

  private static func bits(_ numbers: [Int64]) -> Int { Int64.bitWidth - (numbers.max() ?? 0).leadingZeroBitCount }
}

extension ExactValues {
  /// Whole values of a given size at most, counted from 0 or from about their mean.
  ///
  /// What has more digits of base two is rounded to so many.
  static func units(_ values: [Double], from origin: PairPermutation.Origin, bits: Int) -> [Int32] {
    let units = ExactValues(values, terms: 1).units
    let mean = units.reduce(Int128(0)) { $0 + Int128($1) } / Int128(max(units.count, 1))
    let centre = origin == .mean ? Int64(mean) : 0
    let moved = units.map { $0 - centre }
    let largest = moved.reduce(UInt64(0)) { max($0, $1.magnitude) }
    let excess = max(0, UInt64.bitWidth - largest.leadingZeroBitCount - bits)
    let half: Int64 = excess == 0 ? 0 : 1 << Int64(excess - 1)
    return moved.map { Int32(clamping: ($0 + half) >> Int64(excess)) }
  }
}

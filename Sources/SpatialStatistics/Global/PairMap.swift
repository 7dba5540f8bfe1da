import WardlightGeometry

/// The areas that have a value, with the weights among themselves: what every global statistic sums over.
///
/// An area without a finite value leaves the map, the number of areas and everybody's neighbours; rows are standardised after that. An
/// island stays: values are arranged over it as over any other area.
struct PairMap: Sendable {
  /// The values, in order of code.
  let values: [Double]
  /// The neighbours of each, ascending, as positions among the values.
  let rows: RaggedRows
  /// What each neighbour weighs before rows are scaled, aligned with `rows.values`; `nil` where each weighs 1.
  let raw: [Double]?
  let standardization: Standardization

  init(_ x: [Double], _ weights: Weights, _ standardization: Standardization) {
    precondition(x.count == weights.count, "\(x.count) values do not align with \(weights.count) rows of weights")
    self.standardization = standardization
    let areas = x.indices.filter { x[$0].isFinite }
    values = areas.map { x[$0] }
    guard areas.count < x.count else {
      (rows, raw) = (weights.rows, weights.values)
      return
    }
    (rows, raw) = Self.among(areas, weights)
  }

  private static func among(_ areas: [Int], _ weights: Weights) -> (RaggedRows, [Double]?) {
    var position = [Int32](repeating: -1, count: weights.count)
    for (place, area) in areas.enumerated() { position[area] = Int32(place) }
    var kept: [Int] = []
    var starts: [Int32] = [0]
    for area in areas {
      kept += weights.rows.range(of: area).filter { position[Int(weights.rows.values[$0])] >= 0 }
      starts.append(Int32(kept.count))
    }
    let rows = RaggedRows(starts: starts, values: kept.map { position[Int(weights.rows.values[$0])] })
    return (rows, weights.values.map { values in kept.map { values[$0] } })
  }

  /// n.
  var count: Int { values.count }

  /// How many areas have no neighbour.
  var islands: Int { (0..<count).reduce(0) { $0 + (rows.range(of: $1).isEmpty ? 1 : 0) } }

  /// Whether values differ.
  var varies: Bool { values.min() != values.max() }

  /// The values times the power of two for which the largest lies from 1 up to 2, so that no power of theirs leaves the range of `Double`.
  var scaledValues: [Double] {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return values }
    let exponent = -Int(largest.exponent)
    let (first, second) = (exponent / 2, exponent - exponent / 2)
    return values.map {
      $0 * Double(sign: .plus, exponent: first, significand: 1) * Double(sign: .plus, exponent: second, significand: 1)
    }
  }

  /// Why no statistic of pairs exists here, whatever it is.
  var degeneracy: GlobalDegeneracy? {
    if count < 2 { return .tooFewAreas }
    if rows.values.isEmpty { return .noNeighbours }
    return varies ? nil : .noVariance
  }

  /// What each neighbour weighs, aligned with `rows.values`.
  func weights() -> [Double] {
    let raw = raw ?? [Double](repeating: 1, count: rows.values.count)
    guard standardization == .row else { return raw }
    var scaled = raw
    for row in 0..<count {
      let range = rows.range(of: row)
      let sum = raw[range].reduce(0, +)
      for place in range { scaled[place] /= sum }
    }
    return scaled
  }
}

/// The sums of weights that moments are made of, for weights of any kind.
struct WeightSums: Sendable {
  /// S₀ = Σwᵢⱼ.
  let s0: Double
  /// S₁ = ½Σ(wᵢⱼ + wⱼᵢ)².
  let s1: Double
  /// S₂ = Σcᵢ² with cᵢ = Σⱼ(wᵢⱼ + wⱼᵢ).
  let s2: Double
  /// Σ(cᵢ − c̄)² = S₂ − 4S₀²/n, without the cancellation.
  let spread: Double

  init(_ map: PairMap, _ weights: [Double]) {
    var sums = [Double](repeating: 0, count: map.count)
    var squares = 0.0
    for row in 0..<map.count {
      for place in map.rows.range(of: row) {
        let other = Int(map.rows.values[place])
        sums[row] += weights[place]
        sums[other] += weights[place]
        let back = Self.place(of: row, in: map.rows, row: other).map { weights[$0] } ?? 0
        squares += weights[place] * (weights[place] + back)
      }
    }
    let total = map.standardization == .row ? Double(map.count - map.islands) : weights.reduce(0, +)
    let mean = 2 * total / Double(max(map.count, 1))
    (s0, s1, s2) = (total, squares, sums.reduce(0) { $0 + $1 * $1 })
    spread = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// Where a row, which ascends, names an area.
  private static func place(of area: Int, in rows: RaggedRows, row: Int) -> Int? {
    var (low, high) = (Int(rows.starts[row]), Int(rows.starts[row + 1]))
    while low < high {
      let middle = (low + high) / 2
      if Int(rows.values[middle]) < area { low = middle + 1 } else { high = middle }
    }
    return low < Int(rows.starts[row + 1]) && Int(rows.values[low]) == area ? low : nil
  }
}

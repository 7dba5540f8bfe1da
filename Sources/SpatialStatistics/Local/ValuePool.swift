import WardlightEssentials
import WardlightGeometry

/// The areas that have a value, and their neighbours among themselves.
///
/// An area without a value leaves the pool, the number of areas and everybody's neighbours.
struct ValuePool: Sendable {
  /// The areas in the pool, ascending.
  let areas: [Int]
  /// Their values.
  let values: [Double]
  /// Their values as whole numbers, whose sums over all areas are exact.
  let units: [Int64]
  /// Their values less the mean of all, in units of ``scale``.
  let centred: [Double]
  /// 1, or for very large or small values a power of two that brings their squares into the range of `Double`.
  let scale: Double
  /// The neighbours of each, itself left out, as positions in the pool.
  let neighbours: RaggedRows
  /// What the neighbours weigh, aligned with `neighbours.values`; `nil` where each weighs 1.
  let weights: [Double]?
  /// What an area weighs among its own neighbours.
  let selfWeight: SelfWeight

  /// - Parameters:
  ///   - x: The values of all areas, in order of code; what is not finite is missing.
  ///   - weights: Aligned with `x`.
  ///   - other: Values that an area must have too.
  init(_ x: [Double], _ weights: Weights, requiring other: [Double]? = nil) {
    precondition(x.count == weights.count, "\(x.count) values do not align with \(weights.count) rows of weights")
    precondition(other.map { $0.count == x.count } ?? true, "\(other?.count ?? 0) values do not align with \(x.count)")
    let areas = x.indices.filter { x[$0].isFinite && (other?[$0].isFinite ?? true) }
    let values = areas.count == x.count ? x : areas.map { x[$0] }
    let links = areas.count == x.count ? (weights.rows, weights.values) : Self.links(weights, areas)
    self.areas = areas
    self.values = values
    (neighbours, self.weights) = links
    selfWeight = weights.selfWeight
    units = ExactValues(values, terms: values.count).units
    let scale = Self.scale(values)
    let mean = values.reduce(0) { $0 + $1 / scale } / Double(max(values.count, 1))
    self.scale = scale
    centred = values.map { $0 / scale - mean }
  }

  /// The number of areas in the pool.
  var count: Int { areas.count }

  /// Whether all neighbours of an area weigh the same.
  func isEven(_ position: Int) -> Bool {
    guard let weights else { return true }
    let row = weights[neighbours.range(of: position)]
    return row.allSatisfy { $0 == row.first }
  }

  /// Neighbours and weights among the areas of the pool.
  private static func links(_ weights: Weights, _ areas: [Int]) -> (RaggedRows, [Double]?) {
    var position = [Int32](repeating: -1, count: weights.count)
    for (place, area) in areas.enumerated() { position[area] = Int32(place) }
    var starts: [Int32] = [0]
    var kept: [Int] = []
    kept.reserveCapacity(weights.links)
    for area in areas {
      for place in weights.rows.range(of: area) where position[Int(weights.rows.values[place])] >= 0 { kept.append(place) }
      starts.append(Int32(kept.count))
    }
    let rows = RaggedRows(starts: starts, values: kept.map { position[Int(weights.rows.values[$0])] })
    return (rows, weights.values.map { values in kept.map { values[$0] } })
  }

  private static func scale(_ values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest < 0x1p-300 || largest > 0x1p300 else { return 1 }
    return Double(sign: .plus, exponent: max(-1_000, Int(largest.exponent)), significand: 1)
  }
}

extension RaggedRows {
  /// The length of each row.
  var counts: [Int] { (0..<count).map { range(of: $0).count } }
}

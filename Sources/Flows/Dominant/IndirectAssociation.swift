/// Direct and indirect association of places: B + B² + B³ + … = B·(I − B)⁻¹, with B = A·x / max size.
///
/// All columns of B sum to at most A < 1, so that I − B is diagonally dominant by columns: the series converges, and elimination needs no exchange of rows.
///
/// Numbers are rounded to twelve significant digits of the largest, so that what is equal by symmetry ties.
///
/// - Complexity: O(n³) in time, O(n²) in memory.
struct IndirectAssociation {
  /// The codes of the places.
  let codes: [String]
  private let values: [Double]

  /// How many places there are.
  var count: Int { codes.count }

  subscript(origin: Int, destination: Int) -> Double { values[origin * count + destination] }

  /// - Parameters:
  ///   - flows: Square, without flows that stay in their place.
  ///   - weight: A, above 0 and below 1.
  init(_ flows: FlowMatrix, weight: Double) {
    precondition(weight > 0 && weight < 1, "an indirect weight of \(weight) does not lie between 0 and 1")
    let count = flows.origins.count
    let scale = weight / Double(max(1, flows.destinationTotals.max() ?? 1))
    var direct = [Double](repeating: 0, count: count * count)
    for pair in flows.pairs { direct[pair.origin * count + pair.destination] = Double(pair.count) * scale }
    codes = flows.origins.codes
    values = Self.rounded(Self.series(direct, count))
  }

  /// (I − B)⁻¹ − I, which is the series: the inverse by Gauss and Jordan in place.
  private static func series(_ direct: [Double], _ count: Int) -> [Double] {
    var inverse = direct.map { -$0 }
    for place in 0..<count { inverse[place * count + place] += 1 }
    inverse.withUnsafeMutableBufferPointer { inverse in
      for pivot in 0..<count { exchange(pivot, inverse, count) }
    }
    for place in 0..<count { inverse[place * count + place] -= 1 }
    return inverse
  }

  /// One step of the elimination: row and column `pivot` change sides.
  private static func exchange(_ pivot: Int, _ matrix: UnsafeMutableBufferPointer<Double>, _ count: Int) {
    let own = pivot * count
    let factor = 1 / matrix[own + pivot]
    matrix[own + pivot] = 1
    for column in 0..<count { matrix[own + column] *= factor }
    for row in 0..<count where row != pivot {
      let start = row * count
      let multiple = matrix[start + pivot]
      guard multiple != 0 else { continue }
      matrix[start + pivot] = 0
      for column in 0..<count { matrix[start + column] -= multiple * matrix[own + column] }
    }
  }

  private static func rounded(_ values: [Double]) -> [Double] {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return values }
    let step = Double(sign: .plus, exponent: largest.exponent - 40, significand: 1)
    return values.map { ($0 / step).rounded() * step }
  }
}

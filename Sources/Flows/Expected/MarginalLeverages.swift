import WardlightEssentials

/// How much of each expected flow is fixed by fitting both margins: h = e·x′(X′WX)⁻x of the log-linear model with a factor for each origin and destination.
///
/// With D the row sums of e and E its matrix, the normal equations reduce to the destinations: S = C − E′D⁻¹E, of which a generalised inverse is taken, since a
/// common factor may move from one end to the other.
///
/// - Complexity: O(origins · destinations² + destinations³).
struct MarginalLeverages: Sendable {
  /// h, row-major; `NaN` where a pair is no cell.
  let values: [Double]
  /// How many cells there are.
  let cells: Int
  /// How many factors the cells determine.
  let rank: Int

  init(_ margins: FlowMargins, _ expected: [Double], _ parallel: Parallel) {
    let (rows, columns) = (margins.activeRows, margins.activeColumns)
    let profiles = Self.profiles(margins, expected, rows, columns)
    let inverse = GeneralizedInverse(Self.reduced(margins, expected, rows, columns, profiles), order: columns.count)
    let parts = parallel.map(rows.count) { row in Self.leverages(profiles[row], inverse) }
    var values = margins.nothing
    for (row, origin) in rows.enumerated() {
      for (column, destination) in columns.enumerated() where margins.isCell(origin, destination) {
        let cell = origin * margins.columns.count + destination
        values[cell] = expected[cell] * (1 / Double(margins.rows[origin]) + parts[row][column])
      }
    }
    self.values = values
    cells = values.count { !$0.isNaN }
    rank = rows.count + inverse.rank
  }

  /// Each origin's expected flows as shares.
  private static func profiles(_ margins: FlowMargins, _ expected: [Double], _ rows: [Int], _ columns: [Int]) -> [[Double]] {
    rows.map { origin in
      columns.map { margins.isCell(origin, $0) ? expected[origin * margins.columns.count + $0] / Double(margins.rows[origin]) : 0 }
    }
  }

  private static func reduced(
    _ margins: FlowMargins, _ expected: [Double], _ rows: [Int], _ columns: [Int], _ profiles: [[Double]]
  ) -> [Double] {
    let order = columns.count
    var matrix = [Double](repeating: 0, count: order * order)
    for (place, column) in columns.enumerated() { matrix[place * order + place] = Double(margins.columns[column]) }
    for (row, profile) in zip(rows, profiles) {
      let size = Double(margins.rows[row])
      for one in 0..<order where profile[one] > 0 {
        let factor = size * profile[one]
        for other in 0..<order { matrix[one * order + other] -= factor * profile[other] }
      }
    }
    return matrix
  }

  /// u′S⁻u − 2(u′S⁻)ⱼ + S⁻ⱼⱼ for each destination.
  private static func leverages(_ profile: [Double], _ inverse: GeneralizedInverse) -> [Double] {
    let order = profile.count
    var product = [Double](repeating: 0, count: order)
    for one in 0..<order where profile[one] > 0 {
      for other in 0..<order { product[other] += profile[one] * inverse.values[one * order + other] }
    }
    let square = zip(profile, product).reduce(0) { $0 + $1.0 * $1.1 }
    return product.indices.map { square - 2 * product[$0] + inverse.values[$0 * order + $0] }
  }
}

/// A generalised inverse of a symmetric matrix without negative eigenvalues, by sweeping its diagonal; what depends on what was swept before stays 0.
struct GeneralizedInverse: Sendable {
  private(set) var values: [Double]
  private(set) var rank = 0

  init(_ matrix: [Double], order: Int) {
    values = matrix
    let scale = (0..<order).map { matrix[$0 * order + $0] }
    var swept = [Bool](repeating: false, count: order)
    for pivot in 0..<order where values[pivot * order + pivot] > 1e-9 * scale[pivot] {
      sweep(pivot, order)
      swept[pivot] = true
      rank += 1
    }
    for one in 0..<order {
      for other in 0..<order { values[one * order + other] = swept[one] && swept[other] ? -values[one * order + other] : 0 }
    }
  }

  /// One step of Gauss and Jordan, after which the swept part is the inverse with its sign turned.
  private mutating func sweep(_ pivot: Int, _ order: Int) {
    let head = Array(values[pivot * order..<(pivot + 1) * order])
    let factor = 1 / head[pivot]
    values.withUnsafeMutableBufferPointer { values in
      for row in 0..<order where row != pivot && head[row] != 0 {
        let share = head[row] * factor
        for column in 0..<order { values[row * order + column] -= share * head[column] }
        values[row * order + pivot] = share
      }
      for column in 0..<order { values[pivot * order + column] = head[column] * factor }
      values[pivot * order + pivot] = -factor
    }
  }
}
